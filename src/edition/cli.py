"""The command line: what is asked, what is printed, with which exit code. No work is done here.

Exit codes: 0 done, 1 refused (bad input), 2 wrong usage, 3 a proof failed, 4 a fault of edition
itself. Results go to standard output, problems to standard error.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edition import __version__
from edition.core.visible import cut, visible
from edition.process import Commands, ended
from edition.typed_paths import TypedPath, working_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.archive import Archived
    from edition.core.diagnostics import Problems
    from edition.core.languages import Calendar
    from edition.inspecting import Stage
    from edition.model.description import Flip, Profile
    from edition.model.imposition import Binding
    from edition.model.proof import Check, Proof

REFUSED, FAILED = 1, 3
_LEAST_SECRET = 3
_DIGITS = 12
"""Of SOURCE_DATE_EPOCH: as many as the last second of the year 9999 has."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="edition", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Compile a plain right-to-left text and a TOML description into printable, archival PDFs."""
    context.obj = working_folder()
    if context.obj is None:
        os.chdir(
            os.sep
        )  # ReportLab asks for a working directory; no name that is relative gets as far as that


def program() -> None:
    """`main` as a process of its own, which ends at once: to take down all that a build made is a
    thirtieth of its time.
    """
    os._exit(ended(main))


_path = TypedPath(readable=False)
_break_lock = click.option(
    "--break-lock", is_flag=True, help="Another machine held the output folder, and is gone."
)


@main.command()
@click.argument("folder", type=_path)
@click.option(
    "--out", type=_path, default=Path("build"), show_default=True, help="Where NAME/ is put."
)
@click.option("--only", metavar="OUTPUT,...", default="", help="Make these outputs alone.")
@click.option("--fast", is_flag=True, help="Leave out the proofs; such files are not for deposit.")
@click.option(
    "--overlay",
    metavar="LAYER,...",
    default="",
    help="Also a working proof with the grid, boxes, lines.",
)
@_break_lock
def build(folder: Path, out: Path, only: str, fast: bool, overlay: str, break_lock: bool) -> None:
    """Build every output of the edition in FOLDER (edition.toml, text.txt, emendations.toml)."""
    # a build makes many small values, keeps them all, and ends: collecting is a tenth of its time
    gc.disable()
    from edition.pipeline import BuildOrder, failures
    from edition.pipeline import build as build_edition

    wanted = _named(only, "output", _OUTPUTS)
    layers = _named(overlay, "layer", _LAYERS)
    built = build_edition(
        BuildOrder(
            folder, out, wanted, fast, _epoch(), () if fast else _private(), layers, break_lock
        )
    )
    _report(built.problems)
    if not built.files:
        sys.exit(REFUSED)
    _list(built.files)
    _summarise(built.proofs, built.pages, fast)
    sys.exit(FAILED if failures(built.proofs) else 0)


@main.command()
@click.argument("folder", type=_path)
@click.option(
    "--from", "text", type=_path, metavar="FILE", help="The text: plain, or Markdown (.md)."
)
@click.option(
    "--language",
    metavar="TAG",
    default="fa",
    show_default=True,
    help="Language of the text (BCP 47).",
)
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    help="Encoding of FILE, if it is neither UTF-8 nor UTF-16.",
)
def new(folder: Path, text: Path | None, language: str, encoding: str) -> None:
    """Make FOLDER with the text of FILE and a description that builds as it is."""
    from edition.founding import found

    founded = found(folder, text, language, encoding)
    _report(founded.problems)
    if not founded.files:
        sys.exit(REFUSED)
    _list(founded.files)


@main.command()
@click.argument("folder", type=_path)
@click.option(
    "--profile",
    type=click.Choice(["diplomatic", "print", "academy"]),
    help="Check by this one, not the edition's.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Write the suggested changes into emendations.toml; the text is not touched.",
)
def check(folder: Path, profile: "Profile | None", fix: bool) -> None:
    """Say what the rules of orthography would change in the text of FOLDER, each with its place."""
    from edition.checking import check as check_text

    checked = check_text(folder, profile, fix=fix)
    for line in checked.lines:
        click.echo(line)
    _report(checked.problems)
    if any(problem.severity.value == "error" for problem in checked.problems):
        sys.exit(REFUSED)
    suggested = len(checked.lines) - checked.applied
    written = f", {checked.written} entries written to emendations.toml" if fix else ""
    click.echo(
        f"{checked.applied} changes applied by the profile, {suggested} suggested{written}",
        err=True,
    )


