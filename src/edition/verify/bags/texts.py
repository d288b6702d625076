"""Whether the texts of a bag are one text: source, register, reading text, TEI, and what the PDFs
say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from lxml import etree
from msgspec import Struct

from edition.core.quoting import worded
from edition.model.proof import Check, CheckName, Outcome
from edition.verify.bags.bag_files import content_of, root_of, rows_of, text_of, toml_of
from edition.verify.file.checks import Damaged, attempt, shown
from edition.verify.file.readers import words


def lost_words(source: str, expected: str) -> Iterator[str]:
    """A clause that names the first word of `source` that `expected` lacks or has too early;
    nothing where it has them all.

    A word of the source may stand apart there (a label that was typed without a space behind it).
    """
    there = words(expected)
    at = 0
    for number, line in enumerate(source.splitlines(), 1):
        for word in words(line):
            after = _behind(word, there, at)
            if after is None:
                yield worded(
                    "«{word}» of line {number} is not in the text after «{before}»",
                    word=word,
                    number=number,
                    before=" ".join(there[max(at - 3, 0) : at]),
                )
                return
            at = after


def _behind(word: str, there: Sequence[str], at: int) -> int | None:
    """The index behind the first place from `at` on where the word stands, whole or in parts; None
    where it does not.
    """
    for i in range(at, len(there)):
        joined, j = there[i], i + 1
        while len(joined) < len(word) and j < len(there) and word.startswith(joined):
            joined, j = joined + there[j], j + 1
        if joined == word:
            return j
    return None


_TEI = "{http://www.tei-c.org/ns/1.0}"
_MADE = frozenset((f"{_TEI}corr", f"{_TEI}reg"))
_FOUND = frozenset((f"{_TEI}sic", f"{_TEI}orig"))
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NOTE = re.compile(r"^\s*\[\^[^\]\s]+\]:", re.MULTILINE)
# In a plain text a table has strokes between its cells, and may have a rule under its head.
_ROW, _RULE = (
    re.compile(r"^[^\S\n]*\|.*\|.*$", re.MULTILINE),
    re.compile(r"^[^\S\n]*\|[ \t|:-]*-[ \t|:-]*$", re.MULTILINE),
)
_AS_FOUND = "-diplomatic"
"""What the names of those end in that show the text as it was found."""
_HOW_WRITTEN = frozenset(("unprintable", "markup", "notes", "entity"))
"""Rules by which that is made printable too."""
_QUOTED = 100
"""Characters of an emendation, in a clause."""
_NUMBER = re.compile(r"[0-9]{1,9}")
# Codecs of Python that decode no text; the first two take the square of its length.
_NO_ENCODINGS = (
    "punycode",
    "idna",
    "undefined",
    "unicode-escape",
    "unicode_escape",
    "raw-unicode-escape",
    "raw_unicode_escape",
)
_UTF_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class _Change(Struct, frozen=True):
    """A row of emendations.csv: code points of the source from `start`, and what is set for
    them.
    """

    start: int
    before: str
    after: str
    rule: str


def texts(bag: Path) -> tuple[Check, ...]:
    """Three equalities, to the character; and whether one PDF at the top of the payload holds every
    word.
    """
    return (
        attempt(CheckName.READING_TEXT, "emendations.csv", lambda: _reading(bag)),
        attempt(
            CheckName.DIPLOMATIC_TEXT_IN_TEI,
            "lxml",
            lambda: _tei(bag, _MADE, source_text(bag), worded("the source")),
        ),
        attempt(
            CheckName.READING_TEXT_IN_TEI,
            "lxml",
            lambda: _tei(bag, _FOUND, _reading_text(bag), worded("the reading text")),
        ),
        _whole(bag),
    )


def source_text(bag: Path) -> str:
    """The text as it was found, with LF line ends and no byte order mark: in UTF-8 or UTF-16, or as
    edition.toml says.
    """
    markdown = bag / "data" / "source" / "text.md"
    file = markdown if markdown.is_file() else markdown.with_suffix(".txt")
    content = content_of(file)
    marked = next((name for mark, name in _UTF_16 if content.startswith(mark)), "")
    named = "" if marked else toml_of(bag / "data" / "source" / "edition.toml").get("encoding", "")
    try:
        if named in _NO_ENCODINGS:
            raise LookupError
        text = content.decode(marked or named or "utf-8")
    except (LookupError, TypeError, ValueError):
        raise Damaged(
            worded("{file} is not in the encoding that it is said to have", file=file.name)
        ) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _reading_text(bag: Path) -> str:
    return text_of(bag / "data" / "text" / "reading.txt")


def _register(bag: Path, source: str) -> list[_Change]:
    """The register, in the order of the text; line and column count from 1."""
    lines = [0]
    lines += [i + 1 for i, character in enumerate(source) if character == "\n"]
    rows = rows_of(bag / "data" / "emendations.csv")
    return [_change(row, lines, number) for number, row in enumerate(rows, 2)]


def _change(row: Mapping[str, str], lines: Sequence[int], number: int) -> _Change:
    line, column = (
        int(row.get(key, "")) if _NUMBER.fullmatch(row.get(key, "")) else 0
        for key in ("line", "column")
    )
    if not (0 < line <= len(lines) and column and {"before", "after"} <= row.keys()):
        raise Damaged(
            worded("row {number} of emendations.csv names no place of the source", number=number)
        )
    return _Change(lines[line - 1] + column - 1, row["before"], row["after"], row.get("rule", ""))


def _reading(bag: Path) -> Iterator[str]:
    source = source_text(bag)
    parts: list[str] = []
    done = 0
    for change in _register(bag, source):
        if source[change.start : change.start + len(change.before)] != change.before:
            before = change.before[:_QUOTED]
            yield worded("«{before}» does not stand where emendations.csv has it", before=before)
        parts += source[done : change.start], change.after
        done = change.start + len(change.before)
    if "".join((*parts, source[done:])) != _reading_text(bag):
        yield worded("the source with the register applied is not text/reading.txt")


def _tei(bag: Path, without: frozenset[str], expected: str, name: str) -> Iterator[str]:
    root = root_of(bag / "data" / "text" / "tei.xml")
    element, declared = root.find(f"{_TEI}text"), dict(_declared(root))
    found = "" if element is None else "".join(_nodes(element, without, declared))
    if found != expected:
        same = sum(
            1
            for _ in takewhile(lambda pair: pair[0] == pair[1], zip(found, expected, strict=False))
        )
        yield worded(
            "the text of TEI parts from {name} at its character {number}",
            name=name,
            number=same + 1,
        )


def _declared(root: etree._Element) -> Iterator[tuple[str, str]]:
    """By its reference each character that the header declares."""
    for declared in root.iterfind(f"{_TEI}teiHeader//{_TEI}char"):
        points = [
            prop.get("value") for prop in declared.iterfind(f"{_TEI}localProp[@name='codepoint']")
        ]
        yield f"#{declared.get(_XML_ID)}", "".join(chr(int(point, 16)) for point in points)


def _nodes(
    element: etree._Element, without: frozenset[str], declared: Mapping[str, str]
) -> Iterator[str]:
    """The text of an element, where a `g` is the character that it refers to; a KeyError where that
    is not declared.
    """
    if element.tag in without:
        return
    if element.tag == f"{_TEI}g":
        yield declared[element.get("ref")]
    yield element.text or ""
    for child in element:
        yield from _nodes(child, without, declared)
        yield child.tail or ""


def _whole(bag: Path) -> Check:
    """Failed where each of the PDFs loses a word of the reading text, or each of those that show
    the text as found one of that; named is the first one of the first PDF.
    """
    beside = (pdf.with_suffix(".txt") for pdf in sorted((bag / "data").glob("*.pdf")))
    expected = [text for text in beside if text.is_file()]
    if not expected:
        why = worded("no PDF at the top of the payload has its text beside it")
        return Check(CheckName.WORDS_OF_THE_SOURCE, "text", Outcome.NOT_RUN, note=why)
    try:
        marked_up = (bag / "data" / "source" / "text.md").is_file() or _NOTE.search(
            source_text(bag)
        )
    except Damaged as unread:
        return Check(
            CheckName.WORDS_OF_THE_SOURCE, "text", Outcome.FAILED, note=shown(unread.args[0])
        )
    if marked_up:
        why = worded("the source is marked up; proof.json says whether the build found its words")
        return Check(CheckName.WORDS_OF_THE_SOURCE, "text", Outcome.NOT_RUN, note=why)
    return attempt(CheckName.WORDS_OF_THE_SOURCE, "text", lambda: _lost(bag, expected))


def without_strokes(text: str) -> str:
    """A plain text without the strokes between the cells of its tables, and the rules in them."""
    return _ROW.sub(lambda row: row[0].replace("|", " "), _RULE.sub("", text))


def _lost(bag: Path, expected: Sequence[Path]) -> Iterator[str]:
    """Of the PDFs of each reading."""
    as_found = [file for file in expected if file.stem.endswith(_AS_FOUND)]
    edited = [file for file in expected if file not in as_found]
    for text, files in ((_reading_text(bag), edited), (_printable_source(bag), as_found)):
        words_of = without_strokes(text)
        lost = [list(lost_words(words_of, text_of(file))) for file in files]
        if lost and all(lost):
            yield from lost[0]


def _printable_source(bag: Path) -> str:
    """The source as it can be set without an editor."""
    source = source_text(bag)
    found, done = "", 0
    for change in _register(bag, source):
        if change.rule in _HOW_WRITTEN:
            found += source[done : change.start] + change.after
            done = change.start + len(change.before)
    return found + source[done:]
