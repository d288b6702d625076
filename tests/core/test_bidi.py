"""The bidirectional algorithm: Unicode's conformance tests, lines of Persian as they stand on
paper, and what holds for any text.

The conformance tests feed characters to the algorithm, which looks them up in the tables of the
running Python. A case with a character that this Python does not know yet tests the tables and not
the rules: it is counted, and more than one in a hundred is a failure. (Of the 78 characters of
BidiCharacterTest none is younger than Unicode 6.3.)
"""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.core.bidi import (
    Run,
    departed_levels,
    level_runs,
    levels,
    line_levels,
    visual_order,
    visual_runs,
)
from edition.core.bidi.bidi_classes import class_letters
from edition.core.bidi.bidi_sequences import first_strong_level, isolate_ends, resolved_levels
from tests.given import real_text, unicode_lines

OF_CLASS = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "0", "AN": "\u0660", "ES": "+", "ET": "#", "CS": ",", "NSM": "\u0300",
    "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d",
    "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
BASES = {"LTR": 0, "RTL": 1, "auto": None}


def paragraph_level(text: str) -> int:
    letters = class_letters(text)
    return first_strong_level(letters, isolate_ends(letters))


class Case(NamedTuple):
    """A paragraph that is one line, the level that is asked for, and what it comes to. "x" stands
    for what X9 removes, and has no place.
    """

    text: str
    base: int | None
    levels: Sequence[str]
    order: Sequence[int]


def conforms(case: Case, found: Sequence[int], level: int) -> bool:
    """Whether a paragraph of a level has the right levels and order, given those of its
    characters.
    """
    text, _, expected_levels, expected_order = case
    found = line_levels(text, found, level, 0, len(text))
    order = [index for index in visual_order(found) if expected_levels[index] != "x"]
    same = all(
        wanted in ("x", str(got)) for wanted, got in zip(expected_levels, found, strict=True)
    )
    return same and order == list(expected_order)


def test_bidi_character_test(record_property: Callable[[str, object], None]) -> None:
    passed, unknown, failed = 0, 0, []
    for line in unicode_lines("BidiCharacterTest"):
        if not line or line.startswith("#"):
            continue
        code_points, direction, level, expected_levels, order = line.split(";")
        text = "".join(chr(int(code_point, 16)) for code_point in code_points.split())
        base = (0, 1, None)[int(direction)]
        case = Case(text, base, expected_levels.split(), [int(each) for each in order.split()])
        found = levels(text, base)
        if any(unicodedata.category(character) == "Cn" for character in text):
            unknown += 1
        elif (
            conforms(case, found, int(level))
            and (base is not None or paragraph_level(text) == int(level))
            and found == resolved_levels(text, class_letters(text), int(level))
        ):
            passed += 1
        else:
            failed.append(line)
    record_property("passed", passed)
    record_property("not run: character unknown to this Python", unknown)
    assert failed == []
    assert passed > 90_000 and unknown * 100 < passed


def test_bidi_test(record_property: Callable[[str, object], None]) -> None:
    """All 770,241 cases where CI is set; elsewhere, as they take half a minute, every sixteenth."""
    stride = 1 if os.environ.get("CI") else 16
    cases, failed = 0, []
    for case in islice(class_cases(unicode_lines("BidiTest")), 0, None, stride):
        cases += 1
        level = paragraph_level(case.text) if case.base is None else case.base
        if not conforms(case, levels(case.text, case.base), level):
            failed.append(case)
    record_property("passed", cases - len(failed))
    assert failed == []
    assert cases * stride > 700_000


def class_cases(lines: Iterable[str]) -> Iterator[Case]:
    """Each case; a character stands for each class."""
    expected_levels: list[str] = []
    order: list[int] = []
    for line in lines:
        if line.startswith("@Levels:"):
            expected_levels = line.removeprefix("@Levels:").split()
        elif line.startswith("@Reorder:"):
            order = [int(index) for index in line.removeprefix("@Reorder:").split()]
        elif line and line[0] not in "#@":
            classes, bits = line.split(";")
            text = "".join(OF_CLASS[name] for name in classes.split())
            for bit, base in ((1, BASES["auto"]), (2, BASES["LTR"]), (4, BASES["RTL"])):
                if int(bits) & bit:
                    yield Case(text, base, expected_levels, order)


