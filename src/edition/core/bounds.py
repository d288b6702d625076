"""What is too large to be read, set or opened: each bound once, with the words for it.

Beyond a bound nothing is begun: a text of a billion characters is a slip of the hand or an attack, and neither should take the
machine with it. Within the bounds time and memory grow as the length does (docs/bounds.md has the measure of it).
"""

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Place, error


class Bound(Struct, frozen=True):
    """`most` of what is counted, in words that follow a number («characters in a heading»); `act` is what to do instead."""

    most: int
    counted: str
    act: str

    def exceeded(self, count: int, place: Place | None = None) -> Diagnostic | None:
        """The problem of that many, None where it is no more than the bound."""
        if count <= self.most:
            return None
        return error("too-large", f"{count:,} {self.counted}, and {self.most:,} are the most", self.act, place)


DATE = Bound(200, "characters in a date", "write one date by itself")
"""A range of two days with their weekdays and eras has about a hundred in every language."""

_PACK = "part it into several, or have edition deposit pack it anew"

BAG_MEMBERS = Bound(10_000, "files and folders in it", _PACK)
# The statement, every output of it asked for, has 89.
BAG_BYTES = Bound(1 << 30, "bytes in it", _PACK)
# Read four times for its digests: by two algorithms, and by bagit.py again.
BAG_TEXT = Bound(1 << 26, "bytes to be read at once", _PACK)
# What of a bag is read as one piece: a text of five million words has 64 MiB.
BAG_XML = Bound(1 << 25, "bytes of XML", _PACK)
XML_TAGS = Bound(2_000_000, "tags", _PACK)
# METS has 2 KB and 60 tags for each file, so a bag of as many as there may be is within both; a tag takes 120 bytes when read.
BAG_RECORD = Bound(1 << 20, "bytes of a description", _PACK)
RECORD_ENTRIES = Bound(1_000, "entries in one list of a description", _PACK)
# The schema of DataCite wants entries of a list unlike, which takes their square.

ZIP_TIMES = Bound(100, "times its own size in the ZIP file", "pack it anew, stored")
# Deposits are stored as they are, and text deflates to a tenth.
ZIP_LIST = Bound(BAG_MEMBERS.most * 1_200, "bytes of the list of its members", _PACK)
# 46 bytes, a name of 1,024 at most, and what some systems note beside it.

_MAKE = "have edition build make it anew"

PDF_BYTES = Bound(1 << 28, "bytes", _MAKE)
PDF_OBJECTS = Bound(500_000, "objects", _MAKE)
# A pamphlet of 3,388 pages has 100,000.
PDF_TIMES = Bound(30, "times its own size, decompressed", _MAKE)
# Sheets, which draw their pages as forms, have three.
PDF_PAGE = Bound(1 << 22, "bytes of operators on one page", _MAKE)
# A sheet with two handouts on it has a quarter of that.
PDF_PIXELS = Bound(1 << 26, "pixels of one picture", _MAKE)