@main.command()
@click.argument("folder", type=_path)
@click.option("--stage", type=click.Choice(["lines", "pages"]), required=True, help="What is told.")
def inspect(folder: Path, stage: "Stage") -> None:
    """Say why each line of the pamphlet of FOLDER broke where it did, or each of its pages
    ended.
    """
    from edition.inspecting import inspect as inspect_edition

    inspected = inspect_edition(folder, stage, _epoch())
    _report(inspected.problems)
    if inspected.lines is None:
        sys.exit(REFUSED)
    for line in inspected.lines:
        click.echo(line)


@main.command()
@click.argument("folder", type=_path)
@_break_lock
def clean(folder: Path, break_lock: bool) -> None:
    """Take away what was made in FOLDER (build, or build/NAME), and nothing else."""
    from edition.delivery import clean as take_away

    gone, problems = take_away(folder, breaking=break_lock)
    _report(problems)
    if gone is None:
        sys.exit(REFUSED)
    click.echo(f"{len(gone)} files taken away")


@main.command()
@click.argument("text")
@click.option(
    "--calendar",
    type=click.Choice(["jalali", "gregorian", "hijri"]),
    help="That of a date in numbers alone.",
)
def date(text: str, calendar: "Calendar | None") -> None:
    """Say what the date TEXT is in every calendar, its weekday, its days, and its machine form
    (EDTF).
    """
    from edition.language.explaining import explain

    explained, problems = explain(text, calendar)
    _report(problems)
    if explained is None:
        sys.exit(REFUSED)
    for label, value in explained.facts:
        click.echo(f"{label}: {value}")


_tool = TypedPath(exists=True, readable=False)
_verapdf = click.option(
    "--verapdf", type=_tool, envvar="EDITION_VERAPDF", metavar="JAR", help="The jar of veraPDF."
)
_schemas = click.option(
    "--schemas", type=_tool, envvar="EDITION_SCHEMAS", metavar="FOLDER", help="Schemas of archives."
)


@main.command()
@click.argument("folder", type=_path)
@click.option(
    "--out", type=_path, default=Path("build"), show_default=True, help="Where NAME/ is put."
)
@_verapdf
@_schemas
@_break_lock
def deposit(
    folder: Path, out: Path, verapdf: Path | None, schemas: Path | None, break_lock: bool
) -> None:
    """Build and prove every output of the edition in FOLDER, and pack all of it for an archive."""
    from edition.archive import Tools
    from edition.archive import deposit as make_deposit
    from edition.pipeline import BuildOrder

    order = BuildOrder(folder, out, epoch=_epoch(), private=_private(), break_lock=break_lock)
    _conclude(make_deposit(order, Tools(verapdf, schemas)))


@main.command()
@click.argument("paths", type=_path, nargs=-1, required=True)
@click.option(
    "--report", type=_path, metavar="FOLDER", help="Put report.json and report.html there."
)
@_verapdf
@_schemas
@_break_lock
def verify(
    paths: tuple[Path, ...],
    report: Path | None,
    verapdf: Path | None,
    schemas: Path | None,
    break_lock: bool,
) -> None:
    """Verify bags (folders or ZIP files), and PDFs that have their text beside them; nothing is
    changed.
    """
    from edition.archive import Tools, write_report
    from edition.archive import verify as verify_paths

    archived = verify_paths(paths, Tools(verapdf, schemas), breaking=break_lock)
    refused = write_report(archived.proofs, report) if report and archived.proofs else ()
    _report(refused)
    _conclude(archived)
    sys.exit(REFUSED if refused else 0)


@main.command()
@click.argument("bag", type=_path)
@click.option(
    "--out", type=_path, default=Path("rebuilt"), show_default=True, help="Where ID/ is put."
)
@_break_lock
def rebuild(bag: Path, out: Path, break_lock: bool) -> None:
    """Make the deposit in BAG again from its own sources, and compare every file."""
    from edition.archive import rebuild as make_again

    _conclude(make_again(bag, out, breaking=break_lock))


