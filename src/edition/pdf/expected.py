"""The text that should come back out of a PDF: reading order, a form feed between pages, no furniture."""

from edition.model.page import PagedDocument, SetLine


def expected(paged: PagedDocument) -> str:
    """A line for each line, a form feed between pages; an address over several lines is one."""
    return "\f".join("".join(_logical(placed.line) for placed in page.lines) for page in paged.pages)


def _logical(line: SetLine) -> str:
    """A line as it is read. Its fragments stand from left to right, so a right-to-left line begins with its last."""
    text = "".join(fragment.text for fragment in reversed(line.fragments))
    return text if line.within_word else f"{text}\n"
