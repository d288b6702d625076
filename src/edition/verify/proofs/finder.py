"""Where the words that a proof quotes stand in the files of the edition, so that whoever reads of a
fault finds them.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from edition.core.diagnostics import Place, places_in
from edition.model.reading import Emendation
from edition.model.source import SourceText

_WINDOWS = (80, 40, 20, 10, 5)
"""Letters at either side by which a place is known, the longest first: words said twice are told by
what is beside them.
"""


class Finder:
    """Finds what the output says in what the edition says: in its text with the register applied,
    then in its other files.
    """

    def __init__(
        self, said: Sequence[SourceText] = (), emendations: Sequence[Emendation] = ()
    ) -> None:
        """`said` are the text, which the `emendations` belong to, and the other files that hold
        what is printed.
        """
        self._said = said
        self._emendations = emendations
        self._known: tuple[_Letters, ...] | None = None

    def place(self, words: str, at: int = 0, before: str = "") -> Place | None:
        """The file, line and column of code point `at` of `words`; None where no file says them, as
        the compiler's own words.

        White space, marks and punctuation are passed over, so that markup and line ends do not
        matter; `before` is what is said right before the words, where they may stand in the edition
        more than once.
        """
        letters = [i for i, character in enumerate(before + words) if character.isalnum()]
        folded = "".join((before + words)[i] for i in letters)
        middle = sum(i < len(before) + at for i in letters)
        if self._known is None:  # most builds ask for no place
            self._known = tuple(
                _letters(text, self._emendations if i == 0 else ())
                for i, text in enumerate(self._said)
            )
        for window in _WINDOWS:
            start, end = max(middle - window, 0), middle + window
            for known in self._known:
                found = known.letters.find(folded[start:end]) if folded[start:end] else -1
                if found >= 0:
                    return known.place(
                        known.offsets[min(found + middle - start, len(known.offsets) - 1)]
                    )
        return None


class _Letters(Struct, frozen=True):
    """The letters and digits of a file, the offset of each in it, and what turns an offset into a
    place.
    """

    letters: str
    offsets: tuple[int, ...]
    place: Callable[[int], Place]


def _letters(text: SourceText, emendations: Sequence[Emendation]) -> _Letters:
    found = [
        (character, at) for character, at in _emended(text.text, emendations) if character.isalnum()
    ]
    return _Letters(
        "".join(c for c, _ in found), tuple(at for _, at in found), places_in(text.file, text.text)
    )


def _emended(source: str, emendations: Sequence[Emendation]) -> Iterator[tuple[str, int]]:
    """The characters of a text with its register applied, each with the offset in the source that
    it comes from.
    """
    done = 0
    for change in sorted(emendations, key=lambda e: (e.span.start, e.span.end)):
        yield from zip(
            source[done : change.span.start], range(done, change.span.start), strict=True
        )
        yield from ((character, change.span.start) for character in change.after)
        done = change.span.end
    yield from zip(source[done:], range(done, len(source)), strict=True)
