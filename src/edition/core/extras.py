"""What the package can have besides, and the command that brings it."""

from importlib.util import find_spec
from typing import NamedTuple


class Extra(NamedTuple):
    """An extra by its name, the module by which it is known, and the command."""

    name: str
    module: str

    @property
    def command(self) -> str:
        """For a shell."""
        return f"pip install 'edition[{self.name}]'"


SIGNING = Extra("sign", "pyhanko")


def is_there(extra: Extra) -> bool:
    """Whether it is installed; nothing of it is imported."""
    return find_spec(extra.module) is not None
