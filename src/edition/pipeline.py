"""The order of the stages. A folder with a text and its description becomes finished, proved
files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from edition import __version__, delivery, pressing, reporting, surfacing
from edition.core.diagnostics import Problems
from edition.core.direction import departures
from edition.edited import Edited, edited_of, not_listed
from edition.model.imposition import Printed
from edition.model.observations import Departed, MeasuredTypography
from edition.model.output_kinds import PAMPHLET, POSTERS, held_to, named
from edition.model.page import PagedDocument
from edition.model.proof import Outcome, Proof
from edition.model.source import Attachment, SourceText
from edition.model.surface import Surfaces
from edition.pdf import write
from edition.pressing import Written
from edition.read.decoding import decode
from edition.typeset import typeset
from edition.verify import Claims, verify

T = TypeVar("T")


class BuildOrder(Struct, frozen=True):
    """What to build: the edition in `folder`, into `out`/NAME. `private` are the words that no
    output may hold, `epoch` is SOURCE_DATE_EPOCH.

    `only` names the outputs wanted, none: all. `fast` leaves out the proofs. `overlay` names what
    is drawn over the pages of a working proof, none: there is no such proof. `break_lock`: what
    another machine held in the output folder is let go.
    """

    folder: Path
    out: Path
    only: tuple[str, ...] = ()
    fast: bool = False
    epoch: int | None = None
    private: tuple[str, ...] = ()
    overlay: tuple[str, ...] = ()
    break_lock: bool = False


class Built(Struct, frozen=True):
    """What came of it: the files in place (none: refused), the pages of all outputs, the proofs,
    every problem on the way.

    `measured` is the typography of the outputs that hold the whole text, `departed` what of it
    stands otherwise than by UAX #9 alone, where there are proofs.

    `edited` is what it was built from, for what is made of the build afterwards; None where it was
    refused. `state` is a digest of all that.
    """

    files: tuple[Path, ...] = ()
    pages: int = 0
    proofs: tuple[Proof, ...] = ()
    measured: tuple[MeasuredTypography, ...] = ()
    departed: tuple[Departed, ...] = ()
    problems: Problems = ()
    edited: Edited | None = None
    state: str = ""


class _Made(Struct, frozen=True):
    """What was set, what of it was written, by the names of the outputs, what the press made of
    that, and what stands on screens.
    """

    outputs: tuple[PagedDocument, ...]
    written: Mapping[str, Written]
    printed: tuple[Printed, ...]
    surfaces: Surfaces


def build(order: BuildOrder) -> Built:
    """Read and edit; then hold the output folder, and in it typeset, write, prove, deliver."""
    target, problems = delivery.target_of(order.out, order.folder)
    if target is None:
        return Built(problems=problems)
    edited, problems = edited_of(order.folder, order.epoch)
    if edited is None:
        return Built(problems=problems)
    with delivery.holding(target, breaking=order.break_lock) as (held, refused):
        built = build_in(held, order, edited) if held else Built(problems=refused)
    return replace(built, problems=problems + built.problems)


def build_in(held: delivery.Held, order: BuildOrder, edited: Edited) -> Built:
    """`build` of an edition that is read and edited, where the output folder is held."""
    ledger = _Ledger()
    try:
        made = ledger.enter(_made(edited, order.only))
        bench = held.bench()
        _lay(bench, _files(edited, made))
        pages = sum(len(output.pages) for output in made.outputs)
        built = Built(pages=pages, edited=edited, state=_state(edited, order.epoch))
        facts = reporting.facts_of(made.outputs)
        if not order.fast:
            built = replace(
                built,
                proofs=tuple(_proved(bench, edited, made, order.private)),
                measured=reporting.measured(made.outputs, edited.fonts),
                departed=reporting.departed(edited),
            )
            there = held.folder if order.only else None
            standing = reporting.Standing(bench, there, built.state, failures(built.proofs), facts)
            _lay(bench, _reports(edited, built, made.outputs, standing))
        _lay(bench, ledger.enter(reporting.overlays(made.outputs, edited, order.overlay)).items())
        clearing: delivery.Clearing = "reports" if order.only else "all"
        how = delivery.Delivery(clearing, failures(built.proofs), built.state, facts)
        files = ledger.enter(delivery.deliver(held, bench, how))
    except _StoppedError:
        return Built(problems=ledger.problems)
    except OSError as refusal:
        return Built(problems=(*ledger.problems, delivery.refused(held.folder, refusal)))
    return replace(built, files=files, problems=ledger.problems)


def _made(edited: Edited, only: tuple[str, ...]) -> tuple[_Made | None, Problems]:
    """All that is wanted, set, written and pressed."""
    if problems := not_listed(edited, only):
        return None, problems
    ledger = _Ledger()
    try:
        shown = ledger.enter(surfacing.wanted_of(edited, only))
        only = surfacing.with_those_beside(edited, only)
        wanted = ledger.enter(pressing.wanted_of(edited, only))
        to_set = pressing.with_pages(only)
        outputs = ledger.enter(typeset(edited.source, edited.reading, edited.fonts, to_set))
        record, fonts = edited.reading.record, edited.fonts
        written = {
            output.name: Written(*write(output, record, fonts, _attached(edited, output)))
            for output in outputs
        }
        printed = ledger.enter(pressing.press(edited, outputs, written, wanted))
        finished: dict[str, bytes | str] = {
            **{f"{name}.pdf": each.pdf for name, each in written.items()},
            **{file: made for each in printed for file, made in each.files.items()},
        }
        finished[surfacing.REGISTER] = _register(edited)
        surfaces = surfacing.surfaces_of(edited, outputs, finished, shown)
    except _StoppedError:
        return None, ledger.problems
    return _Made(outputs, written, printed, surfaces), ledger.problems


def _files(edited: Edited, made: _Made) -> Iterator[tuple[str, bytes | str]]:
    """Each PDF with its text, what the press made of them, and the register of emendations."""
    for name, (pdf, expected) in made.written.items():
        yield f"{name}.pdf", pdf
        yield f"{name}.txt", expected
    for printed in made.printed:
        yield from printed.files.items()
    yield from made.surfaces.files.items()
    yield surfacing.REGISTER, _register(edited)
    posters = [output for output in made.outputs if output.name.startswith(POSTERS.path)]
    for name in dict.fromkeys(poster.reading for poster in posters):
        if displayed := edited.reading.of(name).for_display:
            register = reporting.register_csv(displayed, edited.source.text)
            yield f"{named(f'{POSTERS.path}display', name)}.csv", register


def _register(edited: Edited) -> str:
    return reporting.register_csv(edited.reading.emendations, edited.source.text)


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


def _proved(bench: Path, edited: Edited, made: _Made, private: tuple[str, ...]) -> Iterator[Proof]:
    """The proof of each output, under its path in the build folder; one that shows parts of the
    text need not hold the rest.
    """
    claims = Claims(
        "",
        private=private,
        said=tuple(_said(edited)),
        declared=partial(departures, policy=edited.policy),
        faces=edited.fonts,
    )
    for output in made.outputs:
        own = replace(
            _carrying(claims, edited, output),
            expected=made.written[output.name].expected,
            areas=tuple(page.areas for page in output.pages),
        )
        if "source" in held_to(output.name):
            register = edited.reading.of(output.reading).emendations
            own = replace(own, source=edited.source.text, emendations=register)
        file = f"{output.name}.pdf"
        yield replace(verify(bench / file, own), file=file)
    by_name = {output.name: output for output in made.outputs}
    for printed in made.printed:
        name = named(PAMPHLET.path, printed.reading)
        of_pages = _carrying(claims, edited, by_name[name]) if name in by_name else claims
        pages = made.written.get(name, Written(b"", ""))
        yield from pressing.proofs_of(bench, printed, pages, of_pages)
    paper = made.written.get(PAMPHLET.path, Written(b"", "")).expected
    yield from surfacing.proofs_of(bench, edited, made.surfaces, paper)


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


def _reports(
    edited: Edited,
    built: Built,
    outputs: Sequence[PagedDocument],
    standing: reporting.Standing,
) -> Iterator[tuple[str, bytes | str]]:
    """What was proved and measured, for a program, for a person, for the print shop; the picture of
    all that stands.
    """
    from edition.dump.proof_json import proof_json
    from edition.reports.report import Report, report_html

    told, title = tuple(_delivered(built.proofs)), edited.reading.record.title
    departed, direction = built.departed, edited.policy
    yield "proof.json", proof_json(*told, departed=departed, direction=direction, outputs=outputs)
    language = edited.source.description.language
    document = edited.reading.document
    report = Report(title, told, language, built.measured, departed, outputs, document)
    yield "report.html", report_html(report)
    if for_the_shop := [proof for proof in told if "shop" in held_to(proof.file)]:
        yield "press/preflight.json", proof_json(*for_the_shop)
    yield from reporting.contact(standing, title, language, edited.fonts).items()


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
