"""Links of running text, piece by piece (case 78)."""

from itertools import count
from pathlib import Path

from msgspec.structs import replace

from edition.core.units import pt
from edition.faces import Faces
from edition.model.page import PlacedLine
from edition.typeset.line.breaking import Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.stretches import Conventions, inline
from edition.typeset.line.style import JUSTIFIED, Style
from edition.typeset.page.furnishing import link_areas
from tests.editions import LISTED, TITLE, paged_of, write_edition
from tests.typeset.ink import ink

STYLE = Style()
ADDRESS = "https://www.example.com/r/programming/comments/ciey8g/example_banned_all_example_users_our_accounts_are_gone_for_good/"


def lines_of(compositor: Compositor, text: str) -> tuple[PlacedLine, ...]:
    found, _ = inline(text, (), "Regular", count(), Conventions())
    lines = compositor.paragraph(
        compositor.setting(found, Type("Regular", STYLE.size)), Filling(STYLE.measure, JUSTIFIED)
    )
    return tuple(PlacedLine(line, 1000, i * STYLE.leading) for i, line in enumerate(lines))


def test_every_piece_of_a_broken_address_is_covered(compositor: Compositor) -> None:
    lines = lines_of(compositor, f"ببینید {ADDRESS}.")
    pieces = [(p, f) for p in lines for f in p.line.fragments if f.leaf == 1]
    assert "".join(fragment.text for _, fragment in pieces) == ADDRESS and len(pieces) > 1
    areas = list(link_areas(compositor, lines, {1}))
    assert [(area.leaf, area.y) for area in areas] == [
        (1, placed.y - STYLE.size) for placed, _ in pieces
    ]
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


SECTIONS = "".join(
    f"بخش {name}\nبند یک از بخش.\n" for name in ("یک", "دو", "سه", "چهار", "پنج", "شش")
)
LINKS = (
    '[[link]]\nlabel = "نسخهٔ پایدار"\nurl = "https://example.org/گزارش/{id}"\nqr = '
    "true\nconfirmed = true\n"
)


def test_every_area_holds_the_ink_of_its_words_and_no_other_line(
    tmp_path: Path, faces: Faces
) -> None:
    """Of letters, not of vowel marks: addresses in the text, the imprint and on the back cover,
    references in the contents.
    """
    text = f"{TITLE}\n\n{SECTIONS}ببینید https://example.org/jpgqy/نشانی_گزارش و {ADDRESS} را.\n"
    pages = paged_of(write_edition(tmp_path / "edition", text, LISTED + LINKS)).pages
    held = [(page, area) for page in pages for area in page.links]
    assert len(held) > 10
    for page, area in held:
        lines = [line for line in page.lines if area.y <= line.y <= area.y + area.height]
        shown = [(line, f) for line in lines for f in line.line.fragments if f.leaf == area.leaf]
        [placed] = {line.y: line for line, _ in shown}.values()
        drawn = replace(
            page,
            lines=[replace(line, line=replace(line.line, fragments=(f,))) for line, f in shown],
            furniture=(),
        )
        for left, top, right, bottom, said in ink(drawn, faces):
            assert area.x - 500 <= left and right <= area.x + area.width + 500, said
            assert area.y <= top and bottom <= area.y + area.height, said
        assert area.height <= placed.line.size * 8 // 5
