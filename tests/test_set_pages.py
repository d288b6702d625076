"""Lines and pages as text, of values made by hand."""

from edition.inspecting import set_lines, set_pages
from edition.model.page import Element, MakeUp, Page, PagedDocument, Saving, TextPage
from tests.inspect.hand_made import line

PAGES = (TextPage(3, 0, 21, 20, 22, "facing page", 0), TextPage(4, 0, 1, 1, 26, "the end", 0))


def make_up(**more: object) -> MakeUp:
    usual = {
        "head": 60_000,
        "leading": 20_000,
        "measure": 300_000,
        "depth": 26,
        "usual": 26,
        "sink": 4,
        "usual_sink": 4,
    }
    return MakeUp(**{**usual, "pages": PAGES, "blanks": (), **more})  # type: ignore[arg-type]


def document(makeup: MakeUp | None, pages: int = 8) -> PagedDocument:
    made = tuple(Page(number, str(number), ()) for number in range(1, pages + 1))
    return PagedDocument(
        "pamphlet", 1, 1, made, Element("Document", ()), (), 1, 0.4, True, makeup=makeup
    )


def test_lines_are_told_by_paragraphs() -> None:
    lines = [
        line(2_700, 2_700, page=2, y=60_000, paragraph=1),
        line(
            4_050, 2_700, page=3, y=140_000, paragraph=7, scale=101_000, text="یک دو سه", longer=2
        ),
        line(page=3, y=160_000, paragraph=7, kind="last", text="چهار"),
        line(
            2_700, 27_000, page=4, y=161_000, paragraph=9, size=9_000, kind="ragged", text="پنج شش"
        ),
    ]
    assert list(set_lines(lines, make_up())) == [
        "paragraph 1, 10 pt: 2 lines",
        "  page 3 row 5  scale +1.0 %  joints +0.000  gaps 125 %  kashida 2  justified  «یک … سه»",
        "  page 3 row 6  scale +0.0 %  joints +0.000  gaps -  kashida 0  last  «چهار»",
        "",
        "paragraph 2, 9 pt: 1 line",
        "  page 4 row -  scale +0.0 %  joints +0.000  gaps 100 %  kashida 0  ragged  «پنج شش»",
    ]


def test_a_paragraph_that_goes_on_behind_a_note_is_told_once() -> None:
    lines = [line(page=3, y=60_000, paragraph=number) for number in (1, 2, 1)]
    assert [told for told in set_lines(lines, make_up()) if told.startswith("paragraph")] == [
        "paragraph 1, 10 pt: 2 lines",
        "paragraph 2, 10 pt: 1 line",
    ]


def test_pages_are_told_with_what_the_plan_did() -> None:
    facing = (TextPage(4, 0, 26, 26, 26, "full", 5), TextPage(5, 0, 9, 1, 26, "forced", 4))
    assert list(set_pages(document(make_up(depth=25, sink=5, pages=facing, blanks=(6, 7))))) == [
        "pamphlet: 8 pages, 2 of text, 2 blank pages added to reach a multiple of four",
        "sheets of paper: 2",
        "rows to a page: 25, 1 row less than usual",
        "the first page begins 5 rows lower, 1 row more than usual",
        "page 4: 26 slabs, 26 of 26 rows, 0 empty; ends: full; faces page 5 with 1 row",
        "page 5: 9 slabs, 1 of 26 rows, 25 empty; ends: forced; faces page 4 with 26 rows",
        "page 6: blank",
        "page 7: blank",
    ]


def test_what_is_as_usual_is_told_so() -> None:
    told = list(set_pages(document(make_up(pages=PAGES[:1]), 4)))
    assert told == [
        "pamphlet: 4 pages, 1 of text, none added to reach a multiple of four",
        "sheets of paper: 1",
        "rows to a page: 26, as usual",
        "the first page begins 4 rows lower, as usual",
        "page 3: 21 slabs, 20 of 22 rows, 2 empty; ends: facing page; faces no page of text",
    ]


def test_what_could_be_given_up_is_told_and_where_slogans_could_stand() -> None:
    pages = (TextPage(2, 0, 9, 9, 26, "forced", 3), TextPage(3, 0, 9, 5, 26, "the end", 2))
    beside, savings = ((1, "cover"), (4, "back cover")), (Saving("cover = false", 4),)
    told = list(
        set_pages(
            document(
                make_up(pages=pages, beside=beside, savings=savings, joinable=(2,), blanks=()), 8
            )
        )
    )
    assert told[1:3] == ["sheets of paper: 2", "with cover = false in [layout]: 4 pages"]
    act = "slogans_page = false in [layout] lets what follows stand below it"
    assert told[5:] == [
        "page 1: cover",
        f"page 2: 9 slabs, 9 of 26 rows, 17 empty; ends: forced ({act}); faces page 3 with 5 rows",
        "page 3: 9 slabs, 5 of 26 rows, 21 empty; ends: the end; faces page 2 with 9 rows",
        "page 4: back cover",
    ]


def test_what_was_not_made_up_has_no_pages_to_tell() -> None:
    assert list(set_pages(document(None))) == []
