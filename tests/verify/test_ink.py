"""Pages that are right pass the proof of the ink; pages that were set wrong in one way each do not,
and it says where.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from edition.model.page import Area, PagedDocument, PlacedLine, Rule
from edition.pdf import write
from edition.typeset import typeset
from edition.typeset.block import galley
from edition.typeset.block.context import Context
from edition.typeset.block.slabs import Slab
from edition.typeset.book import pamphlet
from edition.typeset.line import compositor as lines
from edition.typeset.poster.poster_sheet import PosterSheet
from edition.verify.file.structure_tree import structure
from edition.verify.ink import ink
from edition.verify.ink import told as in_words
from edition.verify.ink.drawn import Box, Drawn, DrawnPage, _carries
from edition.verify.ink.misplaced import (
    Tagged,
    misplaced_notes,
    out_of_area,
    overlaps,
    strokes,
    tagged,
)
from tests.editions import TITLE, all_faces, reading_of, write_edition

SENTENCE = (
    "این بند از آب و نان و آزادی می‌گوید و چنان دراز است که دو سطر را پر کند و به سطر سوم برسد"
)
DEMANDS = "".join(f"{i}. {SENTENCE}.\n" for i in range(1, 13))
LONG = "بسیار_" * 15 + "ن" * 200
VOWELLED = ("بِسْمِ اللّٰهِ الرَّحْمٰنِ الرَّحِيمِ إِيَّاكَ نَعْبُدُ وَإِيَّاكَ نَسْتَعِينُ اهْدِنَا الصِّرَاطَ الْمُسْتَقِيمَ كَلِمَةٌ مّٰٓ لّٰٓ ") * 6
NOTED = "# آزمون\n\n" + "".join(
    f"{SENTENCE}[^{i}] و باز {SENTENCE}.\n\n[^{i}]: یادداشت {i} که دربارهٔ همان چیز است.\n\n"
    for i in range(40)
)
TABLE = (
    "# آزمون\n\n| نام | شمار |\n|---|---|\n| آب | ۱۲ |\n| نان | "
    + SENTENCE
    + " |\n\n> "
    + SENTENCE
    + "\n\n- الف\n  - ب\n"
)
HEADINGS = f"{TITLE}\n\n" + "".join(f"بخش {i}\n\n{SENTENCE}.\n\n" for i in range(1, 8))
OUTPUTS = "".join(
    f'[[output]]\nkind = "{kind}"\n' for kind in ("pamphlet", "screen", "leaflet", "large-print")
)
SHEETS = (
    '[[output]]\nkind = "handout"\n[[output]]\nkind = "handout-2up"\n[[poster]]\nshows = '
    '"items"\n[[poster]]\nshows = "title"\n'
)

Prove = Callable[..., list[str]]


def outputs_of(folder: Path, wanted: Sequence[str]) -> tuple[PagedDocument, ...]:
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), wanted)
    assert outputs, "\n".join(map(str, problems))
    return outputs


def faults(
    folder: Path,
    file: Path,
    wanted: Sequence[str],
    change: Callable[[PagedDocument], PagedDocument],
) -> list[str]:
    """The faults of every output of an edition, each set, changed, written and looked at; under the
    name of the output.
    """
    _, reading = reading_of(folder)
    told: list[str] = []
    for output in map(change, outputs_of(folder, wanted)):
        file.write_bytes(write(output, reading.record, all_faces(), None)[0])
        contents, pages = tagged(structure(PdfReader(file))), PdfDocument(file)
        found = (
            ink(page, output.pages[at].areas, contents.get(at, ())) for at, page in enumerate(pages)
        )
        told += [f"{output.name}: {fault}" for fault in in_words(found)]
        pages.close()
    return told


@pytest.fixture
def prove(tmp_path: Path) -> Prove:
    def proved(
        text: str,
        more: str = OUTPUTS,
        wanted: Sequence[str] = (),
        change: Callable[[PagedDocument], PagedDocument] = lambda output: output,
        **keys: str,
    ) -> list[str]:
        folder = write_edition(tmp_path / "edition", text, more, **keys)
        if text.startswith("#"):
            (folder / "text.txt").rename(folder / "text.md")
        return faults(folder, tmp_path / "one.pdf", wanted, change)

    return proved


@pytest.mark.parametrize(
    "text",
    [
        (
            f"{TITLE}\n\n{SENTENCE}.\n\n{LONG}\n\n1. {LONG} است\n\nفصل یک {'.' * 106} ۵\n\nفصل دو "
            f"{'. ' * 80}۷\n"
        ),
        f"{TITLE}\n\n{VOWELLED}\n\n1. {VOWELLED}\n2. {VOWELLED}\n",
        f"{TITLE}\n\nالف) {SENTENCE}\nب) {SENTENCE}\n\n"
        + "".join(f"{i} – {SENTENCE}\n" for i in range(97, 100)),
        HEADINGS,
        NOTED,
        TABLE,
        "# آزمون\n\n" + "".join(f"{'> ' * depth}{SENTENCE}\n\n" for depth in range(1, 9)),
    ],
    ids=["long words", "vowels", "labels", "contents", "notes", "table", "quotes"],
)
def test_what_is_right_passes(prove: Prove, text: str) -> None:
    assert prove(text) == []


@pytest.mark.parametrize(
    "link",
    ["", '[[link]]\nlabel = "ا"\nurl = "https://example.org/a"\nqr = true\nconfirmed = true\n'],
)
def test_sheets_are_right_with_a_symbol_and_without(prove: Prove, link: str) -> None:
    text = f"{TITLE}\n\n{DEMANDS}\nزنده باد آزادی\n\nزنده باد نان\n"
    more = f'{link}[structure]\nslogans = ["زنده باد آزادی", "زنده باد نان"]\n{SHEETS}'
    assert prove(text, more, place='"تهران"') == []


@pytest.mark.parametrize("body", ['"شورا"', f'"{SENTENCE} {SENTENCE}"'], ids=["short", "long"])
def test_the_colophon_is_never_over_the_text(
    prove: Prove, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    """Seen to fail where the foot of a sheet does not count it."""
    text = f"{TITLE}\n\n{DEMANDS}\nزنده باد آزادی\n\nزنده باد نان و کار و آزادی و برابری\n"
    more = (
        '[structure]\nslogans = ["زنده باد آزادی", "زنده باد نان و کار و آزادی و '
        f'برابری"]\n{SHEETS}'
    )
    assert prove(text, more, issuing_body=body, place='"تهران"') == []
    monkeypatch.setattr(PosterSheet, "_foot_top", lambda sheet: sheet.paper.height - sheet.margin)
    told = prove(text, more, issuing_body=body, place='"تهران"')
    for name in ("handouts/handout:", "handouts/handout-2up:"):
        assert any(fault.startswith(name) and "square em of ink" in fault for fault in told), name


def test_the_colophon_is_never_over_the_last_item(
    prove: Prove, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long one goes under the second column."""
    more, body = '[[poster]]\nshows = "items"\n', f'"{SENTENCE} {SENTENCE}"'
    assert prove(f"{TITLE}\n\n{DEMANDS}", more, place='"تهران"', issuing_body=body) == []
    monkeypatch.setattr(PosterSheet, "_foot_top", lambda sheet: sheet.paper.height - sheet.margin)
    told = prove(f"{TITLE}\n\n{DEMANDS}", more, place='"تهران"', issuing_body=body)
    assert any("square em of ink" in fault for fault in told)


