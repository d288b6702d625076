"""The e-book: EPUB 3.3 (W3C Recommendation 2023), a file of XHTML for each section of the text.

It claims of accessibility what is checked: EPUB Accessibility 1.1 and WCAG 2.2 AA, by epubcheck and
Ace in the tests and by the proofs of each build. Its package is stored as it is, in one order and
with one time, so that the same edition is the same file.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO

from lxml import etree
from lxml.builder import E, ElementMaker
from msgspec import Struct

from edition import __version__
from edition.core.languages.surface_words import SurfaceWords, Voice
from edition.model.document import Heading, Note
from edition.model.surface import PaperPage, ToShow
from edition.surfaces.blocks import Element, headings, listed, notes, speaking, written
from edition.surfaces.context import Context, ref_id
from edition.surfaces.described import access_features
from edition.surfaces.styles import book_style, face_rules, text_style
from edition.surfaces.web import about, header, speakers

_XHTML, _OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
_OPF, _DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_XML = "http://www.w3.org/XML/1998/namespace"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_P = ElementMaker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
_D = ElementMaker(namespace=_DC, nsmap={"dc": _DC})
_TYPES = {
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-backlink": "backlink",
    "doc-pagebreak": "pagebreak",
}
"""What older reading systems call the roles of DPUB-ARIA."""
_CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
_PASSAGE = re.compile(r"(?:\b[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+\b[ ,;:'-]*){4}")
"""Four words in a row in Latin, Greek or Cyrillic letters: a sentence of another language."""
_UNIX, _READABLE = 3, 0o644 << 16
_PAGE_SOURCE = "pamphlet"
"""Behind the identifier of the edition: the printed pages that the marks are of."""


class _Part(Struct, frozen=True):
    """A file of the text: its name, the numbers of its blocks, what it is called."""

    file: str
    blocks: range
    title: str


def e_book(shown: ToShow, cover: bytes) -> bytes:
    """See `edition.surfaces.e_book`."""
    context = Context(shown)
    parts = _parts(context)
    files: dict[str, bytes] = {}
    if cover:
        files |= {"cover.png": cover, "cover.xhtml": _cover(context)}
    for part in parts:
        files[part.file] = _document(context, part.title, _text(context, part, part is parts[0]))
    colophon = [*_pages_behind(context), E.section(*about(context), {"class": "about"})]
    files["about.xhtml"] = _document(context, context.voice.words.about, colophon)
    files["nav.xhtml"] = _navigation(context, parts, bool(cover))
    files |= _faces(context)
    files["package.opf"] = _package(context, files, parts, cover)
    day = shown.reading.record.issued
    assert day
    return _packed(files, day)


def _parts(context: Context) -> list[_Part]:
    """What stands before the first section, then each section of the highest level."""
    top = [number for number, block in _headings(context) if block.level == 1]
    lead = any(not isinstance(block, Note) for block in context.blocks[: top[0] if top else None])
    begins = [0, *top] if lead or not top else [0, *top[1:]]
    ends = [*begins[1:], len(context.blocks)]
    found: list[_Part] = []
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        block = context.blocks[begin] if begin < len(context.blocks) else None
        called = block.text if isinstance(block, Heading) else context.shown.description.title
        found.append(_Part(f"text-{number:03}.xhtml", range(begin, end), called))
    return found


def _headings(context: Context) -> list[tuple[int, Heading]]:
    return headings(context, range(len(context.blocks)))


def _text(context: Context, part: _Part, first: bool) -> list[Element]:
    opening = [header(context, "about.xhtml")] if first else []
    return [*opening, *written(context, part.blocks), *notes(context, part.blocks)]


def _pages_behind(context: Context) -> list[Element]:
    marks = [context.page_mark(page) for page in context.begins.get(len(context.blocks), ())]
    return [E.div(*marks)] if marks else []


def _cover(context: Context) -> bytes:
    image = E.img(src="cover.png", alt=_alternative(context), role="doc-cover")
    content = [E.div(image, {"class": "cover"})]
    return _document(context, context.voice.words.cover, content)


def _alternative(context: Context) -> str:
    """What the cover says: the title, who speaks, where and when."""
    reading, description = context.shown.reading, context.shown.description
    title = reading.record.title
    said = [title, *(name for name in speakers(context) if name not in title)]
    said += [description.place, reading.dates.display]
    return context.language.words.comma.join(each for each in said if each)


def _document(context: Context, title: str, content: Sequence[Element]) -> bytes:
    """A file of XHTML; what was built without a namespace is given it."""
    body = E.body(*content)
    root = E.html(
        E.head(E.title(title), E.link(rel="stylesheet", href="style.css", type="text/css")), body
    )
    made = etree.Element(f"{{{_XHTML}}}html", nsmap={None: _XHTML, "epub": _OPS})
    for key in ("lang", f"{{{_XML}}}lang"):
        made.set(key, context.shown.description.language)
    made.set("dir", "rtl")
    for element in root.iter():
        element.tag = f"{{{_XHTML}}}{element.tag}"
        if kind := _TYPES.get(element.get("role", "")):
            element.set(f"{{{_OPS}}}type", kind)
        if element.get("lang"):
            element.set(f"{{{_XML}}}lang", element.get("lang"))
    made.extend(list(root))
    etree.cleanup_namespaces(made, keep_ns_prefixes=["epub"])
    return _xml(made, "<!DOCTYPE html>")


def _xml(root: Element, doctype: str | None = None) -> bytes:
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype)
    return content + b"\n"


def _navigation(context: Context, parts: Sequence[_Part], has_cover: bool) -> bytes:
    """Contents, pages of the paper, landmarks."""
    words = context.voice.words
    content = [_nav("toc", words.contents, listed(list(_entries(context, parts))))]
    if context.shown.pages:
        pages = E.ol(*(_page(context, page, parts) for page in context.shown.pages))
        content.append(_nav("page-list", words.pages, pages, hidden=True))
    marks = [("cover", words.cover, "cover.xhtml")] if has_cover else []
    marks += [("bodymatter", words.start, parts[0].file), ("toc", words.contents, "nav.xhtml")]
    marks += [("colophon", words.about, "about.xhtml")]
    found = E.ol()
    for kind, said, target in marks:
        found.append(E.li(E.a(said, {f"{{{_OPS}}}type": kind, "href": target})))
    content.append(_nav("landmarks", words.start, found, hidden=True))
    for each in content:
        speaking(each, context) if each.get("hidden") else None
    return _document(context, words.contents, content)


def _nav(kind: str, heading: str, entries: Element, *, hidden: bool = False) -> Element:
    found = E.nav({f"{{{_OPS}}}type": kind, "aria-label": heading})
    if kind in ("toc", "page-list"):
        found.set("role", {"toc": "doc-toc", "page-list": "doc-pagelist"}[kind])
    if hidden:
        found.set("hidden", "hidden")
    else:
        found.append(E.h1(heading))
    found.append(entries)
    return found


def _entries(context: Context, parts: Sequence[_Part]) -> Iterator[tuple[int, str, str]]:
    first = context.blocks[parts[0].blocks.start] if context.blocks else None
    if not (isinstance(first, Heading) and first.level == 1):
        yield 1, context.shown.description.title, parts[0].file
    for number, block in _headings(context):
        file = next(part.file for part in parts if number in part.blocks)
        yield block.level, block.text, f"{file}#{ref_id(block.ref)}"
    yield 1, context.voice.words.about, "about.xhtml"


def _page(context: Context, page: PaperPage, parts: Sequence[_Part]) -> Element:
    file = next((part.file for part in parts if page.block in part.blocks), "about.xhtml")
    return E.li(E.a(page.folio, href=f"{file}#page-{page.number}"))


def _faces(context: Context) -> Mapping[str, bytes]:
    """The faces with their licences, and the style that names them."""
    cuts = context.shown.cuts
    names = [f"fonts/{number}-{cut.weight}.woff2" for number, cut in enumerate(cuts, 1)]
    files = {name: cut.content for name, cut in zip(names, cuts, strict=True)}
    licences = dict.fromkeys(cut.licence for cut in cuts if cut.licence)
    for number, licence in enumerate(licences, 1):
        files[f"fonts/licence-{number}.txt"] = licence.encode()
    style = face_rules(cuts, names) + text_style(cuts) + book_style()
    return files | {"style.css": style.encode()}


_MEDIA = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "woff2": "font/woff2",
    "png": "image/png",
    "txt": "text/plain",
}


def _package(
    context: Context, files: Mapping[str, bytes], parts: Sequence[_Part], cover: bytes
) -> bytes:
    manifest, spine = _P.manifest(), _P.spine({"page-progression-direction": "rtl"})
    for name in sorted(files):
        item = _P.item(
            {"id": _id(name), "href": name, "media-type": _MEDIA[name.rpartition(".")[2]]}
        )
        if name in ("nav.xhtml", "cover.png"):
            item.set("properties", {"nav.xhtml": "nav", "cover.png": "cover-image"}[name])
        manifest.append(item)
    opening = [*(["cover.xhtml"] if cover else []), "nav.xhtml"]
    read = [*opening, *(part.file for part in parts), "about.xhtml"]
    for name in read:
        spine.append(_P.itemref(idref=_id(name)))
    root = _P.package(
        {"version": "3.0", "unique-identifier": "id", "dir": "rtl"},
        _P.metadata(*_metadata(context, bool(cover))),
        manifest,
        spine,
    )
    root.set(f"{{{_XML}}}lang", context.shown.description.language)
    etree.indent(root, " ")
    return _xml(root)


def _id(name: str) -> str:
    return "f-" + name.replace("/", "-").replace(".", "-")


def _metadata(context: Context, has_cover: bool) -> Iterator[Element]:
    """One language, or reading systems may turn the pages the wrong way; a direction on each title
    and name.
    """
    record = context.shown.reading.record
    yield _D.identifier(record.identifier, id="id")
    yield _D.title(record.title, {"dir": "rtl", f"{{{_XML}}}lang": record.language})
    yield _D.language(record.language)
    for number, agent in enumerate(record.creators, 1):
        own = {"id": f"creator-{number}", "dir": "rtl"}
        yield _D.creator(agent.name, own)
        if agent.role:
            yield _refined(f"creator-{number}", "role", agent.role)
    for number, agent in enumerate(record.contributors, 1):
        yield _D.contributor(agent.name, {"id": f"contributor-{number}", "dir": "rtl"})
        if agent.role:
            yield _refined(f"contributor-{number}", "role", agent.role)
    if record.publisher:
        yield _D.publisher(record.publisher, {"dir": "rtl"})
    assert record.issued
    yield _D.date(record.issued.isoformat())
    for subject in record.subjects:
        yield _D.subject(subject)
    if record.description:
        yield _D.description(record.description)
    yield _D.rights(record.rights_statement or record.rights)
    if record.url:
        yield _D.source(record.url)
    yield _meta("dcterms:modified", f"{record.issued.isoformat()}T00:00:00Z")
    yield from _access(context, context.voice, has_cover)
    if has_cover:
        yield _P.meta(name="cover", content="f-cover-png")


def _refined(of: str, name: str, value: str) -> Element:
    meta = _meta(name, value)
    meta.set("refines", f"#{of}")
    meta.set("scheme", "marc:relators")
    return meta


def _access(context: Context, voice: Voice, has_cover: bool) -> Iterator[Element]:
    """What EPUB Accessibility 1.1 asks to be said (2.2 and 3.1)."""
    pages = bool(context.shown.pages)
    modes = ["textual", *(["visual"] if has_cover else [])]
    for mode in modes:
        yield _meta("schema:accessMode", mode)
    yield _meta("schema:accessModeSufficient", "textual")
    for feature in access_features(pages, has_cover, has_contents=True):
        yield _meta("schema:accessibilityFeature", feature)
    yield _meta("schema:accessibilityHazard", "none")
    summary = _meta("schema:accessibilitySummary", _summary(voice.words, pages, has_cover))
    if voice.tag.partition("-")[0] != context.language.tag.partition("-")[0]:
        summary.set(f"{{{_XML}}}lang", voice.tag)
        summary.set("dir", "ltr")
    yield summary
    if _languages_are_known(context):
        yield _meta("dcterms:conformsTo", _CONFORMS)
        yield _meta("a11y:certifiedBy", f"edition {__version__}")
    record = context.shown.reading.record
    if pages:
        yield _meta("pageBreakSource", f"{record.identifier}/{_PAGE_SOURCE}")


def _summary(words: SurfaceWords, pages: bool, has_cover: bool) -> str:
    said = [words.summary]
    said += [words.summary_pages] if pages else []
    said += [words.summary_cover] if has_cover else []
    return " ".join(said)


def _languages_are_known(context: Context) -> bool:
    """Whether each passage is in a language that the book says (WCAG 2.2, 3.1.2): words of another
    script may be names, but several in a row are a passage, of which nobody has said the language.
    """
    return not any(_PASSAGE.search(block.text) for block in context.blocks)


def _meta(name: str, value: str) -> Element:
    return _P.meta(value, property=name)


def _packed(files: Mapping[str, bytes], day: date) -> bytes:
    """The container (EPUB 3.3, 4.2), its type first."""
    container = etree.Element(f"{{{_CONTAINER}}}container", nsmap={None: _CONTAINER}, version="1.0")
    roots = etree.SubElement(container, f"{{{_CONTAINER}}}rootfiles")
    root = {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    etree.SubElement(roots, f"{{{_CONTAINER}}}rootfile", root)
    packed = BytesIO()
    # The years that ZIP can say.
    stamp = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as made:
        held = {"META-INF/container.xml": _xml(container)}
        held |= {f"EPUB/{name}": files[name] for name in sorted(files)}
        for name, content in {"mimetype": b"application/epub+zip", **held}.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            made.writestr(entry, content)
    return packed.getvalue()
