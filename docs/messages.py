"""The catalogues of messages, from the templates in the code, the help of the commands and what
click says: `python docs/messages.py` brings each up to date, compiles it, and names what it lacks
(exit code 1). `make messages` is that.
"""

import sys
from collections.abc import Iterator
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

KEYWORDS = {
    "worded": (1,),
    "worded_later": (1,),
    "error": (2, 3),
    "warning": (2, 3),
    "RefusedPath": (2, 3),
    "Diagnostic": (3, 4),
}
"""The arguments that are templates, or clauses, of functions that make messages."""
BETWEEN = (", ", "; ", " or ", " and ")
"""What stands between the parts of a listing."""
OF_CLICK = ("core", "decorators", "exceptions", "parser", "types")


def templates() -> Catalog:
    """All that a catalogue has, in order, with the files that say it (and no lines, which change
    with every commit).
    """
    catalog = Catalog(fuzzy=False)
    for between in BETWEEN:
        catalog.add(between)
    for file, words in (*_in_the_code(), *_in_the_help(), *_in_click()):
        catalog.add(words, locations=[(file, 0)])
    return catalog


def _in_the_code() -> Iterator[tuple[str, str]]:
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=1)
    for file, _, words, *_ in sorted(found, key=lambda each: (each[0], each[1])):
        for each in (words,) if isinstance(words, str) else words:
            if each and any(letter.isalpha() for letter in each):
                yield file, each


def _in_the_help() -> Iterator[tuple[str, str]]:
    for command in (main, *main.commands.values()):
        if command.help:
            yield "cli.py", " ".join(command.help.split())
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.help:
                yield "cli.py", parameter.help


def _in_click() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    folder = Path(click.__file__).parent
    keywords = {"_": None, "ngettext": (1, 2)}
    for file, _, words, *_ in sorted(extract_from_dir(folder, [("**.py", "python")], keywords)):
        if Path(file).stem in OF_CLICK:
            yield f"click/{file}", words


def current(catalogue: Path) -> Catalog:
    """A catalogue with an entry for every template, and for nothing else."""
    with catalogue.open("rb") as read:
        catalog = read_po(read, catalogue.parents[1].name, "edition")
    catalog.update(templates(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def lacking(catalog: Catalog) -> list[str]:
    """The templates that a catalogue does not say, or only thinks to."""
    return [str(each.id) for each in catalog if each.id and (not each.string or each.fuzzy)]


def text_of(catalog: Catalog) -> bytes:
    """A catalogue as its file has it."""
    written = BytesIO()
    write_po(written, catalog, width=100, omit_header=False, sort_output=False)
    return written.getvalue()


if __name__ == "__main__":
    left = []
    for po in sorted(CATALOGUES.glob("*/LC_MESSAGES/edition.po")):
        found = current(po)
        po.write_bytes(text_of(found))
        compiled(po)
        left += [f"{po.relative_to(ROOT)}: {words!r}" for words in lacking(found)]
    print("\n".join(left))
    sys.exit(bool(left))
