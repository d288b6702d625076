"""The catalogues of messages, from the templates in the code, the help of the commands and what
click says: `python docs/messages.py` brings each up to date, compiles it, and names what it lacks
(exit code 1). `make messages` is that.
"""

import inspect
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from edition.cli import main

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "edition"
sys.path.insert(0, str(ROOT))

from hatch_build import CATALOGUES, compiled  # noqa: E402

FACTS = {
    "worded": (1,),
    "worded_later": (1,),
    "error": (2,),
    "warning": (2,),
    "RefusedPath": (2,),
    "Diagnostic": (3,),
}
ACTS = {"error": (3,), "warning": (3,), "RefusedPath": (3,), "Diagnostic": (4,)}
"""The arguments that are templates, or clauses, of functions that make messages. Facts and acts are
looked for apart: of two in one, Babel takes none where one of them is not written there.
"""
FORMS = {"forms": (1, 2)}
"""Of templates for one and for several."""
BETWEEN = (", ", "; ", " or ", " and ")
"""What stands between the parts of a listing."""
OF_CLICK: tuple[str | tuple[str, str], ...] = (
    "Show this message and exit.",
    "Show the version and exit.",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "Missing parameter",
    "No such option {name!r}.",
    "No such command {name!r}.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Option {name!r} does not take a value.",
    "Choose from:\n\t{choices}",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "{name} {filename!r} does not exist.",
    "path",
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""What click says to whoever types; what it says to whoever writes a program is not ours."""


def templates() -> Catalog:
    """All that a catalogue has, in order, with the files that say it (and no lines, which change
    with every commit).
    """
    catalog = Catalog(fuzzy=False)
    for between in BETWEEN:
        catalog.add(between)
    for file, words in (*_in_the_code(), *_in_the_help()):
        catalog.add(words, locations=[(file, 0)])
    for words in OF_CLICK:
        catalog.add(words, locations=[("click", 0)])
    return catalog


def _in_the_code() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    found = [
        each
        for keywords in (FACTS, ACTS, FORMS)
        for each in extract_from_dir(SOURCE, [("**.py", "python")], keywords=keywords)
    ]
    for file, _, words, *_ in sorted(found, key=lambda each: (each[0], each[1])):
        if words and any(letter.isalpha() for letter in "".join(words)):
            yield file, words


def _in_the_help() -> Iterator[tuple[str, str]]:
    for command in (main, *main.commands.values()):
        room = inspect.getmodule(command.callback)
        file = Path(room.__file__ or "").relative_to(SOURCE).as_posix() if room else ""
        if command.help:
            yield file, " ".join(command.help.split())
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.help:
                yield file, parameter.help


def of_click() -> set[str | tuple[str, ...]]:
    """All that click can say."""
    folder = Path(click.__file__).parent
    keywords = {"_": None, "ngettext": (1, 2)}
    return {words for _, _, words, *_ in extract_from_dir(folder, [("**.py", "python")], keywords)}


def current(catalogue: Path) -> Catalog:
    """A catalogue with an entry for every template, and for nothing else."""
    with catalogue.open("rb") as read:
        catalog = read_po(read, catalogue.parents[1].name, "edition")
    catalog.update(templates(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def lacking(catalog: Catalog) -> list[str]:
    """The templates that a catalogue does not say, or only thinks to."""
    return [
        each.id if isinstance(each.id, str) else each.id[0]
        for each in catalog
        if each.id and (each.fuzzy or not each.string or not all(_forms(each.string)))
    ]


def _forms(said: str | tuple[str, ...] | list[str]) -> Sequence[str]:
    """What an entry says: one string, or one for each plural form."""
    return [said] if isinstance(said, str) else said


_HEAD = """# docs/messages.py brings this file up to date: make messages
# One word for one thing: docs/glossary.md, whose last table says which words are never written.
msgid ""
msgstr ""
"Language: {tag}\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""Without a day and a name, which would change with every run."""


def text_of(catalog: Catalog) -> bytes:
    """A catalogue as its file has it."""
    written = BytesIO()
    write_po(written, catalog, width=100, omit_header=True)
    return _HEAD.format(tag=catalog.locale).encode() + written.getvalue()


if __name__ == "__main__":
    left = []
    for po in sorted(CATALOGUES.glob("*/LC_MESSAGES/edition.po")):
        found = current(po)
        po.write_bytes(text_of(found))
        compiled(po)
        left += [f"{po.relative_to(ROOT)}: {words!r}" for words in lacking(found)]
    print("\n".join(left))
    sys.exit(bool(left))
