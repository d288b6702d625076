"""The structure of a text: blocks in reading order.

Every block has a `ref`, by which edition.toml and the reports name it, unlike any other of the document: "title", "heading 2"
(the sections), "paragraph 7", "demand 3" (the third item of the document, whatever number the author gave it), "slogan 1",
"date 2", "signatories" (the heading over them), "signatory 15", and "issuing body", "adopting meeting" and "place", of which a
second one would be "place 2". It has the `span` of the whole block in the source, and its text. In a Document the text is the
characters of the source; in a Reading it is those with the recorded emendations applied. Either way white space is folded:
a run of spaces is one space, none stands at an end. U+00A0 counts as a space and is kept where it does not stand at an end
or beside another space.
"""

from typing import Literal

from msgspec import Struct

from edition.model.source import Span


class Title(Struct, frozen=True):
    """The title as it stands in the text; the first block of a document that has one."""

    ref: str
    span: Span
    text: str


class Heading(Struct, frozen=True):
    """A section heading; `level` 1 is a section of the document, `of` says what follows."""

    ref: str
    span: Span
    text: str
    level: int
    of: Literal["section", "signatories"]


class Paragraph(Struct, frozen=True):
    """Running text."""

    ref: str
    span: Span
    text: str


class Label(Struct, frozen=True):
    """The mark of an item as typed («1.», «1 –»), with its number where it has one."""

    span: Span
    text: str
    number: int | None


class Item(Struct, frozen=True):
    """One item of a list; a list is an unbroken run of items. `text` leaves out the label."""

    ref: str
    span: Span
    label: Label
    text: str


class Slogan(Struct, frozen=True):
    """A display line that stands for itself."""

    ref: str
    span: Span
    text: str


class Closing(Struct, frozen=True):
    """A line that says who issued the text, which meeting adopted it, or where: after the last paragraph or under the title."""

    ref: str
    span: Span
    text: str
    role: Literal["issuing body", "adopting meeting", "place"]


class DateLine(Struct, frozen=True):
    """A line that holds a date, with or without its place: after the last paragraph or under the title."""

    ref: str
    span: Span
    text: str


class Signatory(Struct, frozen=True):
    """One of those who signed. `label` is None where the names are not numbered."""

    ref: str
    span: Span
    label: Label | None
    text: str


Block = Title | Heading | Paragraph | Item | Slogan | Closing | DateLine | Signatory


class Document(Struct, frozen=True):
    """All blocks of a text, in order; together their spans hold every character of the source that is not white space."""

    blocks: tuple[Block, ...]
