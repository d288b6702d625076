"""The imprint (شناسنامه): what this is, who issued it, when, and where the file is kept."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from edition.core.diagnostics import Problems, error
from edition.core.quoting import worded
from edition.core.units import Length, pt, times
from edition.identity.facts import NO_LANGUAGE, Fact, facts_of
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.typeset.book.covers import BAND, set_band
from edition.typeset.forme.forme import ADDRESS_STEP, Forme, Frame, Leaded
from edition.typeset.forme.links import ShownLink, addresses
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style

_GAP: Length = pt(6.5)
"""Between one fact and the next, where there is room."""
_LABEL = 1.55
"""From the baseline of a label to that of its fact, in the size of the label."""
_IN_A_ROW = 3
"""Symbols side by side."""
_SHARES = (1, 0.9, 0.8, 0.7)
"""Of the sizes of the style, tried until all facts fit."""
_SMALLER = 90
"""Of the size of notes, per cent: an imprint at the foot of a page."""
_CLOSER = 88
"""Of their leading."""
_RULE = 4
"""The width of the rule above it, in the size of the text, as above notes."""
_THIN: Length = pt(0.5)
"""Its thickness."""


def set_imprint(
    forme: Forme, style: Style, source: Source, reading: Reading, band: Length = 0
) -> Problems:
    """Small label above each fact, one below the other; at the foot the symbols in rows from the
    right, and every address. On the outside of a pamphlet the `band` of its cover goes on between
    the two, where they leave it room.

    Returns what is wrong where all this does not fit the page.
    """
    links = addresses(source.description)
    coded = [address for address in links if address.qr]
    rows = [coded[i : i + _IN_A_ROW] for i in range(0, len(coded), _IN_A_ROW)]
    step = style.qr + style.leading
    top = bottom = _top_of_links(style, links)
    facts = list(_facts(forme.compositor, source, reading))
    goes_on = band and (band + BAND + style.leading <= top or not links)
    if goes_on and _height(forme, style, facts) <= band - style.leading - style.head:
        set_band(forme, style, band)
        bottom = band
    style = next(
        (
            smaller
            for smaller in _styles(style)
            if _height(forme, smaller, facts) <= top - style.head
        ),
        style,
    )
    y = _set_facts(forme, style, facts, bottom - style.leading)
    y = max(y, top)
    for row in rows:
        for place, address in enumerate(row):
            forme.symbol(address, y, place * (style.qr + 2 * style.leading))
        y += step
    for address in links:
        y = forme.address(address, y, style.address)
    if y <= style.folio + style.leading:
        return ()
    fact = worded(
        "the titles, names, dates, rights and addresses of edition.toml do not fit on the imprint"
    )
    return (error("imprint-crowded", fact, "shorten them, or leave out some of the addresses"),)


def set_colophon(
    forme: Forme, style: Style, source: Source, reading: Reading, top: Length = 0
) -> Length:
    """The same as few lines as can be, for the foot of a page of text: below a rule each fact
    behind its label, at the left of them the first symbol, and every address below.

    Returns how far below the rule the last baseline is.
    """
    links = addresses(source.description)
    first = [address for address in links if address.qr and style.qr][:1]
    step = style.note_leading * _CLOSER // 100
    forme.rule(forme.right - _RULE * style.size, top, _RULE * style.size, _THIN, "black")
    y, symbol = top + style.leading, top + style.leading - style.note
    beside = Frame(forme.left, forme.measure, style.qr)
    for address in first:
        white = style.qr + style.leading
        beside = Frame(forme.left + white, forme.measure - white, style.qr)
        symbol = forme.symbol(address, symbol, forme.measure - style.qr) + style.leading
    facts = Forme(forme.compositor, beside, forme.leaves)
    type_ = Type("Regular", style.note * _SMALLER // 100)
    for fact in _facts(forme.compositor, source, reading):
        y = _set_beside(facts, fact, Leaded(type_, step), y)
    forme.take(facts)
    last = y - step
    y = max(y, symbol) if first else y
    for address in links:
        y = forme.address(address, y, style.address)
        last = y - times(style.address, ADDRESS_STEP)
    return last - top


def _set_beside(forme: Forme, fact: Fact, value: Leaded, y: Length) -> Length:
    """A fact in the line of its label, in another language below that; returns the baseline that
    would come next.

    Both are one text in one ink: where white or a colour parts them some readers turn them round.
    """
    if fact.lang in ("", NO_LANGUAGE):
        return forme.text("P", f"{fact.label}: {fact.value}", value, y)
    y = forme.text("P", f"{fact.label}:", value, y)
    return forme.text("P", fact.value, value, y, fact.lang)


def room_of_links(style: Style, links: Sequence[ShownLink]) -> Length:
    """What symbols and addresses take of an imprint, from the lower edge of the page up, with a
    white row above them.
    """
    return style.height - _top_of_links(style, links) + style.leading


def _top_of_links(style: Style, links: Sequence[ShownLink]) -> Length:
    coded = sum(link.qr for link in links)
    symbols = -(-coded // _IN_A_ROW) * (style.qr + style.leading)
    letters = len(links) * times(style.address, ADDRESS_STEP)
    return style.foot() + style.leading - symbols - letters


def _styles(style: Style) -> Iterator[Style]:
    """The style, and with smaller facts."""
    for share in _SHARES:
        small, note, leading = (
            times(size, share) for size in (style.small, style.note, style.note_leading)
        )
        yield replace(style, small=small, note=note, note_leading=leading)


def _height(forme: Forme, style: Style, facts: Sequence[Fact]) -> Length:
    """What the facts take with no white between them."""
    label, value = _types(forme.compositor, style, facts)
    lines = sum(
        len(forme.compositor.ragged(forme.compositor.plain(fact.value, value.type_), forme.measure))
        for fact in facts
    )
    return lines * value.leading + len(facts) * label.leading


def _set_facts(forme: Forme, style: Style, facts: Sequence[Fact], bottom: Length) -> Length:
    """The facts, as far apart as their number leaves them room; returns the baseline that would
    come next.
    """
    label, value = _types(forme.compositor, style, facts)
    step = label.leading + value.leading
    gap = max(min(_GAP, (bottom - style.head) // len(facts) - step), 0)
    y = style.head
    for fact in facts:
        y = forme.text("P", fact.label, label, y)
        y = forme.text("P", fact.value, value, y, fact.lang) + gap
    return y


def _types(compositor: Compositor, style: Style, facts: Sequence[Fact]) -> tuple[Leaded, Leaded]:
    """The type of the labels, each so far above its fact, and that of the facts: of one family,
    which has what most of them say.
    """
    said = " ".join(f"{fact.label} {fact.value}" for fact in facts)
    label = compositor.chosen(said, Type("Medium", style.small, "accent"))
    value = compositor.chosen(said, Type("Regular", style.note))
    above = times(style.small, _LABEL * compositor.opened(label))
    return Leaded(label, above), Leaded(value, style.note_leading)


def _facts(compositor: Compositor, source: Source, reading: Reading) -> Iterator[Fact]:
    return facts_of(compositor.language, source.description, reading, compositor.families)
