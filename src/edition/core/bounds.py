"""What is too large to be read, set or opened: each bound once, with the words for it.

Beyond a bound nothing is begun: a text of a billion characters is a slip of the hand or an attack, and neither should take the
machine with it. Within the bounds time and memory grow as the length does (docs/bounds.md has the measure of it).
"""

from collections.abc import Mapping

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


TOLD = 100
"""Problems of a kind that are told: who has mended them sees the next."""
_MIB = 2**20
_SHORTER = "make it shorter"
_SPLIT = "make two editions of it, or more"

# Files. The longest novels have two million words, which in Persian are 22 MiB; the Bible and the Shahnameh have less than one.
TEXT_FILE = Bound(32 * _MIB, "bytes in a text", _SPLIT)
# A divan of 5,000 couplets whose lines are all stated is half a mebibyte.
DESCRIPTION_FILE = Bound(1 * _MIB, "bytes in edition.toml", "leave in it what describes the edition; the text stands beside it")
# An entry has 250 bytes as a rule: so it is as many as there may be entries, with room.
EMENDATIONS_FILE = Bound(4 * _MIB, "bytes in emendations.toml", "let a profile make what is alike, or emend the text itself")
# The largest faces of the trade, those of Chinese, have 20 MiB; images in print, scans and profiles have less than these.
FONT_FILE = Bound(64 * _MIB, "bytes in a font", "use a font of fewer characters")
IMAGE_FILE = Bound(32 * _MIB, "bytes in an image", "save it with fewer pixels")
PROFILE_FILE = Bound(16 * _MIB, "bytes in a profile", "use the profile that the print shop names")
ATTACHED_FILE = Bound(256 * _MIB, "bytes in an attached file", "deposit it by itself")

# A text. The longest word in print has 189 letters, an address that all browsers follow 2,048 with the marks around it.
WORD = Bound(2048, "characters without a space", "put spaces in, or take it out")
ADDRESS = Bound(2000, "characters in an address", "write a shorter one, such as a permanent link")
# Five marks are met with in vowelled scripture; of joiners and marks of direction, ten with all embeddings.
MARKS = Bound(8, "marks on one letter", "take away those that say nothing")
UNSEEN = Bound(32, "characters that nobody sees behind one letter", "take away those that say nothing")
# Chapters of the eighteenth century have headings of 500 characters, Robinson Crusoe's title has 380.
HEADING = Bound(1000, "characters in a heading", _SHORTER)
SLOGAN = Bound(300, "characters in a slogan", "make it shorter, or a paragraph")
# The longest lists of signatories that were printed have 10,000 names, the notes of Gibbon are 8,000; verse is not counted.
SLOGANS = Bound(1000, "slogans", "make paragraphs or a list of them")
SIGNATORIES = Bound(20_000, "signatories", "print the number of those who signed, and deposit the list beside the text")
ITEMS = Bound(50_000, "items of lists", _SPLIT)
NOTES = Bound(20_000, "notes", _SPLIT)
HEADINGS = Bound(20_000, "headings", _SPLIT)
# A4 landscape at the smallest size has room for 30 columns of figures, and records for any number of them.
COLUMNS = Bound(100, "columns in a table", "part the table")
DEFINITIONS = Bound(20_000, "definitions of links", "write the addresses where the links are")
STROKES = Bound(300_000, "strokes, which part the cells of tables", "deposit the table as a file of its own")
CELLS = Bound(100_000, "cells of tables", "deposit the table as a file of its own")
POSTERS = Bound(500, "posters", "name those blocks alone that are to be posters")
# Of one paragraph of Markdown: an open bracket is looked at again for each that follows it.
BRACKETS = Bound(50, "brackets stand open within one another", "close them, or write \\[ for those that mark nothing up")

# TOML. The deepest key has three parts, `structure.headings[2]`.
KEY = Bound(100, "characters in a key or a number", "use the keys that README.md names")
KEY_PARTS = Bound(8, "parts of a key", "use the keys that README.md names")
NESTING = Bound(8, "brackets open within one another", "write the values as README.md has them")
KEYS = Bound(200, "keys in a table", "use the keys that README.md names")
# An address is the longest value that is no passage of the text.
VALUE = Bound(2048, "characters", _SHORTER)
TITLE = Bound(1000, "characters", _SHORTER)
NAME = Bound(500, "characters", _SHORTER)
PASSAGE = Bound(100_000, "characters", "name a part of it")
LIST = Bound(100, "entries", "leave out what need not be there")
LINES = Bound(10_000, "entries", "mark the text up in Markdown instead")
ENTRIES = Bound(10_000, "entries", "let a profile make what is alike, or emend the text itself")

VALUES: Mapping[str, Bound] = {
    **dict.fromkeys(("title", "title_parts", "parallel_titles"), TITLE),
    **dict.fromkeys(("short_title", "issuing_body", "publisher", "adopting_meeting", "place", "rights_statement", "words"), NAME),
    **dict.fromkeys(("date.printed", "link.label", "image.alt", "output.heading", "poster.heading", "press.second_ink"), NAME),
    **dict.fromkeys((f"structure.{kind}" for kind in ("headings", "subheadings", "slogans")), HEADING),
    **dict.fromkeys(("structure.paragraphs", "structure.verses", "emendation.before", "emendation.after"), PASSAGE),
}
"""By the path of a key without numbers, those of tables by the path of the table; of all others `VALUE`."""

LISTS: Mapping[str, Bound] = {
    **dict.fromkeys((f"structure.{kind}" for kind in ("headings", "subheadings", "slogans", "paragraphs", "verses")), LINES),
    **dict.fromkeys(("typography.terms", "direction.pieces", "deposit.attach"), LINES),
    "emendation": ENTRIES,
}
"""Likewise of lists; of all others `LIST`."""
