"""Display type: line breaks and size searched together, so that few words fill a measure."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from edition.core.units import Length
from edition.typeset.lines import Compositor, Type
from edition.typeset.units import unbroken

_EM: Length = 100_000
_BEGINNINGS = frozenset(("و", "بی", "می", "نمی"))
_ENDINGS = frozenset(
    ("ها", "های", "هایی", "ای", "ام", "ات", "اش", "اند", "تر", "ترین", "گان", "گری", "داری", "سازی", "گذاری", "باد")
)
"""Written apart they are words to the eye, but a line that begins or ends with one of them stumbles."""
_LEADING = frozenset(("یا", "که", "از", "در", "به", "با", "بر", "برای", "بدون", "تحت", "علیه", "هر", "همه", "کلیه"))
"""In a few large lines none ends with a word that leads on to the next."""
_FOLDED = str.maketrans("كيى", "کیی")
_CLOSING = "،؛:.؟!»"


class Fit(Struct, frozen=True):
    """The lines of a display text and the size at which the widest of them fills the measure."""

    lines: tuple[str, ...]
    size: Length


class Space(Struct, frozen=True):
    """Room for display type: a measure, and a height that lines `step` times their size apart may fill (0: any)."""

    measure: Length
    height: Length = 0
    step: float = 1.4


class Broken(Struct, frozen=True):
    """Lines, and how even they are: 1 where none is less than half as wide as the widest, else twice what it has of that."""

    lines: tuple[str, ...]
    evenness: float


class Copy(Struct, frozen=True):
    """A text ready to be broken: what no line may part, and at a size of 100 pt the widths of that and of a space."""

    pieces: tuple[str, ...]
    widths: tuple[Length, ...]
    space: Length

    def fewest(self, measure: Length, size: Length) -> int:
        """As few lines as a measure takes at a size at which its widest piece fits."""
        return _lines_within(_sums(self.widths, self.space), self.space, measure * _EM // size)

    def fits(self, measure: Length, size: Length) -> bool:
        """Whether its widest piece stays within a measure at a size."""
        return max(self.widths) * size <= measure * _EM

    def largest(self, measure: Length, count: int) -> Length:
        """The largest size at which so many lines stay within a measure."""
        return measure * _EM // narrowest(self.widths, self.space, count)

    def even(self, count: int) -> Broken:
        """So many lines, balanced."""
        parts = list(pairwise((0, *balance(self.widths, self.space, count))))
        widths = [sum(self.widths[start:end]) + self.space * (end - start - 1) for start, end in parts]
        return Broken(tuple(" ".join(self.pieces[start:end]) for start, end in parts), min(1.0, 2 * min(widths) / max(widths)))


def measured(compositor: Compositor, text: str, type_: Type, *, by_sense: bool = False) -> Copy:
    """The copy of a text; of the type the size does not count. A mark that stands alone has no width, and takes a little here."""
    pieces = tuple(bound_words(text, compositor.terms if by_sense else None))
    big = Type(type_.weight, _EM, type_.ink, type_.base)
    return Copy(pieces, tuple(max(compositor.width(piece, big), 1) for piece in pieces), compositor.space(big))


def fit(compositor: Compositor, text: str, type_: Type, space: Space, most: Length, lines: range) -> Fit:
    """The largest size up to `most` at which the text, in one of the numbers of `lines`, stays within the space.

    Among the ways to break at that size the one with the most even lines. A text of fewer pieces has a line a piece. A line of
    less than half the measure of the widest is worth a smaller size: a lone short word looks like a slip.
    """
    copy = measured(compositor, text, type_, by_sense=True)
    sizes: list[tuple[Length, int]] = []
    for count in {min(count, len(copy.pieces)) for count in lines}:
        tallest = round(space.height / (space.step * count)) if space.height else most
        sizes.append((max(1, min(most, tallest, copy.largest(space.measure, count))), -count))
    worth, best = 0.0, Fit((), 0)
    for size, count in sorted(sizes, reverse=True):
        if size <= worth:
            break
        broken = copy.even(-count)
        if size * broken.evenness > worth:
            worth, best = size * broken.evenness, Fit(broken.lines, size)
    return best


def bound_words(text: str, terms: Collection[str] | None = None) -> list[str]:
    """The words of a text, those joined that no line of display type may part.

    A number stays with the word behind it, «و» and what begins a word with what follows, what ends a word with what it ends. By
    sense (`terms` are not None) also a preposition and the like with what follows, and the two words of each of these terms.
    """
    words = text.split(" ")
    known = text.translate(_FOLDED).split(" ")
    joined = {term.translate(_FOLDED) for term in terms or ()}
    kept = unbroken(text) | {i for i, pair in enumerate(pairwise(known)) if _belong(*pair)}
    if terms is not None:
        kept |= {i for i, pair in enumerate(pairwise(known)) if pair[0] in _LEADING or _term(*pair) in joined}
    bound: list[str] = []
    for i, word in enumerate(words):
        if i and i - 1 in kept:
            bound[-1] += f" {word}"
        else:
            bound.append(word)
    return bound


def _belong(word: str, following: str) -> bool:
    ends = following.rstrip(_CLOSING) in _ENDINGS and not word.endswith(tuple(_CLOSING))
    return ends or word in _BEGINNINGS


def _term(word: str, following: str) -> str:
    return f"{word} {following.rstrip(_CLOSING)}"


def narrowest(widths: Sequence[Length], space: Length, count: int) -> Length:
    """The width of the widest of `count` lines where that is as narrow as can be."""
    sums = _sums(widths, space)
    low, high = max(widths), sums[-1] - space
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _lines_within(sums, space, middle) <= count else (middle + 1, high)
    return low


def _sums(widths: Sequence[Length], space: Length) -> list[Length]:
    """What the first words take with a space behind each, for 0 words and up."""
    return [0, *accumulate(width + space for width in widths)]


def _lines_within(sums: Sequence[Length], space: Length, width: Length) -> int:
    """How many lines no wider than that the words take, each as full as can be."""
    count = end = 0
    while end < len(sums) - 1:
        end = max(end + 1, bisect_right(sums, sums[end] + width + space) - 1)
        count += 1
    return count


def balance(widths: Sequence[Length], space: Length, count: int) -> tuple[int, ...]:
    """Where to end `count` lines so that the widest is as narrow as can be, and then the narrowest as wide.

    Returns for each line the index behind its last word. Errors: none; `count` must be 1 to len(widths).
    """
    sums = _sums(widths, space)
    never = sums[-1] + 1
    widest = narrowest(widths, space, count)
    _, ends = _divided(sums, space, count, lambda narrow, width: max(narrow, -width) if width <= widest else never, -never)
    return ends


def _divided(
    sums: Sequence[Length], space: Length, count: int, worse: Callable[[Length, Length], Length], none: Length
) -> tuple[Length, tuple[int, ...]]:
    """The least that `worse` gives over the lines of a way to end them, and that way; `none` is its value for no line."""
    best: dict[int, tuple[Length, tuple[int, ...]]] = {0: (none, ())}
    words = len(sums) - 1
    for line in range(1, count + 1):
        reached: dict[int, tuple[Length, tuple[int, ...]]] = {}
        for end in range(line, words - (count - line) + 1):
            ways = [(start, *way) for start, way in best.items() if start < end]
            reached[end] = min((worse(value, sums[end] - sums[start] - space), (*ends, end)) for start, value, ends in ways)
        best = reached
    return best[words]
