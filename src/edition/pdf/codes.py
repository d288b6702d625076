"""The text layer: the slots of a run as codes of its font, each run worked out once.

Codes are numbered in the order in which they are first asked for.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from edition.model.page import FaceName, ShapedRun
from edition.pdf.direction_marks import (
    ARABIC_LETTER_MARK,
    LEFT_TO_RIGHT_MARK,
    RIGHT_TO_LEFT_MARK,
    holds_number,
    is_plain,
)
from edition.pdf.slot_fonts import SlotFont
from edition.pdf.slots import Slot, left_gap, slots

Code: TypeAlias = tuple[int, int]
"""A code of a font, and how far it moves on, in font units."""

Shown: TypeAlias = tuple[int, int, str]
"""The same with the characters that it stands for."""


class Whole(NamedTuple):
    """A run that is shown in one piece: its codes as they are shown, how far they move on, and the
    characters of the last.
    """

    codes: str
    advance: int
    last: str


class Codes:
    """The codes of runs in the fonts of a file."""

    def __init__(self, fonts: Mapping[FaceName, SlotFont]) -> None:
        self._fonts = fonts
        self._slots: dict[ShapedRun, tuple[Slot, ...]] = {}
        self._shown: dict[ShapedRun, tuple[Shown, ...]] = {}
        self._wholes: dict[ShapedRun, Whole] = {}
        self._plain: dict[ShapedRun, FaceName] = {}

    def shown(self, run: ShapedRun) -> tuple[Shown, ...]:
        """Code, advance (font units) and characters of each slot of a run."""
        found = self._shown.get(run)
        if found is None:
            found = self._shown[run] = self._of(run, self._slots_of(run))
        return found

    def whole(self, run: ShapedRun) -> Whole | None:
        """A right-to-left run or a space in one piece; None where a mark of direction may have to
        stand in it or at its left.
        """
        if run not in self._wholes and holds_number(run.text):
            return None
        return self.wholes((run,))[0]

    def wholes(self, runs: Sequence[ShapedRun]) -> list[Whole]:
        """The same of runs that hold no number."""
        known = self._wholes
        for run in runs:
            if run not in known:
                known[run] = self._joined(self._slots_of(run), run)
        return [known[run] for run in runs]

    def are_plain(self, runs: Sequence[ShapedRun], face: FaceName) -> bool:
        """Whether runs are all of one face, go from right to left and call for no mark, as those of
        most lines do.
        """
        known = self._plain
        for run in runs:
            if run not in known:
                known[run] = run.face if run.rtl and is_plain(run.text) else ""
        return [known[run] for run in runs].count(face) == len(runs)

    def bridging(self, run: ShapedRun, room: int, scale: int, *, marked: bool) -> tuple[Shown, ...]:
        """The codes of a run, the last so wide that with a space behind it they take `room`: see
        `slots.bridged`.
        """
        return self._of(run, self._bridging(run, room, scale, marked=marked))

    def bridging_whole(self, run: ShapedRun, room: int, scale: int) -> Whole:
        """The same of a run that is shown in one piece."""
        return self._joined(self._bridging(run, room, scale, marked=False), run)

    def _bridging(self, run: ShapedRun, room: int, scale: int, *, marked: bool) -> Sequence[Slot]:
        found = self._slots_of(run)
        *most, last = _marked(found) if marked else found
        # A gap of a face with a narrow space may be no wider than that.
        gap = max(room - run.advance, 0)
        left = min(left_gap(scale, self._fonts[run.face].face.upem), gap)
        wider = Slot(last.text, last.advance + room - run.advance - left, last.parts)
        return *most, wider, Slot(" ", left, ())

    def leading(self, run: ShapedRun) -> tuple[Shown, ...]:
        """The codes of a number or a Latin word, the first with a mark before it: see
        `direction_marks.led` and `headed`.

        pdf.js drops a code that is all mark.
        """
        return self._of(run, _marked(self._slots_of(run)))

    def space(self, name: FaceName) -> Code:
        """A space."""
        face = self._fonts[name].face
        return self._fonts[name].code(Slot(" ", face.space, ())), face.space

    def mark(self, name: FaceName) -> Code:
        """The mark at the left end of a line, without width."""
        return self._fonts[name].code(Slot(RIGHT_TO_LEFT_MARK, 0, ())), 0

    def marks(self, name: FaceName, count: int) -> Code:
        """Marks at the right end of a line, without width; a space is with them, for pdf.js drops a
        code that ends in a mark.
        """
        return self._fonts[name].code(Slot(f"{ARABIC_LETTER_MARK * count} ", 0, ())), 0

    def letter(self, name: FaceName) -> Code:
        """A mark that is a letter at the left end of a line, all but without width, and a space
        with it.

        At the head of a line pdf.js takes what follows a code without any width for another line.
        """
        return self._fonts[name].code(Slot(f"{ARABIC_LETTER_MARK} ", 1, ())), 1

    def nothing(self, name: FaceName) -> Code:
        """A space without width."""
        return self._fonts[name].code(Slot(" ", 0, ())), 0

    def upem(self, name: FaceName) -> int:
        """Font units to the em, the same in every face."""
        return self._fonts[name].face.upem

    def _slots_of(self, run: ShapedRun) -> tuple[Slot, ...]:
        found = self._slots.get(run)
        if found is None:
            found = self._slots[run] = slots(run, self._fonts[run.face].face.upem)
        return found

    def _of(self, run: ShapedRun, found: Sequence[Slot]) -> tuple[Shown, ...]:
        codes = self._fonts[run.face].codes(found)
        return tuple(
            [(code, slot.advance, slot.text) for code, slot in zip(codes, found, strict=True)]
        )

    def _joined(self, found: Sequence[Slot], run: ShapedRun) -> Whole:
        codes = self._fonts[run.face].shown(found)
        return Whole(codes, sum([slot.advance for slot in found]), found[-1].text)


def _marked(found: Sequence[Slot]) -> tuple[Slot, ...]:
    """The slots with U+200E before the first character."""
    first, *others = found
    return replace(first, text=LEFT_TO_RIGHT_MARK + first.text), *others
