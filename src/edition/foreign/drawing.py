"""What the pages of a file are drawn with, and how much of it (ISO 32000-1, 8.10): the first reason
why nothing should draw them.

How much a content stream draws is counted by its bytes alone: upper bounds, for no two readers part
broken content alike. What is a string or an inline picture to one reader may be operators to
another, so whatever may be an operator counts as one. Forms count as often as they are drawn.

A trial drawing of each page, in a process of its own: PDFium ends its process where memory ends,
and draws for ever if told.

What a page is drawn with may be short and its drawing endless: a pattern of tiny tiles, a line of
tiny dashes, one picture drawn a thousand times. So no count bounds it, and it is tried before the
proofs draw the pages and their sheets.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, NamedTuple

from msgspec.structs import replace
from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, NullObject, PdfObject, StreamObject

from edition.core.bounds import (
    ANEW,
    IMPOSED_CHARACTERS,
    IMPOSED_CONTENT,
    IMPOSED_FORMS,
    IMPOSED_OPERATORS,
    IMPOSED_PIXELS,
    IMPOSED_SECONDS,
    IMPOSED_STREAM,
)
from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.quoting import worded
from edition.foreign.streams import PageInHand, Streams, Unfit, inflated, unpacked

_START = 20
"""Seconds more for the first page, in which Python and PDFium start and the file is read."""
_MEMORY = 1_000_000_000
"""Bytes that the trial may take, where the system can hold it to that."""
_ACT = IMPOSED_SECONDS.act


def tried(content: bytes, pages: int, place: Place) -> Diagnostic | None:
    """The first page that PDFium cannot draw, or not in time; None for a file of so many pages that
    can be drawn.
    """
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        command = [sys.executable, "-P", "-m", "edition.foreign.drawing"]
        with subprocess.Popen(
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as trial:
            assert trial.stdout
            try:
                return _watched(trial.stdout, pages, place)
            finally:
                trial.kill()


def _watched(told: IO[bytes], pages: int, place: Place) -> Diagnostic | None:
    drawn: Queue[bytes] = Queue()
    Thread(target=_read, args=(told, drawn), daemon=True).start()
    for number in range(pages + 1):  # the first line is told before any page
        try:
            line = drawn.get(timeout=IMPOSED_SECONDS.most if number else _START)
        except Empty:
            fact = worded(
                "page {number} takes more than {most} {counted}",
                number=max(number, 1),
                most=IMPOSED_SECONDS.most,
                counted=IMPOSED_SECONDS.counted,
            )
            return error("too-large", fact, _ACT, place)
        if not line:
            return error(
                "undrawable",
                worded("PDFium cannot draw page {number}", number=max(number, 1)),
                _ACT,
                place,
            )
        if beyond := IMPOSED_CHARACTERS.exceeded(int(line), place):
            return replace(
                beyond, fact=worded("page {number} has {fact}", number=number, fact=beyond.fact)
            )
    return None


def _read(told: IO[bytes], drawn: "Queue[bytes]") -> None:
    """Every line as it comes, and an empty one at the end."""
    for line in told:
        drawn.put(line)
    drawn.put(b"")


def _draw() -> None:
    """Draw the file at standard input page by page, and tell of each how many characters it has,
    once it is open 0.
    """
    import pypdfium2

    _bounded()
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    print(0, flush=True)
    for page in document:
        page.render(scale=0.5, grayscale=True, draw_annots=False, may_draw_forms=False)
        print(page.get_textpage().count_chars(), flush=True)


def _bounded() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):  # not on every system
        return


_BEFORE = b"\0\t\n\f\r ()<>[]{}%"
_STARTS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'\""
_CLASSES = bytes(
    0x20 if each in _BEFORE else 0x41 if each in _STARTS else 0x30 for each in range(256)
)
"""An operator is a letter or a quote behind white space or a delimiter (ISO 32000-1, 7.2.2); behind
a solidus it is a name.
"""
_DO = re.compile(rb"(?<![^\0\t\n\f\r ()<>\[\]{}%])Do(?![^\0\t\n\f\r ()<>\[\]{}/%])")
_NAMED = re.compile(
    rb"/([^\0\t\n\f\r ()<>\[\]{}/%]+)[\0\t\n\f\r ]+Do(?![^\0\t\n\f\r ()<>\[\]{}/%])"
)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_INLINE = re.compile(
    rb"(?<![^\0\t\n\f\r ()<>\[\]{}%])BI(?=[\0\t\n\f\r /])(.{0,400}?)[\0\t\n\f\r >\]]ID", re.DOTALL
)
_SIDE = re.compile(rb"/(?:W|Width|H|Height)[\0\t\n\f\r ]+\+?(\d{1,12})")


def strained(reader: PdfReader, place: Place) -> Diagnostic | None:
    """What is missing, damaged, endless or beyond a bound, by its page; None for pages that can be
    drawn.
    """
    streams = Streams()
    forms = _Forms(streams)
    most = IMPOSED_STREAM.most
    with apply_configuration(zlib_maximum_output_length=most, lzw_maximum_output_length=most):
        for number, held in enumerate(reader.pages, 1):
            page = PageInHand(number, place)
            try:
                streams.check(held, page)
                forms.check(held, page)
            except Unfit as unfit:
                return unfit.problem
            except RecursionError:
                return page.damaged(
                    worded(
                        "what page {number} is drawn with lies too deep within itself",
                        number=number,
                    ),
                    ANEW,
                )
            except LimitReachedError:
                return page.damaged(
                    worded(
                        "page {number} has a list or a stream that is longer than any should be",
                        number=number,
                    ),
                    ANEW,
                )
            except Exception:  # pypdf meets damage with whatever it stumbles over
                return page.damaged(
                    worded(
                        "page {number} is damaged: what it is drawn with cannot be read",
                        number=number,
                    ),
                    ANEW,
                )
    return None


def parts_of(page: PageObject) -> Iterator[StreamObject | None]:
    """The streams of a page's content in order, None for one that is not there."""
    held = page.get("/Contents")
    held = held.get_object() if held is not None else None
    for part in (
        held
        if isinstance(held, ArrayObject)
        else []
        if held is None or isinstance(held, NullObject)
        else [held]
    ):
        each = part.get_object()
        yield each if isinstance(each, StreamObject) else None