def test_notes_that_take_no_room(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    noting = galley._with_notes

    def roomless(slabs: Sequence[Slab], context: Context) -> Iterator[Slab]:
        return (replace(slab, foot=0) for slab in noting(slabs, context))

    monkeypatch.setattr(galley, "_with_notes", roomless)
    told = prove(NOTED, wanted=("pamphlet",))
    assert any("lies over the line" in fault for fault in told)
    assert any("is of a note and does not stand below" in fault for fault in told)


def _moved(
    page: int, line: int, x: float = 0, y: float = 0
) -> Callable[[PagedDocument], PagedDocument]:
    """One line of one page (from 0) at another place, by points."""

    def change(output: PagedDocument) -> PagedDocument:
        pages = list(output.pages)
        placed = list(pages[page].lines)
        old = placed[line]
        placed[line] = PlacedLine(old.line, old.x + round(x * 1000), old.y + round(y * 1000))
        pages[page] = replace(pages[page], lines=tuple(placed))
        return replace(output, pages=tuple(pages))

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_moved(2, 3, y=-6), "11.6 pt below the line"),
        (_moved(2, 3, y=-12), "below the line"),
        (_moved(2, 3, y=-17.6), "square em of ink"),
        (_moved(2, 4, x=-12), "by 12 pt at the left"),
        (_moved(2, 4, x=12), "by 12 pt at the right"),
        (_moved(2, 3, x=-48), "is nearer than 5 mm"),
        (_moved(2, 3, x=-80), "runs off the paper"),
        (_moved(2, 0, y=-105), "at the head"),
        (_moved(2, -1, y=250), "at the foot"),
    ],
)
def test_a_line_in_another_place(
    prove: Prove, change: Callable[[PagedDocument], PagedDocument], said: str
) -> None:
    told = prove(
        f"{TITLE}\n\n" + f"{SENTENCE} {SENTENCE}.\n\n" * 6, wanted=("pamphlet",), change=change
    )
    assert any(
        said in fault and fault.startswith("pamphlet: page 3: the line «") for fault in told
    ), told


