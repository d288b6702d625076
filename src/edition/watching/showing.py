"""What is shown now, and how those hear of it who look."""

import asyncio
from collections.abc import AsyncIterator

from edition.watching.building import Outcome
from edition.watching.sights import Sight

_QUIET = 15.0
"""Seconds after which a line without meaning tells whether anybody still listens."""


class Showing:
    """The last sight and the outcome of the last build, as the event loop knows them; `state` is
    "waiting", "building" or "built".
    """

    def __init__(self) -> None:
        self.sight = Sight()
        self.outcome: Outcome | None = None
        self.state = "waiting"
        self.ended = False
        self._version = 0
        self._changed = asyncio.Condition()

    async def show(self, sight: Sight) -> None:
        """Another sight."""
        self.sight = sight
        await self._tell()

    async def tell_of_build(self, state: str, outcome: Outcome | None) -> None:
        """Another state of the files."""
        self.state, self.outcome = state, outcome
        await self._tell()

    async def end(self) -> None:
        """Nothing more is to come."""
        self.ended = True
        await self._tell()

    async def changes(self) -> AsyncIterator[bool]:
        """At once, and then whenever something is new, whether it is: else a while has passed."""
        seen = -1
        while not self.ended:
            if new := seen != self._version:
                seen = self._version
            yield new
            async with self._changed:
                if seen == self._version and not self.ended:
                    await _within(self._changed)

    async def _tell(self) -> None:
        async with self._changed:
            self._version += 1
            self._changed.notify_all()


async def _within(changed: asyncio.Condition) -> None:
    try:
        await asyncio.wait_for(changed.wait(), _QUIET)
    except TimeoutError:
        return
