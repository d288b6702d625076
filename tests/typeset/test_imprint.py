"""Who has which part in a text, on the imprint: a line for each role, in the edition's words."""

from pathlib import Path

from tests.editions import paged_of, write_edition

MORE = """\
[[creator]]
name = "مریم احمدی"
[[contributor]]
name = "لیلا نور"
role = "trl"
[[creator]]
name = "آرش"
[[contributor]]
name = "بهمن"
role = "edt"
label = "به کوشش"
"""


def imprint(folder: Path, more: str) -> list[str]:
    page = paged_of(write_edition(folder, more=more)).pages[1]
    return ["".join(each.text for each in placed.line.fragments) for placed in page.lines]


def test_a_line_for_each_role_or_label(tmp_path: Path) -> None:
    lines = imprint(tmp_path, MORE)
    at = lines.index("نویسندگان")
    assert lines[at : at + 7] == [
        "نویسندگان",
        "مریم احمدی، آرش",
        "مترجم",
        "لیلا نور",
        "به کوشش",
        "بهمن",
        "صادرکننده",
    ]


def test_without_any_the_imprint_is_as_it_was(tmp_path: Path) -> None:
    assert "نویسنده" not in " ".join(imprint(tmp_path, ""))


def test_a_place_is_that_of_the_meeting_and_without_one_where_it_was_issued(tmp_path: Path) -> None:
    alone = imprint(tmp_path / "a", 'place = "تهران"\n')
    assert alone[alone.index("صادرکننده") + 1].endswith("نویسندگان، تهران")
    assert "مصوب" not in alone
    both = imprint(tmp_path / "b", 'place = "تهران"\nadopting_meeting = "نشست یکم"\n')
    assert both[both.index("مصوب") + 1] == "نشست یکم، تهران"
    assert not both[both.index("صادرکننده") + 1].endswith("تهران")
