"""The editor's own emendations: found in the text, or refused at the line of emendations.toml."""

from collections.abc import Callable

import pytest

from edition.language.emendations import register_of
from edition.model.reading import Emendation
from edition.model.source import Span
from edition.model.source_folder import Source

TEXT = "نان و آزادی\n\nنان و نان.\n1. نان؛\nزنده باد نان     زنده باد کار\nشورای نویسندگان\n"
ENTRY = (
    '[[emendation]]\nline = {line}\nbefore = "{before}"\nafter = "{after}"\nreason = "{reason}"\n'
)


def entry(
    line: int, before: str, after: str = "آب", reason: str = "r", occurrence: int | None = None
) -> str:
    found = ENTRY.format(line=line, before=before, after=after, reason=reason)
    return found if occurrence is None else f"{found}occurrence = {occurrence}\n"


def said(source: Source) -> list[str]:
    return [str(problem).rpartition("/emendations.toml:")[2] for problem in register_of(source)[1]]


def test_located_in_the_order_of_the_text(source: Callable[..., Source]) -> None:
    entries = (
        entry(3, "نان", occurrence=2)
        + entry(1, "و آزادی", "", reason="چرا")
        + entry(3, "نان", occurrence=1)
    )
    register, problems = register_of(source(TEXT, emendations=entries))
    assert not problems
    assert register == (
        Emendation(Span(4, 11), "و آزادی", "", "editor", "چرا"),
        Emendation(Span(13, 16), "نان", "آب", "editor", "r"),
        Emendation(Span(19, 22), "نان", "آب", "editor", "r"),
    )


@pytest.mark.parametrize(
    ("entries", "faults"),
    [
        (entry(9, "نان"), ["1: error: {text} has no line 9; write a line from 1 to 7."]),
        (entry(0, "نان"), ["1: error: {text} has no line 0; write a line from 1 to 7."]),
        (
            entry(1, "کار"),
            [
                (
                    "1: error: «کار» does not stand in line 1 of {text}; copy the characters from "
                    "line "
                    "1 of {text}."
                )
            ],
        ),
        (
            entry(1, ""),
            [
                (
                    "1: error: an emendation has an empty `before`; copy the characters from line "
                    "1 of "
                    "{text}."
                )
            ],
        ),
        (
            entry(3, "نان"),
            [
                (
                    "1: error: «نان» stands 2 times in line 3 of {text}; add occurrence = and "
                    "which of "
                    "them is meant, from 1."
                )
            ],
        ),
        (
            entry(3, "نان", occurrence=3),
            [
                (
                    "1: error: «نان» stands 2 times in line 3 of {text}, and not 3; write an "
                    "occurrence from 1 to 2."
                )
            ],
        ),
        (
            entry(3, "نان", occurrence=-1),
            [
                (
                    "1: error: «نان» stands 2 times in line 3 of {text}, and not -1; write an "
                    "occurrence from 1 to 2."
                )
            ],
        ),
        (
            entry(1, "نان", reason=" "),
            ["1: error: an emendation has no reason; write why it is made."],
        ),
        (
            entry(1, "نان", "نان"),
            ["1: error: the emendation of «نان» changes nothing; correct `after` or remove it."],
        ),
        (
            entry(1, "نان") + entry(1, "نا", "با") + entry(7, "x"),
            [
                (
                    "11: error: «x» does not stand in line 7 of {text}; copy the characters from "
                    "line "
                    "7 of {text}."
                ),
                "1: error: the emendations of «نا» and «نان» overlap; make them one.",
            ],
        ),
        (
            entry(4, "1. نان", "2. آب"),
            [
                "1: error: the emendation of «1. نان» does not lie within one block, or within its "
                "label or what follows that; "
                "make one for each of them, or let `before` hold whole lines, to their ends."
            ],
        ),
        (
            entry(5, "نان     زنده"),
            [
                "1: error: the emendation of «نان     زنده» does not lie within one block, "
                "or within its label or what follows that; make one for each of them, or let `before` hold whole lines, to their ends."
            ],
        ),
    ],
)
def test_refused(source: Callable[..., Source], entries: str, faults: list[str]) -> None:
    found = source(TEXT, emendations=entries)
    assert [line.rpartition(" [")[0] for line in said(found)] == [
        fault.replace("{text}", found.text.file) for fault in faults
    ]
