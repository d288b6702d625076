"""How far a text moves the pen: the sum of its codes' widths, by the font's own table.

In integers: how floats are summed differs between versions of Python (compensated from 3.12 on).
"""

from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, PdfObject

from edition.press.pages.objects import array, entry, number

MILLIONTHS = 1000
"""Of an em in a thousandth of it, in which a file counts."""


class Widths:
    """The tables of the composite fonts met so far (ISO 32000-1, 9.7.4.3)."""

    def __init__(self) -> None:
        self._tables: dict[int, tuple[dict[int, int], int]] = {}

    def shown(self, text: PdfObject, font: DictionaryObject) -> int:
        """The advance of an operand of Tj or TJ in millionths of an em, adjustments taken off."""
        table, default = self._table(font)
        advance = 0
        for piece in text if isinstance(text, ArrayObject) else [text]:
            if isinstance(piece, ByteStringObject):
                codes = (int.from_bytes(piece[i : i + 2], "big") for i in range(0, len(piece), 2))
                advance += sum(table.get(code, default) for code in codes)
            else:
                advance -= _millionths(piece)
        return advance

    def _table(self, font: DictionaryObject) -> tuple[dict[int, int], int]:
        if id(font) not in self._tables:
            descendant = array(font, "/DescendantFonts")[0]
            default = (
                1000 * MILLIONTHS
                if entry(descendant, "/DW") is None
                else _millionths(entry(descendant, "/DW"))
            )
            self._tables[id(font)] = dict(_read(array(descendant, "/W"))), default
        return self._tables[id(font)]


def _read(entries: list[PdfObject]) -> list[tuple[int, int]]:
    """Both forms of W: a first code with a list of widths, or a first and a last code with one
    width.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(entries):
        first, second = round(number(entries[at])), entries[at + 1]
        if isinstance(second, ArrayObject):
            found += [(first + i, _millionths(width)) for i, width in enumerate(second)]
            at += 2
        else:
            found += [
                (code, _millionths(entries[at + 2]))
                for code in range(first, round(number(second)) + 1)
            ]
            at += 3
    return found


def _millionths(thousandths: PdfObject | None) -> int:
    return round(number(thousandths) * MILLIONTHS)
