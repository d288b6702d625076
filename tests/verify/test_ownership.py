from collections.abc import Callable

from tests.verify.small_pdf import Node, good_page, said

Looked = tuple[list[str], list[str]]


def test_content_that_no_element_owns(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    assert look(small, kids[0]) == ([], ["page 1: no element owns MCID 2, «راک»"])


def test_content_that_two_elements_own(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    _, marks = look(small, *kids, Node("P", [said("کار", 2)]))
    assert (
        marks[0]
        == "page 1: MCID 2 belongs to Document/P 2/Span 1/Span 1 and to Document/P 3/Span 1/Span 1"
    )


def test_content_outside_of_marks(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    small.pages[0] += " " + small.text("۱")
    assert look(small, *kids) == (
        [],
        ["page 1: something is painted outside every marked-content sequence"],
    )


def test_a_parent_tree_that_gives_content_to_another_element(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    look(small, *kids)
    first, _, other = (small.owners[0, mcid] for mcid in (0, 1, 2))
    _, marks = look(small, *kids, parents={0: [first, other, other]})
    assert marks == ["page 1: ParentTree does not give MCID 1 to Document/P 1/Span 1/Span 1"]


def test_a_page_that_the_parent_tree_does_not_know(look: Callable[..., Looked]) -> None:
    small, kids = good_page()
    assert look(small, *kids, parents={})[1] == [
        "page 1: its StructParents is missing or not in ParentTree"
    ]
