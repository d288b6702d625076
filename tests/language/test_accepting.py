"""Suggestions as entries of emendations.toml."""

from collections.abc import Callable

from msgspec.structs import replace

from edition.language import accept, edit, propose
from edition.model.description import EmendationEntry
from edition.model.source_folder import Source

TEXT = "نان و آزادی\n\nتوده ای از مخروبه ای كهن و توده ای تازه.مخروبه ای\n"


def entries(source: Source) -> tuple[EmendationEntry, ...]:
    return accept(source, propose(source)[0])


def test_each_holds_whole_words_and_can_be_found(source: Callable[..., Source]) -> None:
    found = source(TEXT, 'issued = "2026-11-26"\nprofile = "print"\n')
    reason = "heh-i-space: the ending «ای» behind a silent heh belongs to its word"
    space = "space-after-mark: a space parts a mark of punctuation from the next word"
    assert entries(found) == (
        EmendationEntry(
            line=3, before="توده ای", after="توده\u200cای", reason=reason, occurrence=1
        ),
        EmendationEntry(
            line=3, before="مخروبه ای", after="مخروبه\u200cای", reason=reason, occurrence=1
        ),
        EmendationEntry(
            line=3, before="توده ای", after="توده\u200cای", reason=reason, occurrence=2
        ),
        EmendationEntry(
            line=3,
            before="تازه.مخروبه ای",
            after="تازه. مخروبه\u200cای",
            reason=f"{space}; {reason}",
            occurrence=0,
        ),
    )


def test_what_is_accepted_is_applied_and_no_longer_suggested(source: Callable[..., Source]) -> None:
    found = source(TEXT, 'issued = "2026-11-26"\nprofile = "print"\n')
    accepted = replace(found, emendations=entries(found))
    assert [p.state for p in propose(accepted)[0]] == ["apply"]
    reading, problems = edit(accepted, None)
    assert reading and not problems
    assert reading.document.blocks[1].text == (
        "توده\u200cای از مخروبه\u200cای کهن و توده\u200cای تازه. مخروبه\u200cای"
    )


def test_nothing_is_suggested_by_the_diplomatic_profile(source: Callable[..., Source]) -> None:
    assert entries(source(TEXT)) == ()
