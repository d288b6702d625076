"""How far a text moves the pen: the sum of its codes' widths, by the font's own table."""

from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, PdfObject

from edition.press.objects import array, entry, number


class Widths:
    """The tables of the composite fonts met so far (ISO 32000-1, 9.7.4.3)."""

    def __init__(self) -> None:
        self._tables: dict[int, tuple[dict[int, float], float]] = {}

    def shown(self, text: PdfObject, font: DictionaryObject) -> float:
        """The advance of an operand of Tj or TJ in thousandths of an em, adjustments taken off."""
        table, default = self._table(font)
        advance = 0.0
        for piece in text if isinstance(text, ArrayObject) else [text]:
            if isinstance(piece, ByteStringObject):
                codes = (int.from_bytes(piece[i : i + 2], "big") for i in range(0, len(piece), 2))
                advance += sum(table.get(code, default) for code in codes)
            else:
                advance -= number(piece)
        return advance

    def _table(self, font: DictionaryObject) -> tuple[dict[int, float], float]:
        if id(font) not in self._tables:
            descendant = array(font, "/DescendantFonts")[0]
            default = 1000.0 if entry(descendant, "/DW") is None else number(entry(descendant, "/DW"))
            self._tables[id(font)] = dict(_read(array(descendant, "/W"))), default
        return self._tables[id(font)]


def _read(entries: list[PdfObject]) -> list[tuple[int, float]]:
    """Both forms of W: a first code with a list of widths, or a first and a last code with one width."""
    found: list[tuple[int, float]] = []
    at = 0
    while at < len(entries):
        first, second = round(number(entries[at])), entries[at + 1]
        if isinstance(second, ArrayObject):
            found += [(first + i, number(width)) for i, width in enumerate(second)]
            at += 2
        else:
            found += [(code, number(entries[at + 2])) for code in range(first, round(number(second)) + 1)]
            at += 3
    return found
