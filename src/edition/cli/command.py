"""What all commands have alike: how they answer, the options that several of them take, and what is
asked of the environment.
"""

import os
import sys
from collections.abc import Callable
from functools import update_wrapper
from typing import TYPE_CHECKING

import click

from edition.core.quoting import cut, did_you_mean, worded, worded_later
from edition.process import TypedPath, working_folder
from edition.speech.catalogue import ENGLISH, TONGUES, spoken
from edition.workers import cores

if TYPE_CHECKING:
    from edition.answers import Answer

_LEAST_SECRET = 3
"""Characters of the longest name of a user or a machine that is no secret: it is in many words."""
_DIGITS = 12
"""Of SOURCE_DATE_EPOCH: as many as the last second of the year 9999 has."""
EXITS = (
    "Exit codes: 0 done; 1 refused: nothing was made, and a problem says why; 2 wrongly typed; "
    "3 a proof failed; 4 a fault of edition itself, with a report; 5 done, and --strict took a "
    "warning for a failure."
)


class Spoken(click.Command):
    """A command whose help is in the language that is spoken."""

    def get_help(self, ctx: click.Context) -> str:
        """The help of click in English, ours in another language."""
        if spoken() is ENGLISH:
            return super().get_help(ctx)
        from edition.speech.help import help_lines

        return "\n".join(help_lines(self, ctx, spoken()))


def command(
    takes: type | None = None,
) -> "Callable[[Callable[..., Answer]], click.Command]":
    """A command by the name of the function, which is given what was typed, as a value of the type
    that it `takes` where that is much; what it answers is told, and gives the exit code.
    """

    def of(work: "Callable[..., Answer]") -> click.Command:
        def run(as_json: bool, quiet: bool, verbose: bool, strict: bool, **typed: object) -> None:
            answer = work(takes(**typed)) if takes else work(**typed)
            from edition.answers import Manner, tell

            manner = Manner(as_json, quiet, verbose, strict)
            if code := tell(answer, work.__name__, manner):
                sys.exit(code)

        decorate = click.command(work.__name__, cls=Spoken, epilog=EXITS)
        made = decorate(update_wrapper(run, work))
        made.params += _manner()
        return made

    return of


def lang() -> click.Option:
    """What the program has read before anything is parsed: it is an option for the help, and so
    that a wrong one is refused.
    """
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
        lang(),
    ]


path = TypedPath(readable=False)
break_lock = click.option(
    "--break-lock", is_flag=True, help="Another machine held the output folder, and is gone."
)


def processes(of_what: str) -> "Callable[[Callable[..., Answer]], Callable[..., Answer]]":
    """How many processes do something."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        default=cores,
        show_default=worded("as many as there are cores"),
        metavar="N",
        help=of_what,
    )


jobs = processes("Prove by so many processes.")
tool = TypedPath(exists=True, readable=False)
verapdf = click.option(
    "--verapdf", type=tool, envvar="EDITION_VERAPDF", metavar="JAR", help="The jar of veraPDF."
)
schemas = click.option(
    "--schemas", type=tool, envvar="EDITION_SCHEMAS", metavar="FOLDER", help="Schemas of archives."
)
_UNKNOWN = {
    "output": worded_later("There is no output «{name}»{meant}; there are: {known}."),
    "layer": worded_later("There is no layer «{name}»{meant}; there are: {known}."),
}


def named(listed: str, what: str, known: tuple[str, ...]) -> tuple[str, ...]:
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


def epoch() -> int | None:
    """The moment that SOURCE_DATE_EPOCH states, in seconds since 1970; wrong usage where it states
    something else.
    """
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if value and not (value.isascii() and value.isdecimal() and len(value) <= _DIGITS):
        raise click.UsageError(
            worded(
                "SOURCE_DATE_EPOCH must be whole seconds since 1970, not «{value}».",
                value=cut(value),
            )
        )
    return int(value) if value else None


def private() -> tuple[str, ...]:
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
