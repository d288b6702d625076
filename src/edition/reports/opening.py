"""The top of the report of a build: whether one may go on, what was made, what to do next."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePath
from urllib.parse import quote

from PIL import Image

from edition.core.diagnostics import Severity
from edition.core.languages.build_words import build_words
from edition.core.languages.language_tags import is_from_the_left
from edition.core.languages.press_words import Tongue, tongues
from edition.core.languages.report_words import ReportWords
from edition.model.output_kinds import (
    BOOKLET,
    EPUB,
    HANDOUT,
    HANDOUT_2UP,
    OUTPUTS,
    PAMPHLET,
    POSTERS,
    PRESS,
    SHOP_POSTERS,
    WEB,
)
from edition.model.proof import Outcome, Proof
from edition.reports.contents import Report
from edition.reports.page import Voices, file_name, folded, section, typed
from edition.reports.pictures import Card, Strip, png

_OPEN, _PICTURED = 2, 60
"""Files of a kind whose pictures stand open, and further ones that have pictures at all: of two
hundred posters it would be megabytes, and the contact sheet beside the page has all of them.
"""
_ALIKE = {SHOP_POSTERS.name: POSTERS.name, HANDOUT_2UP.name: HANDOUT.name}
"""Kinds that look like others."""
_DONE_WITH = {SHOP_POSTERS.name: PRESS.name, HANDOUT_2UP.name: HANDOUT.name}
"""Kinds with which the same is done as with others."""
_NAMED = 4
"""Files that a step names."""
_NOTE = "-note.txt"
_TILES = "posters/tiles/"


# Whether one may go on.


def state(voices: Voices, report: Report) -> str:
    """A sentence, and what there is of everything."""
    checks = Counter(check.outcome for proof in report.proofs for check in proof.checks)
    said = Counter(problem.severity for problem in report.problems)
    failed = [proof for proof in report.proofs if _failed(proof)]
    counts = {
        "files": len(report.cards),
        "pages": sum(card.pages for card in report.cards),
        **{outcome.value: checks[outcome] for outcome in Outcome},
        Severity.WARNING.value: said[Severity.WARNING],
        Severity.NOTE.value: said[Severity.NOTE],
    }
    always = {Outcome.PASSED.value, Outcome.FAILED.value}
    told = {name: count for name, count in counts.items() if count or name in always}
    numbers = "".join(_count(voices, name, count) for name, count in told.items())
    warnings = said[Severity.WARNING]
    kind = "failed" if failed else "doubtful" if warnings else "ready" if report.cards else "proved"
    sign = {"failed": "✗", "doubtful": "!"}.get(kind, "✓")
    count = len(failed) or warnings

    def sentence(words: ReportWords) -> str:
        told = getattr(build_words(words).state, kind).format(count=words.figures(count))
        return f'<span aria-hidden="true">{sign}</span> {told}' if words is voices.first else told

    says = voices.paragraphs(sentence, "says")
    return f'<div class="state {kind}">\n{says}<dl class="counts">\n{numbers}</dl>\n</div>\n'


def _failed(proof: Proof) -> bool:
    return any(check.outcome is Outcome.FAILED for check in proof.checks)


def _count(voices: Voices, name: str, count: int) -> str:
    label = voices.say(lambda words: build_words(words).state.counts[name])
    return f"<div><dt>{label}</dt><dd>{voices.first.figures(count)}</dd></div>\n"


# What was made.


def made(voices: Voices, report: Report) -> str:
    """Pictures of pages and of files, and the names of what has none."""
    if not report.cards:
        return ""
    captions = tongues(report.language or "en")
    first, alike = _parted(report.cards)
    alike, left = alike[:_PICTURED], alike[_PICTURED:]
    strip = _strip(voices, report, report.strip) if report.strip else ""
    without = ""
    if alike:
        figures = _figures(voices, report, alike, captions)
        without += folded(_counted(voices, "alike", len(alike)), figures)
    if left:
        names = "".join(f"<li>{_without(report, card, captions)}</li>\n" for card in left)
        without += folded(_counted(voices, "without", len(left)), f"<ul>\n{names}</ul>\n")
    pdfs = {card.file for card in report.cards}
    if others := [file for file in report.files if file not in pdfs]:
        names = "".join(f"<li>{_linked(report, file)}</li>\n" for file in others)
        without += folded(_counted(voices, "others", len(others)), f"<ul>\n{names}</ul>\n")
    heading = voices.say(lambda words: build_words(words).made.heading)
    body = f"{strip}{_figures(voices, report, first, captions)}{without}"
    return section("made", heading, body)


def _parted(cards: Sequence[Card]) -> tuple[Sequence[Card], Sequence[Card]]:
    """The first ones of each kind, and the others, which are much like them; what failed stands
    open.
    """
    met: Counter[str] = Counter()
    first: list[Card] = []
    alike: list[Card] = []
    for card in cards:
        kind = _ALIKE.get(_kind(card.file), _kind(card.file))
        met[kind] += 1
        is_open = met[kind] <= _OPEN or PurePath(card.file).stem.endswith(".failed")
        (first if is_open and len(first) < _PICTURED else alike).append(card)
    return first, alike


def _figures(
    voices: Voices, report: Report, cards: Sequence[Card], captions: Sequence[Tongue]
) -> str:
    figures = "".join(_figure(voices, report, each, captions) for each in cards)
    return f'<div class="cards">\n{figures}</div>\n'


def _counted(voices: Voices, name: str, count: int) -> str:
    return voices.say(
        lambda words: getattr(build_words(words).made, name).format(count=words.figures(count))
    )


def _strip(voices: Voices, report: Report, strip: Strip) -> str:
    """Pages as they face one another, the first by itself; bound where the text begins."""
    side = "ltr" if is_from_the_left(report.language or "en") else "rtl"
    pages = [
        _image(picture, _of_page(voices, strip.file, number))
        for number, picture in enumerate(strip.pictures, 1)
    ]
    spreads = [pages[:1], *(pages[at : at + 2] for at in range(1, len(pages), 2))]
    shown = "".join(f"<li>{''.join(spread)}</li>\n" for spread in spreads)
    heading = voices.say(
        lambda words: build_words(words).made.pages.format(file=file_name(strip.file))
    )
    further = strip.pages - len(strip.pictures)
    more = voices.paragraphs(
        lambda words: build_words(words).made.more_pages.format(count=words.figures(further))
    )
    return (
        f'<h3>{heading}</h3>\n<ul class="spreads" dir="{side}">\n{shown}</ul>\n'
        f"{more if further else ''}"
    )


def _of_page(voices: Voices, file: str, number: int) -> str:
    words = voices.first
    return build_words(words).made.page.format(number=words.figures(number), file=file)


def _image(picture: Image.Image, says: str) -> str:
    content = b64encode(png(picture)).decode("ascii")
    return (
        f'<img alt="{escape(says)}" width="{picture.width}" height="{picture.height}" '
        f'src="data:image/png;base64,{content}">'
    )


def _figure(voices: Voices, report: Report, card: Card, captions: Sequence[Tongue]) -> str:
    says = build_words(voices.first).made.first_page.format(file=card.file)
    facts = "".join(_facts(card, tongue, own=at == 0) for at, tongue in enumerate(captions))
    return (
        f'<figure><div class="shot">{_image(card.picture, says)}</div>'
        f'<figcaption><p class="name">{_linked(report, card.file)}</p>{facts}'
        "</figcaption></figure>\n"
    )


def _facts(card: Card, tongue: Tongue, *, own: bool) -> str:
    side = "rtl" if tongue.from_right else "ltr"
    kind = "" if own else ' class="beside"'
    told = "".join(f"<p>{escape(fact)}</p>" for fact in card.facts(tongue))
    return f'<div{kind} lang="{tongue.tag}" dir="{side}">{told}</div>'


def _without(report: Report, card: Card, captions: Sequence[Tongue]) -> str:
    first = next(card.facts(captions[0]))
    side = "rtl" if captions[0].from_right else "ltr"
    fact = f'<span lang="{captions[0].tag}" dir="{side}">{escape(first)}</span>'
    return f"{_linked(report, card.file)} {fact}"


def _linked(report: Report, file: str) -> str:
    """The name of a file, which leads to it where it lies beside the page."""
    if not report.linked:
        return file_name(file)
    return f'<a href="{escape(quote(file))}">{file_name(file)}</a>'


# What to do next.


def steps(voices: Voices, report: Report) -> str:
    """Of a build: what to mend, how to print and fold each thing, where to put it."""
    if not report.cards:
        return ""
    items = "".join(f"<li>{each}</li>\n" for each in _steps(voices, report))
    heading = voices.say(lambda words: build_words(words).steps.heading)
    return section("next", heading, f'<ol class="steps">\n{items}</ol>\n')


def _steps(voices: Voices, report: Report) -> Iterator[str]:
    def plain(name: str) -> str:
        return voices.paragraphs(lambda words: typed(getattr(build_words(words).steps, name)))

    if any(_failed(proof) for proof in report.proofs):
        yield plain("failed")
    elif any(problem.severity is Severity.WARNING for problem in report.problems):
        yield plain("doubtful")
    by_kind: dict[str, list[str]] = {}
    for card in report.cards:
        if not PurePath(card.file).stem.endswith(".failed"):
            kind = _DONE_WITH.get(_kind(card.file), _kind(card.file))
            by_kind.setdefault(kind, []).append(card.file)
    for file in report.files:
        if _kind(file) in (WEB.name, EPUB.name):
            by_kind.setdefault(_kind(file), []).append(file)
    order = [kind.name for kind in OUTPUTS] + ["tiles"]
    for kind in sorted(by_kind.keys() & {*order}, key=order.index):
        yield _step(voices, report, kind, by_kind[kind])
    if PAMPHLET.name in by_kind and BOOKLET.name not in by_kind:
        yield plain("booklet")
    yield plain("deposit")
    yield plain("again")


def _kind(file: str) -> str:
    """The name of the kind of an output, "tiles" for a poster in pieces; "" where it is of none."""
    if file.startswith(_TILES):
        return "tiles"
    fitting = [kind for kind in OUTPUTS if file.startswith(kind.path)]
    return max(fitting, key=lambda kind: len(kind.path)).name if fitting else ""


def _step(voices: Voices, report: Report, kind: str, files: Sequence[str]) -> str:
    files = sorted(files, key=lambda file: kind == PRESS.name and not file.startswith(PRESS.path))
    shown = [_linked(report, file) for file in files[:_NAMED]]

    def say(words: ReportWords) -> str:
        named = words.comma.join(shown) + (" …" if len(files) > _NAMED else "")
        told = build_words(words).steps.kinds.get(kind) or _declared(kind, words)
        return typed(told).replace("{files}", named)

    notes = "".join(
        folded(_note_of(voices, file), _in_languages(said))
        for file, said in report.notes.items()
        if file.removesuffix(_NOTE) == files[0].removesuffix(".pdf")
    )
    return voices.paragraphs(say) + notes


def _declared(kind: str, words: ReportWords) -> str:
    """Of a kind that nobody has a sentence for, what the reference of keys says it is."""
    [found] = (each for each in OUTPUTS if each.name == kind)
    said = found.fa if words.tag == "fa" else found.en
    return f"{said or kind}: {{files}}"


def _note_of(voices: Voices, file: str) -> str:
    return voices.say(lambda words: typed(build_words(words).steps.notes.format(file=file)))


def _in_languages(note: str) -> str:
    """What a note says, which is in a language after another."""
    parts = [part.strip() for part in note.split("-" * 40)]
    return "".join(f'<pre dir="auto">{escape(part)}</pre>\n' for part in parts)
