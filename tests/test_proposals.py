"""Proposals in a line each, and emendations as TOML that is read back."""

import tomllib

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from edition.checking import proposed
from edition.dump.emendation_tables import emendation_tables
from edition.dump.toml import quoted
from edition.model.description import EmendationEntry, Emendations
from edition.model.reading import Emendation, Proposal
from edition.model.source import SourceText, Span

SOURCE = SourceText("a/text.txt", "نان\nبحران های،همه\u200f", "")


def test_lines() -> None:
    proposals = [
        Proposal(Emendation(Span(9, 10), " ", "\u200c", "ha-space", "r"), "apply"),
        Proposal(Emendation(Span(14, 14), "", " ", "space-after-mark", "r"), "suggest"),
    ]
    assert list(map(str, proposed(proposals, SOURCE))) == [
        "a/text.txt:2:6 ha-space بحران های،همه\\u200f -> بحران\u200cهای،همه\\u200f",
        "a/text.txt:2:11 space-after-mark های،همه\\u200f -> های، همه\\u200f (suggested)",
    ]


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_quoted_value_is_read_back(value: str) -> None:
    assert tomllib.loads(f"a = {quoted(value)}") == {"a": value}


def test_tables_are_read_back() -> None:
    entries = (
        EmendationEntry(
            line=3, before="می رود", after="می\u200cرود", reason='a "reason"', occurrence=2
        ),
        EmendationEntry(line=1, before="\\", after="", reason="r"),
    )
    toml = emendation_tables(entries)
    assert msgspec.convert(tomllib.loads(toml), Emendations).emendation == entries
    assert "\\u200c" in toml and "occurrence = 0" not in toml
