"""The words of a source in the PDF that was made of it. It shares no code with the product."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf

_REFERENCE = re.compile(r"\[\^[^\[\]\s]+\]:?")


def lost(source: bytes, pdf: Path, *, markdown: bool) -> str:
    """The letters of the source that neither tree nor register has as often, or the first line that
    is torn; "" for none.
    """
    text = source.decode(
        "utf-8-sig" if not source.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-16"
    )
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
        return "letters: " + ", ".join(
            f"U+{ord(c):04X} {n} times" for c, n in sorted(short.items())[:5]
        )
    return "" if markdown or changed else _torn(text, said)


def _torn(text: str, said: str) -> str:
    """The first line of a plain text whose letters do not stand together in the tree, in their
    order.
    """
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
    """The text of the structure tree of a file, as assistive technology reads it, without the
    figures that refer to notes.
    """
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
