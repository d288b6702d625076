"""Verse in equal hemistichs: the plan of a text, and the lines of its couplets (case 33)."""

from collections.abc import Sequence
from itertools import count

import pytest
from msgspec.structs import replace

from edition.core.units import Length, pt
from edition.model.document import Block, Heading, Hemistich, Paragraph
from edition.model.page import SetLine
from edition.model.source import Span
from edition.typeset.block.couplets import Verse, VersePlan, plan_verse
from edition.typeset.block.galley import galley_of, set_matter
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.stretches import plain
from edition.typeset.line.style import LARGE_PRINT, SCREEN, Style

STYLE = Style()
HALF = "که در آفرینش ز یک گوهرند"
SHORTER = "بنی آدم اعضای یک پیکرند"
LONG = "دو چیز طیرهٔ عقل است دم فرو بستن به وقت گفتن و خاموشی"
TOO_LONG = f"{LONG} به وقت گفتن و گفتن به وقت خاموشی آن نشانهٔ نادانی است"
REFRAIN = ("که یکی هست و هیچ نیست جز او", "وحده لا اله الا هو")


def poem(*halves: str, stanza: int = 1) -> list[Hemistich]:
    """Halves one behind the other: first, second, first."""
    return [
        Hemistich(
            f"hemistich {stanza}.{number}", Span(0, 1), text, 2 if number % 2 == 0 else 1, stanza
        )
        for number, text in enumerate(halves, 1)
    ]


def plan(compositor: Compositor, blocks: Sequence[Block], style: Style = STYLE) -> VersePlan:
    verse = [
        Verse(block, plain(block.text, 0, "Regular", compositor.policy), style.measure)
        for block in blocks
        if isinstance(block, Hemistich)
    ]
    return plan_verse(compositor, style, verse, blocks)


def lines(compositor: Compositor, blocks: Sequence[Block], style: Style = STYLE) -> list[SetLine]:
    slabs = galley_of(set_matter(compositor, style, blocks, count())).slabs
    return [line for slab in slabs for _, line in slab.lines]


def edges(compositor: Compositor, line: SetLine) -> list[tuple[Length, Length]]:
    """Left and right edge of each half of a line as it is read; the space between the two is none
    of either.
    """
    type_ = Type("Regular", line.size)
    found: list[tuple[Length, Length]] = []
    for fragment in sorted(line.fragments, key=lambda fragment: fragment.rank):
        inked = [piece for piece in fragment.pieces if piece.run.text != " "]
        found.append((inked[0].x, inked[-1].x + compositor.scaled(inked[-1].run.advance, type_)))
    return found


def gaps(compositor: Compositor, line: SetLine) -> list[float]:
    """The gaps within halves as shares of the natural one."""
    type_ = Type("Regular", line.size)
    found: list[float] = []
    for fragment in line.fragments:
        inked = [piece for piece in fragment.pieces if piece.run.text != " "]
        ends = [piece.x + compositor.scaled(piece.run.advance, type_) for piece in inked]
        found += [
            (after.x - end) / compositor.space(type_)
            for after, end in zip(inked[1:], ends, strict=False)
        ]
    return found


def test_all_halves_of_a_stanza_have_one_pair_of_edges_a_column(compositor: Compositor) -> None:
    found = [
        edges(compositor, line) for line in lines(compositor, poem(HALF, SHORTER, SHORTER, HALF))
    ]
    firsts, seconds = {couplet[0] for couplet in found}, {couplet[1] for couplet in found}
    assert len(firsts) == len(seconds) == 1
    (left, right), *_ = firsts
    assert right - left == compositor.width(HALF, Type("Regular", STYLE.size))


def test_the_block_stands_in_the_middle_of_the_measure(compositor: Compositor) -> None:
    [line] = lines(compositor, poem(HALF, SHORTER))
    first, second = edges(compositor, line)
    assert abs(first[1] + second[0] - STYLE.measure) <= 1
    assert first[0] - second[1] == 2 * STYLE.size


