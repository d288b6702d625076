"""The revisions of a PDF (ISO 32000-1, 7.5.6): a file may go on behind its end, and what stands
before that is the file as it was, byte for byte.
"""

import re

_END = re.compile(rb"startxref\s+\d{1,10}\s+%%EOF(?:\r\n|\r|\n)?")


def revisions(content: bytes) -> list[int]:
    """Where each revision ends."""
    return [found.end() for found in _END.finditer(content)]


def first_revision(content: bytes) -> bytes:
    """The file before anything was added to it: all of it where nothing was."""
    ends = revisions(content)
    return content[: ends[0]] if len(ends) > 1 else content