class _Open(NamedTuple):
    """A form that is being counted, the forms it draws that are left with how often it draws each,
    and how often it is drawn.
    """

    key: int
    below: Iterator[tuple[StreamObject, int]]
    times: int
    resources: DictionaryObject


class _Forms:
    """The forms met so far, by how many operators each draws."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._drawn: dict[int, int] = {}

    def check(self, held: PageObject, page: PageInHand) -> None:
        """Raise Unfit where the page draws too much, or a form draws itself."""
        content = self._content(held, page)
        resources = _dictionary(held.get("/Resources"))
        count = _operators(content)
        for form, times in (*_drawn_by(content, resources), *_kept_once(resources)):
            count += times * self._count(form, resources, page)
            page.bounded(IMPOSED_OPERATORS, count)
        page.bounded(IMPOSED_OPERATORS, count)

    def _content(self, held: PageObject, page: PageInHand) -> bytes:
        pieces: list[bytes] = []
        for position, part in enumerate(parts_of(held), 1):
            if part is None:
                raise Unfit(
                    page.damaged(
                        worded(
                            "part {position} of what page {number} is drawn with is no drawing",
                            position=position,
                            number=page.number,
                        ),
                        ANEW,
                    )
                )
            pieces.append(self._unpacked(part, page))
            page.bounded(IMPOSED_CONTENT, sum(map(len, pieces)))
        return b"\n".join(pieces)

    def _unpacked(self, stream: StreamObject, page: PageInHand) -> bytes:
        try:
            if (inflated(stream, IMPOSED_CONTENT.most) or 0) > IMPOSED_CONTENT.most:
                raise Unfit(page.endless(IMPOSED_CONTENT))
            content = unpacked(stream)
        except LimitReachedError:
            raise Unfit(page.endless(IMPOSED_CONTENT)) from None
        self._streams.add(len(content), page)
        page.bounded(IMPOSED_PIXELS, _inline_pixels(content))
        return content

    def _count(self, form: StreamObject, around: DictionaryObject, page: PageInHand) -> int:
        """Operators of a form and of those it draws, without recursion: they may lie ten thousand
        deep.
        """
        if id(form) in self._drawn:
            return self._drawn[id(form)]
        path = [self._opened(form, 1, around, page)]
        while path:
            # What is deepest is counted first; what draws it takes its count as often as it draws.
            now = path[-1]
            if (found := next(now.below, None)) is None:
                path.pop()
                if path:
                    self._add(path[-1].key, now.times * self._drawn[now.key], page)
                continue
            each, times = found
            # A form that is still open below itself would draw for ever.
            if any(id(each) == open_.key for open_ in path):
                raise Unfit(
                    page.damaged(
                        worded("a form on page {number} draws itself", number=page.number), ANEW
                    )
                )
            if id(each) in self._drawn:
                self._add(now.key, times * self._drawn[id(each)], page)
            else:
                path.append(self._opened(each, times, now.resources, page))
                page.bounded(IMPOSED_FORMS, len(path))
        return self._drawn[id(form)]

    def _opened(
        self, form: StreamObject, times: int, around: DictionaryObject, page: PageInHand
    ) -> _Open:
        """A form without resources has those of what draws it, as files of PDF 1.1 have it, and
        glyphs those of their font.
        """
        content = self._unpacked(form, page)
        own = form.get("/Resources")
        resources = around if own is None else _dictionary(own)
        below = [*_drawn_by(content, resources), *(() if own is None else _kept_once(resources))]
        self._drawn[id(form)] = 0
        self._add(id(form), _operators(content), page)
        return _Open(id(form), iter(below), times, resources)

    def _add(self, key: int, count: int, page: PageInHand) -> None:
        self._drawn[key] += count
        page.bounded(IMPOSED_OPERATORS, self._drawn[key])


def _drawn_by(content: bytes, resources: DictionaryObject) -> Iterator[tuple[StreamObject, int]]:
    """The forms that a content draws, and how often."""
    named, nameless = _drawn(content)
    for name, held in _dictionary(resources.get("/XObject")).items():
        form = held.get_object()
        times = named[name] + nameless
        if times and isinstance(form, StreamObject) and form.get("/Subtype") != "/Image":
            yield form, times


def _kept_once(resources: DictionaryObject) -> Iterator[tuple[StreamObject, int]]:
    """Patterns, glyphs and masks, which are kept once drawn, and so count once each."""
    for held in _others(resources):
        if isinstance(each := held.get_object(), StreamObject):
            yield each, 1


def _others(resources: DictionaryObject) -> Iterator[PdfObject]:
    for pattern in _dictionary(resources.get("/Pattern")).values():
        if _dictionary(pattern).get("/PatternType") == 1:
            yield pattern
    for font in _dictionary(resources.get("/Font")).values():
        yield from _dictionary(_dictionary(font).get("/CharProcs")).values()
    for state in _dictionary(resources.get("/ExtGState")).values():
        if group := _dictionary(_dictionary(state).get("/SMask")).get("/G"):
            yield group


def _dictionary(held: PdfObject | None) -> DictionaryObject:
    found = held.get_object() if held is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _operators(content: bytes) -> int:
    """How many operators there are at most."""
    return (b" " + content).translate(_CLASSES).count(b" A")


def _drawn(content: bytes) -> tuple[Counter[str], int]:
    """How often each form or picture is drawn by its name, and how often something is drawn by what
    is no name as it stands.
    """
    named = Counter(_unescaped(found[1]) for found in _NAMED.finditer(content))
    return named, max(len(_DO.findall(content)) - named.total(), 0)


def _inline_pixels(content: bytes) -> int:
    """Pixels of the largest inline picture (ISO 32000-1, 8.9.7)."""
    largest = 0
    for head in _INLINE.finditer(content):
        sides = [int(side) for side in _SIDE.findall(head[1])]
        largest = max(largest, sides[0] * sides[1] if len(sides) > 1 else 0)
    return largest


def _unescaped(name: bytes) -> str:
    return "/" + _ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), name).decode(
        "utf-8", "replace"
    )


if __name__ == "__main__":
    _draw()