def test_a_running_head_over_the_first_line(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{TITLE}\n\n" + f"{SENTENCE} {SENTENCE}.\n\n" * 40
    assert prove(text, wanted=("pamphlet",)) == []
    furniture = pamphlet.furniture
    monkeypatch.setattr(
        pamphlet,
        "furniture",
        lambda c, style, *others: furniture(c, replace(style, running_head=style.head), *others),
    )
    told = prove(text, wanted=("pamphlet",))
    assert any(
        "a running head or folio" in fault and "lies over the line" in fault for fault in told
    )


def test_a_band_over_a_line(prove: Prove) -> None:
    def banded(output: PagedDocument) -> PagedDocument:
        first = output.pages[2]
        band = Rule(first.lines[1].x, first.lines[1].y - 5000, 100_000, 4000, "accent")
        return replace(
            output,
            pages=(
                *output.pages[:2],
                replace(first, rules=(*first.rules, band)),
                *output.pages[3:],
            ),
        )

    told = prove(
        f"{TITLE}\n\n" + f"{SENTENCE} {SENTENCE}.\n\n" * 6, wanted=("pamphlet",), change=banded
    )
    assert any("a band or rule" in fault or "lies over a band" in fault for fault in told), told


def test_a_long_word_that_is_not_broken(prove: Prove, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "divided", lambda setting, *_: setting)
    told = prove(f"{TITLE}\n\nمتن {LONG} پایان\n")
    for name in ("pamphlet", "screen", "handouts/leaflet", "handouts/large-print"):
        assert any(fault.startswith(name) and "runs off the paper" in fault for fault in told), name


def test_a_fault_says_the_page_the_words_and_what_to_do(prove: Prove) -> None:
    [first, *_] = prove(
        f"{TITLE}\n\n" + f"{SENTENCE} {SENTENCE}.\n\n" * 6,
        wanted=("pamphlet",),
        change=_moved(2, 3, y=-17.6),
    )
    assert first.startswith("pamphlet: page 3: the line «")
    assert "set less there, or in a smaller size" in first


class Two(NamedTuple):
    """Two things in place of a page; each has ink all over its box, and a mark without a letter."""

    drawn: tuple[Drawn, ...]
    trim: Box = (0.0, 0.0, 200.0, 200.0)

    def inked(self, thing: Drawn, scale: float) -> Box:
        return thing.box

    def has_a_stray_mark(self, thing: Drawn) -> bool:
        return True

    def shared(
        self, some: Sequence[Drawn], others: Sequence[Drawn], box: Box, scale: float
    ) -> float:
        left, bottom, right, top = box
        return (right - left) * (top - bottom)

    def words(self, things: Sequence[Drawn]) -> str:
        return str(things[0].mark)


@pytest.mark.parametrize(("over", "told"), [(0.2, 0), (0.4, 1), (2, 1)])
def test_pieces_of_one_line_may_touch_and_no_more(over: float, told: int) -> None:
    """By three tenths of a point: letters that join across pieces lap."""
    boxes = ((0.0, 0.0, 20.0, 10.0), (20 - over, 0.0, 40.0, 10.0))
    line = tuple(Drawn(None, "text", box, 2.0, 10.0, mark) for mark, box in enumerate(boxes))
    assert len(list(overlaps(Two(line)))) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(("baseline", "told"), [(95, 0), (100, 1), (105, 1), (130, 1)])
def test_a_note_stands_below_all_that_is_read_before_it(baseline: float, told: int) -> None:
    boxes = ((0.0, 98.0, 20.0, 108.0), (0.0, baseline - 2, 20.0, baseline + 8))
    text, note = (
        Drawn(None, "text", box, base, 10.0, i)
        for i, (box, base) in enumerate(zip(boxes, (100, baseline), strict=True))
    )
    contents = (Tagged(0, note=False, label=False), Tagged(1, note=True, label=False))
    assert len(list(misplaced_notes(Two((text, note)), contents))) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("bar", "told"),
    [
        ((50.0, 104.0, 80.0, 104.5), 0),
        ((49.0, 104.0, 81.0, 104.5), 0),
        ((50.0, 98.0, 80.0, 98.5), 1),
        ((50.0, 109.0, 80.0, 109.5), 1),
        ((30.0, 104.0, 80.0, 104.5), 1),
        ((50.0, 102.0, 80.0, 106.0), 1),
        ((90.0, 104.0, 99.0, 104.5), 1),
    ],
)
def test_a_line_is_drawn_through_what_is_struck_out(bar: Box, told: int) -> None:
    """And that line alone may lie over it: any other stays where it can be found."""
    text = Drawn(None, "text", (50.0, 100.0, 80.0, 110.0), 101.0, 10.0, 0)
    line = Drawn(None, "bar", bar, bar[1], 0.0, -1)
    contents = (Tagged(0, note=False, label=False, struck=True),)
    kept, missing = strokes(Page((text, line)), contents)  # type: ignore[arg-type]
    assert len(missing) == told and (line in kept.drawn) == bool(told)
    plain = (Tagged(0, note=False, label=False),)
    assert strokes(Page((text, line)), plain)[0].drawn == (text, line)  # type: ignore[arg-type]


