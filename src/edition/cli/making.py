"""What makes pages and shows them: `build`, `batch`, `impose`, `watch`; and `clean`, which takes
away what was made.
"""

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from edition.cli.command import (
    break_lock,
    command,
    epoch,
    jobs,
    named,
    path,
    private,
    processes,
)
from edition.core.quoting import Message, worded
from edition.speech.catalogue import spoken

if TYPE_CHECKING:
    from edition.answers import Answer
    from edition.model.description import Flip
    from edition.model.imposition import Binding

_LAYERS = ("grid", "boxes", "lines")


class _Build(NamedTuple):
    """What is typed behind `edition build`."""

    folder: Path
    out: Path
    only: str
    fast: bool
    overlay: str
    break_lock: bool
    jobs: int


@command(_Build)
@click.argument("folder", type=path)
@click.option(
    "--out", type=path, default=Path("build"), show_default=True, help="Where NAME/ is put."
)
@click.option(
    "--only",
    metavar="OUTPUT,...",
    default="",
    help="Make these outputs alone: pamphlet, screen, posters, handouts, booklet, press, riso, "
    "epub, web, iiif.",
)
@click.option("--fast", is_flag=True, help="Leave out the proofs; such files are not for deposit.")
@click.option(
    "--overlay",
    metavar="LAYER,...",
    default="",
    help="Also a working proof with the grid, boxes, lines.",
)
@break_lock
@jobs
def build(typed: _Build) -> "Answer":
    """Build every output of the edition in FOLDER (edition.toml, text.txt, emendations.toml)."""
    # a build makes many small values, keeps them all, and ends: collecting is a tenth of its time
    gc.disable()
    from edition import BuildOrder
    from edition import build as build_edition
    from edition.answers import of_build
    from edition.model.output_kinds import GROUPS
    from edition.progress import shown

    order = BuildOrder(
        typed.folder,
        typed.out,
        only=named(typed.only, "output", GROUPS),
        fast=typed.fast,
        epoch=epoch(),
        private=() if typed.fast else private(),
        overlay=named(typed.overlay, "layer", _LAYERS),
        break_lock=typed.break_lock,
        jobs=typed.jobs,
    )
    with shown() as step:
        built = build_edition(order, step)
    return of_build(built, order)


class _Batch(NamedTuple):
    """What is typed behind `edition batch`."""

    editions: Path
    out: Path
    jobs: int
    only: str
    fast: bool
    dry_run: bool
    report_only: bool
    break_lock: bool


@command(_Batch)
@click.argument("editions", type=path, metavar="LIST|FOLDER")
@click.option(
    "--out", type=path, default=Path("build"), show_default=True, help="Where each NAME/ is put."
)
@processes("Make so many editions at a time.")
@click.option("--only", metavar="OUTPUT,...", default="", help="Make these outputs alone.")
@click.option("--fast", is_flag=True, help="Leave out the proofs; such files are not for deposit.")
@click.option("--dry-run", is_flag=True, help="Say what would change and why; make nothing.")
@click.option(
    "--report-only", is_flag=True, help="Write the report of what was made; make nothing."
)
@break_lock
def batch(typed: _Batch) -> "Answer":
    """Build every edition that LIST names, a folder on each line, or that is somewhere in FOLDER.

    What is made already, of these inputs by this program, is left alone. The report of all of them
    is corpus.html. The exit code is the highest that `edition build` would have for one of them.
    """
    from edition import BuildOrder
    from edition.batch import BatchOrder, foretold, report
    from edition.batch import batch as make_all
    from edition.batch.answering import of_batch, of_foretold
    from edition.model.output_kinds import GROUPS
    from edition.progress import shown

    if typed.dry_run and typed.report_only:
        raise click.UsageError(worded("Say --dry-run or --report-only, not both."))
    each = BuildOrder(
        typed.editions,
        typed.out,
        only=named(typed.only, "output", GROUPS),
        fast=typed.fast,
        epoch=epoch(),
        private=() if typed.fast else private(),
        break_lock=typed.break_lock,
    )
    order = BatchOrder(typed.editions, each, typed.jobs)
    if typed.report_only:
        return of_batch(report(order))
    with shown() as step:
        return (
            of_foretold(*foretold(order, step))
            if typed.dry_run
            else of_batch(make_all(order, step))
        )


