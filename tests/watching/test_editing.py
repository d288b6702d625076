"""Which editor is opened, and how."""

from pathlib import Path

import pytest

from edition.watching.editing import command_of, opened

FILE = Path("/there/متن با فاصله.txt")


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("code --wait", ("code", "--wait", "--goto", f"{FILE}:7")),
        ("/usr/bin/gedit", ("/usr/bin/gedit", "+7", str(FILE))),
        ("'/a b/subl'", ("/a b/subl", f"{FILE}:7")),
        ("emacsclient", ("emacsclient", "--no-wait", "+7", str(FILE))),
        ("vi", ()),
        ("nano", ()),
        ("", ()),
        ("'", ()),
        ("sh -c 'rm -r /'", ()),
    ],
)
def test_what_has_a_window_is_opened_at_the_line(editor: str, command: tuple[str, ...]) -> None:
    assert command_of(editor, FILE, 7) == command


def test_an_editor_that_is_not_installed_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert not opened("code", FILE, 7)


def test_it_is_given_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    script = tmp_path / "code"
    script.write_text(f'#!/bin/sh\necho "$@" > {told}.part; mv {told}.part {told}\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert opened("code", FILE, 7)
    for _ in range(500):
        if told.exists():
            break
        __import__("time").sleep(0.01)
    assert told.read_text() == f"--goto {FILE}:7\n"
