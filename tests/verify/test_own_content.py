"""Whether a page that does not show what it says is found out: each test damages a good page in one
way.
"""

from collections.abc import Callable

import pytest

from tests.verify.small_pdf import Node, SmallPdf, good_page, said

Looked = tuple[list[str], list[str]]


def test_a_good_page_has_no_fault(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    assert look(small, *kids) == ([], [])


def test_a_blanked_page(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    small.pages = [""]
    content, marks = look(small, *kids)
    assert content[0] == "Document/P 1 on page 1 does not show «سال 2008 داد ه او»"
    assert (
        marks[0] == "page 1: Document/P 1/Span 1/Span 1 owns MCID 0, which the page does not have"
    )


def test_a_blanked_element(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    small.pages = [small.pages[0].replace(small.line(2, *"راک"), "/Span <</MCID 2>> BDC EMC")]
    assert look(small, *kids) == (["Document/P 2 on page 1 does not show «کار»"], [])


def contents(*entry: Node) -> Node:
    return Node("TOC", [Node("TOCI", [Node("Reference", [Node("Link", entry)])])])


def test_in_the_contents_title_and_folio_stand_each_for_itself(look: Callable[..., Looked]) -> None:
    """A title runs from right to left even where it begins in Latin; a folio does not go on in one
    that ends so.
    """
    small = SmallPdf()
    small.pages = [f"{small.line(1, '۴')} {small.line(0, *'وا', ' ', 'NATO')}"]
    assert look(small, contents(said("NATO او ", 0), said("۴", 1))) == ([], [])


def test_a_wrong_folio_in_the_contents(look: Callable[..., Looked]) -> None:
    small = SmallPdf()
    small.pages = [f"{small.line(1, '۵')} {small.line(0, *'وا')}"]
    fault = (
        "Document/TOC 1/TOCI 1/Reference 1/Link 1/Span 2 on page 1 shows other letters from "
        "left to right: expected «۴», seen «۵»"
    )
    assert look(small, contents(said("او ", 0), said("۴", 1)))[0] == [fault]


def test_a_lost_line(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    small.pages = [
        small.pages[0].replace(small.line(1, *"وا", " ", "ه"), "/Span <</MCID 1>> BDC EMC")
    ]
    assert look(small, *kids)[0] == ["Document/P 1 on page 1 does not show «ه او»"]


def test_swapped_elements(look: Callable[..., Looked]) -> None:
    small, _ = good_page()
    content, marks = look(
        small, Node("P", [said("سال 2008 داد ه او", 2)]), Node("P", [said("کار", 0, 1)])
    )
    assert len(content) == 2 and marks == []
    assert content[0] == (
        "Document/P 1 on page 1 shows other letters from left to right: expected «لاس», seen «راک»"
    )


def test_swapped_lines(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    content, _ = look(small, Node("P", [said("سال 2008 داد ه او", 1, 0)]), kids[1])
    assert len(content) == 1 and content[0].endswith("seen «وا ه»")


def test_a_changed_letter(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    small.pages = [small.pages[0].replace(small.line(2, *"راک"), small.line(2, *"راگ"))]
    assert look(small, *kids)[0] == [
        "Document/P 2 on page 1 shows other letters from left to right: expected «راک», seen «راگ»"
    ]


def test_letters_in_the_order_of_reading_are_not_visual(look: Callable[..., Looked]) -> None:
    small = SmallPdf()
    small.pages = [small.line(0, *"کار")]
    assert len(look(small, Node("P", [said("کار", 0)]))[0]) == 1


def test_a_lost_joiner(look: Callable[..., Looked]) -> None:
    small = SmallPdf()
    small.pages = [small.line(0, *"دوریم")]
    assert len(look(small, Node("P", [said("می\u200cرود", 0)]))[0]) == 1


def test_a_lost_space(look: Callable[..., Looked]) -> None:
    small = SmallPdf()
    small.pages = [small.line(0, *"راکنان")]
    assert len(look(small, Node("P", [said("نان کار", 0)]))[0]) == 1


def test_a_digit_out_of_place(look: Callable[..., Looked]) -> None:
    small = SmallPdf()
    small.pages = [small.line(0, "2080", " ", *"لاس")]
    assert len(look(small, Node("P", [said("سال 2008", 0)]))[0]) == 1


def test_what_is_shown_beyond_the_text(look: Callable[..., Looked]) -> None:
    small = SmallPdf()
    small.pages = [small.line(0, *"نانراک")]
    assert len(look(small, Node("P", [said("کار", 0)]))[0]) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("«نان» (کار)", [*")راک(", " ", *"»نان«"]),
        ("بند 12.", [".", "12", " ", *"دنب"]),
        ("از 8 تا 10 آبان", [*"نابآ", " ", "10", " ", *"ات", " ", "8", " ", *"زا"]),
        ("حرف PDF/A-2 است", [*"تسا", " ", "PDF/A-2", " ", *"فرح"]),
        ("مُهر", [*"رهُم"]),
    ],
)
def test_visual_order_of_numbers_brackets_latin_and_marks(
    look: Callable[..., Looked], text: str, shown: list[str]
) -> None:
    small = SmallPdf()
    small.pages = [small.line(0, *shown)]
    assert look(small, Node("P", [said(text, 0)])) == ([], [])


def test_a_link_is_a_part_of_its_paragraph(look: Callable[..., Looked]) -> None:
    """The law puts the stroke at the end of an address to the left of it; what keeps it there is
    declared.
    """
    small = SmallPdf()
    small.pages = [small.line(0, "/example.org/a") + small.line(1, " ", ":", *"دینیبب")]
    kids = Node("P", [said("ببینید: ", 1), Node("Link", [said("example.org/a/", 0)])])
    assert look(small, kids) == ([], [])
    small.pages = [small.line(0, "example.org/a/") + small.line(1, " ", ":", *"دینیبب")]
    assert look(small, kids, declared=lambda text: [(text.index("e"), len(text), "address")]) == (
        [],
        [],
    )


def test_an_address_over_two_lines_has_no_space_between_them(look: Callable[..., Looked]) -> None:
    small = SmallPdf()
    small.pages = [small.line(0, "example.org/") + small.line(1, "a/b")]
    assert look(small, Node("Link", [said("example.org/a/b", 0, 1)])) == ([], [])


def test_a_figure_that_paints_nothing(look: Callable[..., Looked]) -> None:
    small = SmallPdf()
    small.pages = ["/Figure <</MCID 0>> BDC EMC /Figure <</MCID 1>> BDC 0 0 9 9 re f EMC"]
    figures = Node("Figure", [0], "/Alt (x)"), Node("Figure", [1], "/Alt (y)")
    assert look(small, *figures) == (["Document/Figure 1 paints nothing"], [])
