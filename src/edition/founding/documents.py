"""The folder of a document of another program: what was taken in of it, and whether that is read
as the document has it.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from edition.core.diagnostics import Diagnostic, Problems, place_at, warning
from edition.founding.folder import Founded, Given, folder_of
from edition.incoming import Taken
from edition.language import edit
from edition.model.document import Block, Item, Signatory
from edition.read import read
from edition.read.decoding import decode
from edition.read.text_faults import crowded_text


def from_document(folder: Path, taken: Taken, tag: str) -> Founded:
    """The folder of a document that was taken in."""
    content = taken.text.encode()
    source = decode(content, "text.md")
    if isinstance(source, Diagnostic):
        return Founded(problems=(source,))
    if problems := tuple(crowded_text(source.text, source.file, markdown=True)):
        return Founded(problems=(*taken.problems, *problems))
    beside = {"comments.txt": taken.comments.encode()} if taken.comments else {}
    given = Given(source, source.file, content, tag, entries=taken.entries, beside=beside)
    made = folder_of(folder, given)
    told = (*(_in(folder, each) for each in taken.problems), *made.problems)
    told += _otherwise(folder, taken) if made.files else ()
    return replace(made, problems=told)


def _in(folder: Path, problem: Diagnostic) -> Diagnostic:
    """A problem of the text at its place in the folder."""
    place = problem.place
    if place is None or place.file != "text.md":
        return problem
    return replace(problem, place=replace(place, file=(folder / place.file).as_posix()))


def _otherwise(folder: Path, taken: Taken) -> Problems:
    """What is wrong with a text that was made of a document, with its changes and without: a
    warning where it is read otherwise than the document has it.
    """
    source, problems = read(folder)
    if source is None:
        return problems
    for entries, letters in zip(((), source.emendations), taken.letters, strict=True):
        reading, problems = edit(replace(source, emendations=entries), None)
        if reading is None:
            return problems
        parted = _parted(reading.document.blocks, letters)
        if parted is not None:
            fact = "from here on the text is read otherwise than the document has it"
            act = "compare these lines with the document, and mark them up as it has them"
            at = place_at(source.text.file, source.text.text, parted.span.start)
            return (warning("read-otherwise", fact, act, at),)
    return ()


def _parted(blocks: Sequence[Block], letters: str) -> Block | None:
    """The first block that says other letters than those that come next."""
    wanted = [c for c in letters if c.isalnum()]
    at = 0
    for block in blocks:
        label = block.label.text if isinstance(block, Item | Signatory) and block.label else ""
        said = [c for c in label + block.text if c.isalnum()]
        if said != wanted[at : at + len(said)]:
            return block
        at += len(said)
    return blocks[-1] if blocks and at < len(wanted) else None
