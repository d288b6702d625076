"""What must be known of the whole text before a part of it is set."""

from collections.abc import Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.document import Block, Hemistich, Marked, Note
from edition.model.page import FaceCut
from edition.typeset.block.couplets import Verse, VersePlan, plan_verse
from edition.typeset.block.footnotes import Footnote, set_notes
from edition.typeset.block.labels import wide_labels
from edition.typeset.block.sections import lists_around, quotes_around
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.stretches import Children, Conventions, Inline, inline
from edition.typeset.line.style import Style

_STEP = 2
"""Em by which each quote and each list in another stands in."""


class Context(Struct, frozen=True):
    """What the blocks of a text are set with.

    `blocks` are all but the notes, and `notes` these as they are set, by their labels. `strips` say
    by how much blocks of a list stand in for its widest label, by their refs. Each leaf that is set
    takes the next of `leaves`, in the order of the text. `means` is the same as long as all is set
    in the same style and by the same conventions, but for the numbers of notes.
    """

    compositor: Compositor
    style: Style
    leaves: "count[int]"
    blocks: tuple[Block, ...]
    conventions: Conventions
    notes: Mapping[str, Footnote]
    strips: Mapping[str, Length]
    verse: VersePlan
    means: object = None

    def woven(self, block: Marked, weight: FaceCut) -> tuple[Inline, Children]:
        """The text of a block ready to be set, and the children of its element."""
        return inline(block.text, block.marks, weight, self.leaves, self.conventions)

    def insets(self, block: Block) -> tuple[Length, Length]:
        """How far a block stands in from right and left."""
        return _insets(self.style, self.strips, block)


def prepare(
    compositor: Compositor,
    style: Style,
    blocks: Sequence[Block],
    leaves: "count[int]",
    *,
    endnotes: bool,
) -> Context:
    """The context of a text; endnotes are set at the size of its text, notes at the foot at their
    own.
    """
    notes = [block for block in blocks if isinstance(block, Note)]
    others = tuple(block for block in blocks if not isinstance(block, Note))
    numbers = {note.label: compositor.language.figures(note.number) for note in notes}
    conventions = Conventions(compositor.policy, numbers)
    size = style.size if endnotes else style.note
    footnotes = set_notes(compositor, replace(style, note=size), notes, conventions, leaves)
    strips = wide_labels(compositor, style, others)
    # The width of verse is planned on texts woven for that alone, with leaves of nothing.
    verse = [
        Verse(
            half,
            _measured(half, conventions, compositor),
            style.measure - sum(_insets(style, strips, half)),
        )
        for half in others
        if isinstance(half, Hemistich)
    ]
    plan = plan_verse(compositor, style, verse, others)
    means = compositor.once(lambda: ("means", style, conventions.policy), object)
    return Context(compositor, style, leaves, others, conventions, footnotes, strips, plan, means)


def _measured(half: Hemistich, conventions: Conventions, compositor: Compositor) -> Inline:
    """A half with leaves of nothing."""

    def woven() -> Inline:
        return inline(half.text, half.marks, "Regular", count(), conventions)[0]

    if half.marks:  # perhaps of notes, which have numbers
        return woven()
    return compositor.once(lambda: ("half", half.text, conventions.policy), woven)


def _insets(style: Style, strips: Mapping[str, Length], block: Block) -> tuple[Length, Length]:
    """How far a block stands in from right and left: for each quote on both sides, for each list
    but one at the right.

    Together no more than half the measure: deeper levels stand where the last one did that fits.
    """
    quotes, lists = quotes_around(block), max(lists_around(block) - 1, 0)
    if not (quotes or lists):
        return strips.get(block.ref, 0), 0
    step = _STEP * style.size
    most = style.measure // (2 * step)
    quotes = min(quotes, most // 2)
    lists = min(lists, most - 2 * quotes)
    return step * (quotes + lists) + strips.get(block.ref, 0), step * quotes
