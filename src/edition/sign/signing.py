"""Signatures themselves. pyHanko would write the clock into Info and XMP and chance into the
identifier of the file; here the update holds nothing but what the signature needs.
"""

import asyncio
from datetime import datetime
from hashlib import sha256
from io import BytesIO

from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, select_suitable_signing_md

from edition.sign.keys import Signer

_FIELD = "Signature"
_SPOKEN = "Signature"
"""What a form field is called aloud (PDF/UA-1, 7.18.1); this one is never shown."""
_ROOM = 64
"""Bytes that a signature may be longer than one that was made for its length."""


class _Update(IncrementalPdfFileWriter):
    """An update that says nothing of its own making."""

    def _update_meta(self) -> None:
        """No clock is asked."""


def signed(pdf: bytes, signer: Signer, time: datetime) -> bytes | None:
    """See `edition.sign.signed`."""
    try:
        return _signed(pdf, signer, time)
    except (PdfError, ValueError, KeyError):
        return None


def _signed(pdf: bytes, signer: Signer, time: datetime) -> bytes:
    update = _Update(BytesIO(pdf))
    second = ByteStringObject(sha256(pdf).digest()[:16])
    update._document_id = ArrayObject([update._document_id[0], second])
    # Out of the page, where PDF/UA wants no tag for it, and printed as PDF/A wants all to be.
    nowhere = InvisSigSettings(box_out_of_bounds=True)
    field = SigFieldSpec(_FIELD, on_page=0, invis_sig_settings=nowhere, readable_field_name=_SPOKEN)
    digest = _digest_for(signer)
    steps = PdfCMSEmbedder(new_field_spec=field).write_cms(field_name=_FIELD, writer=update)
    next(steps)
    estimate = _cms(b"\0" * 32, digest, signer, dry=True)
    holder = SignatureObject(
        timestamp=time,
        subfilter=SigSeedSubFilter.PADES,
        bytes_reserved=2 * (len(estimate) + _ROOM),
    )
    steps.send(SigObjSetup(holder))
    prepared, written = steps.send(SigIOSetup(digest))
    steps.send(_cms(prepared.document_digest, digest, signer))
    content: bytes = written.getvalue()
    return content


def seal(content: bytes, signer: Signer, time: datetime) -> bytes:
    """See `edition.sign.seal`."""
    made = signer.own.async_sign_general_data(
        content,
        _digest_for(signer),
        detached=True,
        use_cades=True,
        signed_attr_settings=PdfCMSSignedAttributes(signing_time=time),
    )
    der: bytes = asyncio.run(made).dump()
    return der


def _cms(digest: bytes, algorithm: str, signer: Signer, *, dry: bool = False) -> bytes:
    made = signer.own.async_sign(digest, algorithm, use_pades=True, dry_run=dry)
    der: bytes = asyncio.run(made).dump()
    return der


def _digest_for(signer: Signer) -> str:
    certificate = signer.own.signing_cert
    assert certificate is not None
    return select_suitable_signing_md(certificate.public_key)
