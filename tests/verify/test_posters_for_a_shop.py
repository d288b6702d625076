"""Posters for a print shop: what goes to an edge goes on beyond it, and only where that is asked
for; at home nothing stands where printers print nothing.
"""

from pathlib import Path

import pytest
from pypdf import PdfReader

from edition.core.units import Length, mm
from edition.model.imposition import Condition, ShopPoster
from edition.model.output_kinds import held_to
from edition.model.page import Drawing, PagedDocument, Rule
from edition.model.proof import Outcome
from edition.pdf import write
from edition.press import for_shop
from edition.typeset import typeset
from edition.typeset.poster.bleeding import _intervals, _on
from edition.verify import Claims, preflight, verify
from tests.editions import TITLE, all_faces, reading_of, write_edition
from tests.profiles import NAME, cmyk

PRESS = '[[output]]\nkind = "pamphlet"\n\n[[output]]\nkind = "press"\n\n'
Shape = tuple[tuple[str, tuple[Length, ...]], ...]
ITEMS = "".join(f"{i}. چاه ده را با هم می‌کنیم و با هم از آن می‌نوشیم.\n" for i in range(1, 12))
NUMERALS = '[[poster]]\nshows = "each item"\nsize = "A4"\n\n'
FLOOD = '[[poster]]\nshows = "title"\ncompose = "flood"\n\n'


def made(folder: Path, more: str) -> tuple[PagedDocument, ...]:
    write_edition(folder, f"{TITLE}\n\nاین‌ها را می‌خواهیم:\n\n{ITEMS}", more)
    source, reading = reading_of(folder)
    outputs, problems = typeset(source, reading, all_faces(), ("posters",))
    assert outputs, "\n".join(map(str, problems))
    return outputs


def rules(paged: PagedDocument) -> list[Rule]:
    return [rule for page in paged.pages for rule in page.rules]


def number(paged: PagedDocument) -> Drawing:
    [found] = [each for page in paged.pages for each in page.figures if isinstance(each, Drawing)]
    return found


def test_only_where_the_print_shop_is_asked_for_and_something_goes_to_an_edge(
    tmp_path: Path,
) -> None:
    stack = '[[poster]]\nshows = "title"\nsize = "A4"\n\n'
    assert all(each.bled is None for each in made(tmp_path / "1", NUMERALS + FLOOD))
    bled = [each.bled for each in made(tmp_path / "2", PRESS + FLOOD + stack)]
    assert [each.name if each else "" for each in bled] == ["posters/press/A3-title", ""]
    assert held_to("posters/press/A3-title.pdf") == ("text", "shop")


def test_a_flood_leaves_what_printers_leave_and_goes_beyond_the_edge_for_a_shop(
    tmp_path: Path,
) -> None:
    [paged] = made(tmp_path, PRESS + FLOOD)
    assert paged.bled
    for each, edge in ((paged, mm(5)), (paged.bled, -mm(3))):
        field, *others = rules(each)
        assert (field.x, field.y) == (edge, edge)
        assert (field.width, field.height) == (mm(297) - 2 * edge, mm(420) - 2 * edge)
        [band] = [rule for rule in others if rule.ink == "black"]
        assert (band.x, band.width) == (edge, mm(297) - 2 * edge)


def test_numbers_go_over_the_head_and_the_fore_edge_odd_at_the_right(tmp_path: Path) -> None:
    for at, paged in enumerate(made(tmp_path, PRESS + NUMERALS), 1):
        assert paged.bled
        home, shop = number(paged), number(paged.bled)
        assert shop.y == -mm(3) and home.y >= mm(5)
        even = at % 2 == 0
        assert shop.x == -mm(3) if even else shop.x + shop.width == mm(210) + mm(3)
        assert shop.width >= home.width and shop.height > home.height
        words = min(line.y - line.line.size for line in paged.bled.pages[0].lines)
        assert shop.y + shop.height <= words
        assert [(line.x, line.y) for line in paged.bled.pages[0].lines] == [
            (line.x, line.y) for line in paged.pages[0].lines
        ]


def test_what_is_cut_goes_on_straight() -> None:
    """A triangle on its point, cut below it: as wide up to the end as where it is cut."""
    path: Shape = (("m", (0, 100_000)), ("l", (50_000, 0)), ("l", (100_000, 100_000)), ("h", ()))

    def wide(path: Shape, at: Length) -> list[Length]:
        return [end - start for start, end, _ in _intervals(path, at, 1)]

    assert wide(path, 10) == [10] and wide(path, 21_000) == [21_000]
    bled = (*path, *_on(path, 100_000, 20_000, 1))
    assert wide(bled, 10) == [21_000] and wide(bled, 60_000) == [60_000]
    # Wound the other way it is as full: no part takes another away.
    turned: Shape = (("m", (100_000, 100_000)), ("l", (50_000, 0)), ("l", (0, 100_000)), ("h", ()))
    assert wide((*turned, *_on(turned, 100_000, 20_000, 1)), 10) == [21_000]


@pytest.mark.parametrize("exchanged", [False, True], ids=["grey", "PDF/X-4"])
@pytest.mark.parametrize("more", [NUMERALS, FLOOD], ids=["numerals", "flood"])
def test_every_one_passes_the_proofs_and_the_preflight(
    more: str, exchanged: bool, tmp_path: Path
) -> None:
    _, reading = reading_of(write_edition(tmp_path / "record"))
    condition = Condition(cmyk(), NAME) if exchanged else None
    outputs = made(tmp_path / "e", PRESS + more)
    for paged in (*outputs[:3], *outputs[-2:]):
        assert paged.bled
        poster = ShopPoster(*write(paged.bled, reading.record, all_faces(), None))
        pdf = tmp_path / "poster.pdf"
        pdf.write_bytes(
            for_shop(poster.pages, "posters/press/a.pdf", reading.record, "Accent", condition)
        )
        checks = (
            *verify(pdf, Claims(poster.expected, faces=all_faces())).checks,
            *preflight(pdf, condition, 300, poster.pages),
        )
        assert [c for c in checks if c.outcome is Outcome.FAILED] == [], paged.name
        page = PdfReader(pdf).pages[0]
        more_ = [round(float(b - t), 1) for b, t in zip(page.bleedbox, page.trimbox, strict=True)]
        assert more_ == [-8.5, -8.5, 8.5, 8.5] and page.mediabox == page.bleedbox


def test_a_number_that_stops_at_the_edge_is_found(tmp_path: Path) -> None:
    """As it stood at home, its margin cut away."""
    _, reading = reading_of(write_edition(tmp_path / "record"))
    [paged, *_] = made(tmp_path / "e", PRESS + NUMERALS)
    content, _ = write(paged, reading.record, all_faces(), None)
    shop = for_shop(content, "a.pdf", reading.record, "Accent", None)
    pdf = tmp_path / "poster.pdf"
    pdf.write_bytes(shop)
    failed = [c.name for c in preflight(pdf) if c.outcome is Outcome.FAILED]
    assert failed == ["ink at the edges"]  # the band, which is not bled there
