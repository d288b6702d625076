"""What every block of a surface is written with, reckoned once from the edition."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from lxml import etree
from msgspec import Struct

from edition.core.direction import Policy, policy
from edition.core.languages import Language, spoken
from edition.core.languages.surface_words import Voice, voice
from edition.core.web_addresses import sent, with_id
from edition.model.document import Block, Marked, Note
from edition.model.surface import PaperPage, ToShow


def ref_id(ref: str) -> str:
    """The id of a block, by its reference."""
    return ref.replace(" ", "-")


class Context(Struct, frozen=True, dict=True):
    """What is shown, and what follows from it."""

    shown: ToShow

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The text, in order."""
        return self.shown.reading.document.blocks

    @cached_property
    def language(self) -> Language:
        """That of the edition."""
        description = self.shown.description
        return spoken(description.language, description.words)

    @cached_property
    def voice(self) -> Voice:
        """What is said beside the text."""
        return voice(self.shown.description.language)

    @cached_property
    def policy(self) -> Policy:
        """What the edition says of pieces that run from left to right."""
        description = self.shown.description
        off = frozenset(description.direction.off)
        return policy(description.language, off, description.direction.pieces)

    @cached_property
    def address(self) -> str:
        """Where the page of the web will stand, in ASCII; "" where edition.toml does not say."""
        links = self.shown.description.link
        return next((self.sent(link.url) for link in links if link.serves == "web"), "")

    def addressed(self, url: str) -> str:
        """An address of edition.toml with the id of the edition in it, in letters."""
        return with_id(url, self.shown.description.id)

    def sent(self, url: str) -> str:
        """The same as programs send it."""
        return sent(self.addressed(url))

    @cached_property
    def begins(self) -> Mapping[int, Sequence[PaperPage]]:
        """The pages of the paper that begin at or within a block, by its number."""
        found: defaultdict[int, list[PaperPage]] = defaultdict(list)
        for page in self.shown.pages:
            found[page.block].append(page)
        return found

    @cached_property
    def note_numbers(self) -> Mapping[str, int]:
        """The number of each note, by its label."""
        return {block.label: block.number for block in self.blocks if isinstance(block, Note)}

    def note_id(self, number: int) -> str:
        """The id of the note of this number: of its first paragraph."""
        return ref_id(
            next(b.ref for b in self.blocks if isinstance(b, Note) and b.number == number)
        )

    @cached_property
    def references(self) -> Sequence[tuple[int, int, str]]:
        """Each reference to a note in reading order: block, code point, label."""
        return [
            (number, mark.start, mark.target)
            for number, block in enumerate(self.blocks)
            if isinstance(block, Marked)
            for mark in block.marks
            if mark.kind == "note"
        ]

    def reference_id(self, block: int, at: int) -> str:
        """The id of a reference: of several to one note the later ones are counted."""
        label = next(each[2] for each in self.references if each[:2] == (block, at))
        same = [each[:2] for each in self.references if each[2] == label]
        count = same.index((block, at)) + 1
        number = self.note_numbers.get(label, 0)
        return f"ref-{number}" if count == 1 else f"ref-{number}-{count}"

    def figures(self, number: int | str) -> str:
        """A number in the digits of the edition's language."""
        return self.language.figures(number)

    def page_mark(self, page: PaperPage) -> etree._Element:
        """Where a page of the paper begins (DPUB-ARIA 1.1, doc-pagebreak): its number is no part of
        the text, so it stands in attributes.
        """
        said = self.voice.words.page.format(number=page.folio)
        return etree.Element(
            "span",
            {
                "role": "doc-pagebreak",
                "id": f"page-{page.number}",
                "title": said,
                "data-page": page.folio,
            },
        )
