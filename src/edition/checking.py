"""`edition check`: what the rules of orthography see in a text, and the accepted of it written into
emendations.toml; and what a build would refuse before it sets anything.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from edition.answering import answering
from edition.core.diagnostics import Place, Problems, places_in, stops
from edition.core.quoting import Message, worded, worded_later
from edition.dump.emendation_tables import emendation_tables
from edition.dump.toml import escaped
from edition.edited import faces_of
from edition.language import accept, edit, propose
from edition.model.description import Profile
from edition.model.reading import Proposal
from edition.model.source import SourceText
from edition.model.source_folder import Source
from edition.read import read
from edition.source_files import append
from edition.typeset import refused

_SEEN = "\u200c"
"""What is no letter and yet written as it is: an editor reads words by it."""


class Proposed(Struct, frozen=True):
    """A change that a rule would make, with the words that it stands in, before and after it; what
    is not seen is escaped. `state`: the profile applies it, or only suggests it.
    """

    place: Place
    rule: str
    before: str
    after: str
    state: Literal["suggest", "apply"]

    def __str__(self) -> str:
        return self.told()

    def told(self) -> Message:
        """As a linter says it, behind a suggestion that it is one."""
        template = (
            worded_later("{place} {rule} {before} -> {after} (suggested)")
            if self.state == "suggest"
            else worded_later("{place} {rule} {before} -> {after}")
        )
        return worded(
            template,
            place=str(self.place),
            rule=self.rule,
            before=self.before,
            after=self.after,
        )


class Checked(Struct, frozen=True):
    """What the rules propose; how many entries were written; every problem, of which an error says
    that nothing was checked.
    """

    proposals: tuple[Proposed, ...] = ()
    written: int = 0
    problems: Problems = ()

    @property
    def applied(self) -> int:
        """How many of the proposals a build applies."""
        return sum(proposed.state == "apply" for proposed in self.proposals)


def check(
    folder: Path, profile: Profile | None = None, *, fix: bool = False, links: bool = False
) -> Checked:
    """What the edition's own profile proposes, or another one, and why a build would be refused,
    as far as that is known before a page is set. With `fix` its suggestions become the editor's
    emendations.

    What they change is then taken, so that a second time there is nothing to write. The text is
    never touched. With `links` the addresses of the edition are asked over the net.
    """
    source, problems = read(folder)
    if source is None:
        return Checked(problems=problems)
    if profile:
        source = replace(source, description=replace(source.description, profile=profile))
    reading, in_editing = edit(source, None)
    problems += in_editing
    if reading is not None:
        problems += refused(replace(source, description=reading.description), reading)
    if source.faces or source.fonts:
        problems += faces_of(source)[1]
    problems += answering(source) if links else ()
    if stops(problems):
        return Checked(problems=problems)
    proposals, _ = propose(source)
    written, in_writing = _write(folder, source, proposals) if fix else (0, ())
    return Checked(tuple(proposed(proposals, source.text)), written, problems + in_writing)


def proposed(proposals: Sequence[Proposal], source: SourceText) -> Iterator[Proposed]:
    """The proposals as they are told, in their order."""
    text = source.text
    place_of = places_in(source.file, text)
    for proposal in proposals:
        emendation = proposal.emendation
        start, end = emendation.span.start, emendation.span.end
        first, last = _words(text, start, end)
        after = text[first:start] + emendation.after + text[end:last]
        words = _visible(text[first:last]), _visible(after)
        yield Proposed(place_of(start), emendation.rule, *words, proposal.state)


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the word before to the end of the word behind."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _visible(words: str) -> str:
    return "".join(c if c.isprintable() or c == _SEEN else escaped(c) for c in words)


def _write(folder: Path, source: Source, proposals: Sequence[Proposal]) -> tuple[int, Problems]:
    """Append the accepted changes to emendations.toml; returns their number."""
    entries = accept(source, proposals)
    if not entries:
        return 0, ()
    return len(entries), append(folder / "emendations.toml", emendation_tables(entries))
