"""What the package can have besides, and the command that brings it."""

import shlex
import sys
from importlib.util import find_spec
from typing import NamedTuple


class Extra(NamedTuple):
    """An extra by its name, the modules that it brings, as they are imported, and the packages that
    have them, as pyproject.toml asks for them.
    """

    name: str
    modules: tuple[str, ...]
    packages: tuple[str, ...]

    @property
    def command(self) -> str:
        """For a shell. It names the packages, for edition is on no index and whoever took that name
        there would be installed; and the Python that runs, for a `pip` on PATH brings nothing to
        what pipx, uv or a folder that is not active keeps apart. uv puts no pip where it installs.
        """
        python = sys.executable or "python"
        way = (
            (python, "-m", "pip", "install")
            if find_spec("pip")
            else ("uv", "pip", "install", "--python", python)
        )
        return shlex.join((*way, *self.packages))


DOCUMENTS = Extra("word", ("pypandoc",), ("pypandoc-binary>=1.17",))
SIGNING = Extra("sign", ("pyhanko",), ("pyhanko==0.38.0",))
WATCHING = Extra(
    "watch",
    ("starlette", "uvicorn", "watchfiles"),
    ("starlette>=1.0", "uvicorn>=0.40", "watchfiles>=1.1"),
)


def lacking(extra: Extra) -> tuple[str, ...]:
    """Those of its modules that are not installed; none of them is imported."""
    return tuple(module for module in extra.modules if find_spec(module) is None)


def is_there(extra: Extra) -> bool:
    """Whether it is installed."""
    return not lacking(extra)
