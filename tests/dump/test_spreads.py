"""Spreads that do not end level, each with its reason."""

from edition.dump.spreads import spreads_json
from edition.model.page import Element, End, MakeUp, PagedDocument, TextPage


def paged(*pages: TextPage) -> PagedDocument:
    makeup = MakeUp(0, 17600, 300_000, 26, 26, 5, 4, pages, ())
    return PagedDocument(
        "pamphlet", 1, 1, (), Element("Document", ()), (), 9000, 0.4, True, makeup=makeup
    )


def page(number: int, rows: int, end: End, facing: int, available: int = 26) -> TextPage:
    return TextPage(number, 0, rows, rows, available, end, facing)


PAGES = paged(
    page(3, 21, "full", 0, 21),
    page(4, 26, "full", 5),
    page(5, 26, "full", 4),
    page(6, 26, "full", 7),
    page(7, 24, "kept together", 6),
    page(8, 9, "forced", 9),
    page(9, 26, "full", 8),
    page(10, 12, "later pages", 11),
    page(11, 0, "turned", 10),
)


def test_those_that_do_are_not_named() -> None:
    [told] = spreads_json([PAGES])
    assert (told["file"], told["spreads"]) == ("pamphlet.pdf", 4)
    assert [(each["pages"], each["rows"]) for each in told["uneven"]] == [
        ([6, 7], [26, 24]),
        ([8, 9], [9, 26]),
        ([10, 11], [12, 0]),
    ]
    assert [each["why"] for each in told["uneven"]] == [
        "what follows may not be parted and has no room",
        "what follows opens a page",
        "a table lies turned on the page",
    ]


def test_a_first_page_that_begins_lower_ends_level() -> None:
    [told] = spreads_json([paged(page(4, 21, "full", 5, 21), page(5, 26, "full", 4))])
    assert told["uneven"] == []


def test_without_pages_nothing_is_told() -> None:
    assert spreads_json([]) == []
