"""The words of posters and handouts, which are stricter than a text that is read: a gap within a
word is read as two words at forty points.

What a profile only suggests of the parts of one word and of numbers is applied there, and every
other suggestion, and every word that no list knows, is a warning with its place. The mark that
parts an item from the next one is left out where the item stands alone. All of it is on a record of
its own; the text, and what holds the whole of it, stays as the reading has it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from edition.core.bounds import TOLD
from edition.core.diagnostics import Diagnostic, Problems, place_at, warning
from edition.core.languages import spoken
from edition.core.quoting import worded
from edition.language.orthography import is_ruled, spelling
from edition.language.parts import emended, pieces_of
from edition.model.description import Description
from edition.model.document import Block, Document, Item, Slogan
from edition.model.output_kinds import HANDOUT, HANDOUT_2UP
from edition.model.reading import STANDS_ALONE, Emendation, Proposal
from edition.model.shown import is_alone, shown_by, standing_alone
from edition.model.source import SourceText, Span
from edition.model.source_folder import Source

APPLIED = frozenset(("heh-i-space", "space-before-number", "tripled-space"))
"""Suggestions that are followed in display type."""
UNKNOWN = "unknown-word"
_OFTEN = 3
"""Times that a text has a word which its author knows."""


def for_display(
    source: Source, document: Document, register: Sequence[Emendation]
) -> tuple[Document, tuple[Emendation, ...], Problems]:
    """The document as posters and handouts show it, what makes it of `document` in the order of the
    text, and a warning for each doubt in their words. `register` is what made `document`.
    """
    blocks = _shown(source.description, document.blocks)
    if not blocks:
        return document, (), ()
    doubts: list[Diagnostic] = []
    displayed, applied = document, tuple[Emendation, ...]()
    if is_ruled(source.description):
        proposals = [
            each
            for each in spelling(source, register)[0]
            if each.state == "suggest" and _within(each.emendation.span, blocks)
        ]
        applied = tuple(p.emendation for p in proposals if p.emendation.rule in APPLIED)
        if applied:
            both = sorted((*register, *applied), key=lambda e: (e.span.start, e.span.end))
            displayed, _ = emended(source.document, source.text, both)
        open_ = [p for p in proposals if p.emendation.rule not in APPLIED]
        doubts += _suggested(source.text, open_)
        doubts += _unknown(source, _shown(source.description, displayed.blocks), open_)
    alone = tuple(_stands_alone(source, displayed))
    made = tuple(sorted((*applied, *alone), key=lambda e: (e.span.start, e.span.end)))
    return displayed, made, tuple(doubts[:TOLD])


def _shown(description: Description, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that stand on a poster or a handout, in the order of the text."""
    refs = {
        block.ref
        for poster in description.poster
        for shown in shown_by(poster, blocks)
        for block in shown.blocks
    }
    handout = any(o.kind in (HANDOUT.name, HANDOUT_2UP.name) for o in description.output)
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
        before, after = _words(source.text, emendation)
        yield warning(
            "poster-words",
            worded(
                "«{before}» stands on a poster or a handout, and {rule} suggests «{after}»",
                before=before,
                rule=emendation.rule,
                after=after,
            ),
            worded('emend it, or write {rule} = "off" under [orthography]', rule=emendation.rule),
            place_at(source.file, source.text, emendation.span.start),
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
    source: Source, blocks: Sequence[Block], proposals: Sequence[Proposal]
) -> Iterator[Diagnostic]:
    """A warning for each word of the blocks that is in no list, but for those that something is
    suggested for already, and those that the text has often.
    """
    description = source.description
    if description.orthography.get(UNKNOWN) == "off":
        return
    from edition.language.orthography.by_list import unknown_words

    language = spoken(description.language, description.words)
    often = Counter(unknown_words(source.text.text, language))
    doubted = [_words(source.text.text, p.emendation)[0] for p in proposals]
    for block in blocks:
        for word in dict.fromkeys(unknown_words(block.text, language)):
            if often[word] < _OFTEN and not any(word in each for each in doubted):
                yield warning(
                    "poster-words",
                    worded("«{word}» of {ref} is in no list of words", word=word, ref=block.ref),
                    worded(
                        'read it once more; if all such are right, write {rule} = "off" under '
                        "[orthography]",
                        rule=UNKNOWN,
                    ),
                    place_at(source.text.file, source.text.text, block.span.start),
                )


def _stands_alone(source: Source, displayed: Document) -> Iterator[Emendation]:
    """What is left out of each block that stands alone on a poster, in the order of edition.toml;
    each block once.
    """
    text = source.text.text
    alone = {
        shown.blocks[0].ref: shown.blocks[0]
        for poster in source.description.poster
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
