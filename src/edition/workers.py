"""Processes that work for this one. Each is handed a function with values, or has it since it was
forked, and gives a value back; none writes a file, so that one which ends early leaves nothing
behind.

They are forks of this process: nothing is imported anew, and no helper of another kind outlives it
(docs/decisions/15-workers.md). A process that has threads is not forked, for a lock that one of
them holds would be held for ever; it does all work itself.
"""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from threading import Thread, active_count
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from edition.core import running_program

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
U = TypeVar("U")
P = ParamSpec("P")


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _threads() -> int:
    """Those of this process, whoever began them."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return active_count()


class Workers:
    """So many `jobs` at a time: processes, which begin with the first work; of one job none, nor
    where there are threads: then work is done here when what comes of it is asked for.

    A context: at its end no process is left. Where it ends by an exception they are killed at once.
    A worker that dies raises BrokenProcessPool where what comes of any work is asked for.
    """

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs if jobs > 1 and _threads() == 1 else 1
        self._own: Sequence[Callable[[], object]] = ()
        self._pool: ProcessPoolExecutor | None = None
        self._processes: list[BaseProcess] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if kind:
            for process in self._processes:
                process.kill()
        self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def begin(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
        """Begin a work; what is given back waits for its end, and gives what came of it."""
        whole = partial(work, *given, **named)
        if self.jobs < 2:
            return cache(whole)
        if self._pool is None:
            return self._first(whole)
        return self._pool.submit(_at_work, whole).result

    def spread(self, work: Callable[[U], T], items: Iterable[U]) -> Iterator[T]:
        """Begin the same work with each of the items; what comes of them, in order."""
        begun = [self.begin(work, item) for item in items]
        return (done() for done in begun)

    def begin_own(self, works: Sequence[Callable[[], Any]]) -> list[Callable[[], Any]]:
        """Begin works that are handed to nobody: the processes have them, and all that they are
        about, because they are forks of this one. So it comes before any other work, and once.
        """
        if self.jobs < 2:
            return [cache(work) for work in works]
        self._own = works
        return [self.begin(_own_work, number) for number in range(len(works))]

    def _first(self, work: Callable[[], T]) -> Callable[[], T]:
        """All processes are forked before the pool has its threads. No signal is heard meanwhile,
        for a fork would take it as this process does.
        """
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import active_children, get_context

        others = active_children()
        self._pool = ProcessPoolExecutor(self.jobs, get_context("fork"), _enter, (self._own,))
        with running_program.unheard():
            done = self._pool.submit(_at_work, work).result
            self._processes = [each for each in active_children() if each not in others]
        return done


_OWN: list[Callable[[], object]] = []
"""Of a worker: the works that it has without being handed them."""


def _enter(own: Sequence[Callable[[], object]]) -> None:
    """How a worker begins. What there is now it keeps, and need not look through again."""
    gc.freeze()
    _OWN.extend(own)
    running_program.serve()
    Thread(target=_end_with_parent, daemon=True).start()


def _at_work(work: Callable[[], T]) -> T:
    """A work in a worker. Its fault is handed back without its stack: the calls of that go with it,
    by name.
    """
    try:
        return work()
    except Exception as fault:
        running_program.keep_calls(fault)
        raise


def _own_work(number: int) -> Any:
    return _OWN[number]()


def _end_with_parent() -> None:
    """Nobody is there to tell a worker when its parent is killed."""
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)