def test_no_bracket_pairs_where_their_stack_overflows() -> None:
    """BD16: with the sixty-fourth open bracket the list of pairs is empty, for the whole of the
    sequence.
    """
    inside = "\u2066x\u2069"
    assert levels("a" + "(" * 63 + inside + "b)", 1)[-1] == 2
    assert levels("a" + "(" * 64 + inside + "b)", 1)[-1] == 1
    assert levels("a(b)" + "(" * 64, 1)[3] == 1


def test_what_is_removed_has_the_level_of_what_stands_before_it() -> None:
    zwnj, lre, pdf = "\u200c", "\u202a", "\u202c"
    assert levels(f"می{zwnj}روم", 1) == (1,) * 6
    assert levels(f"الف ۱{zwnj}الف", 1) == (1, 1, 1, 1, 2, 2, 1, 1, 1)
    assert levels(f"{lre}a{pdf}ب", 1) == (1, 2, 2, 1)


def test_separator_within_the_text_ends_what_was_opened_before_it() -> None:
    assert levels("\u202bab\u2029ab", 0) == (0, 2, 2, 0, 0, 0)
    assert levels("\u2067ab\u2029ab\u2069", 0)[4:] == (0, 0, 0)
    assert levels("\u2066a\u2029\u202b\u2069", 0) == (0, 2, 0, 0, 1)


def test_embeddings_stop_at_level_125_and_closing_an_isolate_forgets_those_that_had_no_room() -> (
    None
):
    lre, rle, pdf, lri, pdi = "\u202a", "\u202b", "\u202c", "\u2066", "\u2069"
    assert levels((rle + lre) * 100 + "אa", 0)[-2:] == (125, 126)
    assert levels((rle + lre) * 100 + pdf * 75 + "א", 0)[-1] == 125
    assert levels((rle + lre) * 100 + pdf * 77 + "א", 0)[-1] == 123
    assert levels(lri * 62 + lre + "a" + pdi + rle + "א", 0)[-1] == 123


def paint(text: str, units: Sequence[tuple[int, int]] = ()) -> str:
    """The characters of a right-to-left line, from left to right."""
    departures = [(start, end, "date") for start, end in units]
    found = line_levels(text, departed_levels(text, 1, departures), 1, 0, len(text))
    return "".join(text[index] for index in visual_order(found))


def spans(text: str, *parts: str) -> list[tuple[int, int]]:
    """Where each of the parts stands in the text for the first time."""
    return [(text.index(part), text.index(part) + len(part)) for part in parts]


def backwards(*words: str) -> str:
    """Right-to-left words as they are painted from left to right."""
    return " ".join(words)[::-1]


DATES = "تاریخ ۱۴۰۳/۱۲/۳۰ و ۱۴۰۳-۱۲-۳۰ و ۱۸۹۴-۱۹۶۲"


def test_case_15_dates_and_ranges_as_units_are_painted_as_typed() -> None:
    typed = ("۱۴۰۳/۱۲/۳۰", "۱۴۰۳-۱۲-۳۰", "۱۸۹۴-۱۹۶۲")
    assert paint(DATES, spans(DATES, *typed)) == " ".join(
        [typed[2], "و", typed[1], "و", typed[0], backwards("تاریخ")]
    )


def test_case_15_without_units_a_hyphen_turns_a_date_around_and_a_slash_does_not() -> None:
    assert paint(DATES) == " ".join(
        ["۱۹۶۲-۱۸۹۴", "و", "۳۰-۱۲-۱۴۰۳", "و", "۱۴۰۳/۱۲/۳۰", backwards("تاریخ")]
    )


