"""Signing what is there already: PDFs and bags. Nothing of it is changed: a bag has its signature
beside it, a PDF is put into a folder for what is signed. What is made is proved before it is put in
place.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from os.path import isfile
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from pypdf import PdfReader
from pypdf.generic import StreamObject

from edition import delivery
from edition.archive.depositing import Archived
from edition.archive.hands import SEAL, Signing, hand_of, is_signed, sealed
from edition.core.diagnostics import Diagnostic, Place, Problems, error, stops
from edition.core.quoting import worded
from edition.model.proof import Outcome, Proof
from edition.sign import signed
from edition.verify.bags import sound
from edition.verify.bags.lists import bag_info
from edition.verify.file.checks import shown
from edition.verify.file.revisions import revisions
from edition.verify.file.xmp_properties import XMP, properties
from edition.verify.signatures import of_pdf


class SigningOrder(Struct, frozen=True):
    """What to sign: bags, PDFs, and folders of a build, whose PDFs go to `out`. What another
    machine held is let go, if `breaking`.
    """

    paths: tuple[Path, ...]
    signing: Signing
    out: Path = Path("signed")
    breaking: bool = False


class _Part(NamedTuple):
    """What comes of a path: files by the folder that they go to and their names there."""

    place: Path
    files: Mapping[str, bytes] = {}
    proofs: tuple[Proof, ...] = ()
    problems: Problems = ()
    notes: tuple[str, ...] = ()


def sign(order: SigningOrder) -> Archived:
    """What each path comes to, in its place; or nothing, where one of them cannot be signed."""
    parts = [part for path in order.paths for part in _parts(path, order)]
    problems = tuple(problem for part in parts for problem in part.problems)
    proofs = tuple(proof for part in parts for proof in part.proofs)
    failed = any(check.outcome is Outcome.FAILED for proof in proofs for check in proof.checks)
    if stops(problems) or failed:
        return Archived(proofs=proofs, problems=problems)
    files: list[Path] = []
    for place in dict.fromkeys(part.place for part in parts):
        made = {n: c for part in parts if part.place == place for n, c in part.files.items()}
        placed, refused = _placed(place, made, breaking=order.breaking)
        if placed is None:
            return Archived((), proofs, (*problems, *refused))
        files += [place / name for name in made]
    notes = tuple(dict.fromkeys(note for part in parts for note in part.notes))
    return Archived(tuple(files), proofs, problems, notes)


def _placed(
    place: Path, files: Mapping[str, bytes], *, breaking: bool
) -> tuple[tuple[Path, ...] | None, Problems]:
    """A signature of a deposit is put beside it by whoever holds the folder of the build."""
    in_deposit = place.name == delivery.DEPOSIT and isfile(place / delivery.OUTPUTS)
    home, within = (place.parent, delivery.DEPOSIT) if in_deposit else (place, "")
    with delivery.holding(home, breaking=breaking) as (held, problems):
        if held is None:
            return None, problems
        try:
            bench = held.bench()
            for name, content in files.items():
                delivery.put(bench, name, content)
        except OSError as refusal:
            return None, (delivery.refused(home, refusal),)
        return delivery.deliver(held, bench, delivery.Delivery("nothing"), within)


def _parts(path: Path, order: SigningOrder) -> Iterator[_Part]:
    if isfile(path / "bagit.txt"):
        yield _bag(path, order.signing)
        return
    if path.is_dir():
        there = (pdf.relative_to(path).as_posix() for pdf in sorted(path.rglob("*.pdf")))
        name = delivery.real(path).name
        pdfs = {f"{name}/{file}": path / file for file in there if is_signed(file)}
    else:
        pdfs = {path.name: path} if path.suffix == ".pdf" and isfile(path) else {}
    yield from (_pdf(name, pdf, order) for name, pdf in pdfs.items())
    if not pdfs:
        fact = worded("there is nothing in it to sign")
        act = worded("name a bag, a PDF, or the folder of a build")
        yield _Part(order.out, problems=(error("nothing-to-sign", fact, act, _at(path)),))


def _bag(bag: Path, signing: Signing) -> _Part:
    """Of a sound bag alone: else what is broken would be vouched for."""
    home, name = delivery.real(bag).parent, delivery.real(bag).name
    if any(check.outcome is Outcome.FAILED for check in sound(bag)):
        fact = worded("the bag is not sound, so it is not signed")
        act = worded("have edition verify say what is wrong with it")
        return _Part(home, problems=(error("unsound-bag", fact, act, _at(bag)),))
    hand, problems = hand_of(signing, _day(bag_info(bag).get("Bagging-Date", "")))
    if hand is None:
        return _Part(home, problems=problems)
    content, judged = sealed(bag, hand)
    file = f"{name}{SEAL}"
    proof = Proof(shown(file), judged.checks)
    return _Part(home, {file: content}, (proof,), notes=tuple(hand.told))


def _pdf(name: str, pdf: Path, order: SigningOrder) -> _Part:
    content = pdf.read_bytes()
    if len(revisions(content)) > 1:
        fact = worded("it is signed already, or was changed behind its end")
        return _Part(order.out, problems=(_not_signable(fact, pdf),))
    hand, problems = hand_of(order.signing, _day_of(pdf))
    if hand is None:
        return _Part(order.out, problems=problems)
    made = signed(content, hand.signer, hand.time)
    if made is None:
        fact = worded("it is no PDF that can be signed")
        return _Part(order.out, problems=(_not_signable(fact, pdf),))
    proof = Proof(shown(name), of_pdf(made, hand.signer.certificate).checks)
    files = {name: made, **_text_of(name, pdf)}
    return _Part(order.out, files, (proof,), notes=tuple(hand.told))


def _not_signable(fact: str, pdf: Path) -> Diagnostic:
    return error("not-signable", fact, "name the file as edition build made it", _at(pdf))


def _at(path: Path) -> Place:
    return Place(path.as_posix())


def _text_of(name: str, pdf: Path) -> dict[str, bytes]:
    """Its text, without which nobody can verify what it says."""
    text = pdf.with_suffix(".txt")
    return {f"{name.removesuffix('.pdf')}.txt": text.read_bytes()} if isfile(text) else {}


def _day_of(pdf: Path) -> date | None:
    """The day that a PDF says it was made, which is that of the edition."""
    try:
        held = PdfReader(pdf).root_object["/Metadata"].get_object()
        packet = held.get_data() if isinstance(held, StreamObject) else b""
    except Exception:
        return None
    return _day(properties(packet).get(f"{XMP}CreateDate", "")[:10])


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
