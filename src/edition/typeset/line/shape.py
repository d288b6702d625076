"""Shaping: a word becomes glyphs once, whatever number of lines it stands in."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import get_args
from unicodedata import bidirectional, combining, decomposition

import uharfbuzz as hb
from msgspec import Struct
from msgspec.structs import replace

from edition.core.bidi import departed_levels
from edition.core.direction import PLAIN, Policy, departures, runs_left_to_right
from edition.core.memory import LINES
from edition.faces import CODE, DISPLAY, Face, Faces, Further, at_home, instead, names
from edition.model.page import UNSCALED, FaceName, Glyph, ShapedRun, Weight
from edition.typeset.line.stretches import Inline, Stretch

UNPRINTED = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | {
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C)
}
"""Characters for which no face need have a glyph."""
# Marks of direction order the text; nothing is drawn for them, and no reader's search is to stumble
# over them.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SAFE = frozenset(
    f"{flags:X}"
    for flags in range(2 * max(map(int, hb.GlyphFlags)))
    if flags & int(hb.GlyphFlags.SAFE_TO_INSERT_TATWEEL)
)
"""The flags of a glyph, as HarfBuzz writes them, at which a tatweel is safe."""
_FLAGGED = (
    hb.BufferSerializeFlags.NO_GLYPH_NAMES
    | hb.BufferSerializeFlags.NO_CLUSTERS
    | hb.BufferSerializeFlags.NO_POSITIONS
    | hb.BufferSerializeFlags.GLYPH_FLAGS
)
_RAISED_SIZE = 64
"""The mark of a note is so large, per cent of the size of its text."""
_RAISED_RISE = 36
"""And stands so high, per cent of the em."""
_RAISED_GAP = 8
"""The white between a word and such a mark, per cent of the em."""
_SHARE = 4
"""One word in so many that a face lacks, and the whole text is set in the one that has them."""
_CODE_SIZE = 86
"""The size of code within a line, per cent of that of its text: its letters are wider."""
_LOWERED_FALL = 14
"""How far below the baseline a subscript stands, per cent of the em."""


class ShapedWord(Struct, frozen=True, eq=False):
    """What stands between two spaces: runs in logical order, each with its embedding level;
    `advance` in font units.

    `starts` says for each run at which code point of the word it begins. `controls` are the levels
    of the marks of direction in it and where they stand: nothing is drawn of them, but they keep
    apart what lies deeper at either side. One that is not `whole` was cut out of such a word.
    """

    text: str
    runs: tuple[tuple[ShapedRun, int], ...]
    advance: int
    starts: tuple[int, ...] = (0,)
    controls: tuple[tuple[int, int], ...] = ()
    whole: bool = True


class Shaper:
    """Shapes words of one language in the faces given, each distinct run once. `missing` gathers
    what no face could show, `lacked` by the names of faces what others had to.

    What a face lacks is set in the first that stands in for it and has the whole word, else in the
    first that has the character. Names of faces are those of `faces.names`.
    """

    def __init__(self, faces: Faces, language: str, policy: Policy = PLAIN) -> None:
        self.faces = faces
        self.policy = policy
        self.missing: set[str] = set()
        self.lacked: defaultdict[FaceName, set[str]] = defaultdict(set)
        self._language = language
        self._names = names(faces)
        self._instead = instead(faces)
        self._home = at_home(faces)
        weights = get_args(Weight)
        self._texts = frozenset(self._names[weight] for weight in weights)
        self._displays = frozenset(self._names[f"{DISPLAY}{weight}"] for weight in weights)
        self._runs: dict[tuple[_Part, FaceName], ShapedRun] = {}
        self._words: dict[tuple[FaceName, int | tuple[int, ...]], dict[str, ShapedWord]] = {}
        self._chosen: dict[tuple[str, FaceName], FaceName] = {}
        self._smaller: dict[tuple[ShapedRun, int, int], ShapedRun] = {}
        # Two for all parts, of letters that a tatweel may join and of all else: to make one and to
        # say what it is to do takes a third of shaping.
        flags = hb.BufferFlags
        self._buffer = _buffer(flags.DEFAULT)
        self._joining = _buffer(flags.PRODUCE_SAFE_TO_INSERT_TATWEEL)

    def name(self, cut: FaceName) -> FaceName:
        """The name of the face that a cut is set in; any other name stands for itself."""
        return self._names.get(cut, cut)

    def face(self, cut: FaceName) -> Face:
        """That face."""
        return self.faces[self.name(cut)]

    def chosen(self, text: str, cut: FaceName) -> FaceName:
        """The face in which a text is set as a whole: that of its cut, or where this lacks one word
        in four, the one that has most of these.

        Words from the left and numbers do not count.
        """
        name = self.name(cut)
        if not self._instead.get(name):
            return name
        known = self._chosen.get((text, name))
        if known is None:
            known = self._chosen[text, name] = self._best(text, name)
        # A face that sets all weights may be left for one of a family that has them.
        return known if known == name else self._beside(cut, known)

    def _best(self, text: str, name: FaceName) -> FaceName:
        words = [word for word in text.split() if any(map(_is_right, word))]
        needed = Counter(
            other
            for word in words
            if (other := self._whole(word, name)) is not None and other != name
        )
        [(best, count)] = needed.most_common(1) or [(name, 0)]
        return best if count * _SHARE >= len(words) else name

    def _whole(self, word: str, name: FaceName) -> FaceName | None:
        """The first face that has all of a word, None where there is none."""
        part = _Part("".join(c for c in word if not _DIRECTIONS.match(c)), True)
        return next((each for each in self._tried(name) if self._has((part,), name, each)), None)

    def _tried(self, name: FaceName) -> tuple[FaceName, ...]:
        """A face, and those that stand in for it."""
        return (name, *self._instead.get(name, ()))

    def _has(self, parts: "Sequence[_Part]", name: FaceName, other: FaceName) -> bool:
        """Whether a face shows all of these parts, and may show what that of the name lacks."""
        if any([_lacking(self._run(part, other)) for part in parts]):
            return False
        if other == name:
            return True
        lacking = {c for part in parts for c in _lacking(self._run(part, name))}
        self.lacked[name] |= lacking
        return all(self._serves(other, c) for c in lacking)

    def _serves(self, name: FaceName, character: str) -> bool:
        face = self.faces[name]
        return face.serves(character) if isinstance(face, Further) else bool(face.glyph(character))

    def _beside(self, cut: FaceName, name: FaceName) -> FaceName:
        """The face of a stretch in a text that is set in the face of this name: in another family
        than that of its cut where the whole text is.
        """
        own = self._displays if cut.startswith(DISPLAY) else self._texts
        if name in own or cut not in self._names:
            return self.name(cut)
        if isinstance(self.faces[name], Further):
            return name
        if cut == CODE:
            return self.name(cut)
        weight = cut.removeprefix(DISPLAY)
        return self._home[weight] if name in self._home.values() else self._names[weight]

    def words(self, text: str, cut: FaceName) -> tuple[tuple[ShapedWord, ...], tuple[int, ...]]:
        """The words of a paragraph in logical order, and the level of the space behind each (the
        paragraph's behind the last).
        """
        return self._words_of(text, departures(text, self.policy), self.name(cut))

    def inline_words(
        self, inline: Inline, cut: FaceName
    ) -> tuple[tuple[ShapedWord, ...], tuple[int | None, ...]]:
        """The same for a text with marks; None where no space stands behind a word, but a long
        address may be broken. Stretches are set as they say, in what was `chosen` for the text.
        """
        weight = self.name(cut)
        if inline.plain and self._beside(inline.stretches[0].weight, weight) == weight:
            return self._words_of(inline.text, inline.departures, weight)
        base = base_level(inline.text)
        resolved = departed_levels(inline.text, base, inline.departures)
        found: list[ShapedWord] = []
        spaces: list[int | None] = []
        for start, end in inline.words():
            found.append(self._inline_word(inline, start, end, resolved, weight))
            spaced = end == len(inline.text) or inline.text[end] == " "
            spaces.append((resolved[end] if end < len(inline.text) else base) if spaced else None)
        return tuple(found), tuple(spaces)

    def _words_of(
        self, text: str, departed: Sequence[tuple[int, int, str]], weight: FaceName
    ) -> tuple[tuple[ShapedWord, ...], tuple[int, ...]]:
        """The words of a text in one face, given what of it departs from the algorithm."""
        base = base_level(text)
        resolved = departed_levels(text, base, departed)
        # Most texts are of one level: then a word is known by its letters, and none is cut out.
        if resolved.count(base) == len(resolved):
            known = self._words.setdefault((weight, base), {})
            tokens = text.split(" ")
            plain = [
                known.get(token) or self.word(token, weight, (base,) * len(token))
                for token in tokens
            ]
            return tuple(plain), (base,) * len(tokens)
        found: list[ShapedWord] = []
        spaces: list[int] = []
        at = 0
        for token in text.split(" "):
            end = at + len(token)
            found.append(self.word(token, weight, resolved[at:end]))
            spaces.append(resolved[end] if end < len(text) else base)
            at = end + 1
        return tuple(found), tuple(spaces)

    def word(self, text: str, weight: FaceName, resolved: Sequence[int]) -> ShapedWord:
        """One word of known levels, a level a code point."""
        weight = self.name(weight)
        first = resolved[0] if resolved else 0
        plain = resolved.count(first) == len(resolved)
        known = self._words.setdefault((weight, first if plain else tuple(resolved)), {})
        word = known.get(text)
        if word is None and plain and (word := self._one_run(text, weight, first)):
            known[text] = word
        elif word is None:
            parts = list(_parts(text, resolved))
            shaped = self._in_one_face(
                [_Part(part, level % 2 == 1) for part, level, _ in parts], weight
            )
            found = [
                (run, level, at + shift)
                for (_, level, at), runs in zip(parts, shaped, strict=True)
                for run, shift in runs
            ]
            runs = tuple((run, level) for run, level, _ in found)
            controls = () if plain else _controls(text, resolved)
            starts = tuple(at for *_, at in found)
            word = known[text] = ShapedWord(
                text, runs, sum(run.advance for run, _ in runs), starts, controls
            )
        return word

    def _one_run(self, text: str, name: FaceName, level: int) -> ShapedWord | None:
        """A word of one level as one run, as most are; None where its face lacks a character of it,
        or where it holds marks of direction or nothing.
        """
        if not text or _DIRECTIONS.search(text):
            return None
        run = self._run(_Part(text, level % 2 == 1), name)
        return None if _lacking(run) else ShapedWord(text, ((run, level),), run.advance)

    def _in_one_face(
        self, parts: "Sequence[_Part]", name: FaceName
    ) -> "list[list[tuple[ShapedRun, int]]]":
        """The runs of each part of a word with their first code points: all in one face where one
        has them all, for a word in one face looks better than one of two.
        """
        for other in self._tried(name):
            if self._has(parts, name, other):
                return [[(self._run(part, other), 0)] for part in parts]
        return [self._runs_of(part, name) for part in parts]

    def _inline_word(
        self, inline: Inline, start: int, end: int, resolved: Sequence[int], weight: FaceName
    ) -> ShapedWord:
        """Code points [start, end) of a text, in as many weights as its stretches have."""
        text, stretches = inline.text, inline.within(start, end)
        one = stretches[0]
        if len(stretches) == 1 and not one.script and self._beside(one.weight, weight) == weight:
            return self.word(text[start:end], weight, resolved[start:end])
        runs: list[tuple[ShapedRun, int]] = []
        starts: list[int] = []
        for stretch in stretches:
            name = self._beside(stretch.weight, weight)
            first, last = max(start, stretch.start), min(end, stretch.end)
            for part, level, at in _parts(text[first:last], resolved[first:last]):
                rtl = level % 2 == 1
                if stretch.script == "note":
                    made = [(self._raised(part, name, rtl=rtl), 0)]
                else:
                    # Letters of two weights join all the same: each is shaped beside the other.
                    before, after = text[start : first + at], text[first + at + len(part) : end]
                    beside = _Part(part, rtl, before[-1:], after[:1]) if rtl else _Part(part, rtl)
                    made = self._runs_of(beside, name)
                    if stretch.script or (stretch.weight == CODE and name != weight):
                        made = [(self._scaled(run, stretch), at) for run, at in made]
                runs += [(run, level) for run, _ in made]
                starts += [first - start + at + shift for _, shift in made]
        return ShapedWord(
            text[start:end],
            tuple(runs),
            sum(run.advance for run, _ in runs),
            tuple(starts),
            _controls(text[start:end], resolved[start:end]),
        )

    def _runs_of(self, part: "_Part", name: FaceName) -> list[tuple[ShapedRun, int]]:
        """A part of a word as runs with their first code points: one for each face."""
        for other in self._tried(name):
            if self._has((part,), name, other):
                return [(self._run(part, other), 0)]
        lacking = _lacking(self._run(part, name))
        served = {
            c: other
            for c in lacking
            for other in reversed(self._instead.get(name, ()))
            if self._serves(other, c)
        }
        self.missing |= lacking - served.keys()
        return list(self._mixed(part, name, served)) if served else [(self._run(part, name), 0)]

    def _mixed(
        self, part: "_Part", weight: FaceName, served: Mapping[str, FaceName]
    ) -> Iterator[tuple[ShapedRun, int]]:
        """A part of a word cut where its face changes; a mark that the face before it has goes with
        its letter.
        """
        text = part.text
        names: list[FaceName] = []
        for i, character in enumerate(text):
            goes_on = i > 0 and combining(character) and self.faces[names[-1]].glyph(character)
            names.append(names[-1] if goes_on else served.get(character, weight))
        at = 0
        for name, group in groupby(names):
            end = at + len(list(group))
            before = text[at - 1 : at] if at else part.before
            after = text[end : end + 1] or part.after
            cut = _Part(text[at:end], True, before, after) if part.rtl else _Part(text[at:end])
            yield self._run(cut, name), at
            at = end

    def _raised(self, text: str, weight: FaceName, *, rtl: bool) -> ShapedRun:
        """The mark of a note: small, high, and where it is a gap, a narrow one."""
        part = _Part(text, rtl)
        tried = self._tried(weight)
        weight = next((each for each in tried if self._has((part,), weight, each)), weight)
        face = self.faces[weight]
        if text.isspace():
            gap = face.upem * _RAISED_GAP // 100
            return ShapedRun(" ", weight, rtl, (Glyph(face.glyph(" "), 0, gap, 0, 0),), gap)
        run = self.run(text, weight, rtl=rtl)
        rise = face.upem * _RAISED_RISE // 100
        glyphs = tuple(_small(glyph, rise) for glyph in run.glyphs)
        return replace(
            run, glyphs=glyphs, advance=sum(glyph.advance for glyph in glyphs), joints=()
        )

    def _scaled(self, run: ShapedRun, stretch: Stretch) -> ShapedRun:
        """A run smaller than its line: of code, which is wide, or raised or lowered beside it."""
        size = _CODE_SIZE if stretch.weight == CODE else 100
        rise = 0
        if stretch.script:
            size = size * _RAISED_SIZE // 100
            high = stretch.script == "superscript"
            rise = self.faces[run.face].upem * (_RAISED_RISE if high else -_LOWERED_FALL) // 100
        key = (run, size, rise)
        if key not in self._smaller:
            glyphs = tuple(_small(glyph, rise, size) for glyph in run.glyphs)
            advance = sum(glyph.advance for glyph in glyphs)
            self._smaller[key] = replace(run, glyphs=glyphs, advance=advance, joints=())
        return self._smaller[key]

    def run(self, text: str, cut: FaceName, *, rtl: bool) -> ShapedRun:
        """Text of one direction in one face, shaped."""
        run = self._run(_Part(text, rtl), self.name(cut))
        self.missing |= _lacking(run)
        return run

    def _run(self, part: "_Part", name: FaceName) -> ShapedRun:
        """A part in one face, shaped once."""
        run = self._runs.get((part, name))
        if run is None:
            run = self._runs[part, name] = self._shaped(part, name)
        return run

    def _shaped(self, part: "_Part", name: FaceName) -> ShapedRun:
        face, text = self.faces[name], part.text
        joining = part.rtl and face.flat_joints
        buffer = self._filled(part, face, joining=joining)
        shift = len(part.before)
        glyphs = tuple(
            [
                glyph_of(
                    info.codepoint,
                    info.cluster - shift,
                    position.x_advance,
                    position.x_offset,
                    position.y_offset,
                )
                for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
            ]
        )
        if any([glyph.index == 0 for glyph in glyphs]):
            glyphs = tuple(
                _script_figure(text[g.cluster], g, face) if g.index == 0 else g for g in glyphs
            )
        joints = _joints(_safe(buffer, face), glyphs) if joining else ()
        advance = sum([glyph.advance for glyph in glyphs])
        return ShapedRun(text, name, part.rtl, glyphs, advance, joints)

    def _filled(self, part: "_Part", face: Face, *, joining: bool) -> hb.Buffer:
        """The buffer with what HarfBuzz makes of a part."""
        buffer = self._joining if joining else self._buffer
        buffer.clear_contents()
        buffer.add_str(part.before + part.text + part.after, len(part.before), len(part.text))
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if part.rtl else "ltr"
        buffer.language = self._language
        buffer.invisible_glyph = face.invisible
        hb.shape(face.font, buffer)
        return buffer


def _buffer(flags: hb.BufferFlags) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.flags = flags
    # Coarser clusters leave a mark over a carrier without a character of its own.
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    return buffer


@lru_cache(maxsize=LINES)
def glyph_of(
    index: int, cluster: int, advance: int, dx: int, dy: int, stretch: int = UNSCALED
) -> Glyph:
    """A glyph, one object wherever it stands alike: of a text one in twenty is unlike all before
    it, and what is looked at again and again had better lie close together.
    """
    return Glyph(index, cluster, advance, dx, dy, stretch=stretch)


class _Part(Struct, frozen=True):
    """A part of a word that is shaped together, of one direction; `before` and `after` are the
    characters that its letters join to and that are shaped elsewhere.
    """

    text: str
    rtl: bool = False
    before: str = ""
    after: str = ""


def _safe(buffer: hb.Buffer, face: Face) -> list[bool]:
    """Whether a tatweel is safe at each glyph of a buffer.

    HarfBuzz writes «[1209#5|1273|…]», an index and its flags where there are any: that is read in a
    sixth of the time that the flags take one by one, each as an enum of Python.
    """
    text = buffer.serialize(face.font, hb.BufferSerializeFormat.TEXT, _FLAGGED)
    glyphs = text[1:-1].split("|") if len(text) > len("[]") else []
    return [glyph.partition("#")[2] in _SAFE for glyph in glyphs]


def _joints(safe: Sequence[bool], glyphs: Sequence[Glyph]) -> tuple[int, ...]:
    """Where the letters stand that a tatweel may follow: at the right of what HarfBuzz says is
    `safe`, marks passed over, and the dots of the letter itself, which some fonts set apart.
    """
    found: list[int] = []
    cluster = -1
    for i, (is_safe, glyph) in enumerate(zip(safe, glyphs, strict=True)):
        if glyph.advance:
            if cluster not in (-1, glyph.cluster):
                found.append(i)
            cluster = -1
        if is_safe:
            cluster = glyph.cluster
    return tuple(found)


def base_level(text: str) -> int:
    """The embedding level of a paragraph, an item, a cell, a note, a heading or a name."""
    return 0 if runs_left_to_right(text) else 1


def _is_right(character: str) -> bool:
    return bidirectional(character) in ("R", "AL")


def _lacking(run: ShapedRun) -> set[str]:
    """The characters for which the face of a run has no glyph."""
    found = {run.text[g.cluster] for g in run.glyphs if g.index == 0}
    return found - UNPRINTED if found else found


def _parts(text: str, resolved: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """What of a text is shaped together: its characters without marks of direction, their level,
    and where they begin.

    Of marks of direction alone one is kept, without ink or width, so that every word has something
    to set.
    """
    first = resolved[0] if resolved else 0
    if text and resolved.count(first) == len(text) and not _DIRECTIONS.search(text):
        yield text, first, 0
        return
    kept = [i for i, character in enumerate(text) if not _DIRECTIONS.match(character)] or [
        *range(len(text))
    ][-1:]
    start = 0
    for i in range(1, len(kept) + 1):
        if i == len(kept) or any(
            resolved[at] != resolved[kept[start]] for at in range(kept[i - 1] + 1, kept[i] + 1)
        ):
            yield "".join(text[at] for at in kept[start:i]), resolved[kept[start]], kept[start]
            start = i


def _controls(text: str, resolved: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (resolved[at], at) for at, character in enumerate(text) if _DIRECTIONS.match(character)
    )


def _small(glyph: Glyph, rise: int, size: int = _RAISED_SIZE) -> Glyph:
    """A glyph at a size, in per cent of its own, that of a mark of a note; `rise` higher."""
    advance, dx, dy = (value * size // 100 for value in (glyph.advance, glyph.dx, glyph.dy))
    return Glyph(glyph.index, glyph.cluster, advance, dx, dy + rise, glyph.size * size // 100)


def _script_figure(character: str, glyph: Glyph, face: Face) -> Glyph:
    """The glyph of a subscript or superscript that the face lacks («CO₂»), made of that of the
    plain character.
    """
    match decomposition(character).split():
        case [("<sub>" | "<super>") as kind, point] if index := face.glyph(chr(int(point, 16))):
            rise = (_RAISED_RISE if kind == "<super>" else -_LOWERED_FALL) * face.upem // 100
            return _small(
                Glyph(index, glyph.cluster, int(face.font.get_glyph_h_advance(index)), 0, 0), rise
            )
        case _:
            return glyph
