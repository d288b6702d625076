"""What is too large to be read, set or opened: each bound once, with the words for it.

Beyond a bound nothing is begun: a text of a billion characters is a slip of the hand or an attack,
and neither should take the machine with it. Within the bounds time and memory grow as the length
does (docs/bounds.md has the measure of it).
"""

from msgspec import Struct

from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.quoting import worded


class Bound(Struct, frozen=True):
    """`most` of what is counted, in words that follow a number («characters in a heading»); `act`
    is what to do instead.
    """

    most: int
    counted: str
    act: str

    def exceeded(self, count: int, place: Place | None = None) -> Diagnostic | None:
        """The problem of that many, None where it is no more than the bound."""
        if count <= self.most:
            return None
        return error(
            "too-large",
            worded(
                "{count:,} {counted}, and {most:,} are the most",
                count=count,
                counted=self.counted,
                most=self.most,
            ),
            self.act,
            place,
        )


TOLD = 100
"""Problems of a kind that are told: who has mended them sees the next."""
_MIB = 2**20
_SHORTER = worded("make it shorter")
_SPLIT = worded("make two editions of it, or more")

# Files. The longest novels have two million words, which in Persian are 22 MiB; the Bible and the
# Shahnameh have less than one.
TEXT_FILE = Bound(32 * _MIB, worded("bytes in a text"), _SPLIT)
# A divan of 5,000 couplets whose lines are all stated is half a mebibyte.
DESCRIPTION_FILE = Bound(
    1 * _MIB,
    worded("bytes in edition.toml"),
    worded("leave in it what describes the edition; the text stands beside it"),
)
# An entry has 250 bytes as a rule: so it is as many as there may be entries, with room.
EMENDATIONS_FILE = Bound(
    4 * _MIB,
    worded("bytes in emendations.toml"),
    worded("let a profile make what is alike, or emend the text itself"),
)
# The largest faces of the trade, those of Chinese, have 20 MiB; images in print, scans and profiles
# have less than these.
FONT_FILE = Bound(64 * _MIB, worded("bytes in a font"), worded("use a font of fewer characters"))
IMAGE_FILE = Bound(32 * _MIB, worded("bytes in an image"), worded("save it with fewer pixels"))
PROFILE_FILE = Bound(
    16 * _MIB, worded("bytes in a profile"), worded("use the profile that the print shop names")
)
ATTACHED_FILE = Bound(
    256 * _MIB, worded("bytes in an attached file"), worded("deposit it by itself")
)
# The folders of a hundred thousand editions.
EDITIONS_FILE = Bound(
    16 * _MIB, worded("bytes in a list of editions"), worded("part it into several")
)

# Documents of other programs. Pictures are the most of one; they are not read.
DOCUMENT_FILE = Bound(
    128 * _MIB, worded("bytes in a document"), worded("save it without its pictures")
)
DOCUMENT_MEMBERS = Bound(
    10_000, worded("files in the document"), worded("save it without its pictures")
)
# Of Word's XML a sixtieth is left when it is packed.
DOCUMENT_TIMES = Bound(200, worded("times its own size in the document, unpacked"), _SPLIT)
# A book of 230,000 words has half of that, a tag for each run and its form.
DOCUMENT_XML = Bound(32 * _MIB, worded("bytes of XML in the document"), _SPLIT)
DOCUMENT_TAGS = Bound(1_500_000, worded("tags in the document"), _SPLIT)
# A table within a table takes five, a text box eight.
DOCUMENT_DEPTH = Bound(200, worded("levels in the document"), worded("take tables out of tables"))
# What pandoc tells of a text is ten times as long.
DOCUMENT_TREE = Bound(512 * _MIB, worded("bytes of its tree"), _SPLIT)
DOCUMENT_SECONDS = Bound(120, worded("seconds"), _SPLIT)

