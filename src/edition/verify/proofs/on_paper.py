"""Whether what stands on paper stands in the right order: every paragraph against UAX #9, by
PDFium's places of its letters; and every code that stands for a whole string against HarfBuzz.

A paragraph is put in order as one line (`paragraphs`), with what the edition declares to depart
from the algorithm; the letters of each of its lines keep the order that they have in the whole
(only blanks at the end of a line move, rule L1). Nothing of the compiler's own bidirectional code
is asked.

Places of characters tell nothing within a code of several characters, and ToUnicode is the writer's
own claim. So the components of its glyph in the embedded font (OpenType 1.9, glyf), sorted by x,
are compared as outlines with the glyphs of the string, shaped from left to right in the font file
that it was set in.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias
from unicodedata import normalize

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from edition.core.quoting import worded
from edition.faces import Face, Faces
from edition.model.proof import Fault
from edition.verify.file.page_content import characters
from edition.verify.file.readers import DIRECTION_CONTROLS, PlacedCharacter
from edition.verify.proofs.finder import Finder
from edition.verify.proofs.paragraphs import (
    Departure,
    OrderedParagraph,
    TaggedParagraph,
    runs_left_to_right,
)

Places = Mapping[int, Mapping[int, Sequence[PlacedCharacter]]]
"""For each page (from 0) that is asked for, what PDFium shows of each marked content."""

_QUOTED = 60
"""Characters of a line, in a fault."""
_DECLARE = worded(
    "name the whole of it among the pieces of [direction] in edition.toml, and report the fault"
)
_JOINTS = frozenset("./:,-\u066b\u066c\u060c\u2010\u2011\u2013_")
"""What stands within a number, between two figures of it."""
# What PDFium itself writes for some characters, besides decomposing them and mirroring those that
# have a mirror.
_BY_PDFIUM = str.maketrans(
    {"®": "R", "\u2044": "/", "\u2215": "|", "\u2260": "=/", "\u06d5": "\u0647", "\ufffe": "\x02"}
)
_AT_END = "\x02"
"""What PDFium gives for a hyphen at the end of a line, soft or not."""
_QUOTATION_MARKS = frozenset("“”‘’")
"""PDFium mirrors these too, which Unicode does not."""


def disorder(ordered: OrderedParagraph, places: Places, finder: Finder) -> Iterator[Fault]:
    """The first line of a paragraph that does not stand as it must, and each piece declared that
    cuts a number or a phrase.
    """
    paragraph = ordered.paragraph
    mode = "LrTb" if runs_left_to_right(paragraph.text) else "RlTb"
    # The folio of an entry of the contents is set as the entry is.
    if mode != paragraph.mode and any(map(str.isalpha, paragraph.text)):
        yield Fault(
            worded("{place} has another writing mode than its letters", place=paragraph.place),
            mode,
            paragraph.mode,
        )
    others = [each for each in ordered.departures if each[:2] not in paragraph.code]
    for start, clause in _cut(paragraph.text, others):
        yield Fault(
            worded("{place}: {clause}", place=paragraph.place, clause=clause),
            place=finder.place(paragraph.text, start),
            act=_DECLARE,
        )
    for line in _lines(paragraph, ordered.from_left, places):
        if not _stands(line.wanted, line.found):
            fact = worded(
                "{place} on page {page} does not stand as it must from left to right",
                place=paragraph.place,
                page=line.page + 1,
            )
            meant = "".join(line.wanted)[:_QUOTED]
            shown = "".join(letter for _, _, letter in line.found)[:_QUOTED]
            yield Fault(fact, meant, shown, finder.place(paragraph.text, line.first))
            break


def _cut(text: str, departures: Iterable[Departure]) -> Iterator[tuple[int, str]]:
    """A clause for each piece that ends within a number, a Latin word or a phrase of them: it would
    be torn there.
    """
    for start, end, kind in departures:
        within = _is_within_word(text, start) or _is_within_word(text, end)
        if within or (
            kind != "range" and (_is_within_phrase(text, start) or _is_within_phrase(text, end))
        ):
            yield (
                start,
                worded(
                    "the {kind} «{text}» is a part of what must stay together",
                    kind=kind,
                    text=text[start:end],
                ),
            )


def _is_within_word(text: str, bound: int) -> bool:
    before, behind = text[:bound], text[bound:]
    if not before or not behind:
        return False
    one, other = _kind(before[-1]), _kind(behind[0])
    if one and other:
        return one == other or one + other == "LE"
    if before[-1] in _JOINTS and len(before) > 1:
        return other == "E" and _kind(before[-2]) == "E"
    return (
        behind[0] in _JOINTS
        and len(behind) > 1
        and one == "E"
        and _kind(behind[1]) == "E"
        and behind[0] not in "،,"
    )


def _is_within_phrase(text: str, bound: int) -> bool:
    """Whether there is a Latin letter on either side, with white space alone between."""
    before, behind = text[:bound].rstrip(" "), text[bound:].lstrip(" ")
    return _kind(before[-1:] or " ") == "L" and _kind(behind[:1] or " ") == "L"


def _kind(character: str) -> str:
    """E of a digit, L of a Latin letter, else nothing."""
    kind = unicodedata.bidirectional(character)
    return (
        "E"
        if character.isdigit() and kind in ("EN", "AN")
        else "L"
        if kind == "L" and character.isalpha()
        else ""
    )


_Letter: TypeAlias = tuple[int, str]
"""A letter that must be shown, behind the code point of its paragraph that it is of."""


class _Line(NamedTuple):
    """A line of a paragraph: the offset of its first letter, its letters as they must stand, what
    stands there from the left, and its page.
    """

    first: int
    wanted: list[str]
    found: list[PlacedCharacter]
    page: int


def _lines(paragraph: TaggedParagraph, order: Sequence[int], places: Places) -> Iterator[_Line]:
    """The lines of a paragraph, which is in that order from the left."""
    # On paper, a line keeps the order that its letters have in the whole paragraph. Contents that
    # stand on one baseline of one page are one line, whatever parts of the paragraph they are of.
    rank = {at: place for place, at in enumerate(order)}
    gathered: defaultdict[tuple[int, float], tuple[list[_Letter], list[PlacedCharacter]]] = (
        defaultdict(lambda: ([], []))
    )
    for part in paragraph.parts:
        letters = [
            (at, c) for at in range(part.start, part.end) for c in folded(paragraph.text[at])
        ]
        # Contents come in reading order, and each takes as many letters as it shows.
        taken = 0
        for content in part.contents:
            held = places[content.page].get(content.mcid, ())
            shown = list(_letter_by_letter(held))
            shown = _hyphens_told(shown, letters[taken : taken + len(shown)])
            if shown:
                line = gathered[content.page, round(shown[0][1])]
                line[0].extend(letters[taken : taken + len(shown)])
                line[1].extend(shown)
            taken += len(shown)
        # Letters that no content is left for are a line that shows nothing.
        if taken < len(letters):
            page = part.contents[-1].page if part.contents else 0
            rest = letters[taken:]
            yield _Line(rest[0][0], [letter for _, letter in rest], [], page)
    for (page, _), (own, shown) in gathered.items():
        ranks = [rank[at] for at, _ in own]
        wanted = [own[i][1] for i in sorted(range(len(own)), key=ranks.__getitem__)]
        first = min((at for at, _ in own), default=0)
        yield _Line(first, wanted, sorted(shown, key=itemgetter(0)), page)


def _letter_by_letter(held: Iterable[PlacedCharacter]) -> Iterator[PlacedCharacter]:
    """What is shown, each letter of a character by itself: most are one."""
    for each in held:
        x, y, character = each
        letters = folded(character)
        if letters == character:
            yield each
        else:
            yield from ((x, y, letter) for letter in letters)


def _hyphens_told(
    shown: list[PlacedCharacter], letters: Sequence[_Letter]
) -> list[PlacedCharacter]:
    """What is shown, with U+0002, which PDFium gives for a hyphen at the end of a line, soft or
    not, as a hyphen or left out.
    """
    if _AT_END not in [letter for _, _, letter in shown]:
        return shown
    hyphens = sum(letter == "-" for _, letter in letters)
    soft = hyphens < sum(letter in ("-", _AT_END) for _, _, letter in shown)
    return [
        (x, y, "-" if letter == _AT_END else letter)
        for x, y, letter in shown
        if not (soft and letter == _AT_END)
    ]


def _stands(wanted: Sequence[str], found: Sequence[PlacedCharacter]) -> bool:
    """Whether the letters are these, from the left; those of one code have one place, and any order
    there.
    """
    if len(wanted) != len(found):
        return False
    if wanted == [letter for _, _, letter in found]:
        return True
    at = 0
    for _, group in groupby(found, key=lambda each: round(each[0], 2)):
        code = sorted(letter for _, _, letter in group)
        if sorted(wanted[at : at + len(code)]) != code:
            return False
        at += len(code)
    return True


@cache
def folded(character: str) -> str:
    """The letters of a character as PDFium may give it: decomposed, without marks, joiners and
    white space, a bracket as "|".
    """
    known = character.translate(_BY_PDFIUM)
    found = known if known.isascii() else unicodedata.normalize("NFKD", known).translate(_BY_PDFIUM)
    return "".join(
        "|" if _has_a_mirror(c) else c for c in found if not (c.isspace() or _is_invisible(c))
    )


def _has_a_mirror(character: str) -> bool:
    return unicodedata.mirrored(character) == 1 or character in _QUOTATION_MARKS


def _is_invisible(character: str) -> bool:
    hidden = (
        unicodedata.bidirectional(character) in ("NSM", "BN")
        or unicodedata.category(character) == "Cf"
    )
    return (hidden or character == "\u0640") and character != _AT_END


# Codes that stand for a whole string.

_FINE = 64
"""Steps of the height or width of an outline, in which it is compared."""
_RIGHT = re.compile(
    "[\u0590-\u05ff\u0600-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)
"""A letter of a right-to-left script."""

Outline = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
"""The ends of the contours of a glyph, and its points in shares of its own box: whatever its
size.
"""


def unlike_shaping(reader: PdfReader, faces: Faces) -> Iterator[str]:
    """A clause for each code of several characters whose ink is not that of its characters from
    left to right.

    Those of fonts that are not among the `faces` are passed over: `not_at_hand` names them.
    """
    named = {face.name: face for face in faces.values()}
    language = str(reader.root_object.get("/Lang", "und"))
    for font in _fonts(reader):
        name = str(font["/BaseFont"]).partition("+")[2]
        wide = _wide(font)
        if not wide:
            continue
        if name not in named:
            continue
        embedded = TTFont(BytesIO(_program(font)), lazy=True)
        shown = _Outlines(embedded)
        meant = _Outlines(TTFont(BytesIO(named[name].content), lazy=True))
        for code, text in wide.items():
            wanted = [meant.outline(glyph) for glyph in _shaped(text, named[name], language)]
            if not _alike(shown.components(code), [outline for outline in wanted if outline[0]]):
                yield (
                    worded(
                        "the code of «{text}» in {name} does not show these letters from "
                        "left to right",
                        text=text[:_QUOTED],
                        name=name,
                    )
                )


def _alike(some: Sequence[Outline], others: Sequence[Outline]) -> bool:
    """Whether outlines are the same but for a step, by which rounding may move a point of a face
    that was scaled.
    """
    return len(some) == len(others) and all(
        one[0] == other[0]
        and all(
            abs(x - z) <= 1 and abs(y - w) <= 1
            for (x, y), (z, w) in zip(one[1], other[1], strict=True)
        )
        for one, other in zip(some, others, strict=True)
    )


def not_at_hand(reader: PdfReader, faces: Faces) -> tuple[str, ...]:
    """The fonts of a file that have such codes, and whose font files are not there to compare
    with.
    """
    known = {face.name for face in faces.values()}
    named = {str(font["/BaseFont"]).partition("+")[2] for font in _fonts(reader) if _wide(font)}
    return tuple(sorted(named - known))


class _Outlines:
    """The outlines of a font, by glyph."""

    def __init__(self, font: Any) -> None:
        self._glyf = font["glyf"]
        self._names = font.getGlyphOrder()
        self._known: dict[str, Outline] = {}

    def outline(self, glyph: int) -> Outline:
        """The outline of a glyph as a whole."""
        return self._outline(self._names[glyph])

    def components(self, glyph: int) -> list[Outline]:
        """The outlines of the components of a glyph that have ink, by x."""
        composite = self._glyf[self._names[glyph]]
        if not composite.isComposite():
            return []
        parts = sorted(composite.components, key=lambda part: int(part.x))
        return [outline for part in parts if (outline := self._outline(part.glyphName))[0]]

    def _outline(self, name: str) -> Outline:
        if name not in self._known:
            points, ends, _ = self._glyf[name].getCoordinates(self._glyf)
            self._known[name] = (tuple(ends), _within_box([(int(x), int(y)) for x, y in points]))
        return self._known[name]


def _within_box(points: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    if not points:
        return ()
    left, low = min(x for x, _ in points), min(y for _, y in points)
    wide = max(x for x, _ in points) - left or 1
    high = max(y for _, y in points) - low or 1
    return tuple(
        (round((x - left) * _FINE / wide), round((y - low) * _FINE / high)) for x, y in points
    )


def _shaped(text: str, face: Face, language: str) -> list[int]:
    """The glyphs of a text set from left to right, by x, its words each by itself.

    A raised or lowered figure that the font lacks is the plain one's glyph.
    """
    lacked = {c: normalize("NFKD", c) for c in text if not face.glyph(c)}
    found: list[tuple[int, int]] = []
    pen = 0
    for word in "".join(lacked.get(c, c) for c in text).split(" "):
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.language = language
        hb.shape(face.font, buffer)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
            found.append((pen + position.x_offset, int(info.codepoint)))
            pen += position.x_advance
        pen += face.space
    return [glyph for _, glyph in sorted(found, key=lambda pair: pair[0])]


def _fonts(reader: PdfReader) -> Iterator[DictionaryObject]:
    """The composite fonts of all pages, each once."""
    seen: set[int] = set()
    for page in reader.pages:
        held = (
            page.get("/Resources", DictionaryObject())
            .get_object()
            .get("/Font", DictionaryObject())
            .get_object()
        )
        for name in held:
            reference = held.raw_get(name)
            number = reference.idnum if isinstance(reference, IndirectObject) else id(reference)
            font = reference.get_object()
            if number not in seen and font.get("/Subtype") == "/Type0":
                seen.add(number)
                yield font


def _wide(font: DictionaryObject) -> Mapping[int, str]:
    """The codes that stand for several characters.

    Not those of right-to-left letters: they run so only by an override typed by hand, and a code
    may begin among such as join.
    """
    return {
        code: text
        for code, text in _texts(font).items()
        if len(text) > 1 and not _RIGHT.search(text)
    }


def _texts(font: DictionaryObject) -> Mapping[int, str]:
    """What each code stands for, without marks of direction and the white space at its ends."""
    stream = font["/ToUnicode"].get_object()
    if not isinstance(stream, StreamObject):
        return {}
    controls = dict.fromkeys(map(ord, DIRECTION_CONTROLS))
    return {
        code: text.translate(controls).strip()
        for code, text in characters(stream.get_data()).items()
    }


def _program(font: DictionaryObject) -> bytes:
    below = font["/DescendantFonts"].get_object()
    [descendant] = (held.get_object() for held in below)  # type: ignore[union-attr]
    return bytes(descendant["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data())