class _Impose(NamedTuple):
    """What is typed behind `edition impose`."""

    file: Path
    out: Path
    plan: bool
    paper: str
    binding: "Binding | None"
    flip: "Flip"
    signature: int
    caliper: float
    cover: bool
    break_lock: bool


@command(_Impose)
@click.argument("file", type=path)
@click.option("--out", type=path, default=Path("."), show_default=True, help="Where the sheets go.")
@click.option(
    "--plan", is_flag=True, help="Print which page stands where, and make a folding dummy instead."
)
@click.option(
    "--paper",
    metavar="NAME",
    default="",
    help="A4, A3, Letter, ...; else the smallest that holds two pages.",
)
@click.option(
    "--binding",
    type=click.Choice(["right", "left"]),
    help="The side of the spine; else as FILE is read.",
)
@click.option(
    "--flip",
    type=click.Choice(["short", "long"]),
    default="short",
    show_default=True,
    help="Edge to flip on.",
)
@click.option(
    "--signature",
    type=click.IntRange(0),
    default=0,
    help="Pages to a signature that is sewn or glued, such as 16.",
)
@click.option(
    "--caliper",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="MM",
    help="Thickness of the paper, for creep.",
)
@click.option("--cover", is_flag=True, help="The last page is the back cover: blanks go before it.")
@break_lock
def impose(typed: _Impose) -> "Answer":
    """Impose the pages of FILE, any PDF, on sheets that fold into a booklet."""
    from edition.answers import of_impose
    from edition.model.description import Booklet
    from edition.pressing import FileOrder, impose_file

    if typed.caliper != typed.caliper:
        raise click.UsageError(worded("A caliper is a number, such as 0.1."))
    if typed.signature % 4:
        raise click.UsageError(
            worded(
                "A signature has a multiple of 4 pages, not {signature}.",
                signature=typed.signature,
            )
        )
    order = FileOrder(
        typed.file,
        typed.out,
        plan=typed.plan,
        booklet=Booklet(caliper_mm=typed.caliper, flip=typed.flip, signature=typed.signature),
        binding=typed.binding,
        paper=typed.paper,
        cover=typed.cover,
        break_lock=typed.break_lock,
    )
    return of_impose(impose_file(order), plan=typed.plan)


class _Watch(NamedTuple):
    """What is typed behind `edition watch`."""

    folder: Path
    out: Path
    port: int


@command(_Watch)
@click.argument("folder", type=path)
@click.option(
    "--out", type=path, default=Path("build"), show_default=True, help="Where NAME/ is put."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="Where pages are served on this machine; else any port that is free.",
)
def watch(typed: _Watch) -> "Answer":
    """Show the pages of the edition in FOLDER in a browser, anew at each save; Ctrl-C ends it."""
    from edition.answers import of_watch
    from edition.speech.sentences import lines_of
    from edition.watching import WatchOrder
    from edition.watching import watch as keep_watching

    as_json = bool(click.get_current_context().params["as_json"])

    served = ""

    def tell(words: Message) -> None:
        nonlocal served
        served = words.fields["address"]
        for line in lines_of(words, spoken()):
            click.echo(line, err=as_json)

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR", "")
    order = WatchOrder(typed.folder, typed.out, typed.port, epoch(), editor)
    return of_watch(keep_watching(order, tell), served)


@command()
@click.argument("folder", type=path)
@break_lock
def clean(folder: Path, break_lock: bool) -> "Answer":
    """Take away what was made in FOLDER (build, or build/NAME), and nothing else."""
    from edition.answers import of_clean
    from edition.delivery import clean as take_away

    return of_clean(*take_away(folder, breaking=break_lock))
