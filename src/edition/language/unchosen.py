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
_ENOUGH = 30_000
"""Characters that tell how a text is spelt, ten pages and more: rules take a tenth of a second for
them.
"""


def unchosen(source: Source, taken: Sequence[Emendation]) -> Iterator[Diagnostic]:
    """A note where no profile is chosen and `print` would change more than one word of a hundred,
    beside the emendations that are `taken`; of a long text its beginning tells.
    """
    description = source.description
    if "profile" in source.places or is_ruled(description):
        return
    begun = _beginning(source)
    printed = replace(begun, description=replace(description, profile="print"))
    spans = [proposal.emendation.span for proposal in spelling(printed, taken, APPLIED)[0]]
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    words = [found.span() for found in finditer(r"\S+", begun.text.text)]
    # What a change touches at its edge is changed too: a space that goes makes one word of two.
    changed = sum(bisect_left(ends, start) < bisect_right(starts, end) for start, end in words)
    if changed * _MANY <= len(words):
        return
    said = {"changed": changed, "words": len(words), "share": changed * 100 / len(words)}
    fact = worded(
        "no `profile` is chosen, and `print` would change {changed} of {words} words "
        "({share:.1f} %)",
        **said,
    )
    if begun is not source:
        fact = worded(
            "no `profile` is chosen, and `print` would change {changed} of the first {words} words "
            "({share:.1f} %)",
            **said,
        )
    act = worded(
        'write profile = "print", by which each change is on the record, or '
        'profile = "diplomatic" for the text as it was found'
    )
    at = Place((PurePath(source.text.file).parent / "edition.toml").as_posix())
    yield Diagnostic(Severity.NOTE, "profile-unchosen", fact, act, at)


def _beginning(source: Source) -> Source:
    """The source up to the end of a line, with the blocks that lie in that; itself if it is
    short.
    """
    text = source.text.text
    end = text.rfind("\n", 0, _ENOUGH) if len(text) > _ENOUGH else -1
    if end < 0:
        return source
    blocks = tuple(block for block in source.document.blocks if block.span.end <= end)
    return replace(
        source,
        text=replace(source.text, text=text[:end]),
        document=replace(source.document, blocks=blocks),
    )
