"""What there is to be seen at a moment: every output page by page, and what was wrong."""

from hashlib import blake2b

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.edited import Edited
from edition.model.output_kinds import PAMPHLET
from edition.model.page import ARTIFACT, Page, PagedDocument, PlacedLine, SetLine

_DIGEST = 12
"""Bytes of what a page is known by: enough for all that an editor will ever write."""


class Sheet(Struct, frozen=True):
    """A page by what is drawn on it: pages of one `key` look the same."""

    key: str
    page: Page


class Shown(Struct, frozen=True):
    """An output, its pages in order."""

    paged: PagedDocument
    sheets: tuple[Sheet, ...]

    @property
    def name(self) -> str:
        """Its path in the build folder, without the ending."""
        return self.paged.name

    @property
    def facing(self) -> bool:
        """Whether its pages stand two by two, as in an open book."""
        return self.paged.makeup is not None and self.name.startswith(PAMPHLET.path)


class Sight(Struct, frozen=True):
    """The outputs that are set so far, the pamphlet first, of what was read last and could be set;
    `problems` are those of the last sight that is `whole`: nothing more of it is to come. `number`
    grows from sight to sight.
    """

    number: int = 0
    edited: Edited | None = None
    shown: tuple[Shown, ...] = ()
    problems: Problems = ()
    failed: bool = False
    whole: bool = False

    def of(self, name: str) -> Shown | None:
        """The output of a name."""
        return next((each for each in self.shown if each.name == name), None)


class Keys:
    """What pages are known by. What stands in a line is looked at once, as long as the line is the
    same object.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[SetLine, bytes]] = {}
        self._next: dict[int, tuple[SetLine, bytes]] = {}
        self._encode = msgspec.msgpack.Encoder().encode

    def shown(self, paged: PagedDocument, faces: bytes) -> Shown:
        """An output by its pages; `faces` are told apart by these bytes."""
        head = self._encode((paged.width, paged.height)) + faces
        return Shown(paged, tuple(Sheet(self._key(page, head), page) for page in paged.pages))

    def forget(self) -> None:
        """Let go of the lines that no output has had since this was last asked."""
        self._known, self._next = self._next, {}

    def _key(self, page: Page, head: bytes) -> str:
        drawn = blake2b(head, digest_size=_DIGEST)
        figures = [replace(figure, leaf=ARTIFACT) for figure in page.figures]
        drawn.update(self._encode((page.rules, figures, page.turned)))
        for lines in (page.lines, page.furniture, page.upright):
            drawn.update(b"|")
            for placed in lines:
                drawn.update(self._line(placed))
        return drawn.hexdigest()

    def _line(self, placed: PlacedLine) -> bytes:
        line = placed.line
        known = self._known.get(id(line)) or self._next.get(id(line))
        if known is None:
            bare = tuple(replace(each, leaf=ARTIFACT, rank=0) for each in line.fragments)
            content = self._encode(replace(line, fragments=bare))
            known = line, blake2b(content, digest_size=_DIGEST).digest()
        self._next[id(line)] = known
        return known[1] + b"%d,%d;" % (placed.x, placed.y)
