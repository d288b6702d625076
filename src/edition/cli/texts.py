"""What is asked of a text, from its folder to its words: `new`, `check`, `inspect`, `date`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from edition.cli.command import command, epoch, path
from edition.core.quoting import worded, worded_later
from edition.speech.catalogue import ENGLISH, spoken

if TYPE_CHECKING:
    from edition.answers import Answer
    from edition.core.languages import Calendar
    from edition.inspecting import Stage
    from edition.model.description import Profile


class _New(NamedTuple):
    """What is typed behind `edition new`."""

    folder: Path
    text: Path | None
    language: str
    encoding: str
    with_authors: bool
    interactive: bool


@command(_New)
@click.argument("folder", type=path)
@click.option(
    "--from",
    "text",
    type=path,
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


@command()
@click.argument("folder", type=path)
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
    """Say what the rules of orthography would change in the text of FOLDER, each with its place,
    and what a build would refuse before it sets a page.
    """
    from edition import check as check_text
    from edition.answers import of_check

    return of_check(check_text(folder, profile, fix=fix, links=links), fix=fix)


@command()
@click.argument("folder", type=path)
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

    return of_inspect(inspect_edition(folder, stage, epoch()))


@command()
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
