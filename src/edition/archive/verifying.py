"""Verifying what was handed over: bags, as folders or as ZIP files, and single PDFs that have their text beside them."""

import logging
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from edition import delivery
from edition.archive.outcome import Archived, Tools
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.dump.proof import proof_json
from edition.dump.report import report_html
from edition.model.proof import Check, Outcome, Proof
from edition.model.source import SourceText
from edition.read.decoding import decode
from edition.verify import verify as prove
from edition.verify.bags import verify_bag
from edition.verify.verapdf import Validated, validated

_SAID_IN = ("text.txt", "text.md", "edition.toml", "emendations.toml")


def verify(paths: Sequence[Path], tools: Tools) -> Archived:
    """Every proof of every path; nothing is changed. A path that is neither a bag nor such a PDF is a problem."""
    # What pypdf finds in a damaged file is told by the checks, in our words.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    proofs: list[Proof] = []
    problems: list[Diagnostic] = []
    for path in paths:
        if (path / "bagit.txt").is_file():
            proofs += _bag(path, path.resolve().name, tools)
        elif path.suffix == ".zip" and zipfile.is_zipfile(path):
            proofs += _zip(path, tools)
        elif path.suffix == ".pdf" and path.is_file() and path.with_suffix(".txt").is_file():
            proofs.append(_pdf(path, path.name, validated({path.name: path}, tools.verapdf)))
        else:
            fact = "this is neither a bag nor a PDF with its text beside it"
            act = "name a folder with bagit.txt, its ZIP file, or NAME.pdf where NAME.txt is too"
            problems.append(error("nothing-to-verify", fact, act, Place(path.as_posix())))
    return Archived(() if problems else tuple(paths), tuple(proofs), tuple(problems))


def write_report(proofs: Sequence[Proof], folder: Path) -> Problems:
    """report.json and report.html in `folder`."""
    try:
        delivery.put(folder, "report.json", proof_json(*proofs))
        delivery.put(folder, "report.html", report_html("edition", proofs))
    except OSError as refusal:
        fact = f"the report cannot be written ({refusal.strerror or type(refusal).__name__})"
        return (error("output-folder", fact, "name another folder with --report", Place(folder.as_posix())),)
    return ()


def _bag(bag: Path, name: str, tools: Tools) -> Iterator[Proof]:
    yield Proof(f"{name}/", verify_bag(bag, tools.schemas))
    pdfs = {f"{name}/{pdf.relative_to(bag).as_posix()}": pdf for pdf in sorted((bag / "data").rglob("*.pdf"))}
    judged = validated(pdfs, tools.verapdf)
    for label, pdf in pdfs.items():
        yield _pdf(pdf, label, judged)


def _zip(archive: Path, tools: Tools) -> Iterator[Proof]:
    """The bags in a ZIP file, which is unpacked for the time of the proof."""
    with TemporaryDirectory() as place:
        try:
            with zipfile.ZipFile(archive) as opened:
                opened.extractall(place)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
            yield Proof(archive.name, (Check("archive", "zipfile", Outcome.FAILED, note="the file cannot be unpacked"),))
            return
        bags = sorted(declaration.parent for declaration in Path(place).glob("*/bagit.txt"))
        if not bags:
            yield Proof(archive.name, (Check("archive", "zipfile", Outcome.FAILED, note="there is no bag in it"),))
        for bag in bags:
            yield from _bag(bag, bag.name, tools)


def _pdf(pdf: Path, label: str, judged: Validated) -> Proof:
    """The proof of a PDF against its text. Whether the whole source is in it cannot be asked of the PDF alone."""
    text = pdf.with_suffix(".txt")
    if not text.is_file():
        unread = Check("words in order", "text", Outcome.NOT_RUN, note="there is no text beside it to compare with")
        return Proof(label, (unread, *judged.checks[label]))
    expected = text.read_bytes().decode(errors="replace")
    proof = prove(pdf, expected, None, said=tuple(_said(pdf, expected)))
    return replace(proof, file=label, checks=(*proof.checks, *judged.checks[label]))


def _said(pdf: Path, expected: str) -> Iterator[SourceText]:
    """What the edition says: its files in the bag that holds the PDF, and its text, in which a long word may have line ends."""
    data = next((folder for folder in pdf.parents if folder.name == "data"), None)
    files = [data / "source" / name for name in _SAID_IN] if data else []
    texts = [decode(file.read_bytes(), file.name) for file in files if file.is_file() and not file.is_symlink()]
    yield from (text for text in texts if isinstance(text, SourceText))
    yield from (SourceText(pdf.with_suffix(".txt").name, text, "") for text in (expected, expected.replace("\n", "")))
