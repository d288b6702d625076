"""The structure of a plain text, recognised by rules about its lines.

A line that is not blank is short when it has up to 60 characters, and closed when it ends in a mark
of punctuation. It is open when it is short and not closed, a display line when it is open or short
with an exclamation mark at its end, and running text when it is long or closed; an item of a list
is none of the three. `source_lines` says this exactly.

 1. *stated*: what `[structure]` in edition.toml says of a line holds before every rule. Then comes
    what is no running text (`no_prose`): *table*, *code*, *contents* and *speech*.
 2. *title*: the first lines, if joined they are `title`; else (*first line*) the first line, if it
    is no verse and is open, or has up to 120 characters, stands above a blank line and ends in no
    mark but that of a question or an ellipsis (a note says so).
 3. *item*: a line that begins with a label, a number with its mark («1.», «۲)», «(3)», «4 –»), a
    bullet, or a sign of a messenger («✅»). One of three digits or more is a label only behind the
    item with the number before it: a year is none.
 4. *signatories*: the labelled lines after their heading, with nothing but display lines below
    them. The heading is open, or short with a colon at its end; it begins with «امضا», «اسامی» or
    what the language of the edition has for them (`core.line_words`), or among the display lines
    right above it, which do not reach up to the title, there is one of rule 5a to 5d. (Else it
    leads into a list, or heads a section.) Under a heading that begins so the names may stand
    without labels, each a display line, or short with a full stop behind four words or an
    abbreviation, up to a line of rule 5a to 5d.
 5. *described*: the closing block is the run of display lines after the last paragraph or item, up
    to the heading of the signatories or the end, and the run after the signatories. In it, and in
    the run of display lines right under the title, a line is
    a. the issuing body, if it is `issuing_body`;
    b. a date, if it holds a printed date of edition.toml or a day with its month and year, in words
       or in numbers, or is itself a date; «22 بهمن 57» alone or behind the place is one too, a day
       without a year («12 مهر») is none;
    c. the adopting meeting, if it contains `adopting_meeting`;
    d. the place, if it is `place`.
 6. *slogan*: a line of the closing block above all its lines of rule 5a to 5d; without any such
    line, one with an exclamation mark at its end. A run of three or more spaces in it divides two
    slogans.
 7. *verse*, where `[structure]` says that there is some: `stanzas` says what is verse.
 8. *heading*: an open line below the title, running text, an item, verse, a table or a line of rule
    5a to 5d, and above running text, an item or a table. Above verse, and below a line with a colon
    at its end, which leads into it, it is one only if another open line begins with the same word.
    It is none where it does not look like the headings of the text (`_Look`).
 9. *two levels*: of two open lines, the first below and the second above what rule 8 asks for, the
    first is a heading and the second a subheading, if another open line begins with the same word
    as the second. A heading that begins with the word with which a subheading of this rule begins
    is a subheading too. Right below the title the first of two open lines is a heading even where
    the second is none. Where blank lines part the paragraphs and stand on both sides of three
    headings or more, two open lines of which the same is true are headings both.
10. *series*, *numbered*: headings that are known by their like, «ماده اول:», «۱-۲- روش», «۱. مقدمه»
    (`series`).
11. *paragraph*: everything else, a line each; *joined*: a paragraph each where the text is
    hard-wrapped (`joining`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from edition.core.dates.dates_in_text import holds_day, is_date, is_short_day
from edition.core.languages.line_words import names_signatories
from edition.core.memory import LINES
from edition.core.patterns import later
from edition.core.white_space import same
from edition.model.description import Description
from edition.read.plain.headings import headings
from edition.read.plain.kinds import BY_KIND, Kind, Kinds, Rule
from edition.read.plain.series import decimals, numbered_headings, series
from edition.read.plain.source_lines import SourceLine

_BESIDE_PLACE = " ،,:-–—"
"""What stands between the place and the date in one line."""
_TITLE_LINES = 4
"""Lines over which a title runs at most."""
_LONGEST_TITLE = 120
"""Characters of a first line that is a title if it stands alone."""
_TITLE_ENDS = ("؟", "?", "\u2026", "...")
"""With what such a line may end. A cry may as well be whom a letter is to."""
_NAME_WORDS = 4
"""Words of a name that ends in a full stop."""
_ABBREVIATION = later(r"(?<!\w)\w{1,3}\.")


def kinds_of(
    lines: Sequence[SourceLine],
    description: Description,
    stated: Kinds,
    verse: Collection[int] = (),
) -> tuple[Kind, ...]:
    """The kind of each line; `stated` are those of `[structure]` and of lines that are no running
    text, `verse` the lines that may be verse.
    """
    first = 0 if 0 in stated else title_lines(lines, description.title, verse)
    kinds: dict[int, Kind] = {**stated, **_all("title", range(first))}
    kinds.update(
        _all(
            "verse",
            (at for at in verse if at not in kinds and not described(lines[at], description)),
        )
    )
    alike = alike_headings(lines, description, kinds)
    kinds.update(_all("heading", alike))
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
    kinds.update(headings(lines, kinds, alike))
    kinds.update(_levelled(lines, kinds, alike))
    return tuple(kinds.get(at, "paragraph") for at in range(len(lines)))


def title_lines(lines: Sequence[SourceLine], title: str, verse: Collection[int] = ()) -> int:
    """Rule 2: how many lines at the beginning are the title."""
    for count in range(1, min(_TITLE_LINES, len(lines)) + 1):
        if same(" ".join(line.bare for line in lines[:count]), title):
            return count
    return 1 if is_first_title(lines) and 0 not in verse else 0


def is_first_title(lines: Sequence[SourceLine]) -> bool:
    """Rule 2: whether the first line may be the title, whatever edition.toml says it is."""
    if not lines or lines[0].label is not None:
        return False
    first = lines[0]
    if first.is_open:
        return True
    alone = len(lines) > 1 and lines[1].opens and len(first.bare) <= _LONGEST_TITLE
    return alone and (not first.is_closed or first.bare.endswith(_TITLE_ENDS))


def alike_headings(
    lines: Sequence[SourceLine], description: Description, stated: Kinds
) -> frozenset[int]:
    """Rule 10: the headings that are known by their like; the last line heads nothing."""
    known = {**series(lines, stated), **decimals(lines, stated)}
    numbered = numbered_headings(lines, stated, description.structure.numbered_headings)
    return frozenset((*known, *numbered)) - {len(lines) - 1}


def _levelled(lines: Sequence[SourceLine], kinds: Kinds, alike: Collection[int]) -> dict[int, Kind]:
    """The decimals among the headings that are parts of a section (`series`)."""
    found = {at: depth for at, depth in decimals(lines).items() if at in alike}
    least = 2 if any(at not in found for at in alike) else 3
    return _all("subheading", (at for at, depth in found.items() if depth >= least and at in kinds))


def rules_of(
    lines: Sequence[SourceLine], kinds: Sequence[Kind], before: Mapping[int, Rule]
) -> tuple[Rule, ...]:
    """The rule that made each line what it is; `before` are those that held before every other."""
    known = {**series(lines, before), **decimals(lines, before)}
    return tuple(
        before.get(at) or _rule(lines[at], kind, at in known) for at, kind in enumerate(kinds)
    )


def _rule(line: SourceLine, kind: Kind, known: bool) -> Rule:
    if kind in ("heading", "subheading") and (known or line.label is not None):
        return "series" if known else "numbered"
    return "joined" if kind == "paragraph" and line.count > 1 else BY_KIND[kind]


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
    while end > first and end - 1 not in stated and _is_name(lines[end - 1]):
        end -= 1
    for heading in range(max(end - 1, first), len(lines) - 1):
        named = names_signatories(lines[heading].text, description.language)
        if named and heads_signatories(lines, heading, first, description, stated):
            below = range(heading + 1, len(lines))
            return range(
                heading + 1,
                min(described_kinds(lines, below, description, stated), default=len(lines)),
            )
    return range(0)


def _is_name(line: SourceLine) -> bool:
    """Whether a line may be a name under a heading of signatories: «Ph.D.» ends no sentence."""
    if line.is_display:
        return True
    few = len(line.text.split(" ")) <= _NAME_WORDS or _ABBREVIATION.search(line.text)
    return line.label is None and line.is_short and line.text.endswith(".") and bool(few)


def heads_signatories(
    lines: Sequence[SourceLine], at: int, first: int, description: Description, stated: Kinds
) -> bool:
    """Rule 4: whether a line above labelled lines or names is their heading."""
    if at < first or at in stated or not (lines[at].is_open or lines[at].leads_in):
        return False
    above = closing_block(lines, first, at, stated)
    ends_text = above.start > first and bool(described_kinds(lines, above, description, stated))
    return ends_text or names_signatories(lines[at].text, description.language)


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
        or _is_dated(text)
        or _is_short_day(text.removeprefix(_spaced(description.place)).lstrip(_BESIDE_PLACE))
    ):
        return "date"
    if description.adopting_meeting and _spaced(description.adopting_meeting) in text:
        return "adopting meeting"
    return "place" if description.place and text == _spaced(description.place) else None


@lru_cache(LINES)
def _is_dated(text: str) -> bool:
    return holds_day(text) or is_date(text)


@lru_cache(LINES)
def _is_short_day(text: str) -> bool:
    return is_short_day(text)


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


def _is_display(lines: Sequence[SourceLine], at: int, stated: Kinds) -> bool:
    """A stated slogan is a display line whatever it looks like; a line stated to be anything else
    is none.
    """
    return stated[at] == "slogan" if at in stated else lines[at].is_display


@lru_cache(LINES)
def _spaced(text: str) -> str:
    return " ".join(text.split())


def _all(kind: Kind, indices: Iterable[int]) -> dict[int, Kind]:
    return dict.fromkeys(indices, kind)
