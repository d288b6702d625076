"""The forms that a pamphlet may have: what stands on its pages beside the text.

A form is worth less the more of the usual one it gives up; which of them have the fewest sheets is
for `planning` to find out.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition.model.description import Choice, Layout
from edition.typeset.block.sections import Turns

ImprintIs: TypeAlias = Literal["behind the cover", "a page", "a foot"]
"""Behind the cover; a page of its own behind the text; at the foot of the last page of text."""

_LISTED = 5
"""Headings from which on a text has contents, that over the signatories not counted."""
_LEAFED_THROUGH = 4
"""Pages of text that nobody needs contents for."""
_SEARCHED = 12
"""And from which on contents are worth a sheet."""

_CONTENTS: Mapping[int, int] = {1: 0, 2: 1, 0: 3}
"""What columns of contents give up; and none, where there might be some."""
_TURNS: Mapping[Turns, int] = {"both": 0, "slogans": 1, "none": 2}
_NO_COVER = 10
_ENDS: Mapping[tuple[ImprintIs, bool], int] = {
    ("behind the cover", True): 0,
    ("a page", False): 2,
    ("behind the cover", False): 3,
    ("a page", True): 3,
    ("a foot", True): 4,
    ("a foot", False): 5,
}
"""What the place of the imprint gives up, with a back cover and without."""


class Form(Struct, frozen=True):
    """What a pamphlet has: as it stands here, the most. `columns` are those of its contents, 0
    where it has none.
    """

    cover: bool = True
    imprint: ImprintIs = "behind the cover"
    columns: int = 1
    turns: Turns = "both"
    back: bool = True

    @property
    def behind(self) -> int:
        """Pages behind the text."""
        return self.back + (self.imprint == "a page")

    @property
    def before(self) -> int:
        """Pages before the contents, or before the text where there are none."""
        return self.cover + (self.imprint == "behind the cover")

    @property
    def given_up(self) -> int:
        """How much less it is worth than the usual form."""
        return (
            (0 if self.cover else _NO_COVER)
            + _ENDS[self.imprint, self.back]
            + _CONTENTS[self.columns]
            + _TURNS[self.turns]
        )


class TextSize(Struct, frozen=True):
    """What of a text says which forms become it: how many of its headings are listed, how many
    pages it has by itself, whether parts at its end might open pages, whether it is a book.
    """

    headings: int
    pages: int
    turning: bool
    book: bool


def forms(layout: Layout, size: TextSize) -> Sequence[Form]:
    """The forms that a layout allows a text of this size, the worthiest first. Where it leaves the
    choice, a book has everything.
    """
    every = product(
        _chosen(layout.cover, book=size.book),
        _imprints(layout, book=size.book),
        _columns(layout, size),
        _turns(layout, size),
        _chosen(layout.back_cover, book=size.book),
    )
    # Without a cover nothing is behind it.
    made = (Form(*each) for each in every if each[0] or each[1] != "behind the cover")
    return sorted(made, key=lambda form: form.given_up)


def thriftiest(every: Sequence[Form]) -> Sequence[Form]:
    """Those of some forms than which none takes fewer pages; with a cover and without."""
    turns = max((form.turns for form in every), key=lambda turns: _TURNS[turns])
    back = min(form.back for form in every)
    none = any(form.columns == 0 for form in every)
    return [
        form
        for form in every
        if form.turns == turns and form.back == back and (form.columns == 0 or not none)
    ]


def lighter(layout: Layout, chosen: Form) -> Iterator[tuple[str, Layout]]:
    """Layouts that give up one thing more than a form does, or than they say, each with the line of
    edition.toml that asks for it, the smallest loss first.
    """
    if chosen.turns != "none":
        yield "slogans_page = false", replace(layout, slogans_page=False)
    if chosen.columns:
        yield "contents = false", replace(layout, contents=False)
    if chosen.imprint == "behind the cover":
        yield 'imprint = "end"', replace(layout, imprint="end")
    if chosen.back:
        yield "back_cover = false", replace(layout, back_cover=False)
    if chosen.cover and layout.imprint != "front":
        yield "cover = false", replace(layout, cover=False)


def _chosen(choice: Choice, *, book: bool) -> Sequence[bool]:
    if choice == "auto":
        return (True,) if book else (True, False)
    return (choice,)


def _imprints(layout: Layout, *, book: bool) -> Sequence[ImprintIs]:
    at_the_end: Sequence[ImprintIs] = ("a page", "a foot")
    if layout.imprint == "end" or layout.cover is False:
        return at_the_end
    if layout.imprint == "front" or book:
        return ("behind the cover",)
    return ("behind the cover", *at_the_end)


def _columns(layout: Layout, size: TextSize) -> Sequence[int]:
    if layout.contents is False or not size.headings:
        return (0,)
    if layout.contents is True:
        return (1, 2)
    if size.headings < _LISTED or size.pages <= _LEAFED_THROUGH:
        return (0,)
    return (1, 2) if size.pages >= _SEARCHED else (1, 2, 0)


def _turns(layout: Layout, size: TextSize) -> Sequence[Turns]:
    if layout.slogans_page is True or not size.turning:
        return ("both",)
    if layout.slogans_page is False:
        return ("none",)
    return ("both",) if size.book else ("both", "slogans", "none")