def test_a_half_of_less_than_seven_tenths_stays_as_it_is(compositor: Compositor) -> None:
    first, second, *_ = (
        edges(compositor, line) for line in lines(compositor, poem(HALF, "یک دو سه", HALF, HALF))
    )
    assert first[1][1] == second[1][1]
    assert first[1][1] - first[1][0] == compositor.width("یک دو سه", Type("Regular", STYLE.size))


def test_a_couplet_is_one_line_read_from_its_first_half(compositor: Compositor) -> None:
    [line] = lines(compositor, poem("یک", "دو"))
    assert [fragment.text for fragment in sorted(line.fragments, key=lambda f: f.rank)] == [
        "یک ",
        "دو",
    ]
    xs = [piece.x for fragment in line.fragments for piece in fragment.pieces]
    assert xs == sorted(xs)


def as_wide_as(compositor: Compositor, em: float) -> str:
    """A half of about so many em at the size of prose, no more."""
    text = "و"
    for more in (" و", "ا"):
        while compositor.width(text + more, Type("Regular", STYLE.size)) <= em * STYLE.size:
            text += more
    return text


@pytest.mark.parametrize(
    ("em", "size", "gap"), [(12, 1.0, 2.0), (13.8, 1.0, None), (14.2, None, None)]
)
def test_the_gap_gives_way_before_the_size(
    compositor: Compositor, em: float, size: float | None, gap: float | None
) -> None:
    half = as_wide_as(compositor, em)
    found = plan(compositor, poem(half, half))
    assert found.step == 0
    assert found.size == STYLE.size if size else pt(10.5) <= found.size < STYLE.size
    assert found.gap == gap * found.size if gap else 1.2 * found.size <= found.gap < 2 * found.size


def test_the_widest_half_is_drawn_in_before_a_text_is_staggered(compositor: Compositor) -> None:
    half = as_wide_as(compositor, 14.8)
    found = plan(compositor, poem(half, half))
    assert (found.step, found.size) == (0, pt(10.5))
    assert found.widths[1] < compositor.width(half, Type("Regular", found.size))


@pytest.mark.parametrize(("share", "drawn_in"), [(1.06, False), (1.12, True), (1.2, False)])
def test_the_widest_half_is_drawn_in_so_that_another_is_as_wide(
    compositor: Compositor, share: float, drawn_in: bool
) -> None:
    type_ = Type("Regular", STYLE.size)
    marked = "قَدْ طَلَعَ الْقَمَرُ عَلَی الْوَرَی"  # no kashida beside marks
    wider = as_wide_as(compositor, share * compositor.width(marked, type_) / STYLE.size)
    blocks = poem(marked, wider)
    [line] = lines(compositor, blocks)
    first, second = (right - left for left, right in edges(compositor, line))
    assert (second < compositor.width(wider, type_)) is drawn_in
    assert (first == second) is (share < 1.2)


def test_the_widest_half_is_drawn_in_by_no_more_than_another_needs(compositor: Compositor) -> None:
    wide, *others = (as_wide_as(compositor, em) for em in (12, 10.2, 10, 9.8))
    widths = [plan(compositor, poem(wide, other)).widths[1] for other in others]
    assert widths[0] == compositor.width(wide, Type("Regular", STYLE.size)) > widths[1] > widths[2]


def test_one_stanza_that_does_not_fit_staggers_the_whole_text(compositor: Compositor) -> None:
    blocks = [*poem(HALF, SHORTER), *poem(LONG, HALF, stanza=2)]
    found = plan(compositor, blocks)
    assert (found.size, found.step) == (STYLE.size, 4 * STYLE.size)
    first, second = (edges(compositor, line)[0] for line in lines(compositor, blocks)[:2])
    assert abs(first[1] + second[0] - STYLE.measure) <= 1
    natural = [compositor.width(half, Type("Regular", STYLE.size)) for half in (HALF, SHORTER)]
    assert [right - left for left, right in (first, second)] == natural
    third, fourth = (edges(compositor, line)[0] for line in lines(compositor, blocks)[2:])
    assert third[1] - third[0] == found.widths[2] and third[0] - fourth[0] == found.step


