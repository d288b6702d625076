"""The words of posters and handouts, which are stricter than a text that is read: a gap within a
word is read as two words at forty points.

What a profile only suggests of the parts of one word and of numbers is applied there, and every
other suggestion, and every word that no list knows, is a warning with its place. Whatever the
profile, numbers among words of the language are in its digits, as those are that edition sets
beside them, and the mark that parts an item from the next one is left out where the item stands
alone. All of it is on a record of its own; the text, and what holds the whole of it, stays as the
reading has it. A sheet that shows the text as it was found has it as it was found.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import TOLD
from edition.core.diagnostics import Diagnostic, Place, Problems, place_at, warning
from edition.core.languages import spoken
from edition.core.quoting import worded
from edition.language.lines import restructured
from edition.language.orthography import digits_of, in_digits, is_ruled, spelling, suggestions
from edition.language.orthography.rule import DIGIT
from edition.language.parts import pieces_of
from edition.model.description import Description, Output, Poster, with_spelling
from edition.model.document import Block, Document, Item, Slogan
from edition.model.output_kinds import HANDOUT, HANDOUT_2UP, ReadingName
from edition.model.reading import STANDS_ALONE, Emendation, Proposal, emend
from edition.model.shown import is_alone, shown_by, standing_alone
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source

APPLIED = frozenset(("heh-i-space", "space-before-number", "tripled-space"))
"""Suggestions that are followed in display type."""
UNKNOWN = "unknown-word"
_HANDOUTS = (HANDOUT.name, HANDOUT_2UP.name)
_ONE_KIND = "the digits of a sheet are of one kind"
_OFTEN = 3
"""Times that a text has a word which its author knows."""


def for_display(
    source: Source,
    document: Document,
    register: Sequence[Emendation],
    reading: ReadingName = "edited",
) -> tuple[Document, tuple[Emendation, ...], Problems]:
    """The document as posters and handouts of a reading show it, what makes it of `document` in the
    order of the text, and a warning for each doubt in their words. `register` is what made
    `document`.
    """
    description = source.description
    blocks = _shown(description, document.blocks, reading)
    if not blocks:
        return document, (), ()
    proposals = [
        each
        for each in (spelling(source, register)[0] if is_ruled(description) else ())
        if each.state == "suggest" and _within(each.emendation.span, blocks)
    ]
    applied = [p.emendation for p in proposals if p.emendation.rule in APPLIED]
    if reading == "edited" and not _has_chosen_digits(description):
        taken = _in_order((*register, *applied))
        numbers = (each for each in digits_of(source, taken) if _within(each.span, blocks))
        applied += (replace(each, reason=_ONE_KIND) for each in numbers)
    displayed = document
    if applied:
        displayed = restructured(source, _in_order((*register, *applied))).document
    open_ = [p for p in proposals if p.emendation.rule not in APPLIED]
    doubts = list(_suggested(source.text, open_))
    if is_ruled(description):
        headings = list(_headings(source)) if reading == "edited" else []
        doubts += _of_headings(headings, description)
        shown = _shown(description, displayed.blocks, reading)
        said = [_Said(b.text, b.ref, partial(_place_of, source, b)) for b in shown]
        doubts += _unknown(source, (*said, *headings), open_)
    made = (*applied, *_stands_alone(source, displayed, reading))
    return displayed, tuple(_in_order(made)), tuple(doubts[:TOLD])


def described_for_display(description: Description) -> Description:
    """The description as posters and handouts show it: what edition.toml says for them, titles,
    names and places, as the text there.
    """
    if not description.poster and not any(each.kind in _HANDOUTS for each in description.output):
        return description
    return with_spelling(description, partial(_displayed, description=description))


def _displayed(text: str, description: Description) -> str:
    applied = [each for each in suggestions(text, description) if each.rule in APPLIED]
    text = emend(text, applied)
    return text if _has_chosen_digits(description) else in_digits(text, description)


def _has_chosen_digits(description: Description) -> bool:
    """Whether the editor has said what is made of digits."""
    return DIGIT in description.orthography


def _in_order(emendations: Sequence[Emendation]) -> list[Emendation]:
    return sorted(emendations, key=lambda each: (each.span.start, each.span.end))


def _shown(description: Description, blocks: Sequence[Block], reading: ReadingName) -> list[Block]:
    """The blocks that stand on a poster or a handout of a reading, in the order of the text."""
    refs = {
        block.ref
        for poster in description.poster
        if poster.reading == reading
        for shown in shown_by(poster, blocks)
        for block in shown.blocks
    }
    handout = any(each.kind in _HANDOUTS and each.reading == reading for each in description.output)
    return [
        block
        for block in blocks
        if block.ref in refs or (handout and isinstance(block, Item | Slogan))
    ]


def _within(span: Span, blocks: Sequence[Block]) -> bool:
    return any(b.span.start <= span.start and span.end <= b.span.end for b in blocks)


def _suggested(source: SourceText, proposals: Sequence[Proposal]) -> Iterator[Diagnostic]:
    for proposal in proposals:
        emendation = proposal.emendation
        place = place_at(source.file, source.text, emendation.span.start)
        act = worded('emend it, or write {rule} = "off" under [orthography]', rule=emendation.rule)
        yield _told(source.text, emendation, act, place)


class _Said(Struct, frozen=True):
    """What a sheet says, what that is called, and where a word of it stands."""

    text: str
    called: str
    place_of: Callable[[str], Place | None]


def _headings(source: Source) -> Iterator[_Said]:
    """What the editor writes above items that are shown in the edited reading."""
    description = source.description
    headed: list[tuple[str, Poster | Output]] = [
        *((f"poster[{n}]", poster) for n, poster in enumerate(description.poster, 1)),
        *((f"output[{n}]", output) for n, output in enumerate(description.output, 1)),
    ]
    for path, each in headed:
        if each.heading and each.reading == "edited":
            key = f"{path}.heading"
            yield _Said(each.heading, f"`{key}`", partial(_place_of_key, source, key))


def _place_of_key(source: Source, key: str, _: str) -> Place | None:
    """Where a key stands, of whichever word."""
    return source.places.get(key)


def _of_headings(headings: Sequence[_Said], description: Description) -> Iterator[Diagnostic]:
    for said in headings:
        for emendation in suggestions(said.text, description):
            if emendation.rule not in APPLIED:
                act = worded(
                    'write it so, or {rule} = "off" under [orthography]', rule=emendation.rule
                )
                yield _told(said.text, emendation, act, said.place_of(""))


def _told(text: str, emendation: Emendation, act: str, place: Place | None) -> Diagnostic:
    before, after = _words(text, emendation)
    return warning(
        "poster-words",
        worded(
            "«{before}» stands on a poster or a handout, and {rule} suggests «{after}»",
            before=before,
            rule=emendation.rule,
            after=after,
        ),
        act,
        place,
    )


def _words(text: str, emendation: Emendation) -> tuple[str, str]:
    """The words that an emendation touches, before and after it."""
    start, end = emendation.span.start, emendation.span.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    span = emendation.span
    return text[start:end], text[start : span.start] + emendation.after + text[span.end : end]


def _unknown(
    source: Source, shown: Sequence[_Said], proposals: Sequence[Proposal]
) -> Iterator[Diagnostic]:
    """A warning for each word that is shown and in no list, but for those that something is
    suggested for already, those that the text has often, and those of names.
    """
    description = source.description
    if description.orthography.get(UNKNOWN) == "off":
        return
    from edition.language.orthography.by_list import unknown_words

    language = spoken(description.language, description.words)
    often = Counter(unknown_words(source.text.text, language))
    doubted = [_words(source.text.text, p.emendation)[0] for p in proposals]
    known = {word for name in _named(description) for word in unknown_words(name, language)}
    act = worded(
        'read it once more; if all such are right, write {rule} = "off" under [orthography]',
        rule=UNKNOWN,
    )
    for said in shown:
        for word in unknown_words(said.text, language):
            is_doubted = any(word in each for each in doubted)
            if often[word] < _OFTEN and not is_doubted and word not in known:
                known.add(word)
                fact = worded(
                    "«{word}» of {ref} is in no list of words", word=word, ref=said.called
                )
                yield warning("poster-words", fact, act, said.place_of(word))


def _named(description: Description) -> Iterator[str]:
    """The names of edition.toml, of which no list need know the words."""
    yield from (description.issuing_body, description.publisher, description.adopting_meeting)
    yield description.place
    yield from (each.name for each in (*description.creator, *description.contributor))


def _place_of(source: Source, block: Block, word: str) -> Place:
    """Where a word of a block stands in the source; where the block begins, if it is written
    otherwise there.
    """
    found = source.text.text.find(word, block.span.start, block.span.end)
    at = found if found >= 0 else block.span.start
    return place_at(source.text.file, source.text.text, at)


def _stands_alone(
    source: Source, displayed: Document, reading: ReadingName
) -> Iterator[Emendation]:
    """What is left out of each block that stands alone on a poster of a reading, in the order of
    edition.toml; each block once.
    """
    text = source.text.text
    alone = {
        shown.blocks[0].ref: shown.blocks[0]
        for poster in source.description.poster
        if poster.reading == reading
        for shown in shown_by(poster, displayed.blocks)
        if is_alone(shown, poster)
    }
    for block in alone.values():
        if standing_alone(block.text) == block.text:
            continue
        end = pieces_of(block)[-1].end
        while text[end - 1].isspace():
            end -= 1
        reason = "what stands alone on a poster ends with no mark that parts it from the next"
        yield Emendation(Span(end - 1, end), text[end - 1], "", STANDS_ALONE, reason)
