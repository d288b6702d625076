"""The hand that signs: a key, and the time that it signs as of; what of a build it signs, and of a
bag.

The key is the publisher's: it is read, and nothing of it is written anywhere.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from edition import delivery
from edition.core.diagnostics import Place, Problems, error
from edition.core.quoting import worded
from edition.model.output_kinds import WEB, held_to
from edition.model.source_folder import Source
from edition.sign import KeyFiles, opened, seal, signed
from edition.verify.signatures import Judged, of_content, of_pdf

if TYPE_CHECKING:
    from edition.sign.keys import Signer
from collections.abc import Iterable
from contextlib import ExitStack, contextmanager

from edition.core.bounds import PDF_BYTES, SIGNATURE_BYTES
from edition.core.scratch import scratch
from edition.model.proof import Check, CheckName, Outcome
from edition.verify.file.checks import shown
from edition.verify.file.revisions import first_revision
from edition.verify.signatures import READER, lacking

SEAL = ".p7s"
"""What the signature of a bag ends in, which lies beside it."""
SEALED = "tagmanifest-sha512.txt"
"""The file of a bag that is signed: it has the digests of the tag files, the manifests among them,
and these have those of the payload.
"""
_NOT_SIGNED = (f"{delivery.DEPOSIT}/", delivery.OVERLAYS, WEB.path)


class Signing(Struct, frozen=True):
    """With which key, and as of when; None: as of the day of what is signed."""

    key: KeyFiles
    time: datetime | None = None


class Hand(NamedTuple):
    """An opened key, and the time that it signs as of."""

    signer: "Signer"
    time: datetime

    @property
    def told(self) -> Iterator[str]:
        """What is to be told of a key that does not sign twice alike."""
        if not self.signer.repeats:
            yield worded(
                "a key of this kind (ECDSA) signs with chance: signed once more, the bytes are "
                "others"
            )


def hand_of(signing: Signing, day: date | None) -> tuple[Hand | None, Problems]:
    """The key opened, to sign as of the time that is said, else of the beginning of that day."""
    signer, problems = opened(signing.key)
    if signer is None:
        return None, problems
    moment = signing.time or (datetime.combine(day, time(), UTC) if day else None)
    if moment is None:
        fact = worded("what is signed says no day, and a signature says when it was made")
        act = worded("name it: --time 2026-11-26, or 2026-11-26T12:00:00Z")
        return None, (error("signing-time", fact, act),)
    if not signer.begins <= moment <= signer.ends:
        fact = worded(
            "the certificate holds from {begins} to {ends}, and the signature is as of {time}",
            begins=signer.begins.date().isoformat(),
            ends=signer.ends.date().isoformat(),
            time=moment.date().isoformat(),
        )
        act = worded("name another time with --time, or use a certificate of that time")
        return None, (error("signing-time", fact, act),)
    return Hand(signer, moment), ()


def key_within(signing: Signing, source: Source) -> Problems:
    """The problem of a key that would go into the deposit with the source."""
    secret = signing.key.secret
    if secret is None or not isfile(secret):
        return ()
    content = secret.read_bytes()
    for name, held in source.files.items():
        if held == content:
            fact = worded("the key would be in the deposit, as «{name}»", name=name)
            act = worded("leave it out of `attach`, and keep it where nobody else comes")
            return (error("key-in-deposit", fact, act, Place(secret.as_posix())),)
    return ()


def is_signed(name: str) -> bool:
    """Whether a file of a build is signed by itself: a PDF that people are given. What goes to a
    print shop is not, and the copies beside the page of the web have their digests on it.
    """
    path = name.removesuffix(".pdf")
    return (
        path != name
        and not name.startswith(_NOT_SIGNED)
        and not path.endswith(".failed")
        and "shop" not in held_to(path)
    )


def signed_outputs(
    outputs: Mapping[str, bytes], hand: Hand
) -> tuple[Mapping[str, bytes], Mapping[str, Judged]]:
    """Those files of a build that are signed, with their signatures; and what is found of each."""
    made = {
        name: signed(content, hand.signer, hand.time) or b""
        for name, content in outputs.items()
        if is_signed(name)
    }
    own = hand.signer.certificate
    return made, {name: of_pdf(content, own) for name, content in made.items()}


def sealed(bag: Path, hand: Hand) -> tuple[bytes, Judged]:
    """The signature of a bag, and what is found of it."""
    content = (bag / SEALED).read_bytes()
    made = seal(content, hand.signer, hand.time)
    return made, of_content(content, made, hand.signer.certificate)


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
    """The checks of the signature of a bag. Who signed it signed its PDFs too, the `others`; where
    it has none, and nobody asked by whom it is, it is told if they are signed, and nothing else.
    """
    if not isfile(seal):
        return _without_seal(seal, trusted, signed_pdfs=any(True for _ in others))
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


def _without_seal(seal: Path, trusted: Path | None, *, signed_pdfs: bool) -> tuple[Check, ...]:
    if trusted:
        return (lacking(worded("no signature lies beside the bag")),)
    note = worded(
        "PDFs in the bag are signed, and no signature lies beside the bag: if it had one, {name} "
        "was taken away",
        name=seal.name,
    )
    told = Check(CheckName.SIGNATURE, READER, Outcome.NOT_RUN, note=shown(note))
    return (told,) if signed_pdfs else ()


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
    with ExitStack() as leaving:
        found, place = dict(pdfs), None
        for number, (label, pdf) in enumerate(pdfs.items()):
            if first := _before_a_signature(pdf):
                place = place or leaving.enter_context(scratch())
                found[label] = place / str(number) / pdf.name
                found[label].parent.mkdir()
                found[label].write_bytes(first)
        yield found


def _before_a_signature(pdf: Path) -> bytes:
    """The first revision of a file; b"" of one that has no other, or is too large to be read."""
    content = b"" if PDF_BYTES.exceeded(pdf.stat().st_size) else pdf.read_bytes()
    first = first_revision(content)
    return first if len(first) < len(content) else b""


def _content(trusted: Path | None) -> bytes | None:
    return trusted.read_bytes() if trusted else None
