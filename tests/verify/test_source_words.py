"""The proof of the words against the file itself: what it passes, and every way in which a reader
loses words, seen to fail.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from edition import read as reading
from edition.core.diagnostics import Place
from edition.model.document import Block, Cell, Document, Item, Paragraph
from edition.model.proof import Check, Fault, Outcome
from edition.model.reading import Emendation
from edition.model.source import SourceText, Span
from edition.pipeline import BuildOrder, build
from edition.read.markdown import walk as markdown
from edition.read.plain.plain_blocks import Plain
from edition.verify.file.structure_tree import Content, TreeElement
from edition.verify.proofs.letters_said import paper_of, plain_address
from edition.verify.proofs.source_words import lost_words
from tests.editions import TITLE, write_edition


def element(kind: str, *kids: TreeElement, actual: str | None = None) -> TreeElement:
    return TreeElement(kind, 0, kind, None, actual, kids or (Content(0, 0),))


def said(text: str) -> TreeElement:
    return element("Span", actual=text)


def paragraph(*kids: TreeElement | str) -> TreeElement:
    return element("P", *(said(kid) if isinstance(kid, str) else kid for kid in kids))


def reference(number: str) -> TreeElement:
    return element("Reference", said(f"\u202f{number}"))


def note(number: str, *kids: TreeElement | str) -> TreeElement:
    return element("Note", element("Lbl", said(number)), paragraph(*kids))


def sect(*kids: TreeElement) -> TreeElement:
    return element("Sect", *kids)


COVER = sect(element("H1", said("نان و "), said("آزادی")), paragraph("شورا"))
CONTENTS = sect(
    element("H2", said("فهرست")),
    element("TOC", element("TOCI", element("Reference", said("نان ۴")))),
)


def lost(
    text: str,
    *sections: TreeElement,
    register: Sequence[Emendation] = (),
    file: str = "a/text.txt",
    links: Sequence[str] = (),
) -> list[Fault]:
    paper = paper_of((element("Document", *sections),))
    return list(
        lost_words(
            SourceText(file, text, ""), register, paper, frozenset(map(plain_address, links))
        )
    )


def test_a_text_that_is_all_there() -> None:
    assert (
        lost(
            "نان و آزادی\n\nمتن یک.\nدو",
            COVER,
            CONTENTS,
            sect(paragraph("متن یک."), paragraph("دو")),
            sect(paragraph("x")),
        )
        == []
    )


def test_a_title_that_stands_in_the_text() -> None:
    assert lost("نان\n\nمتن", COVER, sect(paragraph("نان"), paragraph("متن"))) == []


def test_a_title_of_several_lines() -> None:
    assert lost("نان و\nآزادی\n\nمتن", COVER, sect(paragraph("متن"))) == []


def test_what_is_missing_is_named_with_its_place() -> None:
    [fault] = lost(
        "نان و آزادی\n\nمتن یک\n\nدو سه\nچهار", COVER, sect(paragraph("متن یک"), paragraph("چهار"))
    )
    assert fault == Fault(
        "the text and the pages part behind «متن یک»", "دو سه", "چهار", Place("a/text.txt", 5, 1)
    )


@pytest.mark.parametrize(
    ("found", "line", "column"),
    [
        (("متن یک", "دو", "سه", "سه"), 6, 1),
        (("متن یک یک", "دو", "سه"), 4, 1),
        (("متن یک", "سه", "دو"), 4, 1),
        (("متن یک", "دو"), 5, 1),
        (("متن", "دو", "سه"), 3, 5),
        (("متن یک", "دو", "سا"), 5, 1),
        (("متن یک", "دو!؟", "سه"), 5, 1),
    ],
)
def test_more_less_and_other_than_the_source(
    found: tuple[str, ...], line: int, column: int
) -> None:
    [fault] = lost("نان و آزادی\n\nمتن یک\nدو\nسه\n", COVER, sect(*map(paragraph, found)))
    assert fault.place == Place("a/text.txt", line, column)


def test_the_contents_are_no_part_of_the_text() -> None:
    """A heading that only they say is a lost one."""
    assert lost("نان و آزادی\n\nنان ۴\nمتن", COVER, CONTENTS, sect(paragraph("متن")))


NOTED = "نان و آزادی\n\nمتن[^a]، نو[^b]\nن.\n\n[^b]: دو\n\n[^a]: یک"


def test_notes_stand_where_their_page_ends() -> None:
    first = paragraph("متن", reference("۱"), "، نو", note("۱", "یک"), note("۲", "دو"), "ن.")
    assert (
        lost(NOTED, COVER, sect(element("P", *first.kids[:3], reference("۲"), *first.kids[3:])))
        == []
    )


@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        (("۱", "۲"), (("۱", "دو"), ("۲", "یک"))),
        (("۲", "۱"), (("۱", "یک"), ("۲", "دو"))),
        (("۱", "۱"), (("۱", "یک"), ("۲", "دو"))),
        (("۱", "۲"), (("۱", "یک"), ("۲", "دو دو"))),
        (("۱", "۲"), (("۱", "یک"), ("۲", "د"))),
        (("۱", "۲"), (("۱", "یک"),)),
        (("۱", "۲"), (("۱", "یک"), ("۲", "دو"), ("۳", "دو"))),
    ],
)
def test_a_note_that_is_not_the_one_that_its_mark_leads_to(
    marks: tuple[str, str], notes: tuple[tuple[str, str], ...]
) -> None:
    said_ = paragraph("متن", reference(marks[0]), "، نو", reference(marks[1]), "ن.")
    assert lost(NOTED, COVER, sect(said_, *(note(*each) for each in notes)))


def test_a_note_that_comes_before_its_mark_and_a_note_within_a_note() -> None:
    text = "نان و آزادی\n\n[^a]: یک[^b]\n\n[^b]: همان\n[^c]: همان\n\nمتن[^a] نو[^c]"
    body = paragraph("متن", reference("۱"), " نو", reference("۳"))
    notes = (note("۱", "یک", reference("۲")), note("۲", "همان"), note("۳", "همان"))
    assert lost(text, COVER, sect(body, *notes)) == []
    assert lost(text, COVER, sect(paragraph("متن", reference("۳"), " نو", reference("۱")), *notes))


def test_a_note_ends_at_the_end_of_a_line() -> None:
    text = "نان و آزادی\n\nمتن[^a]\n\n[^a]: یک دو\n\nسه"
    assert (
        lost(
            text, COVER, sect(paragraph("متن", reference("۱")), note("۱", "یک دو"), paragraph("سه"))
        )
        == []
    )
    assert lost(
        text, COVER, sect(paragraph("متن", reference("۱")), note("۱", "یک"), paragraph("دو سه"))
    )


def test_links_of_markdown() -> None:
    text = '# نان و آزادی\n\n[آب](https://a.b "ت") [آب][x]\n\n[x]: https://c.d\n'
    at = text.index('"')
    left_out = (Emendation(Span(at, at + 3), '"ت"', "", "markup", "r"),)
    body = sect(paragraph("آب آب"))
    assert (
        lost(
            text,
            COVER,
            body,
            register=left_out,
            file="text.md",
            links=("https://a.b", "https://c.d"),
        )
        == []
    )
    assert lost(text, COVER, body, register=left_out, file="text.md", links=("https://a.b",))
    assert lost(text, COVER, body, file="text.md", links=("https://a.b", "https://c.d"))


TEXT = """# نان و آزادی

