"""Documents of other programs, taken in: what `edition new` makes of a .docx, .odt, .html or .rtf.

The text is that before all tracked changes, in the dialect of text.md; each accepted change is an
entry of emendations.toml. What could not be kept is told by its place. No name of an account is in
any of it, unless that is asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import ENTRIES, TOLD
from edition.core.diagnostics import Diagnostic, Place, Problems, Severity, error, warning
from edition.core.languages import known
from edition.core.languages.words import IncomingWords, incoming_words
from edition.core.quoting import counted, first_of, forms, listed, worded
from edition.incoming.changes import Accepted, accepted
from edition.incoming.kinds import Kind, kind_of
from edition.incoming.leaves import Leaf, Lost, Read, with_headings
from edition.incoming.packages import Refused
from edition.incoming.reading import read_as
from edition.incoming.sides import Text, Tongue, text_of
from edition.incoming.writing import Written, lines_at
from edition.model.description import EmendationEntry

__all__ = ["Asked", "Taken", "kind_of", "take"]

_TEXT = "text.md"
_FEW = 3
_ARABIC = range(0x0600, 0x0700)


class Taken(Struct, frozen=True):
    """What a document came to: the text, the accepted changes, the list of comments ("" for none),
    and what is told.

    `letters` are the characters that the text must say, in order, without white space: with it and
    with the changes made.
    """

    text: str
    entries: tuple[EmendationEntry, ...]
    comments: str
    problems: Problems
    letters: tuple[str, str]


class Asked(Struct, frozen=True):
    """How a document is taken in: the language of the edition, and whether changes and comments say
    who made them.
    """

    language: str
    with_authors: bool = False


def take(content: bytes, kind: Kind, place: Place, asked: Asked) -> Taken | Diagnostic:
    """A document as a text of an edition, or why it cannot be one."""
    try:
        read = read_as(content, kind, place, asked.language)
    except Refused as refused:
        return refused.problem
    except RecursionError:
        act = worded("take lists out of lists, or save it anew from a program")
        return error("too-large", "the document is nested deeper than is read", act, place)
    leaves, headings = with_headings(read.leaves)
    read = read._replace(leaves=leaves)
    language = known(asked.language)
    tongue = Tongue(
        language.figures if language else str, asked.language.split("-")[0] in ("fa", "tg", "ps")
    )
    words = incoming_words(asked.language)
    before = text_of(read, "old", tongue)
    old = Written(before)
    texts, found = (before, before), tuple[Accepted, ...]()
    if _is_changed(read):
        texts = before, text_of(read, "new", tongue)
        found = accepted(old.pieces, Written(texts[1]).pieces, words.accepted)
    if problem := ENTRIES.exceeded(len(found), place):
        return replace(
            problem, act=worded("accept or reject some of the changes in the document first")
        )
    lines = _lines(old, texts[0])
    told = (
        *_lost((*read.lost, *old.lost), lines, place),
        *_noted(read, found, lines, place, headings),
    )
    return Taken(
        "".join(piece.text for piece in old.pieces),
        tuple(_signed(each, words) if asked.with_authors else each.entry for each in found),
        _comments(read, lines, words, asked),
        told,
        (_letters(texts[0]), _letters(texts[1])),
    )


def _is_changed(read: Read) -> bool:
    """Whether anything of a document stands in one of its two texts alone."""
    leaves = (*read.leaves, *(leaf for leaves in read.notes.values() for leaf in leaves))
    return any(
        leaf.end != "both" or any(run.side != "both" for run in leaf.runs) for leaf in leaves
    )


def _signed(found: Accepted, words: IncomingWords) -> EmendationEntry:
    """An entry whose reason says who made the change."""
    reason = found.entry.reason
    for change in found.changes:
        if change.author:
            reason = words.by.format(reason=reason, author=change.author, day=change.day or "—")
    return replace(found.entry, reason=reason)


def _lines(written: Written, text: Text) -> Callable[[int], int]:
    """The line of text.md in which a paragraph of the document begins, or the last one before it
    that stands there; 0 for none.
    """
    of_leaf: dict[int, int] = {}
    for piece, number in lines_at(written.pieces):
        first = piece.key[0]
        if isinstance(first, tuple):
            of_leaf.setdefault(first[0], number)
    of_place = {
        each.leaf.place: of_leaf[each.number]
        for each in (*text.paragraphs, *(p for note in text.notes.values() for p in note))
        if each.number in of_leaf and each.leaf.place
    }
    known = sorted(of_place)

    def line(place: int) -> int:
        before = [at for at in known if at <= place]
        return of_place[before[-1]] if before and place else 0

    return line


def _at(line: int, place: Place) -> Place:
    return Place(_TEXT, line) if line else place


def _lost(lost: Sequence[Lost], lines: Callable[[int], int], place: Place) -> Iterator[Diagnostic]:
    """A warning for each kind of thing that could not be kept, at each of its places."""
    act = worded("look at it there, and put into the text what is missing")
    ordered = sorted(dict.fromkeys(lost), key=lambda each: each.place)
    for each in islice(ordered, TOLD):
        fact = worded("not kept as it was: {fact}", fact=each.fact)
        yield warning("not-kept", fact, act, _at(lines(each.place), place))


def _noted(
    read: Read,
    found: Sequence[Accepted],
    lines: Callable[[int], int],
    place: Place,
    headings: Sequence[Leaf],
) -> Iterator[Diagnostic]:
    nothing = worded("nothing need be done if that is meant")
    if found:
        fact = counted(
            forms(
                "{count} accepted change is an entry of emendations.toml, and the text is that "
                "before it",
                "{count} accepted changes are entries of emendations.toml, and the text is that "
                "before them",
            ),
            len(found),
        )
        yield _note("changes", fact, worded("take out those that are not meant"), place)
    if read.taken:
        taken = listed(
            worded("{count} {what}", count=count, what=what)
            for what, count in sorted(read.taken.items())
        )
        fact = worded("tracked changes taken as accepted: {counted}", counted=taken)
        yield _note("changes", fact, nothing, place)
    if headings:
        named = first_of(tuple(f"«{_said(leaf)}»" for leaf in headings), _FEW)
        fact = worded(
            "the document names no headings; these lines were taken for such: {named}",
            named=named,
        )
        yield _note("headings", fact, worded("take away the # before those that are none"), place)
    stored = [leaf for leaf in read.leaves if _latin_digits(leaf)]
    if stored:
        fact = counted(
            forms(
                "{count} line holds digits that are stored as Latin ones, however they are shown; "
                "they are kept as stored",
                "{count} lines hold digits that are stored as Latin ones, however they are shown; "
                "they are kept as stored",
            ),
            len(stored),
        )
        act = worded('nothing need be done, or let profile = "print" set those of the language')
        yield _note("digits", fact, act, _at(lines(stored[0].place), place))
    if read.comments:
        fact = counted(
            forms(
                "{count} comment stands in comments.txt, which no output and no deposit holds",
                "{count} comments stand in comments.txt, which no output and no deposit holds",
            ),
            len(read.comments),
        )
        yield _note("comments", fact, nothing, place)


def _note(code: str, fact: str, act: str, place: Place) -> Diagnostic:
    return Diagnostic(Severity.NOTE, code, fact, act, place)


def _latin_digits(leaf: Leaf) -> bool:
    words = _said(leaf)
    return any(c.isascii() and c.isdigit() for c in words) and any(ord(c) in _ARABIC for c in words)


def _said(leaf: Leaf) -> str:
    return "".join(run.text for run in leaf.runs).strip()


def _comments(read: Read, lines: Callable[[int], int], words: IncomingWords, asked: Asked) -> str:
    if not read.comments:
        return ""
    language = known(asked.language)
    figures: Callable[[int], str] = language.figures if language else str
    entries = []
    for each in read.comments:
        line = figures(lines(each.place))
        entry = words.about.format(words=each.about, line=line, said=each.said)
        if asked.with_authors and each.change.author:
            change = each.change
            entry = words.by.format(reason=entry, author=change.author, day=change.day or "—")
        entries.append(entry)
    return "\n\n".join((words.comments, *entries, ""))


def _letters(text: Text) -> str:
    """What a text says, in order: of its paragraphs and then of its notes, without white space."""
    parts = []
    for each in (*text.paragraphs, *(p for note in text.notes.values() for p in note)):
        parts += [each.label, *(run.text for _, run in each.runs)]
    return "".join("".join(parts).split())
