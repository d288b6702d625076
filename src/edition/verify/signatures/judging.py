"""What pyHanko finds of a signature. Nothing is fetched: no list of revoked certificates, no trust
of the machine's. A certificate is judged at the time that the signature states, for nothing else is
known of when it was made.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, NamedTuple

from asn1crypto import cms, pem, x509
from pyhanko import version
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_detached_cms, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import CertificateValidator, ValidationContext

from edition.core.quoting import cut, listed, worded
from edition.model.proof import Check, CheckName, Fault, Outcome
from edition.verify.signatures.judged import READER, Judged

_READER = f"{READER} {version.__version__}"
_ANY_USE = KeyUsageConstraints(key_usage=frozenset())
"""Certificates that people make themselves say of no use, or of another one: who trusts one says so
by naming it.
"""
_SHOWN = 100
"""Characters of the name of a signer."""


def of_pdf(content: bytes, trusted: bytes | None) -> Judged:
    """See `edition.verify.signatures.of_pdf`."""
    try:
        reader = PdfFileReader(BytesIO(content))
        [signature] = reader.embedded_signatures
        time = signature.self_reported_timestamp
        context = _context(signature.signer_cert, time)
        status = asyncio.run(
            async_validate_pdf_signature(
                signature, signer_validation_context=context, key_usage_settings=_ANY_USE
            )
        )
        whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    except Exception as stumble:
        return _unreadable(stumble)
    others = [each.chosen for each in signature.signed_data["certificates"]]
    return _judged(status, time, whole=whole, vouched=_Vouched(trusted, others))


def of_content(content: bytes, seal: bytes, trusted: bytes | None) -> Judged:
    """See `edition.verify.signatures.of_content`."""
    try:
        signed = cms.ContentInfo.load(seal, strict=True)["content"]
        time = _stated(signed)
        others = [each.chosen for each in signed["certificates"]]
        context = _context(_signing(signed, others), time)
        status = asyncio.run(
            async_validate_detached_cms(
                content,
                signed,
                signer_validation_context=context,
                key_usage_settings=_ANY_USE,
            )
        )
    except Exception as stumble:
        return _unreadable(stumble)
    return _judged(status, time, whole=True, vouched=_Vouched(trusted, others))


def certificate_of(content: bytes) -> x509.Certificate:
    """A certificate in PEM or DER; ValueError where it is none."""
    if pem.detect(content):
        _, _, content = pem.unarmor(content)
    found = x509.Certificate.load(content, strict=True)
    # It is parsed when it is asked.
    if not isinstance(found.subject.native, dict) or not found.public_key.algorithm:
        raise ValueError
    return found


def _signing(signed: Any, held: Sequence[x509.Certificate]) -> x509.Certificate:
    """The certificate of who signed: the serial number says which of those that are there."""
    [info] = signed["signer_infos"]
    serial = info["sid"].chosen["serial_number"].native
    return next(each for each in held if each.serial_number == serial)


def _stated(signed: Any) -> datetime | None:
    [info] = signed["signer_infos"]
    for attribute in info["signed_attrs"]:
        if attribute["type"].native == "signing_time":
            time: datetime = attribute["values"][0].native
            return time
    return None


class _Vouched(NamedTuple):
    """The certificate that is trusted, if one is, and those that come with a signature."""

    trusted: bytes | None
    others: Sequence[x509.Certificate]

    def for_(self, certificate: x509.Certificate, time: datetime) -> bool:
        """Whether the one that signed is trusted, or one that is trusted vouches for it, at that
        time.
        """
        if not self.trusted:
            return False
        root = certificate_of(self.trusted)
        if root.sha256 == certificate.sha256:
            begins, ends = certificate.not_valid_before, certificate.not_valid_after
            return bool(begins <= time <= ends)
        try:
            validator = CertificateValidator(
                certificate,
                intermediate_certs=list(self.others),
                validation_context=_context(root, time),
            )
            asyncio.run(validator.async_validate_usage(set()))  # type: ignore[no-untyped-call]
        except Exception:
            return False
        return True


def _context(root: x509.Certificate, time: datetime | None) -> ValidationContext:
    """One in which a certificate is trusted: for whether a signature holds that of its signer, for
    this is another question than whose it is.
    """
    return ValidationContext(
        trust_roots=[root],
        allow_fetching=False,
        moment=time or datetime.fromtimestamp(0, UTC),
        revocation_mode="soft-fail",
    )


def _judged(status: Any, time: datetime | None, *, whole: bool, vouched: _Vouched) -> Judged:
    certificate = status.signing_cert
    digest = certificate.sha256.hex()
    name = cut(certificate.subject.human_friendly, _SHOWN)
    who = worded("{name}, certificate SHA-256 {digest}", name=name, digest=digest)
    faults = tuple(Fault(each) for each in _faults(status, time, whole=whole))
    if faults or time is None:
        note: str = listed((fault.fact for fault in faults), "; ")
        held = Check(CheckName.SIGNATURE, _READER, Outcome.FAILED, note=note, faults=faults)
        return Judged((held,), digest)
    stated = time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    note = worded("as of {time}, as it says itself", time=stated)
    held = Check(CheckName.SIGNATURE, _READER, Outcome.PASSED, note=note)
    known = vouched.for_(certificate, time) if vouched.trusted else None
    return Judged((held, _signer(who, known=known)), digest)


def _faults(status: Any, time: datetime | None, *, whole: bool) -> Iterator[str]:
    if not status.intact:
        yield worded("what is signed is not what is here")
    elif not status.valid:
        yield worded("the signature is not made by the key of its certificate")
    if not whole:
        yield worded("it is not the whole file that is signed")
    if time is None:
        yield worded("it states no time")


def _signer(who: str, *, known: bool | None) -> Check:
    if known is None:
        note = worded(
            "signed by {who}; whether that is the publisher's is not known here: name the "
            "publisher's certificate with --certificate",
            who=who,
        )
        return Check(CheckName.SIGNER, _READER, Outcome.NOT_RUN, note=note)
    if known:
        return Check(CheckName.SIGNER, _READER, Outcome.PASSED, note=who)
    note = worded("signed by {who}, and the certificate that is named vouches for no such", who=who)
    fault = Fault(note)
    return Check(CheckName.SIGNER, _READER, Outcome.FAILED, note=note, faults=(fault,))


def _unreadable(stumble: Exception) -> Judged:
    note = worded("the signature cannot be read ({kind})", kind=type(stumble).__name__)
    return Judged((Check(CheckName.SIGNATURE, _READER, Outcome.FAILED, note=note),))
