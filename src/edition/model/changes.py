"""What has changed from one version of an edition to the next."""

from msgspec import Struct


class Stage(Struct, frozen=True):
    """A version by the id of its edition, what edition.toml calls it, and its day in ISO 8601."""

    identifier: str
    version: str
    issued: str


class WordChange(Struct, frozen=True):
    """Words that were taken away and that came for them, "" where there are none; around them the
    words that stayed.

    `line` counts in the text that is read, from 1: that of the later version.
    """

    line: int
    before: str
    after: str
    left: str = ""
    right: str = ""


class EmendationChange(Struct, frozen=True):
    """An entry of the register that is new, or gone: what it sets for what, by which rule, why."""

    is_new: bool
    line: str
    before: str
    after: str
    rule: str
    reason: str


class OutputChange(Struct, frozen=True):
    """A file of the payload that is new, gone, or has other bytes."""

    name: str
    how: str


class StatementChange(Struct, frozen=True):
    """A key of edition.toml that states another thing."""

    key: str
    before: str
    after: str


class Changes(Struct, frozen=True):
    """All of it; `title` and `language` are those of the later version, `same` is how many files of
    the outputs stayed as they were.
    """

    title: str
    language: str
    earlier: Stage
    later: Stage
    words: tuple[WordChange, ...]
    emendations: tuple[EmendationChange, ...]
    statements: tuple[StatementChange, ...]
    outputs: tuple[OutputChange, ...]
    same: int
