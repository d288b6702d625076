"""What is done for archives: `deposit`, `sign`, `send`, `ark`, `verify`, `rebuild`; and with which
key something is signed.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from edition.cli.command import (
    break_lock,
    command,
    epoch,
    jobs,
    path,
    private,
    schemas,
    tool,
    verapdf,
)
from edition.core.quoting import cut, worded

if TYPE_CHECKING:
    from datetime import datetime

    from edition.answers import Answer
    from edition.archive import Signing

_LONGEST_PASSPHRASE = 4096
"""Bytes of the line that is read of a file with one."""


def _signs(work: "Callable[..., Answer]") -> "Callable[..., Answer]":
    """The options of what signs. The passphrase itself is never typed behind a command, where other
    programs and the history of the shell would have it.
    """
    for option in reversed(
        (
            click.option(
                "--pkcs12", type=tool, metavar="FILE", help="Key and certificate in one file."
            ),
            click.option("--pem", type=tool, metavar="CERT", help="The certificate, with --key."),
            click.option("--key", type=tool, metavar="KEY", help="The key of that certificate."),
            click.option(
                "--passphrase-file",
                type=tool,
                metavar="FILE",
                help="Its first line opens the key; else EDITION_PASSPHRASE, or it is asked for.",
            ),
            click.option(
                "--time",
                callback=_time,
                metavar="TIME",
                help="When it was signed, such as 2026-11-26; else the day of the edition.",
            ),
        )
    ):
        work = option(work)
    return work


def _time(_: click.Context, __: click.Parameter, typed: str | None) -> "datetime | None":
    """A day or a moment of ISO 8601, of UTC where it says no other."""
    if typed is None:
        return None
    from datetime import UTC, datetime

    try:
        said = datetime.fromisoformat(typed)
        moment = (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise click.BadParameter(
            worded("«{typed}» is no time such as 2026-11-26T12:00:00Z.", typed=cut(typed))
        ) from None
    return moment.replace(microsecond=0)


def _signing(hand: "_Deposit | _Sign") -> "Signing | None":
    """With which key something is signed; None where none is named. Wrong usage where half of one
    is.
    """
    if hand.pkcs12 is None and hand.pem is None and hand.key is None:
        return None
    if (hand.pkcs12 is None) == (hand.pem is None) or (hand.pem is None) != (hand.key is None):
        raise click.UsageError(worded("Name the key by --pkcs12 FILE, or by --pem CERT --key KEY."))
    from edition.archive import Signing
    from edition.sign import KeyFiles, Passphrase

    secret = Passphrase(_passphrase(hand.passphrase_file))
    return Signing(KeyFiles(hand.pkcs12, hand.pem, hand.key, secret), hand.time)


def _passphrase(file: Path | None) -> bytes:
    """What opens a key, from a file, from the environment, or from a person at a terminal; nothing
    of it is ever shown.
    """
    if file is not None:
        with file.open("rb") as opened:
            return opened.readline(_LONGEST_PASSPHRASE).rstrip(b"\r\n")
    if "EDITION_PASSPHRASE" in os.environ:
        return os.fsencode(os.environ["EDITION_PASSPHRASE"])
    if not sys.stdin.isatty():
        return b""
    prompt = worded("Passphrase of the key (Enter: it has none)")
    asked = click.prompt(prompt, default="", hide_input=True, show_default=False, err=True)
    return str(asked).encode()


class _Deposit(NamedTuple):
    """What is typed behind `edition deposit`."""

    folder: Path
    out: Path
    verapdf: Path | None
    schemas: Path | None
    break_lock: bool
    jobs: int
    ocfl: Path | None
    draft: tuple[str, ...]
    pkcs12: Path | None
    pem: Path | None
    key: Path | None
    passphrase_file: Path | None
    time: "datetime | None"


@command(_Deposit)
@click.argument("folder", type=path)
@click.option(
    "--out", type=path, default=Path("build"), show_default=True, help="Where NAME/ is put."
)
@verapdf
@schemas
@click.option("--ocfl", type=path, metavar="ROOT", help="Lay it as a version there too (OCFL 1.1).")
@click.option(
    "--draft",
    type=click.Choice(["dspace", "zenodo"]),
    multiple=True,
    help="Write what would be sent there, and send nothing.",
)
@break_lock
@jobs
@_signs
def deposit(typed: _Deposit) -> "Answer":
    """Build and prove every output of the edition in FOLDER, and pack all of it for an archive;
    with a key PDFs and bag are signed.
    """
    from edition import BuildOrder
    from edition.answers import of_archive
    from edition.archive import Tools, laid_too
    from edition.archive import deposit as make_deposit
    from edition.progress import shown

    order = BuildOrder(
        typed.folder,
        typed.out,
        epoch=epoch(),
        private=private(),
        break_lock=typed.break_lock,
        jobs=typed.jobs,
    )
    signing = _signing(typed)
    with shown() as step:
        tools = Tools(typed.verapdf, typed.schemas, typed.draft)
        made = make_deposit(order, tools, step, signing)
        if typed.ocfl is not None:
            made = laid_too(made, typed.ocfl, breaking=typed.break_lock)
    return of_archive(made)


class _Sign(NamedTuple):
    """What is typed behind `edition sign`."""

    paths: tuple[Path, ...]
    out: Path
    break_lock: bool
    pkcs12: Path | None
    pem: Path | None
    key: Path | None
    passphrase_file: Path | None
    time: "datetime | None"


@command(_Sign)
@click.argument("paths", type=path, nargs=-1, required=True)
@click.option(
    "--out", type=path, default=Path("signed"), show_default=True, help="Where signed PDFs go."
)
@_signs
@break_lock
def sign(typed: _Sign) -> "Answer":
    """Sign PDFs, those of a build folder, and bags; nothing of what is named is changed.

    A PDF is signed within, and goes with its text to --out. The signature of a bag is put beside
    it, as ID.p7s. Nothing is sent anywhere.
    """
    from edition.answers import of_archive
    from edition.archive import SigningOrder
    from edition.archive import sign as sign_paths

    signing = _signing(typed)
    if signing is None:
        raise click.UsageError(worded("Name the key by --pkcs12 FILE, or by --pem CERT --key KEY."))
    order = SigningOrder(typed.paths, signing, typed.out, typed.break_lock)
    return of_archive(sign_paths(order))


@command()
@click.argument("draft", type=path)
@click.option("--to", required=True, metavar="URL", help="The service: https://zenodo.org.")
@click.option("--publish", is_flag=True, help="Publish it too, which nobody can take back.")
def send(draft: Path, to: str, publish: bool) -> "Answer":
    """Send the DRAFT that `edition deposit --draft zenodo` wrote, with the token in EDITION_TOKEN.
    Without --publish it stays a draft.
    """
    from edition.answering.sending import send as sent_to
    from edition.answers import of_sent

    return of_sent(sent_to(draft, to, os.environ.get("EDITION_TOKEN", ""), publish=publish))


@command()
@click.argument("folder", type=path)
@click.option("--naan", required=True, help="Your number as one who names, from arks.org.")
@click.option("--shoulder", default="", metavar="SIGNS", help="What your names begin with: fk4.")
def ark(folder: Path, naan: str, shoulder: str) -> "Answer":
    """Say the ARK of the edition in FOLDER, made of its id, with a check character. Nothing is
    asked of the net.
    """
    from edition.answers import of_ark
    from edition.archive import mint

    return of_ark(*mint(folder, naan, shoulder))


class _Verify(NamedTuple):
    """What is typed behind `edition verify`."""

    paths: tuple[Path, ...]
    report: Path | None
    certificate: Path | None
    verapdf: Path | None
    schemas: Path | None
    break_lock: bool


@command(_Verify)
@click.argument("paths", type=path, nargs=-1, required=True)
@click.option(
    "--report", type=path, metavar="FOLDER", help="Put report.json and report.html there."
)
@click.option(
    "--certificate",
    type=tool,
    metavar="FILE",
    help="Signatures are to be by this certificate, or by one that it vouches for.",
)
@verapdf
@schemas
@break_lock
def verify(typed: _Verify) -> "Answer":
    """Verify bags (folders or ZIP files), and PDFs that have their text beside them, with their
    signatures; nothing is changed.
    """
    from msgspec.structs import replace

    from edition.answers import REFUSED, of_archive
    from edition.archive import Tools, write_report
    from edition.archive import verify as verify_paths

    tools = Tools(typed.verapdf, typed.schemas, certificate=typed.certificate)
    archived = verify_paths(typed.paths, tools, breaking=typed.break_lock)
    report = typed.report
    refused = write_report(archived.proofs, report) if report and archived.proofs else ()
    answer = of_archive(replace(archived, problems=(*refused, *archived.problems)))
    return replace(answer, code=answer.code or REFUSED) if refused else answer


@command()
@click.argument("bag", type=path)
@click.option(
    "--out", type=path, default=Path("rebuilt"), show_default=True, help="Where ID/ is put."
)
@break_lock
def rebuild(bag: Path, out: Path, break_lock: bool) -> "Answer":
    """Make the deposit in BAG again from its own sources, and compare every file."""
    from edition.answers import of_archive
    from edition.archive import rebuild as make_again

    return of_archive(make_again(bag, out, breaking=break_lock))