def test_a_half_that_no_line_holds_goes_on_further_left(compositor: Compositor) -> None:
    first, rest, *others = (
        edges(compositor, line)[0] for line in lines(compositor, poem(TOO_LONG, HALF))
    )
    assert first[1] == STYLE.measure
    assert rest[1] < first[1]
    assert min(left for left, _ in (first, rest, *others)) >= 0


def test_two_halves_that_no_line_holds_are_told_apart(compositor: Compositor) -> None:
    """The second begins a step further left than the first; what is left of either stands an em and
    a half beyond that.
    """
    blocks = poem(TOO_LONG, TOO_LONG)
    step = plan(compositor, blocks).step
    rights = [STYLE.measure - edges(compositor, line)[0][1] for line in lines(compositor, blocks)]
    beyond = step + STYLE.size * 3 // 2
    assert step > STYLE.size and rights == [0, beyond, step, beyond]


def test_a_half_alone_stands_in_the_middle(compositor: Compositor) -> None:
    *_, line = lines(compositor, poem(HALF, SHORTER, "جانم می‌رود"))
    [(left, right)] = edges(compositor, line)
    assert abs(left + right - STYLE.measure) <= 1
    assert right - left == compositor.width("جانم می‌رود", Type("Regular", STYLE.size))


def test_a_couplet_that_ends_several_stanzas_is_a_refrain(compositor: Compositor) -> None:
    blocks = [*poem(HALF, SHORTER, *REFRAIN), *poem(SHORTER, HALF, *REFRAIN, stanza=2)]
    assert plan(compositor, blocks).refrains == {"hemistich 1.3", "hemistich 2.3"}
    _, one, other, *_ = (edges(compositor, line)[0] for line in lines(compositor, blocks))
    for left, right in (one, other):
        assert abs(left + right - STYLE.measure) <= 1


def test_a_couplet_that_is_quoted_twice_is_none(compositor: Compositor) -> None:
    prose, heading = (
        Paragraph("paragraph 1", Span(0, 1), "نثر"),
        Heading("heading 1", Span(0, 1), "بند دوم", 1, "section"),
    )
    both = [*poem(*REFRAIN), prose, *poem(*REFRAIN, stanza=2)]
    assert plan(compositor, both).refrains == frozenset()
    assert plan(compositor, [heading if block is prose else block for block in both]).refrains


def test_ragged_text_has_its_verse_as_it_is(compositor: Compositor) -> None:
    for style in (LARGE_PRINT, SCREEN):
        found = plan(compositor, poem(HALF, SHORTER, LONG, HALF), style)
        assert (found.size, found.even) == (style.size, False)
        for line in lines(compositor, poem(HALF, SHORTER, LONG, HALF), style):
            assert all(abs(gap - 1) < 0.01 for gap in gaps(compositor, line))
    first, second = (
        edges(compositor, line)[0] for line in lines(compositor, poem(LONG, HALF), LARGE_PRINT)
    )
    assert (first[1], second[1]) == (
        LARGE_PRINT.measure,
        LARGE_PRINT.measure - 1.5 * LARGE_PRINT.size,
    )


def test_verse_within_a_quote_has_less_room(compositor: Compositor) -> None:
    half = as_wide_as(compositor, 13)
    blocks = poem(half, half)
    assert plan(compositor, blocks).size == STYLE.size
    quoted = [replace(block, quoted=1) for block in blocks]
    for line in lines(compositor, quoted):
        for left, right in edges(compositor, line):
            assert 2 * STYLE.size <= left < right <= STYLE.measure - 2 * STYLE.size


def test_no_couplet_of_a_stanza_stands_alone_on_a_page(compositor: Compositor) -> None:
    blocks = poem(*["الف"] * 10)
    found = plan(compositor, blocks)
    assert [found.may_part(half) for half in blocks if half.half == 1] == [
        True,
        False,
        True,
        True,
        False,
    ]
