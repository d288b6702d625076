"""Processes that stay warm: each takes one task after another, so that libraries and fonts are
loaded once. One that dies takes its task with it and nothing else.

The pool of `concurrent.futures` gives up all tasks when one of its processes dies, for they share a
queue; here each process has a pipe of its own, whose end tells of its death.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NamedTuple, TypeVar

from edition.core import running_program

try:
    import resource
except ImportError:  # no POSIX: there nobody tells what a process took
    resource = None  # type: ignore[assignment]

T = TypeVar("T")
R = TypeVar("R")

_MOST_MEMORY = 512 << 20
"""Bytes at the peak of a process behind which it makes way for a fresh one: a library gives little
back, and four times what an edition of usual length takes with its proofs.
"""
_PATIENCE = 10.0
"""Seconds in which a process that is told to stop lets go of its folder."""
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: kibibytes, but on macOS bytes."""


class Died(NamedTuple):
    """A process ended before its task did: by the `signal` of that number, or, where that is 0,
    with an exit code.
    """

    signal: int
    code: int = 0


class _Worker(NamedTuple):
    process: BaseProcess
    pipe: "Connection[Any, Any]"


@contextmanager
def pool(work: Callable[[T], R], jobs: int) -> Iterator["Pool[T, R]"]:
    """At most `jobs` processes that do `work`, a function of a module; none is left behind at the
    end, whatever happens.
    """
    made = Pool(work, jobs)
    try:
        yield made
    finally:
        made.stop()


class Pool(Generic[T, R]):
    """Processes that do one kind of work."""

    def __init__(self, work: Callable[[T], R], jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._context = _context(work.__module__)
        self._workers: list[_Worker] = []

    def done(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Died]]:
        """Each task with what came of it, as they are done."""
        waiting, busy = iter(tasks), dict[object, tuple[_Worker, T]]()
        for task in islice(waiting, self._jobs):
            worker = self._given(self._started(), task)
            busy[worker.pipe] = worker, task
        while busy:
            pipes: list[Any] = list(busy)
            for pipe in wait(pipes):
                worker, task = busy.pop(pipe)
                came, stays = _answer(worker)
                if not stays:
                    self._let_go(worker)
                for following in islice(waiting, 1):
                    worker = self._given(worker if stays else self._started(), following)
                    busy[worker.pipe] = worker, following
                yield task, came

    def stop(self) -> None:
        """End them, each when it has let go of what it holds."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in tuple(self._workers):
            worker.process.join(_PATIENCE)
            worker.process.kill()
            self._let_go(worker)

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._work))
        worker = _Worker(process, ours)
        with running_program.uninterrupted():
            process.start()
            self._workers.append(worker)
        theirs.close()
        return worker

    def _given(self, worker: _Worker, task: T) -> _Worker:
        with suppress(OSError):  # it died meanwhile, of which the end of its pipe tells
            worker.pipe.send(task)
        return worker

    def _let_go(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.join()
        self._workers.remove(worker)


def _context(module: str) -> ForkServerContext | SpawnContext:
    """Where the system has it, fresh processes are forked from one that has loaded the module and
    no more: a fork of this one would have its locks, its open files and all that it remembers.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _answer(worker: _Worker) -> tuple[Any, bool]:
    """What came of its task, and whether it takes another."""
    try:
        came, stays = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        code = worker.process.exitcode or 0
        return Died(max(-code, 0), max(code, 0)), False
    return came, bool(stays)


def _serve(pipe: "Connection[Any, Any]", work: Callable[[Any], Any]) -> None:
    """The life of a process: tasks until the pipe is closed at its other end."""
    running_program.listen()
    threading.Thread(target=_outlive_no_parent, daemon=True).start()
    gc.freeze()  # what libraries hold stays: it is not looked through behind every task
    stays = True
    try:
        while stays:
            task = pipe.recv()
            gc.disable()  # as in a build by itself; what is left of it is collected behind it
            came = work(task)
            gc.enable()
            gc.collect()
            stays = _peak() < _MOST_MEMORY
            pipe.send((came, stays))
    except (EOFError, OSError):  # who gave the tasks has no more of them, or is gone
        return
    except running_program.Stopped as stopped:
        running_program.die(stopped)


def _peak() -> int:
    """Bytes that this process had at most, 0 where nobody tells."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT if resource else 0


def _outlive_no_parent() -> None:
    """Stop when the process that gave the tasks has ended, even by a signal that it could not
    hear.
    """
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
