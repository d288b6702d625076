"""The line of the source under a problem, and the mark of its place."""

from pathlib import Path

import pytest

from edition.core.diagnostics import Place, error, warning
from edition.core.quoting import worded
from edition.speech.excerpts import excerpt_in_parts, excerpt_of, parted


def excerpt(file: Path, content: str | bytes, fact: str, line: int | None, column: int | None = None
            ) -> list[str]:  # fmt: skip
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    place = Place(file.as_posix(), line, column)
    return list(map(str, excerpt_of(error("x", fact, "delete it", place))))


def test_carets_stand_under_a_place_in_a_line_from_the_left(tmp_path: Path) -> None:
    toml = 'id = "a"\npublsher = "b"\n'
    fact = worded("the key `{path}` is unknown", path="publsher")
    assert excerpt(tmp_path / "e.toml", toml, fact, 2) == ['2 | publsher = "b"', "  | ^^^^^^^^"]
    assert excerpt(tmp_path / "f.toml", toml, "wrong", 2, 12) == [
        '2 | publsher = "b"',
        "  |            ^^^",
    ]


def test_a_place_among_letters_from_the_right_is_quoted(tmp_path: Path) -> None:
    text = "نان\nگفت ✅ آری\n"
    assert excerpt(tmp_path / "t.txt", text, "wrong", 2, 5) == ["2 | گفت ✅ آری", "here: ✅"]


def test_of_a_word_only_the_character_that_the_fact_names_is_marked(tmp_path: Path) -> None:
    fact = "no face has a glyph for U+05E9 HEBREW LETTER SHIN"
    assert excerpt(tmp_path / "t.txt", "نان שלום\n", fact, 1, 5)[1] == "here: ש"
    assert (
        excerpt(tmp_path / "u.txt", "bread \u03a9mega\n", "U+03A9 here", 1, 7)[1] == "  |       ^"
    )


def test_where_the_whole_line_is_meant_nothing_marks_it(tmp_path: Path) -> None:
    fact = worded("the line «{line}» holds a date", line="در مهر ۱۴۰۴")
    assert excerpt(tmp_path / "t.txt", "یک\n  در مهر ۱۴۰۴\n", fact, 2, 3) == ["2 |   در مهر ۱۴۰۴"]


def test_what_the_fact_quotes_is_the_place_where_only_the_line_is_known(tmp_path: Path) -> None:
    said = excerpt(tmp_path / "t.toml", 'a = 1\n[[date]]\nprinted = "۳۱ مهر"\n',
                   worded("«{printed}» is no date", printed="۳۱ مهر"), 3)  # fmt: skip
    assert said == ['3 | printed = "۳۱ مهر"', "here: ۳۱ مهر"]


def test_the_last_part_of_a_path_is_looked_for_too(tmp_path: Path) -> None:
    said = excerpt(tmp_path / "t.toml", "[[link]]\nurl = 'x'\n", "`link[1].url` is blank", 2)
    assert said == ["2 | url = 'x'", "  | ^^^"]


def test_a_long_line_is_shown_about_its_place(tmp_path: Path) -> None:
    [line, mark] = excerpt(tmp_path / "t.txt", "a" * 200 + " bad " + "b" * 200, "wrong", 1, 202)
    assert line.startswith("1 | … aaa") and line.endswith("bbb …") and len(line) < 120
    assert line[mark.index("^") :][:3] == "bad" and mark.count("^") == 3


def test_a_line_of_what_nobody_sees_is_as_long_as_another(tmp_path: Path) -> None:
    [line, *_] = excerpt(tmp_path / "t.txt", "\u2067" * 300, "wrong", 1, 150)
    assert line.count("U+2067") == 16 and line.startswith("1 | … U+2067") and line.endswith(" …")
    [line, mark] = excerpt(tmp_path / "u.txt", "\u2067" * 20 + "bad", "wrong", 1, 21)
    assert line == "1 | … " + "U+2067" * 5 + "bad" and mark.index("^") == line.index("bad")
    before, there, behind = parted("wrong", Place("t.txt", 1, 150), "\u2067" * 149 + "x\u2067")
    assert (before, there, behind) == ("… " + "U+2067" * 5, "x" + "U+2067", "")


def test_controls_are_shown_by_their_numbers(tmp_path: Path) -> None:
    [line, mark] = excerpt(tmp_path / "t.txt", "a \x1b[31m b", "wrong", 1, 3)
    assert (line, mark) == ("1 | a U+001B[31m b", "  |   ^^^^^^^^^^")


@pytest.mark.parametrize(
    ("content", "line"),
    [("one\n", 2), ("one\n\n", 2), (b"\xff\xfe\x00", 1), ("one\n", None), ("# all of it\n", 1)],
)
def test_where_there_is_no_line_nothing_is_shown(
    tmp_path: Path, content: str | bytes, line: int | None
) -> None:
    assert excerpt(tmp_path / "t.toml", content, "wrong", line) == []


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    for name in (tmp_path.as_posix(), "nowhere.txt", "/dev/zero", "a\0b"):
        assert not list(excerpt_of(error("x", "wrong", "delete it", Place(name, 1))))


def test_another_encoding_is_recognised(tmp_path: Path) -> None:
    text = "سلام رفيق، نان نداريم و آب هم نيست\n" * 3
    said = excerpt(tmp_path / "t.txt", text.encode("windows-1256"), "wrong", 2, 6)
    assert said[0].startswith("2 | سلام")


def test_a_place_within_what_the_fact_quotes_is_all_of_that(tmp_path: Path) -> None:
    fact = worded("«{word}» stands on a poster", word="سواستفاده")
    assert excerpt(tmp_path / "t.txt", "گفت سواستفاده شد\n", fact, 1, 7)[1] == "here: سواستفاده"
    # What is quoted and stands elsewhere is not the place.
    assert excerpt(tmp_path / "u.txt", "سواستفاده نه آری\n", fact, 1, 15)[1] == "here: ری"


def test_a_line_in_three_parts_is_the_line() -> None:
    line = "یک «دو» سه"
    assert parted("wrong", Place("t.txt", 1, 4), line) == ("یک ", "«دو»", " سه")
    assert parted("wrong", Place("t.txt", 1), line) == ("", "", line)
    before, piece, behind = parted("wrong", Place("t.txt", 1, 202), "a" * 200 + " bad " + "b" * 200)
    assert before.startswith("… a") and piece == "bad" and behind.endswith("b …")


WORDS = "کتابخانهٔ شهر به ما امانت داد و چهل جلد کتاب کودک را از آنجا آورد که تابستان "


@pytest.mark.parametrize("at", range(1, 3 * len(WORDS), 7))
def test_of_a_long_line_whole_words_are_shown(at: int, tmp_path: Path) -> None:
    """And one space stands beside the ellipsis; in a browser as in a terminal."""
    file = tmp_path / "text.txt"
    file.write_text(f"\n{(3 * WORDS).strip()}", encoding="utf-8")
    problem = warning("x", "it is long", "shorten it", Place(str(file), 2, at))
    shown = next(excerpt_of(problem)).removeprefix("2 | ")
    parts = excerpt_in_parts(problem)
    assert parts
    for words in (shown, "".join(parts)):
        bare = words.removeprefix("… ").removesuffix(" …")
        assert bare == bare.strip() and 30 < len(words) <= 110
        assert set(bare.split()) <= set(WORDS.split())


def test_a_word_without_room_is_parted_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"آن {'ب' * 400} و این", encoding="utf-8")
    for at in (4, 200, 403):
        problem = warning("x", "it is long", "part it", Place(str(file), 1, at))
        assert "بببب" in next(excerpt_of(problem))
