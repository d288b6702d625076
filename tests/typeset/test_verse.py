"""Verse in two equal columns (case 33)."""

import pytest

from edition.core.units import pt
from edition.model.document import Hemistich
from edition.model.page import SetLine
from edition.model.source import Span
from edition.typeset.inline import Inline
from edition.typeset.lines import Compositor, Type
from edition.typeset.shifting import right_edge
from edition.typeset.style import Style
from edition.typeset.verse import VersePlan, plan_verse, set_couplet

STYLE = Style()
HALF = "که در آفرینش ز یک گوهرند"
LONG = "دو چیز طیرهٔ عقل است دم فرو بستن به وقت گفتن و خاموشی"


def hemistich(text: str, number: int, stanza: int = 1) -> Hemistich:
    return Hemistich(f"hemistich {number}", Span(0, 1), text, 2 if number % 2 == 0 else 1, stanza)


def poem(*halves: str, stanza: int = 1) -> list[Hemistich]:
    return [hemistich(text, number, stanza) for number, text in enumerate(halves, 1)]


def couplet(compositor: Compositor, plan: VersePlan, *halves: Hemistich) -> list[SetLine]:
    texts: dict[Hemistich, tuple[str | Inline, int]] = {half: (half.text, i) for i, half in enumerate(halves)}
    return set_couplet(compositor, STYLE, plan, texts)


def columns(compositor: Compositor, line: SetLine, size: int) -> list[tuple[int, int]]:
    """Left and right edge of each fragment as it is read, the space between the two left out."""
    type_ = Type("Regular", size)
    found: list[tuple[int, int]] = []
    for fragment in sorted(line.fragments, key=lambda f: f.rank):
        pieces = [piece for piece in fragment.pieces if piece.run.advance < 4 * 2048 or piece.run.text != " "]
        inked = [piece for piece in pieces if piece.run.text != " "]
        found.append((inked[0].x, inked[-1].x + compositor.scaled(inked[-1].run.advance, type_)))
    return found


@pytest.mark.parametrize("halves", [("یک", "دو"), (HALF, HALF), (HALF, "دو")])
def test_the_first_half_stands_right_and_the_gap_in_the_middle(compositor: Compositor, halves: tuple[str, str]) -> None:
    blocks = poem(*halves)
    plan = plan_verse(compositor, STYLE, blocks)
    [line] = couplet(compositor, plan, *blocks)
    first, second = columns(compositor, line, plan.size)
    assert abs(first[1] - STYLE.measure) <= pt(0.01)
    assert abs(second[1] - plan.column) <= pt(0.01)
    assert first[0] >= STYLE.measure - plan.column
    middle = (plan.column + STYLE.measure - plan.column) / 2
    assert abs(middle - STYLE.measure / 2) <= pt(0.5)


def test_a_couplet_is_one_line_read_from_its_first_half(compositor: Compositor) -> None:
    blocks = poem("یک", "دو")
    [line] = couplet(compositor, plan_verse(compositor, STYLE, blocks), *blocks)
    assert [fragment.text for fragment in sorted(line.fragments, key=lambda f: f.rank)] == ["یک ", "دو"]
    xs = [piece.x for fragment in line.fragments for piece in fragment.pieces]
    assert xs == sorted(xs)


def test_all_verse_is_of_one_size_at_which_nearly_all_of_it_fits(compositor: Compositor) -> None:
    short = [half for stanza in range(1, 20) for half in poem("یک", "دو", stanza=stanza)]
    plan = plan_verse(compositor, STYLE, [*short, *poem(LONG, LONG, stanza=20)])
    assert (plan.size, plan.long) == (STYLE.size, frozenset({20}))
    smaller = plan_verse(compositor, STYLE, poem(f"{HALF} همیشه", HALF))
    assert STYLE.size * 86 // 100 <= smaller.size < STYLE.size


def test_a_half_that_is_too_long_stands_above_the_other(compositor: Compositor) -> None:
    blocks = poem(LONG, "دو")
    plan = plan_verse(compositor, STYLE, blocks)
    first, second = couplet(compositor, plan, *blocks)
    type_ = Type("Regular", plan.size)
    assert abs(right_edge(compositor, first, type_) - STYLE.measure) <= pt(0.01)
    assert second.fragments[0].pieces[0].x == 0


def test_a_half_alone(compositor: Compositor) -> None:
    blocks = poem("یک")
    [line] = couplet(compositor, plan_verse(compositor, STYLE, blocks), *blocks)
    assert [fragment.text for fragment in line.fragments] == ["یک"]


def test_no_couplet_of_a_stanza_stands_alone_on_a_page(compositor: Compositor) -> None:
    blocks = poem(*["الف"] * 10)
    plan = plan_verse(compositor, STYLE, blocks)
    assert [plan.may_part(half) for half in blocks if half.half == 1] == [True, False, True, True, False]
