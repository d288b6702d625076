"""Shaping: a word becomes glyphs once, whatever number of lines it stands in."""

from collections.abc import Sequence

import uharfbuzz as hb
from msgspec import Struct

from edition.core.bidi import levels
from edition.faces import Face, Faces
from edition.model.page import Glyph, ShapedRun, Weight

UNPRINTED = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | {
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C)
}


class Word(Struct, frozen=True):
    """What stands between two spaces: runs in logical order, each with its embedding level; `advance` in font units."""

    text: str
    runs: tuple[tuple[ShapedRun, int], ...]
    advance: int


class Shaper:
    """Shapes words of one language in the faces given, each distinct run once. `missing` gathers what no face could show."""

    def __init__(self, faces: Faces, language: str) -> None:
        self.faces = faces
        self.missing: set[str] = set()
        self._language = language
        self._runs: dict[tuple[str, Weight, bool], ShapedRun] = {}
        self._words: dict[tuple[str, Weight, int | tuple[int, ...]], Word] = {}

    def words(self, text: str, weight: Weight, base: int) -> tuple[tuple[Word, ...], tuple[int, ...]]:
        """The words of a paragraph in logical order, and the level of the space behind each (`base` behind the last)."""
        resolved = levels(text, base)
        found: list[Word] = []
        spaces: list[int] = []
        at = 0
        for token in text.split(" "):
            end = at + len(token)
            found.append(self.word(token, weight, resolved[at:end]))
            spaces.append(resolved[end] if end < len(text) else base)
            at = end + 1
        return tuple(found), tuple(spaces)

    def word(self, text: str, weight: Weight, resolved: Sequence[int]) -> Word:
        """One word of known levels, a level a code point."""
        first = resolved[0] if resolved else 0
        plain = all(level == first for level in resolved)
        key = (text, weight, first if plain else tuple(resolved))
        word = self._words.get(key)
        if word is None:
            cuts = [i for i in range(len(text)) if i == 0 or resolved[i] != resolved[i - 1]]
            parts = [(text[a:b], resolved[a]) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
            runs = tuple((self.run(part, weight, rtl=level % 2 == 1), level) for part, level in parts)
            word = self._words[key] = Word(text, runs, sum(run.advance for run, _ in runs))
        return word

    def run(self, text: str, weight: Weight, *, rtl: bool) -> ShapedRun:
        """Text of one direction, shaped."""
        key = (text, weight, rtl)
        run = self._runs.get(key)
        if run is None:
            run = self._runs[key] = self._shaped(text, self.faces[weight], weight, rtl)
        return run

    def _shaped(self, text: str, face: Face, weight: Weight, rtl: bool) -> ShapedRun:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = self._language
        # Coarser clusters leave a mark over a carrier without a character of its own.
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        buffer.invisible_glyph = face.glyph("\u200c")
        hb.shape(face.font, buffer)
        glyphs = tuple(
            Glyph(info.codepoint, info.cluster, position.x_advance, position.x_offset, position.y_offset)
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )
        self.missing.update(text[g.cluster] for g in glyphs if g.index == 0 and text[g.cluster] not in UNPRINTED)
        return ShapedRun(text, weight, rtl, glyphs, sum(g.advance for g in glyphs))
