"""The command line: what is asked, and with which exit code that ends. No work is done here.

Exit codes: 0 done, 1 refused (bad input), 2 wrong usage, 3 a proof failed, 4 a fault of edition
itself. Results go to standard output, problems to standard error; with `--json` all of it is one
object on standard output.
"""

import gc
import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import update_wrapper
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from edition import __version__
from edition.core.quoting import Message, cut, did_you_mean, listed, worded, worded_later
from edition.process import Commands, TypedPath, ended, working_folder
from edition.speech.catalogue import ENGLISH, TONGUES, speak, spoken
from edition.workers import cores

if TYPE_CHECKING:
    from datetime import datetime

    from edition.answers import Answer
    from edition.archive import Signing
    from edition.core.languages import Calendar
    from edition.inspecting import Stage
    from edition.model.description import Flip, Profile
    from edition.model.imposition import Binding

_LEAST_SECRET = 3
"""Characters of the longest name of a user or a machine that is no secret: it is in many words."""
_LONGEST_PASSPHRASE = 4096
"""Bytes of the line that is read of a file with one."""
_DIGITS = 12
"""Of SOURCE_DATE_EPOCH: as many as the last second of the year 9999 has."""


_EXITS = (
    "Exit codes: 0 done; 1 refused: nothing was made, and a problem says why; 2 wrongly typed; "
    "3 a proof failed; 4 a fault of edition itself, with a report; 5 done, and --strict took a "
    "warning for a failure."
)


class _Spoken(click.Command):
    """A command whose help is in the language that is spoken."""

    def get_help(self, ctx: click.Context) -> str:
        if spoken() is ENGLISH:
            return super().get_help(ctx)
        from edition.speech.help import help_lines

        return "\n".join(help_lines(self, ctx, spoken()))


class _Program(_Spoken, Commands):
    """All commands. The language is settled before anything is parsed, for what is typed wrong is
    told in it too.
    """

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        typed = sys.argv[1:] if args is None else list(args)
        speak(tag := _tongue(typed))
        os.environ["LANGUAGE"] = tag  # by this gettext finds what click says
        return super().main(typed, *rest, **named)


