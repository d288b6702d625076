"""Verifying what was handed over: bags, as folders or as ZIP files, and single PDFs that have their
text beside them. A ZIP file, which somebody else may have made, is looked through first, and
counted while it is unpacked.
"""

import logging
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from os.path import isfile
from pathlib import Path
from stat import S_IFMT, S_ISDIR, S_ISREG
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from pypdf import PdfReader

from edition import delivery, faces
from edition.archive.again import NAME as AGAIN
from edition.archive.again import READER, again
from edition.archive.depositing import Archived, Tools, not_there
from edition.archive.hands import SEAL, holds, of_seal, signatures_of, unsigned
from edition.core.bounds import BAG_BYTES, BAG_MEMBERS, BAG_TEXT, ZIP_LIST, ZIP_TIMES
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.direction import PLAIN, Policy, departures
from edition.core.extras import SIGNING, is_there
from edition.core.inside import Astray, parts_of
from edition.core.quoting import by_system, worded
from edition.core.scratch import scratch
from edition.dump.proof_json import proof_json
from edition.identity.xmp import ARCHIVAL, NEWER
from edition.model.description import Direction
from edition.model.output_kinds import SECOND, WEB
from edition.model.proof import Check, CheckName, Outcome, Proof
from edition.model.source import Attachment, SourceText
from edition.read.decoding import decode, is_encoding
from edition.reports.contents import Report
from edition.reports.report import report_html
from edition.verify import Claims
from edition.verify import verify as prove
from edition.verify.bags import contents, sound
from edition.verify.bags.bag_files import content_of, toml_of
from edition.verify.bags.openable import layout
from edition.verify.file.checks import Damaged, shown
from edition.verify.file.revisions import first_revision
from edition.verify.proofs.actions import addresses_said, deeds, unprinted
from edition.verify.proofs.verapdf import Validated, validated
from edition.verify.signatures import Judged, certificate

