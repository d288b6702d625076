"""What was recognised, in a sentence, as JSON, and block by block."""

from edition.dump.structure import in_words, listing, recognised
from edition.model.document import Document, Heading, Hemistich, Paragraph, Title
from edition.model.source import LeftOut, SourceText, Span

TEXT = "نان\n\nآب\n\nبند.\n\n۱۲\n"
BLOCKS = (
    Title("title", Span(0, 3), "نان"),
    Heading("heading 1", Span(5, 7), "آب", 1, "section"),
    Paragraph("paragraph 1", Span(9, 13), "بند."),
)
DOCUMENT = Document(BLOCKS, {"heading 1": "series"})


def test_in_words() -> None:
    assert in_words(DOCUMENT) == "recognised: the title «نان», 1 heading («آب»), 1 paragraph"
    assert in_words(Document(BLOCKS[2:])) == "recognised: no title, 1 paragraph"


def test_three_headings_are_named_and_couplets_count_once() -> None:
    headings = [
        Heading(f"heading {n}", Span(n, n + 1), f"باب {n}", 1, "section") for n in range(1, 5)
    ]
    halves = [Hemistich(f"hemistich {n}", Span(n, n + 1), "الف", n, 1) for n in (1, 2)]
    said = in_words(Document((*headings, *halves)))
    assert said == (
        "recognised: no title, 4 headings («باب 1», «باب 2», «باب 3» …), 1 couplet of verse"
    )


def test_as_json() -> None:
    assert recognised(DOCUMENT) == {
        "title": "نان", "headings": 1, "first_headings": ["آب"], "paragraph": 1,
    }  # fmt: skip


def test_the_listing_has_what_is_left_out_in_its_place() -> None:
    unset = [LeftOut(Span(15, 17), "a page")]
    assert list(listing(DOCUMENT, SourceText("text.txt", TEXT, ""), unset)) == [
        "line 1  title  markup  «نان»",
        "line 3  heading 1  series  «آب»",
        "line 5  paragraph 1  markup  «بند.»",
        "line 7  left out  a page  «۱۲»",
    ]
