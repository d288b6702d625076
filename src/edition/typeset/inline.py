"""A text with what is marked in it: emphasis, links, references to notes, and what runs from left to right as a unit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from edition.core.direction import Address, Policy, addresses, departures
from edition.model.document import Mark, Marks
from edition.model.page import Element, Weight

_GAP = "\u202f"
_NUMBER = re.compile(r"\d+(?:[./:,\u066b\u066c\u2010\u2011\u2013-]\d+)*")
_OF_WORDS = ("mark", "code", "address", "declared")
_LONG_ADDRESS = 24
_BREAK_IN_ADDRESS = re.compile(r"(?<=[/.\-_?&=])(?![/.\-_?&=])")
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"
_EMPHATIC: Mapping[Weight, Weight] = {"Regular": "Medium", "Medium": "Bold", "Bold": "Black", "Black": "Black"}
_STRONG: Mapping[Weight, Weight] = {"Regular": "Bold", "Medium": "Bold", "Bold": "Black", "Black": "Black"}


class Stretch(Struct, frozen=True):
    """Code points [start, end) of a text that are of one leaf and set alike; `raised`: the mark of a note, small and high."""

    start: int
    end: int
    leaf: int
    weight: Weight
    raised: bool = False


class Inline(Struct, frozen=True):
    """A text in stretches that follow one another from its beginning to its end.

    `departures` are (start, end, kind), by where they begin: what `core.direction` says, and the numbers of notes, which stand
    each for itself. A line may be broken within `addresses`. `notes` are the labels of the notes that leaves refer to.
    """

    text: str
    stretches: tuple[Stretch, ...]
    departures: tuple[tuple[int, int, str], ...]
    addresses: tuple[tuple[int, int], ...]
    notes: Mapping[int, str]

    def words(self) -> Iterator[tuple[int, int]]:
        """What is not broken over two lines: what stands between two spaces, and the parts of a long address."""
        at = 0
        for token in self.text.split(" "):
            start, end = at, at + len(token)
            for first, last in self.addresses:
                if start <= first < last <= end and last - first > _LONG_ADDRESS:
                    for found in _BREAK_IN_ADDRESS.finditer(self.text, first, last - 1):
                        if found.start() > first + len("https://") and found.start() > at:
                            yield at, found.start()
                            at = found.start()
            yield at, end
            at = end + 1

    def leaf_at(self, offset: int) -> int:
        """The leaf of a code point."""
        return next(stretch.leaf for stretch in self.stretches if stretch.start <= offset < stretch.end)


Children = tuple[Element | int, ...]


def inline(
    text: str, marks: Marks, numbers: Mapping[str, str], weight: Weight, leaves: "count[int]", policy: Policy
) -> tuple[str | Inline, Children]:
    """A text ready to be set, and the children of the element it stands in: a leaf, or leaves, Links and References.

    `numbers` says what is printed for the note of a label.
    """
    found = addresses(text)
    if not marks and not found:
        return text, (next(leaves),)
    return _Weaving(text, marks, found, numbers, weight, policy).woven(leaves)


def whole(text: str | Inline, leaf: int, weight: Weight, policy: Policy) -> Inline:
    """A text of one leaf as one in stretches; one that is in stretches as it is."""
    if isinstance(text, Inline):
        return text
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
    )


class _Weaving:
    """A text cut where a mark begins or ends, the marks of notes put in."""

    def __init__(
        self,
        text: str,
        marks: Marks,
        found: Sequence[Address],
        numbers: Mapping[str, str],
        weight: Weight,
        policy: Policy,
    ) -> None:
        self._text = text
        self._addresses = found
        self._departures = departures(text, policy)
        self._weight = weight
        self._emphasis = [mark for mark in marks if mark.kind in ("strong", "emphasis")]
        self._links = [mark for mark in marks if mark.kind == "link"]
        links = (Mark(each.start, each.end, "link", each.target) for each in found)
        self._links += [
            link for link in links if not any(link.start < mark.end and mark.start < link.end for mark in self._links)
        ]
        self._notes = [
            (self._outside(mark.start), mark.target, numbers.get(mark.target, "")) for mark in marks if mark.kind == "note"
        ]

    def _outside(self, at: int) -> int:
        """A mark of a note does not stand within an address or a number, but behind it."""
        pieces = [each for each in self._departures if each.kind not in _OF_WORDS]
        ends = [each[:2] for each in (*self._addresses, *pieces)]
        ends += [found.span() for found in _NUMBER.finditer(self._text)]
        return next((end for start, end in ends if start < at < end), at)

    def woven(self, leaves: "count[int]") -> tuple[Inline, Children]:
        """See `inline`."""
        text = ""
        stretches: list[Stretch] = []
        children: list[Element | int] = []
        isolates: list[tuple[int, int, str]] = []
        notes: dict[int, str] = {}
        shifts: list[tuple[int, int]] = []
        link: Mark | None = None
        leaf = -1
        cuts = self._cuts()
        for start, end in zip(cuts, [*cuts[1:], len(self._text)], strict=True):
            for _, label, number in [note for note in self._notes if note[0] == start]:
                text, leaf = text + _GAP + number, next(leaves)
                stretches.append(Stretch(len(text) - len(number) - 1, len(text), leaf, self._weight, raised=True))
                isolates.append((len(text) - len(number), len(text), "note"))
                children.append(Element("Reference", (leaf,)))
                notes[leaf], leaf = label, -1
            shifts.append((start, len(text) - start))
            if start == end:
                continue
            within = next((mark for mark in self._links if mark.start <= start < mark.end), None)
            if leaf < 0 or within != link:
                leaf, link = next(leaves), within
                children.append(_link(within, leaf, self._text) if within else leaf)
            stretches.append(Stretch(len(text), len(text) + end - start, leaf, self._weight_at(start)))
            text += self._text[start:end]
        moved = [(*_moved(each.start, each.end, shifts), each.kind) for each in self._departures]
        directed = sorted([*isolates, *moved], key=lambda each: (each[0], -each[1]))
        broken = tuple(_moved(each.start, each.end, shifts) for each in self._addresses)
        return Inline(text, tuple(stretches), tuple(directed), broken, notes), tuple(children)

    def _cuts(self) -> list[int]:
        marks = [*self._emphasis, *self._links]
        ends = {0, *(mark.start for mark in marks), *(mark.end for mark in marks), *(at for at, *_ in self._notes)}
        return sorted(at for at in ends if at <= len(self._text))

    def _weight_at(self, at: int) -> Weight:
        kinds = {mark.kind for mark in self._emphasis if mark.start <= at < mark.end}
        weight = _STRONG[self._weight] if "strong" in kinds else self._weight
        return _EMPHATIC[weight] if "emphasis" in kinds else weight


def _moved(start: int, end: int, shifts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where [start, end) stands once the marks of notes are in; those at its end stand behind it."""
    first = next(by for at, by in reversed(shifts) if at <= start)
    last = next(by for at, by in reversed(shifts) if at < end)
    return start + first, end + last


def _link(mark: Mark, leaf: int, text: str) -> Element:
    said = text[mark.start : mark.end]
    alt = said if said in mark.target else f"{said}: {mark.target}"
    return Element("Link", (leaf,), alt=alt, url=quote(mark.target, safe=_SAFE))
