"""The catalogues are whole: every template has a sentence in every language, with the same fields,
and what stands in a Persian line reads right in a terminal.
"""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from edition.cli.command import EXITS
from edition.speech.catalogue import FOLDER, TONGUES
from edition.verify.bags.forms_of_description import FACTS

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted(FOLDER.glob("*/LC_MESSAGES/edition.po"))
ADVICE = "run `make messages`, then say these in the catalogue"
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ ._/+-][A-Za-z0-9]+)*|[0-9]+(?:[.,][0-9]+)*")
QUOTED = re.compile(r"`[^`]*`|'[^']*'|«[^»]*»|\{[^{}]*\}")


def _messages() -> object:
    sys.path.insert(0, str(ROOT))
    spec = importlib.util.spec_from_file_location("messages", ROOT / "docs" / "messages.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


messages = _messages()


def read(catalogue: Path) -> Catalog:
    with catalogue.open("rb") as file:
        return read_po(file, "fa", "edition")


def entries(catalogue: Path) -> list[Message]:
    return [entry for entry in read(catalogue) if entry.id]


def forms(of: object) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of)  # type: ignore[arg-type]


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_language_but_english_has_a_catalogue() -> None:
    assert {file.parents[1].name for file in CATALOGUES} == set(TONGUES) - {"en"}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_nothing_is_untranslated_or_fuzzy(catalogue: Path) -> None:
    lacking = messages.lacking(messages.current(catalogue))  # type: ignore[attr-defined]
    assert not lacking, f"{ADVICE}:\n" + "\n".join(map(repr, lacking))


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_the_file_is_as_make_messages_writes_it_and_so_has_nothing_that_is_gone(
    catalogue: Path,
) -> None:
    written = messages.text_of(messages.current(catalogue))  # type: ignore[attr-defined]
    assert catalogue.read_bytes() == written, ADVICE


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_both_sides_have_the_same_fields(catalogue: Path) -> None:
    wrong = [
        (said, fields(template) ^ fields(said))
        for entry in entries(catalogue)
        for template, said in zip(forms(entry.id), forms(entry.string), strict=False)
        # The singular of click's has no number in it.
        if fields(template) != fields(said)
    ]
    assert not wrong


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_what_is_from_the_left_is_a_plain_word_or_is_quoted(catalogue: Path) -> None:
    """So that `lines_of` can put it on a line of its own."""
    wrong = []
    for entry in entries(catalogue):
        for said in forms(entry.string):
            bare = QUOTED.sub("¤", said)
            runs = (run.strip("()[]:.,!? ") for run in re.findall(r"[!-~](?:[ -~]*[!-~])?", bare))
            wrong += [(run, said) for run in runs if re.search("[A-Za-z0-9]", run)
                      and not PLAIN.fullmatch(run)]  # fmt: skip
    assert not wrong


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_the_letters_are_persian(catalogue: Path) -> None:
    """No Arabic kaf, yeh or digit, no space where an ending is held by U+200C."""
    wrong = [
        said
        for entry in entries(catalogue)
        for said in forms(entry.string)
        if re.search(
            "[كي٠-٩]|(?<![\\w\u200c])ن?می |[\u0600-\u06ff] ها(?:ی|ست)?(?![\\w\u200c])", said
        )
    ]
    assert not wrong


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_what_is_compiled_is_what_is_written(catalogue: Path, tmp_path: Path) -> None:
    copy = tmp_path / "fa" / "LC_MESSAGES" / "edition.po"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(catalogue.read_bytes())
    again = messages.compiled(copy).read_bytes()  # type: ignore[attr-defined]
    assert catalogue.with_suffix(".mo").read_bytes() == again, ADVICE


CLAUSES = {"worded": (0,), "worded_later": (0,), "forms": (0, 1), "error": (1, 2), "warning": (1, 2),
           "RefusedPath": (1, 2), "Diagnostic": (2, 3)}  # fmt: skip
"""Where the arguments stand that are templates or clauses."""


def test_no_clause_is_put_together_where_it_is_said() -> None:
    """What finds templates takes two strings of one argument for one, and passes over the rest."""
    wrong = [
        f"{file.name}:{call.lineno}: {ast.unparse(argument)}"
        for file in sorted((ROOT / "src").rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        for at in CLAUSES.get(call.func.id, ())
        for argument in call.args[at : at + 1]
        if isinstance(argument, ast.IfExp | ast.BinOp | ast.JoinedStr)
        and any(isinstance(part, ast.Constant) and isinstance(part.value, str)
                for part in ast.walk(argument))
    ]  # fmt: skip
    assert not wrong


ROOMS = ("answering", "answers.py", "archive", "batch", "checking.py", "cli", "delivery", "edited.py", "faces",
         "foreign", "inspecting.py", "pipeline.py", "press", "pressing.py", "progress.py", "reporting.py", "sign",
         "source_files.py", "surfacing.py", "verify", "workers.py")  # fmt: skip
"""Where what is written in words is for a reader, or stands in `NOT_SAID`."""
NOT_SAID = {
    EXITS: "the end of English help, which a test holds to what is said in every language",
    "Each object in a folder of its own name, which is the id of an edition": "a file of OCFL",
    "Local identifier": "a word of DataCite",
    "bagit.py ¤": "the name of a reader",
    "data/manifest.json ¤": "which words follow",
    "edition ¤": "the name of a reader",
    "not made": "an outcome, which has words of its own",
    r" \+| validation profile": "what veraPDF writes",
    " and ¤": "what BibTeX writes",
}
WORDS = re.compile(r"\b[a-z]{2,}[,;:]? [a-z]{2,}\b|\b[a-z]{3,}[,;:]? ¤|¤[,;:]? [a-z]{3,}\b")
FOUND_BY = {*CLAUSES, "click.Option", "click.argument", "click.option", "processes", "re.compile"}


def _english(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Words of English below a node that no catalogue finds: two beside one another, or one beside
    a value; what is written in another notation has signs instead.
    """
    if isinstance(node, ast.Assert | ast.Compare | ast.Subscript):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) in FOUND_BY:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # what a module or a name is for
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "¤" for part in node.values)
        yield node.lineno, "".join(map(str, parts))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from _english(child)


def _files(room: str) -> list[Path]:
    place = ROOT / "src" / "edition" / room
    return [place] if place.suffix else sorted(place.rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_said_in_english_that_no_catalogue_finds(room: str) -> None:
    wrong = [
        f"{file.name}:{line}: {words}"
        for file in _files(room)
        for line, words in _english(ast.parse(file.read_text(encoding="utf-8")))
        if WORDS.search(words) and "<" not in words and words not in {*NOT_SAID, *FACTS}
    ]
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_no_field_of_a_message_is_a_word_of_english(room: str) -> None:
    """It would be held for a name."""
    wrong = [
        f"{file.name}:{part.lineno}: {part.value}"
        for file in _files(room)
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "worded"
        for field in call.keywords
        for part in _alternatives(field.value)
        if isinstance(part.value, str) and re.search("[a-z]{2}", part.value)
    ]
    assert not wrong


def _alternatives(value: ast.expr) -> Iterator[ast.Constant]:
    """The constants that a field can be."""
    if isinstance(value, ast.Constant):
        yield value
    elif isinstance(value, ast.BoolOp):
        for each in value.values:
            yield from _alternatives(each)
    elif isinstance(value, ast.IfExp):
        yield from _alternatives(value.body)
        yield from _alternatives(value.orelse)


def test_what_click_says_of_what_is_typed_is_still_said_by_it() -> None:
    assert set(messages.OF_CLICK) <= messages.of_click()  # type: ignore[attr-defined]
