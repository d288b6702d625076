"""The process that stays: it watches the folder, sets, serves, and has the files built."""

import asyncio
import contextlib
import errno
import gc
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import uvicorn
from msgspec.structs import replace
from watchfiles import Change, DefaultFilter, awatch

from edition import delivery
from edition.core.diagnostics import Diagnostic, Problems, error
from edition.core.quoting import Message, by_system, worded
from edition.process import fault_told
from edition.read import read
from edition.speech.catalogue import spoken
from edition.watching.building import Build
from edition.watching.guarding import HOST
from edition.watching.orders import WatchOrder
from edition.watching.pictures import Pictures
from edition.watching.serving import Pages
from edition.watching.setting import Setter
from edition.watching.showing import Showing
from edition.watching.sights import Sight

_STEP, _DEBOUNCE = 3, 100
"""Milliseconds: so long nothing more must come for a change to be over, and no longer is waited."""
_SWITCH = 0.001
"""Seconds for which a thread that sets or draws keeps one that has to answer waiting."""
_IDLE, _MOST_UNCOLLECTED = 0.5, 64
"""Seconds without a change, or changes, after which memory is put in order: what is set leaves next
to nothing to be collected, and to look for it takes as long as to set a page.
"""
_PAUSE = 2.0
"""Seconds without a change, after which the files are built."""
_BREATH, _LONGEST_BREATH = 0.15, 3.0
"""Seconds for which nobody must ask for a picture of what was set first before more is set, and the
most that is waited for that.
"""
_ENDS = 1
"""Seconds that answers have at the end."""
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def run(order: WatchOrder, tell: Callable[[Message], None]) -> Problems:
    """See `watch`."""
    if not order.folder.is_dir():
        return read(order.folder)[1]
    target, problems = delivery.target_of(order.out, order.folder)
    if target is None:
        return problems
    try:
        listening = socket.create_server((HOST, order.port))
    except OSError as refusal:
        return (_taken(order.port, refusal),)
    with listening:
        asyncio.run(_Watch(order, target, tell).run(listening))
    return ()


def _taken(port: int, refusal: OSError) -> Diagnostic:
    why: str = worded("another program listens there")
    if refusal.errno != errno.EADDRINUSE:  # its own words have Python's behind them
        words = os.strerror(refusal.errno) if refusal.errno else ""
        why = by_system(OSError(refusal.errno, words) if words else refusal)
    fact = worded("pages cannot be served at port {port} ({why})", port=str(port), why=why)
    return error("port", fact, "name another one with --port, or none, and a free one is taken")


class _Watch:
    """All that goes on at a time: one thread sets, the loop serves and watches."""

    def __init__(self, order: WatchOrder, target: Path, tell: Callable[[Message], None]) -> None:
        self._order, self._target, self._tell = order, target, tell
        self._wake, self._over = Event(), False
        self._setter = Setter(order.folder, order.epoch, self._wake.is_set)
        self._build = Build(order, target)
        self._pictures = Pictures()

    async def run(self, listening: socket.socket) -> None:
        """Until a signal ends it."""
        self._loop = asyncio.get_running_loop()
        self._showing = Showing()
        self._changed = asyncio.Event()
        self._end = asyncio.Event()
        for name in _SIGNALS:
            with contextlib.suppress(AttributeError, NotImplementedError):
                self._loop.add_signal_handler(getattr(signal, name), self._end.set)
        order = self._order
        port, token = listening.getsockname()[1], secrets.token_urlsafe(16)
        pages = Pages(self._showing, self._pictures, order, self._target, spoken())
        config = uvicorn.Config(
            pages.application(token, port),
            log_config=None, access_log=False, lifespan="off", ws="none", http="h11",
            server_header=False, timeout_graceful_shutdown=_ENDS,
        )  # fmt: skip
        server = uvicorn.Server(config)
        setting = Thread(target=self._set, daemon=True)
        setting.start()
        self._wake.set()
        tasks = [asyncio.create_task(each) for each in (self._watch(), self._build_files())]
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        self._tell(worded("pages: {address}", address=f"http://{HOST}:{port}/{token}/"))
        await self._until_the_end(serving)
        self._over = True
        self._wake.set()
        await self._showing.end()
        server.should_exit = True
        for task in tasks:
            task.cancel()
        await asyncio.to_thread(self._build.end)
        await asyncio.gather(serving, *tasks, return_exceptions=True)

    async def _until_the_end(self, serving: "asyncio.Task[None]") -> None:
        ending = asyncio.create_task(self._end.wait())
        await asyncio.wait((ending, serving), return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()

    async def _watch(self) -> None:
        """Wakes who sets, at each change of the folder."""
        own = _Edited(self._target)
        async for _ in awatch(self._order.folder, watch_filter=own, step=_STEP, debounce=_DEBOUNCE):
            self._wake.set()

    def _set(self) -> None:
        """Sets whenever something has changed, in a thread of its own; what comes meanwhile is
        seen as soon as an output is done.
        """
        gc.disable()
        sys.setswitchinterval(_SWITCH)
        uncollected = 0
        while self._wake.wait() and not self._over:
            self._wake.clear()
            try:
                former = self._setter.last
                for sight in self._setter.sights():
                    self._show(sight)
                    if not self._wake.is_set():
                        self._pictures.ahead(former, sight)
                    former = sight
                    if not sight.whole:
                        self._pictures.rest(_BREATH, _LONGEST_BREATH, self._wake)
                    if self._wake.is_set():
                        break
            except Exception as fault:
                self._show(self._faulty(fault))
            uncollected += 1
            if not self._wake.wait(_IDLE) or uncollected > _MOST_UNCOLLECTED:
                # What is kept is looked through by no collection: that would take longer than a
                # save.
                gc.collect()
                gc.freeze()
                uncollected = 0

    def _faulty(self, fault: Exception) -> Sight:
        """A fault of edition itself is told as one, and what was seen last stays."""
        fact, act, _ = fault_told(fault, ["watch"])
        problems = (error("own-fault", fact, act),)
        return replace(self._setter.last, problems=problems, failed=True, whole=True)

    def _show(self, sight: Sight) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._changed.set)
            asyncio.run_coroutine_threadsafe(self._showing.show(sight), self._loop)

    async def _build_files(self) -> None:
        """Has the files built when nothing has changed for a while."""
        while True:
            await self._changed.wait()
            await self._showing.tell_of_build("waiting", self._showing.outcome)
            await self._paused()
            sight = self._showing.sight
            if sight.failed or not sight.whole:
                continue
            await self._showing.tell_of_build("building", self._showing.outcome)
            await asyncio.to_thread(self._build.begin)
            waiting = asyncio.create_task(asyncio.to_thread(self._build.outcome))
            changing = asyncio.create_task(self._changed.wait())
            await asyncio.wait((waiting, changing), return_when=asyncio.FIRST_COMPLETED)
            changing.cancel()
            if not waiting.done():
                await asyncio.to_thread(self._build.end)
            outcome = await waiting
            state = "built" if outcome else "waiting"
            await self._showing.tell_of_build(state, outcome or self._showing.outcome)

    async def _paused(self) -> None:
        """Until nothing has changed for so long."""
        while self._changed.is_set():
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), _PAUSE)


class _Edited(DefaultFilter):
    """Lets through what an editor writes, and nothing of what is built."""

    def __init__(self, target: Path) -> None:
        super().__init__()
        self._target = f"{delivery.real(target)}{os.sep}"

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change counts."""
        return super().__call__(change, path) and not os.path.realpath(path).startswith(
            self._target
        )
