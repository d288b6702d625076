from pathlib import Path

import pytest

from edition.core.bounds import STRUCTURE_DEPTH
from edition.verify.file.structure_tree import (
    Content,
    Damaged,
    Spoken,
    TreeElement,
    spoken,
    structure,
    text_of,
    texts_of_pages,
    turns_back,
)
from tests.verify.small_pdf import Node, SmallPdf, read, said


@pytest.fixture
def small() -> SmallPdf:
    return SmallPdf(pages=["", ""])


def top(small: SmallPdf, folder: Path, *kids: Node) -> tuple[TreeElement, ...]:
    return structure(read(small.write(folder / "small.pdf", Node("Document", kids))))


def test_places_count_siblings_of_a_kind(small: SmallPdf, tmp_path: Path) -> None:
    (document,) = top(small, tmp_path, Node("H1"), Node("P", [said("الف", 0)]), Node("P"))
    assert [kid.place for kid in document.kids if isinstance(kid, TreeElement)] == [
        "Document/H1 1",
        "Document/P 1",
        "Document/P 2",
    ]


def test_the_text_sets_blocks_apart_and_joins_what_stands_in_a_line(
    small: SmallPdf, tmp_path: Path
) -> None:
    item = Node("LI", [Node("Lbl", [said("1.", 1)]), Node("LBody", [said("نان", 2)])])
    link = Node("Link", [said("example.org", 4)])
    found = top(
        small,
        tmp_path,
        Node("H1", [said("عنوان", 0)]),
        Node("L", [item]),
        Node("P", [said("ببینید: ", 3), link]),
    )
    assert [text_of(element).split() for element in found] == [
        ["عنوان", "1.", "نان", "ببینید:", "example.org"]
    ]


def test_a_paragraph_over_two_pages_is_one_text(small: SmallPdf, tmp_path: Path) -> None:
    found = top(small, tmp_path, Node("P", [said("آغاز ", 0), said("پایان", 0, page=1)]))
    assert text_of(found[0]).split() == ["آغاز", "پایان"]


def test_each_page_has_its_own_text_blocks_apart(small: SmallPdf, tmp_path: Path) -> None:
    item = Node(
        "LI",
        [
            Node("Lbl", [said("1.", 1)]),
            Node("LBody", [said("نان", 2), Node("Link", [said("و", 1, page=1)])]),
        ],
    )
    found = top(
        small,
        tmp_path,
        Node("H1", [said("عنوان", 0)]),
        item,
        Node("P", [said("پا", 2, page=1), said("یان", 3, page=1)]),
    )
    assert {page: text.split() for page, text in texts_of_pages(found).items()} == {
        0: ["عنوان", "1.", "نان"],
        1: ["و", "پایان"],
    }


@pytest.mark.parametrize(
    ("pages", "place"),
    [
        ((0, 0, 1, 2), ""),
        ((0, 1, 0), ""),  # from the inner side of a sheet back to the outer one
        ((0, 2, 0), "Document/P 3/Span 1/Span 1"),
        ((1, 2, 1), "Document/P 3/Span 1/Span 1"),
        ((0, 3, 1), "Document/P 3/Span 1/Span 1"),
    ],
)
def test_what_is_read_behind_a_later_page(
    tmp_path: Path, pages: tuple[int, ...], place: str
) -> None:
    small = SmallPdf(pages=[""] * 4)
    found = top(
        small,
        tmp_path,
        *(Node("P", [said("نان", number, page=page)]) for number, page in enumerate(pages)),
    )
    assert turns_back(found) == place


def test_figures_are_left_out_of_the_text(small: SmallPdf, tmp_path: Path) -> None:
    figure = Node("Figure", [0], "/Alt (a code)")
    assert text_of(top(small, tmp_path, figure, Node("P", [said("متن", 1)]))[0]).strip() == "متن"


def test_own_types_are_read_by_the_role_map(small: SmallPdf, tmp_path: Path) -> None:
    small.roles = "/RoleMap <</Slogan /P>>"
    assert top(small, tmp_path, Node("Slogan"))[0].kids[0].kind == "P"  # type: ignore[union-attr]


def test_stretches_have_their_contents_and_their_direction(small: SmallPdf, tmp_path: Path) -> None:
    english = Node("P", [said("Statement", 2)], "/Lang (en)")
    link = Node("Link", [said("example.org", 3, page=1)])
    found = list(
        spoken(top(small, tmp_path, Node("P", [said("دو سطر", 0, 1)]), english, Node("P", [link])))
    )
    assert found == [
        Spoken("Document/P 1/Span 1", "دو سطر", (Content(0, 0), Content(0, 1))),
        Spoken("Document/P 2/Span 1", "Statement", (Content(0, 2),)),
        Spoken("Document/P 3/Link 1/Span 1", "example.org", (Content(1, 3),)),
    ]


def test_content_by_marked_content_reference(small: SmallPdf, tmp_path: Path) -> None:
    span = Node("Span", ["<</Type /MCR /Pg 12 0 R /MCID 5>>"], "/ActualText (x)")
    assert list(spoken(top(small, tmp_path, span))) == [
        Spoken("Document/Span 1", "x", (Content(1, 5),))
    ]


def test_content_without_actualtext_is_a_fault(small: SmallPdf, tmp_path: Path) -> None:
    assert list(spoken(top(small, tmp_path, Node("P", [0])))) == [
        "Document/P 1 owns content and no ActualText above it says what it is"
    ]


@pytest.mark.parametrize(
    "hidden", [Node("Link", [0]), Node("Span", [0], "/Lang (en)"), Node("Note", [0])]
)
def test_actualtext_above_another_voice_is_a_fault(
    small: SmallPdf, tmp_path: Path, hidden: Node
) -> None:
    first = next(spoken(top(small, tmp_path, Node("P", [hidden], "/ActualText (all)"))))
    assert first == f"the ActualText of Document/P 1 hides Document/P 1/{hidden.kind} 1"


def test_no_tree(small: SmallPdf, tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="no structure tree"):
        structure(read(small.write(tmp_path / "small.pdf", None)))


def test_a_tree_that_turns_back_on_itself(small: SmallPdf, tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="twice"):
        top(small, tmp_path, Node("P", ["15 0 R"]))


def test_content_on_no_page(small: SmallPdf, tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="Document/P 1 owns content and does not say on which page"):
        top(small, tmp_path, Node("P", [0], page=7))


def nested(levels: int) -> Node:
    node = Node("P", [said("نان", 0)])
    for _ in range(levels - 4):  # Document above it, and the spans that say it below
        node = Node("Sect", [node])
    return node


def test_a_tree_may_be_as_deep_as_lists_are_set_and_no_deeper(
    small: SmallPdf, tmp_path: Path
) -> None:
    found = top(small, tmp_path, nested(STRUCTURE_DEPTH.most))
    assert text_of(found[0]).split() == ["نان"] and len([*spoken(found)]) == 1
    with pytest.raises(Damaged, match="deeper than 180 levels"):
        top(small, tmp_path, nested(STRUCTURE_DEPTH.most + 1))
