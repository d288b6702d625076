"""The order of the stages. A folder with a text and its description becomes finished, proved
files.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from edition import __version__, delivery, faces, pressing, reporting
from edition.core.diagnostics import Problems
from edition.core.direction import Policy, departures, policy
from edition.dump.register import register_csv
from edition.language import edit
from edition.model.attachment import Attachment
from edition.model.departed import Departed
from edition.model.imposition import Printed
from edition.model.looked import Typography
from edition.model.page import PagedDocument
from edition.model.proof import Outcome, Proof
from edition.model.reading import Reading
from edition.model.source import SourceText
from edition.model.source_folder import Source
from edition.pdf import write
from edition.read import read
from edition.read.decoding import decode
from edition.typeset import typeset
from edition.verify import Claims, verify

T = TypeVar("T")


class Order(Struct, frozen=True):
    """What to build. `epoch` is SOURCE_DATE_EPOCH; `private` are the words that no output may hold.

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

    `source` and `reading` are what it was built from, for what is made of the build afterwards;
    None where it was refused. `state` is a digest of all that.
    """

    files: tuple[Path, ...] = ()
    pages: int = 0
    proofs: tuple[Proof, ...] = ()
    measured: tuple[Typography, ...] = ()
    departed: tuple[Departed, ...] = ()
    problems: Problems = ()
    source: Source | None = None
    reading: Reading | None = None
    state: str = ""


def build(order: Order) -> Built:
    """Hold the output folder, and in it read, edit, typeset, write, prove, deliver."""
    target, problems = delivery.target_of(order.out, order.folder)
    if target is None:
        return Built(problems=problems)
    with delivery.holding(target, breaking=order.break_lock) as (held, problems):
        return build_in(held, order) if held else Built(problems=problems)


def build_in(held: delivery.Held, order: Order) -> Built:
    """`build` where the output folder is held already."""
    ledger = _Ledger()
    try:
        source = ledger.enter(read(order.folder))
        reading = ledger.enter(edit(source, order.epoch))
        source = replace(source, description=reading.description)
        fonts = ledger.enter(faces_of(source))
        wanted = ledger.enter(pressing.wanted_of(order.only, source, reading.record))
        outputs = ledger.enter(typeset(source, reading, fonts, pressing.with_pages(order.only)))
        bench = held.bench()
        written = {
            output.name: write(output, reading.record, fonts, _attached(source, output))
            for output in outputs
        }
        printed = ledger.enter(
            pressing.press(outputs, written, wanted, source, reading.record, fonts)
        )
        for name, content in _files(written, printed):
            delivery.put(bench, name, content)
        delivery.put(bench, "emendations.csv", register_csv(reading.emendations, source.text))
        proofs = (
            ()
            if order.fast
            else tuple(
                _proved(bench, outputs, written, printed, source, reading, fonts, order.private)
            )
        )
        facts, state = reporting.facts_of(outputs), _state(source, order.epoch)
        done = Built(
            (),
            sum(len(output.pages) for output in outputs),
            proofs,
            source=source,
            reading=reading,
            state=state,
        )
        if proofs:
            done = replace(
                done,
                measured=reporting.measured(outputs, fonts),
                departed=reporting.departed(source, reading.document, policy_of(source)),
            )
            standing = reporting.Standing(
                bench, held.folder if order.only else None, state, failures(proofs), facts
            )
            for name, content in _reports(
                done, source, reading.record.title, outputs, standing, fonts
            ):
                delivery.put(bench, name, content)
        for name, pdf in ledger.enter(
            reporting.overlays(outputs, reading.record, fonts, order.overlay)
        ).items():
            delivery.put(bench, name, pdf)
        how = delivery.Delivery(
            "reports" if order.only else "all", failed=failures(proofs), state=state, facts=facts
        )
        files = ledger.enter(delivery.deliver(held, bench, how))
    except _StoppedError:
        return Built(problems=ledger.problems)
    except OSError as refusal:
        return Built(problems=(*ledger.problems, delivery.refused(held.folder, refusal)))
    return replace(done, files=files, problems=ledger.problems)


def _files(
    written: Mapping[str, tuple[bytes, str]], printed: Printed
) -> Iterator[tuple[str, bytes | str]]:
    """Each PDF with its text, and what the press made of them."""
    for name, (pdf, expected) in written.items():
        yield f"{name}.pdf", pdf
        yield f"{name}.txt", expected
    yield from printed.files.items()


def _reports(
    done: Built,
    source: Source,
    title: str,
    outputs: Sequence[PagedDocument],
    standing: reporting.Standing,
    fonts: faces.Faces,
) -> Iterator[tuple[str, bytes | str]]:
    """What was proved and measured, for a program, for a person, for the print shop; the picture of
    all that stands.
    """
    from edition.dump.proof import proof_json
    from edition.reports.report import Report, report_html

    told = tuple(_delivered(done.proofs))
    yield (
        "proof.json",
        proof_json(*told, departed=done.departed, direction=policy_of(source), outputs=outputs),
    )
    language = source.description.language
    report = Report(title, told, language, done.measured, done.departed, outputs)
    yield "report.html", report_html(report)
    if for_the_shop := [proof for proof in told if proof.file.startswith("press/")]:
        yield "press/preflight.json", proof_json(*for_the_shop)
    yield from reporting.contact(standing, title, fonts).items()


def _attached(source: Source, output: PagedDocument) -> Attachment | None:
    """The source text as found, where the editor wants it in the PDFs that show all of it."""
    if not (source.description.deposit.source_in_pdf and output.whole):
        return None
    name = PurePath(source.text.file).name
    return Attachment(
        name, "text/markdown" if name.endswith(".md") else "text/plain", source.files[name]
    )


def policy_of(source: Source) -> Policy:
    """What the edition says of pieces that run from left to right."""
    direction = source.description.direction
    return policy(source.description.language, frozenset(direction.off), direction.pieces)


def faces_of(source: Source) -> tuple[faces.Faces | None, Problems]:
    """The family, and behind it the further fonts that the edition names."""
    family, problems = faces.load()
    return (
        faces.with_further(family, source.fonts) if family and source.fonts else (family, problems)
    )


def _proved(
    bench: Path,
    outputs: Sequence[PagedDocument],
    written: Mapping[str, tuple[bytes, str]],
    printed: Printed,
    source: Source,
    reading: Reading,
    fonts: faces.Faces,
    private: Sequence[str],
) -> Iterator[Proof]:
    """The proof of each output, under its path in the build folder; one that shows parts of the
    text need not hold the rest.
    """
    declared = partial(departures, policy=policy_of(source))
    claims = Claims(
        "", private=tuple(private), said=tuple(_said(source)), declared=declared, faces=fonts
    )
    carried = {output.name: tuple(filter(None, (_attached(source, output),))) for output in outputs}
    for output in outputs:
        text, register = (source.text, reading.emendations) if output.whole else (None, ())
        areas = tuple(page.areas for page in output.pages)
        pdf, expected = bench / f"{output.name}.pdf", written[output.name][1]
        own = replace(
            claims,
            expected=expected,
            source=text,
            emendations=register,
            areas=areas,
            attached=carried[output.name],
        )
        proof = verify(pdf, own)
        yield replace(proof, file=f"{output.name}.pdf")
    of_pages = replace(claims, attached=carried.get(pressing.PAGES, ()))
    yield from pressing.proofs_of(bench, printed, written.get(pressing.PAGES, (b"", "")), of_pages)


def _state(source: Source, epoch: int | None) -> str:
    """A digest of all that the outputs are made from: the folder, the compiler, the day that stands
    for today.
    """
    found = sha256(f"{__version__} {epoch}".encode())
    for name, content in sorted(source.files.items()):
        found.update(f" {name} {len(content)} ".encode() + content)
    return found.hexdigest()


def failures(proofs: Sequence[Proof]) -> tuple[str, ...]:
    """The files of which a check failed."""
    return tuple(
        proof.file
        for proof in proofs
        if any(check.outcome is Outcome.FAILED for check in proof.checks)
    )


def _delivered(proofs: Sequence[Proof]) -> Iterator[Proof]:
    """The proofs under the names that their files will have."""
    failed = failures(proofs)
    for proof in proofs:
        yield (
            replace(proof, file=delivery.failed_name(Path(proof.file)).as_posix())
            if proof.file in failed
            else proof
        )


def _said(source: Source) -> tuple[SourceText, ...]:
    """The files of the edition as they are written, the text first."""
    folder = PurePath(source.text.file).parent
    names = [name for name in ("edition.toml", "emendations.toml") if name in source.files]
    others = [decode(source.files[name], (folder / name).as_posix()) for name in names]
    return (source.text, *(other for other in others if isinstance(other, SourceText)))


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
