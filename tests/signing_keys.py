"""Keys of a publisher and of others, made anew for each run of the tests."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "نان و آزادی ۱۴۰۴"


class Keys(NamedTuple):
    """The files of a key: PKCS #12, and PEM of certificate and key; with what it vouches."""

    pkcs12: Path
    certificate: Path
    key: Path
    own: Any
    held: x509.Certificate


def rsa_key(bits: int = 2048) -> Any:
    return rsa.generate_private_key(65537, bits)


def ec_key() -> Any:
    return ec.generate_private_key(ec.SECP256R1())


def ed_key() -> Any:
    return ed25519.Ed25519PrivateKey.generate()


def keys(
    folder: Path, own: Any, name: str, by: Keys | None = None, years: tuple[int, int] = (2020, 2040)
) -> Keys:
    """The files of a key for `name`, vouched for by itself or by another."""
    folder.mkdir(parents=True, exist_ok=True)
    issuer = by.held.subject if by else _name(name)
    signing = by.own if by else own
    held = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(issuer)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(years[0], 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(years[1], 1, 1, tzinfo=UTC))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .sign(signing, None if isinstance(signing, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )
    secret = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    files = (folder / f"{name}.p12", folder / f"{name}.pem", folder / f"{name}.key")
    chain = [by.held] if by else None
    files[0].write_bytes(
        pkcs12.serialize_key_and_certificates(b"publisher", own, held, chain, secret)
    )
    files[1].write_bytes(held.public_bytes(serialization.Encoding.PEM))
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    files[2].write_bytes(own.private_bytes(pem, pkcs8, secret))
    return Keys(*files, own, held)


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
