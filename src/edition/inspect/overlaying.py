"""A working proof: the pages with the grid, the text block, the boxes of words and the figures of
lines drawn over them.

All of it is rules and outlines, so that the file says what the pages say and nothing else.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from edition.core.units import Length, pt
from edition.faces import Face, Faces
from edition.model.observations import ObservedLine
from edition.model.page import (
    ARTIFACT,
    UNSCALED,
    Fragment,
    Glyph,
    Ink,
    MakeUp,
    Page,
    PagedDocument,
    Piece,
    PlacedLine,
    Rule,
    SetLine,
    ShapedRun,
    TextPage,
)

_HAIR: Length = pt(0.2)
"""The lines of grid and boxes."""
_SIZE: Length = pt(5)
"""Figures and words in the margin."""
_AWAY: Length = pt(4)
"""From the figures of a line to its text block."""
_EDGE: Length = pt(20)
"""From an edge of the paper to the words that stand there."""
_ASCENT, _DESCENT = 0.85, 0.4
"""A box reaches from above the letters of a line to below them, in its size."""
_LOOSE, _TIGHT = 1.3, 0.75
"""Gaps wider or narrower than this share of the natural one are in the accent colour."""
_MARK = "working proof, not for print"


def overlaid(
    paged: PagedDocument, lines: Sequence[ObservedLine], faces: Faces, layers: Collection[str]
) -> PagedDocument:
    """The document with what is to be seen on its pages, each marked as what it is; its own lines
    stay as they are.
    """
    face = faces["Regular"]
    found: defaultdict[int, list[ObservedLine]] = defaultdict(list)
    for line in lines:
        found[line.page].append(line)
    made = {page.number: page for page in paged.makeup.pages} if paged.makeup else {}
    pages: list[Page] = []
    for page in paged.pages:
        rules, notes = (
            list(page.rules),
            [*page.furniture, _lettered(_MARK, face, (_EDGE, _EDGE), "guide")],
        )
        if "grid" in layers and paged.makeup and page.number in made:
            rules += _grid(paged.makeup, made[page.number])
            notes.append(_ending(made[page.number], face, paged.height))
        if "boxes" in layers:
            rules += [rule for line in found[page.number] for rule in _boxes(line)]
        if "lines" in layers:
            notes += [_figures(line, face) for line in found[page.number] if line.alone]
        pages.append(replace(page, rules=tuple(rules), furniture=tuple(notes)))
    return replace(paged, name=f"overlay/{paged.name}", pages=tuple(pages))


def _grid(makeup: MakeUp, page: TextPage) -> Iterator[Rule]:
    """Every baseline, and the text block from the ascenders of the first row to the last
    baseline.
    """
    rows = [makeup.head + row * makeup.leading for row in range(makeup.depth)]
    for y in rows:
        yield Rule(page.left, y, makeup.measure, _HAIR, "guide")
    top = makeup.head - makeup.leading * 2 // 3  # about the ascenders
    yield from _frame(page.left, top, makeup.measure, rows[-1] - top, "guide")


def _ending(page: TextPage, face: Face, height: Length) -> PlacedLine:
    said = f"{page.rows} of {page.available} rows; ends: {page.end}"
    return _lettered(said, face, (page.left, height - _EDGE), "guide")


def _boxes(line: ObservedLine) -> Iterator[Rule]:
    top, height = line.y - round(_ASCENT * line.size), round((_ASCENT + _DESCENT) * line.size)
    for word in (*line.words, *line.labels):
        yield from _frame(word.left, top, word.right - word.left, height, "accent")


def _frame(x: Length, y: Length, width: Length, height: Length, ink: Ink) -> Iterator[Rule]:
    yield Rule(x, y, width, _HAIR, ink)
    yield Rule(x, y + height - _HAIR, width, _HAIR, ink)
    yield Rule(x, y, _HAIR, height, ink)
    yield Rule(x + width - _HAIR, y, _HAIR, height, ink)


def _figures(line: ObservedLine, face: Face) -> PlacedLine:
    """At the left of its block what a line was given.

    By how many per cent it is widened, how many thousandths of an em each joint has, its mean gap
    in per cent of the natural one.
    """
    share = line.gap / line.natural
    scale = f"{(line.scale - UNSCALED) * 100 / UNSCALED:+.1f}"
    scale += f" {line.joint * 1000:+.0f}" if line.joint else ""
    said = f"{scale}  {share * 100:.0f}" if line.gaps else scale
    strained = bool(line.gaps) and not _TIGHT <= share <= _LOOSE
    ink: Ink = "accent" if strained else "guide"
    return _lettered(said, face, (line.block - _AWAY, line.y), ink, right=True)


def _lettered(
    words: str, face: Face, at: tuple[Length, Length], ink: Ink, *, right: bool = False
) -> PlacedLine:
    """Figures and Latin words on a baseline from here on, or up to here (`right`): no ligatures, no
    kerning, and one direction, so they need no shaping.
    """
    glyphs = tuple(_glyph(face, character, place) for place, character in enumerate(words))
    advance = sum(glyph.advance for glyph in glyphs)
    run = ShapedRun(words, face.weight, False, glyphs, advance)
    x, y = at
    left = x - round(advance * _SIZE / face.upem) if right else x
    fragment = Fragment(ARTIFACT, words, ink, (Piece(run, 0),))
    return PlacedLine(SetLine(face.weight, _SIZE, (fragment,)), left, y)


def _glyph(face: Face, character: str, place: int) -> Glyph:
    index = face.glyph(character)
    return Glyph(index, place, int(face.font.get_glyph_h_advance(index)), 0, 0)
