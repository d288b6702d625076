"""`edition watch`: the pages of an edition in a browser while its text is written.

A process stays: it sets the edition anew at each save, and serves the pages on this machine alone.
The PDFs and their proofs follow in another process, when nothing has changed for a while.
"""

from collections.abc import Callable

from edition.core.diagnostics import Problems, error
from edition.core.extras import WATCHING, lacking
from edition.core.quoting import Message, listed, worded
from edition.watching.orders import WatchOrder

__all__ = ["WatchOrder", "watch"]


def watch(order: WatchOrder, tell: Callable[[Message], None]) -> Problems:
    """Show the edition until somebody ends it (SIGINT, SIGTERM, SIGHUP), which is its good end. The
    address is told once pages can be had there; a problem says why there is none.
    """
    if lacked := lacking(WATCHING):
        fact = worded("pages are shown by {names}, which are not there", names=listed(lacked))
        act = worded("install them by: `{command}`", command=WATCHING.command)
        return (error("watch-missing", fact, act),)
    from edition.watching.running import run

    return run(order, tell)
