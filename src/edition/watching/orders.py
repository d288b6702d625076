"""What is asked of `edition watch`."""

from pathlib import Path

from msgspec import Struct


class WatchOrder(Struct, frozen=True):
    """Show the edition in `folder`; its files go into `out`/NAME. `port` 0: any that is free.

    `epoch` is SOURCE_DATE_EPOCH, `editor` the command by which the user edits (VISUAL or EDITOR),
    "" where none is stated.
    """

    folder: Path
    out: Path
    port: int = 0
    epoch: int | None = None
    editor: str = ""
