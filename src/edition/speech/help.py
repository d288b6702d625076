"""The help of a command in lines that read right in a terminal: what is typed stands on lines of
its own, and under it what it is for. English help is click's.
"""

from collections.abc import Iterator, Mapping

import click

from edition.core.quoting import worded
from edition.speech.catalogue import Tongue
from edition.speech.sentences import INDENT, lines_of

EXITS: Mapping[int, str] = {
    0: worded("done"),
    1: worded("refused: nothing was made, and a problem says why"),
    2: worded("wrongly typed"),
    3: worded("a proof failed"),
    4: worded("a fault of edition itself, with a report"),
    5: worded("done, and `--strict` took a warning for a failure"),
}
"""What each exit code says."""


def exits_in_english() -> str:
    """The exit codes as the end of an English help has them."""
    return "Exit codes: " + "; ".join(f"{code} {words}" for code, words in EXITS.items()) + "."


def help_lines(command: click.Command, context: click.Context, tongue: Tongue) -> Iterator[str]:
    """All that the help of a command says."""
    yield from lines_of(worded("usage:"), tongue)
    yield " ".join((f"{INDENT}{context.command_path}", *command.collect_usage_pieces(context)))
    yield ""
    yield from lines_of(" ".join((command.help or "").split()), tongue)
    if isinstance(command, click.Group):
        yield from _titled(worded("commands:"), tongue)
        for name in command.list_commands(context):
            each = command.get_command(context, name)
            yield from _told(name, each.help or "" if each else "", tongue)
    yield from _titled(worded("options:"), tongue)
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option):
            yield from _told(record[0], parameter.help or "", tongue)
            yield from _usual(parameter, tongue)
    yield from _titled(worded("exit codes:"), tongue)
    for code, words in EXITS.items():
        yield from _told(str(code), words, tongue)


def _usual(option: click.Option, tongue: Tongue) -> Iterator[str]:
    """What is taken where nothing is said: a value, or words for one that is found when it runs."""
    if isinstance(option.show_default, str):
        yield from lines_of(worded("usually: {words}", words=option.show_default), tongue)
    elif option.show_default and option.default is not None:
        yield from lines_of(worded("usually: `{value}`", value=str(option.default)), tongue)


def _titled(title: str, tongue: Tongue) -> Iterator[str]:
    yield ""
    yield from lines_of(title, tongue)


def _told(typed: str, help_: str, tongue: Tongue) -> Iterator[str]:
    yield f"{INDENT}{typed}"
    words = help_ if hasattr(help_, "template") else " ".join(help_.split())
    yield from lines_of(words, tongue)
