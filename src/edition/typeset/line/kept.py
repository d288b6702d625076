"""What a process that sets an edition again and again keeps from one time to the next.

What the typesetter makes of one paragraph is a function of its text, type, measure and limits, and
how a text is cut into pages one of its rows. So a value that was made of the same is the value that
would be made. Leaves are numbered through the text: a paragraph that was kept takes new ones.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from edition.core.direction import Policy
from edition.core.languages import Language
from edition.core.languages.grammar import Grammar
from edition.core.memory import Memory
from edition.core.units import Length
from edition.faces import Faces
from edition.model.page import ARTIFACT, SetLine
from edition.typeset.line.breaking import Filling
from edition.typeset.line.compositor import Composition, Compositor, Type
from edition.typeset.line.rows import Taken
from edition.typeset.line.sense import Sense, WordsCounted
from edition.typeset.line.setting import Setting
from edition.typeset.line.shape import Shaper
from edition.typeset.line.stretches import Inline, first_leaf, unnumbered

T = TypeVar("T")


class Kept(Memory):
    """A memory of what was set, and what shaped it: a turn is a whole edition."""

    def __init__(self) -> None:
        super().__init__()
        self._shaper: Shaper | None = None
        self._means: Hashable = None
        self._words: WordsCounted | None = None

    def words(self, grammar: Grammar) -> WordsCounted:
        """The words of the text that was set last."""
        if self._words is None or self._words.grammar is not grammar:
            self._words = WordsCounted(grammar)
        return self._words

    def forget(self) -> None:
        """Begin anew, with the shaper too."""
        super().forget()
        self._shaper = None

    def compositor(
        self, shaper: Shaper, language: Language, sense: Sense, taken: Taken
    ) -> Compositor:
        """One that keeps here what it makes."""
        return KeptCompositor(self, shaper, language, sense, taken)

    def shaper(self, faces: Faces, language: str, direction: Policy) -> tuple[Shaper, bool]:
        """The shaper of an edition, and whether it is the former one, which shapes alike; with that
        go all values.
        """
        means = tuple(faces.items()), language, direction
        if self._shaper is None or means != self._means:
            self.forget()
            self._shaper, self._means = Shaper(faces, language, direction), means
            return self._shaper, False
        return self._shaper, True


class KeptCompositor(Compositor):
    """Sets what it has not set before."""

    keeps = True

    def __init__(
        self, kept: Kept, shaper: Shaper, language: Language, sense: Sense, taken: Taken
    ) -> None:
        super().__init__(shaper, language, sense, taken)
        self._kept = kept

    def once(self, key: Callable[[], Hashable], make: Callable[[], T]) -> T:
        """What was made by the key before, else what is made now."""
        return self._kept.once(key(), make)

    def setting(self, text: Inline, type_: Type) -> Setting:
        """As of any compositor."""
        key = "setting", unnumbered((text,)), type_
        made = self._kept.once(key, lambda: super(KeptCompositor, self).setting(text, type_))
        return made._replace(text=text)

    def compose(self, setting: Setting, filling: Filling, *, prose: bool = True) -> Composition:
        """As of any compositor."""
        made = self._kept.once(
            ("compose", _known(setting), filling, prose),
            lambda: super(KeptCompositor, self).compose(setting, filling, prose=prose),
        )
        return made._replace(setting=made.setting._replace(text=setting.text))

    def varied(self, made: Composition, by: int) -> tuple[Composition, float] | None:
        """As of any compositor."""
        key = "varied", _known(made.setting), made.filling, made.turned, made.lines, by
        found = self._kept.once(key, lambda: super(KeptCompositor, self).varied(made, by))
        return found and (made._replace(lines=found[0].lines), found[1])

    def filled(self, made: Composition) -> tuple[SetLine, ...]:
        """As of any compositor."""
        at = made.setting.type_, made.setting.begins[0], made.setting.end
        key = "filled", at, made.filling, made.turned, made.lines, made.ends
        return self.lines_once(
            (made.setting.text,), key, lambda: super(KeptCompositor, self).filled(made)
        )

    def ragged(self, setting: Setting, measure: Length) -> tuple[SetLine, ...]:
        """As of any compositor."""
        key = "ragged", setting.type_, setting.begins[0], setting.end, measure
        return self.lines_once(
            (setting.text,), key, lambda: super(KeptCompositor, self).ragged(setting, measure)
        )

    def lines_once(
        self, texts: Sequence[Inline], key: Hashable, make: Callable[[], Iterable[SetLine]]
    ) -> tuple[SetLine, ...]:
        """The lines that were made of these texts by the key before, else what is made now."""
        known = "lines", unnumbered(texts), key
        first, lines = self._kept.once(known, lambda: (first_leaf(texts), tuple(make())))
        return renumbered(lines, first_leaf(texts) - first)


def _known(setting: Setting) -> Hashable:
    return unnumbered((setting.text,)), setting.type_, setting.begins[0], setting.end


def renumbered(lines: tuple[SetLine, ...], by: int) -> tuple[SetLine, ...]:
    """Lines of which all leaves have numbers higher by so much."""
    if not by:
        return lines
    return tuple(
        replace(
            line,
            fragments=tuple(
                each if each.leaf == ARTIFACT else replace(each, leaf=each.leaf + by)
                for each in line.fragments
            ),
        )
        for line in lines
    )
