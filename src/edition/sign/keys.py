"""Keys from their files. No message quotes what is in one."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.quoting import by_system, worded
from edition.sign.key_files import KeyFiles

_LEAST_BITS = 2048
"""Of an RSA key that nobody breaks (BSI TR-02102-1, 2024, takes 3000 from then on)."""
_FILE_BYTES = 1 << 20
"""More than any file with a key and its certificates has."""

_Key: TypeAlias = RSAPrivateKey | EllipticCurvePrivateKey | Ed25519PrivateKey


class Signer(NamedTuple):
    """An opened key: what signs with it, its certificate (DER), from when to when that holds, and
    whether it signs the same thing with the same bytes.
    """

    own: SimpleSigner
    certificate: bytes
    begins: datetime
    ends: datetime
    repeats: bool


class _Opened(NamedTuple):
    """What the files hold: other certificates are those that vouch for the first."""

    key: object
    certificate: certificates.Certificate | None
    others: Sequence[certificates.Certificate]


def opened(files: KeyFiles) -> tuple[Signer | None, Problems]:
    """See `edition.sign.opened`."""
    try:
        held = _of_pkcs12(files) if files.pkcs12 else _of_pem(files)
    except OSError as refusal:
        path = files.secret or Path()
        fact = worded("it cannot be read: {why}", why=by_system(refusal))
        return None, (error("key", fact, "name a file that is there", Place(path.as_posix())),)
    except (ValueError, TypeError):
        return None, (_locked(files),)
    if fault := _fault(held):
        return None, (error("key", fault, _MAKE, Place((files.secret or Path()).as_posix())),)
    assert held.certificate is not None and isinstance(held.key, _Key)
    return _signer(held.key, held.certificate, held.others), ()


_MAKE = worded("make a key as docs/signing.md says, or name the files of one")


def _of_pkcs12(files: KeyFiles) -> _Opened:
    content = _content(files.pkcs12)
    found = pkcs12.load_key_and_certificates(content, files.passphrase.content or None)
    return _Opened(*found)


def _of_pem(files: KeyFiles) -> _Opened:
    first, *others = certificates.load_pem_x509_certificates(_content(files.certificate))
    passphrase = files.passphrase.content or None
    key = serialization.load_pem_private_key(_content(files.key), passphrase)
    return _Opened(key, first, others)


def _content(path: Path | None) -> bytes:
    with (path or Path()).open("rb") as opened:
        return opened.read(_FILE_BYTES)


def _locked(files: KeyFiles) -> Diagnostic:
    """Libraries do not say which of the two it is, and should not."""
    what = "PKCS #12" if files.pkcs12 else "PEM"
    fact = worded("it is no file of {what}, or this passphrase does not open it", what=what)
    act = worded("give the passphrase by --passphrase-file, EDITION_PASSPHRASE, or at a terminal")
    return error("key", fact, act, Place((files.secret or Path()).as_posix()))


def _fault(held: _Opened) -> str:
    if held.key is None or held.certificate is None:
        return worded("there is no key in it with its certificate")
    if not isinstance(held.key, _Key):
        return worded("its key is neither RSA nor of an elliptic curve")
    if isinstance(held.key, RSAPrivateKey) and held.key.key_size < _LEAST_BITS:
        return worded(
            "its key has {bits} bits, and {least} are the fewest that hold",
            bits=held.key.key_size,
            least=_LEAST_BITS,
        )
    if held.key.public_key() != held.certificate.public_key():
        return worded("the certificate is that of another key")
    return ""


def _signer(
    key: _Key,
    certificate: certificates.Certificate,
    others: Sequence[certificates.Certificate],
) -> Signer:
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(map(_in_asn1, others))
    der = serialization.Encoding.DER
    private = key.private_bytes(
        der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    own = SimpleSigner(
        signing_cert=_in_asn1(certificate),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=store,
    )
    return Signer(
        own,
        certificate.public_bytes(der),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        not isinstance(key, EllipticCurvePrivateKey),
    )


def _in_asn1(certificate: certificates.Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
