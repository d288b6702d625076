"""What is refused, and that then nothing is left."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from edition.core.diagnostics import Severity
from edition.deposit import deposit
from tests.deposit.small import materials, with_record


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"publisher": ""}, "no-publisher", "publisher ="),
        ({"issued": None}, "no-issued", "issued ="),
        (
            {"year": None, "dated": "2024-03-20/2025-03-20"},
            "no-year",
            "publication_year = 2024 or 2025",
        ),
        (
            {"year": 1403, "dated": "2024-03-20/2025-03-20"},
            "year",
            "the year 1403 of [deposit] is not from 2024",
        ),
        ({"year": 2027, "dated": ""}, "year", "to 2026"),
    ],
)
def test_what_an_archive_would_send_back_is_refused(
    changes: dict[str, Any], code: str, words: str, tmp_path: Path
) -> None:
    laid, problems = deposit(
        with_record(materials(tmp_path / "source"), **changes), tmp_path / "made"
    )
    assert laid is None
    [problem] = [p for p in problems if p.severity is Severity.ERROR]
    assert problem.code == code and words in str(problem)
    assert problem.place and problem.place.file.endswith("edition.toml")
    assert not (tmp_path / "made").exists()


def test_two_names_that_are_one_elsewhere_leave_no_bag(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    for name in ("Report.txt", "report.txt"):
        (tmp_path / "source" / name).write_text("x", encoding="utf-8")
    more = '[deposit]\nattach = ["Report.txt", "report.txt"]\n'
    laid, problems = deposit(materials(tmp_path / "source", more=more), tmp_path / "made")
    assert laid is None and [p.code for p in problems if p.severity is Severity.ERROR] == [
        "equal-names"
    ]
    assert not (tmp_path / "made").exists()


def test_an_attached_file_keeps_its_own_name_on_record(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "گزارش 100%.txt").write_text("x", encoding="utf-8")
    made = materials(tmp_path / "source", more='[deposit]\nattach = ["گزارش 100%.txt"]\n')
    laid, problems = deposit(made, tmp_path / "made")
    assert laid and [p.code for p in problems] == ["renamed"]
    assert (laid[0] / "data" / "source" / "01-100.txt").read_text(encoding="utf-8") == "x"
    assert "گزارش 100%.txt" in (laid[0] / "data" / "manifest.json").read_text(encoding="utf-8")
    assert "گزارش 100%.txt" in (laid[0] / "metadata" / "mets.xml").read_text(encoding="utf-8")


def test_what_is_asked_for_by_name_is_added(tmp_path: Path) -> None:
    laid, _ = deposit(
        materials(tmp_path / "source", more='[deposit]\nalso = ["dspace", "mods"]\n'),
        tmp_path / "made",
    )
    assert laid and [path.name for path in laid] == [
        "a-text-1404",
        "a-text-1404.zip",
        "a-text-1404.dspace.zip",
    ]
    assert (laid[0] / "metadata" / "mods.xml").is_file() and not (
        laid[0] / "metadata" / "ead.xml"
    ).exists()


def test_the_same_materials_give_the_same_bytes(tmp_path: Path) -> None:
    made = materials(tmp_path / "source")
    first, second = (deposit(made, tmp_path / name)[0] for name in ("one", "other"))
    assert first and second and first[1].read_bytes() == second[1].read_bytes()


def test_the_day_is_that_of_the_edition(tmp_path: Path) -> None:
    laid, _ = deposit(
        with_record(materials(tmp_path / "source"), issued=date(2030, 1, 2), year=2030, dated=""),
        tmp_path / "made",
    )
    assert laid and "Bagging-Date: 2030-01-02" in (laid[0] / "bag-info.txt").read_text(
        encoding="utf-8"
    )
