"""Nobody is named yet: the imprint says so, and nothing that is shown to everybody does."""

from pathlib import Path

import pytest

from tests.editions import run, write_edition

TEXT = "نان و آزادی\n\nبند یک است.\n\n1. نان\n2. آب\n\nآب برای همه!\n"
OUTPUTS = (
    '\n[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "handout"\n[[output]]\nkind = "leaflet"\n'
    '[[output]]\nkind = "large-print"\n[[poster]]\nshows = "items"\nsize = "A4"\n'
)


@pytest.mark.parametrize(
    ("body", "place"),
    [("[بی‌نا]", "[بی‌جا]"), ("[s.n.]", ""), ("[بی‌نا]", "")],
)
def test_a_mark_of_catalogues_stands_in_the_imprint_alone(
    tmp_path: Path, body: str, place: str
) -> None:
    keys = {"issuing_body": f'"{body}"'} | ({"place": f'"{place}"'} if place else {})
    write_edition(tmp_path / "a", TEXT, OUTPUTS, **keys)
    built = run("build", tmp_path / "a", "--fast", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    said = {
        file.stem: file.read_text(encoding="utf-8").split("\f")
        for file in (tmp_path / "out").rglob("*.txt")
        if "note" not in file.stem
    }
    assert set(said) == {"pamphlet", "handout", "leaflet", "large-print", "A4-items"}
    for name, pages in said.items():
        imprint = {"pamphlet": 1}.get(name)
        for mark in filter(None, (body, place)):
            holding = [at for at, page in enumerate(pages) if mark in page]
            assert len(holding) == (imprint is not None), (name, holding)
    assert "note: nobody is named yet: `issuing_body` is «" in built.stderr


def test_nobody_is_missed_where_a_creator_is_named(tmp_path: Path) -> None:
    creator = '\n[[creator]]\nname = "مریم صابری"\nkind = "person"\n'
    for more, noted in ((creator, False), ("", True)):
        folder = write_edition(tmp_path / str(noted), TEXT, more, issuing_body='"[بی‌نا]"')
        built = run("build", folder, "--fast", "--only", "pamphlet", "--out", tmp_path / "out")
        assert ("nobody-named" in built.stderr) is noted
