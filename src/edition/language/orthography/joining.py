"""Parts of one word that the zero-width non-joiner holds together: «می» before its verb, «ها» and
other endings behind theirs.

Recognition is by lists, of verb forms and of endings: what is not in them is left as it stands.
"""

import re
from collections.abc import Iterator

from edition.language.orthography.changes import Change
from edition.language.orthography.passage import Passage
from edition.language.orthography.script import DIGITS, LETTERS, MARKS, NOT_JOINED, WORD
from edition.language.orthography.verbs import AMBIGUOUS, FORMS, PARTICIPLES, PREFIXES

_ZWNJ = "\u200c"
_SPACE = "[ \u00a0]"
# A pattern that begins with a letter is searched for quickly; what must stand before it is looked
# at afterwards.
_MI = re.compile(rf"می(?P<space>{_SPACE}+)(?P<verb>[{WORD}]+)(?![{WORD}])")
_JOINED_MI = re.compile(rf"می(?P<verb>[{LETTERS}{MARKS}]{{2,}})(?![{WORD}])")
_BEFORE_MI = re.compile(rf"(?<![{WORD}])و?(?:{'|'.join(PREFIXES)})?ن?\Z")
_BEFORE_JOINED_MI = re.compile(rf"(?<![{WORD}])و?ن?\Z")
# Behind these «می» may be the month of May.
_MAY = re.compile(rf"(?:ماه|اول|[{DIGITS}]){_SPACE}*\Z")
_HA = re.compile(
    rf"(?<=[{LETTERS}{MARKS}][{LETTERS}{MARKS}])(?P<space>{_SPACE}+)"
    rf"ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?(?![{WORD}])"
)
_HA_YE = re.compile(
    rf"(?<=[{WORD}]ها)(?P<space>{_SPACE}+)ی(?![{WORD}])"
    rf"|(?<![{WORD}])ها(?P<apart>{_SPACE}+)ی(?![{WORD}])"
)
_AND_HUY = re.compile(rf"{_SPACE}+(?:های|و{_SPACE}+هوی)(?![{WORD}])")
_HEH_I = re.compile(rf"(?<=[{LETTERS}][{LETTERS}]ه)(?P<space>{_SPACE}+)ای(?![{WORD}])")
_TARIN = re.compile(rf"(?<=[{LETTERS}][{LETTERS}])(?P<space>{_SPACE}+)ترین(?:ها|های)?(?![{WORD}])")
_TAR = re.compile(rf"(?<=[{LETTERS}][{LETTERS}])(?P<space>{_SPACE}+)تر(?![{WORD}])")
_LONGEST_BEFORE = 12
_WRITTEN_TO_IT = (FORMS | PARTICIPLES) - AMBIGUOUS
_NO_MARKS = {code: None for code in (*range(0x64B, 0x660), 0x670, 0x640)}
_JOINS_NOT = re.compile(f"[{NOT_JOINED}][{MARKS}]*\\Z")


def mi_apart(passage: Passage) -> Iterator[Change]:
    """A space between «می» and a verb form, in prose: in verse «می» may be wine. A «و» may be
    written to it.
    """
    for found in _MI.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        is_verb = (
            found["verb"].translate(_NO_MARKS) in FORMS
            and _BEFORE_MI.search(before)
            and not _MAY.search(before)
        )
        if is_verb and not passage.is_verse(*found.span()):
            yield Change(*found.span("space"), _ZWNJ)


def mi_joined(passage: Passage) -> Iterator[Change]:
    """«می» written to its verb."""
    for found in _JOINED_MI.finditer(passage.alike):
        before = passage.alike[max(found.start() - _LONGEST_BEFORE, 0) : found.start()]
        verb = found["verb"].translate(_NO_MARKS)
        if verb in _WRITTEN_TO_IT and _BEFORE_JOINED_MI.search(before):
            yield Change(found.start("verb"), found.start("verb"), _ZWNJ)


def ha_apart(passage: Passage) -> Iterator[Change]:
    """A space before «ها» and what may follow it; «های های» and «های و هوی» are words of
    their own.
    """
    for found in _HA.finditer(passage.alike):
        if (
            not _AND_HUY.match(passage.alike, found.end())
            and passage.alike[found.start() - 3 : found.start()] != "های"
        ):
            yield _held(passage, found)


def ha_ye(passage: Passage) -> Iterator[Change]:
    """«ها ی» for «های»."""
    for found in _HA_YE.finditer(passage.alike):
        yield Change(*found.span("space" if found["space"] else "apart"), "")


def indefinite(passage: Passage) -> Iterator[Change]:
    """«خانه ای» for «خانه‌ای», in prose: in verse «ای» may call somebody."""
    yield from (
        _held(passage, found)
        for found in _HEH_I.finditer(passage.alike)
        if not passage.is_verse(*found.span())
    )


def superlative(passage: Passage) -> Iterator[Change]:
    """A space before «ترین», which is never a word."""
    yield from (_held(passage, found) for found in _TARIN.finditer(passage.alike))


def comparative(passage: Passage) -> Iterator[Change]:
    """A space before «تر», which may also be wet."""
    yield from (_held(passage, found) for found in _TAR.finditer(passage.alike))


def _held(passage: Passage, found: "re.Match[str]") -> Change:
    """A non-joiner for the space; nothing behind a letter that does not join."""
    start, end = found.span("space")
    return Change(start, end, "" if _JOINS_NOT.search(passage.alike, 0, start) else _ZWNJ)
