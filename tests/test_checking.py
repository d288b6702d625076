"""`edition check`: a line for each change, and the accepted ones written down once."""

import re
from pathlib import Path

import pytest

from tests.editions import FULL, run, write_edition

TEXT = "نان و آزادی\n\nبراي توده ای كهن،همه می روند.\n"


def edition(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "a", TEXT)


def test_nothing_by_the_diplomatic_profile(tmp_path: Path) -> None:
    checked = run("check", edition(tmp_path))
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert checked.stderr.endswith("0 changes applied by the profile, 0 suggested\n")


def test_like_a_linter(tmp_path: Path) -> None:
    folder = edition(tmp_path)
    checked = run("check", folder, "--profile", "print")
    assert checked.exit_code == 0
    file = (folder / "text.txt").as_posix()
    assert checked.stdout.splitlines() == [
        f"{file}:3:4 yeh براي -> برای",
        f"{file}:3:10 heh-i-space توده ای -> توده\u200cای (suggested)",
        f"{file}:3:14 kaf كهن،همه -> کهن،همه",
        f"{file}:3:18 space-after-mark كهن،همه -> كهن، همه",
        f"{file}:3:24 mi-space می روند. -> می\u200cروند.",
    ]


def test_fixed_once(tmp_path: Path) -> None:
    folder = edition(tmp_path)
    (folder / "emendations.toml").write_text("# none yet", encoding="utf-8")
    first = run("check", folder, "--profile", "print", "--fix")
    written = (folder / "emendations.toml").read_text(encoding="utf-8")
    assert first.stderr.endswith(
        "4 changes applied by the profile, 1 suggested, 1 entry written to emendations.toml\n"
    )
    assert written == (
        '# none yet\n\n[[emendation]]\nline = 3\nbefore = "توده ای"\nafter = "توده\\u200cای"\n'
        'reason = "heh-i-space: the ending «ای» behind a silent heh belongs to its word"\n'
    )
    again = run("check", folder, "--profile", "print", "--fix")
    assert again.stderr.endswith(
        "4 changes applied by the profile, 0 suggested, 0 entries written to emendations.toml\n"
    )
    assert (folder / "emendations.toml").read_text(encoding="utf-8") == written
    assert (folder / "text.txt").read_text(encoding="utf-8") == TEXT


def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    checked = run("check", tmp_path / "none")
    assert checked.exit_code == 1
    assert "none: error: there is no such folder; " in checked.stderr


TWICE = '[[poster]]\nshows = "title"\n[[poster]]\nshows = "title"\n'
LONG = f'[[link]]\nlabel = "a"\nurl = "https://example.org/{"ن" * 600}"\nqr = true\n'


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ('[[poster]]\nshows = "item 9"\n', "poster-reference", "shows ="),
        ('[[poster]]\nshows = "title"\ncompose = "numeral"\n', "poster-composition", "compose ="),
        (TWICE, "repeated-poster", "shows ="),
        (LONG, "qr-too-long", "url ="),
    ],
)
def test_what_a_build_refuses_before_it_sets_is_told(
    more: str, code: str, line: str, tmp_path: Path
) -> None:
    """As the build tells it, at the same place."""
    folder = write_edition(tmp_path / "a", TEXT, more + FULL)
    checked = run("check", folder)
    built = run("build", folder, "--out", tmp_path / "out")
    assert checked.exit_code == built.exit_code == 1
    [told] = [each for each in checked.stderr.splitlines() if each.endswith(f"[{code}]")]
    assert told in built.stderr.splitlines()
    place = re.match(r".*edition\.toml:(\d+)", told)
    toml = (folder / "edition.toml").read_text(encoding="utf-8").split("\n")
    assert place and toml[int(place[1]) - 1].startswith(line)


def test_a_poster_that_names_something_is_no_problem(tmp_path: Path) -> None:
    more = '[[poster]]\nshows = "paragraph 1"\n[[poster]]\nshows = "title"\nsize = "A4"\n'
    assert run("check", write_edition(tmp_path / "a", TEXT, more)).exit_code == 0