بند یک است.

بند دو است.

1. مورد یک
2. مورد دو

| الف | ب |
|---|---|
| پ | ت |

متن[^1] و متن.

[^1]: یادداشت
"""

Mutation = Callable[[tuple[Block, ...]], Sequence[Block]]


def said_of(folder: Path, out: Path) -> Check:
    """What the proof of the words says of a built edition."""
    built = build(BuildOrder(folder, out, ("pamphlet",)))
    assert built.proofs, "\n".join(map(str, built.problems))
    [check] = [
        check
        for proof in built.proofs
        for check in proof.checks
        if check.name == "words of the source"
    ]
    return check


def _without(kind: type[Block], index: int) -> Mutation:
    def mutated(blocks: tuple[Block, ...]) -> Sequence[Block]:
        gone = [block for block in blocks if isinstance(block, kind)][index]
        return [block for block in blocks if block is not gone]

    return mutated


def _swapped(blocks: tuple[Block, ...]) -> Sequence[Block]:
    return [blocks[0], blocks[2], blocks[1], *blocks[3:]]


def _doubled(blocks: tuple[Block, ...]) -> Sequence[Block]:
    return [replace(block, text=block.text.replace("مورد دو", "مورد دو دو")) for block in blocks]


def _twice(blocks: tuple[Block, ...]) -> Sequence[Block]:
    return [*blocks[:2], replace(blocks[1], ref="paragraph 9"), *blocks[2:]]


def _changed(blocks: tuple[Block, ...]) -> Sequence[Block]:
    return [replace(block, text=block.text.replace("یادداشت", "یاداشت")) for block in blocks]


MUTATIONS: dict[str, tuple[Mutation, Place]] = {
    "a paragraph dropped": (_without(Paragraph, 1), Place("text.md", 5, 1)),
    "an item dropped": (_without(Item, 0), Place("text.md", 7, 1)),
    "a cell dropped": (_without(Cell, 3), Place("text.md", 12, 7)),
    "paragraphs swapped": (_swapped, Place("text.md", 3, 5)),
    "a word said twice": (_doubled, Place("text.md", 10, 3)),
    "a paragraph said twice": (_twice, Place("text.md", 5, 5)),
    "a letter lost in a note": (_changed, Place("text.md", 16, 7)),
}


def by_a_faulty_reader(mutation: Mutation) -> Callable[[SourceText], object]:
    whole = markdown.markdown_document

    def read(source: SourceText) -> object:
        document, unset, problems = whole(source)
        return Document(tuple(mutation(document.blocks))), unset, problems

    return read


def test_a_sound_reader_passes(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", TEXT)
    (folder / "text.txt").rename(folder / "text.md")
    assert said_of(folder, tmp_path / "out").outcome is Outcome.PASSED


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_reader_that_loses_or_moves_words_is_seen(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutation, place = MUTATIONS[name]
    folder = write_edition(tmp_path / "a", TEXT)
    (folder / "text.txt").rename(folder / "text.md")
    monkeypatch.setattr(markdown, "markdown_document", by_a_faulty_reader(mutation))
    check = said_of(folder, tmp_path / "out")
    assert check.outcome is Outcome.FAILED
    [fault] = check.faults
    assert fault.place and Place("text.md", fault.place.line, fault.place.column) == place
    assert fault.act


@pytest.mark.parametrize(
    "body",
    [
        "متن\n2. [^1]: نان\n\n[^1]: یک",
        "متن\n0) [^1]:\n1) [^1]: یک",
        "۱. الف\n\nمتن[^1]\n\n2. [^1]: یک",
    ],
)
def test_a_mark_with_a_colon_that_looks_like_the_head_of_a_note(body: str, tmp_path: Path) -> None:
    """A line that goes on a paragraph begins no list but with 1 (CommonMark 0.31, 5.2)."""
    folder = write_edition(tmp_path / "a", f"# {TITLE}\n\n{body}\n")
    (folder / "text.txt").rename(folder / "text.md")
    assert said_of(folder, tmp_path / "out").outcome is Outcome.PASSED


def test_what_a_reader_leaves_out_without_a_record_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "a", f'# {TITLE}\n\n[نان](https://a.b "تازه")\n')
    (folder / "text.txt").rename(folder / "text.md")
    assert said_of(folder, tmp_path / "out").outcome is Outcome.PASSED
    whole = markdown.markdown_document
    monkeypatch.setattr(
        markdown, "markdown_document", lambda source: (whole(source)[0], (), whole(source)[2])
    )
    assert said_of(folder, tmp_path / "out").outcome is Outcome.FAILED


def test_a_line_that_the_reader_of_plain_texts_drops_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "a", f"{TITLE}\n\nبند یک است.\nبند دو است.\nبند سه است.\n")
    assert said_of(folder, tmp_path / "out").outcome is Outcome.PASSED
    whole = reading.plain

    def faulty(*arguments: object) -> Plain:
        found = whole(*arguments)  # type: ignore[arg-type]
        blocks = found.document.blocks
        return replace(found, document=Document((*blocks[:2], *blocks[3:])))

    monkeypatch.setattr(reading, "plain", faulty)
    [fault] = said_of(folder, tmp_path / "out").faults
    assert fault.place and (fault.place.line, fault.expected, fault.seen) == (
        4,
        "دو است.",
        "سه است.",
    )
