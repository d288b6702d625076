"""Paths as they are typed: those that lead nowhere are refused before anything is done with
them.
"""

import errno
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

_REFUSED = 1


class TypedPath(click.Path):
    """A path, refused where it is empty, leads in a circle, or starts from a working directory that
    is gone.

    The object of the outermost context is the working directory that there was at the start.
    """

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        if not os.fspath(value):
            self.fail("An empty name leads nowhere.", param, ctx)
        if not os.path.isabs(value) and ctx and ctx.find_root().obj is None:
            _refuse(
                "working-folder",
                "the working directory is gone",
                "go to one that is there, or give whole paths",
            )
        try:
            os.stat(value)
        except OSError as refusal:
            if refusal.errno == errno.ELOOP:
                _refuse(
                    "link",
                    "this symbolic link leads back to itself",
                    "name what it was to lead to",
                    os.fsdecode(value),
                )
        return Path(os.fsdecode(super().convert(value, param, ctx)))


def _refuse(code: str, fact: str, act: str, path: str = "") -> NoReturn:
    from edition.core.diagnostics import Place, error

    click.echo(str(error(code, fact, act, Place(path) if path else None)), err=True)
    sys.exit(_REFUSED)


def working_folder() -> str | None:
    """The working directory; None where it is gone."""
    try:
        return os.getcwd()
    except OSError:
        return None
