"""The text that should come back out: lines in reading order, pages apart, an address whole, no
furniture.
"""

from tests.pdf.conftest import Write, Written

LINK = (
    '[[link]]\nlabel = "نسخهٔ پایدار"\nurl = "https://example.org/{id}/'
    + "-".join(letter * 40 for letter in "abc")
    + '"\nqr = true\nconfirmed = true\n'
)


def test_a_form_feed_between_pages(statement: Written) -> None:
    assert len(statement.expected.split("\f")) == len(statement.paged.pages)


def test_lines_of_a_page_in_reading_order(statement: Written) -> None:
    third = statement.expected.split("\f")[2].splitlines()
    assert third == [placed.line.fragments[0].text for placed in statement.paged.pages[2].lines]


def test_a_label_stands_before_its_text(small: Write) -> None:
    page = small("بند یک.\n1 – نان\n2– کار\n").expected.split("\f")[2]
    assert page == "بند یک.\n1 – نان\n2– کار\n"


def test_folios_and_running_heads_are_left_out(statement: Written) -> None:
    page = statement.paged.pages[4]
    lines = statement.expected.split("\f")[4].splitlines()
    assert page.furniture
    assert page.folio not in lines and page.furniture[1].line.fragments[0].text not in lines


def test_an_address_over_two_lines_is_one(small: Write) -> None:
    written = small("بند یک.\n", LINK)
    address = "example.org/a-text-1404/" + "-".join(letter * 40 for letter in "abc")
    assert sum(placed.line.within_word for placed in written.paged.pages[1].lines) >= 1
    assert address in written.expected.split("\f")[1].splitlines()


def test_a_blank_page_is_empty(small: Write) -> None:
    assert small("").expected.split("\f")[2] == ""
