"""What `edition batch` answers: of each edition that did not come out, by which messages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

import msgspec

from edition.answers import DONE, FAILED, REFUSED, Answer
from edition.batch.foretelling import Foretold, Verdict
from edition.batch.orders import Batched, Came
from edition.core.diagnostics import Problems
from edition.core.quoting import Message, counted, forms, listed, visible, worded
from edition.made_from import compiler

_SAID = {DONE: worded("made"), REFUSED: worded("refused"), FAILED: worded("a proof failed")}
_FAULT = worded("a fault of edition")
_LEFT = worded("left as it was")
_VERDICTS: Mapping[Verdict, Message] = {
    "new": worded("new"),
    "sure": worded("sure"),
    "likely": worded("likely"),
    "unlikely": worded("unlikely"),
    "same": worded("same"),
    "refused": worded("refused"),
}


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
    words = Counter(_LEFT if each.left else _SAID.get(each.code, _FAULT) for each in came)
    yield _summed(len(came), [(count, word) for word, count in sorted(words.items())])


def _summed(count: int, kinds: Iterable[tuple[int, Message]]) -> Message:
    counts = listed(worded("{count} {what}", count=of, what=what) for of, what in kinds)
    return counted(
        forms("{count} edition: {counts}", "{count} editions: {counts}"), count, counts=counts
    )


def _told(came: Came) -> Iterator[str]:
    """Its name and the codes, then each message."""
    outcome = _SAID.get(came.code, _FAULT)
    yield worded(
        "{name}: {outcome} [{codes}]",
        name=came.edition.name,
        outcome=outcome,
        codes=listed(came.codes),
    )
    for line in came.said:
        yield worded("  {line}", line=line)


def of_foretold(foretold: Sequence[Foretold], problems: Problems) -> Answer:
    """A line for each edition that is not left alone, then how many of each kind there are."""
    count = Counter(each.verdict for each in foretold)
    verdicts: tuple[Verdict, ...] = get_args(Verdict)
    kinds = [(count[verdict], _VERDICTS[verdict]) for verdict in verdicts if count[verdict]]
    lines = [_foretold(each) for each in foretold if each.verdict != "same"]
    return Answer(
        REFUSED if problems else DONE,
        problems,
        said=(*lines, _summed(len(foretold), kinds)) if foretold else (),
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
    parts = [worded("{verdict}: {name}", verdict=_VERDICTS[each.verdict], name=each.edition.name)]
    if each.why:
        parts.append(worded(" ({reasons})", reasons=listed(each.why, "; ")))
    if each.codes:
        parts.append(worded(" [{codes}]", codes=listed(each.codes)))
    return worded("{parts}", parts=listed(parts, ""))
