"""From an edited text to proved surfaces: the page of the web with what lies beside it, and the
e-book. The one that knows both `surfaces` and their proofs.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from msgspec.structs import replace

from edition.core.diagnostics import Problems, error, warning
from edition.core.quoting import worded
from edition.edited import Edited
from edition.faces import families
from edition.model.description import Poster
from edition.model.document import Document, Title
from edition.model.output_kinds import BESIDE_THE_PAGE, BOOKLET, EPUB, IIIF, PAMPHLET, SCREEN, WEB
from edition.model.page import PagedDocument
from edition.model.proof import Proof
from edition.model.reading import emend
from edition.model.source import Span
from edition.model.surface import Download, Picture, Surfaces, ToShow
from edition.pdf import write
from edition.press import pages_pictured, pictured
from edition.surfaces import cuts_of, e_book, manifest, paper_pages, web_page
from edition.typeset import typeset
from edition.verify import SurfaceClaims, verify_book, verify_manifest, verify_page
from edition.workers import Workers

PAGE = f"{WEB.path}index.html"
MANIFEST = f"{IIIF.path}manifest.json"
_PAGE_WIDTH = 1240
"""Pixels of the picture of a page: of A5 that is 213 to an inch, so small type is read."""
_PICTURE = "preview.png"
_SHARED, _COVER = "1200x630", "1080x1920"
"""The sizes of the picture for sharing and of the cover, in pixels."""
_PDF = "application/pdf"
REGISTER = "emendations.csv"
"""The list of emendations, in the build folder and beside the page."""


def wanted_of(edited: Edited, only: Collection[str]) -> tuple[frozenset[str] | None, Problems]:
    """Which surfaces are made: what is asked for, else what edition.toml lists; what lies beside
    the page with it. A problem where a book would have to say a day that nobody states.
    """
    listed = {output.kind for output in edited.source.description.output}
    kinds = {WEB.name, EPUB.name, IIIF.name} & (set(only) or listed)
    if WEB.name in kinds and EPUB.name in listed:
        kinds.add(EPUB.name)
    if EPUB.name in kinds and not edited.reading.record.issued:
        fact = worded("an e-book says on which day it was made, and this edition has none")
        act = worded('write issued = "2026-11-26" in edition.toml, or set SOURCE_DATE_EPOCH')
        return None, (error("no-day", fact, act),)
    serves = any(link.serves == WEB.name for link in edited.source.description.link)
    if IIIF.name in kinds and not (serves and PAMPHLET.name in listed):
        fact = worded(
            "no manifest of pictures is made: its ids are addresses, and it has the pages of the "
            "pamphlet"
        )
        act = worded('write serves = "web" under the [[link]] of the page, and list the pamphlet')
        return frozenset(kinds - {IIIF.name}), (warning("no-address", fact, act),)
    return frozenset(kinds), ()


def with_those_beside(edited: Edited, only: Sequence[str]) -> tuple[str, ...]:
    """The outputs to be made so that those that are asked for can be: a surface has the pages of
    the pamphlet, the page of the web has files beside it.
    """
    listed = {output.kind for output in edited.source.description.output}
    of_pages = (PAMPHLET,) if {EPUB.name, IIIF.name} & set(only) else ()
    also = BESIDE_THE_PAGE if WEB.name in only else of_pages
    return (*only, *(kind.name for kind in also if kind.name in listed and kind.name not in only))


def surfaces_of(
    edited: Edited,
    outputs: Sequence[PagedDocument],
    finished: Mapping[str, bytes | str],
    wanted: frozenset[str],
) -> Surfaces:
    """The surfaces that are `wanted`; `finished` are the files of this build by their paths."""
    if not wanted:
        return Surfaces()
    shown = _shown(edited, outputs)
    files: dict[str, bytes] = {}
    if EPUB.name in wanted:
        files[EPUB.path] = e_book(shown, _title_picture(edited, _COVER))
    if WEB.name in wanted:
        downloads = tuple(_beside(edited, {**finished, **files}))
        picture = _title_picture(edited, _SHARED)
        files |= {f"{WEB.path}{each.file}": each.content for each in downloads}
        files |= {f"{WEB.path}{_PICTURE}": picture} if picture else {}
        files[PAGE] = web_page(shown, downloads, _PICTURE if picture else "")
    pages = finished.get(f"{PAMPHLET.path}.pdf")
    if IIIF.name in wanted and isinstance(pages, bytes):
        pictures = tuple(_pictures(pages))
        files |= {f"{IIIF.path}{each.file}": each.content for each in pictures}
        files[MANIFEST] = manifest(shown, pictures)
    return Surfaces(
        files,
        PAGE if WEB.name in wanted else "",
        EPUB.path if EPUB.name in wanted else "",
        MANIFEST if MANIFEST in files else "",
    )


def _pictures(pages: bytes) -> Iterator[Picture]:
    for number, ((width, height), content) in enumerate(pages_pictured(pages, _PAGE_WIDTH), 1):
        yield Picture(f"page-{number:03}.png", width, height, content)


def _shown(edited: Edited, outputs: Sequence[PagedDocument]) -> ToShow:
    source, reading = edited.source, edited.reading
    pamphlet = next((output for output in outputs if output.name == PAMPHLET.path), None)
    return ToShow(
        reading,
        source.description,
        source.text.text,
        paper_pages(pamphlet, reading) if pamphlet else (),
        cuts_of(source, reading, edited.fonts),
        families(edited.fonts),
    )


def _beside(edited: Edited, finished: Mapping[str, bytes | str]) -> Iterator[Download]:
    """What lies beside the page: of PDFs and the book what this build made, the text as it is set,
    and how that differs from the source, where it does.
    """
    for kind in (PAMPHLET, BOOKLET, SCREEN):
        file = f"{kind.path}.pdf"
        if isinstance(content := finished.get(file), bytes):
            yield Download(file, kind.name, _PDF, content)
    if isinstance(book := finished.get(EPUB.path), bytes):
        yield Download(EPUB.path, EPUB.name, "application/epub+zip", book)
    name = PurePath(edited.source.text.file).name
    media_type = "text/markdown" if name.endswith(".md") else "text/plain"
    text = emend(edited.source.text.text, edited.reading.emendations).encode()
    yield Download(name, "text", media_type, text)
    if edited.reading.emendations and isinstance(register := finished.get(REGISTER), str):
        yield Download(REGISTER, "emendations", "text/csv", register.encode())


def _title_picture(edited: Edited, size: str) -> bytes:
    """The title as a poster of so many pixels, without addresses; b"" where it does not fit one."""
    description = replace(
        edited.source.description,
        poster=(Poster(shows="title", size=size),),  # type: ignore[arg-type]
        output=(),
        link=(),
    )
    block = Title("title", Span(0, 0), description.title)
    reading = replace(
        edited.reading,
        displayed=Document((block,)),
        description=description,
        displayed_description=description,
    )
    source = replace(edited.source, description=description)
    outputs, _ = typeset(source, reading, edited.fonts, ("posters",))
    if not outputs or not outputs[0].pixels:
        return b""
    poster, _ = write(outputs[0], reading.record, edited.fonts)
    return pictured(poster, outputs[0].pixels)


def proofs_of(
    bench: Path, edited: Edited, made: Surfaces, paper: str, workers: Workers
) -> Iterator[Callable[[], Sequence[Proof]]]:
    """The proof of each surface, begun; `paper` is the text of the pamphlet, "" where there is
    none.
    """
    claims = SurfaceClaims(
        edited.source.text,
        edited.reading.emendations,
        edited.reading.document.blocks,
        edited.reading.record,
        paper,
    )
    if made.book:
        yield workers.begin(_of_surface, verify_book, bench, made.book, claims)
    if made.manifest:
        yield workers.begin(_of_surface, verify_manifest, bench, made.manifest, claims)
    if made.page:
        yield workers.begin(_of_surface, verify_page, bench, made.page, claims)


def _of_surface(
    proved: Callable[[Path, SurfaceClaims], Proof], bench: Path, file: str, claims: SurfaceClaims
) -> tuple[Proof]:
    return (replace(proved(bench / file, claims), file=file),)
