"""Whether the pages of the paper are where a surface says: every page of the pamphlet, in order,
and what stands behind its mark is at the head of that page.
"""

from collections.abc import Iterator, Sequence

from edition.core.quoting import worded
from edition.verify.proofs.letters_said import letters_of
from edition.verify.surfaces.markup import Node

_COMPARED = 24
"""Letters behind a mark that are looked for on the page."""
_LEAST = 1
"""Those that are enough where a reference to a note stands behind them."""
_BEFORE = 6
"""Letters that may stand above them there: the label of an item."""


def faults_of_pages(text: Sequence[Node], paper: str) -> Iterator[str]:
    """`paper` is the text of the pamphlet, a form feed between its pages."""
    pages = paper.split("\f") if paper else []
    marks = list(_marks(text))
    numbers = [mark.get("id").removeprefix("page-") for mark, _ in marks]
    if numbers != [str(number) for number in range(1, len(pages) + 1)]:
        yield worded(
            "the paper has {pages} pages, and the marks are {numbers}",
            pages=len(pages),
            numbers=", ".join(numbers) or worded("none"),
        )
        return
    if any(not mark.get("title") for mark, _ in marks):
        yield worded("the mark of a page has no name")
    # Pages before the text begin at its title, and say nothing of it.
    opening = {id(mark) for part in text for mark in _in_header(part)}
    placed = [
        (number, behind)
        for number, (mark, behind) in enumerate(marks, 1)
        if behind and id(mark) not in opening
    ]
    for number, behind in placed:
        page = letters_of(pages[number - 1])
        at = page.find(behind)
        # A page without text begins where the next one does.
        shares = any(other > number and said == behind for other, said in placed)
        if not shares and not 0 <= at <= _BEFORE:
            yield worded(
                "what stands behind the mark of page {number} is not at the head of that page",
                number=number,
            )


def _marks(text: Sequence[Node]) -> Iterator[tuple[Node, str]]:
    """Each mark, and the letters of the text behind it."""
    flat = [each for part in text for each in _flat(part)]
    for at, each in enumerate(flat):
        if isinstance(each, Node):
            behind = ""
            for after in flat[at + 1 :]:
                behind += letters_of(after) if isinstance(after, str) else ""
                # The number of a note stands on the page too, and not here.
                if len(behind) >= (_COMPARED if after is not None else _LEAST):
                    break
            yield each, behind[:_COMPARED]


def _flat(node: Node) -> Iterator[Node | str | None]:
    """Marks and text in their order; None for a reference to a note."""
    if node.get("role") == "doc-pagebreak":
        yield node
    elif node.get("role") == "doc-noteref":
        yield None
    elif node.get("role") == "doc-footnote" or node.get("class") in (
        "who",
        "print",
        "notes",
        "about",
        "contents",
    ):
        return
    else:
        for child in node.children:
            if isinstance(child, str):
                yield child
            else:
                yield from _flat(child)


def _in_header(part: Node) -> Iterator[Node]:
    for header in part.all():
        if header.tag == "header":
            yield from header.all()
