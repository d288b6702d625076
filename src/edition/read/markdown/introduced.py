"""What stands before a text in Markdown and describes it, as keys of edition.toml: for a new
edition, and against those of one that is there.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from edition.core.dates.calendars import calendars_by_year, days_of
from edition.core.dates.printed_dates import parse_date
from edition.core.diagnostics import Diagnostic, Place, Problems, warning
from edition.core.languages import known
from edition.core.patterns import later
from edition.core.quoting import worded
from edition.core.white_space import same
from edition.model.description import Creator, Description, PrintedDate
from edition.model.source import SourceText
from edition.read.markdown.front_matter import FrontMatter, Said, front_matter

_DAY = later(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_YEARS = range(1582, 2200)
"""Of the Gregorian calendar: a day of the year 1404 is one of another."""
_NAMES = later(r"\s*[;؛]\s*|\s*[,،]\s+و?\s*")
"""Between the names of authors who stand in one text."""


def introduced(source: SourceText) -> tuple[dict[str, Any], Problems]:
    """The keys that are said, and a warning for each that says nothing to edition."""
    head = front_matter(source)
    if not isinstance(head, FrontMatter):
        return {}, ()
    found: dict[str, Any] = {}
    unread = list(head.others)
    if title := head.said.get("title"):
        found["title"] = " ".join(title.values[0].split())
    if names := _authors(head):
        found["creator"] = tuple(Creator(name=name) for name in names)
        found["issuing_body"], found["issuing_body_kind"] = names[0], "person"
    if said := head.said.get("language"):
        language = _language(said)
        found |= {"language": language} if language else {}
        unread += [] if language else [(said.key, said.line)]
    if said := head.said.get("date"):
        dated = _dated(said, source.text[head.span.end :])
        found |= dated
        unread += [] if dated else [(said.key, said.line)]
    if keywords := head.said.get("keywords"):
        found["keywords"] = tuple(dict.fromkeys(_words(keywords)))
    problems = (
        warning(
            "front-matter-key",
            worded("«{key}» before the text is not read", key=key),
            "write what it says into edition.toml, if that has a key for it",
            Place(source.file, line),
        )
        for key, line in sorted(unread, key=lambda each: each[1])
    )
    return found, tuple(problems)


def contradictions(source: SourceText, description: Description) -> Iterator[Diagnostic]:
    """A warning for each key before the text that says otherwise than edition.toml does."""
    head = front_matter(source)
    if not isinstance(head, FrontMatter):
        return
    said, _ = introduced(source)
    names = [each.name for each in (*description.creator, *description.contributor)] + [
        description.issuing_body
    ]
    day = said.get("issued")
    differing = {
        "title": "title" in said and not same(said["title"], description.title),
        "author": any(name not in names for name in _authors(head)),
        "language": "language" in said
        and said["language"].split("-")[0] != description.language.lower().split("-")[0],
        "date": day is not None and description.issued is not None and day != description.issued,
        "keywords": bool(description.keywords)
        and not set(said.get("keywords", ())) <= set(description.keywords),
    }
    for name, differs in differing.items():
        if differs:
            each = head.said[name]
            fact = worded(
                "before the text stands «{key}: {value}», and edition.toml says otherwise",
                key=each.key,
                value=", ".join(each.values),
            )
            act = worded("edition.toml is what counts: correct the one that is wrong")
            yield warning("front-matter", fact, act, Place(source.file, each.line))


def _authors(head: FrontMatter) -> Sequence[str]:
    said = head.said.get("author")
    if said is None:
        return ()
    names = said.values if len(said.values) > 1 else _NAMES.split(said.values[0])
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def _words(said: Said) -> Iterator[str]:
    """Keywords: a list, or one text with commas between them."""
    for value in said.values if len(said.values) > 1 else re.split("[,،;؛]", said.values[0]):
        if word := " ".join(value.split()):
            yield word


def _language(said: Said) -> str | None:
    """A tag of a language that is known («fa», «fa-IR», «fa_IR»)."""
    tag = said.values[0].strip().replace("_", "-")
    return tag if known(tag) else None


def _dated(said: Said, text: str) -> dict[str, Any]:
    """The day of the edition, in whatever calendar, or a date that the text prints too; nothing
    where it is neither. Numbers alone are of the likeliest calendar by their year.
    """
    words = said.values[0].strip()
    if day := _day(words):
        return {"issued": day}
    written = parse_date(words)
    if written and written.calendar and words in text:
        return {"date": (PrintedDate(printed=words, calendar=written.calendar),)}
    if written and written.start == written.end and written.end.day:
        calendar = written.calendar or next(iter(calendars_by_year(written.end.year)), None)
        days = days_of(written, calendar) if calendar else None
        return {"issued": days[0]} if isinstance(days, tuple) else {}
    return {}


def _day(words: str) -> date | None:
    """A day of the Gregorian calendar, which a machine wrote."""
    found = _DAY.fullmatch(words)
    if not found or int(found[1]) not in _YEARS:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
