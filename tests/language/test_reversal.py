"""Every emendation of a build, taken back, gives the source: by the register alone, whatever the
text and the profile.
"""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.core.diagnostics import places_in
from edition.language import edit
from edition.model.reading import Reading, emend
from edition.model.source_folder import Source
from edition.read import read
from edition.reporting import register_csv
from tests.editions import reading_of
from tests.given import real_text
from tests.language.conftest import DESCRIPTION, restored

LETTERS = "نانوآبیكيىکهةًَّ 8۳٥.،؛:!؟»«()…"
WORDS = " می |نمی|رود| ها| های| ی |ه ای|  |...|http://a.b/1|C++ 10|ﻻ|إِنَّ |\t|۱. |– |\u200c"
LINES_AND_WASTE = "\n|\n\n|\n\u200f\n|\ufeff|\x07|\x0c|\uffff"
PIECES = [*LETTERS, '"', *WORDS.split("|"), *LINES_AND_WASTE.split("|")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("edition")


def edited(folder: Path, text: str, profile: str, language: str) -> tuple[Source, Reading] | None:
    toml = DESCRIPTION.replace('"fa"', f'"{language}"') + f'profile = "{profile}"\n'
    (folder / "edition.toml").write_text(toml, encoding="utf-8")
    (folder / "text.txt").write_text(text, encoding="utf-8")
    source, _ = read(folder)
    reading, _ = edit(source, 0) if source else (None, ())
    return (source, reading) if source and reading else None


def taken_back(source: Source, reading: Reading) -> bool:
    text = source.text.text
    made = emend(text, reading.emendations)
    return restored(made, reading.emendations) == text


@settings(deadline=None, max_examples=150)
@given(
    text=st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join),
    profile=st.sampled_from(["diplomatic", "print", "academy"]),
    language=st.sampled_from(["fa", "ar", "ur", "ckb", "ug"]),
)
def test_any_text(folder: Path, text: str, profile: str, language: str) -> None:
    found = edited(folder, text, profile, language)
    if found:
        assert taken_back(*found)
        assert from_the_table(*found) == found[0].text.text


def from_the_table(source: Source, reading: Reading, table: str = "") -> str:
    """The source from the emended text and emendations.csv, backwards from its last row, as a
    reader would do it.
    """
    emended = emend(source.text.text, reading.emendations)
    table = table or register_csv(reading.emendations, source.text)
    rows = list(csv.DictReader(StringIO(table, newline="")))
    place_of = places_in("", source.text.text)
    offsets = {(place_of(i).line, place_of(i).column): i for i in range(len(source.text.text) + 1)}
    shifts = [0]
    for row in rows:
        shifts.append(shifts[-1] + len(row["after"]) - len(row["before"]))
    for row, shift in reversed(list(zip(rows, shifts, strict=False))):
        at = offsets[int(row["line"]), int(row["column"])] + shift
        assert emended[at : at + len(row["after"])] == row["after"]
        emended = emended[:at] + row["before"] + emended[at + len(row["after"]) :]
    return emended


def test_the_statement_from_the_file_beside_it(shown: Path, repository: Path) -> None:
    source, reading = reading_of(repository / "source" / "statement")
    table = (shown / "emendations.csv").read_text(encoding="utf-8")
    assert len(table.splitlines()) == len(reading.emendations) + 1 > 500
    found = (repository / "source" / "statement" / "text.txt").read_text(encoding="utf-8")
    assert from_the_table(source, reading, table) == found


@pytest.mark.parametrize("profile", ["print", "academy"])
@pytest.mark.parametrize(
    "name", ["udhr_fa", "udhr_ur", "golestan_prose", "golestan_prose_and_verse", "crowded"]
)
def test_other_peoples_texts(folder: Path, name: str, profile: str) -> None:
    text = real_text(name)
    found = edited(folder, text, profile, "ur" if name.endswith("ur") else "fa")
    assert found
    assert found[1].emendations or name == "crowded"
    assert taken_back(*found) and from_the_table(*found) == text
