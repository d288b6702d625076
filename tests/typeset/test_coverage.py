"""What is said of characters that no face can show."""

from edition.model.source import SourceText
from edition.typeset.coverage import uncovered

TEXT = "نان\n\nپیامبر ﷺ گفت ✊\nو ✊ باز ✊\n"

ACT = (
    "write it another way, or name a font that has it by [[font]] in edition.toml. "
    "[character-missing]"
)

SIGN_ACT = (
    "take it out of the text, or by an entry in emendations.toml for each line that has it "
    '(`before` is the sign, `after = ""` or a word), or name a font that has it by [[font]]. '
    "[character-missing]"
)


def said(missing: str) -> list[str]:
    return [str(problem) for problem in uncovered(set(missing), SourceText("a/text.txt", TEXT, ""))]


def test_one_place() -> None:
    assert said("ﷺ") == [
        "a/text.txt:3:8: error: no face has a glyph for U+FDFA ARABIC LIGATURE SALLALLAHOU "
        "ALAYHE WASALLAM, "
        f"which stands here once; {ACT}"
    ]


def test_several_places_are_counted_and_their_lines_named() -> None:
    assert said("✊") == [
        (
            "a/text.txt:3:14: error: no face has a glyph for U+270A RAISED FIST, which stands here "
            f"3 times, in lines 3, 4; {SIGN_ACT}"
        )
    ]


def test_each_character_once_in_the_order_of_the_text() -> None:
    assert [line.partition("U+")[2][:4] for line in said("✊ﷺ")] == ["FDFA", "270A"]


def test_a_character_of_the_description() -> None:
    assert said("→") == [
        f"edition.toml: error: no face has a glyph for U+2192 RIGHTWARDS ARROW; {ACT}"
    ]


def test_a_character_without_a_name() -> None:
    assert "U+E000 without a name" in said("\ue000")[0]


def test_nothing_missing_is_no_problem() -> None:
    assert said("") == []


def test_a_text_in_another_script_is_refused_in_few_words() -> None:
    letters = [chr(c) for c in range(0x4E00, 0x4E80)]
    found = uncovered(set(letters), SourceText("text.txt", "\n".join(letters * 20), ""))
    assert len(found) == 13
    assert "lines 1, 129, 257, 385, 513, 641, 769, 897, 1025, 1153, 1281, 1409 and 8 more" in str(
        found[0]
    )
    assert "no glyphs for 116 further characters (U+4E0C, U+4E0D, " in str(
        found[-1]
    ) and " and 68 more)" in str(found[-1])
    assert len("\n".join(map(str, found))) < 4100
