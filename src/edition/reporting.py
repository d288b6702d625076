"""What a build tells beside the proofs: what was changed of the text, what its pages measure,
working proofs that are drawn over, all that its report tells.
"""

import csv
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from edition import delivery
from edition.core.bidi import departed_levels, levels, visual_order
from edition.core.diagnostics import Diagnostic, Problems, Severity, place_at, places_in
from edition.core.direction import Departure, Policy, departures
from edition.core.quoting import worded
from edition.delivery import failed_name
from edition.edited import Edited
from edition.faces import Faces, house
from edition.model.document import Block
from edition.model.finished import Finished, TypeFacts
from edition.model.observations import Departed, MeasuredTypography
from edition.model.output_kinds import PAMPHLET, POSTERS, SECOND, WEB, held_to
from edition.model.page import PagedDocument
from edition.model.proof import Proof
from edition.model.reading import Emendation
from edition.model.source import SourceText
from edition.workers import Workers

if TYPE_CHECKING:
    from edition.reports.contents import Report
    from edition.reports.pictures import Card, Strip

_PAMPHLET = f"{PAMPHLET.path}.pdf"
_NOTE = "-note.txt"
"""How the names of pages for those who print end."""
_NOT_SHOWN = (delivery.OVERLAYS, WEB.path, SECOND)
"""Where the PDFs are that no contact sheet has: working proofs, the same beside the page of the
web, the same once more by another standard.
"""
_REGISTER = ("line", "column", "before", "after", "rule", "reason")
"""The head of emendations.csv."""


class Proved(Struct, frozen=True):
    """What was found of a build."""

    proofs: Sequence[Proof]
    measured: Sequence[MeasuredTypography]
    departed: Sequence[Departed]


class Drawn(NamedTuple):
    """A PDF as pictures: its first page, of the pamphlet also its pages."""

    card: "Card"
    strip: "Strip | None" = None


class Standing(Struct, frozen=True):
    """Where the outputs of a state of the source are: on the bench those of this run, some of which
    may have failed their proof, in the build folder those of earlier runs, None where they will not
    stay. `drawn` are those of this run.
    """

    bench: Path
    folder: Path | None
    state: str
    failed: tuple[str, ...]
    drawn: Sequence["Drawn"]


def register_csv(register: Sequence[Emendation], source: SourceText) -> str:
    """The register of emendations as a table (RFC 4180): a row for each change, in the order of the
    text; line and column (from 1) are those of the source.

    An insertion has nothing before it and stands before the character at its place.
    """
    table = StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_REGISTER)
    place_of = places_in(source.file, source.text)
    for each in register:
        place = place_of(each.span.start)
        row = place.line, place.column, each.before, each.after, each.rule, each.reason
        writer.writerow(row)
    return table.getvalue()


def facts_of(outputs: Sequence[PagedDocument]) -> Mapping[str, TypeFacts]:
    """What is said of the type of each output, by its file."""
    return {f"{output.name}.pdf": _type_of(output) for output in outputs}


def _type_of(output: PagedDocument) -> TypeFacts:
    """Of a poster its largest type too; all else is read in the hand."""
    facts = TypeFacts(output.smallest, output.distance)
    is_poster = output.name.startswith(POSTERS.path)
    return replace(facts, largest=output.largest, first=output.first) if is_poster else facts


def measured(outputs: Sequence[PagedDocument], fonts: Faces) -> tuple[MeasuredTypography, ...]:
    """The typography of the outputs that hold the whole text."""
    from edition.inspect import measure

    return tuple(
        found
        for output in outputs
        if "source" in held_to(output.name) and (found := measure(output, fonts))
    )


def departed(edited: Edited) -> tuple[Departed, ...]:
    """What of a text stands otherwise than by UAX #9 alone, in reading order."""
    return tuple(
        found
        for block in edited.reading.document.blocks
        for found in _departed(edited.source.text, block, edited.policy)
    )


def _departed(source: SourceText, block: Block, policy: Policy) -> Iterator[Departed]:
    pieces = departures(block.text, policy)
    if not pieces:
        return
    stands, otherwise = (
        visual_order(departed_levels(block.text, 1, pieces)),
        visual_order(levels(block.text, 1)),
    )
    at = block.span.start
    for piece in pieces:
        shown, plain = (_from_left(block.text, order, piece) for order in (stands, otherwise))
        said = block.text[piece.start : piece.end]
        found = source.text.find(said, at, block.span.end)
        at = found if found >= 0 else at
        if shown != plain:
            yield Departed(piece.kind, place_at(source.file, source.text, at), said, shown, plain)


def _from_left(text: str, order: Sequence[int], piece: Departure) -> str:
    return "".join(text[at] for at in order if piece.start <= at < piece.end)


def overlays(
    outputs: Sequence[PagedDocument], edited: Edited, layers: Collection[str]
) -> tuple[Mapping[str, bytes], Problems]:
    """A PDF of each output that was made up in pages of text, by its path, its title saying what is
    drawn over it.

    A note where layers are asked for and there is no such output.
    """
    if not layers:
        return {}, ()
    from edition.inspect import overlay
    from edition.pdf import write

    record, fonts = edited.reading.record, edited.fonts
    titled = replace(record, title=f"{record.title} ({', '.join(layers)})")
    proofs = [overlay(output, fonts, layers) for output in outputs if output.makeup]
    if not proofs:
        fact, act = (
            worded("nothing is drawn over, for no pamphlet is made"),
            worded("ask for the pamphlet, or leave out --overlay"),
        )
        return {}, (Diagnostic(Severity.NOTE, "no-overlay", fact, act),)
    return {f"{proof.name}.pdf": write(proof, titled, fonts)[0] for proof in proofs}, ()


