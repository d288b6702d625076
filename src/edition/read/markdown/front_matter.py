"""What stands before a text in Markdown and describes it: keys of YAML between «---», of TOML
between «+++». It is never set.

Of YAML only what such heads are made of is read: a key and a value a line, a list in brackets or a
line an entry, a value in quotation marks, a passage behind «|» or «>». Every value is a text: a
loader of YAML would take «no» for a falsehood and 1404-07-22 for a day of the year 1404, and would
follow references, of which nine lines make a billion entries. What is written in another way is
named by its key and left alone.

A head is told from thematic breaks by its lines: all of them are keys, entries, comments or
stand in, and it ends.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from edition.core.bounds import FRONT_MATTER
from edition.core.diagnostics import Diagnostic, Place, error
from edition.core.patterns import later
from edition.core.quoting import worded
from edition.model.source import SourceText, Span
from edition.read.typed_toml import extents

_MARKS = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = later(
    r"(?P<key>[^\W\d][\w .-]{0,98}?|\"[^\"]+\"|'[^']+')[ \t]{0,9}:(?:\s+(?P<value>.*?))?\s*$"
)
_TOML_KEY = later(r"\s*(?:[\w.\"'-]+\s*=|\[)")
_COMMENT = later(r"\s*(?:#.*)?$")
_ENTRY = later(r"\s*-(?:\s+(?P<value>.*?))?\s*$")
_BEHIND = later(r"\s#.*$")
_PASSAGE = later(r"[|>][+-]?\d?$")
_QUOTED = later(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_ESCAPES = {"n": " ", "t": " ", "u200c": "\u200c"}
_READ: Mapping[str, str] = {
    **dict.fromkeys(("title",), "title"),
    **dict.fromkeys(("author", "authors", "creator", "creators", "by"), "author"),
    **dict.fromkeys(("date", "issued", "published"), "date"),
    **dict.fromkeys(("lang", "language", "locale"), "language"),
    **dict.fromkeys(("keywords", "keyword", "tags"), "keywords"),
}
"""The keys that are read, by what they say."""


class Said(Struct, frozen=True):
    """What a key says, in one or more texts, and the line it stands in (from 1)."""

    key: str
    values: tuple[str, ...]
    line: int


class FrontMatter(Struct, frozen=True):
    """A head: where it stands, its line end with it; what is `said` by «title», «author», «date»,
    «language», «keywords»; and the other keys, each with its line.
    """

    span: Span
    said: Mapping[str, Said]
    others: tuple[tuple[str, int], ...]


def front_matter(source: SourceText) -> FrontMatter | Diagnostic | None:
    """The head of a text, None where it has none; an error for one that is too long, or that does
    not end.
    """
    text = source.text
    first = text.split("\n", 1)[0].rstrip()
    if first not in _MARKS:
        return None
    lines: list[str] = []
    at = text.find("\n") + 1
    ends = False
    while at and not ends and len(lines) <= FRONT_MATTER.most:
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        ends = line.rstrip() in _MARKS[first]
        lines += [] if ends else [line]
        at = end + 1 if end >= 0 else 0 if not ends else len(text)
    of_toml = first == "+++"
    if not ends:
        return _unended(source, lines, of_toml=of_toml)
    if not _is_head(lines, of_toml=of_toml):
        return None
    said = list(_of_toml(lines, source.file) if of_toml else _of_yaml(lines))
    known: dict[str, Said] = {}
    others: list[tuple[str, int]] = []
    for each in said:
        name = _READ.get(each.key.strip("\"'").lower(), "")
        if name and each.values and name not in known:
            known[name] = each
        else:
            others.append((each.key, each.line))
    return FrontMatter(Span(0, at), known, tuple(others))


def _unended(source: SourceText, lines: list[str], *, of_toml: bool) -> Diagnostic | None:
    """An error for a head that begins like one and does not end."""
    begun: list[str] = []
    for line in lines:
        if not line.strip():
            break
        begun.append(line)
    keys = [found["key"].lower() for line in begun if (found := _KEY.match(line))]
    if not of_toml and not (_is_head(begun, of_toml=False) and _READ.keys() & set(keys)):
        return None
    if of_toml and not _is_head(begun, of_toml=True):
        return None
    if problem := FRONT_MATTER.exceeded(len(lines), Place(source.file, 1)):
        return problem
    mark = "+++" if of_toml else "---"
    fact = worded("what describes the text begins here with {mark} and never ends", mark=mark)
    return error(
        "front-matter",
        fact,
        worded("end it with a line of {mark}", mark=mark),
        Place(source.file, 1),
    )


def _is_head(lines: list[str], *, of_toml: bool) -> bool:
    """Whether every line is one that a head has, and one of them a key."""
    key = _TOML_KEY if of_toml else _KEY
    keys = 0
    for line in lines:
        if key.match(line):
            keys += 1
        elif not (
            _COMMENT.match(line) or (keys and (line[0].isspace() or _ENTRY.match(line) or of_toml))
        ):
            return False
    return keys > 0


def _of_yaml(lines: list[str]) -> Iterator[Said]:
    """The keys at the left edge, each with its values; none where they are written otherwise."""
    starts = [at for at, line in enumerate(lines) if _KEY.match(line) and not _ENTRY.match(line)]
    for at, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found = _KEY.match(lines[at])
        assert found is not None
        below = [line for line in lines[at + 1 : end] if not _COMMENT.match(line)]
        yield Said(found["key"], tuple(_values(found["value"] or "", below)), at + 2)


def _values(value: str, below: list[str]) -> Iterator[str]:
    """The texts that a value is."""
    if not _QUOTED.match(value):
        value = _BEHIND.sub("", f" {value}").strip()
    if _PASSAGE.match(value):
        words = " ".join(line.strip() for line in below)
        yield from [words] if words else []
    elif value.startswith("[") and value.endswith("]"):
        yield from filter(None, map(_plain, _parted(value[1:-1])))
    elif not value and below and _ENTRY.match(below[0]):
        # What stands further in than the entries is more of one: of a person that has a name.
        lead = len(below[0]) - len(below[0].lstrip())
        own = [line for line in below if not line[: lead + 1].isspace()]
        entries = [found["value"] or "" if (found := _ENTRY.match(line)) else "" for line in own]
        texts = [_named(entry) for entry in entries]
        yield from texts if all(texts) else []
    elif value and not value.startswith(("{", "[", "&", "*", "!", "|", ">")):
        # A text goes on in the lines that stand in below it.
        yield _plain(" ".join((value, *(line.strip() for line in below))))


def _named(entry: str) -> str:
    """An entry of a list: a text, or «name: …» of a person."""
    found = _KEY.match(entry)
    if found and not _QUOTED.match(entry):
        return _plain(found["value"] or "") if found["key"].lower() == "name" else ""
    return "" if entry.startswith(("{", "[", "&", "*", "!")) else _plain(entry)


def _parted(inner: str) -> Iterator[str]:
    """What commas part, outside of quotation marks."""
    start = at = 0
    while at < len(inner):
        if quoted := _QUOTED.match(inner, at):
            at = quoted.end()
        elif inner[at] in ",،":
            yield inner[start:at]
            start = at = at + 1
        else:
            at += 1
    yield inner[start:]


def _plain(value: str) -> str:
    """A text without its quotation marks."""
    value = value.strip()
    if _QUOTED.fullmatch(value):
        inner = value[1:-1]
        if value[0] == "'":
            return inner.replace("''", "'").strip()
        return re.sub(r"\\(u200c|.)", lambda met: _ESCAPES.get(met[1], met[1]), inner).strip()
    return value


def _of_toml(lines: list[str], file: str) -> Iterator[Said]:
    """The keys of TOML before its first table; none where that is not TOML, which is named by the
    first of its lines.
    """
    content = "\n".join(lines)
    try:
        found: dict[str, Any] = {} if list(extents(content, file)) else tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        found = {}
    if not found:
        yield Said(lines[0].partition("=")[0].strip() or lines[0], (), 2)
    for key, value in found.items():
        line = next(
            (at for at, line in enumerate(lines, 2) if line.split("=")[0].strip(" \"'") == key), 2
        )
        values = value if isinstance(value, list) else [value]
        texts = [_text(each) for each in values]
        yield Said(key, tuple(texts) if all(texts) else (), line)


def _text(value: object) -> str:
    """A value of TOML as a text, "" for one that is none."""
    match value:
        case str():
            return value.strip()
        case datetime() | date():
            return value.isoformat()
        case {"name": str(name)}:
            return name.strip()
        case _:
            return ""
