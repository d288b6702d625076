"""What a build tells of the pages it set, beside the proofs: what they measure, and working proofs that are drawn over."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, Severity
from edition.faces import Faces
from edition.model.looked import Typography
from edition.model.page import PagedDocument
from edition.model.record import Record


def measured(outputs: Sequence[PagedDocument], fonts: Faces) -> tuple[Typography, ...]:
    """The typography of the outputs that hold the whole text."""
    from edition.inspect import measure

    return tuple(found for output in outputs if output.whole and (found := measure(output, fonts)))


def overlays(
    outputs: Sequence[PagedDocument], record: Record, fonts: Faces, layers: Collection[str]
) -> tuple[Mapping[str, bytes], Problems]:
    """A PDF of each output that was made up in pages of text, by its path, its title saying what is drawn over it.

    A note where layers are asked for and there is no such output.
    """
    if not layers:
        return {}, ()
    from edition.inspect import overlay
    from edition.pdf import write

    titled = replace(record, title=f"{record.title} ({', '.join(layers)})")
    proofs = [overlay(output, fonts, layers) for output in outputs if output.makeup]
    if not proofs:
        fact, act = "nothing is drawn over, for no pamphlet is made", "ask for the pamphlet, or leave out --overlay"
        return {}, (Diagnostic(Severity.NOTE, "no-overlay", fact, act),)
    return {f"{proof.name}.pdf": write(proof, titled, fonts)[0] for proof in proofs}, ()
