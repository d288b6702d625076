"""What `[booklet]` and `[press]` must fulfil beyond their types."""

import re
from collections.abc import Iterator

from edition.core.diagnostics import Diagnostic, error
from edition.model.description import Description
from edition.read.key_lines import Places

_INK = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .+-]{0,59}")
_CONDITION = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()+-]{0,59}")
_INK_LIMITS = (100, 400)
_OTHER_INKS = ("All", "None", "Black", "Cyan", "Magenta", "Yellow")


def sheets_and_inks(description: Description, places: Places) -> Iterator[Diagnostic]:
    """Every breach of a rule, at the line of its key."""
    yield from _booklet(description, places)
    yield from _press(description, places)
    yield from _condition(description, places)


def _booklet(description: Description, places: Places) -> Iterator[Diagnostic]:
    booklet = description.booklet
    if booklet.signature < 0 or booklet.signature % 4:
        fact = f"`booklet.signature` is {booklet.signature}, and a sheet has 4 pages"
        yield error(
            "signature",
            fact,
            "write a multiple of 4, or 0 for staples",
            places.get("booklet.signature"),
        )
    if not 0 <= booklet.caliper_mm <= 1:
        fact = f"`booklet.caliper_mm` is {booklet.caliper_mm:g}"
        act = "write the thickness of the paper from 0 to 1 mm, such as 0.1"
        yield error("caliper", fact, act, places.get("booklet.caliper_mm"))


def _press(description: Description, places: Places) -> Iterator[Diagnostic]:
    ink = description.press.second_ink
    if not _INK.fullmatch(ink) or ink in _OTHER_INKS:
        fact = f'`press.second_ink` is "{ink}", which names no ink of its own'
        act = (
            "write the name the print shop uses, in Latin letters and digits, such as PANTONE 186 C"
        )
        yield error("second-ink", fact, act, places.get("press.second_ink"))


def _condition(description: Description, places: Places) -> Iterator[Diagnostic]:
    """What belongs to a profile stands beside one."""
    press = description.press
    for path, text in (("press.sha256", press.sha256), ("press.condition", press.condition)):
        if text and not press.profile:
            fact = f"`{path}` belongs to a profile, and `press.profile` names none"
            yield error(
                "no-profile",
                fact,
                "name the file of the profile there, or remove this",
                places.get(path),
            )
    if press.condition and not _CONDITION.fullmatch(press.condition):
        fact = f'`press.condition` is "{press.condition}", which is no name of the ICC\'s registry'
        act = (
            "write it as it stands there, such as FOGRA39, or remove it where the profile is the "
            "shop's own"
        )
        yield error("condition", fact, act, places.get("press.condition"))
    least, most = _INK_LIMITS
    if not least <= press.ink_limit_percent <= most:
        path = "press.ink_limit_percent"
        fact = f"`{path}` is {press.ink_limit_percent}"
        yield error(
            "ink-limit",
            fact,
            f"write what the paper takes, {least} to {most}, such as 300",
            places.get(path),
        )
