"""Whether all that the source says is on a surface: the walk of `source_words`, which knows no
blocks, over what the surface says.
"""

from collections.abc import Iterator, Sequence

from edition.model.document import Title
from edition.model.proof import Fault
from edition.verify.proofs.letters_said import (
    Beginning,
    Letters,
    PaperText,
    is_letter,
    letters_of,
    plain_address,
)
from edition.verify.proofs.source_words import lost_words
from edition.verify.surfaces.claimed import SurfaceClaims
from edition.verify.surfaces.markup import ASIDE, Node

_INLINE = frozenset(("a", "bdi", "code", "em", "s", "span", "strong", "sub", "sup", "time"))


def lost_on(text: Sequence[Node], claims: SurfaceClaims) -> Iterator[Fault]:
    """Where the surface first parts from the source, or nothing."""
    titled = any(isinstance(block, Title) for block in claims.blocks)
    gathering = _Gathering(titled)
    for part in text:
        gathering.take(part)
    stream = gathering.letters()
    bounds = (Beginning(0, 0), Beginning(len(stream.letters), len(stream.marks)))
    paper = PaperText(stream, bounds, gathering.notes, ())
    addresses = {plain_address(node.get("href")) for part in text for node in part.all()}
    yield from lost_words(claims.source, claims.register, paper, addresses)


class _Gathering:
    """What is read, as it comes; `titled`: the title is of the text."""

    def __init__(self, titled: bool) -> None:
        self.notes: dict[str, Letters] = {}
        self._titled = titled
        self._texts: list[str] = []
        self._marks: list[tuple[int, str]] = []
        self._count = 0

    def take(self, node: Node) -> None:
        role = node.get("role")
        if role in ("doc-pagebreak", "doc-backlink") or node.get("class") in ASIDE:
            return
        if node.get("id") == "notes" or (node.get("id") == "title" and not self._titled):
            return
        if role == "doc-noteref":
            self._marks.append((self._count, letters_of(node.text())))
        elif role == "doc-footnote":
            number = next(each for each in node.all() if each.get("role") == "doc-backlink")
            note = _Gathering(True)
            for child in node.children:
                if isinstance(child, Node):
                    note.take(child)
            self.notes.setdefault(letters_of(number.text()), note.letters())
        else:
            self._all(node)

    def _all(self, node: Node) -> None:
        apart = [] if node.tag in _INLINE else [" "]
        self._texts += apart
        for child in node.children:
            if isinstance(child, str):
                self._texts.append(child)
                self._count += sum(map(is_letter, child))
            else:
                self.take(child)
        self._texts += apart

    def letters(self) -> Letters:
        """All of it."""
        text = "".join(self._texts)
        places = [at for at, character in enumerate(text) if is_letter(character)]
        letters = "".join(text[at] for at in places)
        return Letters(letters, tuple(self._marks), text, places)
