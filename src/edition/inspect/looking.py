"""The lines of set pages with the words of each: gaps are between the advances of words, as readers
of the file see them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, pairwise

from edition.core.units import Length
from edition.faces import Faces
from edition.model.observations import Filling, ObservedLine, ObservedWord
from edition.model.page import (
    UNSCALED,
    Element,
    Fragment,
    Page,
    PagedDocument,
    PlacedLine,
    SetLine,
    ShapedRun,
)

_PARAGRAPHS = frozenset(("H1", "H2", "H3", "H4", "H5", "P", "LI", "TH", "TD"))
_GAP = 0.08
"""The least white that is a gap, as a share of the size."""
_ROUNDING: Length = 20
_VISIBLE = 200
"""Font units; what is drawn longer by less is no kashida but a joint given room."""


def lines(paged: PagedDocument, faces: Faces) -> Iterator[ObservedLine]:
    """Every line with a word, page after page; a line is of the paragraph that the last of its
    fragments is of.
    """
    owners = dict(_owners(paged.structure, count(1), 0))
    labels = frozenset(_labels(paged.structure))
    ends = _ends(paged.pages, owners)
    for page in paged.pages:
        shared = Counter((placed.x, placed.y) for placed in page.lines)
        for place, placed in enumerate(page.lines, 1):
            beside = [fragment for fragment in placed.line.fragments if fragment.leaf in labels]
            words = tuple(
                _words(
                    placed,
                    [fragment for fragment in placed.line.fragments if fragment not in beside],
                    faces,
                )
            )
            if not words:
                continue
            line, paragraph = placed.line, _owner(placed.line, owners)
            natural = _natural(line, faces)
            runs = [piece.run for fragment in line.fragments for piece in fragment.pieces]
            yield ObservedLine(
                page=page.number,
                place=place,
                y=placed.y,
                block=placed.x,
                paragraph=paragraph,
                kind=_kind(words, natural, line.scale, placed.x, last=ends[paragraph] is placed),
                size=line.size,
                scale=line.scale,
                natural=natural,
                words=words,
                text="".join(
                    fragment.text
                    for fragment in sorted(line.fragments, key=lambda fragment: fragment.rank)
                ).strip(),
                alone=shared[placed.x, placed.y] == 1,
                labels=tuple(_words(placed, beside, faces)),
                joint=max((_joint(run, faces) for run in runs), key=abs, default=0.0),
                longer=sum(map(_is_longer, runs)),
            )


def _owners(element: Element, numbers: "count[int]", paragraph: int) -> Iterator[tuple[int, int]]:
    """Each leaf with the number of the paragraph that it is nearest to."""
    paragraph = next(numbers) if element.role in _PARAGRAPHS else paragraph
    for child in element.children:
        if isinstance(child, Element):
            yield from _owners(child, numbers, paragraph)
        else:
            yield child, paragraph


def _labels(element: Element) -> Iterator[int]:
    """The leaves of list numbers, of the marks of lists and of the numbers of notes."""
    for child in element.children:
        if isinstance(child, Element):
            yield from _labels(child)
        elif element.role == "Lbl":
            yield child


def _owner(line: SetLine, owners: Mapping[int, int]) -> int:
    return owners.get(max(line.fragments, key=lambda fragment: fragment.rank).leaf, 0)


def _ends(pages: Iterable[Page], owners: Mapping[int, int]) -> Mapping[int, PlacedLine]:
    """The last line of each paragraph."""
    return {_owner(placed.line, owners): placed for page in pages for placed in page.lines}


def _words(
    placed: PlacedLine, fragments: Sequence[Fragment], faces: Faces
) -> Iterator[ObservedWord]:
    """What stands together in these fragments of a line, from left to right."""
    line = placed.line
    left = right = None
    pieces = (
        piece for fragment in fragments for piece in fragment.pieces if not piece.run.text.isspace()
    )
    for piece in sorted(pieces, key=lambda piece: piece.x):
        start = placed.x + piece.x
        end = start + _scaled(piece.run.advance, line, faces[piece.run.face].upem)
        if left is None or right is None:
            left, right = start, end
        elif start - right > _GAP * line.size:
            yield ObservedWord(left, right)
            left, right = start, end
        else:
            right = end
    if left is not None and right is not None:
        yield ObservedWord(left, right)


def _joint(run: ShapedRun, faces: Faces) -> float:
    """By how many em the letters of a run are drawn apart where they join: before each there is a
    bridge, or it is drawn in.
    """
    if not run.joints:
        return 0.0
    at, face = run.joints[0], faces[run.face]
    before, letter = run.glyphs[at - 1], run.glyphs[at]
    if before.stretch != UNSCALED:
        return before.advance / face.upem
    return (letter.advance - int(face.font.get_glyph_h_advance(letter.index))) / face.upem


def _is_longer(run: ShapedRun) -> bool:
    return any(glyph.stretch != UNSCALED and glyph.advance > _VISIBLE for glyph in run.glyphs)


def _natural(line: SetLine, faces: Faces) -> Length:
    face = faces[line.face]
    return _scaled(face.space, line, face.upem)


def _scaled(advance: int, line: SetLine, upem: int) -> Length:
    return round(advance * line.size * line.scale / (upem * UNSCALED))


def _kind(
    words: tuple[ObservedWord, ...], natural: Length, scale: int, block: Length, *, last: bool
) -> Filling:
    """A line that is justified shows it by its scale, its gaps or its left edge."""
    if last:
        return "last"
    as_is = scale == UNSCALED and all(
        abs(after.left - word.right - natural) <= _ROUNDING for word, after in pairwise(words)
    )
    return "ragged" if as_is and words[0].left > block + _ROUNDING else "justified"
