"""The words and numbers of a date in their places: half a date of `core.printed_dates`, read token
by token with every name that `core.date_names` and `core.number_words` know.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from edition.core.dates.date_names import (
    BEFORE_MONTH,
    BEFORE_NAME,
    BEFORE_YEAR,
    BEHIND_DAY,
    BEHIND_MONTH,
    BEHIND_NAME,
    BEHIND_YEAR,
    DAY_NOUNS,
    DAYS,
    EITHER_HIJRI,
    ERAS,
    MONTH_SIGNS,
    MONTHS,
    OPENING,
    WEEKDAYS,
    canonical,
    year_in_words,
)
from edition.core.languages import Calendar
from edition.core.patterns import later

FIRST_GREGORIAN, FIRST_SHAHANSHAHI = 1583, 2386
"""The first whole year of the Gregorian calendar, and the imperial year that was 1206."""
_SHAHANSHAHI = range(FIRST_SHAHANSHAHI, 2681)

# Signs that any token may have within, as one of them; points of Hebrew, within words alone, as
# another: a class of few ranges is quickly made.
_SIGNS = (*range(0x64B, 0x656), 0x670, 0x61C, *range(0x200C, 0x2010), *range(0x2066, 0x206A))
_POINTS = (*range(0x591, 0x5C8), 0x5F3, 0x5F4)
_ALIKE = {**dict.fromkeys(_SIGNS, "\u200c"), **dict.fromkeys(_POINTS, "\u200d")}
_SIGN = "\u0640\u200c"
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{_SIGN}\u200d])*"
_TOKEN = re.compile(
    rf"(?P<number>\d+)[{_SIGN}]*|(?P<word>{_WORD})|(?P<mark>[،,()/.-])|(?P<space>[\s{_SIGN}]+)"
)
_MARKED = later(rf"(\d{{1,2}})([/.-])({_WORD})\2(\d{{4}})")
"""«15-خرداد-1342»."""
_PARTING = "/.-"

Value = TypeVar("Value")


class Half(Struct, frozen=True):
    """One of the two dates of a range, as far as it is written. `short`: the year has two digits.
    `order`: that of numbers alone, "" for names.
    """

    calendar: Calendar | None
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    short: bool = False
    order: str = ""


class Token(Struct, frozen=True):
    """A number, word or mark, with its place in the text."""

    kind: str
    text: str
    start: int
    end: int


class Year(Struct, frozen=True):
    """`short`: of two digits; `named`: «سال» or «کال» stands by it."""

    number: int
    short: bool = False
    named: bool = False


def halves_of(text: str) -> tuple[Half, ...]:
    """What one half may be, an entry for each order of numbers; empty where it is nothing."""
    marks = any(mark in text for mark in _PARTING)
    if marks and (marked := _MARKED.fullmatch(text.translate(_ALIKE))):
        text = " ".join(text[slice(*marked.span(group))] for group in (1, 3, 4))
    tokens = tokens_of(text)
    if not tokens:
        return ()
    for form in _FORMS:
        # «۲۸ مه» is a day of May before it is a 28th: what fills more places comes first.
        for found in sorted(_filled(tokens, 0, form), key=len, reverse=True):
            if halves := tuple(_half(found)):
                return halves
    return ()


def tokens_of(text: str) -> Sequence[Token]:
    """Numbers, words and marks; empty where there is anything else."""
    covered = sum(len(found[0]) for found in _TOKEN.finditer(text.translate(_ALIKE)))
    return runs_of(text)[0] if covered == len(text) else ()


def runs_of(text: str) -> Sequence[Sequence[Token]]:
    """The tokens of a text, parted where there is anything else between them."""
    runs: list[list[Token]] = [[]]
    at = 0
    for found in _TOKEN.finditer(text.translate(_ALIKE)):
        if found.start() != at:
            runs.append([])
        at, kind = found.end(), found.lastgroup or ""
        if kind != "space":
            runs[-1].append(Token(kind, text[slice(*found.span(kind))], found.start(), at))
    return runs


def _half(found: Mapping[str, Any]) -> Iterator[Half]:
    """What the places of a form say together; nothing where they contradict one another."""
    weekday = found.get("weekday", found.get("closing"))
    era: str | None = found.get("era")
    if "numbers" in found:
        calendar = ERAS[era] if era else None
        for half in found["numbers"]:
            yield replace(half, calendar=calendar or half.calendar, weekday=weekday)
        return
    day: int | None = found.get("day")
    year: Year | None = found.get("year")
    named: tuple[Calendar | None, int] | None = found.get("month")
    lonely = named is None and (day is not None if year or era else False)
    if lonely or (weekday and day is None) or (era and not year):
        return
    if year and year.short and named is None:
        return
    calendar, agreed = _calendar(named and named[0], era, year)
    if agreed:
        yield Half(
            calendar,
            year.number if year else None,
            named[1] if named else None,
            day,
            weekday,
            short=bool(year and year.short),
        )


def _calendar(
    named: Calendar | None, era: str | None, year: Year | None
) -> tuple[Calendar | None, bool]:
    """The calendar by the month, the era and the year, and whether they agree."""
    if era is None:
        imperial = named == "jalali" and year is not None and year.number in _SHAHANSHAHI
        return ("shahanshahi" if imperial else named), True
    said = ERAS[era]
    if named == "jalali" and era in EITHER_HIJRI:
        return named, True
    if named == "jalali" and said == "shahanshahi":
        return said, True
    return said, named in (None, said)


# The readers: what may stand at a token, each with the token behind it, the longest first.
_Read: TypeAlias = Iterator[tuple[int, Any]]
Form: TypeAlias = Sequence[tuple[str, Callable[[Sequence[Token], int], _Read]]]


def _words(tokens: Sequence[Token], at: int, most: int, *, dots: bool = False) -> _Read:
    """Runs of up to `most` words, canonical; full stops among them only with `dots`."""
    ends: list[int] = []
    end, count = at, 0
    while end < len(tokens) and count < most:
        if tokens[end].kind == "word":
            count += 1
            ends.append(end + 1)
        elif not (dots and count and tokens[end].text == "."):
            break
        elif ends:
            ends[-1] = end + 1
        end += 1
    for end in reversed(ends):
        yield end, canonical("".join(token.text for token in tokens[at:end]))


def behind_of(tokens: Sequence[Token], at: int, names: frozenset[str], marks: str = "") -> int:
    """The token behind one of the words, the longest, with a mark before or behind it; `at` where
    none stands there.
    """
    start = at + 1 if _is_mark(tokens, at, marks) else at
    for end, name in _words(tokens, start, 2):
        if name in names:
            return end
    return at


def _is_mark(tokens: Sequence[Token], at: int, marks: str) -> bool:
    return at < len(tokens) and tokens[at].kind == "mark" and tokens[at].text in marks


def _either(tokens: Sequence[Token], at: int, names: frozenset[str]) -> Sequence[int]:
    """Behind one of the words, and without it."""
    return tuple(dict.fromkeys((behind_of(tokens, at, names), at)))


def _opening(tokens: Sequence[Token], at: int) -> _Read:
    end = behind_of(tokens, at, OPENING)
    if end > at:
        yield end, True


def _weekday(tokens: Sequence[Token], at: int) -> _Read:
    for end, name in _words(tokens, at, 2):
        if name in WEEKDAYS:
            yield end + _is_mark(tokens, end, "،,"), WEEKDAYS[name]


def _closing(tokens: Sequence[Token], at: int) -> _Read:
    """A weekday behind the date, after a comma or in parentheses."""
    bracket = _is_mark(tokens, at, "(")
    if not bracket and not _is_mark(tokens, at, "،,"):
        return
    for end, name in _words(tokens, behind_of(tokens, at + 1, OPENING), 2):
        if name in WEEKDAYS and (not bracket or _is_mark(tokens, end, ")")):
            yield end + bracket, WEEKDAYS[name]


def read_day(tokens: Sequence[Token], at: int) -> _Read:
    """A day of the month, in figures or in words."""
    if at < len(tokens) and tokens[at].kind == "number" and len(tokens[at].text) <= 2:
        end = at + 1
        dash = end + (_is_mark(tokens, end, "-") and end + 1 < len(tokens))
        joined = dash if dash > end and tokens[dash].kind == "word" else end
        for behind in dict.fromkeys((behind_of(tokens, joined, BEHIND_DAY), joined)):
            yield behind, int(tokens[at].text)
    for end, name in _words(tokens, at, 4):
        if (day := _stripped(DAYS, name)) is not None:
            yield from ((behind, day) for behind in _either(tokens, end, DAY_NOUNS))


def read_month(tokens: Sequence[Token], at: int) -> _Read:
    """A month by its name, or by its number and «month»: its calendar and its number."""
    for start in _either(tokens, at, BEFORE_MONTH):
        if start + 1 < len(tokens) and tokens[start].kind == "number":
            end = behind_of(tokens, start + 1, MONTH_SIGNS, "-")
            if end > start + 1 and int(tokens[start].text) <= 12:
                yield end, (None, int(tokens[start].text))
        for end, name in _words(tokens, start, 4):
            month = _month_named(name)
            if month:
                for behind in _either(tokens, _again(tokens, end, month), BEHIND_MONTH):
                    yield behind + _is_mark(tokens, behind, "،,"), month


def _again(tokens: Sequence[Token], at: int, month: tuple[Calendar, int]) -> int:
    """Behind the same month by its other name: «حزيران/يونيو», «يونيو (حزيران)»."""
    if _is_mark(tokens, at, "(/"):
        for end, name in _words(tokens, at + 1, 4):
            closed = end + 1 if tokens[at].text == "(" else end
            if _month_named(name) == month and (closed == end or _is_mark(tokens, end, ")")):
                return closed
    return at


def _month_named(name: str) -> tuple[Calendar, int] | None:
    """The month of a canonical name, with «ماه» and «سال» behind it or not."""
    for suffix in ("", "سال", "ماه"):
        name = name.removesuffix(suffix)
        month = _stripped(MONTHS, name, BEFORE_NAME)
        if month:
            return month
    return None


def _stripped(table: Mapping[str, Value], name: str, prefixes: Sequence[str] = ()) -> Value | None:
    """What the name says in a table, as it is or without what is written as one with it."""
    if name in table:
        return table[name]
    bare = [name.removesuffix(each) for each in BEHIND_NAME if name.endswith(each)]
    bare += [name.removeprefix(each) for each in prefixes if name.startswith(each)]
    return next((table[each] for each in bare if each in table), None)


def read_year(tokens: Sequence[Token], at: int) -> _Read:
    """A `Year`."""
    for start in _either(tokens, at, BEFORE_YEAR):
        if start == len(tokens):
            continue
        named = start > at
        text = tokens[start].text
        if tokens[start].kind == "number" and len(text) in (2, 4):
            end = behind_of(tokens, start + 1, BEHIND_YEAR, "-")
            yield end, Year(int(text), len(text) == 2, named or end > start + 1)
        for end, name in _words(tokens, start, 9):
            number = year_in_words(name)
            if number is not None and (named or start):
                yield end, Year(number, named=named)


def _era(tokens: Sequence[Token], at: int) -> _Read:
    bracket = _is_mark(tokens, at, "(")
    for end, name in _words(tokens, at + bracket, 4, dots=True):
        if name in ERAS and (not bracket or _is_mark(tokens, end, ")")):
            yield end + bracket, name


def _numbers(tokens: Sequence[Token], at: int) -> _Read:
    """Three numbers with the same mark between them, in each order in which they may be read."""
    group = tokens[at : at + 5]
    if len(group) < 5 or [token.kind for token in group] != ["number", "mark"] * 2 + ["number"]:
        return
    if group[1].text != group[3].text or group[1].text not in "/.-":
        return
    if any(one.end != other.start for one, other in pairwise(group)):
        return
    halves = tuple(_orders(*(group[place].text for place in (0, 2, 4))))
    if halves:
        yield at + 5, halves


def _orders(first: str, second: str, third: str) -> Iterator[Half]:
    lengths = (len(first), len(second), len(third))
    one, two, three = int(first), int(second), int(third)
    if max(lengths[1:]) <= 2 and lengths[0] == 4:
        yield Half(None, one, two, three, order="year first")
        return
    if max(lengths[:2]) > 2 or lengths[2] not in (1, 2, 4):
        return
    short = lengths[2] != 4
    if lengths[0] == 2 and short and two <= 12 and 1 <= three <= 31:
        yield Half(None, one, two, three, short=True, order="year first")
    if lengths[2] == 1:
        return
    if (two <= 12 and one <= 31) or (one > 12 and not short):
        yield Half(None, three, two, one, short=short, order="day first")
    month_first = one <= 12 and two <= 31 and one != two
    if month_first and (short or FIRST_GREGORIAN <= three < FIRST_SHAHANSHAHI):
        named: Calendar | None = "gregorian" if short else None
        yield Half(named, three, one, two, short=short, order="month first")


def _year_by_name(tokens: Sequence[Token], at: int) -> _Read:
    for end, year in read_year(tokens, at):
        if isinstance(year, Year) and year.named:
            yield end, year


_FORMS = (
    (("opening", _opening), ("weekday", _weekday), ("day", read_day), ("month", read_month),
     ("year", read_year), ("era", _era), ("closing", _closing)),
    (("opening", _opening), ("weekday", _weekday), ("numbers", _numbers), ("era", _era),
     ("closing", _closing)),
    (("opening", _opening), ("year", _year_by_name), ("month", read_month), ("day", read_day),
     ("closing", _closing)),
    (("opening", _opening), ("year", _year_by_name), ("day", read_day), ("month", read_month),
     ("closing", _closing)),
)  # fmt: skip


def _filled(tokens: Sequence[Token], at: int, form: Form) -> Iterator[Mapping[str, Any]]:
    """Each way in which the tokens fill the places of a form in their order, of which any may be
    left out.
    """
    if not form:
        if at == len(tokens):
            yield {}
        return
    (name, reader), *others = form
    for end, value in reader(tokens, at):
        for rest in _filled(tokens, end, others):
            yield {name: value, **rest}
    yield from _filled(tokens, at, others)
