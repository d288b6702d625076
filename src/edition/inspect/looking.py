"""The lines of set pages with the words of each, and what they measure: how even the colour of
justified text is, and which lines are the loosest.

Gaps are between the advances of words, as readers of the file see them.

A working proof shows the pages with the grid, the text block, the boxes of words and the figures of
lines drawn over them: all of it rules and outlines, so that the file says what the pages say and
nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby, pairwise
from statistics import fmean, median, pstdev, quantiles
from typing import NamedTuple

from msgspec.structs import replace

from edition.core.units import Length, pt
from edition.faces import Face, Faces, at_home
from edition.model.observations import (
    Filling,
    LooseLine,
    MeasuredTypography,
    ObservedLine,
    ObservedWord,
)
from edition.model.page import (
    ARTIFACT,
    UNSCALED,
    Element,
    FaceName,
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
_WIDE, _TIGHT = 1.3, 0.75
"""Gaps wider or narrower than this share of the natural one are in the accent colour."""
_MARK = "working proof, not for print"


class _Hand(NamedTuple):
    """The face, by its name and itself, in which the compiler says what it found."""

    name: FaceName
    face: Face


def overlaid(
    paged: PagedDocument, lines: Sequence[ObservedLine], faces: Faces, layers: Collection[str]
) -> PagedDocument:
    """The document with what is to be seen on its pages, each marked as what it is; its own lines
    stay as they are.
    """
    name = at_home(faces)["Regular"]
    hand = _Hand(name, faces[name])
    found: defaultdict[int, list[ObservedLine]] = defaultdict(list)
    for line in lines:
        found[line.page].append(line)
    made = {page.number: page for page in paged.makeup.pages} if paged.makeup else {}
    pages: list[Page] = []
    for page in paged.pages:
        rules, notes = (
            list(page.rules),
            [*page.furniture, _lettered(_MARK, hand, (_EDGE, _EDGE), "guide")],
        )
        if "grid" in layers and paged.makeup and page.number in made:
            rules += _grid(paged.makeup, made[page.number])
            notes.append(_ending(made[page.number], hand, paged.height))
        if "boxes" in layers:
            rules += [rule for line in found[page.number] for rule in _boxes(line)]
        if "lines" in layers:
            notes += [_figures(line, hand) for line in found[page.number] if line.alone]
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


def _ending(page: TextPage, hand: _Hand, height: Length) -> PlacedLine:
    said = f"{page.rows} of {page.available} rows; ends: {page.end}"
    return _lettered(said, hand, (page.left, height - _EDGE), "guide")


def _boxes(line: ObservedLine) -> Iterator[Rule]:
    top, height = line.y - round(_ASCENT * line.size), round((_ASCENT + _DESCENT) * line.size)
    for word in (*line.words, *line.labels):
        yield from _frame(word.left, top, word.right - word.left, height, "accent")


def _frame(x: Length, y: Length, width: Length, height: Length, ink: Ink) -> Iterator[Rule]:
    yield Rule(x, y, width, _HAIR, ink)
    yield Rule(x, y + height - _HAIR, width, _HAIR, ink)
    yield Rule(x, y, _HAIR, height, ink)
    yield Rule(x + width - _HAIR, y, _HAIR, height, ink)


def _figures(line: ObservedLine, hand: _Hand) -> PlacedLine:
    """At the left of its block what a line was given.

    By how many per cent it is widened, how many thousandths of an em each joint has, its mean gap
    in per cent of the natural one.
    """
    share = line.gap / line.natural
    scale = f"{(line.scale - UNSCALED) * 100 / UNSCALED:+.1f}"
    scale += f" {line.joint * 1000:+.0f}" if line.joint else ""
    said = f"{scale}  {share * 100:.0f}" if line.gaps else scale
    strained = bool(line.gaps) and not _TIGHT <= share <= _WIDE
    ink: Ink = "accent" if strained else "guide"
    return _lettered(said, hand, (line.block - _AWAY, line.y), ink, right=True)


def _lettered(
    words: str, hand: _Hand, at: tuple[Length, Length], ink: Ink, *, right: bool = False
) -> PlacedLine:
    """Figures and Latin words on a baseline from here on, or up to here (`right`): no ligatures, no
    kerning, and one direction, so they need no shaping.
    """
    name, face = hand
    glyphs = tuple(_glyph(face, character, place) for place, character in enumerate(words))
    advance = sum(glyph.advance for glyph in glyphs)
    run = ShapedRun(words, name, False, glyphs, advance)
    x, y = at
    left = x - round(advance * _SIZE / face.upem) if right else x
    fragment = Fragment(ARTIFACT, words, ink, (Piece(run, 0),))
    return PlacedLine(SetLine(name, _SIZE, (fragment,)), left, y)


def _glyph(face: Face, character: str, place: int) -> Glyph:
    index = face.glyph(character)
    return Glyph(index, place, int(face.font.get_glyph_h_advance(index)), 0, 0)


_PARAGRAPHS = frozenset(("H1", "H2", "H3", "H4", "H5", "P", "LI", "TH", "TD"))
_GAP = 0.08
"""The least white that is a gap, as a share of the size."""
_ROUNDING: Length = 20
"""By how much gaps of one width may differ, which were rounded piece by piece."""
_VISIBLE = 200
"""Font units; what is drawn longer by less is no kashida but a joint given room."""
_SAME_SIZE = 0.03
"""Of the size of the text: lines that differ by less are of it."""
_FULL = 0.985
"""The share of the measure that a line has to have to fill it."""
_FEWEST_GAPS = 3
"""Of a line whose gaps say something."""
_LOOSE = 1.5
"""Median gaps from which on a line is loose."""
_RUNT = 8
"""A last line is too short below this part of the measure."""
_OFF: Length = pt(0.5)
"""What a baseline may be off the grid."""
_WORST = 5
"""Loosest lines that are named."""


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
            fragments = placed.line.fragments
            beside = [fragment for fragment in fragments if fragment.leaf in labels]
            own = [fragment for fragment in fragments if fragment not in beside]
            words = tuple(_words(placed, own, faces))
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
    return any([glyph.stretch != UNSCALED and glyph.advance > _VISIBLE for glyph in run.glyphs])


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


def typography(file: str, lines: Iterable[ObservedLine]) -> MeasuredTypography | None:
    """The figures of one output; None where fewer than two lines fill the measure, or most are left
    ragged.

    The measure is the 95th percentile of the widths of lines. A line fills it that has 98.5 per
    cent of it, three gaps or more, none of which parts columns, and its baseline for itself.
    """
    lines = list(lines)
    sizes: Counter[Length] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = max(sizes, key=lambda size: sizes[size], default=0)
    body = [line for line in lines if abs(line.size - size) <= _SAME_SIZE * size]
    kinds = Counter(line.kind for line in body)
    if len(body) < 2 or kinds["ragged"] > kinds["justified"]:
        return None
    measure = quantiles([line.width for line in body], n=20)[-1]
    full = [line for line in body if _fills(line, measure)]
    if len(full) < 2:
        return None
    gaps = [line.gap / size for line in full]
    middle = median(gaps)
    scales = [abs(line.scale - UNSCALED) * 100 / UNSCALED for line in full]
    worst = sorted(full, key=lambda line: -line.gap)[:_WORST]
    return MeasuredTypography(
        file=file,
        lines=len(full),
        size=size,
        measure=round(measure),
        gap=middle,
        variation=pstdev(gaps) / fmean(gaps),
        widest=quantiles(gaps, n=20)[-1] / middle,
        loose=_share(gap > _LOOSE * middle for gap in gaps),
        runts=sum(_runts(body, measure)),
        off_grid=_share(_off_grid(body)),
        scaled=_share(scale > 0 for scale in scales),
        most_scaled=max(scales),
        tracked=_share(line.joint != 0 for line in full),
        most_tracked=max(abs(line.joint) for line in full),
        unlike=max(_ratios(full), default=1.0),
        kashida=_share(line.longer > 0 for line in body),
        worst=tuple(LooseLine(line.page, line.place, line.gap / size, line.text) for line in worst),
    )


def _fills(line: ObservedLine, measure: float) -> bool:
    if not line.alone or line.width <= _FULL * measure:
        return False
    return len(line.white) == len(line.gaps) >= _FEWEST_GAPS


def _ratios(full: Sequence[ObservedLine]) -> Iterator[float]:
    """How unlike the gaps of neighbours are."""
    for above, below in pairwise(full):
        if (above.paragraph, above.page, above.place + 1) == (
            below.paragraph,
            below.page,
            below.place,
        ):
            yield max(above.gap, below.gap) / min(above.gap, below.gap)


def _share(found: Iterable[bool]) -> float:
    """How many of them are true, in per cent."""
    known = list(found)
    return 100 * sum(known) / len(known) if known else 0.0


def _runts(body: Sequence[ObservedLine], measure: float) -> Iterator[bool]:
    """For each last line of a paragraph of several lines, whether it is too short."""
    counted = Counter(line.paragraph for line in body)
    for line in body:
        if line.kind == "last" and counted[line.paragraph] > 1:
            yield line.width < measure / _RUNT


def _off_grid(body: Sequence[ObservedLine]) -> Iterator[bool]:
    """For each baseline, whether it is off the grid that hangs from the first one of its page."""
    pages = [
        sorted({line.y for line in page}) for _, page in groupby(body, key=lambda line: line.page)
    ]
    leadings = Counter(below - above for page in pages for above, below in pairwise(page))
    leading = max(leadings, key=lambda leading: leadings[leading], default=0)
    for page in pages:
        for y in page:
            off = (y - page[0]) % leading if leading else 0
            yield min(off, leading - off) > _OFF
