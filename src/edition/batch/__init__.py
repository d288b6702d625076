"""Many editions at once: made by processes that stay warm, gone on with where they were stopped,
and told of together.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from edition import delivery, faces
from edition.answers import Answer
from edition.batch import working
from edition.batch.corpus import corpus_of
from edition.batch.editions import Edition, editions_of
from edition.batch.foretelling import Foretold, foretell
from edition.batch.orders import Batched, BatchOrder, Came
from edition.batch.workers import Died, pool
from edition.batch.working import Task
from edition.core.diagnostics import Problems, error, stops
from edition.core.quoting import worded
from edition.process import OWN_FAULT
from edition.progress import Step, quiet
from edition.reports.corpus import corpus_html

__all__ = ["BatchOrder", "Batched", "Came", "Foretold", "batch", "foretold", "report"]

T = TypeVar("T")

REPORT = "corpus.html"


def batch(order: BatchOrder, step: Step = quiet) -> Batched:
    """Make every edition that is not made already, then the report. An edition that fails, or whose
    process dies, stops no other. `step` is told how many are done.
    """
    return _told(order, partial(_made, step=step))


def report(order: BatchOrder) -> Batched:
    """The report alone, of what has been told of these editions."""
    return _told(order, lambda order, editions: iter(()))


def _told(
    order: BatchOrder, made: Callable[[BatchOrder, tuple[Edition, ...]], Iterator[Came]]
) -> Batched:
    editions, problems = editions_of(order.corpus, order.out)
    if stops(problems):
        return Batched(problems=problems)
    with delivery.holding(order.out, breaking=order.each.break_lock) as (held, refused):
        if held is None:
            return Batched(problems=refused)
        came = sorted(made(order, editions), key=lambda each: each.edition.name)
        return Batched(tuple(came), *_reported(held, editions))


def foretold(order: BatchOrder, step: Step = quiet) -> tuple[tuple[Foretold, ...], Problems]:
    """What a batch would do, by name; nothing is made."""
    editions, problems = editions_of(order.corpus, order.out)
    if stops(problems):
        return (), problems
    with pool(foretell, order.jobs) as processes:
        found = list(_counted(processes.done(_tasks(order, editions)), len(editions), step))
    told = (
        Foretold(task.edition, "refused", codes=("process-died",))
        if isinstance(came, Died)
        else came
        for task, came in found
    )
    return tuple(sorted(told, key=lambda each: each.edition.name)), ()


def _made(order: BatchOrder, editions: tuple[Edition, ...], step: Step) -> Iterator[Came]:
    with pool(working.make, order.jobs) as processes:
        done = processes.done(_tasks(order, editions))
        for task, came in _counted(done, len(editions), step):
            yield _died(task, came) if isinstance(came, Died) else came


def _counted(done: Iterable[T], count: int, step: Step) -> Iterator[T]:
    """What is done, as it is."""
    step(worded("editions"), 0, count, long=True)
    for number, each in enumerate(done, 1):
        step(worded("editions"), number, count, long=True)
        yield each


def _tasks(order: BatchOrder, editions: Iterable[Edition]) -> Iterator[Task]:
    for edition in editions:
        yield Task(edition, replace(order.each, folder=edition.folder))


def _died(task: Task, how: Died) -> Came:
    """The edition whose process is gone, for the account of it too."""
    by = (
        worded("by signal {number}", number=how.signal)
        if how.signal
        else worded("with exit code {code}", code=how.code)
    )
    problem = error(
        "process-died",
        worded("the process that made it ended {by} before it was done", by=by),
        "see whether there is memory enough, and ask again; `edition build` says more",
    )
    return working.keep(task, Answer(OWN_FAULT, (problem,)))


def _reported(
    held: delivery.Held, editions: Iterable[Edition]
) -> tuple[tuple[Path, ...], Problems]:
    """The report in its place."""
    bench = held.bench()
    delivery.put(bench, REPORT, corpus_html(corpus_of(held.folder, editions), faces.load()[0]))
    files, problems = delivery.deliver(held, bench, delivery.Delivery("nothing"))
    return tuple(file for file in files or () if file.name == REPORT), problems
