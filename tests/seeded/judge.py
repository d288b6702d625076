"""What came of one text: built with every letter, refused by a code, or a fault. It shares no code with the product."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pikepdf
from msgspec import Struct

Outcome = Literal["built", "refused", "lost", "proof failed", "traceback", "hang", "mute"]
FAULTS: tuple[Outcome, ...] = ("lost", "proof failed", "traceback", "hang", "mute")
BOUNDS = frozenset({"marks", "unseen", "no-text", "note-long", "line-break"})
"""Codes of refusals that state a bound of the compiler."""
OF_THE_TEXT = frozenset({"note-missing", "note-twice", "note-unused", "not-utf-8", "forbidden-character", "encoding"})
"""Codes of refusals of a text that says what cannot be: a note that is not there, bytes that are no text."""
_PROBLEM = re.compile(r"^.+?:(?:\d+:\d+:|\d+:)? error: .{10,}; .{5,}\. \[([a-z0-9-]+)\]$", re.M)
_REFERENCE = re.compile(r"\[\^[^\[\]\s]+\]:?")


class Judged(Struct, frozen=True):
    """An outcome, with the code of a refusal or the fault in words."""

    outcome: Outcome
    why: str = ""


def judged(code: int | None, said: str, source: bytes, pdf: Path, *, markdown: bool) -> Judged:
    """Of an exit code (None: over time) and what was printed; where it built, of the PDF and the register beside it."""
    if code is None:
        return Judged("hang")
    if "Traceback" in said or code not in (0, 1, 3):
        return Judged("traceback", said.strip().splitlines()[-1][:160] if said.strip() else f"exit {code}")
    if code == 1:
        codes = _PROBLEM.findall(said)
        return Judged("refused", codes[0]) if codes else Judged("mute", said.strip()[-160:])
    if code == 3:
        failed = [line for line in said.splitlines() if "proof failed" in line]
        return Judged("proof failed", failed[0][-400:] if failed else "exit 3 without a word")
    missing = lost(source, pdf, markdown=markdown)
    return Judged("lost", missing) if missing else Judged("built")


def lost(source: bytes, pdf: Path, *, markdown: bool) -> str:
    """The letters of the source that neither tree nor register has as often, or the first line that is torn; "" for none."""
    text = source.decode("utf-8-sig" if not source.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-16")
    said, changed = spoken(pdf), list(register(pdf.parent / "emendations.csv"))
    text = _REFERENCE.sub("", text)
    wanted, found = Counter(filter(_counts, text)), Counter(filter(_counts, said))
    if markdown:  # whose syntax is ASCII
        wanted = Counter({c: n for c, n in wanted.items() if not c.isascii()})
    for before, after in changed:
        wanted.subtract(Counter(filter(_counts, before)))
        wanted.update(Counter(filter(_counts, after)))
    short = {c: n - found[c] for c, n in wanted.items() if n > found[c]}
    if short:
        return "letters: " + ", ".join(f"U+{ord(c):04X} {n} times" for c, n in sorted(short.items())[:5])
    return "" if markdown or changed else _torn(text, said)


def _torn(text: str, said: str) -> str:
    """The first line of a plain text whose letters do not stand together in the tree, in their order."""
    joined = "".join(filter(_counts, said))
    for number, line in enumerate(text.split("\n"), 1):
        letters = "".join(filter(_counts, line))
        if letters and letters not in joined:
            return f"line {number} does not stand together: {line[:60]}"
    return ""


def _counts(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def register(file: Path) -> Iterator[tuple[str, str]]:
    """What the register has changed: before and after."""
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            yield row["before"], row["after"]


def spoken(pdf: Path) -> str:
    """The text of the structure tree of a file, as assistive technology reads it, without the figures that refer to notes."""
    with pikepdf.open(pdf) as opened:
        return " ".join(_spoken(opened.Root.StructTreeRoot))


def _spoken(node: pikepdf.Object) -> Iterator[str]:
    if node.get("/S") == "/Reference":
        return
    if "/ActualText" in node:
        yield str(node.ActualText)
        return
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") in (None, "/StructElem"):
            yield from _spoken(kid)
