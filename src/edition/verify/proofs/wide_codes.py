"""Whether a code that stands for a whole string shows that string: its glyphs, by place, against
what HarfBuzz makes of it.

Places of characters tell nothing within such a code, and ToUnicode is the writer's own claim. So
the components of its glyph in the embedded font (OpenType 1.9, glyf), sorted by x, are compared as
outlines with the glyphs of the string, shaped from left to right in the font file that it was set
in.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from unicodedata import normalize

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from edition.faces import Face, Faces
from edition.verify.file.scores import DIRECTION_CONTROLS
from edition.verify.file.tounicode import characters

_QUOTED = 60
_FINE = 64  # steps of the height or width of an outline, in which it is compared

_RIGHT = re.compile(
    "[\u0590-\u05ff\u0600-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)

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
            if shown.components(code) != [outline for outline in wanted if outline[0]]:
                yield (
                    f"the code of «{text[:_QUOTED]}» in {name} does not show these letters from "
                    "left to right"
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
