"""Links of running text, piece by piece (case 78)."""

from itertools import count

from edition.core.direction import PLAIN
from edition.core.units import pt
from edition.model.page import PlacedLine
from edition.typeset.inline import Inline, inline
from edition.typeset.lines import Compositor, Type
from edition.typeset.link_areas import link_areas
from edition.typeset.style import Style

STYLE = Style()
ADDRESS = "https://www.example.com/r/programming/comments/ciey8g/example_banned_all_example_users_our_accounts_are_gone_for_good/"


def lines_of(compositor: Compositor, text: str) -> tuple[PlacedLine, ...]:
    found, _ = inline(text, (), {}, "Regular", count(), PLAIN)
    assert isinstance(found, Inline)
    lines = compositor.paragraph(found, Type("Regular", STYLE.size), -1, STYLE.measure)
    return tuple(PlacedLine(line, 1000, i * STYLE.leading) for i, line in enumerate(lines))


def test_every_piece_of_a_broken_address_is_covered(compositor: Compositor) -> None:
    lines = lines_of(compositor, f"ببینید {ADDRESS}.")
    pieces = [(p, f) for p in lines for f in p.line.fragments if f.leaf == 1]
    assert "".join(fragment.text for _, fragment in pieces) == ADDRESS and len(pieces) > 1
    areas = list(link_areas(compositor, lines, {1}))
    assert [(area.leaf, area.y) for area in areas] == [(1, placed.y - STYLE.size) for placed, _ in pieces]
    for area, (placed, fragment) in zip(areas, pieces, strict=True):
        assert area.x == placed.x + fragment.pieces[0].x
        assert area.x >= 1000 and area.x + area.width <= 1000 + STYLE.measure + pt(0.01)


def test_a_broken_address_has_no_hyphen_and_no_space(compositor: Compositor) -> None:
    lines = lines_of(compositor, ADDRESS)
    assert [placed.line.within_word for placed in lines] == [True] * (len(lines) - 1) + [False]
    assert "".join(f.text for placed in lines for f in placed.line.fragments) == ADDRESS
    assert all(f.text[-1] in "/.-_" for placed in lines[:-1] for f in placed.line.fragments)


def test_an_address_that_a_line_can_hold_is_not_broken(compositor: Compositor) -> None:
    address = "https://example.org/a-b-c/d-e-f/g-h-i/j-k-l/m-n"
    lines = lines_of(compositor, f"نشانی این است که در زیر می‌آید و دراز است: {address} پایان.")
    assert any(f.text.strip() == address for placed in lines for f in placed.line.fragments)
