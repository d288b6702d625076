"""A folder to read, built from strings."""

from collections.abc import Callable
from pathlib import Path

import pytest

DESCRIPTION = """\
id = "a-text-1404"
language = "fa"
title = "نان و آزادی"
issuing_body = "شورای نویسندگان"
rights = "http://rightsstatements.org/vocab/UND/1.0/"
issued = "2026-11-26"
"""
TEXT = "نان و آزادی\n\nبند یک.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes edition.toml, text.txt and emendations.toml, and gives their folder; what is None is
    not written.

    `more` is written below a description that is complete.
    """

    def write(
        description: str | bytes | None = DESCRIPTION,
        text: str | bytes | None = TEXT,
        emendations: str | bytes | None = None,
        more: str = "",
    ) -> Path:
        if more and isinstance(description, str):
            description += more
        for name, content in (
            ("edition.toml", description),
            ("text.txt", text),
            ("emendations.toml", emendations),
        ):
            if content is not None:
                (tmp_path / name).write_bytes(
                    content if isinstance(content, bytes) else content.encode()
                )
        return tmp_path

    return write
