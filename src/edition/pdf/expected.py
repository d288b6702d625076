"""The text that should come back out of a PDF: reading order, a form feed between pages, no
furniture.
"""

from edition.model.page import PagedDocument, SetLine


def expected(paged: PagedDocument) -> str:
    """A line for each line, a form feed between pages; an address over several lines is one."""
    return "\f".join(
        "".join(_logical(placed.line) for placed in page.lines) for page in paged.pages
    )


def _logical(line: SetLine) -> str:
    """A line as it is read; what a leaf has of the space at the end of a line is the end of the
    line here.
    """
    text = "".join(
        fragment.text for fragment in sorted(line.fragments, key=lambda fragment: fragment.rank)
    )
    return text if line.within_word else f"{text.rstrip(' ')}\n"
