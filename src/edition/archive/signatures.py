"""Signatures of what is verified: those in PDFs, and the one beside a bag; and the files that were
signed, as they were before.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from os.path import isfile
from pathlib import Path
from tempfile import TemporaryDirectory

from edition.archive.hands import SEALED
from edition.core.bounds import PDF_BYTES, SIGNATURE_BYTES
from edition.core.quoting import worded
from edition.model.proof import Check, CheckName, Outcome
from edition.verify.file.revisions import first_revision
from edition.verify.signatures import READER, Judged, lacking, of_content, of_pdf


def signatures_of(
    pdfs: Mapping[str, Path], trusted: Path | None, *, alone: bool = False
) -> Mapping[str, Judged]:
    """By label what is found of each PDF to which something was added; of one that is `alone` also
    that nothing was, where it is asked by whom it is signed.
    """
    found: dict[str, Judged] = {}
    for label, pdf in pdfs.items():
        if PDF_BYTES.exceeded(pdf.stat().st_size):
            continue
        content = pdf.read_bytes()
        if len(first_revision(content)) < len(content):
            found[label] = of_pdf(content, _content(trusted))
        elif trusted and alone:
            found[label] = Judged((lacking(worded("it is not signed")),))
    return found


def of_seal(
    bag: Path, seal: Path, trusted: Path | None, others: Iterable[Judged]
) -> tuple[Check, ...]:
    """The checks of the signature of a bag; nothing where it has none, and nobody asked by whom it
    is. Who signed it signed its PDFs too, the `others`.
    """
    if not isfile(seal):
        return (lacking(worded("no signature lies beside the bag")),) if trusted else ()
    if too_long := SIGNATURE_BYTES.exceeded(seal.stat().st_size):
        return (lacking(worded("the file of the signature has {fact}", fact=too_long.fact)),)
    judged = of_content((bag / SEALED).read_bytes(), seal.read_bytes(), _content(trusted))
    strangers = {each.signer for each in others if each.signer} - {judged.signer}
    if not judged.signer or not strangers:
        return judged.checks
    note = worded(
        "the bag is signed by the certificate {own}, and PDFs in it by {others}",
        own=judged.signer,
        others=", ".join(sorted(strangers)),
    )
    return (*judged.checks, Check(CheckName.SIGNER, READER, Outcome.FAILED, note=note))


def holds(judged: Judged | None) -> bool:
    """Whether a file may be handed to other programs: one that is not signed, or signed and no
    more.
    """
    checks = judged.checks if judged else ()
    return all(check.outcome is not Outcome.FAILED for check in checks)


@contextmanager
def unsigned(pdfs: Mapping[str, Path]) -> Iterator[Mapping[str, Path]]:
    """By label each file, of one that is signed a copy of what was there before its signature, for
    the time of the proof.
    """
    with TemporaryDirectory() as place:
        yield dict(_first(pdfs, Path(place)))


def _first(pdfs: Mapping[str, Path], place: Path) -> Iterator[tuple[str, Path]]:
    for number, (label, pdf) in enumerate(pdfs.items()):
        content = b"" if PDF_BYTES.exceeded(pdf.stat().st_size) else pdf.read_bytes()
        first = first_revision(content)
        if len(first) < len(content):
            (place / str(number)).mkdir()
            copy = place / str(number) / pdf.name
            copy.write_bytes(first)
            yield label, copy
        else:
            yield label, pdf


def _content(trusted: Path | None) -> bytes | None:
    return trusted.read_bytes() if trusted else None
