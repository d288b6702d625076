"""The page that a QR code opens: one file of HTML, which fetches nothing and runs nothing. First
the text, then what it is, how it was edited, and what can be taken from beside it.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from lxml import etree
from lxml.builder import E

from edition.identity.facts import NO_LANGUAGE, Fact, facts_of
from edition.model.surface import Download, ToShow
from edition.surfaces.blocks import (
    Element,
    headings,
    listed,
    notes,
    said,
    speaking,
    title,
    written,
)
from edition.surfaces.context import Context, ref_id
from edition.surfaces.dates import machine_day
from edition.surfaces.described import access_features, citation_tags, json_ld, signposts
from edition.surfaces.styles import face_rules, text_style, web_style

_CONTENTS_FROM = 3
"""Headings from which on the page has contents."""
_KILOBYTE = 1000
_IN_LATIN = {"class": "digest", "dir": "ltr"}


def web_page(shown: ToShow, downloads: Sequence[Download], picture: str) -> bytes:
    """See `edition.surfaces.web_page`."""
    context = Context(shown)
    style = _style(shown)
    root = E.html(
        E.head(*_head(context, style, downloads, picture)),
        E.body(*_body(context, downloads)),
        lang=shown.description.language,
        dir="rtl",
    )
    content: bytes = etree.tostring(
        root, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>"
    )
    return content + b"\n"


def _style(shown: ToShow) -> str:
    """The faces stand in it, so that one request brings all."""
    addresses = [f"data:font/woff2;base64,{b64encode(cut.content).decode()}" for cut in shown.cuts]
    return face_rules(shown.cuts, addresses) + text_style(shown.cuts) + web_style()


def _policy(style: str, described: str) -> str:
    """A Content-Security-Policy by which nothing is fetched or run: this style alone has a say, by
    its digest, and the faces in it; the description, which is data, is let stand by its own.
    """
    digests = [b64encode(sha256(each.encode()).digest()).decode() for each in (style, described)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _head(
    context: Context, style: str, downloads: Sequence[Download], picture: str
) -> Iterator[Element]:
    record, address = context.shown.reading.record, context.address
    features = access_features(bool(context.shown.pages), False, _has_contents(context))
    described = json_ld(record, downloads, address, features)
    policy = _policy(style, described)
    yield E.meta(charset="utf-8")
    yield E.meta({"http-equiv": "Content-Security-Policy", "content": policy})
    yield E.meta(name="viewport", content="width=device-width,initial-scale=1")
    yield E.title(record.title)
    if record.description:
        yield E.meta(name="description", content=record.description)
    yield from citation_tags(record, downloads, address)
    yield E.meta(property="og:type", content="article")
    yield E.meta(property="og:title", content=record.title)
    if address and picture:
        yield E.meta(property="og:url", content=address)
        yield E.meta(property="og:image", content=f"{address.rstrip('/')}/{picture}")
        yield E.meta(property="og:image:alt", content=record.title)
        yield E.meta(name="twitter:card", content="summary_large_image")
    yield from signposts(record, downloads, address)
    yield E.script(described, type="application/ld+json")
    yield E.style(style)


def _body(context: Context, downloads: Sequence[Download]) -> Iterator[Element]:
    words, every = context.voice.words, range(len(context.blocks))
    skip = E.a({"class": "skip", "href": "#title"}, words.skip)
    speaking(skip, context)
    yield E.div({"class": "band"})
    yield skip
    yield E.main(
        E.article(
            *_lines([_printing(context, downloads), header(context)]),
            *_lines([_contents(context)] if _has_contents(context) else []),
            *_lines(written(context, every)),
            *_lines(notes(context, every)),
            *_pages(context, len(context.blocks)),
            id="text",
        )
    )
    yield E.footer(*_lines([*about(context), *_files(context, downloads)]))


def _has_contents(context: Context) -> bool:
    return len(headings(context, range(len(context.blocks)))) >= _CONTENTS_FROM


def _lines(elements: Sequence[Element]) -> Sequence[Element]:
    """The elements, each on a line of the file."""
    for element in elements:
        element.tail = "\n"
    return elements


def _pages(context: Context, block: int) -> Iterator[Element]:
    """Pages of paper that begin before this block and nowhere within it."""
    return (context.page_mark(page) for page in context.begins.get(block, ()) if not page.offset)


def header(context: Context, colophon: str = "") -> Element:
    """The title, who speaks, where and when; the pages of paper before the text begin here.

    `colophon` is the file that the note on dates is in, "" for the same one.
    """
    description, dates = context.shown.description, context.shown.reading.dates
    language = context.language
    found = E.header(*_pages(context, 0), title(context))
    if names := speakers(context):
        found.append(said(E.p({"class": "who"}), language.words.comma.join(names), context))
    beside = language.words.comma.join(
        each for each in (description.adopting_meeting, description.place) if each
    )
    if beside:
        found.append(said(E.p({"class": "who"}), beside, context))
    if dates.display:
        day = E.time({"datetime": machine_day(dates)})
        line = E.p({"class": "who"}, said(day, dates.display, context))
        if context.shown.reading.record.dates_note:
            mark = E.a({"href": f"{colophon}#about-dates", "role": "doc-noteref"}, E.sup("*"))
            mark.set("aria-label", f"* {context.voice.words.about_dates}")
            line.append(mark)
        found.append(line)
    return found


def speakers(context: Context) -> list[str]:
    """The names of those who speak; none where nobody is named."""
    description = context.shown.description
    names = [agent.name for agent in description.creator] or [description.issuing_body]
    return [name for name in names if name and name != context.language.words.no_body]


def _contents(context: Context) -> Element:
    every = range(len(context.blocks))
    entries = [
        (block.level, block.text, f"#{ref_id(block.ref)}") for _, block in headings(context, every)
    ]
    summary = E.summary(context.voice.words.contents)
    found = E.nav(E.details(summary, listed(entries)), {"class": "contents"})
    found.set("aria-label", context.voice.words.contents)
    speaking(summary, context)
    return found


def _printing(context: Context, downloads: Sequence[Download]) -> Element:
    """What stands on paper alone: who prints this wants the pamphlet."""
    file = next((each.file for each in downloads if each.kind == "pamphlet"), "")
    found = E.p({"class": "print"})
    if file:
        address = f"{context.address.rstrip('/')}/{file}" if context.address else file
        said(found, context.voice.words.no_print.format(file=address), context)
    speaking(found, context)
    return found


def about(context: Context) -> list[Element]:
    """What the edition says of itself, as the imprint does; where it is kept."""
    shown, words = context.shown, context.voice.words
    record = shown.reading.record
    heading = E.h2(words.about, id="about")
    speaking(heading, context)
    listed = E.dl()
    for fact in facts_of(context.language, shown.description, shown.reading, shown.families):
        listed.extend([E.dt(fact.label), _value(context, fact)])
    named = E.dt(words.identifier)
    speaking(named, context)
    listed.extend([named, E.dd(record.identifier, _IN_LATIN)])
    for link in shown.description.link:
        url = context.addressed(link.url)
        listed.append(E.dt(link.label))
        to = E.a(url, href=context.sent(link.url))
        listed.append(E.dd(to, _IN_LATIN))
    return [heading, listed]


def _value(context: Context, fact: Fact) -> Element:
    """What a fact says; of dates that disagree the whole note, with the editor's reason."""
    note, label = context.shown.reading.record.dates_note, context.language.words.about_dates
    if fact.label == label and note:
        whole = note.removeprefix(f"{label}: ")
        return said(E.dd(id="about-dates"), whole, context)
    value = said(E.dd(), fact.value, context)
    if fact.lang == NO_LANGUAGE:
        value.attrib.update(_IN_LATIN)
    elif fact.lang:
        value.set("lang", fact.lang)
    return value


def _files(context: Context, downloads: Sequence[Download]) -> list[Element]:
    """The files beside the page, each with its size and its digest."""
    words = context.voice.words
    if not downloads:
        return []
    heading = E.h2(words.downloads, id="files")
    listed = E.ul({"class": "files"})
    for each in downloads:
        size = max(round(len(each.content) / _KILOBYTE), 1)
        counted = words.kilobytes.format(count=context.voice.figures(size))
        link = E.a(getattr(words, each.kind), href=each.file, type=each.media_type)
        name = E.bdi(each.file, dir="ltr")
        digest = E.span(f"sha256:{sha256(each.content).hexdigest()}", _IN_LATIN)
        entry = E.li(link, words.comma, name, f"{words.comma}{counted}", digest)
        listed.append(entry)
    speaking(heading, context)
    speaking(listed, context)
    return [heading, listed]
