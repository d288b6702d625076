"""The edition.toml and the emendations.toml of a new edition: what can be known of a text from the
text, and of every other key what it says and how it is written, ready to be used.

All of it follows from what is declared of the keys. In a Persian edition the comments are Persian,
else English. A comment begins with «# »; what is ready to be used with «#» alone.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias, get_origin

from msgspec import Struct

from edition.core.languages import known
from edition.dump.toml import pairs, written
from edition.model.description import Declared, Described, Description, Emendations, declared

Tongue: TypeAlias = Literal["fa", "en"]
_WIDTH = 96
"""Characters of a line of comment."""


class _Phrases(Struct, frozen=True, kw_only=True):
    """What the comments say beside the sentences of the keys. `default` is put behind one: `{}` is
    what the key says where it is left out.
    """

    description: str
    emendations: str
    ready: str
    required: str
    default: str


_PHRASES: Mapping[Tongue, _Phrases] = {
    "fa": _Phrases(
        description="این متن چیست و چه از آن ساخته شود. خود متن در {file} است و دست نمی‌خورد.",
        emendations="دگرگونی‌هایی که ویراستار پای آن‌ها می‌ایستد، هر یک با دلیلش. {file} دست "
        "نمی‌خورد؛ هر دگرگونی در emendations.csv می‌آید و شمارشان در شناسنامه. اگر هیچ نباشد، متن "
        "چنان چیده می‌شود که یافته شد.",
        ready="سطرهایی که با # و بی‌فاصله آغاز می‌شوند آمادهٔ کارند: # را از آغاز آن‌ها بردارید، "
        "و از سطر بالایشان که در قلاب است نیز، و مقدار را به دلخواه بنویسید.",
        required="لازم.",
        default="پیش‌فرض: {}.",
    ),
    "en": _Phrases(
        description="What this text is, and what is made of it. The text stands in {file} and is "
        "never edited.",
        emendations="Changes to the text that the editor stands for, each with its reason. {file} "
        "is never edited; each change is listed in emendations.csv, their number in the imprint. "
        "Without any the text is set as it was found.",
        ready="Lines that begin with # and no space are ready: take the # away, and that of the "
        "line in brackets above them, and write your own value.",
        required="Required.",
        default="Default: {}.",
    ),
}


def first_description(
    file: str,
    known_of_it: Mapping[str, Any],
    ready: Mapping[str, Sequence[Described]],
    table: type[Described] = Description,
) -> str:
    """A whole edition.toml for the text in `file`. `known_of_it` are the keys that have a value, a
    table as a mapping. `ready` are lists of tables to be used by taking a # away, in place of the
    declared examples.
    """
    tongue = _tongue(known_of_it["language"])
    phrases = _PHRASES[tongue]
    keys = [each for each in declared(table) if not _is_table(each)]
    tables = [each for each in declared(table) if _is_table(each)]
    lines = [*_comment(phrases.description.format(file=file)), *_comment(phrases.ready)]
    for each in keys:
        lines += ["", *_key(each, known_of_it, tongue)]
    for each in tables:
        examples = ready.get(each.name, each.key.example)
        lines += ["", "", *_table(each, known_of_it.get(each.name, {}), examples, tongue)]
    return "\n".join((*lines, ""))


def first_emendations(file: str, language: str) -> str:
    """A whole emendations.toml without any emendation."""
    tongue = _tongue(language)
    [each] = declared(Emendations)
    phrases = _PHRASES[tongue]
    head = [*_comment(phrases.emendations.format(file=file)), *_comment(phrases.ready)]
    return "\n".join((*head, "", *_table(each, {}, each.key.example, tongue), ""))


def _tongue(tag: str) -> Tongue:
    language = known(tag)
    return "fa" if language and language.tag.startswith("fa") else "en"


def _is_table(each: Declared) -> bool:
    return each.table is not None or get_origin(each.kind) is dict


def _key(each: Declared, values: Mapping[str, Any], tongue: Tongue) -> Iterator[str]:
    """What a key says, and the key: with its value, else ready with its example."""
    yield from _comment(_sentence(each, tongue))
    used = each.name in values
    value = values[each.name] if used else each.key.example
    yield f"{'' if used else '#'}{each.name} = {written(value)}"


def _table(each: Declared, values: Mapping[str, Any], ready: Any, tongue: Tongue) -> Iterator[str]:
    """What a table says and what each of its keys does, with the `values` that it has; what has
    none is ready to be used.
    """
    yield from _comment(f"── {each.name} ── {_sentence(each, tongue)}")
    if each.table is None:
        yield f"#[{each.name}]"
        yield from (f"#{name} = {written(value)}" for name, value in ready.items())
    elif get_origin(each.kind) is tuple:
        for key in declared(each.table):
            yield from _comment(f"{key.name}: {_sentence(key, tongue)}")
        for entry in ready:
            yield from ("", f"#[[{each.name}]]", *(f"#{line}" for line in pairs(entry)))
    else:
        yield f"{'' if values else '#'}[{each.name}]"
        for key in declared(each.table):
            yield from _key(key, values, tongue)


def _sentence(each: Declared, tongue: Tongue) -> str:
    """What is said of a key, whether it must be there, and what it says by being left out."""
    phrases = _PHRASES[tongue]
    said = each.key.fa if tongue == "fa" else each.key.en
    if each.required:
        said = f"{said} {phrases.required}"
    elif each.default and not _is_table(each):
        said = f"{said} {phrases.default.format(written(each.default))}"
    return said.replace("`", "")


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_long_words=False,
        break_on_hyphens=False,
    )
