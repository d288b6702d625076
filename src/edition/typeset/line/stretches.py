"""A text with what is marked in it: emphasis, links, references to notes, and what runs from left
to right as a unit.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.core.direction import PLAIN, FoundAddress, Policy, addresses, departures
from edition.core.patterns import later
from edition.core.web_addresses import sent
from edition.model.document import Mark, Marks
from edition.model.page import ARTIFACT, Element, FaceCut

_SET_ALIKE = ("strong", "emphasis", "subscript", "superscript")
"""The marks that say how letters are set."""
_GAP = "\u202f"
"""Between a word and the mark of a note behind it: narrow, and no line ends there."""
_NUMBER = later(r"\d+(?:[./:,\u066b\u066c\u2010\u2011\u2013-]\d+)*")
_OF_WORDS = ("mark", "code", "address", "declared")
"""Departures that are words: a mark of a note may stand within these, as within any phrase."""
_LONG_ADDRESS = 24
"""Code points up to which an address is one word; a longer one may go on in the next line."""
MAQAF = "\u05be"
"""The hyphen of Hebrew: a line may end behind it (UAX #14, class BA)."""
_LETTER = "[\u05d0-\u05f2][\u0591-\u05bd\u05bf-\u05c7]*"
# Behind two letters and before two: «ו־» and «ב־» stay with their word.
_JOINED = later(rf"{_LETTER}{_LETTER}{MAQAF}(?={_LETTER}{_LETTER})")
_BREAK_IN_ADDRESS = later(r"(?<=[/.\-_?&=])(?![/.\-_?&=])")
_EMPHATIC: Mapping[FaceCut, FaceCut] = {
    "Regular": "Medium",
    "Medium": "Bold",
    "Bold": "Black",
    "Black": "Black",
    "Display Regular": "Display Medium",
    "Display Medium": "Display Bold",
    "Display Bold": "Display Black",
    "Display Black": "Display Black",
    "Code": "Code",
}
_STRONG: Mapping[FaceCut, FaceCut] = {
    **_EMPHATIC,
    "Regular": "Bold",
    "Display Regular": "Display Bold",
}

Script: TypeAlias = Literal["", "note", "superscript", "subscript"]
"""How a stretch stands to its line: the mark of a note, or what is raised or lowered, is small."""


class Stretch(Struct, frozen=True):
    """Code points [start, end) of a text that are of one leaf and set alike."""

    start: int
    end: int
    leaf: int
    weight: FaceCut
    script: Script = ""


class Inline(Struct, frozen=True):
    """A text in stretches that follow one another from its beginning to its end.

    `departures` are (start, end, kind), by where they begin: what `core.direction` says, and the
    numbers of notes, which stand each for itself. A line may be broken within `addresses`. `notes`
    are the labels of the notes that leaves refer to. `struck` are the leaves that are struck out,
    `breaks` the spaces at which a line ends.
    """

    text: str
    stretches: tuple[Stretch, ...]
    departures: tuple[tuple[int, int, str], ...]
    addresses: tuple[tuple[int, int], ...]
    notes: Mapping[int, str]
    struck: frozenset[int] = frozenset()
    breaks: frozenset[int] = frozenset()

    def words(self) -> Iterator[tuple[int, int]]:
        """What is not broken over two lines: what stands between two spaces, the parts of a long
        address, and of words that a maqaf joins.
        """
        for start, end in self._tokens():
            at = start
            for found in _JOINED.finditer(self.text, start, end):
                yield at, found.end()
                at = found.end()
            yield at, end

    def _tokens(self) -> Iterator[tuple[int, int]]:
        at = 0
        for token in self.text.split(" "):
            start, end = at, at + len(token)
            for i in range(
                bisect_left(self.addresses, start, key=_begin),
                bisect_left(self.addresses, end, key=_begin),
            ):
                first, last = self.addresses[i]
                if first < last <= end and last - first > _LONG_ADDRESS:
                    for found in _BREAK_IN_ADDRESS.finditer(self.text, first, last - 1):
                        if found.start() > first + len("https://") and found.start() > at:
                            yield at, found.start()
                            at = found.start()
            yield at, end
            at = end + 1

    @property
    def plain(self) -> bool:
        """Whether it is of one leaf and set alike, not raised, and lines end between words."""
        joined = self.addresses or MAQAF in self.text
        return len(self.stretches) == 1 and not joined and not self.stretches[0].script

    def leaf_at(self, offset: int) -> int:
        """The leaf of a code point."""
        return self.within(offset, offset + 1)[0].leaf

    def within(self, start: int, end: int) -> Sequence[Stretch]:
        """The stretches that have code points of [start, end)."""
        first = bisect_right(self.stretches, start, key=lambda stretch: stretch.end)
        return self.stretches[
            first : bisect_left(self.stretches, end, key=lambda stretch: stretch.start)
        ]


Children = tuple[Element | int, ...]


class Conventions(NamedTuple):
    """What an edition says of all its texts: which pieces run from left to right, and what is
    printed for the note of a label.
    """

    policy: Policy = PLAIN
    numbers: Mapping[str, str] = {}


def inline(
    text: str,
    marks: Marks,
    weight: FaceCut,
    leaves: "count[int]",
    conventions: Conventions,
) -> tuple[Inline, Children]:
    """A text ready to be set, and the children of the element it stands in: a leaf, or leaves,
    Links and References.
    """
    found = addresses(text)
    if not marks and not found:
        leaf = next(leaves)
        return plain(text, leaf, weight, conventions.policy), (leaf,)
    return _Weaving(text, marks, found, weight, conventions).woven(leaves)


def plain(text: str, leaf: int, weight: FaceCut, policy: Policy) -> Inline:
    """A text of one leaf, nothing of it marked."""
    found = tuple((each.start, each.end, each.kind) for each in departures(text, policy))
    return Inline(text, (Stretch(0, len(text), leaf, weight),), found, (), {})


def joined(head: Inline, text: Inline) -> Inline:
    """Two texts as one, a space between them, which is of the first."""
    by = len(head.text) + 1
    last = replace(head.stretches[-1], end=by)
    behind = (replace(each, start=each.start + by, end=each.end + by) for each in text.stretches)
    return Inline(
        f"{head.text} {text.text}",
        (*head.stretches[:-1], last, *behind),
        (*head.departures, *((start + by, end + by, kind) for start, end, kind in text.departures)),
        (*head.addresses, *((start + by, end + by) for start, end in text.addresses)),
        {**head.notes, **text.notes},
        head.struck | text.struck,
        head.breaks | {at + by for at in text.breaks},
    )


class _Weaving:
    """A text cut where a mark begins or ends, the marks of notes put in."""

    def __init__(
        self,
        text: str,
        marks: Marks,
        found: Sequence[FoundAddress],
        weight: FaceCut,
        conventions: Conventions,
    ) -> None:
        self._text = text
        # A joiner behind a link is of its leaf: at the head of one PDFium passes over it.
        linked = (mark for mark in marks if mark.kind == "link")
        self._links = sorted((self._with_joiner(mark) for mark in linked), key=_starts)
        # What a link begins or ends in is no code, for that is one whole; and in code an address
        # is a part of it.
        self._code = [
            mark
            for mark in _apart(mark for mark in marks if mark.kind == "code")
            if not any(_cuts_into(link, mark) for link in self._links)
        ]
        self._struck = _apart(mark for mark in marks if mark.kind == "strike")
        self._addresses = [each for each in found if not _over(self._code, each.start, each.end)]
        spans = [(mark.start, mark.end) for mark in self._code]
        self._departures = departures(text, conventions.policy, tuple(spans))
        self._weight = weight
        self._set_alike = [
            *(mark for mark in marks if mark.kind in _SET_ALIKE),
            *self._code,
        ]
        links = (Mark(each.start, each.end, "link", each.target) for each in self._addresses)
        self._links = sorted(
            (
                *self._links,
                *(self._with_joiner(li) for li in links if not self._linked(li.start, li.end)),
            ),
            key=_starts,
        )
        self._breaks = {
            at for mark in marks if mark.kind == "break" and (at := _space_at(text, mark.start))
        }
        self._units = self._unparted()
        self._notes: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for mark in marks:
            if mark.kind == "note":
                number = conventions.numbers.get(mark.target, "")
                self._notes[self._outside(mark.start)].append((mark.target, number))

    def _with_joiner(self, link: Mark) -> Mark:
        joined = self._text[link.end : link.end + 1] == "\u200c"
        return replace(link, end=link.end + 1) if joined else link

    def _outside(self, at: int) -> int:
        """A mark of a note does not stand within an address or a number, but behind it."""
        around = (
            spans[i - 1] for spans in self._units if (i := bisect_left(spans, at, key=_begin))
        )
        return next((end for _, end in around if at < end), at)

    def _unparted(self) -> Sequence[Sequence[tuple[int, int]]]:
        """What no mark of a note stands within, in the order in which it counts; each kind in order
        and apart.
        """
        pieces = [each for each in self._departures if each.kind not in _OF_WORDS]
        ranges, ends = (
            tuple(each[:2] for each in pieces if (each.kind == "range") is whole)
            for whole in (True, False)
        )
        return (
            tuple((mark.start, mark.end) for mark in self._code),
            tuple(each[:2] for each in self._addresses),
            ranges,
            ends,
            tuple(n.span() for n in _NUMBER.finditer(self._text)),
        )

    def _linked(self, start: int, end: int) -> Mark | None:
        """The link that has a code point of [start, end)."""
        at = bisect_right(self._links, start, key=lambda mark: mark.end)
        return self._links[at] if at < len(self._links) and self._links[at].start < end else None

    def woven(self, leaves: "count[int]") -> tuple[Inline, Children]:
        """See `inline`."""
        text = ""
        stretches: list[Stretch] = []
        children: list[Element | int] = []
        isolates: list[tuple[int, int, str]] = []
        notes: dict[int, str] = {}
        shifts: list[tuple[int, int]] = []
        above = _Above()
        leaf = -1
        struck: set[int] = set()
        cuts = self._cuts()
        ways = self._ways(cuts)
        # Between two cuts all is of one link and one weight, and no note is referred to.
        for start, end in zip(cuts, [*cuts[1:], len(self._text)], strict=True):
            # The mark of a note is a leaf of its own and ends the one before it; what goes on
            # behind it needs another, for in the structure the Reference stands between them.
            for label, number in self._notes.get(start, ()):
                text, leaf = text + _GAP + number, next(leaves)
                stretches.append(
                    Stretch(len(text) - len(number) - 1, len(text), leaf, self._weight, "note")
                )
                isolates.append((len(text) - len(number), len(text), "note"))
                children.append(Element("Reference", (leaf,), note=label))
                notes[leaf], leaf = label, -1
            # From here on all stands so much further on in the text that is set.
            shifts.append((start, len(text) - start))
            if start == end:
                continue
            # A leaf goes on where only the weight changes; links, code and what is struck out have
            # leaves of their own.
            within = self._above(start)
            if leaf < 0 or within != above:
                leaf, above = next(leaves), within
                children.append(above.child(leaf, self._text))
                struck |= {leaf} if above.struck else set()
            stretches.append(Stretch(len(text), len(text) + end - start, leaf, *ways[start]))
            text += self._text[start:end]
        # Of pieces that begin at one place the outer one comes first, as levels are resolved so.
        moved = [(*_moved(each.start, each.end, shifts), each.kind) for each in self._departures]
        directed = sorted([*isolates, *moved], key=lambda each: (each[0], -each[1]))
        broken = tuple(_moved(each.start, each.end, shifts) for each in self._addresses)
        breaks = frozenset(_moved(at, at + 1, shifts)[0] for at in self._breaks)
        made = Inline(
            text, tuple(stretches), tuple(directed), broken, notes, frozenset(struck), breaks
        )
        return made, tuple(children)

    def _above(self, at: int) -> "_Above":
        """What a code point stands in. Code is one whole: it is struck out, or a link, where it
        begins.
        """
        code = next((mark for mark in self._code if mark.start <= at < mark.end), None)
        first = code.start if code else at
        return _Above(self._linked(first, first + 1), code, _over(self._struck, first, first + 1))

    def _cuts(self) -> list[int]:
        """Where a mark begins or ends."""
        marks = [*self._set_alike, *self._links, *self._struck]
        ends = {
            0,
            *(mark.start for mark in marks),
            *(mark.end for mark in marks),
            *self._notes,
        }
        return sorted(at for at in ends if at <= len(self._text))

    def _ways(self, cuts: Sequence[int]) -> Mapping[int, tuple[FaceCut, Script]]:
        """How text is set behind each place where a mark begins or ends."""
        # Marks may lie within one another, of the same kind too, so they are counted.
        begun: dict[int, Counter[str]] = defaultdict(Counter)
        for mark in self._set_alike:
            begun[mark.start][mark.kind] += 1
            begun[mark.end][mark.kind] -= 1
        found: dict[int, tuple[FaceCut, Script]] = {}
        opened: Counter[str] = Counter()
        for at in cuts:
            for kind, by in begun[at].items():
                opened[kind] += by
            weight = _STRONG[self._weight] if opened["strong"] else self._weight
            weight = _EMPHATIC[weight] if opened["emphasis"] else weight
            script: Script = (
                "superscript"
                if opened["superscript"]
                else "subscript"
                if opened["subscript"]
                else ""
            )
            found[at] = ("Code" if opened["code"] else weight), script
        return found


class _Above(Struct, frozen=True):
    """What a stretch of a text stands in: a link, code, what is struck out."""

    link: Mark | None = None
    code: Mark | None = None
    struck: bool = False

    def child(self, leaf: int, text: str) -> Element | int:
        """The leaf with the elements above it, the link next to it."""
        found: Element | int = _link(self.link, leaf, text) if self.link else leaf
        if self.code:
            found = Element("Code", (found,))
        return Element("Span", (found,)) if self.struck else found


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in order, those that lie over one another as one."""
    found: list[Mark] = []
    for mark in sorted(marks, key=_starts):
        if found and mark.start < found[-1].end:
            found[-1] = replace(found[-1], end=max(found[-1].end, mark.end))
        else:
            found.append(mark)
    return found


def _cuts_into(link: Mark, code: Mark) -> bool:
    """Whether a link begins or ends within code."""
    meets = link.start < code.end and code.start < link.end
    return meets and not (link.start <= code.start and code.end <= link.end)


def _over(marks: Sequence[Mark], start: int, end: int) -> bool:
    """Whether a code point of [start, end) is marked."""
    return any(mark.start < end and start < mark.end for mark in marks)


def _space_at(text: str, at: int) -> int:
    """The space at which a line ends that is to end at a place, 0 where there is none."""
    return next((each for each in (at, at - 1) if 0 < each < len(text) and text[each] == " "), 0)


def _moved(start: int, end: int, shifts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where [start, end) stands once the marks of notes are in; those at its end stand behind
    it.
    """
    first = shifts[bisect_right(shifts, start, key=_begin) - 1]
    last = shifts[bisect_left(shifts, end, key=_begin) - 1]
    return start + first[1], end + last[1]


def _begin(span: tuple[int, int]) -> int:
    return span[0]


def _starts(mark: Mark) -> int:
    return mark.start


def _link(mark: Mark, leaf: int, text: str) -> Element:
    said = text[mark.start : mark.end].removesuffix("\u200c")
    alt = said if said in mark.target else f"{said}: {mark.target}"
    return Element("Link", (leaf,), alt=alt, url=sent(mark.target))


def first_leaf(texts: Iterable[Inline]) -> int:
    """The first leaf of texts that is one; ARTIFACT where there is none."""
    for text in texts:
        for stretch in text.stretches:
            if stretch.leaf != ARTIFACT:
                return stretch.leaf
    return ARTIFACT


def unnumbered(texts: Sequence[Inline]) -> Hashable:
    """All of texts but how their leaves are numbered: these count from the first of all."""
    first = first_leaf(texts)

    def counted(leaf: int) -> int | None:
        return None if leaf == ARTIFACT else leaf - first

    found: list[Hashable] = []
    for text in texts:
        if len(text.stretches) == 1 and not (text.notes or text.struck or text.breaks):
            # So are most; what each of them has is said shortly.
            [one] = text.stretches
            found.append((text.text, one.weight, one.script, counted(one.leaf), text.departures))
            found.append(text.addresses)
            continue
        parts = [(e.start, e.end, e.weight, e.script, counted(e.leaf)) for e in text.stretches]
        notes = tuple((counted(leaf), label) for leaf, label in text.notes.items())
        struck = frozenset(map(counted, text.struck))
        found.append(
            (text.text, *parts, text.departures, text.addresses, notes, struck, text.breaks)
        )
    return tuple(found)