_END = struct.Struct("<4s4H2LH")
"""The end of the list of members (APPNOTE 4.3.16), which a comment of 64 KiB at most may follow."""
_COMMENT = 65_535
"""Bytes of the longest comment: its length has two bytes there."""
_LOCATOR = 20
"""Bytes before that end which in a ZIP64 file say where its own end is (APPNOTE 4.3.15)."""
_ENCRYPTED = 0x1
"""The bit of a member's flags (APPNOTE 4.4.4)."""
_PIECE = 1 << 20
"""Bytes that are unpacked at a time, so that a member that lies of its size fills no memory."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def unpack(archive: Path, place: Path) -> str:
    """Unpack the file into `place`; or what is wrong with it in a clause, and then nothing in
    `place` may be used.
    """
    try:
        if fault := _listed(archive):
            return fault
        with zipfile.ZipFile(archive) as opened:
            held = opened.infolist()
            return next(_faults(held, archive.stat().st_size), "") or next(
                _unpacked(opened, held, place), ""
            )
    except OSError as refusal:
        return worded(
            "the file cannot be unpacked ({refusal})",
            refusal=by_system(refusal),
        )
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        ValueError,
        EOFError,
        zlib.error,
    ):
        return worded("the file cannot be unpacked: its members are not as its list has them")


def _listed(archive: Path) -> str:
    """What is wrong with the list of members, before it is read."""
    size = archive.stat().st_size
    with archive.open("rb") as opened:
        begins = opened.read(4)
        opened.seek(max(size - _END.size - _COMMENT - _LOCATOR, 0))
        tail = opened.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return worded("the file cannot be unpacked: the list of its members has no end")
    listed = _END.unpack_from(tail, at)[5]
    if tail[max(at - _LOCATOR, 0) : at].startswith(b"PK\6\7"):
        return worded("it is a ZIP64 file, and no deposit is so large")
    if begins not in (b"PK\3\4", b"PK\5\6"):
        return worded("it does not begin with its first member")
    too_long = ZIP_LIST.exceeded(listed)
    return worded("it has {fact}", fact=too_long.fact) if too_long else ""


def _faults(held: Sequence[zipfile.ZipInfo], size: int) -> Iterator[str]:
    if too_many := BAG_MEMBERS.exceeded(len(held)):
        yield worded("there are {fact}", fact=too_many.fact)
    met: set[str] = set()
    for entry in held:
        # zipfile cuts a name at its first NUL, and mends others; what it was given is judged.
        name = entry.orig_filename
        folded = unicodedata.normalize("NFC", name.rstrip("/")).casefold()
        if isinstance(parts := parts_of(name), Astray):
            yield shown(worded("«{name}» in it {words}", name=name, words=parts.words))
        if folded in met:
            yield shown(worded("«{name}» is twice in it, for some systems", name=name))
        met.add(folded)
        yield from (
            shown(worded("«{name}» in it {what}", name=name, what=what))
            for what in _of_entry(entry)
        )
    total = sum(entry.file_size for entry in held)
    if too_much := BAG_BYTES.exceeded(total):
        yield worded("there are {fact}", fact=too_much.fact)
    if total > ZIP_TIMES.most * size:
        yield worded(
            "it unpacks to more than {most} {counted}",
            most=ZIP_TIMES.most,
            counted=ZIP_TIMES.counted,
        )
    yield from _beside_bags(held)


def _of_entry(entry: zipfile.ZipInfo) -> Iterator[str]:
    mode = entry.external_attr >> 16
    if S_IFMT(mode) and not (S_ISREG(mode) or S_ISDIR(mode)):
        yield worded("is a symbolic link, a pipe or a device")
    if entry.flag_bits & _ENCRYPTED:
        yield worded("is encrypted")
    if entry.compress_type not in _METHODS:
        yield worded("is packed in another way than deflated or stored")


def _beside_bags(held: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """What lies in no bag, and so would be looked at by nobody."""
    bags = {
        entry.filename.removesuffix("bagit.txt")
        for entry in held
        if entry.filename.count("/") == 1 and entry.filename.endswith("/bagit.txt")
    }
    outside = [entry for entry in held if entry.filename.partition("/")[0] + "/" not in bags]
    if bags and outside:
        yield shown(worded("«{name}» lies in no bag", name=outside[0].orig_filename))


def _unpacked(
    opened: zipfile.ZipFile, held: Sequence[zipfile.ZipInfo], place: Path
) -> Iterator[str]:
    """Unpack each member, and stop where one has more than is stated of it, or another content than
    its CRC-32 has.
    """
    for entry in held:
        file = place.joinpath(*entry.filename.split("/"))
        if entry.is_dir():
            file.mkdir(parents=True, exist_ok=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with opened.open(entry) as packed, file.open("xb") as unpacked:
                found = 0
                while piece := packed.read(_PIECE):
                    found += len(piece)
                    if found > entry.file_size:
                        break
                    unpacked.write(piece)
        except (zipfile.BadZipFile, EOFError, zlib.error):
            found = -1
        if found != entry.file_size:
            yield shown(
                worded(
                    "«{name}» in it is not what its list has: other bytes, or another number of "
                    "them",
                    name=entry.orig_filename,
                )
            )
            return


_SEALED = worded(
    "manifests tell that nothing in a bag has changed since they were made; they do not "
    "tell who made them"
)
_SAID_IN = ("text.txt", "text.md", "edition.toml", "emendations.toml")


def verify(paths: Sequence[Path], tools: Tools, *, breaking: bool = False) -> Archived:
    """Every proof of every path; nothing is changed. A path that is neither a bag nor such a PDF is
    a problem. Signatures are those in PDFs, and beside a bag: ID.p7s.

    An output folder that a path is in is held meanwhile (of another machine: `breaking`), and what
    a killed command left there half done is ended before.
    """
    # What pypdf finds in a damaged file is told by the checks, in our words.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    proofs: list[Proof] = []
    problems: list[Diagnostic] = []
    notes: tuple[str, ...] = ()
    if wrong := _not_trusted(tools):
        return Archived(problems=wrong)
    for path in paths:
        with delivery.settled(path, breaking=breaking) as unsettled:
            found = () if unsettled else tuple(_proved(path, tools))
        proofs += found
        problems += unsettled
        if found and not _is_pdf(path):
            notes = () if _is_sealed(path) else (_SEALED,)
        if not found and not unsettled:
            fact = worded("this is neither a bag nor a PDF with its text beside it")
            act = worded(
                "name a folder with bagit.txt, its ZIP file, or NAME.pdf where NAME.txt is too"
            )
            problems.append(error("nothing-to-verify", fact, act, Place(path.as_posix())))
    notes += (*_unknown(proofs), *not_there(proofs))
    return Archived(() if problems else tuple(paths), tuple(proofs), tuple(problems), notes)


_OF_A_STRANGER = (AGAIN, CheckName.ADDRESSES, CheckName.SIGNATURE, CheckName.SIGNER)
_SAID_ONCE = (CheckName.SIGNATURE, CheckName.SIGNER)


def _unknown(proofs: Sequence[Proof]) -> Iterator[str]:
    """What was not run of that which tells a stranger's work; who signed all of it once."""
    said: set[str] = set()
    for proof in proofs:
        for check in proof.checks:
            if check.name in _OF_A_STRANGER and check.outcome is Outcome.NOT_RUN:
                if check.name in _SAID_ONCE:
                    if check.note in said:
                        continue
                    said.add(check.note)
                yield worded(
                    "not run: {file}: {name}: {note}",
                    file=proof.file,
                    name=check.name,
                    note=check.note,
                )


