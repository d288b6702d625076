"""The structure of a plain text, recognised by rules about its lines.

A line that is not blank is short when it has up to 60 characters, and closed when it ends in a mark
of punctuation. It is open when it is short and not closed, a display line when it is open or short
with an exclamation mark at its end, and running text when it is long or closed; an item of a list
is none of the three. `source_lines` says this exactly.

 1. What `[structure]` in edition.toml states of a line holds before every rule.
 2. Title: the first lines, if joined they are `title`; else the first line, if it is open and no
    verse (a note says so).
 3. Item: a line that begins with a label, a number with its mark («1.», «۲)», «(3)», «4 –»). One of
    three digits or more is a label only behind the item with the number before it: a year is none.
 4. Signatories: the labelled lines after their heading, with nothing but display lines below them.
    The heading is open, or short with a colon at its end; it begins with «امضا» or «اسامی», or
    among the display lines right above it, which do not reach up to the title, there is one of rule
    5a to 5d. (Else it leads into a list, or heads a section.) Under a heading that begins so the
    names may stand without labels, each a display line, up to a line of rule 5a to 5d.
 5. Closing block: the run of display lines after the last paragraph or item, up to the heading of
    the signatories or the end, and the run after the signatories. In it, and in the run of display
    lines right under the title, a line is
    a. the issuing body, if it is `issuing_body`;
    b. a date, if it holds a printed date of edition.toml or a day with its month and year, in words
       or in numbers, or is itself a date; «22 بهمن 57» alone or behind the place is one too, a day
       without a year («12 مهر») is none;
    c. the adopting meeting, if it contains `adopting_meeting`;
    d. the place, if it is `place`.
 6. Slogan: a line of the closing block above all its lines of rule 5a to 5d; without any such line,
    one with an exclamation mark at its end. A run of three or more spaces in it divides two
    slogans.
 7. Verse, where `[structure]` says that there is some: `stanzas` says what is verse.
 8. Heading of a section: an open line below the title, running text, an item, verse or a line of
    rule 5a to 5d, and above running text or an item. Above verse, and below a line with a colon at
    its end, which leads into it, it is one only if another open line begins with the same word.
 9. Two levels of headings: of two open lines, the first below and the second above what rule 8 asks
    for, the first is a heading and the second a subheading, if another open line begins with the
    same word as the second. A heading that begins with the word with which a subheading of this
    rule begins is a subheading too. Right below the title the first of two open lines is a heading
    even where the second is none.
10. Everything else is a paragraph, a line each; a paragraph each where the text is hard-wrapped
    (`source_lines`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from edition.core.dates_in_text import holds_day, is_date, is_short_day
from edition.core.white_space import same
from edition.model.description import Description
from edition.read.plain.source_lines import SourceLine

Kind: TypeAlias = Literal[
    "title",
    "heading",
    "subheading",
    "paragraph",
    "item",
    "verse",
    "slogan",
    "issuing body",
    "adopting meeting",
    "place",
    "date",
    "signatories",
    "signatory",
]
Kinds: TypeAlias = Mapping[int, Kind]
"""Kinds of lines by their index, of those lines of which they are known."""

_BESIDE_PLACE = " ،,:-–—"
"""What stands between the place and the date in one line."""
_TITLE_LINES = 4
"""Lines over which a title runs at most."""
_SIGNING = ("امضا", "اسامی")
"""With what a heading of signatories begins: «signatures», «names»."""


def kinds_of(
    lines: Sequence[SourceLine],
    description: Description,
    stated: Kinds,
    verse: Collection[int] = (),
) -> tuple[Kind, ...]:
    """The kind of each line; `stated` are those of `[structure]`, `verse` the lines that may be
    verse.
    """
    first = 0 if 0 in stated else title_lines(lines, description.title, verse)
    kinds: dict[int, Kind] = {**stated, **_all("title", range(first))}
    kinds.update(
        _all(
            "verse",
            (at for at in verse if at not in kinds and not described(lines[at], description)),
        )
    )
    # The closing block ends where the signatures begin, and a line of it may be a heading to look
    # at: so it is found before headings are, and verse, of which couplets look like it, before it.
    signed = signatories(lines, first, description, kinds)
    end = signed.start - 1 if signed else len(lines)
    closing = closing_block(lines, first, end, kinds)
    for block in (closing, range(signed.stop, len(lines)) if signed else range(0)):
        kinds.update(closing_kinds(lines, block, description, kinds))
    if 0 < first < closing.start:
        kinds.update(described_kinds(lines, under_title(lines, first, kinds), description, kinds))
    if signed:
        kinds.update({end: "signatories", **_all("signatory", signed)})
    kinds.update(
        _all("item", (at for at, line in enumerate(lines) if line.label and at not in kinds))
    )
    kinds.update(headings(lines, kinds))
    return tuple(kinds.get(at, "paragraph") for at in range(len(lines)))


def title_lines(lines: Sequence[SourceLine], title: str, verse: Collection[int] = ()) -> int:
    """Rule 2: how many lines at the beginning are the title."""
    for count in range(1, min(_TITLE_LINES, len(lines)) + 1):
        if same(" ".join(line.bare for line in lines[:count]), title):
            return count
    return 1 if lines and lines[0].is_open and 0 not in verse else 0


def signatories(
    lines: Sequence[SourceLine], first: int, description: Description, stated: Kinds
) -> range:
    """Rule 4: the lines of those who signed, without their heading; empty where nobody did."""
    end = closing_block(lines, first, len(lines), stated).start
    start = end
    while start > first and lines[start - 1].label and start - 1 not in stated:
        start -= 1
    if start < end:
        return (
            range(start, end)
            if heads_signatories(lines, start - 1, first, description, stated)
            else range(0)
        )
    # No labels: names that stand by themselves, which only a heading by name tells from slogans.
    for heading in range(max(end - 1, first), len(lines) - 1):
        if lines[heading].text.startswith(_SIGNING) and heads_signatories(
            lines, heading, first, description, stated
        ):
            below = range(heading + 1, len(lines))
            return range(
                heading + 1,
                min(described_kinds(lines, below, description, stated), default=len(lines)),
            )
    return range(0)


def heads_signatories(
    lines: Sequence[SourceLine], at: int, first: int, description: Description, stated: Kinds
) -> bool:
    """Rule 4: whether a line above labelled lines or names is their heading."""
    if at < first or at in stated or not (lines[at].is_open or lines[at].leads_in):
        return False
    above = closing_block(lines, first, at, stated)
    ends_text = above.start > first and bool(described_kinds(lines, above, description, stated))
    return ends_text or lines[at].text.startswith(_SIGNING)


def closing_block(lines: Sequence[SourceLine], first: int, end: int, stated: Kinds) -> range:
    """Rule 5: the run of display lines before index `end`."""
    start = end
    while start > first and _is_display(lines, start - 1, stated):
        start -= 1
    return range(start, end)


def under_title(lines: Sequence[SourceLine], first: int, stated: Kinds) -> range:
    """Rule 5: the run of display lines right after the title, which has `first` lines."""
    end = first
    while end < len(lines) and _is_display(lines, end, stated):
        end += 1
    return range(first, end)


def described(line: SourceLine, description: Description) -> Kind | None:
    """Rules 5a to 5d."""
    text = _spaced(line.bare)
    if text == _spaced(description.issuing_body):
        return "issuing body"
    if (
        any(_spaced(date.printed) in text for date in description.date)
        or holds_day(text)
        or is_date(text)
        or is_short_day(text.removeprefix(_spaced(description.place)).lstrip(_BESIDE_PLACE))
    ):
        return "date"
    if description.adopting_meeting and _spaced(description.adopting_meeting) in text:
        return "adopting meeting"
    return "place" if description.place and text == _spaced(description.place) else None


def described_kinds(
    lines: Sequence[SourceLine], block: range, description: Description, stated: Kinds
) -> dict[int, Kind]:
    """Rules 5a to 5d for the lines of a block of which nothing is stated."""
    kinds = {at: described(lines[at], description) for at in block if at not in stated}
    return {at: kind for at, kind in kinds.items() if kind}


def closing_kinds(
    lines: Sequence[SourceLine], block: range, description: Description, stated: Kinds
) -> dict[int, Kind]:
    """Rules 5 and 6 for the lines of a closing block of which nothing is stated."""
    kinds = described_kinds(lines, block, description, stated)
    others = [at for at in block if at not in stated and at not in kinds]
    slogans = [at for at in others if (at < min(kinds) if kinds else lines[at].cries)]
    return {**kinds, **_all("slogan", slogans)}


def headings(lines: Sequence[SourceLine], kinds: Kinds) -> dict[int, Kind]:
    """Rules 8 and 9, for all lines but the first and the last."""
    open_lines = [at for at in range(1, len(lines) - 1) if at not in kinds and lines[at].is_open]
    begun = Counter(_first_word(lines[at]) for at in open_lines)
    found: dict[int, Kind] = {}
    parts: set[str] = set()
    for at in open_lines:
        in_series = begun[_first_word(lines[at])] > 1
        if not _ends_text(lines, at - 1, kinds):
            continue
        # «The sum is:» leads into the line below it, which then heads nothing, unless its like
        # heads something elsewhere.
        if lines[at - 1].bare.endswith(":") and not in_series:
            continue
        if _begins_text(lines, at + 1, kinds, in_series=in_series):
            found[at] = "heading"
            continue
        # Rule 9. Text may begin only behind a second open line, which is then the subheading. One
        # pair alone may as well be two short lines of anything, so the second must have its like.
        below = at + 1
        if below + 1 == len(lines) or below in kinds or not lines[below].is_open:
            continue
        word = _first_word(lines[below])
        in_series = begun[word] > 1
        if not in_series and kinds.get(at - 1) != "title":
            continue
        if _begins_text(lines, below + 1, kinds, in_series=in_series):
            found[at] = "heading"
            parts |= {word} if in_series else set()
    return {**found, **_subheadings(lines, found, open_lines, parts)}


def _subheadings(
    lines: Sequence[SourceLine], found: Kinds, open_lines: Sequence[int], parts: Collection[str]
) -> dict[int, Kind]:
    """Rule 9: those of the headings, and of the open lines right below one, that begin with a word
    of `parts`.
    """
    return _all(
        "subheading",
        [
            at
            for at in open_lines
            if _first_word(lines[at]) in parts and (at in found or at - 1 in found)
        ],
    )


def _ends_text(lines: Sequence[SourceLine], at: int, kinds: Kinds) -> bool:
    after = (
        "title",
        "paragraph",
        "item",
        "verse",
        "issuing body",
        "adopting meeting",
        "place",
        "date",
    )
    return kinds[at] in after if at in kinds else lines[at].is_running


def _begins_text(lines: Sequence[SourceLine], at: int, kinds: Kinds, *, in_series: bool) -> bool:
    if at in kinds:
        return kinds[at] in ("paragraph", "item") or (in_series and kinds[at] == "verse")
    return lines[at].is_running


def _first_word(line: SourceLine) -> str:
    """Without the ezafe that one heading of a series may have and another lacks."""
    return line.text.split(" ", 1)[0].rstrip("\u0650")


def _is_display(lines: Sequence[SourceLine], at: int, stated: Kinds) -> bool:
    """A stated slogan is a display line whatever it looks like; a line stated to be anything else
    is none.
    """
    return stated[at] == "slogan" if at in stated else lines[at].is_display


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _all(kind: Kind, indices: Iterable[int]) -> dict[int, Kind]:
    return dict.fromkeys(indices, kind)
