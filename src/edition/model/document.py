"""The structure of a text: blocks in reading order.

Every block has a `ref`, by which edition.toml and the reports name it, unlike any other of the
document: "title", "heading 2" (the sections), "paragraph 7", "item 3" (the third item of the
document, whatever number the author gave it), "slogan 1", "date 2", "hemistich 5", "divider 1",
"note 2" (in the order of the source), "cell 1.2.3" (table, row, column), "signatories" (the heading
over them), "signatory 15", "code 2.7" (the seventh line with words of the second block of code),
and "issuing body", "adopting meeting" and "place", of which a second one would be "place 2". It has
the `span` of the whole block in the source, and its text. In a Document the text is the characters
of the source; in a Reading it is those with the recorded emendations applied. Either way white
space is folded, but in code: a run of spaces is one space, none stands at an end. U+00A0 counts as
a space and is kept where it does not stand at an end or beside another space.

What only marks a text up (the stars of Markdown, the «[^1]» of a note) is in the span of its block
and not in its text. A block that has such characters lists its `pieces`, the spans of what is left,
in order; a block without has none, and its text is that of its span behind the label. `marks` say
what ranges of the text are; they do not cut into one another, but may lie within one another.
`quoted` and `level` are the numbers of block quotes and of lists that a block stands in.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from edition.model.source import Span

MarkKind: TypeAlias = Literal[
    "strong", "emphasis", "strike", "subscript", "superscript", "code", "link", "note", "break"
]


class Mark(Struct, frozen=True):
    """What code points [start, end) of a block's text are.

    "link": `target` is its address as written. "note": the place, start equal to end, of a
    reference to the note that is labelled `target`. "break": the place, start equal to end, of
    white space at which a line ends, or behind which.
    """

    start: int
    end: int
    kind: MarkKind
    target: str = ""


Marks = tuple[Mark, ...]
Pieces = tuple[Span, ...]


class Title(Struct, frozen=True):
    """The title as it stands in the text; the first block of a document that has one."""

    ref: str
    span: Span
    text: str
    marks: Marks = ()
    pieces: Pieces = ()


class Heading(Struct, frozen=True):
    """A section heading; `level` 1 is a section of the document, 2 a part of that; `of` says what
    follows.
    """

    ref: str
    span: Span
    text: str
    level: int
    of: Literal["section", "signatories"]
    marks: Marks = ()
    pieces: Pieces = ()


class Paragraph(Struct, frozen=True):
    """Running text. One of a `level` goes on in the item before it."""

    ref: str
    span: Span
    text: str
    marks: Marks = ()
    pieces: Pieces = ()
    quoted: int = 0
    level: int = 0


class Label(Struct, frozen=True):
    """The mark of an item as typed («1.», «1 –», «الف)», «•»), with its number where it has one."""

    span: Span
    text: str
    number: int | None


class Item(Struct, frozen=True):
    """One item of a list; a list is an unbroken run of items and what goes on in them. `text`
    leaves out the label.
    """

    ref: str
    span: Span
    label: Label
    text: str
    marks: Marks = ()
    pieces: Pieces = ()
    quoted: int = 0
    level: int = 1


class Hemistich(Struct, frozen=True):
    """Half a couplet of verse: the first, which stands right, or the second. A couplet may lack its
    second half.

    `stanza` numbers the stanzas of the document from 1.
    """

    ref: str
    span: Span
    text: str
    half: Literal[1, 2]
    stanza: int
    marks: Marks = ()
    pieces: Pieces = ()
    quoted: int = 0


class CodeLine(Struct, frozen=True):
    """A line of a block of code, both numbered from 1, in which white space is kept as it is set:
    tabs are spaces, and none stands at its end. `above` are the blank lines before it.

    It runs from left to right, whatever its letters, and no rule of spelling touches it.
    """

    ref: str
    span: Span
    text: str
    code: int
    line: int
    above: int = 0
    quoted: int = 0
    level: int = 0


class Cell(Struct, frozen=True):
    """A cell of a table, all three numbered from 1; a table is an unbroken run of cells. `header`:
    it names its column.
    """

    ref: str
    span: Span
    text: str
    table: int
    row: int
    column: int
    header: bool
    marks: Marks = ()
    pieces: Pieces = ()


class Note(Struct, frozen=True):
    """A note, or a further paragraph of the note before it; `label` is what its reference calls it,
    `number` its order there.

    Notes stand where the source has them.
    """

    ref: str
    span: Span
    text: str
    label: str
    number: int
    marks: Marks = ()
    pieces: Pieces = ()


class Divider(Struct, frozen=True):
    """A pause between two paragraphs, drawn as a short rule; `text` are the marks that were typed
    for it.
    """

    ref: str
    span: Span
    text: str


class Slogan(Struct, frozen=True):
    """A display line that stands for itself."""

    ref: str
    span: Span
    text: str


class Closing(Struct, frozen=True):
    """A line that says who issued the text, which meeting adopted it, or where: after the last
    paragraph or under the title.
    """

    ref: str
    span: Span
    text: str
    role: Literal["issuing body", "adopting meeting", "place"]
    marks: Marks = ()
    pieces: Pieces = ()


class DateLine(Struct, frozen=True):
    """A line that holds a date, with or without its place: after the last paragraph or under the
    title.
    """

    ref: str
    span: Span
    text: str
    marks: Marks = ()
    pieces: Pieces = ()


class Signatory(Struct, frozen=True):
    """One of those who signed. `label` is None where the names are not numbered."""

    ref: str
    span: Span
    label: Label | None
    text: str
    marks: Marks = ()
    pieces: Pieces = ()


Block = (
    Title
    | Heading
    | Paragraph
    | Item
    | Hemistich
    | CodeLine
    | Cell
    | Note
    | Divider
    | Slogan
    | Closing
    | DateLine
    | Signatory
)
Marked = (
    Title | Heading | Paragraph | Item | Hemistich | Cell | Note | Closing | DateLine | Signatory
)
"""The blocks that may have marks."""


class Document(Struct, frozen=True):
    """All blocks of a text, in order; together their spans hold every character of the source that
    is not white space.

    `rules` name for blocks, by their `ref`, the rule that made them what they are; what is not
    named there was marked up so.
    """

    blocks: tuple[Block, ...]
    rules: Mapping[str, str] = {}