def _proved(path: Path, tools: Tools) -> Iterator[Proof]:
    """The proofs of what there is, none for what is not to be verified."""
    # Where Path.is_file raises, as for a name too long, it is none.
    if isfile(path / "bagit.txt"):
        home, name = delivery.real(path).parent, delivery.real(path).name
        yield from _bag(path, name, tools, home / f"{name}{SEAL}")
    elif path.suffix == ".zip" and isfile(path) and zipfile.is_zipfile(path):
        yield from _zip(path, tools)
    elif _is_pdf(path):
        pdfs = {path.name: path}
        with _looked_through(pdfs, tools, alone=True) as looked:
            yield from _pdfs(pdfs, tools, looked)


def _not_trusted(tools: Tools) -> Problems:
    """The problem of a certificate that is none."""
    if tools.certificate is None or not is_there(SIGNING):
        return ()
    if certificate(tools.certificate.read_bytes()):
        return ()
    fact, act = worded("it is no certificate"), worded("name one in PEM or DER")
    return (error("certificate", fact, act, Place(tools.certificate.as_posix())),)


def _is_sealed(path: Path) -> bool:
    """Whether the signature of a bag lies beside it, or beside its ZIP file."""
    beside = path.with_suffix("") if path.suffix == ".zip" else delivery.real(path)
    return isfile(beside.parent / f"{beside.name}{SEAL}")


def _is_pdf(path: Path) -> bool:
    return path.suffix == ".pdf" and isfile(path) and isfile(path.with_suffix(".txt"))


def write_report(proofs: Sequence[Proof], folder: Path) -> Problems:
    """report.json and report.html in `folder`, beside what is there."""
    with delivery.holding(folder) as (held, problems):
        if held is None:
            return problems
        try:
            bench = held.bench()
            delivery.put(bench, "report.json", proof_json(*proofs))
            report = Report("edition", proofs, faces=faces.load()[0])
            delivery.put(bench, "report.html", report_html(report))
        except OSError as refusal:
            return (delivery.refused(folder, refusal),)
        return delivery.deliver(held, bench, delivery.Delivery("nothing"))[1]