def _tongue(typed: Sequence[str]) -> str:
    """The language of messages: that of `--lang`, of EDITION_LANG, of the locale; English in JSON,
    which is for programs.
    """
    options = typed[: typed.index("--") if "--" in typed else None]
    if "--json" in options:
        return ENGLISH.tag
    asked = [each.removeprefix("--lang=") for each in options if each.startswith("--lang=")]
    asked += [after for each, after in pairwise(options) if each == "--lang"]
    asked += [os.environ.get("EDITION_LANG", "")]
    locale = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    asked += [re.split("[._@]", next(filter(None, locale), ""))[0]]
    said = next(filter(None, asked), "")
    return said if said in TONGUES else ENGLISH.tag


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXITS)
@click.version_option(__version__, prog_name="edition", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Compile a plain right-to-left text and a TOML description into printable, archival PDFs."""
    if (tag := os.environ.get("EDITION_LANG", "")) and tag not in TONGUES:
        raise click.UsageError(
            worded(
                "EDITION_LANG is «{tag}», and messages are in {tongues}",
                tag=cut(tag),
                tongues=listed(TONGUES, " or "),
            )
        )
    context.obj = working_folder()
    if context.obj is None:
        # Libraries ask for a working directory; no name that is relative gets as far as that.
        os.chdir(os.sep)


def program() -> None:
    """`main` as a process of its own, which ends at once: to take down all that a build made is a
    thirtieth of its time.
    """
    os._exit(ended(main))


def _command(
    takes: type | None = None,
) -> "Callable[[Callable[..., Answer]], Callable[..., Answer]]":
    """A command of `main` by the name of the function, which is given what was typed, as a value of
    the type that it `takes` where that is much; what it answers is told, and gives the exit code.
    """

    def of(work: "Callable[..., Answer]") -> "Callable[..., Answer]":
        def run(as_json: bool, quiet: bool, verbose: bool, strict: bool, **typed: object) -> None:
            answer = work(takes(**typed)) if takes else work(**typed)
            from edition.answers import Manner, tell

            manner = Manner(as_json, quiet, verbose, strict)
            if code := tell(answer, work.__name__, manner):
                sys.exit(code)

        command = main.command(work.__name__, cls=_Spoken, epilog=_EXITS)(update_wrapper(run, work))
        command.params += _manner()
        return work

    return of


def _lang() -> click.Option:
    """What `_tongue` reads: it is an option for the help, and so that a wrong one is refused."""
    return click.Option(
        ["--lang"],
        type=click.Choice(TONGUES),
        expose_value=False,
        help="Language of messages; else EDITION_LANG, or the locale.",
    )


def _manner() -> list[click.Option]:
    """How every command can be asked to answer."""
    return [
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            help="Say all of it as one JSON object on standard output.",
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            help="Say nothing of what is well: no notes, no list of what was made.",
        ),
        click.Option(["-v", "--verbose"], is_flag=True, help="Say how each check came out."),
        click.Option(["--strict"], is_flag=True, help="Let a warning end with exit code 5."),
        _lang(),
    ]


main.params.append(_lang())
_path = TypedPath(readable=False)
_break_lock = click.option(
    "--break-lock", is_flag=True, help="Another machine held the output folder, and is gone."
)


def _processes(of_what: str) -> "Callable[[Callable[..., Answer]], Callable[..., Answer]]":
    return click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        default=cores,
        show_default=worded("as many as there are cores"),
        metavar="N",
        help=of_what,
    )


_jobs = _processes("Prove by so many processes.")


class _Build(NamedTuple):
    """What is typed behind `edition build`."""

    folder: Path
    out: Path
    only: str
    fast: bool
    overlay: str
    break_lock: bool
    jobs: int


@_command(_Build)
@click.argument("folder", type=_path)
@click.option(
    "--out", type=_path, default=Path("build"), show_default=True, help="Where NAME/ is put."
)
@click.option(
    "--only",
    metavar="OUTPUT,...",
    default="",
    help="Make these outputs alone: pamphlet, screen, posters, handouts, booklet, press, riso, "
    "epub, web, iiif.",
)
@click.option("--fast", is_flag=True, help="Leave out the proofs; such files are not for deposit.")
@click.option(
    "--overlay",
    metavar="LAYER,...",
    default="",
    help="Also a working proof with the grid, boxes, lines.",
)
@_break_lock
@_jobs
def build(typed: _Build) -> "Answer":
    """Build every output of the edition in FOLDER (edition.toml, text.txt, emendations.toml)."""
    # a build makes many small values, keeps them all, and ends: collecting is a tenth of its time
    gc.disable()
    from edition import BuildOrder
    from edition import build as build_edition
    from edition.answers import of_build
    from edition.model.output_kinds import GROUPS
    from edition.progress import shown

    order = BuildOrder(
        typed.folder,
        typed.out,
        only=_named(typed.only, "output", GROUPS),
        fast=typed.fast,
        epoch=_epoch(),
        private=() if typed.fast else _private(),
        overlay=_named(typed.overlay, "layer", _LAYERS),
        break_lock=typed.break_lock,
        jobs=typed.jobs,
    )
    with shown() as step:
        built = build_edition(order, step)
    return of_build(built, order)


class _Batch(NamedTuple):
    """What is typed behind `edition batch`."""

    editions: Path
    out: Path
    jobs: int
    only: str
    fast: bool
    dry_run: bool
    report_only: bool
    break_lock: bool


@_command(_Batch)
@click.argument("editions", type=_path, metavar="LIST|FOLDER")
@click.option(
    "--out", type=_path, default=Path("build"), show_default=True, help="Where each NAME/ is put."
)
@_processes("Make so many editions at a time.")
@click.option("--only", metavar="OUTPUT,...", default="", help="Make these outputs alone.")
@click.option("--fast", is_flag=True, help="Leave out the proofs; such files are not for deposit.")
@click.option("--dry-run", is_flag=True, help="Say what would change and why; make nothing.")
@click.option(
    "--report-only", is_flag=True, help="Write the report of what was made; make nothing."
)
@_break_lock
def batch(typed: _Batch) -> "Answer":
    """Build every edition that LIST names, a folder on each line, or that is somewhere in FOLDER.

    What is made already, of these inputs by this program, is left alone. The report of all of them
    is corpus.html. The exit code is the highest that `edition build` would have for one of them.
    """
    from edition import BuildOrder
    from edition.batch import BatchOrder, foretold, report
    from edition.batch import batch as make_all
    from edition.batch.answering import of_batch, of_foretold
    from edition.model.output_kinds import GROUPS
    from edition.progress import shown

    if typed.dry_run and typed.report_only:
        raise click.UsageError(worded("Say --dry-run or --report-only, not both."))
    each = BuildOrder(
        typed.editions,
        typed.out,
        only=_named(typed.only, "output", GROUPS),
        fast=typed.fast,
        epoch=_epoch(),
        private=() if typed.fast else _private(),
        break_lock=typed.break_lock,
    )
    order = BatchOrder(typed.editions, each, typed.jobs)
    if typed.report_only:
        return of_batch(report(order))
    with shown() as step:
        return (
            of_foretold(*foretold(order, step))
            if typed.dry_run
            else of_batch(make_all(order, step))
        )


class _New(NamedTuple):
    """What is typed behind `edition new`."""

    folder: Path
    text: Path | None
    language: str
    encoding: str
    with_authors: bool
    interactive: bool


@_command(_New)
@click.argument("folder", type=_path)
@click.option(
    "--from",
    "text",
    type=_path,
    metavar="FILE",
    help="The text: plain, Markdown (.md), or a document (.docx, .odt, .html, .rtf).",
)
@click.option(
    "--language",
    metavar="TAG",
    default="",
    help="Language of the text (BCP 47); else the one whose letters it has, or Persian.",
)
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    help="Encoding of FILE, if it is neither UTF-8 nor UTF-16.",
)
@click.option(
    "--with-authors",
    is_flag=True,
    help="Say of accepted changes and of comments in a document who made them.",
)
@click.option(
    "--interactive", is_flag=True, help="Ask for the issuer, the place and the day of issue."
)
def new(typed: _New) -> "Answer":
    """Make FOLDER with the text of FILE and a description that builds as it is."""
    from edition.answers import of_new
    from edition.founding import Telling, found

    asked = _asked() if typed.interactive else {}
    telling = Telling(typed.language, typed.encoding, typed.with_authors, asked)
    return of_new(found(typed.folder, typed.text, telling))


_QUESTIONS = {
    "issuing_body": worded_later("Who issues the text? (Enter: nobody is named)"),
    "place": worded_later("Where? (Enter: no place)"),
    "issued": worded_later("On which day, such as 2026-11-26? (Enter: none)"),
}


def _asked() -> dict[str, str]:
    """What a person at a terminal says of the edition, by its key; nothing for an empty line."""
    if not sys.stdin.isatty():
        raise click.UsageError(
            worded("--interactive asks at a terminal, and standard input is none; leave it out.")
        )
    from edition.speech.sentences import lines_of

    answers = {}
    for key, question in _QUESTIONS.items():
        for line in lines_of(worded(question), spoken()):
            click.echo(line, err=True)
        answers[key] = sys.stdin.readline().strip()
    return {key: answer for key, answer in answers.items() if answer}


@_command()
@click.argument(
    "file", type=click.Choice(["edition.toml", "emendations.toml"]), default="edition.toml"
)
def schema(file: str) -> "Answer":
    """Print the JSON Schema of FILE: edition.toml or emendations.toml. Editors check it by that."""
    from edition.answers import of_schema
    from edition.dump.keys_written import schema_json
    from edition.model.description import Description, Emendations

    table = Description if file == "edition.toml" else Emendations
    return of_schema(schema_json(table, file))


@_command()
@click.argument("folder", type=_path)
@click.option(
    "--profile",
    type=click.Choice(["diplomatic", "print", "academy"]),
    help="Check by this one, not the edition's.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Write the suggested changes into emendations.toml; the text is not touched.",
)
@click.option("--links", is_flag=True, help="Ask the addresses of edition.toml over the net.")
def check(folder: Path, profile: "Profile | None", fix: bool, links: bool) -> "Answer":
    """Say what the rules of orthography would change in the text of FOLDER, each with its place."""
    from edition import check as check_text
    from edition.answers import of_check

    return of_check(check_text(folder, profile, fix=fix, links=links), fix=fix)


@_command()
@click.argument("folder", type=_path)
@click.option(
    "--stage",
    type=click.Choice(["structure", "lines", "pages"]),
    required=True,
    help="What is told.",
)
def inspect(folder: Path, stage: "Stage") -> "Answer":
    """Say what each line of the text of FOLDER was taken for, and by which rule; or why each line
    of its pamphlet broke where it did, or each of its pages ended.
    """
    from edition.answers import of_inspect
    from edition.inspecting import inspect as inspect_edition

    return of_inspect(inspect_edition(folder, stage, _epoch()))


@_command()
@click.argument("folder", type=_path)
@_break_lock
def clean(folder: Path, break_lock: bool) -> "Answer":
    """Take away what was made in FOLDER (build, or build/NAME), and nothing else."""
    from edition.answers import of_clean
    from edition.delivery import clean as take_away

    return of_clean(*take_away(folder, breaking=break_lock))


class _Watch(NamedTuple):
    """What is typed behind `edition watch`."""

    folder: Path
    out: Path
    port: int


@_command(_Watch)
@click.argument("folder", type=_path)
@click.option(
    "--out", type=_path, default=Path("build"), show_default=True, help="Where NAME/ is put."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="Where pages are served on this machine; else any port that is free.",
)
def watch(typed: _Watch) -> "Answer":
    """Show the pages of the edition in FOLDER in a browser, anew at each save; Ctrl-C ends it."""
    from edition.answers import of_watch
    from edition.speech.sentences import lines_of
    from edition.watching import WatchOrder
    from edition.watching import watch as keep_watching

    as_json = bool(click.get_current_context().params["as_json"])

    served = ""

    def tell(words: Message) -> None:
        nonlocal served
        served = words.fields["address"]
        for line in lines_of(words, spoken()):
            click.echo(line, err=as_json)

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR", "")
    order = WatchOrder(typed.folder, typed.out, typed.port, _epoch(), editor)
    return of_watch(keep_watching(order, tell), served)


@_command()
@click.argument("text")
@click.option(
    "--calendar",
    type=click.Choice(["jalali", "gregorian", "hijri", "hijri-tabular", "shahanshahi"]),
    help="That of a date in numbers alone.",
)
@click.option("--language", default="", metavar="TAG", help="Explain it in this one: fa, en, ar …")
def date(text: str, calendar: "Calendar | None", language: str) -> "Answer":
    """Say what the date TEXT is in every calendar, its weekday, its days, and its machine form
    (EDTF).
    """
    from edition.answers import of_date
    from edition.language.explaining import explain

    # In English, labels are English and names Persian: who asks mostly knows both.
    return of_date(*explain(text, calendar, language or spoken().tag.removeprefix(ENGLISH.tag)))


@_command()
@click.argument("folder", type=_path)
@click.option("--naan", required=True, help="Your number as one who names, from arks.org.")
@click.option("--shoulder", default="", metavar="SIGNS", help="What your names begin with: fk4.")
def ark(folder: Path, naan: str, shoulder: str) -> "Answer":
    """Say the ARK of the edition in FOLDER, made of its id, with a check character. Nothing is
    asked of the net.
    """
    from edition.answers import of_ark
    from edition.archive import mint

    return of_ark(*mint(folder, naan, shoulder))


_tool = TypedPath(exists=True, readable=False)
_verapdf = click.option(
    "--verapdf", type=_tool, envvar="EDITION_VERAPDF", metavar="JAR", help="The jar of veraPDF."
)
_schemas = click.option(
    "--schemas", type=_tool, envvar="EDITION_SCHEMAS", metavar="FOLDER", help="Schemas of archives."
)


class _Hand(NamedTuple):
    """What is typed of the key that signs."""

    pkcs12: Path | None
    pem: Path | None
    key: Path | None
    passphrase_file: Path | None
    time: "datetime | None"


def _signs(work: "Callable[..., Answer]") -> "Callable[..., Answer]":
    """The options of what signs. The passphrase itself is never typed behind a command, where other
    programs and the history of the shell would have it.
    """
    for option in reversed(
        (
            click.option(
                "--pkcs12", type=_tool, metavar="FILE", help="Key and certificate in one file."
            ),
            click.option("--pem", type=_tool, metavar="CERT", help="The certificate, with --key."),
            click.option("--key", type=_tool, metavar="KEY", help="The key of that certificate."),
            click.option(
                "--passphrase-file",
                type=_tool,
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


def _signing(hand: _Hand) -> "Signing | None":
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

    @property
    def hand(self) -> _Hand:
        return _Hand(self.pkcs12, self.pem, self.key, self.passphrase_file, self.time)


@_command(_Deposit)
@click.argument("folder", type=_path)
@click.option(
    "--out", type=_path, default=Path("build"), show_default=True, help="Where NAME/ is put."
)
@_verapdf
@_schemas
@click.option(
    "--ocfl", type=_path, metavar="ROOT", help="Lay it as a version there too (OCFL 1.1)."
)
@click.option(
    "--draft",
    type=click.Choice(["dspace", "zenodo"]),
    multiple=True,
    help="Write what would be sent there, and send nothing.",
)
@_break_lock
@_jobs
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
        epoch=_epoch(),
        private=_private(),
        break_lock=typed.break_lock,
        jobs=typed.jobs,
    )
    signing = _signing(typed.hand)
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

    @property
    def hand(self) -> _Hand:
        return _Hand(self.pkcs12, self.pem, self.key, self.passphrase_file, self.time)


@_command(_Sign)
@click.argument("paths", type=_path, nargs=-1, required=True)
@click.option(
    "--out", type=_path, default=Path("signed"), show_default=True, help="Where signed PDFs go."
)
@_signs
@_break_lock
def sign(typed: _Sign) -> "Answer":
    """Sign PDFs, those of a build folder, and bags; nothing of what is named is changed.

    A PDF is signed within, and goes with its text to --out. The signature of a bag is put beside
    it, as ID.p7s. Nothing is sent anywhere.
    """
    from edition.answers import of_archive
    from edition.archive import SigningOrder
    from edition.archive import sign as sign_paths

    signing = _signing(typed.hand)
    if signing is None:
        raise click.UsageError(worded("Name the key by --pkcs12 FILE, or by --pem CERT --key KEY."))
    order = SigningOrder(typed.paths, signing, typed.out, typed.break_lock)
    return of_archive(sign_paths(order))


@_command()
@click.argument("draft", type=_path)
@click.option("--to", required=True, metavar="URL", help="The service: https://zenodo.org.")
@click.option("--publish", is_flag=True, help="Publish it too, which nobody can take back.")
def send(draft: Path, to: str, publish: bool) -> "Answer":
    """Send the DRAFT that `edition deposit --draft zenodo` wrote, with the token in EDITION_TOKEN.
    Without --publish it stays a draft.
    """
    from edition.answering.sending import send as sent_to
    from edition.answers import of_sent

    return of_sent(sent_to(draft, to, os.environ.get("EDITION_TOKEN", ""), publish=publish))


@_command()
@_verapdf
@_schemas
def doctor(verapdf: Path | None, schemas: Path | None) -> "Answer":
    """Say what edition needs and what else it can use, whether it is there, and how it is had."""
    from edition.answers import of_doctor
    from edition.doctoring import examined

    return of_doctor(examined(verapdf, schemas))


@_command()
@click.argument("code")
def explain(code: str) -> "Answer":
    """Say more of the problem whose CODE stands in brackets behind it, with an example."""
    from edition.answers import of_explain
    from edition.speech.explaining import explained

    return of_explain(*explained(code))


class _Verify(NamedTuple):
    """What is typed behind `edition verify`."""

    paths: tuple[Path, ...]
    report: Path | None
    certificate: Path | None
    verapdf: Path | None
    schemas: Path | None
    break_lock: bool


@_command(_Verify)
@click.argument("paths", type=_path, nargs=-1, required=True)
@click.option(
    "--report", type=_path, metavar="FOLDER", help="Put report.json and report.html there."
)
@click.option(
    "--certificate",
    type=_tool,
    metavar="FILE",
    help="Signatures are to be by this certificate, or by one that it vouches for.",
)
@_verapdf
@_schemas
@_break_lock
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


@_command()
@click.argument("bag", type=_path)
@click.option(
    "--out", type=_path, default=Path("rebuilt"), show_default=True, help="Where ID/ is put."
)
@_break_lock
def rebuild(bag: Path, out: Path, break_lock: bool) -> "Answer":
    """Make the deposit in BAG again from its own sources, and compare every file."""
    from edition.answers import of_archive
    from edition.archive import rebuild as make_again

    return of_archive(make_again(bag, out, breaking=break_lock))


class _Impose(NamedTuple):
    """What is typed behind `edition impose`."""

    file: Path
    out: Path
    plan: bool
    paper: str
    binding: "Binding | None"
    flip: "Flip"
    signature: int
    caliper: float
    cover: bool
    break_lock: bool


@_command(_Impose)
@click.argument("file", type=_path)
@click.option(
    "--out", type=_path, default=Path("."), show_default=True, help="Where the sheets go."
)
@click.option(
    "--plan", is_flag=True, help="Print which page stands where, and make a folding dummy instead."
)
@click.option(
    "--paper",
    metavar="NAME",
    default="",
    help="A4, A3, Letter, ...; else the smallest that holds two pages.",
)
@click.option(
    "--binding",
    type=click.Choice(["right", "left"]),
    help="The side of the spine; else as FILE is read.",
)
@click.option(
    "--flip",
    type=click.Choice(["short", "long"]),
    default="short",
    show_default=True,
    help="Edge to flip on.",
)
@click.option(
    "--signature",
    type=click.IntRange(0),
    default=0,
    help="Pages to a signature that is sewn or glued, such as 16.",
)
@click.option(
    "--caliper",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="MM",
    help="Thickness of the paper, for creep.",
)
@click.option("--cover", is_flag=True, help="The last page is the back cover: blanks go before it.")
@_break_lock
def impose(typed: _Impose) -> "Answer":
    """Impose the pages of FILE, any PDF, on sheets that fold into a booklet."""
    from edition.answers import of_impose
    from edition.model.description import Booklet
    from edition.pressing import FileOrder, impose_file

    if typed.caliper != typed.caliper:
        raise click.UsageError(worded("A caliper is a number, such as 0.1."))
    if typed.signature % 4:
        raise click.UsageError(
            worded(
                "A signature has a multiple of 4 pages, not {signature}.",
                signature=typed.signature,
            )
        )
    order = FileOrder(
        typed.file,
        typed.out,
        plan=typed.plan,
        booklet=Booklet(caliper_mm=typed.caliper, flip=typed.flip, signature=typed.signature),
        binding=typed.binding,
        paper=typed.paper,
        cover=typed.cover,
        break_lock=typed.break_lock,
    )
    return of_impose(impose_file(order), plan=typed.plan)


_LAYERS = ("grid", "boxes", "lines")
_UNKNOWN = {
    "output": worded_later("There is no output «{name}»{meant}; there are: {known}."),
    "layer": worded_later("There is no layer «{name}»{meant}; there are: {known}."),
}


def _named(listed: str, what: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a list with commas; wrong usage where one of them is not known."""
    names = tuple(part.strip() for part in listed.split(",") if part.strip())
    for name in names:
        if name not in known:
            raise click.UsageError(
                worded(
                    _UNKNOWN[what],
                    name=cut(name),
                    meant=did_you_mean(name, known),
                    known=", ".join(known),
                )
            )
    return names


def _epoch() -> int | None:
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if value and not (value.isascii() and value.isdecimal() and len(value) <= _DIGITS):
        raise click.UsageError(
            worded(
                "SOURCE_DATE_EPOCH must be whole seconds since 1970, not «{value}».",
                value=cut(value),
            )
        )
    return int(value) if value else None


def _private() -> tuple[str, ...]:
    """What would tell who built this, and where: no output may hold it."""
    import platform

    words = {
        os.environ.get("USER", ""),
        os.environ.get("LOGNAME", ""),
        platform.node(),
        os.path.expanduser("~"),
    }
    return tuple(
        sorted(word for word in words | {working_folder() or ""} if len(word) > _LEAST_SECRET)
    )
