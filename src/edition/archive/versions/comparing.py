"""How two deposits of a text differ, for people: words of the reading text, entries of the register
of changes, what edition.toml states, files that were made.
"""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from edition.model.changes import (
    Changes,
    EmendationChange,
    OutputChange,
    Stage,
    StatementChange,
    WordChange,
)

_AROUND = 5
"""Words before and after a change that are told with it."""
_MOST = 4_000
"""Words of a passage that are compared one by one, for that takes the square of them."""


class HeldBag(NamedTuple):
    """A bag by the paths in it, wherever its files lie."""

    files: Mapping[str, Path]

    def text(self, name: str) -> str:
        return self.files[name].read_bytes().decode()


def changes(earlier: HeldBag, later: HeldBag) -> Changes:
    """From one sound bag to another."""
    before, after = (
        tomllib.loads(bag.text("data/source/edition.toml")) for bag in (earlier, later)
    )
    outputs, same = _outputs(earlier, later)
    texts = (bag.text("data/text/reading.txt").splitlines() for bag in (earlier, later))
    return Changes(
        title=str(after["title"]),
        language=str(after["language"]),
        earlier=_stage(earlier, before),
        later=_stage(later, after),
        words=tuple(_words(*texts)),
        emendations=tuple(_emendations(earlier, later)),
        statements=tuple(_statements(before, after)),
        outputs=outputs,
        same=same,
    )


def _stage(bag: HeldBag, table: Mapping[str, Any]) -> Stage:
    info = dict(line.partition(": ")[::2] for line in bag.text("bag-info.txt").splitlines())
    return Stage(str(table["id"]), str(table.get("version", "1")), info.get("Bagging-Date", ""))


def _words(before: Sequence[str], after: Sequence[str]) -> Iterator[WordChange]:
    """Lines are compared first, and the words of those that differ."""
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _in_passage(before[a:b], after[c:d], c + 1)


def _in_passage(before: Sequence[str], after: Sequence[str], first: int) -> Iterator[WordChange]:
    old = [word for line in before for word in line.split()]
    new = [(word, first + i) for i, line in enumerate(after) for word in line.split()]
    words = [word for word, _ in new]
    if len(old) + len(words) > _MOST:
        yield WordChange(first, " ".join(old), " ".join(words))
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, words, autojunk=False).get_opcodes():
        if kind != "equal":
            yield WordChange(
                new[min(c, len(new) - 1)][1] if new else first,
                " ".join(old[a:b]),
                " ".join(words[c:d]),
                " ".join(words[max(c - _AROUND, 0) : c]),
                " ".join(words[d : d + _AROUND]),
            )


def _emendations(earlier: HeldBag, later: HeldBag) -> Iterator[EmendationChange]:
    """Entries are known by what they set for what, by which rule and why: their lines may move."""
    rows = [
        list(csv.DictReader(StringIO(bag.text("data/emendations.csv"), newline="")))
        for bag in (earlier, later)
    ]
    counted = [Counter(map(_known, each)) for each in rows]
    for is_new, of, others in ((False, rows[0], counted[1]), (True, rows[1], counted[0])):
        left = Counter(others)
        for row in of:
            key = _known(row)
            if left[key] > 0:
                left[key] -= 1
            else:
                yield EmendationChange(is_new, row.get("line", ""), *key)


def _known(row: Mapping[str, str]) -> tuple[str, str, str, str]:
    return (
        row.get("before", ""),
        row.get("after", ""),
        row.get("rule", ""),
        row.get("reason", ""),
    )


def _statements(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[StatementChange]:
    for key in dict.fromkeys((*after, *before)):
        one, other = (_told(table.get(key)) for table in (before, after))
        if one != other:
            yield StatementChange(key, one, other)


def _told(value: object) -> str:
    """A value in words of its own, "" where there is none; tables and lists as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    return msgspec.json.encode(value).decode()


def _outputs(earlier: HeldBag, later: HeldBag) -> tuple[tuple[OutputChange, ...], int]:
    """What was made, in the order of names; and how many files stayed as they were."""
    before, after = (
        {
            entry["name"]: entry["sha256"]
            for entry in msgspec.json.decode(bag.text("data/manifest.json"))["outputs"]
        }
        for bag in (earlier, later)
    )
    found = [
        OutputChange(
            name, "gone" if name not in after else "new" if name not in before else "changed"
        )
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]
    return tuple(found), len(before.keys() | after.keys()) - len(found)
