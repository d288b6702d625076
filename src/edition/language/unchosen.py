"""What an editor is asked who has not said how the text is to be spelt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from re import finditer

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Place, Severity
from edition.core.quoting import worded
from edition.language.orthography import APPLIED, is_ruled, spelling
from edition.model.reading import Emendation
from edition.model.source_folder import Source

_MANY = 100
"""One word in so many may be wrong without a word about it."""


def unchosen(source: Source, taken: Sequence[Emendation]) -> Iterator[Diagnostic]:
    """A note where no profile is chosen and `print` would change more than one word of a hundred,
    beside the emendations that are `taken`.
    """
    description = source.description
    if "profile" in source.places or is_ruled(description):
        return
    printed = replace(source, description=replace(description, profile="print"))
    spans = [proposal.emendation.span for proposal in spelling(printed, taken, APPLIED)[0]]
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    words = [found.span() for found in finditer(r"\S+", source.text.text)]
    # What a change touches at its edge is changed too: a space that goes makes one word of two.
    changed = sum(bisect_left(ends, start) < bisect_right(starts, end) for start, end in words)
    if changed * _MANY <= len(words):
        return
    fact = worded(
        "no `profile` is chosen, and `print` would change {changed} of {words} words "
        "({share:.1f} %)",
        changed=changed,
        words=len(words),
        share=changed * 100 / len(words),
    )
    act = (
        'write profile = "print", by which each change is on the record, or '
        'profile = "diplomatic" for the text as it was found'
    )
    at = Place((PurePath(source.text.file).parent / "edition.toml").as_posix())
    yield Diagnostic(Severity.NOTE, "no-profile", fact, act, at)
