"""The sum of a text's widths is exact, so that it is the same on every Python."""

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from edition.press.shop.separations import Widths


def font(*widths: PdfObject) -> DictionaryObject:
    descendant = DictionaryObject(
        {NameObject("/DW"): FloatObject("500.5"), NameObject("/W"): ArrayObject(widths)}
    )
    return DictionaryObject({NameObject("/DescendantFonts"): ArrayObject([descendant])})


def codes(*numbers: int) -> ByteStringObject:
    return ByteStringObject(b"".join(code.to_bytes(2, "big") for code in numbers))


def test_both_forms_of_the_table_its_default_and_what_is_taken_off() -> None:
    table = font(
        NumberObject(1),
        ArrayObject([FloatObject("0.1"), NumberObject(7)]),
        NumberObject(5),
        NumberObject(6),
        NumberObject(40),
    )
    shown = ArrayObject([codes(1, 2), FloatObject("-12.5"), codes(5, 6, 9)])
    assert Widths().shown(shown, table) == 100 + 7_000 + 12_500 + 40_000 + 40_000 + 500_500


def test_a_sum_of_tenths_is_exact() -> None:
    """Ten times 0.1 is 0.9999999999999999 where floats are added one by one, and 1.0 where their
    sum is compensated.
    """
    table = font(NumberObject(1), ArrayObject([FloatObject("0.1")]))
    assert Widths().shown(codes(*[1] * 10), table) == 1000
