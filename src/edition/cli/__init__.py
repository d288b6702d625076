"""The command line: what is asked, and with which exit code that ends. No work is done here.

Exit codes: 0 done, 1 refused (bad input), 2 wrong usage, 3 a proof failed, 4 a fault of edition
itself. Results go to standard output, problems to standard error; with `--json` all of it is one
object on standard output.

Here is the program; its commands are in rooms of their own, each imported when it is asked for.
"""

import os
import re
import sys
from collections.abc import Iterator, MutableMapping, Sequence
from itertools import pairwise
from typing import Any

import click

from edition import __version__
from edition.cli.command import EXITS, Spoken, lang
from edition.core.quoting import cut, listed, worded
from edition.process import Commands, ended, working_folder
from edition.speech.catalogue import ENGLISH, TONGUES, speak

ROOMS = {
    "making": ("build", "batch", "impose", "watch", "clean"),
    "texts": ("new", "check", "inspect", "date"),
    "depositing": ("deposit", "sign", "send", "ark", "verify", "rebuild"),
    "helping": ("schema", "doctor", "explain"),
}
"""Which module of this package has which commands."""


class _Rooms(MutableMapping[str, click.Command]):
    """Commands by their names; the module of one is imported when it is asked for."""

    def __init__(self) -> None:
        self._known: dict[str, click.Command | str] = {
            name: room for room, names in ROOMS.items() for name in names
        }

    def __getitem__(self, name: str) -> click.Command:
        known = self._known[name]
        if isinstance(known, str):
            # As an import statement does: `import_module` is not seen by -X importtime.
            module = __import__(f"{__name__}.{known}", fromlist=(name,))
            known = self._known[name] = getattr(module, name)
        return known

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class _Program(Spoken, Commands):
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


@click.group(
    cls=_Program,
    commands=_Rooms(),
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXITS,
)
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


# The pieces of memory in which Python lays frames are of 16 KiB, and where a loop calls over the
# end of one, each call maps a piece and gives it back. A first frame of this many places takes a
# piece that holds all that a command calls.
program.__code__ = program.__code__.replace(co_stacksize=33_000)
main.params.append(lang())
