"""What the package can have besides, and the command that brings it."""

from importlib.util import find_spec
from typing import NamedTuple


class Extra(NamedTuple):
    """An extra by its name, and the modules that it brings, as they are imported."""

    name: str
    modules: tuple[str, ...]

    @property
    def command(self) -> str:
        """For a shell."""
        return f"pip install 'edition[{self.name}]'"


DOCUMENTS = Extra("word", ("pypandoc",))
SIGNING = Extra("sign", ("pyhanko",))
WATCHING = Extra("watch", ("starlette", "uvicorn", "watchfiles"))


def lacking(extra: Extra) -> tuple[str, ...]:
    """Those of its modules that are not installed; none of them is imported."""
    return tuple(module for module in extra.modules if find_spec(module) is None)


def is_there(extra: Extra) -> bool:
    """Whether it is installed."""
    return not lacking(extra)
