"""Blocks to slabs and elements: where a page may end, what stands on the grid, how it is tagged."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from msgspec import Struct

from edition.model.page import Element, SetLine
from edition.typeset.block.galley import Galley, galley_of, set_matter
from edition.typeset.block.slabs import FORBIDDEN, FORCED, TOGETHER, Slab
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style
from tests.editions import TITLE, reading_of, write_edition

LONG = "این بند بلند است و چیزی برای گفتن دارد. "
CLOSING = (
    "زنده باد آزادی     زنده باد کار\nشورای نویسندگان\n8 آبان 1395\nاسامی امضا کنندگان :\n1 "
    "– یک\n2– دو\n"
)


class Made(Struct, frozen=True):
    """The galley of a text below the title."""

    galley: Galley

    @property
    def slabs(self) -> tuple[Slab, ...]:
        return self.galley.slabs

    @property
    def texts(self) -> list[str]:
        return [said(slab) for slab in self.slabs]

    def at(self, text: str) -> int:
        """The slab that begins with a text."""
        return next(i for i, said in enumerate(self.texts) if said.startswith(text))


Make = Callable[[str], Made]


@pytest.fixture
def made(compositor: Compositor, tmp_path: Path) -> Make:
    """Sets a text in the style of the pamphlet."""

    def make(text: str) -> Made:
        _, reading = reading_of(write_edition(tmp_path, f"{TITLE}\n\n{text}"))
        return Made(
            galley_of(set_matter(compositor, Style(), reading.document.blocks[1:], count()))
        )

    return make


def said(slab: Slab) -> str:
    """What a slab says, labels first."""
    return " ".join("".join(f.text for f in reversed(line.fragments)) for _, line in slab.lines)


def outline(element: Element) -> str:
    """Roles as a string: Sect(H2 P L(LI(Lbl LBody)))."""
    kids = [outline(child) for child in element.children if isinstance(child, Element)]
    return f"{element.role}({' '.join(kids)})" if kids else element.role


@pytest.mark.parametrize("words", [1, 12, 20, 30, 45, 60])
def test_a_paragraph_is_not_parted_behind_its_first_line_nor_before_its_last(
    made: Make, words: int
) -> None:
    slabs = made(f"{(LONG * 9)[: words * 9]}.").slabs
    penalties = [slab.penalty for slab in slabs]
    assert penalties[0] == 0
    assert penalties[1:2] in ([], [FORBIDDEN])
    assert len(slabs) == 1 or penalties[-1] == FORBIDDEN
    assert set(penalties[2:-1]) <= {0}


def test_a_line_is_a_row(made: Make) -> None:
    slabs = made(LONG * 9).slabs
    assert {(slab.rows, len(slab.lines), slab.lines[0][0]) for slab in slabs} == {(1, 1, 0)}


def test_a_paragraph_is_indented_unless_it_follows_a_heading(
    made: Make, compositor: Compositor
) -> None:
    found = made(f"{LONG * 2}\n{LONG * 2}\nبخش\n{LONG * 2}\n")
    firsts: dict[int, SetLine] = {}
    for slab in found.slabs:
        for _, line in slab.lines:
            firsts.setdefault(line.fragments[0].leaf, line)
    one, two, _, three = (right_edge(compositor, line) for line in firsts.values())
    assert one == pytest.approx(Style().measure, abs=10)
    assert two == pytest.approx(Style().measure - Style().indent, abs=10)
    assert three == pytest.approx(Style().measure, abs=10)


def right_edge(compositor: Compositor, line: SetLine) -> int:
    last = line.fragments[0].pieces[-1]
    return last.x + compositor.scaled(
        last.run.advance, Type("Regular", line.size, scale=line.scale)
    )


def test_a_heading_stands_after_a_blank_row_and_keeps_what_follows(made: Make) -> None:
    galley = made(f"{LONG * 4}\nبخش یکم\n{LONG * 4}\n")
    at = galley.at("بخش یکم")
    assert galley.slabs[at - 1].blank
    assert galley.slabs[at].section == "بخش یکم"
    assert [slab.penalty for slab in galley.slabs[at + 1 : at + 3]] == [FORBIDDEN, FORBIDDEN]


def test_a_list_stands_between_blank_rows(made: Make) -> None:
    galley = made("بند یک.\n1. نان\n2. کار\nبند دو.\n")
    assert galley.texts == ["بند یک.", "", "1. نان", "2. کار", "", "بند دو."]
    assert [slab.blank for slab in galley.slabs] == [False, True, False, False, True, False]


def test_slogans_and_signatories_begin_pages(made: Make) -> None:
    galley = made(f"بند یک.\n{CLOSING}")
    forced = [galley.texts[i] for i, slab in enumerate(galley.slabs) if slab.penalty == FORCED]
    assert forced == ["زنده باد آزادی", "اسامی امضا کنندگان :"]


def test_slogans_are_slabs_of_whole_rows(made: Make) -> None:
    galley = made(f"بند یک.\n{CLOSING}")
    slab = galley.slabs[galley.at("زنده باد آزادی")]
    assert slab.rows >= 2 and all(below % Style().leading == 0 for below, _ in slab.lines)
    assert max(below for below, _ in slab.lines) <= (slab.rows - 1) * Style().leading


def test_the_closing_block_is_not_parted(made: Make) -> None:
    galley = made(f"بند یک.\n{CLOSING}")
    first, last = galley.at("شورای نویسندگان"), galley.at("8 آبان 1395")
    assert {slab.penalty for slab in galley.slabs[first : last + 1]} == {FORBIDDEN}


def test_elements(made: Make) -> None:
    galley = made(f"بند یک.\nبخش\n{LONG * 3}\n1. نان\n2. کار\n{LONG * 3}\n{CLOSING}").galley
    assert [outline(section) for section in galley.sections] == [
        "Sect(P)",
        "Sect(H2 P L(LI(Lbl LBody) LI(Lbl LBody)) P P P P P)",
        "Sect(H2 L(LI(Lbl LBody) LI(Lbl LBody)))",
    ]


def test_every_leaf_is_shown_and_every_shown_leaf_has_an_element(made: Make) -> None:
    galley = made(f"بند یک.\nبخش\n{LONG * 3}\n1. نان\n2. کار\n{LONG * 3}\n{CLOSING}")

    def leaves(element: Element) -> list[int]:
        return [
            leaf
            for child in element.children
            for leaf in ([child] if isinstance(child, int) else leaves(child))
        ]

    owned = [leaf for section in galley.galley.sections for leaf in leaves(section)]
    shown = [
        f.leaf for slab in galley.slabs for _, line in slab.lines for f in reversed(line.fragments)
    ]
    assert owned == sorted(set(owned)) == list(dict.fromkeys(shown))


def test_a_label_hangs_outside_the_measure(made: Make) -> None:
    galley = made(f"بند یک.\n1. {LONG * 3}\n")
    first, second = (slab.lines[0][1] for slab in galley.slabs[2:4])
    _, label = first.fragments
    assert label.text == "1. " and label.ink == "accent"
    assert min(piece.x for piece in label.pieces) == Style().measure
    assert len(second.fragments) == 1


@pytest.mark.parametrize("count_of_dates", [3, 40])
def test_a_chronology_is_set_however_long(made: Make, count_of_dates: int) -> None:
    """Each of its lines holds a date; no run of slabs may be deeper than a page."""
    galley = made("".join(f"{day % 28 + 1} آبان 1395\n" for day in range(count_of_dates)))
    run = longest = 0
    for slab in galley.slabs:
        run = slab.rows + (run if slab.penalty == FORBIDDEN else 0)
        longest = max(longest, run)
    assert longest <= Style().rows


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        (f"{LONG}چنین است:\n\n1. یک\n2. دو\n", True),
        (f"{LONG}چنین است.\n\n1. یک\n2. دو\n", False),
        (f"{LONG}چنین است:\n\n{LONG}\n", False),
    ],
)
def test_what_a_colon_announces_begins_beside_it(made: Make, text: str, announced: bool) -> None:
    galley = made(text)
    above = galley.at("این بند")
    apart = [slab.penalty for slab in galley.slabs[above + 1 :]]
    first = next(i for i, slab in enumerate(galley.slabs) if i > above and not slab.blank)
    between = apart[: first - above]
    assert [penalty == TOGETHER for penalty in between] == [announced] * len(between)
    assert TOGETHER not in apart[first - above :]


@pytest.mark.parametrize(("items", "alone"), [(2, False), (3, True), (5, True)])
def test_no_line_that_ends_a_list_begins_a_page_if_it_need_not(
    made: Make, items: int, alone: bool
) -> None:
    listed = "".join(f"{number}. یکی\n" for number in range(1, items + 1))
    galley = made(f"{LONG}\n\n{listed}\n{LONG}\n")
    inked = [slab for slab in galley.slabs if not slab.blank and "یکی" in said(slab)]
    assert len(inked) == items
    assert [slab.penalty == TOGETHER for slab in inked] == [False] * (items - 1) + [alone]


def test_a_list_with_which_a_text_begins_is_no_shorter(made: Make) -> None:
    penalties = [slab.penalty for slab in made("".join(f"{n}. یکی\n" for n in "1234")).slabs]
    assert penalties == [0, 0, 0, TOGETHER]


def test_an_item_of_several_lines_may_begin_a_page(made: Make) -> None:
    galley = made(f"{LONG}\n\n1. یک\n2. دو\n3. {LONG * 3}\n")
    assert TOGETHER not in [slab.penalty for slab in galley.slabs]
