"""`edition check`: what the rules of orthography see in a text, and the accepted of it written into
emendations.toml.
"""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from edition.core.diagnostics import Problems, stops
from edition.dump.proposals import emendation_tables, proposal_lines
from edition.language import accept, edit, propose
from edition.model.description import Profile
from edition.model.source_folder import Source
from edition.read import read
from edition.source_files import append


class Checked(Struct, frozen=True):
    """A line for each proposal; how many of them a build applies; how many entries were written;
    every problem.
    """

    lines: tuple[str, ...] = ()
    applied: int = 0
    written: int = 0
    problems: Problems = ()


def check(folder: Path, profile: Profile | None, *, fix: bool) -> Checked:
    """What the edition's own profile proposes, or another one. With `fix` its suggestions become
    the editor's emendations.

    What they change is then taken, so that a second time there is nothing to write. The text is
    never touched.
    """
    source, problems = read(folder)
    if source is None:
        return Checked(problems=problems)
    if profile:
        source = replace(source, description=replace(source.description, profile=profile))
    problems += edit(source, None)[1]
    if stops(problems):
        return Checked(problems=problems)
    proposals, _ = propose(source)
    lines = tuple(proposal_lines(proposals, source.text))
    applied = sum(proposal.state == "apply" for proposal in proposals)
    written, in_writing = _write(folder, source) if fix else (0, ())
    return Checked(lines, applied, written, problems + in_writing)


def _write(folder: Path, source: Source) -> tuple[int, Problems]:
    """Append the accepted changes to emendations.toml; returns their number."""
    entries = accept(source, propose(source)[0])
    if not entries:
        return 0, ()
    return len(entries), append(folder / "emendations.toml", emendation_tables(entries))
