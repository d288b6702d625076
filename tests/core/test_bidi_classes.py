"""The character properties against Unicode's own tables."""

import sys
import unicodedata

from edition.core.bidi.bidi_classes import CANONICAL, CLOSING_OF, class_letters
from tests.given import unicode_lines

NAMES = {
    "L": "L", "R": "R", "A": "AL", "E": "EN", "N": "AN", "s": "ES", "t": "ET", "c": "CS", "m": "NSM", "z": "BN",
    "b": "B", "h": "S", "w": "WS", "o": "ON", "l": "LRE", "r": "RLE", "x": "LRO", "y": "RLO", "p": "PDF",
    "i": "LRI", "j": "RLI", "f": "FSI", "d": "PDI",
}  # fmt: skip
SHORT = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
}
EVERY_CODE_POINT = range(sys.maxunicode + 1)


def test_every_code_point_has_the_class_of_derived_bidi_class() -> None:
    """Compared where Python's tables and the file, which may be of another version, agree on what
    is assigned.
    """
    expected = [""] * len(EVERY_CODE_POINT)
    assigned = [False] * len(EVERY_CODE_POINT)
    for line in unicode_lines("DerivedBidiClass"):
        fields = line.removeprefix("# @missing:").replace("#", ";").split(";")
        if line.startswith("# @missing:") or (line and not line.startswith("#")):
            first, _, last = fields[0].strip().partition("..")
            for code_point in range(int(first, 16), int(last or first, 16) + 1):
                expected[code_point] = SHORT.get(fields[1].strip(), fields[1].strip())
                assigned[code_point] = len(fields) > 2 and fields[2].split()[0] != "Cn"
    compared = [
        c for c in EVERY_CODE_POINT if assigned[c] == (unicodedata.category(chr(c)) != "Cn")
    ]
    found = [NAMES[letter] for letter in class_letters("".join(map(chr, compared)))]
    assert [
        (f"{c:04X}", ours, expected[c])
        for c, ours in zip(compared, found, strict=True)
        if ours != expected[c]
    ] == []
    assert len(compared) > 0.99 * len(EVERY_CODE_POINT)


def test_brackets_are_those_of_bidi_brackets() -> None:
    fields = [line.partition("#")[0].split(";") for line in unicode_lines("BidiBrackets")]
    expected = {
        chr(int(a, 16)): chr(int(b, 16))
        for a, b, kind in (f for f in fields if len(f) == 3)
        if kind.strip() == "o"
    }
    assert expected == CLOSING_OF


def test_canonical_brackets_are_those_that_nfc_replaces() -> None:
    brackets = {*CLOSING_OF, *CLOSING_OF.values()}
    assert {
        b: unicodedata.normalize("NFC", b) for b in brackets if unicodedata.normalize("NFC", b) != b
    } == CANONICAL


def test_every_bracket_is_a_neutral() -> None:
    assert set(class_letters("".join([*CLOSING_OF, *CLOSING_OF.values()]))) == {"o"}


def test_unassigned_code_points_have_the_class_of_their_block() -> None:
    hebrew, arabic, currency, noncharacter, ignorable, other = (
        "\u05ff",
        "\u074b",
        "\u20cf",
        "\ufdd0",
        "\U000e0fff",
        "\u0378",
    )
    assert class_letters(hebrew + arabic + currency + noncharacter + ignorable + other) == "RAtzzL"
