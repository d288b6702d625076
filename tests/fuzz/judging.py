"""What holds for every command: how it ends, how long and how large, and that what it says are
sentences.
"""

import re
import unicodedata
from collections.abc import Mapping

from tests.fuzz.inputs import DONE, FAILED, REFUSED, USAGE, Judged
from tests.fuzz.program import REFUSED_MEBIBYTES, REFUSED_SECONDS, Ran

_OUTCOMES = {0: DONE, 1: REFUSED, 2: USAGE, 3: FAILED}
_PROBLEM = re.compile(
    r"(?:(?P<place>.+?): )?(?P<severity>error|warning|note): .{8,}; .{4,}\. "
    r"\[(?P<code>[a-z0-9-]+)\]"
)
_FAILED = re.compile(
    r"(?:(?P<place>.+?): )?proof failed: (?P<file>.+?): (?P<check>.+?) \((?P<reader>.+?)\).*"
)
LONGEST = 500


def ended(ran: Ran) -> Judged:
    """The outcome of a command by itself."""
    told = ran.err.strip().splitlines()
    last = told[-1][:200] if told else ""
    if ran.code is None:
        return _of(ran, "hang", "", "over time")
    if ran.code < 0:
        return _of(ran, "signal", str(-ran.code), last)
    if "Traceback (most recent" in ran.err:
        return _of(ran, "traceback", last.partition(":")[0], last)
    if ran.code == 4:
        return _of(ran, "exit 4", last[:60], last)
    if ran.code not in _OUTCOMES:
        return _of(ran, "signal", f"exit {ran.code}", last)
    if ran.code and ran.mebibytes > REFUSED_MEBIBYTES:
        return _of(ran, "memory", f"exit {ran.code}", f"{ran.mebibytes:.0f} MiB: {last}")
    if ran.code and ran.seconds > REFUSED_SECONDS:
        return _of(ran, "slow", f"exit {ran.code}", f"{ran.seconds:.0f} s: {last}")
    return _said(ran)


_RECOGNISED = "recognised: "
"""With what the line begins that says what a text was taken for; it is no problem."""


_EXCERPT = "    "
"""With what a line begins that shows the line of the source, or what of it is meant."""


def _said(ran: Ran) -> Judged:
    """By what is printed on the standard error: a sentence a line, and what was refused has one
    with a place.
    """
    outcome = _OUTCOMES[ran.code or 0]
    if outcome == USAGE:
        return (
            _of(ran, USAGE)
            if "Error: " in ran.err
            else _of(ran, "no sentence", "usage", ran.err[:200])
        )
    matched = [
        (line, _PROBLEM.fullmatch(line) or _FAILED.fullmatch(line))
        for line in ran.err.split("\n")
        if line and not line.startswith(_RECOGNISED)
    ]
    for line, match in matched:
        if not match and not line.startswith(_EXCERPT):
            return _of(ran, "no sentence", "line", line[:200])
        if len(line) > LONGEST:
            code = _code(match.groupdict()) if match else "excerpt"
            return _of(ran, "long", code, f"{len(line)} characters: {line[:160]}")
        if steering := [
            c
            for c in line
            if unicodedata.category(c) == "Cc" or c in "\u202a\u202b\u202d\u202e\u2028\u2029"
        ]:
            return _of(ran, "no sentence", "steers", f"U+{ord(steering[0]):04X} in {line[:160]!a}")
    groups = [match.groupdict() for _, match in matched if match]
    errors = [each for each in groups if each.get("severity") == "error"]
    failures = [each for each in groups if "check" in each]
    if not {REFUSED: errors, FAILED: failures}.get(outcome, True):
        return _of(ran, "no sentence", f"exit {ran.code}", ran.err[-200:])
    if astray := [each for each in errors if not each["place"]]:
        return _of(
            ran,
            "no place",
            astray[0]["code"],
            next(line for line, _ in matched if line.startswith("error: "))[:200],
        )
    first = (failures if outcome == FAILED else errors)[:1]
    sentence = next(
        (line for line, match in matched if match and first and match.groupdict() == first[0]), ""
    )
    return _of(ran, outcome, _code(first[0]) if first else "", sentence)


def _code(groups: Mapping[str, str | None]) -> str:
    return groups.get("code") or groups.get("check") or ""


def _of(ran: Ran, outcome: str, mark: str = "", why: str = "") -> Judged:
    return Judged(outcome, mark, why, ran.seconds, ran.mebibytes)
