"""Structure out of elements in a row."""

from edition.model.document import Block, Heading, Item, Label, Paragraph
from edition.model.page import Element
from edition.model.source import Span
from edition.typeset.block.sections import first_leaves, leaves_of, sections

SPAN = Span(0, 1)


def heading(level: int) -> tuple[Block, Element]:
    return Heading("h", SPAN, "ب", level, "section"), Element("H2", (1,))


def paragraph(quoted: int = 0, level: int = 0) -> tuple[Block, Element]:
    return Paragraph("p", SPAN, "ب", quoted=quoted, level=level), Element("P", (2,))


def item(level: int = 1, quoted: int = 0) -> tuple[Block, Element]:
    element = Element("LI", (Element("Lbl", (3,)), Element("LBody", (4,))))
    return Item("i", SPAN, Label(SPAN, "۱.", 1), "ب", quoted=quoted, level=level), element


def outline(element: Element) -> str:
    kids = [outline(child) for child in element.children if isinstance(child, Element)]
    return f"{element.role}({' '.join(kids)})" if kids else element.role


def made(*entries: tuple[Block, Element]) -> list[str]:
    return [outline(element) for element in sections(entries)]


def test_sections_within_sections() -> None:
    found = made(
        paragraph(),
        heading(1),
        paragraph(),
        heading(2),
        paragraph(),
        heading(2),
        heading(1),
        heading(2),
    )
    assert found == ["Sect(P)", "Sect(H2 P Sect(H3 P) Sect(H3))", "Sect(H2 Sect(H3))"]


def test_no_level_is_left_out() -> None:
    assert made(heading(2), paragraph(), heading(3)) == ["Sect(H2 P Sect(H3))"]
    assert made(heading(1), heading(3)) == ["Sect(H2 Sect(H3))"]
    assert made(heading(2), paragraph(), heading(1)) == ["Sect(H2 P)", "Sect(H2)"]


def test_lists_within_items() -> None:
    assert made(item(), item(2), item(2), paragraph(level=1), item(), paragraph()) == [
        "Sect(L(LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody)) P)) LI(Lbl LBody)) P)"
    ]


def test_a_list_that_begins_deep() -> None:
    assert made(item(2), item(1)) == ["Sect(L(LI(LBody(L(LI(Lbl LBody)))) LI(Lbl LBody)))"]


def test_quotes() -> None:
    assert made(paragraph(1), item(1, 1), paragraph(2), paragraph()) == [
        "Sect(BlockQuote(P L(LI(Lbl LBody)) BlockQuote(P)) P)"
    ]


def test_a_quote_within_an_item() -> None:
    assert made(item(), paragraph(1, 1), item()) == [
        "Sect(L(LI(Lbl LBody(BlockQuote(P))) LI(Lbl LBody)))"
    ]


def test_leaves() -> None:
    tree = Element("Document", tuple(sections([heading(1), paragraph(), heading(2)])))
    assert leaves_of(tree, "P") == [2]
    assert list(first_leaves(tree, "H2", "H3")) == [(1, 1), (1, 2)]