@pytest.mark.parametrize("digits", ["۱۲۳۴۵۶۷۸۹", "١٢٣٤٥٦٧٨٩", "123456789"])
@pytest.mark.parametrize("joint", ["/", "-", ".", "\u2013", "\u2212", " \u2013 "])
@pytest.mark.parametrize("before", ["تاریخ ", "תאריך ", "in ", ""])
def test_case_15_one_rule_for_every_joint_and_every_digit(
    digits: str, joint: str, before: str
) -> None:
    date = joint.join([digits[:4], digits[4:6], digits[6:8]])
    text = before + date + " بود"
    assert date in paint(text, spans(text, date))


def test_case_16_opening_marks_stand_right_of_what_they_open() -> None:
    text = "«نقل» (متن) [۱۲] {الف} (a) و (۲۰۲۵)"
    found = levels(text, 1)
    place = {index: x for x, index in enumerate(visual_order(found))}
    pairs = [("«", "»"), ("(", ")"), ("[", "]"), ("{", "}"), ("(", ")"), ("(", ")")]
    at = 0
    for opening, closing in pairs:
        first = text.index(opening, at)
        at = text.index(closing, first)
        assert all(place[first] > place[inner] > place[at] for inner in range(first + 1, at))
        assert found[first] == found[at] == 1, (
            "an odd level is what has the shaper mirror the glyph"
        )
    assert "]۱۲[" in paint(text) and ")a(" in paint(text) and ")۲۰۲۵(" in paint(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [("PDF را باز کنید و صفحهٔ ۲ را بخوانید.", "PDF"), ("2025 سال خوبی بود.", "2025")],
)
def test_case_17_paragraph_that_starts_with_latin_or_a_number(text: str, first: str) -> None:
    assert paint(text).endswith(" " + first)
    assert paint(text).startswith(".")


def test_case_19_address_with_a_persian_path() -> None:
    address = "https://example.org/گزارش/۱۴۰۴"
    text = "ببینید: " + address
    segment = backwards("گزارش")
    assert (
        paint(text, spans(text, address))
        == f"https://example.org/{segment}/۱۴۰۴ {backwards('ببینید:')}"
    )
    assert paint(text) == f"۱۴۰۴/{segment}/https://example.org {backwards('ببینید:')}"


def test_words_of_one_component_of_an_address_read_from_right_to_left() -> None:
    address = "https://example.org/اول-ماه-مه?نام=الف"
    name, value = backwards("نام"), backwards("الف")
    assert (
        paint(address, [(0, len(address))])
        == f"https://example.org/{backwards('اول-ماه-مه')}?{name}={value}"
    )


def test_case_23_label_stands_right_of_its_text_and_its_dot_left_of_the_digits() -> None:
    assert paint("۱۰. کار") == backwards("کار") + " .۱۰"


def test_a_unit_has_no_say_in_the_level_of_the_paragraph() -> None:
    text = "https://example.org را ببینید"
    unit = (0, text.index(" "))
    assert levels(text, None)[-1] == 1 and levels(text, None)[0] == 0
    assert departed_levels(text, None, [(*unit, "address")]) == departed_levels(
        text, 1, [(*unit, "address")]
    )


def test_line_levels_of_white_space_and_separators() -> None:
    text = "الف abc \u200c \tab  "
    found = levels(text, 1)
    line = line_levels(text, found, 1, 0, len(text))
    assert line == (1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1)
    assert line_levels(text, found, 1, 4, 8) == (2, 2, 2, 1)
    assert line_levels("abc def", (0,) * 7, 0, 2, 4) == (0, 0)


def test_runs_of_a_line() -> None:
    assert level_runs((1, 1, 2, 2, 2, 1)) == (Run(0, 2, 1), Run(2, 5, 2), Run(5, 6, 1))
    assert visual_runs((1, 1, 2, 2, 2, 1)) == (Run(5, 6, 1), Run(2, 5, 2), Run(0, 2, 1))
    assert visual_runs((0, 2, 2, 0)) == level_runs((0, 2, 2, 0))
    assert level_runs(()) == visual_runs(()) == ()
    assert visual_order(()) == []


