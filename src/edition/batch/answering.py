"""What `edition batch` answers: of each edition that did not come out, by which messages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from edition.answers import DONE, FAILED, REFUSED, Answer
from edition.batch.foretelling import Foretold, Verdict
from edition.batch.orders import Batched, Came
from edition.core.diagnostics import Problems
from edition.core.quoting import visible
from edition.made_from import compiler

_SAID = {DONE: "made", REFUSED: "refused", FAILED: "a proof failed"}
_FAULT = "a fault of edition"


def of_batch(batched: Batched) -> Answer:
    """The exit code is the highest of those of the editions, and 1 where the report is refused."""
    codes = [came.code for came in batched.came]
    refused = () if batched.files else (REFUSED,)
    return Answer(
        max((*codes, *refused), default=DONE),
        batched.problems,
        batched.files,
        said=(*_counted(batched.came), *(visible(file.as_posix()) for file in batched.files)),
        told=tuple(line for came in batched.came if came.code for line in _told(came)),
        own={
            "editions": [
                {
                    "name": came.edition.name,
                    "folder": came.edition.folder.as_posix(),
                    "exit_code": came.code,
                    "left": came.left,
                    "codes": came.codes,
                }
                for came in batched.came
            ],
            "compiler": None,
            "foretold": [],
        },
    )


def _counted(came: Sequence[Came]) -> Iterator[str]:
    """How many came out how, in a line."""
    if not came:
        return
    words = Counter(
        "left as it was" if each.left else _SAID.get(each.code, _FAULT) for each in came
    )
    counts = ", ".join(f"{count} {word}" for word, count in sorted(words.items()))
    yield f"{len(came)} editions: {counts}"


def _told(came: Came) -> Iterator[str]:
    """Its name and the codes, then each message."""
    outcome = _SAID.get(came.code, _FAULT)
    yield visible(f"{came.edition.name}: {outcome} [{', '.join(came.codes)}]")
    for line in came.said:
        yield f"  {visible(line)}"


def of_foretold(foretold: Sequence[Foretold], problems: Problems) -> Answer:
    """A line for each edition that is not left alone, then how many of each kind there are."""
    count = Counter(each.verdict for each in foretold)
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    summary = ", ".join(f"{count[verdict]} {verdict}" for verdict in verdicts if count[verdict])
    lines = [_foretold(each) for each in foretold if each.verdict != "same"]
    return Answer(
        REFUSED if problems else DONE,
        problems,
        said=(*lines, f"{len(foretold)} editions: {summary}") if foretold else (),
        own={
            "editions": [],
            "compiler": msgspec.to_builtins(compiler()) if foretold else None,
            "foretold": [
                {
                    "name": each.edition.name,
                    "folder": each.edition.folder.as_posix(),
                    "verdict": each.verdict,
                    "why": each.why,
                    "codes": each.codes,
                    "inputs": each.inputs,
                }
                for each in foretold
            ],
        },
    )


def _foretold(each: Foretold) -> str:
    reasons = f" ({'; '.join(each.why)})" if each.why else ""
    codes = f" [{', '.join(each.codes)}]" if each.codes else ""
    return visible(f"{each.verdict}: {each.edition.name}{reasons}{codes}")