def _bag(bag: Path, name: str, tools: Tools, seal: Path) -> Iterator[Proof]:
    """The proof of a bag, and one of each PDF in it; of a bag that is more than plain files nothing
    else is opened. Its signature is in the file `seal`, if there is one.

    What is sound is made again from its own sources.
    """
    checks = sound(bag)
    if len(checks) == 1:
        yield Proof(shown(f"{name}/"), checks)
        return
    is_sound = all(check.outcome is Outcome.PASSED for check in checks)
    made = (
        again(bag)
        if is_sound
        else Check(AGAIN, READER, Outcome.NOT_RUN, note=worded("the bag is not sound"))
    )
    pdfs = {
        f"{name}/{pdf.relative_to(bag).as_posix()}": pdf
        for pdf in sorted((bag / "data").rglob("*.pdf"))
        if not _is_copy(pdf, bag / "data")
    }
    with _looked_through(pdfs, tools) as looked:
        sealed = of_seal(bag, seal, tools.certificate, looked.signed.values())
        yield Proof(shown(f"{name}/"), (*checks, *contents(bag, tools.schemas), made, *sealed))
        yield from _pdfs(pdfs, tools, looked)


def _is_copy(pdf: Path, data: Path) -> bool:
    """Whether it lies beside the page of the web, and is the same as one that is proved, but for a
    signature of that.
    """
    original = data / pdf.name
    return (
        pdf.parent == data / WEB.path
        and isfile(original)
        and pdf.read_bytes() == first_revision(original.read_bytes())
    )


def _zip(archive: Path, tools: Tools) -> Iterator[Proof]:
    """The bags in a ZIP file, which is unpacked for the time of the proof."""
    with scratch() as place:
        fault = unpack(archive, place)
        bags = sorted(declaration.parent for declaration in place.glob("*/bagit.txt"))
        if fault or not bags:
            note = fault or worded("there is no bag in it")
            yield Proof(
                shown(archive.name),
                (Check(CheckName.ARCHIVE, "zipfile", Outcome.FAILED, note=note),),
            )
            return
        for bag in bags:
            yield from _bag(bag, bag.name, tools, archive.with_suffix(SEAL))


class _Looked(NamedTuple):
    """What is known of PDFs before any other program reads them, each by its label: the file
    without its signature, how it is laid out, and what is found of a signature.
    """

    plain: Mapping[str, Path]
    laid: Mapping[str, Check]
    signed: Mapping[str, Judged]


@contextmanager
def _looked_through(
    pdfs: Mapping[str, Path], tools: Tools, *, alone: bool = False
) -> Iterator[_Looked]:
    """A signature is looked for in what is laid out as an edition's files are before it."""
    with unsigned(pdfs) as plain:
        laid = {
            label: layout(plain[label], sheets=not isfile(pdf.with_suffix(".txt")))
            for label, pdf in pdfs.items()
        }
        sound_ones = {
            label: pdf for label, pdf in pdfs.items() if laid[label].outcome is Outcome.PASSED
        }
        yield _Looked(plain, laid, signatures_of(sound_ones, tools.certificate, alone=alone))


def _pdfs(pdfs: Mapping[str, Path], tools: Tools, looked: _Looked) -> Iterator[Proof]:
    """The proof of each PDF by its label; of one that is not laid out as an edition's nothing else
    is asked.

    Of one that is signed the file up to its signature is proved; veraPDF judges all of it.
    """
    judged = validated(
        {
            label: pdfs[label]
            for label, check in looked.laid.items()
            if check.outcome is Outcome.PASSED and holds(looked.signed.get(label))
        },
        tools.verapdf,
    )
    for label, pdf in pdfs.items():
        found = (
            _pdf(looked.plain[label], label, judged, looked.laid[label], pdf)
            if label in judged.checks
            else Proof(shown(label), (looked.laid[label],))
        )
        own = looked.signed[label].checks if label in looked.signed else ()
        yield replace(found, checks=(*found.checks, *own))


