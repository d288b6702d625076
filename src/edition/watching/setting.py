"""The edition set anew, output by output, each time it changes."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.core.memory import Interrupted, Memory, using
from edition.edited import Edited, edited_of
from edition.model.output_kinds import OUTPUTS, PAMPHLET, POSTERS
from edition.typeset import typeset
from edition.typeset.line.kept import Kept
from edition.watching.sights import Keys, Shown, Sight

_MOST_SINCE = 32
"""Changes of which none was set to the end, as while somebody saves at each key, or mends a fault:
after so many what is kept is looked through all the same.
"""


class Setter:
    """Sets one edition again and again; what was seen of it `last` stays where it cannot be set."""

    def __init__(
        self, folder: Path, epoch: int | None, changed: Callable[[], bool] = lambda: False
    ) -> None:
        self._folder, self._epoch, self._changed = folder, epoch, changed
        self._keys, self._kept, self._memory = Keys(), Kept(), Memory()
        self.last = Sight()
        self._since = 0

    def sights(self) -> Iterator[Sight]:
        """The edition as it is now: a sight for each group of outputs, as soon as that is set, and
        at the end a whole one, unless it has `changed` before. Where something stops it, one
        sight with the problems.
        """
        self._since += 1
        if self._since > _MOST_SINCE:
            self._turn()
        with using(self._memory):
            edited, problems = edited_of(self._folder, self._epoch, quick=True)
        if self._is_seen(edited):
            return
        if edited is None:
            yield self._failed(problems)
            return
        groups = tuple(groups_of(edited))
        if groups[:1] == (PAMPHLET.asked,):
            shown, in_setting = self._set(edited, groups[0])
            if shown is None:
                yield self._failed(problems + in_setting)
                return
            names = {each.name for each in shown}
            others = tuple(each for each in self.last.shown if each.name not in names)
            yield self._seen(Sight(0, edited, shown + others, self.last.problems))
        self._kept.until = self._memory.until = self._changed
        try:
            yield from self._all()
        except Interrupted:
            return
        finally:
            self._kept.until = self._memory.until = None

    def _all(self) -> Iterator[Sight]:
        """Everything, with every doubt: the pamphlet takes no time once it has been set."""
        with using(self._memory):
            edited, problems = edited_of(self._folder, self._epoch)
        if edited is None:
            yield self._failed(problems)
            return
        shown: tuple[Shown, ...] = ()
        groups = tuple(groups_of(edited))
        for number, group in enumerate(groups, 1):
            made, found = self._set(edited, group)
            problems += tuple(each for each in found if each not in problems)
            if made is None:
                yield self._failed(problems)
                return
            shown += made
            names = {each.name for each in shown}
            others = tuple(each for each in self.last.shown if each.name not in names)
            if number < len(groups):
                yield self._seen(Sight(0, edited, shown + others, self.last.problems))
        yield self._seen(Sight(0, edited, shown, problems, whole=True))
        self._turn()

    def _turn(self) -> None:
        """Let go of what nothing has asked for since this was last done."""
        self._keys.forget()
        self._kept.turn()
        self._memory.turn()
        self._since = 0

    def _set(self, edited: Edited, group: str) -> tuple[tuple[Shown, ...] | None, Problems]:
        with using(self._memory):
            outputs, problems = typeset(
                edited.source, edited.reading, edited.fonts, (group,), self._kept
            )
        faces = _digest_of_faces(edited)
        found = None if outputs is None else tuple(self._keys.shown(o, faces) for o in outputs)
        return found, problems

    def _failed(self, problems: Problems) -> Sight:
        """What was seen last, with what stops it now."""
        return self._seen(replace(self.last, problems=problems, failed=True, whole=True))

    def _is_seen(self, edited: Edited | None) -> bool:
        """Whether an edition is the one that was seen last, whole: editors write more than once."""
        last = self.last
        if edited is None or last.edited is None or last.failed or not last.whole:
            return False
        return edited.source.files == last.edited.source.files

    def _seen(self, sight: Sight) -> Sight:
        self.last = replace(sight, number=self.last.number + 1)
        return self.last


def groups_of(edited: Edited) -> Iterator[str]:
    """What `--only` calls the outputs of an edition that are set: the pamphlet first, which most
    people read meanwhile; pages for a telephone last.
    """
    description = edited.source.description
    listed = {output.kind for output in description.output}
    found = {kind.asked for kind in OUTPUTS if kind.origin == "text" and kind.name in listed}
    found |= {POSTERS.asked} if description.poster else set()
    order = (PAMPHLET.asked, POSTERS.asked, *(kind.asked for kind in OUTPUTS[::-1]))
    yield from dict.fromkeys(group for group in order if group in found)


def _digest_of_faces(edited: Edited) -> bytes:
    """Tells editions apart that are set in other faces of the same names."""
    drawn = sha256()
    for face in edited.source.faces:
        drawn.update(face.regular + face.bold)
    for font in edited.source.fonts:
        drawn.update(font.content)
    return drawn.digest()