def report_of(
    edited: Edited,
    proved: "Proved",
    outputs: Sequence[PagedDocument],
    standing: Standing,
    problems: Problems,
) -> "Report":
    """All that a report tells of a build: of what stands in the build folder after this run, and of
    what was proved, measured and said on the way.

    What is set comes before sheets, folder by folder, so that it does not matter which run made
    what.
    """
    from edition.reports.contents import Report

    made = {each.card.file: each for each in _now(standing)}
    shown = {each.card.file: each for each in _earlier(standing, made.keys())} | made
    pamphlet = shown.get(_PAMPHLET) or shown.get(failed_name(Path(_PAMPHLET)).as_posix())
    files = sorted({*_laid(standing), *_left(standing)})
    return Report(
        title=edited.reading.record.title,
        proofs=proved.proofs,
        language=edited.source.description.language,
        problems=problems,
        cards=tuple(sorted((each.card for each in shown.values()), key=_place)),
        strip=pamphlet.strip if pamphlet else None,
        files=tuple(file for file in files if _is_told(file, shown)),
        notes={file: _note(standing, file) for file in files if file.endswith(_NOTE)},
        measured=proved.measured,
        departed=proved.departed,
        outputs=outputs,
        source=edited.source,
        reading=edited.reading,
        faces=edited.fonts,
    )


def prepare() -> None:
    """Import what makes reports."""
    import_module("edition.reports.report")
    import_module("fontTools.ttLib.sfnt")  # by which the page carries its faces


def pictured(report: "Report", fonts: Faces) -> Mapping[str, bytes]:
    """The contact sheet of what stands in the build folder after this run, none of the pamphlet
    alone.
    """
    if all(card.file.startswith(PAMPHLET.path) for card in report.cards):
        return {}
    from edition.reports.contact import contact

    face = house(fonts)["Regular"]
    return {"contact.png": contact(report.cards, report.title, report.language or "en", face)}


def _laid(standing: Standing) -> Iterator[str]:
    """The files of this run, under the names that they will have."""
    for path in standing.bench.rglob("*"):
        if path.is_file():
            file = path.relative_to(standing.bench)
            failed = file.with_suffix(".pdf").as_posix() in standing.failed
            yield (failed_name(file) if failed else file).as_posix()


def _left(standing: Standing) -> Iterator[str]:
    """The files of earlier runs that will stand beside them."""
    if standing.folder is not None:
        yield from (entry.file for entry in delivery.standing(standing.folder, standing.state))


def _is_told(file: str, shown: Collection[str]) -> bool:
    """Not the text of a PDF, nor what lies beside the page of the web, nor a report."""
    of_a_pdf = Path(file).with_suffix(".pdf").as_posix() in shown and not file.endswith(".pdf")
    beside = file.startswith(WEB.path) and file != f"{WEB.path}index.html"
    return not of_a_pdf and not beside and not delivery.tells(file)


def _note(standing: Standing, file: str) -> str:
    here = standing.bench / file
    place = here if here.is_file() else (standing.folder or standing.bench) / file
    return place.read_text(encoding="utf-8")


def drawn(
    bench: Path, facts: Mapping[str, TypeFacts], workers: Workers
) -> Iterator[Callable[[], Drawn]]:
    """Every PDF on the bench, what was set before sheets: begun to be drawn."""
    there = {path.relative_to(bench).as_posix() for path in bench.rglob("*.pdf")}
    there = {file for file in there if not file.startswith(_NOT_SHOWN)}
    for file in (*facts, *sorted(there - facts.keys())):
        yield workers.begin(_drawn, bench, file, facts.get(file, TypeFacts()))


def _drawn(folder: Path, file: str, facts: TypeFacts) -> Drawn:
    from edition.reports.pictures import card, strip

    finished = Finished(file, (folder / file).read_bytes(), facts)
    of_pamphlet = file in (_PAMPHLET, failed_name(Path(_PAMPHLET)).as_posix())
    return Drawn(card(finished), strip(finished) if of_pamphlet else None)


def _now(standing: Standing) -> Iterator[Drawn]:
    """Every PDF of this run, under the name that it will have."""
    for card, strip in standing.drawn:
        failed = card.file in standing.failed
        file = failed_name(Path(card.file)).as_posix() if failed else card.file
        yield Drawn(replace(card, file=file), replace(strip, file=file) if strip else None)


def _earlier(standing: Standing, made: Collection[str]) -> Iterator[Drawn]:
    """Every PDF of earlier runs that will stand beside those that are `made` now."""
    if (folder := standing.folder) is None:
        return
    for entry in delivery.standing(folder, standing.state):
        shown = entry.file.endswith(".pdf") and not entry.file.startswith(_NOT_SHOWN)
        if shown and entry.file not in made:
            yield _drawn(folder, entry.file, entry.facts)


def _place(each: "Card") -> tuple[bool, str]:
    return not each.type_.smallest, Path(each.file).parent.as_posix()
