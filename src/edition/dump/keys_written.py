"""The edition.toml and the emendations.toml of a new edition: what can be known of a text from the
text, and of every other key what it says and how it is written, ready to be used.

All of it follows from what is declared of the keys. In a Persian edition the comments are Persian,
else English. A comment begins with «# »; what is ready to be used with «#» alone.

So does the JSON Schema (draft 7) of edition.toml and of emendations.toml, by which editors such as
VS Code complete and check them while they are written. What it lets pass may still break a rule
that is no matter of types, such as that two tables agree; `edition build` says which.
"""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeAlias, get_args, get_origin

from msgspec import Struct

from edition.core.languages import known
from edition.dump.toml import pairs, written
from edition.model.description import Declared, Described, Description, Emendations, declared
from edition.model.description.keys import alternatives

_TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
}


def schema_json(table: type[Described], title: str) -> str:
    """The schema of a file whose whole is a `table`, as JSON."""
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    return json.dumps(head | _of_table(table), ensure_ascii=False, indent=2) + "\n"


def _of_table(table: type[Described]) -> dict[str, Any]:
    keys = declared(table)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [each.name for each in keys if each.required],
        "properties": {each.name: _of_key(each) for each in keys},
    }


def _of_key(each: Declared) -> dict[str, Any]:
    """What a key takes, with what is said of it in both languages, its default and its example."""
    found = {"description": f"{each.key.en}\n\n{each.key.fa}"} | _of_value(each.kind, each)
    if each.table is not None:
        return found
    if each.default not in (None, "", (), {}):
        found["default"] = _plain(each.default)
    return found | {"examples": [_plain(each.key.example)]}


def _of_value(kind: Any, of: Declared) -> dict[str, Any]:
    """What a value of a type may be, within the bounds that are declared of its key."""
    kind, *others = alternatives(kind)
    if others:
        return {"anyOf": [_of_value(one, of) for one in (kind, *others)]}
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "maxItems": of.key.most.most, "items": _of_value(inner[0], of)}
    if origin is dict:
        value = _of_value(inner[1], of)
        named = {"properties": dict.fromkeys(of.key.names, value), "additionalProperties": False}
        return {"type": "object"} | (named if of.key.names else {"additionalProperties": value})
    if issubclass(kind, Described):
        return _of_table(kind)
    found = dict(_TYPES[kind])
    if kind is str:
        found["maxLength"] = of.key.longest.most
    if of.key.between:
        found |= dict(zip(("minimum", "maximum"), of.key.between, strict=True))
    return found


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


Tongue: TypeAlias = Literal["fa", "en"]
_NAMED = 12
"""Lines of the text that are named."""
_WIDTH = 96
"""Characters of a line of comment."""


class Offered(Struct, frozen=True):
    """A value for a key, ready to be used, that mends what is doubtful in the lines of the text."""

    value: object
    lines: tuple[int, ...]


class _Phrases(Struct, frozen=True, kw_only=True):
    """What the comments say beside the sentences of the keys. `default` is put behind one: `{}` is
    what the key says where it is left out. `offered` is put before a value that may mend what is
    doubtful: `{}` are the lines, in `digits`, a `comma` between them.
    """

    description: str
    emendations: str
    ready: str
    required: str
    default: str
    offered: str
    digits: str
    comma: str


_PHRASES: Mapping[Tongue, _Phrases] = {
    "fa": _Phrases(
        description="این متن چیست و چه از آن ساخته شود. خود متن در {file} است و دست نمی‌خورد.",
        emendations="اصلاح‌هایی که ویراستار پای آن‌ها می‌ایستد، هر یک با دلیلش. {file} دست "
        "نمی‌خورد؛ هر اصلاح در emendations.csv می‌آید و شمارشان در شناسنامه. اگر هیچ نباشد، متن "
        "چنان چیده می‌شود که یافته شد.",
        ready="سطرهایی که با # و بی‌فاصله آغاز می‌شوند آمادهٔ کارند: # را از آغاز آن‌ها بردارید، "
        "و از سطر بالایشان که در قلاب است نیز، و مقدار را به دلخواه بنویسید.",
        required="لازم.",
        default="پیش‌فرض: {}.",
        offered="در این متن شاید، برای سطر {}:",
        digits="۰۱۲۳۴۵۶۷۸۹",
        comma="، ",
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
        offered="In this text perhaps, for line {}:",
        digits="0123456789",
        comma=", ",
    ),
}


def first_description(
    file: str,
    known_of_it: Mapping[str, Any],
    ready: Mapping[str, Sequence[Described]],
    table: type[Described] = Description,
    *,
    offered: Mapping[str, Offered] | None = None,
) -> str:
    """A whole edition.toml for the text in `file`. `known_of_it` are the keys that have a value, a
    table as a mapping. `ready` are lists of tables to be used by taking a # away, in place of the
    declared examples; `offered` are such values of keys of tables, by their path
    (`structure.joined`).
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
        written_down = _table(each, known_of_it.get(each.name, {}), examples, tongue)
        lines += ["", "", *_with_offers(written_down, each.name, offered or {}, phrases)]
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


def _table(each: Declared, values: Any, ready: Any, tongue: Tongue) -> Iterator[str]:
    """What a table says and what each of its keys does, with the `values` that it has, of a list
    its tables; what has none is ready to be used.
    """
    yield from _comment(f"── {each.name} ── {_sentence(each, tongue)}")
    if each.table is None:
        yield f"#[{each.name}]"
        yield from (f"#{name} = {written(value)}" for name, value in ready.items())
    elif get_origin(each.kind) is tuple:
        for key in declared(each.table):
            yield from _comment(f"{key.name}: {_sentence(key, tongue)}")
        for entry in values:
            yield from ("", f"[[{each.name}]]", *pairs(entry))
        for entry in () if values else ready:
            yield from ("", f"#[[{each.name}]]", *(f"#{line}" for line in pairs(entry)))
    else:
        yield f"{'' if values else '#'}[{each.name}]"
        for key in declared(each.table):
            yield from _key(key, values, tongue)


def _with_offers(
    lines: Iterator[str], table: str, offered: Mapping[str, Offered], phrases: _Phrases
) -> Iterator[str]:
    """The lines of a table, with what is offered in place of an example."""
    for line in lines:
        name = line.removeprefix("#").partition(" = ")[0]
        offer = offered.get(f"{table}.{name}")
        if offer and line.startswith("#"):
            digits = str.maketrans("0123456789", phrases.digits)
            named = [str(line).translate(digits) for line in offer.lines[:_NAMED]]
            more = ["…"] if len(offer.lines) > _NAMED else []
            yield from _comment(phrases.offered.format(phrases.comma.join((*named, *more))))
            yield f"#{name} = {written(offer.value)}"
        else:
            yield line


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
