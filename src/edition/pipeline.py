"""The order of the stages. A folder with a text and its description becomes finished, proved
files.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from edition import __version__, delivery, pressing, reporting, surfacing
from edition.core.diagnostics import Problems
from edition.core.direction import departures
from edition.core.quoting import worded
from edition.edited import Edited, edited_of, not_listed
from edition.model.imposition import Printed
from edition.model.observations import Departed, MeasuredTypography
from edition.model.output_kinds import (
    DISPLAYED,
    PAMPHLET,
    POSTERS,
    SECOND,
    held_to,
    is_read,
    named,
)
from edition.model.page import PagedDocument
from edition.model.proof import Outcome, Proof
from edition.model.source import Attachment, SourceText
from edition.pdf import ARCHIVAL, NEWER, Standard, write
from edition.pressing import Written
from edition.progress import Step, quiet
from edition.read.decoding import decode
from edition.typeset import typeset
from edition.verify import LONGEST_STRETCH, Claims, prepare, verify
from edition.workers import Workers

if TYPE_CHECKING:
    from edition.reports.contents import Report
    from edition.verify.proofs.proving import Spread

T = TypeVar("T")
U = TypeVar("U")


class BuildOrder(Struct, frozen=True):
    """What to build: the edition in `folder`, into `out`/NAME. `private` are the words that no
    output may hold, `epoch` is SOURCE_DATE_EPOCH.

    `only` names the outputs wanted, none: all. `fast` leaves out the proofs. `overlay` names what
    is drawn over the pages of a working proof, none: there is no such proof. `break_lock`: what
    another machine held in the output folder is let go. `jobs`: how many processes prove at a time;
    more than one are forks of this process, which must have no threads then. The files are the same
    with any.
    """

    folder: Path
    out: Path
    only: tuple[str, ...] = ()
    fast: bool = False
    epoch: int | None = None
    private: tuple[str, ...] = ()
    overlay: tuple[str, ...] = ()
    break_lock: bool = False
    jobs: int = 1

    @property
    def displays(self) -> bool:
        """Whether posters or handouts may be made, or a report that tells of doubts about them."""
        return not (self.fast and self.only) or not DISPLAYED.isdisjoint(self.only)


class Built(Struct, frozen=True):
    """What came of it: the files in place (none: refused), the pages of all outputs, the proofs,
    every problem on the way.

    `measured` is the typography of the outputs that hold the whole text, `departed` what of it
    stands otherwise than by UAX #9 alone, where there are proofs.

    `edited` is what it was built from, for what is made of the build afterwards; None where it was
    refused. `state` is a digest of all that. `report` is what the report tells, None where nothing
    was proved.
    """

    files: tuple[Path, ...] = ()
    pages: int = 0
    proofs: tuple[Proof, ...] = ()
    measured: tuple[MeasuredTypography, ...] = ()
    departed: tuple[Departed, ...] = ()
    problems: Problems = ()
    edited: Edited | None = None
    state: str = ""
    report: "Report | None" = None


class _Made(Struct, frozen=True):
    """What was set, what is wanted of the press and on screens; then what is written, by the names
    of the outputs, and what the press made.
    """

    outputs: tuple[PagedDocument, ...]
    wanted: pressing.Wanted
    shown: frozenset[str]
    written: Mapping[str, Written] = {}
    printed: tuple[Printed, ...] = ()

    @property
    def pages(self) -> int:
        """Of all outputs."""
        return sum(len(output.pages) for output in self.outputs)


class _Findings(Struct, frozen=True):
    """What was found of all files: proofs, what the text measures, a picture of each."""

    proofs: tuple[Proof, ...] = ()
    measured: tuple[MeasuredTypography, ...] = ()
    drawn: tuple[reporting.Drawn, ...] = ()


def build(order: BuildOrder, step: Step = quiet) -> Built:
    """Read and edit; then hold the output folder, and in it typeset, write, prove, deliver. `step`
    is told how far that is.
    """
    target, problems = delivery.target_of(order.out, order.folder)
    if target is None:
        return Built(problems=problems)
    edited, problems = edited_of(order.folder, order.epoch, display=order.displays)
    if edited is None:
        return Built(problems=problems)
    with delivery.holding(target, breaking=order.break_lock) as (held, refused):
        built = build_in(held, order, edited, step, problems) if held else Built(problems=refused)
    return replace(built, problems=problems + built.problems)


def build_in(
    held: delivery.Held,
    order: BuildOrder,
    edited: Edited,
    step: Step = quiet,
    before: Problems = (),
) -> Built:
    """`build` of an edition that is read and edited, where the output folder is held; the report
    tells of the problems `before` too.
    """
    ledger = _Ledger()
    try:
        step(worded("setting"), long=len(edited.source.text.text) > _LONG_TEXT)
        made = ledger.enter(_made(edited, order.only))
        bench = held.bench()
        found = ledger.enter(_proved(bench, order, edited, made, step))
        failed = failures(found.proofs)
        built = Built(pages=made.pages, edited=edited, state=_state(edited, order.epoch))
        facts = reporting.facts_of(made.outputs)
        overlays = ledger.enter(reporting.overlays(made.outputs, edited, order.overlay))
        if not order.fast:
            built = replace(
                built,
                proofs=found.proofs,
                measured=found.measured,
                departed=reporting.departed(edited),
            )
            there = held.folder if order.only else None
            standing = reporting.Standing(bench, there, built.state, failed, found.drawn)
            step(worded("reporting"))
            delivered = tuple(_delivered(found.proofs))
            proved = reporting.Proved(delivered, built.measured, built.departed)
            said = before + ledger.problems
            report = reporting.report_of(edited, proved, made.outputs, standing, said)
            built = replace(built, report=report)
            _lay(bench, _reports(edited, report))
        _lay(bench, overlays.items())
        clearing: delivery.Clearing = "reports" if order.only else "all"
        how = delivery.Delivery(clearing, failed, built.state, facts)
        files = ledger.enter(delivery.deliver(held, bench, how))
    except _StoppedError:
        return Built(problems=ledger.problems)
    except OSError as refusal:
        return Built(problems=(*ledger.problems, delivery.refused(held.folder, refusal)))
    return replace(built, files=files, problems=ledger.problems)


def _made(edited: Edited, only: tuple[str, ...]) -> tuple[_Made | None, Problems]:
    """All that is wanted, set."""
    if problems := not_listed(edited, only):
        return None, problems
    ledger = _Ledger()
    try:
        shown = ledger.enter(surfacing.wanted_of(edited, only))
        only = surfacing.with_those_beside(edited, only)
        wanted = ledger.enter(pressing.wanted_of(edited, only))
        to_set = pressing.with_pages(only)
        outputs = ledger.enter(typeset(edited.source, edited.reading, edited.fonts, to_set))
    except _StoppedError:
        return None, ledger.problems
    return _Made(outputs, wanted, shown), ledger.problems


def _writing(
    edited: Edited, outputs: Sequence[PagedDocument]
) -> Iterator[tuple[str, Callable[[], Written]]]:
    """What writes each output, by its path; where the edition wants it once more by the newer
    standards.
    """
    again = edited.source.description.deposit.renditions
    for output in outputs:
        yield output.name, partial(_written, edited, output, ARCHIVAL)
        if again and is_read(output.name):
            yield f"{SECOND}{output.name}", partial(_written, edited, output, NEWER)


def _written(edited: Edited, output: PagedDocument, standard: Standard) -> Written:
    attached = _attached(edited, output)
    return Written(*write(output, edited.reading.record, edited.fonts, attached, standard))


def _files(edited: Edited, made: _Made) -> Iterator[tuple[str, bytes | str]]:
    """Each PDF with its text, and the registers of what was changed on posters."""
    for name, (pdf, expected) in made.written.items():
        yield f"{name}.pdf", pdf
        yield f"{name}.txt", expected
    posters = [output for output in made.outputs if output.name.startswith(POSTERS.path)]
    for name in dict.fromkeys(poster.reading for poster in posters):
        if displayed := edited.reading.of(name).for_display:
            register = reporting.register_csv(displayed, edited.source.text)
            yield f"{named(f'{POSTERS.path}display', name)}.csv", register


def _lay(bench: Path, files: Iterable[tuple[str, bytes | str]]) -> None:
    for name, content in files:
        delivery.put(bench, name, content)


def _attached(edited: Edited, output: PagedDocument) -> Attachment | None:
    """The source text as found, where the editor wants it in the PDFs that show all of it."""
    source = edited.source
    if not (source.description.deposit.source_in_pdf and "source" in held_to(output.name)):
        return None
    name = PurePath(source.text.file).name
    media_type = "text/markdown" if name.endswith(".md") else "text/plain"
    return Attachment(name, media_type, source.files[name])


_LONG_TEXT = 50_000
"""Characters that are set in a second."""
_FEW_PAGES = 12
"""In less time than other processes take to begin, so many are proved."""
_SHORTEST = 4
"""Pages that one process reads at the least of a file that several read."""


def _proved(
    bench: Path, order: BuildOrder, edited: Edited, made: _Made, step: Step
) -> tuple[_Findings | None, Problems]:
    """Write all files, lay them on the bench, and prove them, those that are set while the press is
    at work; of a fast build nothing is proved.
    """
    with Workers(order.jobs if made.pages > _FEW_PAGES and not order.fast else 1) as workers:
        if workers.jobs > 1:
            prepare()
        writing = dict(_writing(edited, made.outputs))
        measuring = partial(reporting.measured, made.outputs, edited.fonts)
        *written, measured = workers.begin_own((*writing.values(), measuring))
        made = replace(
            made, written={name: done() for name, done in zip(writing, written, strict=True)}
        )
        claims = _claims(edited, order.private)
        register = reporting.register_csv(edited.reading.emendations, edited.source.text)
        _lay(bench, (*_files(edited, made), (surfacing.REGISTER, register)))
        begun = list(_begun(bench, edited, made, claims, workers))
        step(worded("pressing"))
        printed, problems = pressing.press(edited, made.outputs, made.written, made.wanted)
        if printed is None:
            return None, problems
        pressed = {file: content for each in printed for file, content in each.files.items()}
        _lay(bench, pressed.items())
        pdfs = {f"{name}.pdf": each.pdf for name, each in made.written.items()}
        finished = {**pdfs, **pressed, surfacing.REGISTER: register}
        surfaces = surfacing.surfaces_of(edited, made.outputs, finished, made.shown)
        _lay(bench, surfaces.files.items())
        if order.fast:
            return _Findings(), problems
        begun += _begun_of_press(bench, edited, replace(made, printed=printed), claims, workers)
        paper = made.written.get(PAMPHLET.path, Written(b"", "")).expected
        begun += surfacing.proofs_of(bench, edited, surfaces, paper, workers)
        drawing = list(reporting.drawn(bench, reporting.facts_of(made.outputs), workers))
        reporting.prepare()  # while others are at it
        proofs = tuple(_asked_for(begun, step, long=made.pages > _FEW_PAGES))
        return _Findings(proofs, measured(), tuple(done() for done in drawing)), problems


def _asked_for(
    begun: Sequence[Callable[[], Sequence[Proof]]], step: Step, *, long: bool
) -> Iterator[Proof]:
    for number, done in enumerate(begun):
        step(worded("proving"), number, len(begun), long=long)
        yield from done()


def _claims(edited: Edited, private: tuple[str, ...]) -> Claims:
    """What is claimed of every output."""
    return Claims(
        "",
        private=private,
        said=tuple(_said(edited)),
        declared=partial(departures, policy=edited.policy),
        faces=edited.fonts,
    )


def _begun(
    bench: Path, edited: Edited, made: _Made, claims: Claims, workers: Workers
) -> Iterator[Callable[[], Sequence[Proof]]]:
    """The proof of each output, under its path in the build folder; one that shows parts of the
    text need not hold the rest.

    An output that has more than its share of all pages is read by all processes, when its proof is
    asked for.
    """
    for output in made.outputs:
        own = replace(
            _carrying(claims, edited, output),
            expected=made.written[output.name].expected,
            areas=tuple(page.areas for page in output.pages),
        )
        if "source" in held_to(output.name):
            register = edited.reading.of(output.reading).emendations
            own = replace(own, source=edited.source.text, emendations=register)
        count, names = len(output.pages), (output.name, f"{SECOND}{output.name}")
        for file in (f"{name}.pdf" for name in names if name in made.written):
            own = replace(own, version=_version(file))
            if count * workers.jobs > max(made.pages, _FEW_PAGES):
                most = min(max(-(-count // (2 * workers.jobs)), _SHORTEST), LONGEST_STRETCH)
                yield partial(_proof, bench, file, own, workers.spread, most)
            else:
                yield workers.begin(_proof, bench, file, own)


def _proof(
    bench: Path, file: str, claims: Claims, spread: "Spread" = map, most: int = LONGEST_STRETCH
) -> tuple[Proof]:
    return (replace(verify(bench / file, claims, spread, most), file=file),)


def _begun_of_press(
    bench: Path, edited: Edited, made: _Made, claims: Claims, workers: Workers
) -> Iterator[Callable[[], Sequence[Proof]]]:
    """The proof of each file of the press, held against the pages that it was made of."""
    by_name = {output.name: output for output in made.outputs}
    for each in made.printed:
        name = named(PAMPHLET.path, each.reading)
        of_pages = _carrying(claims, edited, by_name[name]) if name in by_name else claims
        pages = made.written.get(name, Written(b"", ""))
        yield from pressing.proofs_of(bench, each, pages, of_pages, workers)


def _version(file: str) -> str:
    return (NEWER if file.startswith(SECOND) else ARCHIVAL).version


def _carrying(claims: Claims, edited: Edited, output: PagedDocument) -> Claims:
    attached = _attached(edited, output)
    return replace(claims, attached=(attached,) if attached else ())


def _said(edited: Edited) -> Iterator[SourceText]:
    """The files of the edition as they are written, the text first."""
    yield edited.source.text
    for name in ("edition.toml", "emendations.toml"):
        if name in edited.source.files:
            said = decode(edited.source.files[name], edited.beside(name).as_posix())
            yield from (said,) if isinstance(said, SourceText) else ()


def _reports(edited: Edited, report: "Report") -> Iterator[tuple[str, bytes | str]]:
    """What was proved and measured, for a program, for a person, for the print shop; the picture of
    all that stands.
    """
    from edition.dump.proof_json import proof_json
    from edition.reports.report import report_html

    departed, direction = report.departed, edited.policy
    yield (
        "proof.json",
        proof_json(*report.proofs, departed=departed, direction=direction, outputs=report.outputs),
    )
    yield "report.html", report_html(report)
    if for_the_shop := [proof for proof in report.proofs if "shop" in held_to(proof.file)]:
        yield "press/preflight.json", proof_json(*for_the_shop)
    yield from reporting.pictured(report, edited.fonts).items()


def _delivered(proofs: Sequence[Proof]) -> Iterator[Proof]:
    """The proofs under the names that their files will have."""
    failed = failures(proofs)
    for proof in proofs:
        file = Path(proof.file)
        name = delivery.failed_name(file) if proof.file in failed else file
        yield replace(proof, file=name.as_posix())


def failures(proofs: Sequence[Proof]) -> tuple[str, ...]:
    """The files of which a check failed."""
    return tuple(
        proof.file
        for proof in proofs
        if any(check.outcome is Outcome.FAILED for check in proof.checks)
    )


def _state(edited: Edited, epoch: int | None) -> str:
    """A digest of all that the outputs are made from: the folder, the compiler, the day that stands
    for today.
    """
    found = sha256(f"{__version__} {epoch}".encode())
    for name, content in sorted(edited.source.files.items()):
        found.update(f" {name} {len(content)} ".encode() + content)
    return found.hexdigest()


class _StoppedError(Exception):
    """A stage gave no value; its problems say why."""


class _Ledger:
    """The problems of all stages so far."""

    def __init__(self) -> None:
        self.problems: Problems = ()

    def enter(self, result: tuple[T | None, Problems]) -> T:
        """The value of a stage, its problems entered."""
        value, problems = result
        self.problems += problems
        if value is None:
            raise _StoppedError
        return value
