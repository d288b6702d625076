"""What a batch would do to an edition that was made before, and why: what is sure, and what is only
likely.

The edition is read and edited as for a build, which costs a hundredth of it. If what would be set
is another, so are the files, for they hold all of it. If it is the same and the program is another,
nobody can know before it is made.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import pikepdf
from msgspec import Struct

from edition import delivery
from edition.batch import accounts
from edition.batch.accounts import Account
from edition.batch.editions import Edition
from edition.batch.working import Task, is_made, stands
from edition.core.diagnostics import Severity
from edition.core.quoting import listed, worded
from edition.edited import Edited, edited_of
from edition.made_from import ALWAYS_LOOKED_FOR, MadeFrom, digests, made_from

Verdict = Literal["new", "sure", "likely", "unlikely", "same", "refused"]
"""Nothing is known of an earlier one; it will be another; it may be; it is made anew and should be
the same; it is left alone; it would be refused.
"""


class Foretold(Struct, frozen=True):
    """What is foretold of an edition, for which reasons; the codes of errors, where it would be
    refused. `inputs` are the files that it is made from, each with its digest.
    """

    edition: Edition
    verdict: Verdict
    why: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    inputs: Mapping[str, str] = {}


def foretell(task: Task) -> Foretold:
    """As it is now. Nothing is written."""
    account = accounts.read(task.order.out, task.edition.name)
    was = account.made_from if account else None
    if account and was and is_made(task, account):
        return Foretold(task.edition, "same", inputs=_there(was.inputs))
    edited, problems = edited_of(task.order.folder, task.order.epoch, display=task.order.displays)
    if edited is None:
        codes = dict.fromkeys(each.code for each in problems if each.severity is Severity.ERROR)
        names = was.inputs if was else ALWAYS_LOOKED_FOR
        inputs = _there(digests(task.order.folder, names))
        return Foretold(task.edition, "refused", (), tuple(codes), inputs)
    now = made_from(task.order, edited)
    inputs = _there(now.inputs)
    if account is None or was is None:
        why = (worded("it did not come out"),) if account else ()
        return Foretold(task.edition, "new", why, inputs=inputs)
    sure = tuple(_sure(task, account, was, now))
    likely = () if sure else tuple(_likely(task, edited, was, now))
    unlikely = () if sure or likely else tuple(_unlikely(was, now))
    verdict: Verdict = "sure" if sure else "likely" if likely else "unlikely"
    return Foretold(task.edition, verdict, sure or likely or unlikely, inputs=inputs)


def _there(inputs: Mapping[str, str]) -> Mapping[str, str]:
    return {name: digest for name, digest in sorted(inputs.items()) if digest}


def _sure(task: Task, account: Account, was: MadeFrom, now: MadeFrom) -> Iterator[str]:
    """Why it will be another."""
    if was.reading != now.reading:
        changed = _changed(was.inputs, now.inputs)
        yield (
            worded("read otherwise, for {files} changed", files=listed(changed))
            if changed
            else worded("read otherwise by the rules of this program")
        )
    if was.asked != now.asked:
        yield worded("something else is asked for")
    if account.exit_code == 0 and not stands(task, account):
        yield worded("a file that was made is not there, or was changed since")


def _likely(task: Task, edited: Edited, was: MadeFrom, now: MadeFrom) -> Iterator[str]:
    """Why it may be another, though what is set is the same."""
    if was.compiler.version != now.compiler.version:
        yield worded("made by edition {version}", version=was.compiler.version)
    elif was.compiler.code != now.compiler.code:
        yield worded("made by other modules or libraries of this version")
    if faces := _changed(was.compiler.fonts, now.compiler.fonts):
        place = task.order.out / task.edition.name
        if used := sorted(_embedded(place, was.state).intersection(faces)):
            yield worded("set in {fonts}, of which the file changed", fonts=listed(used))
    # Beside the text stand images and fonts; with `source_in_pdf` its own bytes are in the files.
    read = () if edited.source.description.deposit.source_in_pdf else ALWAYS_LOOKED_FOR
    if taken := [name for name in _changed(was.inputs, now.inputs) if name not in read]:
        yield worded("{files} changed", files=listed(taken))


def _unlikely(was: MadeFrom, now: MadeFrom) -> Iterator[str]:
    """Why it is made anew all the same."""
    if changed := _changed(was.inputs, now.inputs):
        yield worded("{files} changed, and is read the same", files=listed(changed))
    if faces := _changed(was.compiler.fonts, now.compiler.fonts):
        yield worded("{fonts} changed, in which no file of it is set", fonts=listed(faces))
    yield from () if changed or faces else (worded("a check of it failed"),)


def _changed(was: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The names of which the digests differ."""
    return [name for name in sorted({*was, *now}) if was.get(name, "") != now.get(name, "")]


def _embedded(place: Path, state: str) -> frozenset[str]:
    """The fonts in the PDFs that stand in a folder of outputs, without the mark of a subset."""
    found: set[str] = set()
    for entry in delivery.standing(place, state):
        if entry.file.endswith(".pdf"):
            found.update(_fonts_of(place / entry.file))
    return frozenset(found)


def _fonts_of(file: Path) -> Iterator[str]:
    try:
        with pikepdf.open(file) as pdf:
            for each in pdf.objects:
                if isinstance(each, pikepdf.Dictionary) and "/FontName" in each:
                    yield str(each["/FontName"]).removeprefix("/").rpartition("+")[2]
    except (OSError, pikepdf.PdfError):
        return
