"""Whether signatures hold, and whose they are.

A signature proves that who has a key signed these bytes. Whose the key is, nobody can tell by the
file: that is asked of the certificate which the publisher made known elsewhere, where one is named.
"""

from edition.core.extras import SIGNING, is_there
from edition.core.quoting import listed, worded
from edition.model.proof import Check, CheckName, Fault, Outcome
from edition.verify.signatures.judged import READER, Judged

__all__ = ["READER", "Judged", "certificate", "lacking", "of_content", "of_pdf"]

_SHOWN = 5
"""Faults that a note has of those that there are."""


def of_pdf(content: bytes, trusted: bytes | None) -> Judged:
    """The signature in a PDF that has one: it holds, and nothing but it was added to the file.

    `trusted` is a certificate in PEM or DER: of who signed, or of who vouches for it; None: whose
    signature it is stays unknown.
    """
    from edition.verify.proofs.updates import added

    try:
        faults = tuple(map(Fault, added(content)))
    except Exception as stumble:
        faults = (Fault(worded("it cannot be gone through ({kind})", kind=type(stumble).__name__)),)
    if faults:
        note = listed((fault.fact for fault in faults[:_SHOWN]), "; ")
        failed = Check(CheckName.SIGNATURE, "pypdf", Outcome.FAILED, note=note, faults=faults)
        return Judged((failed,))
    if not is_there(SIGNING):
        return Judged((_not_run(),))
    from edition.verify.signatures.judging import of_pdf as judged_pdf

    return judged_pdf(content, trusted)


def of_content(content: bytes, seal: bytes, trusted: bytes | None) -> Judged:
    """The signature of some content that lies beside it (CMS in DER)."""
    if not is_there(SIGNING):
        return Judged((_not_run(),))
    from edition.verify.signatures.judging import of_content as judged_content

    return judged_content(content, seal, trusted)


def certificate(content: bytes) -> str:
    """The digest of a certificate (SHA-256); "" of what is none, or where pyHanko is not there."""
    if not is_there(SIGNING):
        return ""
    from edition.verify.signatures.judging import certificate_of

    try:
        return str(certificate_of(content).sha256.hex())
    except (ValueError, TypeError):
        return ""


def _not_run() -> Check:
    note = worded(
        "there is a signature, and pyHanko is not there; `edition doctor` says how it is had"
    )
    return Check(CheckName.SIGNATURE, READER, Outcome.NOT_RUN, note=note)


def lacking(what: str) -> Check:
    """The check of what is not signed, where it was asked by whom it is."""
    return Check(CheckName.SIGNATURE, READER, Outcome.FAILED, note=what)