class Page(NamedTuple):
    """A page of things without ink."""

    drawn: tuple[Drawn, ...]

    def words(self, things: Sequence[Drawn]) -> str:
        return str(things[0].mark)


@pytest.mark.parametrize(("right", "told"), [(102, 0), (114, 0), (116, 1), (140, 1)])
def test_a_mark_without_a_letter_may_stray_by_one_and_a_half_sizes(right: float, told: int) -> None:
    thing = Drawn(None, "text", (50.0, 120.0, right, 130.0), 122.0, 10.0, 0)
    assert len(list(out_of_area(Two((thing,)), [Area(0, 0, 100_000, 100_000)], ()))) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("letter", "mark", "carried"),
    [
        ("م", "\u064e", True),
        ("\u0651", "\u064e", True),
        ("e", "\u0301", True),
        ("ѐ", "\u0301", True),
        ("ש", "\u05b8", True),
        ("ۃ", "\u0301", False),
        ("e", "\u064e", False),
        ("ש", "\u064e", False),
        (".", "\u064e", False),
        (" ", "\u0301", False),
    ],
)
def test_a_mark_stands_on_a_letter_of_its_script(letter: str, mark: str, *, carried: bool) -> None:
    assert _carries(letter, mark) == carried


@pytest.mark.parametrize(
    ("said", "strays"), [("م\u064e", False), ("م\u064e\u200dن", False), ("ـ\u200c\u064e", True)]
)
def test_a_mark_behind_a_joiner_stands_on_nothing(
    said: str, *, strays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edition.verify.ink.drawn._show", lambda things, *, on: None)
    monkeypatch.setattr("edition.verify.ink.drawn._text", lambda page, thing: said)
    page = SimpleNamespace(page=None, drawn=())
    assert DrawnPage.has_a_stray_mark(page, None) == strays  # type: ignore[arg-type]
