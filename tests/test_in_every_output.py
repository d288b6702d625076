"""Texts that failed in one kind of output and in no other, each in every kind, with all proofs."""

from pathlib import Path

import pytest

from edition.core.bounds import HEADING
from edition.model.output_kinds import LISTED
from tests.editions import TITLE, run, write_edition

_OUTPUTS = (
    "".join(f'\n[[output]]\nkind = "{kind.name}"\n' for kind in LISTED if kind.path != "iiif")
    + '\n[[poster]]\nshows = "title"\ntiles = "A4"\n'
)
_LINE = "نان و آب و خانه برای همه.\n"
_LONG = "نان " * (HEADING.most // 4)
_HYPHENS = "\u00ada فرهاد b\u00ad نا\u00adمه أن co\u00adoperate السلام به اور پیش‌نویس آن."
_SIGNS = f"آب {'1' * 150}… ½ ® “نان” ⁄ 3"
"""What PDFium reads otherwise on a sheet than on its page."""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param(TITLE, f"# عنوانی دیگر\n\n{_LINE}", id="another title"),
        pytest.param(TITLE, f"# عنوانی دیگر[^1]\n\n{_LINE}\n[^1]: {_LINE}", id="with a note"),
        pytest.param("نان و", f"# نان\n\n**نان** و آب.\n\n{_LINE}", id="as the text begins"),
        pytest.param(TITLE, f"# {_LONG}\n\n{_LINE}", id="a title as long as may be"),
        pytest.param(TITLE, f"# {TITLE}\n\n## {_LONG}\n\n{_LINE}", id="such a heading"),
        pytest.param("اللّٰه", f"# اللّٰه\n\n{_LINE}", id="high signs"),
        pytest.param("بِسْمِ اللّٰهِ", f"# بِسْمِ اللّٰهِ\n\n{_LINE}", id="low signs"),
        pytest.param("\u064d", f"# \u064d\n\n{_LINE}", id="a sign without a letter"),
        pytest.param("\u064c۱1", f"# \u064c۱1\n\n{_LINE}", id="a sign before figures"),
        pytest.param("روز و", f"# روز و\n\n{_LINE}", id="a word that leads to nothing"),
        pytest.param("پژوهش آن", f"# پژوهش آن\n\n{_LINE}", id="a wide sign"),
        pytest.param("آب", f"# آب\n\n{_LINE}", id="a wide sign alone"),
        pytest.param(
            TITLE, f"# {TITLE}\n\nلال\u2009ه و نان\u2009345 و 12\u2009345 نان.\n", id="thin spaces"
        ),
        pytest.param(TITLE, f"# {TITLE}\n\n{_HYPHENS}\n", id="soft hyphens"),
        pytest.param(TITLE, f"# {TITLE}\n\n{_SIGNS}\n", id="signs"),
    ],
)
def test_every_proof_passes(title: str, text: str, tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "text", "", _OUTPUTS, title=f'"{title}"')
    (folder / "text.txt").unlink()
    (folder / "text.md").write_text(text, encoding="utf-8")
    result = run("build", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
