"""How much each page draws, its forms included as often as they are drawn (ISO 32000-1, 8.10)."""

from collections.abc import Iterator
from typing import NamedTuple

from pypdf import PageObject
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, NullObject, PdfObject, StreamObject

from edition.core.bounds import (
    ANEW,
    IMPOSED_CONTENT,
    IMPOSED_FORMS,
    IMPOSED_OPERATORS,
    IMPOSED_PIXELS,
)
from edition.foreign.operators import drawn, inline_pixels, operators
from edition.foreign.streams import Streams, inflated, unpacked
from edition.foreign.unfit import Page, Unfit


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


class Forms:
    """The forms met so far, by how many operators each draws."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._drawn: dict[int, int] = {}

    def check(self, held: PageObject, page: Page) -> None:
        """Raise Unfit where the page draws too much, or a form draws itself."""
        content = self._content(held, page)
        resources = _dictionary(held.get("/Resources"))
        count = operators(content)
        for form, times in (*_drawn_by(content, resources), *_kept_once(resources)):
            count += times * self._count(form, resources, page)
            page.bounded(IMPOSED_OPERATORS, count)
        page.bounded(IMPOSED_OPERATORS, count)

    def _content(self, held: PageObject, page: Page) -> bytes:
        pieces: list[bytes] = []
        for position, part in enumerate(parts_of(held), 1):
            if part is None:
                raise Unfit(
                    page.damaged(
                        f"part {position} of what page {page.number} is drawn with is no drawing",
                        ANEW,
                    )
                )
            pieces.append(self._unpacked(part, page))
            page.bounded(IMPOSED_CONTENT, sum(map(len, pieces)))
        return b"\n".join(pieces)

    def _unpacked(self, stream: StreamObject, page: Page) -> bytes:
        try:
            if (inflated(stream, IMPOSED_CONTENT.most) or 0) > IMPOSED_CONTENT.most:
                raise Unfit(page.endless(IMPOSED_CONTENT))
            content = unpacked(stream)
        except LimitReachedError:
            raise Unfit(page.endless(IMPOSED_CONTENT)) from None
        self._streams.add(len(content), page)
        page.bounded(IMPOSED_PIXELS, inline_pixels(content))
        return content

    def _count(self, form: StreamObject, around: DictionaryObject, page: Page) -> int:
        """Operators of a form and of those it draws, without recursion: they may lie ten thousand
        deep.
        """
        if id(form) in self._drawn:
            return self._drawn[id(form)]
        path = [self._opened(form, 1, around, page)]
        while path:
            now = path[-1]
            if (found := next(now.below, None)) is None:
                path.pop()
                if path:
                    self._add(path[-1].key, now.times * self._drawn[now.key], page)
                continue
            each, times = found
            if any(id(each) == open_.key for open_ in path):
                raise Unfit(page.damaged(f"a form on page {page.number} draws itself", ANEW))
            if id(each) in self._drawn:
                self._add(now.key, times * self._drawn[id(each)], page)
            else:
                path.append(self._opened(each, times, now.resources, page))
                page.bounded(IMPOSED_FORMS, len(path))
        return self._drawn[id(form)]

    def _opened(
        self, form: StreamObject, times: int, around: DictionaryObject, page: Page
    ) -> _Open:
        """A form without resources has those of what draws it, as files of PDF 1.1 have it, and
        glyphs those of their font.
        """
        content = self._unpacked(form, page)
        own = form.get("/Resources")
        resources = around if own is None else _dictionary(own)
        below = [*_drawn_by(content, resources), *(() if own is None else _kept_once(resources))]
        self._drawn[id(form)] = 0
        self._add(id(form), operators(content), page)
        return _Open(id(form), iter(below), times, resources)

    def _add(self, key: int, count: int, page: Page) -> None:
        self._drawn[key] += count
        page.bounded(IMPOSED_OPERATORS, self._drawn[key])


def _drawn_by(content: bytes, resources: DictionaryObject) -> Iterator[tuple[StreamObject, int]]:
    """The forms that a content draws, and how often."""
    named, nameless = drawn(content)
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
