"""Commands killed by seed, at a chosen change of the file system or at a moment; what a command
sees afterwards is whole.

A build over another state of the same edition: after the kill and one command more the folder is
wholly as before or wholly as after, with a stranger's file in it; after the next build nothing else
is left.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from time import monotonic, sleep

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tests.fuzz.descriptions import LEAST
from tests.fuzz.editions import leftovers
from tests.fuzz.inputs import DONE, RIGHT, Family, Input, Judged, Make, Step
from tests.fuzz.judging import ended
from tests.fuzz.program import Ran, prepared, run, start, tree

_KILLER = Path(__file__).with_name("killing.py")
_SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP")
_STRANGER = "mine.txt"
_TEXT = "نان و آزادی\n\nبند یک.\n\n۱. نان\n۲. آزادی\n"
_MORE = 'publisher = "نشر نو"\n[[output]]\nkind = "pamphlet"\n[[output]]\nkind = "handout"\n'
COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", "edition", "--out", "out"),
    "build of some": ("build", "edition", "--only", "pamphlet,handouts", "--out", "out"),
    "deposit": ("deposit", "edition", "--out", "out"),
}


class State(Struct, frozen=True):
    """How many changes a command makes, how long it takes, and what stands in the folder before and
    after.
    """

    changes: int
    seconds: float
    before: dict[str, str]
    after: dict[str, str]


def _base(name: str) -> Callable[[Path], None]:
    """Makes kills/COMMAND/ as it is before, and COMMAND.json of an undisturbed run, beside what
    stands after it.
    """

    def base(bases: Path) -> None:
        command, place = COMMANDS[name], bases / "kills" / name
        prepared(place)
        _edition(place, "1")
        _must(run(place, *command))
        _edition(place, "2")
        (place / "out" / "edition" / _STRANGER).write_text("mine", encoding="utf-8")
        trial, after = bases / "kills" / f"{name}, undisturbed", bases / "kills" / f"{name}, after"
        shutil.copytree(place, trial)
        began = monotonic()
        _must(killed(trial, command, []))
        seconds = monotonic() - began
        shutil.move(trial / "out" / "edition", after)
        shutil.copy(place / "out" / "edition" / _STRANGER, after)
        state = State(
            (trial / "count").stat().st_size,
            seconds,
            dict(tree(place / "out" / "edition")),
            dict(tree(after)),
        )
        (bases / "kills" / f"{name}.json").write_bytes(msgspec.json.encode(state))

    return base


def _must(ran: Ran) -> None:
    if ran.code:
        raise RuntimeError(f"what is to be killed does not run by itself: {ran.err}")


def _edition(place: Path, version: str) -> None:
    (place / "edition").mkdir(exist_ok=True)
    (place / "edition" / "edition.toml").write_text(
        LEAST + f'version = "{version}"\n' + _MORE, encoding="utf-8"
    )
    (place / "edition" / "text.txt").write_text(
        _TEXT.replace("نان", "نان " * int(version)), encoding="utf-8"
    )


def killed(place: Path, command: tuple[str, ...], points: list[tuple[int, str]]) -> Ran:
    """The command in a process that gets these signals before changes of these numbers."""
    plan = json.dumps({"points": points, "count": str(place / "count")})
    return run(place, plan, "--", *command, program=(sys.executable, str(_KILLER)))


def _killed_at(place: Path, command: tuple[str, ...], seconds: float, name: str) -> None:
    process = start(place, *command, out=subprocess.DEVNULL, err=subprocess.DEVNULL)
    sleep(seconds)
    if process.poll() is None:
        os.kill(process.pid, getattr(signal, name))
    process.wait()


def tried(given: Input, place: Path, bases: Path) -> Judged:
    """The first step says which command; each further one is a kill: of the command, then of the
    one that sees to it.
    """
    what = given.steps[0].act
    command = COMMANDS[what]
    state = msgspec.json.decode((bases / "kills" / f"{what}.json").read_bytes(), type=State)
    shutil.copytree(bases / "kills" / what, place)
    see = ("verify", "out/edition/pamphlet.pdf")
    said = []
    for step, victim in zip(given.steps[1:], (command, see), strict=False):
        told, judged = _kill_by(step, place, victim, state)
        if judged:
            return judged
        said.append(told)
    return _seen(state, place, see, command, "; ".join(said))


def _kill_by(
    step: Step, place: Path, victim: tuple[str, ...], state: State
) -> tuple[str, Judged | None]:
    """What was done, in words; and what is wrong already, where something is."""
    if step.act == "moment":
        seconds = state.seconds * (0.4 + 0.65 * step.number / 10**6)
        _killed_at(place, victim, seconds, step.value)
        return f"{victim[0]}, {step.value} after {seconds:.2f} s", None
    changes = _SEEING if victim[0] == "verify" else state.changes
    at, names = 1 + step.number * changes // 10**6, step.value.split(" ")
    ran = killed(place, victim, [(at + 2 * more, name) for more, name in enumerate(names)])
    return f"{victim[0]}, {step.value} at change {at} of {changes}, exit {ran.code}", _of_the_end(
        ran, names
    )


_SEEING = 12
"""About so many changes complete or undo what was left."""


def _of_the_end(ran: Ran, names: list[str]) -> Judged | None:
    """A process that a signal ends says nothing, or a sentence."""
    if ran.code is None or "Traceback" in ran.err or ran.code == 4:
        judged = ended(ran)
        return replace(judged, mark=f"{judged.mark} {names[0]}")
    return None


def _seen(
    state: State, place: Path, see: tuple[str, ...], command: tuple[str, ...], how: str
) -> Judged:
    """What the next command sees, and what is left after the one behind it."""
    target = place / "out" / "edition"
    seen = ended(run(place, *see))
    now = tree(target)
    if seen.outcome != DONE:
        outcome = "mixture" if seen.outcome in RIGHT else seen.outcome
        return replace(seen, outcome=outcome, mark="verify", why=f"{how}: {seen.why}"[:300])
    if _STRANGER not in now:
        return replace(
            seen, outcome="harmed", mark="stranger", why=f"{how}: the stranger's file is gone"
        )
    if not all(
        _part(now, part) in (_part(state.before, part), _part(state.after, part))
        for part in (True, False)
    ):
        old, new = (
            sum(now.get(name) != what for name, what in whole.items())
            for whole in (state.before, state.after)
        )
        fact = f"{old} files are not as before, {new} not as after, {len(now)} stand there"
        return replace(seen, outcome="mixture", mark="", why=f"{how}: {fact}")
    again = ended(run(place, *command))
    if again.outcome != DONE:
        return replace(
            again,
            outcome="false alarm" if again.outcome in RIGHT else again.outcome,
            mark=f"next {again.mark}",
            why=f"{how}: {again.why}"[:300],
        )
    if (
        left := leftovers(place / "out", "edition")
        or leftovers(place / "tmp")
        or leftovers(place / "home")
    ):
        return replace(again, outcome="leftovers", why=f"{how}: {left}")
    if tree(target) != state.after:
        return replace(
            again, outcome="mixture", mark="next", why=f"{how}: the next build is not whole"
        )
    return again


def _part(found: Mapping[str, str], deposited: bool) -> dict[str, str]:
    """What is of the deposit, or what is not: a deposit is put in place by itself, behind its
    build.
    """
    return {name: what for name, what in found.items() if name.startswith("deposit/") is deposited}


def _kill(
    command: str, *signals: str, moment: bool = False, twice: bool = False, seeing: bool = False
) -> Make:
    def input_of(rng: Random) -> Input:
        sent = rng.choice(signals)
        if twice:
            sent += " " + rng.choice(signals)
        kills = [Step("moment" if moment else "change", rng.randrange(10**6), sent)]
        if seeing:
            kills.append(Step("change", rng.randrange(10**6), rng.choice(_SIGNALS)))
        return Input(steps=(Step(command), *kills))

    return input_of


BUILDS = Family(
    {
        "kill: at a change": _kill("build", "SIGKILL"),
        "kill: by a signal": _kill("build", "SIGTERM", "SIGINT", "SIGHUP"),
        "kill: twice": _kill("build", "SIGTERM", "SIGINT", "SIGHUP", twice=True),
        "kill: at a moment": _kill("build", *_SIGNALS, moment=True),
        "kill: and of what sees to it": _kill("build", "SIGKILL", seeing=True),
    },
    tried,
    base=_base("build"),
)
BUILDS_OF_SOME = Family(
    {"kill: of some outputs": _kill("build of some", *_SIGNALS)}, tried, base=_base("build of some")
)
DEPOSITS = Family({"kill: a deposit": _kill("deposit", *_SIGNALS)}, tried, base=_base("deposit"))