def test_short_cuts_agree_on_a_book_of_persian_prose() -> None:
    for paragraph in real_text("golestan_prose").splitlines():
        for base in (0, 1):
            assert levels(paragraph, base) == resolved_levels(
                paragraph, class_letters(paragraph), base
            )


PLAIN = st.text(st.sampled_from("ابپ  \u200c\u064e۱2٣،.,:/-+%()[]«»!\t"), max_size=24)
ANY = st.text(
    st.sampled_from([*OF_CLASS.values(), *"bא۲٣()[]<>\u2329\u3009.-%\u0301\u200c\u200f"]),
    max_size=24,
)
LEVELS = st.lists(st.integers(0, 5), max_size=16)


@settings(derandomize=True, max_examples=2000, deadline=None)
@given(PLAIN | ANY, st.sampled_from([0, 1, None]))
def test_short_cuts_agree_with_the_rules(text: str, base: int | None) -> None:
    level = paragraph_level(text) if base is None else base
    assert levels(text, base) == resolved_levels(text, class_letters(text), level)


@settings(derandomize=True, deadline=None)
@given(ANY, st.sampled_from([0, 1, None]))
def test_every_code_point_has_a_level_not_below_the_paragraph(text: str, base: int | None) -> None:
    level = paragraph_level(text) if base is None else base
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(each >= level for each in found)
    assert departed_levels(text, base, ()) == found


@settings(derandomize=True, deadline=None)
@given(LEVELS)
def test_order_is_that_of_reversing_from_the_highest_level_down(found: list[int]) -> None:
    """L2, to the letter."""
    expected = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(expected):
            end = start
            while end < len(expected) and found[expected[end]] >= level:
                end += 1
            expected[start:end] = expected[start:end][::-1]
            start = max(end, start + 1)
    assert visual_order(found) == expected


@settings(derandomize=True, deadline=None)
@given(LEVELS)
def test_runs_are_longest_and_cover_the_line(found: list[int]) -> None:
    runs = level_runs(found)
    assert [run.level for run in runs for _ in range(run.start, run.end)] == found
    assert all(
        one.end == next_one.start and one.level != next_one.level
        for one, next_one in pairwise(runs)
    )
    assert sorted(visual_runs(found), key=lambda run: run.start) == list(runs)


WORDS = st.text(st.sampled_from("ابab۱2٣«_\u200c\u064e"), max_size=8)
# With a right-to-left letter, or all of a piece would count as left-to-right.
SOME = WORDS.map("ا".__add__)


@settings(derandomize=True, deadline=None)
@given(WORDS, SOME, WORDS, SOME, WORDS, st.sampled_from([0, 1, None]))
def test_units_without_delimiters_are_as_if_isolated(
    a: str, one: str, b: str, two: str, c: str, base: int | None
) -> None:
    text = a + one + b + two + c
    units = [
        (len(a), len(a + one), "declared"),
        (len(a + one + b), len(a + one + b + two), "declared"),
    ]
    isolated = f"{a}\u2066{one}\u2069{b}\u2066{two}\u2069{c}"
    pairs = zip(isolated, levels(isolated, base), strict=True)
    assert list(departed_levels(text, base, units)) == [
        level for character, level in pairs if character not in "\u2066\u2069"
    ]


@settings(derandomize=True, deadline=None)
@given(WORDS, st.text(st.sampled_from("اآa۱٣/.-:"), min_size=1, max_size=8), WORDS)
def test_what_is_in_a_unit_moves_nothing_outside_of_it(before: str, unit: str, after: str) -> None:
    whole = before + unit + after
    found = departed_levels(whole, 1, [(len(before), len(before + unit), "address")])
    other = departed_levels(before + "x" + after, 1, [(len(before), len(before) + 1, "address")])
    assert found[: len(before)] == other[: len(before)]
    assert found[len(before + unit) :] == other[len(before) + 1 :]
