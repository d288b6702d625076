"""Verifying what was handed over: bags, as folders or as ZIP files, and single PDFs that have their text beside them."""

import logging
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec.structs import replace

from edition import delivery, faces
from edition.archive.outcome import Archived, Tools
from edition.archive.unpacking import unpack
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.direction import PLAIN, Policy, departures
from edition.dump.proof import proof_json
from edition.dump.report import report_html
from edition.model.description import Direction
from edition.model.proof import Check, Outcome, Proof
from edition.model.source import SourceText
from edition.read.decoding import decode
from edition.verify import Claims
from edition.verify import verify as prove
from edition.verify.bags import verify_bag
from edition.verify.bags.attempts import shown
from edition.verify.verapdf import Validated, validated

_SAID_IN = ("text.txt", "text.md", "edition.toml", "emendations.toml")


def verify(paths: Sequence[Path], tools: Tools, *, breaking: bool = False) -> Archived:
    """Every proof of every path; nothing is changed. A path that is neither a bag nor such a PDF is a problem.

    An output folder that a path is in is held meanwhile (of another machine: `breaking`), and what a killed command left there
    half done is ended before.
    """
    # What pypdf finds in a damaged file is told by the checks, in our words.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    proofs: list[Proof] = []
    problems: list[Diagnostic] = []
    for path in paths:
        with delivery.settled(path, breaking=breaking) as unsettled:
            found = () if unsettled else tuple(_proved(path, tools))
        proofs += found
        problems += unsettled
        if not found and not unsettled:
            fact = "this is neither a bag nor a PDF with its text beside it"
            act = "name a folder with bagit.txt, its ZIP file, or NAME.pdf where NAME.txt is too"
            problems.append(error("nothing-to-verify", fact, act, Place(path.as_posix())))
    return Archived(() if problems else tuple(paths), tuple(proofs), tuple(problems))


def _proved(path: Path, tools: Tools) -> Iterator[Proof]:
    """The proofs of what there is, none for what is not to be verified."""
    if (path / "bagit.txt").is_file():
        yield from _bag(path, path.resolve().name, tools)
    elif path.suffix == ".zip" and path.is_file() and zipfile.is_zipfile(path):
        yield from _zip(path, tools)
    elif path.suffix == ".pdf" and path.is_file() and path.with_suffix(".txt").is_file():
        yield _pdf(path, path.name, validated({path.name: path}, tools.verapdf))


def write_report(proofs: Sequence[Proof], folder: Path) -> Problems:
    """report.json and report.html in `folder`, beside what is there."""
    with delivery.holding(folder) as (held, problems):
        if held is None:
            return problems
        try:
            bench = held.bench()
            delivery.put(bench, "report.json", proof_json(*proofs))
            delivery.put(bench, "report.html", report_html("edition", proofs))
        except OSError as refusal:
            return (delivery.refused(folder, refusal),)
        return delivery.deliver(held, bench, delivery.Delivery(whole=None))[1]


def _bag(bag: Path, name: str, tools: Tools) -> Iterator[Proof]:
    """The proof of a bag, and one of each PDF in it; of a bag that is more than plain files nothing else is opened."""
    checks = verify_bag(bag, tools.schemas)
    yield Proof(shown(f"{name}/"), checks)
    if len(checks) == 1:
        return
    pdfs = {f"{name}/{pdf.relative_to(bag).as_posix()}": pdf for pdf in sorted((bag / "data").rglob("*.pdf"))}
    judged = validated(pdfs, tools.verapdf)
    for label, pdf in pdfs.items():
        yield _pdf(pdf, label, judged)


def _zip(archive: Path, tools: Tools) -> Iterator[Proof]:
    """The bags in a ZIP file, which is unpacked for the time of the proof."""
    with TemporaryDirectory() as place:
        fault = unpack(archive, Path(place))
        bags = sorted(declaration.parent for declaration in Path(place).glob("*/bagit.txt"))
        if fault or not bags:
            note = fault or "there is no bag in it"
            yield Proof(shown(archive.name), (Check("archive", "zipfile", Outcome.FAILED, note=note),))
            return
        for bag in bags:
            yield from _bag(bag, bag.name, tools)


def _pdf(pdf: Path, label: str, judged: Validated) -> Proof:
    """The proof of a PDF against its text. Whether the whole source is in it cannot be asked of the PDF alone."""
    text = pdf.with_suffix(".txt")
    if not text.is_file():
        unread = Check("words in order", "text", Outcome.NOT_RUN, note="there is no text beside it to compare with")
        return Proof(shown(label), (unread, *judged.checks[label]))
    expected = text.read_bytes().decode(errors="replace")
    family, _ = faces.load()
    declared = partial(departures, policy=_policy(pdf))
    proof = prove(pdf, Claims(expected, said=tuple(_said(pdf, expected)), declared=declared, faces=family or {}))
    return replace(proof, file=shown(label), checks=(*proof.checks, *judged.checks[label]))


def _policy(pdf: Path) -> Policy:
    """What the edition declares of its pieces of two directions, as the report of its build says; else what most editions do."""
    places = [folder / name for folder in list(pdf.parents)[:3] for name in ("proof.json", "reports/proof.json")]
    report = next((place for place in places if place.is_file() and not place.is_symlink()), None)
    try:
        told = msgspec.json.decode(report.read_bytes(), type=_Report).direction if report else Direction()
    except (msgspec.MsgspecError, RecursionError):
        return PLAIN
    return Policy(frozenset(told.off), told.pieces)


class _Report(msgspec.Struct):
    """Of proof.json what this needs."""

    direction: Direction = Direction()


def _said(pdf: Path, expected: str) -> Iterator[SourceText]:
    """What the edition says: its files in the bag that holds the PDF, and its text, in which a long word may have line ends."""
    data = next((folder for folder in pdf.parents if folder.name == "data"), None)
    files = [data / "source" / name for name in _SAID_IN] if data else []
    texts = [decode(file.read_bytes(), file.name) for file in files if file.is_file() and not file.is_symlink()]
    yield from (text for text in texts if isinstance(text, SourceText))
    yield from (SourceText(pdf.with_suffix(".txt").name, text, "") for text in (expected, expected.replace("\n", "")))
