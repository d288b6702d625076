"""Links of a text that lead elsewhere than they read: those that are marked up, and addresses that
stand in it as such.
"""

import re
from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, error
from edition.core.direction import addresses
from edition.core.places import places_in
from edition.core.web_addresses import misleading
from edition.model.document import Block, Document, Marked
from edition.model.source import SourceText

_CUE = re.compile(r"://|www\.|@", re.IGNORECASE)
_RUN = re.compile(r"\S+")
# What may stand behind an address that it is no part of: marks of direction that close it in,
# brackets, the end of a sentence.
_BEHIND = (
    "\\\u200e\u200f\u061c\u202c\u2069\u200c\u200b"
    ".,;:!?\u2026\u060c\u061b\u061f\"')]}\u00bb\u201d\u2019\u0640"
)
_STEERS = re.compile("[\\\\\u202a-\u202e\u2066-\u2069\u00ad\u200b\u2060\ufeff]")


def misleading_links(document: Document, source: SourceText) -> Iterator[Diagnostic]:
    """An error at the line of each."""
    place = places_in(source.file, source.text)
    for block in document.blocks:
        for address in _targets(block):
            if wrong := misleading(address):
                at = source.text.find(address[:20], block.span.start, block.span.end)
                fact = f"a link leads to «{address}», which {wrong}"
                yield error(
                    "address",
                    fact,
                    "write the plain address of the page",
                    place(at if at >= 0 else block.span.start),
                )


def _targets(block: Block) -> Iterator[str]:
    """Where the links of a block lead; where a mark of direction or a backslash splits an address,
    what a reader takes for it.
    """
    if isinstance(block, Marked):
        yield from (mark.target for mark in block.marks if mark.kind == "link")
    for each in addresses(block.text) if _CUE.search(block.text) else ():
        run = _RUN.match(block.text, each.start)
        whole = run[0].rstrip(_BEHIND) if run else ""
        split = len(whole) > each.end - each.start and _STEERS.match(block.text, each.end)
        yield whole if split else each.target.rstrip(_BEHIND)
