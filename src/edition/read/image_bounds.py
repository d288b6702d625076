"""What an image asks for before it is decoded: pixels and chunks of a PNG, depth and length of an
SVG, by their bytes alone.
"""

import re
from itertools import count
from struct import unpack_from
from xml.parsers import expat

from msgspec.structs import replace

from edition.core.bounds import IMAGE_PIXELS, PNG_CHUNKS, SVG_BYTES, SVG_DEPTH, SVG_NUMBERS, Bound
from edition.core.diagnostics import Diagnostic, Place, error

_CHUNKS = 8
"""Bytes of a PNG before its first chunk, which tells width and height (PNG, third edition,
11.2.1).
"""
_ROUND_A_CHUNK = 12
_STEP = re.compile(r"[A-Za-z]|[0-9]*\.?[0-9]+")
_SHAPE = 4
"""Steps of a rectangle or a circle, whatever its numbers."""
_MEASURED = ("d", "points")


def beyond_in_png(content: bytes, file: str, at: Place | None) -> Diagnostic | None:
    """What of a PNG is beyond a bound; of one that is cut off only what there is counts."""
    if len(content) >= _CHUNKS + 16:
        width, height = unpack_from(">II", content, _CHUNKS + 8)
        if problem := _exceeded(IMAGE_PIXELS, width * height, file, at):
            return problem
    place = _CHUNKS
    for chunks in count(1):
        if place + _ROUND_A_CHUNK > len(content):
            return None
        if problem := _exceeded(PNG_CHUNKS, chunks, file, at):
            return problem
        place += _ROUND_A_CHUNK + int(unpack_from(">I", content, place)[0])
    raise AssertionError


def beyond_in_svg(content: bytes, file: str, at: Place | None) -> Diagnostic | None:
    """What of an SVG is beyond a bound, or stands for more than is written; what is no XML is not
    looked at further.
    """
    if problem := _exceeded(SVG_BYTES, len(content), file, at):
        return problem
    look = _Look(file, at)
    try:
        look.parser.Parse(content, True)
    except _EnoughError:
        return look.problem
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return None


class _EnoughError(Exception):
    """Ends the reading of an SVG at the first problem."""


class _Look:
    """One pass over an SVG, of which nothing is kept."""

    def __init__(self, file: str, at: Place | None) -> None:
        self.problem: Diagnostic | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity
        self._file, self._at = file, at
        self._depth = self._numbers = 0

    def _start(self, _: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._numbers += _SHAPE + sum(
            len(_STEP.findall(attributes.get(name, ""))) for name in _MEASURED
        )
        self._stop(_exceeded(SVG_DEPTH, self._depth, self._file, self._at))
        self._stop(_exceeded(SVG_NUMBERS, self._numbers, self._file, self._at))

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _entity(self, *_: object) -> None:
        fact = f'the image "{self._file}" declares entities, which stand for what is not written'
        self._stop(
            error("image-format", fact, "save it anew from the program that drew it", self._at)
        )

    def _stop(self, problem: Diagnostic | None) -> None:
        if problem:
            self.problem = problem
            raise _EnoughError


def _exceeded(bound: Bound, number: int, file: str, at: Place | None) -> Diagnostic | None:
    problem = bound.exceeded(number, at)
    return replace(problem, fact=f'the image "{file}" has {problem.fact}') if problem else None