# A text. The longest word in print has 189 letters, an address that all browsers follow 2,048 with
# the marks around it.
WORD = Bound(2048, worded("characters without a space"), worded("put spaces in, or take it out"))
ADDRESS = Bound(
    2000,
    worded("characters in an address"),
    worded("write a shorter one, such as a permanent link"),
)
# Five marks are met with in vowelled scripture; of joiners and marks of direction, ten with all
# embeddings.
MARKS = Bound(8, worded("marks on one letter"), worded("take away those that say nothing"))
UNSEEN = Bound(
    32,
    worded("characters that nobody sees behind one letter"),
    worded("take away those that say nothing"),
)
# Chapters of the eighteenth century have headings of 500 characters, Robinson Crusoe's title has
# 380.
HEADING = Bound(1000, worded("characters in a heading"), _SHORTER)
SLOGAN = Bound(300, worded("characters in a slogan"), worded("make it shorter, or a paragraph"))
# The longest lists of signatories that were printed have 10,000 names, the notes of Gibbon are
# 8,000; verse is not counted.
SLOGANS = Bound(1000, worded("slogans"), worded("make paragraphs or a list of them"))
SIGNATORIES = Bound(
    20_000,
    worded("signatories"),
    worded("print the number of those who signed, and deposit the list beside the text"),
)
ITEMS = Bound(50_000, worded("items of lists"), _SPLIT)
NOTES = Bound(20_000, worded("notes"), _SPLIT)
HEADINGS = Bound(20_000, worded("headings"), _SPLIT)
# A4 landscape at the smallest size has room for 30 columns of figures, and records for any number
# of them.
COLUMNS = Bound(100, worded("columns in a table"), worded("part the table"))
DEFINITIONS = Bound(
    20_000, worded("definitions of links"), worded("write the addresses where the links are")
)
STROKES = Bound(
    300_000,
    worded("strokes, which part the cells of tables"),
    worded("deposit the table as a file of its own"),
)
CELLS = Bound(100_000, worded("cells of tables"), worded("deposit the table as a file of its own"))
POSTERS = Bound(500, worded("posters"), worded("name those blocks alone that are to be posters"))
# A novel saved as HTML by a word processor has a tag or two a word in its worst chapters.
TAGS = Bound(100_000, worded("tags of HTML"), worded("save the text as Markdown or as plain text"))
# The longest head that a generator of sites documents has 60 keys.
FRONT_MATTER = Bound(
    500,
    worded("lines before the text that describe it"),
    worded("leave in them what describes the text, or end them with ---"),
)
# Of one paragraph of Markdown: an open bracket is looked at again for each that follows it.
BRACKETS = Bound(
    50,
    worded("brackets stand open within one another"),
    worded("close them, or write \\[ for those that mark nothing up"),
)

# TOML. The deepest key has three parts, `structure.headings[2]`.
KEY = Bound(
    100, worded("characters in a key or a number"), worded("use the keys that docs/keys.md names")
)
KEY_PARTS = Bound(8, worded("parts of a key"), worded("use the keys that docs/keys.md names"))
NESTING = Bound(
    8,
    worded("brackets open within one another"),
    worded("write the values as docs/keys.md has them"),
)
KEYS = Bound(200, worded("keys in a table"), worded("use the keys that docs/keys.md names"))
# An address is the longest value that is no passage of the text.
VALUE = Bound(2048, worded("characters"), _SHORTER)
TITLE = Bound(1000, worded("characters"), _SHORTER)
NAME = Bound(500, worded("characters"), _SHORTER)
ABSTRACT = Bound(5000, worded("characters"), _SHORTER)
PASSAGE = Bound(100_000, worded("characters"), worded("name a part of it"))
LIST = Bound(100, worded("entries"), worded("leave out what need not be there"))
LINES = Bound(10_000, worded("entries"), worded("mark the text up in Markdown instead"))
ENTRIES = Bound(
    10_000, worded("entries"), worded("let a profile make what is alike, or emend the text itself")
)

# A range of two days with their weekdays and eras has about a hundred in every language.
DATE = Bound(200, worded("characters in a date"), worded("write one date by itself"))

_PACK = worded("part it into several, or have edition deposit pack it anew")

# A build of every kind of output, packed, has some ninety.
BAG_MEMBERS = Bound(10_000, worded("files and folders in it"), _PACK)
# Read four times for its digests: by two algorithms, and by bagit.py again.
BAG_BYTES = Bound(1 << 30, worded("bytes in it"), _PACK)
# What of a bag is read as one piece: a text of five million words has 64 MiB.
BAG_TEXT = Bound(1 << 26, worded("bytes to be read at once"), _PACK)
BAG_XML = Bound(1 << 25, worded("bytes of XML"), _PACK)
# METS has 2 KB and 60 tags for each file, so a bag of as many as there may be is within both; a tag
# takes 120 bytes when read.
XML_TAGS = Bound(2_000_000, worded("tags"), _PACK)
BAG_RECORD = Bound(1 << 20, worded("bytes of a description"), _PACK)
# The schema of DataCite wants entries of a list unlike, which takes their square.
RECORD_ENTRIES = Bound(1_000, worded("entries in one list of a description"), _PACK)

# Deposits are stored as they are, and text deflates to a tenth.
ZIP_TIMES = Bound(100, worded("times its own size in the ZIP file"), worded("pack it anew, stored"))
# 46 bytes, a name of 1,024 at most, and what some systems note beside it.
ZIP_LIST = Bound(BAG_MEMBERS.most * 1_200, worded("bytes of the list of its members"), _PACK)

_MAKE = worded("have edition build make it anew")

