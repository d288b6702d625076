"""The rules of orthography on a source: what its profile makes of them, where they may change it,
and what comes of it.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Problems
from edition.model.description import Description
from edition.model.reading import Emendation, Proposal
from edition.model.source_folder import Source

_PRINTED = ("title", "short_title", "issuing_body", "adopting_meeting", "place")


def spelling(source: Source, taken: Sequence[Emendation]) -> tuple[tuple[Proposal, ...], Problems]:
    """What the rules propose beside the emendations that are `taken`, and an error for each rule
    that edition.toml invents.

    A proposal lies within one part of one block, so that no rule changes what a text is made of, or
    its markup.
    """
    if _is_diplomatic(source.description):
        return (), ()
    # Imported here because the rules cost more than a text to set, and an edition may have none.
    from edition.language.orthography import applying

    return applying.applied_to(source, taken)


def respelt(description: Description) -> Description:
    """The titles and names of an edition by the rules that are applied to its text, where they
    stand in its language.
    """
    if _is_diplomatic(description):
        return description
    from edition.language.orthography.applying import corrected

    changed = {key: corrected(getattr(description, key), description) for key in _PRINTED}
    return replace(
        description,
        **changed,
        title_parts=tuple(corrected(part, description) for part in description.title_parts),
    )


def _is_diplomatic(description: Description) -> bool:
    return description.profile == "diplomatic" and not description.orthography
