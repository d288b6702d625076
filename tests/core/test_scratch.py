"""A folder for a while: gone at the end, swept where a killed process left it, and not before."""

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from edition.core.scratch import scratch

_HOLDS = """
import sys
from edition.core.scratch import scratch
with scratch() as place:
    (place / "file").write_text("x")
    print(place, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_nothing_of_it_is_left(top: Path) -> None:
    with pytest.raises(ValueError, match="x"), scratch() as place:
        (place / "folder").mkdir()
        (place / "folder" / "file").write_text("x")
        assert place.parent == top
        raise ValueError("x")
    assert list(top.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_what_a_living_one_has_is_not(top: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    held = Path(holder.stdout.readline().strip())
    with scratch():
        assert (held / "file").is_file()
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert held.is_dir()
    with scratch() as place:
        assert list(top.iterdir()) == [place]


def test_links_and_files_of_that_name_are_not_swept(top: Path) -> None:
    (top / "beside").mkdir()
    (top / "edition-scratch-link").symlink_to(top / "beside")
    (top / "edition-scratch-file").write_text("x")
    with scratch():
        pass
    assert len(list(top.iterdir())) == 3