PDF_BYTES = Bound(1 << 28, worded("bytes"), _MAKE)
# A pamphlet of 3,388 pages has 100,000.
PDF_OBJECTS = Bound(500_000, worded("objects"), _MAKE)
# Sheets, which draw their pages as forms, have three.
PDF_TIMES = Bound(30, worded("times its own size, decompressed"), _MAKE)
# A sheet with two handouts on it has a quarter of that.
PDF_PAGE = Bound(1 << 22, worded("bytes of operators on one page"), _MAKE)
PDF_PIXELS = Bound(1 << 26, worded("pixels of one picture"), _MAKE)
# One takes five kilobytes, and two for each further certificate.
SIGNATURE_BYTES = Bound(
    1 << 18, worded("bytes in a signature"), worded("have edition sign make it anew")
)

ANEW = worded("save it anew from the program that made it")
# A book of 300 scanned pages is a third of that.
IMPOSED_BYTES = Bound(
    200_000_000,
    worded("bytes in the PDF"),
    worded("name a smaller one, or save it with smaller pictures"),
)
# The longest texts that were set have 3400.
IMPOSED_PAGES = Bound(10_000, worded("pages in the PDF"), worded("part it"))
# Each takes about a kilobyte when it is read.
IMPOSED_OBJECTS = Bound(
    250_000, worded("objects that the pages of the PDF are drawn with"), worded("part it")
)
# Where its list of objects is lost each is looked for.
IMPOSED_LISTED = Bound(500_000, worded("objects in the PDF"), worded("part it"))
# The widths of every character in Unicode's first plane are a fifth of that.
IMPOSED_OBJECT = Bound(2_000_000, worded("bytes of lists and names in one object of the PDF"), ANEW)
# What pypdf walks; real ones have ten at most.
IMPOSED_DEPTH = Bound(100, worded("levels in the tree of pages"), ANEW)
# A page of A4 in colour at 600 dpi has 104 million; so much is never held at once.
IMPOSED_STREAM = Bound(128_000_000, worded("bytes unpacked from one stream"), ANEW)
# A map has ten million.
IMPOSED_CONTENT = Bound(
    32_000_000, worded("bytes of drawing"), worded("make a picture of that page, or leave it out")
)
# Five seconds.
IMPOSED_UNPACKED = Bound(
    1_000_000_000,
    worded("bytes unpacked from its streams"),
    worded("part it, or save it with smaller pictures"),
)
# On a machine of 2026 that has nothing else to do a map takes one; the proofs draw each page twice.
IMPOSED_SECONDS = Bound(
    5, worded("seconds to draw"), worded("make a picture of that page, or leave it out")
)
# The smallest print fills a page of A4 with 20,000; the proofs place each.
IMPOSED_CHARACTERS = Bound(
    50_000, worded("characters"), worded("make a picture of that page, or leave it out")
)
# What pypdf reads; one with pictures of its pages has a few hundred thousand.
IMPOSED_XMP = Bound(5_000_000, worded("bytes of metadata"), ANEW)
# A map has a hundred thousand; PDFium holds about 100 bytes for each, and the proofs of tags a
# kilobyte.
IMPOSED_OPERATORS = Bound(
    500_000, worded("operators of drawing"), worded("make a picture of that page, or leave it out")
)
# As many as states may be saved within one another (ISO 32000-1, annex C).
IMPOSED_FORMS = Bound(28, worded("forms within one another"), ANEW)
# Every code of two bytes, a line for each, is a million.
TOUNICODE_BYTES = Bound(2_000_000, worded("bytes in a ToUnicode"), worded("build the edition anew"))
TOUNICODE_CODES = Bound(200_000, worded("codes in a ToUnicode"), worded("build the edition anew"))
# A list within a list takes three, and 50 of them are set.
STRUCTURE_DEPTH = Bound(180, worded("levels"), worded("build the edition anew"))
# 16 by 16 inches at that; each takes 13 bytes until it is grey.
IMAGE_PIXELS = Bound(
    25_000_000, worded("pixels"), worded("make it smaller: 300 to the inch are enough for print")
)
# What most programs write has a chunk for 8 kilobytes of it; each is a step of Python.
PNG_CHUNKS = Bound(10_000, worded("chunks"), worded("save it anew"))
SVG_BYTES = Bound(5_000_000, worded("bytes"), worded("simplify its paths"))
# libxml2 reads 255.
SVG_DEPTH = Bound(100, worded("levels of groups"), worded("ungroup its shapes"))
# An emblem traced from a scan has some ten thousand points of two each.
SVG_NUMBERS = Bound(
    200_000, worded("numbers and steps in its shapes"), worded("simplify its paths")
)
# A2 at 400 dpi has 62 million; a decoder holds four bytes for each.
IMPOSED_PIXELS = Bound(
    100_000_000,
    worded("pixels in one picture"),
    worded("make it smaller: 300 to the inch are enough for print"),
)
