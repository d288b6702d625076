"""A source, built from strings by the stage before."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from edition.model.reading import Emendation
from edition.model.source_folder import Source
from edition.read import read

DESCRIPTION = """\
id = "a-text-1404"
language = "fa"
title = "نان و آزادی"
issuing_body = "شورای نویسندگان"
rights = "http://rightsstatements.org/vocab/UND/1.0/"
"""
TEXT = "نان و آزادی\n\nبند یک.\n"


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., Source]:
    """The source of a text; `more` is written below a description that lacks only `issued`."""

    def build(
        text: str = TEXT, more: str = 'issued = "2026-11-26"\n', emendations: str = ""
    ) -> Source:
        for name, content in (
            ("edition.toml", DESCRIPTION + more),
            ("text.txt", text),
            ("emendations.toml", emendations),
        ):
            (tmp_path / name).write_text(content, encoding="utf-8")
        found, problems = read(tmp_path)
        assert found, "\n".join(map(str, problems))
        return found

    return build


def restored(emended: str, register: Sequence[Emendation]) -> str:
    """The text that `emend` was given: the inverse of it, by the register alone.

    Raises ValueError where the characters that the register set do not stand at their place.
    """
    parts: list[str] = []
    done = shift = 0
    for emendation in register:
        start = emendation.span.start + shift
        end = start + len(emendation.after)
        if emended[start:end] != emendation.after:
            raise ValueError(f"the text at {start} is not «{emendation.after}»")
        parts += emended[done:start], emendation.before
        done = end
        shift += len(emendation.after) - len(emendation.before)
    return "".join((*parts, emended[done:]))