def _pdf(file: Path, label: str, judged: Validated, laid: Check, pdf: Path) -> Proof:
    """The proof of a file, which stands at `pdf` or is that without its signature, against its
    text. Whether the whole source is in it cannot be asked of the PDF alone.
    """
    text = pdf.with_suffix(".txt")
    said = tuple(_said(pdf))
    if not isfile(text):
        unread = Check(
            CheckName.WORDS_IN_ORDER,
            "text",
            Outcome.NOT_RUN,
            note=worded("there is no text beside it to compare with"),
        )
        return Proof(
            shown(label),
            (laid, deeds(PdfReader(file), addresses_said(said)), unread, *judged.checks[label]),
        )
    try:
        expected = content_of(text).decode(errors="replace")
    except Damaged as why:
        return Proof(
            shown(label),
            (
                laid,
                Check(CheckName.WORDS_IN_ORDER, "text", Outcome.FAILED, note=shown(why.args[0])),
            ),
        )
    family, _ = faces.load()
    declared = partial(departures, policy=_policy(pdf))
    spoken = (SourceText(text.name, each, "") for each in (expected, expected.replace("\n", "")))
    claims = Claims(
        expected,
        said=(*said, *spoken),
        declared=declared,
        faces=family or {},
        attached=_attached(said, pdf),
        version=_version(pdf),
    )
    proof = prove(file, claims)
    unknown = (unprinted(PdfReader(file), expected),) if claims.attached is None else ()
    return replace(
        proof, file=shown(label), checks=(laid, *proof.checks, *unknown, *judged.checks[label])
    )


def _version(pdf: Path) -> str:
    """The version of PDF that one in a bag has by its place; of a PDF alone nobody knows."""
    source = _source_of(pdf)
    if source is None:
        return ""
    is_second = pdf.relative_to(source.parent).as_posix().startswith(SECOND)
    return (NEWER if is_second else ARCHIVAL).version


def _attached(said: Sequence[SourceText], pdf: Path) -> tuple[Attachment, ...] | None:
    """The source, which a PDF of a bag may carry where edition.toml says so; None for a PDF alone,
    of which nobody knows.
    """
    if not any(text.file == "edition.toml" for text in said):
        return None
    deposit = _description(source).get("deposit") if (source := _source_of(pdf)) else None
    if source is None or not isinstance(deposit, dict) or deposit.get("source_in_pdf") is not True:
        return ()
    name = next((name for name in ("text.md", "text.txt") if isfile(source / name)), "")
    try:
        return (Attachment(name, "", content_of(source / name)),) if name else ()
    except Damaged:
        return ()


def _policy(pdf: Path) -> Policy:
    """What the edition declares of its pieces of two directions, as the report of its build says;
    else what most editions do.
    """
    places = [
        folder / name
        for folder in list(pdf.parents)[:3]
        for name in ("proof.json", "reports/proof.json")
    ]
    report = next((place for place in places if isfile(place) and not place.is_symlink()), None)
    try:
        told = (
            msgspec.json.decode(content_of(report), type=_Report).direction
            if report
            else Direction()
        )
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return PLAIN
    return Policy(frozenset(told.off), told.pieces)


class _Report(msgspec.Struct):
    """Of proof.json what this needs."""

    direction: Direction = Direction()


def _source_of(pdf: Path) -> Path | None:
    """The folder of the sources in the bag that holds the PDF."""
    data = next(
        (
            folder
            for folder in pdf.parents
            if folder.name == "data" and isfile(folder.parent / "bagit.txt")
        ),
        None,
    )
    return data / "source" if data else None


def _said(pdf: Path) -> Iterator[SourceText]:
    """What the edition says: its files in the bag that holds the PDF."""
    source = _source_of(pdf)
    if source is None:
        return
    for name in _SAID_IN:
        file = source / name
        if isfile(file) and not file.is_symlink() and not BAG_TEXT.exceeded(file.stat().st_size):
            text = decode(
                file.read_bytes(), name, _encoding(source) if name.startswith("text.") else None
            )
            yield from (text,) if isinstance(text, SourceText) else ()


def _description(source: Path) -> Mapping[str, object]:
    """edition.toml; nothing where it cannot be read, which the checks of the bag tell: what it does
    not say no PDF may claim.
    """
    try:
        return toml_of(source / "edition.toml")
    except Damaged:
        return {}


def _encoding(source: Path) -> str | None:
    """That of the text, where edition.toml names one."""
    named = _description(source).get("encoding")
    return named if isinstance(named, str) and is_encoding(named) else None