@main.command()
@click.argument("file", type=_path)
@click.option(
    "--out", type=_path, default=Path("."), show_default=True, help="Where the sheets go."
)
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
@_break_lock
def impose(
    file: Path,
    out: Path,
    plan: bool,
    paper: str,
    binding: "Binding | None",
    flip: "Flip",
    signature: int,
    caliper: float,
    cover: bool,
    break_lock: bool,
) -> None:
    """Impose the pages of FILE, any PDF, on sheets that fold into a booklet."""
    from edition.model.description import Booklet
    from edition.pressing import FileOrder, impose_file

    if caliper != caliper:
        raise click.UsageError("A caliper is a number, such as 0.1.")
    if signature % 4:
        raise click.UsageError(f"A signature has a multiple of 4 pages, not {signature}.")
    booklet = Booklet(caliper_mm=caliper, flip=flip, signature=signature)
    imposed = impose_file(
        FileOrder(file, out, plan, booklet, binding, paper, cover, break_lock=break_lock)
    )
    _report(imposed.problems)
    if not imposed.files:
        sys.exit(REFUSED)
    if plan:
        click.echo(imposed.table, nl=False)
    _list(imposed.files)
    if imposed.proofs:
        click.echo(_counted(imposed.proofs))
    sys.exit(FAILED if imposed.failed else 0)


def _conclude(archived: "Archived") -> None:
    """Say what came of work for the archive; leaves with an exit code where it is not 0."""
    from edition.pipeline import failures

    _report(archived.problems)
    _list(archived.files)
    if archived.proofs:
        click.echo(_counted(archived.proofs))
    for note in archived.notes:
        click.echo(note)
    if failures(archived.proofs):
        sys.exit(FAILED)
    if not archived.files:
        sys.exit(REFUSED)


_OUTPUTS = ("pamphlet", "screen", "posters", "handouts", "booklet", "press", "riso")
_LAYERS = ("grid", "boxes", "lines")


def _named(listed: str, what: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a list with commas; wrong usage where one of them is not known."""
    names = tuple(part.strip() for part in listed.split(",") if part.strip())
    for name in names:
        if name not in known:
            raise click.UsageError(
                f"There is no {what} «{cut(name)}»; there are: {', '.join(known)}."
            )
    return names


def _report(problems: "Problems") -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _list(files: "Iterable[Path]") -> None:
    for file in files:
        click.echo(visible(file.as_posix()))


def _summarise(proofs: "tuple[Proof, ...]", pages: int, fast: bool) -> None:
    """One line for the whole build, behind the failed checks."""
    click.echo(f"{pages} pages; proofs left out" if fast else f"{pages} pages; {_counted(proofs)}")


def _counted(proofs: "tuple[Proof, ...]") -> str:
    """How many checks came out how; the failed ones are said in words, a line for each fault."""
    from edition.model.proof import Outcome

    for proof in proofs:
        for check in proof.checks:
            if check.outcome is Outcome.FAILED:
                for line in _failure(proof.file, check):
                    click.echo(visible(line), err=True)
    checks = [check for proof in proofs for check in proof.checks]
    judged = (outcome for outcome in Outcome if outcome is not Outcome.MEASURED)
    return "proofs: " + ", ".join(
        f"{sum(c.outcome is outcome for c in checks)} {outcome.value}" for outcome in judged
    )


def _failure(file: str, check: "Check") -> "Iterator[str]":
    """The place in the text, what was looked at, what was expected there and what was seen, and the
    act.
    """
    said = f"proof failed: {file}: {check.name} ({check.reader})"
    if not check.faults:
        yield f"{said} {check.note}".rstrip()
    for fault in check.faults:
        where = f"{fault.place}: " if fault.place else ""
        seen = (
            f": expected «{fault.expected}», seen «{fault.seen}»"
            if fault.expected or fault.seen
            else ""
        )
        yield f"{where}{said}: {fault.fact}{seen}" + (f"; {fault.act}." if fault.act else "")


def _epoch() -> int | None:
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if value and not (value.isascii() and value.isdecimal() and len(value) <= _DIGITS):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH must be whole seconds since 1970, not «{cut(value)}»."
        )
    return int(value) if value else None


def _private() -> tuple[str, ...]:
    """What would tell who built this, and where: no output may hold it."""
    import platform

    words = {
        os.environ.get("USER", ""),
        os.environ.get("LOGNAME", ""),
        platform.node(),
        os.path.expanduser("~"),
    }
    return tuple(
        sorted(word for word in words | {working_folder() or ""} if len(word) > _LEAST_SECRET)
    )
