"""A written PDF taken apart: operators, codes and where they stand, the embedded fonts, the
structure tree.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from msgspec import Struct

RESOURCES = {"F1": "Regular", "F2": "Medium", "F3": "Bold", "F4": "Black"}


class Font:
    """An embedded font: `widths` in thousandths of an em and `texts` by code, the TrueType
    program.
    """

    def __init__(self, dictionary: Any) -> None:
        self.dictionary = dictionary
        self.descendant = dictionary.DescendantFonts[0]
        first, widths = self.descendant.W
        self.widths = {int(first) + i: float(width) for i, width in enumerate(widths)}
        cmap = dictionary.ToUnicode.read_bytes().decode("ascii")
        pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.MULTILINE)
        self.texts = {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be")
            for code, text in pairs
            if len(code) == 4
        }
        self.texts.pop(0, None)
        self.declared = [int(count) for count in re.findall(r"(\d+) beginbfchar", cmap)]

    @cached_property
    def program(self) -> TTFont:
        return TTFont(BytesIO(self.descendant.FontDescriptor.FontFile2.read_bytes()), lazy=False)


class Shown(Struct, frozen=True):
    """A code with the x of its left edge, in points from the left of the page."""

    code: int
    x: float
    text: str
    mcid: int


class TextObject(Struct, frozen=True):
    """What stands between BT and ET: how often each operator does, the codes from left to right,
    the operands of its TJs.
    """

    face: str
    size: float
    scale: float
    x: float
    y: float
    operators: Mapping[str, int]
    shown: tuple[Shown, ...]
    arrays: tuple[tuple[Any, ...], ...]


def mcid_of(operands: list[Any]) -> int:
    """The number of a marked content; -1 for an artifact."""
    return int(operands[1].get("/MCID", -1))


class Pages:
    """A file by its pages."""

    def __init__(self, file: Path) -> None:
        self.pdf = pikepdf.open(file)
        fonts = self.pdf.pages[0].Resources.Font
        self.fonts = {RESOURCES[name[1:]]: Font(fonts[name]) for name in fonts}

    def operators(self, page: int) -> list[tuple[list[Any], str]]:
        """The instructions of a page (from 1)."""
        parsed = pikepdf.parse_content_stream(self.pdf.pages[page - 1])
        return [(list(instruction.operands), str(instruction.operator)) for instruction in parsed]

    def lines(self, page: int) -> list[TextObject]:
        """The text objects of a page, in the order of the stream."""
        found: list[TextObject] = []
        gathered: list[tuple[list[Any], str, int]] = []
        mcid = -1
        for operands, operator in self.operators(page):
            if operator == "BDC":
                mcid = mcid_of(operands)
            elif operator == "ET":
                found.append(self._line(gathered))
                gathered = []
            elif operator in ("Tf", "Tm", "TJ"):
                gathered.append((operands, operator, mcid))
        return found

    def _line(self, gathered: list[tuple[list[Any], str, int]]) -> TextObject:
        counts = {
            name: sum(operator == name for _, operator, _ in gathered)
            for name in ("Tf", "Tm", "TJ")
        }
        by_name = {operator: operands for operands, operator, _ in gathered}
        face, size = RESOURCES[str(by_name["Tf"][0])[1:]], float(by_name["Tf"][1])
        scale, _, _, _, x, y = map(float, by_name["Tm"])
        shown = tuple(self._shown(gathered, face, size * scale, x))
        arrays = tuple(tuple(operands[0]) for operands, operator, _ in gathered if operator == "TJ")
        return TextObject(face, size, scale, x, y, counts, shown, arrays)

    def _shown(
        self, gathered: list[tuple[list[Any], str, int]], face: str, em: float, x: float
    ) -> Iterator[Shown]:
        font = self.fonts[face]
        for operands, operator, mcid in gathered:
            for operand in operands[0] if operator == "TJ" else ():
                if isinstance(operand, pikepdf.String):
                    codes = bytes(operand)
                    for high, low in zip(codes[::2], codes[1::2], strict=True):
                        code = high << 8 | low
                        yield Shown(code, x, font.texts[code], mcid)
                        x += font.widths[code] * em / 1000
                else:
                    x -= float(operand) * em / 1000


class Node:
    """An element with its kids, the numbers it owns and its parent."""

    def __init__(self, dictionary: Any, parent: "Node | None" = None) -> None:
        self.dictionary = dictionary
        self.parent = parent
        self.role = str(dictionary.S)[1:]
        held = dictionary.get("/K", [])
        listed = list(held) if isinstance(held, pikepdf.Array) else [held]
        self.kids = [
            Node(kid, self) for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]
        self.mcids = [int(kid) for kid in listed if isinstance(kid, int)]
        self.objects = [
            kid
            for kid in listed
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
        ]

    def __iter__(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            yield from kid

    @property
    def text(self) -> str:
        """What is read aloud."""
        if "/ActualText" in self.dictionary:
            return str(self.dictionary.ActualText)
        return "".join(kid.text for kid in self.kids)

    def shape(self) -> str:
        """Roles as a string, Spans left out."""
        kids = " ".join(filter(None, (kid.shape() for kid in self.kids)))
        return kids if self.role == "Span" else f"{self.role}({kids})" if kids else self.role


def root(pdf: pikepdf.Pdf) -> Node:
    """The Document element."""
    kids = pdf.Root.StructTreeRoot.K
    return Node(kids[0] if isinstance(kids, pikepdf.Array) else kids)


def leaves(node: Node) -> list[Node]:
    """The elements whose kids are Spans, in order."""
    if any(kid.role == "Span" for kid in node.kids):
        return [node]
    return [leaf for kid in node.kids for leaf in leaves(kid)]
