"""From pages to proved sheets: within a build, and for any PDF by itself. The one that knows both
the press and its proofs.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from edition import delivery, faces
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.quoting import listed, worded
from edition.edited import Edited
from edition.model.description import Booklet
from edition.model.imposition import (
    DUMMY,
    Binding,
    Condition,
    Order,
    Printed,
    Sheets,
    ShopPoster,
    Tiled,
    Zine,
)
from edition.model.output_kinds import (
    BOOKLET,
    FROM_PAGES,
    MINI_ZINE,
    PAMPHLET,
    POSTERS,
    PRESS,
    ReadingName,
    held_to,
    named,
)
from edition.model.page import PagedDocument
from edition.model.proof import Outcome, Proof
from edition.pdf import write
from edition.press import (
    alternatives,
    fold_note,
    for_shop,
    impose,
    one_sheet,
    pictured,
    tile,
    zine_note,
)
from edition.verify import Claims, preflight, verify, verify_sheets, verify_tiles, verify_zine
from edition.workers import Workers


class Written(NamedTuple):
    """A PDF, and the text that should come back out of it."""

    pdf: bytes
    expected: str


class Imposed(Struct, frozen=True):
    """What came of a PDF of its own: the files in place (none: refused), the plan, the proofs,
    which failed, every problem.
    """

    files: tuple[Path, ...] = ()
    table: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    failed: tuple[str, ...] = ()
    problems: Problems = ()


class FileOrder(Struct, frozen=True):
    """What is asked for a PDF: how to impose it, and where to; `plan` makes the folding dummy
    instead of the booklet.
    """

    pdf: Path
    out: Path
    plan: bool = False
    booklet: Booklet = Booklet()
    binding: Binding | None = None
    paper: str = ""
    cover: bool = False
    private: tuple[str, ...] = ()
    break_lock: bool = False


Wanted: TypeAlias = Mapping[ReadingName, frozenset[str]]
"""Kinds of output that are made of pages, by the reading that these show."""


def wanted_of(edited: Edited, only: Collection[str]) -> tuple[Wanted | None, Problems]:
    """What the press must make: what edition.toml lists, of that what is asked for; and what is
    asked for and not listed there of the first pamphlet. A problem where it could not.
    """
    listed = edited.source.description.output
    pages: ReadingName = next((o.reading for o in listed if o.kind == PAMPHLET.name), "edited")
    unlisted = frozenset(only) - {output.kind for output in listed}
    asked: dict[ReadingName, frozenset[str]] = {pages: unlisted.intersection(FROM_PAGES)}
    for output in listed:
        if output.kind in FROM_PAGES and (not only or output.kind in only):
            asked[output.reading] = asked.get(output.reading, frozenset()) | {output.kind}
    wanted = {reading: kinds for reading, kinds in asked.items() if kinds}
    if (
        any(PRESS.name in kinds for kinds in wanted.values())
        and edited.source.condition
        and not edited.reading.record.issued
    ):
        fact = worded("a file of PDF/X-4 says on which day it was made, and this edition has none")
        act = worded('write issued = "2026-11-26" in edition.toml, or set SOURCE_DATE_EPOCH')
        return None, (error("no-day", fact, act, edited.source.places.get("press.profile")),)
    return wanted, ()


def with_pages(only: Sequence[str]) -> tuple[str, ...]:
    """The outputs to be set so that those that are asked for can be made."""
    lacking = set(only) & set(FROM_PAGES) and PAMPHLET.name not in only
    return (*only, PAMPHLET.name) if lacking else tuple(only)


def press(
    edited: Edited,
    outputs: Sequence[PagedDocument],
    written: Mapping[str, Written],
    wanted: Wanted,
) -> tuple[tuple[Printed, ...] | None, Problems]:
    """The press's part of a build: sheets of each pamphlet that are `wanted`, under its reading;
    and posters in pieces or as pictures, how leaflets are folded, books on one sheet. `written` are
    the outputs by their names.
    """
    made: list[Printed] = []
    problems: Problems = ()
    for reading, kinds in wanted.items():
        pages = written.get(named(PAMPHLET.path, reading))
        printed, found = _from_pages(edited, pages, kinds, reading)
        problems += tuple(problem for problem in found if problem not in problems)
        if printed is None:
            return None, problems
        made.append(printed)
    to_shop = any(PRESS.name in kinds for kinds in wanted.values())
    return (*made, _from_outputs(edited, outputs, written, to_shop=to_shop)), problems


def _from_outputs(
    edited: Edited,
    outputs: Sequence[PagedDocument],
    written: Mapping[str, Written],
    *,
    to_shop: bool,
) -> Printed:
    """What is made of any output but the sheets of a pamphlet."""
    files: dict[str, bytes | str] = {}
    tiled, zines = dict[str, Tiled](), dict[str, Zine]()
    record = edited.reading.record
    for output in outputs:
        path = PurePath(output.name)
        if output.folding:
            note = fold_note(output.folding, f"{path.name}.pdf", record.language)
            files[f"{output.name}-note.txt"] = note
        if output.tiles:
            poster = written[output.name].pdf
            file = f"{path.parent}/tiles/{path.name}-{output.tiles.paper}.pdf"
            files[file] = tile(poster, output.tiles, record, edited.fonts, output.pages[0])
            tiled[file] = Tiled(poster, output.tiles)
        if output.one_sheet:
            zine = Zine(written[output.name].pdf, output.one_sheet)
            file = f"{named(MINI_ZINE.path, output.reading)}.pdf"
            files[file] = one_sheet(zine.pages, zine.sheet, record)
            note = zine_note(zine.sheet, PurePath(file).name, record.language)
            files[file.replace(".pdf", "-note.txt")] = note
            zines[file] = zine
    posters = _for_shop(edited, outputs) if to_shop else {}
    for file, (shop, made) in posters.items():
        files |= {file: shop, file.replace(".pdf", ".txt"): made.expected}
    files |= _pictures(edited, outputs, written)
    return replace(
        _nothing(edited),
        files=files,
        tiled=tiled,
        zines=zines,
        posters={file: made for file, (_, made) in posters.items()},
    )


def _nothing(edited: Edited) -> Printed:
    """Of nothing yet, for the print shop of the edition."""
    limit = edited.source.description.press.ink_limit_percent
    return Printed({}, (), (), condition=edited.source.condition, ink_limit=limit)


def _pictures(
    edited: Edited, outputs: Sequence[PagedDocument], written: Mapping[str, Written]
) -> Iterator[tuple[str, bytes]]:
    """Posters that are posted, and one list of what all of them say."""
    said: dict[str, PagedDocument] = {}
    for output in outputs:
        if output.pixels:
            yield f"{output.name}.png", pictured(written[output.name].pdf, output.pixels)
            said[f"{PurePath(output.name).name}.png"] = output
    if said:
        yield f"{POSTERS.path}alt.json", alternatives(said, edited.reading.record.language)


def _for_shop(
    edited: Edited, outputs: Sequence[PagedDocument]
) -> Mapping[str, tuple[bytes, ShopPoster]]:
    """Posters of which something goes to an edge: each as a print shop gets it, and as it was
    written.
    """
    record, second_ink = edited.reading.record, edited.source.description.press.second_ink
    found: dict[str, tuple[bytes, ShopPoster]] = {}
    for output in outputs:
        if output.bled:
            poster = ShopPoster(*write(output.bled, record, edited.fonts, None))
            file = f"{output.bled.name}.pdf"
            shop = for_shop(poster.pages, file, record, second_ink, edited.source.condition)
            found[file] = shop, poster
    return found


def _from_pages(
    edited: Edited, pages: Written | None, wanted: frozenset[str], reading: ReadingName
) -> tuple[Printed | None, Problems]:
    """The pamphlet has a cover, so blanks go before its back."""
    if pages is None:
        fact = worded(
            "{names} are made from the pamphlet, which this edition has not",
            names=listed(sorted(wanted), " and "),
        )
        act = worded('add [[output]] with kind = "{name}" to edition.toml', name=PAMPHLET.name)
        return None, (error("no-pages", fact, act),)
    condition, description = edited.source.condition, edited.source.description
    order = Order(
        name=f"{named(PAMPHLET.path, reading)}.pdf",
        pages=pages.pdf,
        wanted=wanted,
        booklet=description.booklet,
        cover=True,
        reading=reading,
        record=edited.reading.record,
        second_ink=description.press.second_ink,
        condition=condition,
    )
    printed, problems = impose(order, faces.house(edited.fonts))
    if printed is None:
        return None, problems
    text = {printed.variant.replace(".pdf", ".txt"): pages.expected} if printed.variant else {}
    shop = _nothing(edited)
    return replace(
        printed,
        files={**printed.files, **text},
        reading=reading,
        condition=shop.condition,
        ink_limit=shop.ink_limit,
    ), problems


def proofs_of(
    bench: Path, printed: Printed, pages: Written, claims: Claims, workers: Workers
) -> Iterator[Callable[[], Sequence[Proof]]]:
    """The proofs of every PDF of the press, begun, those for the print shop with what was looked
    for before plates are made.

    `pages` are those that the sheets show, `claims` those of the edition, whatever the output.
    """
    condition, ink_limit, private = printed.condition, printed.ink_limit, claims.private
    if printed.variant:
        own = replace(claims, expected=pages.expected)
        shop = _ForShop(condition, ink_limit, pages.pdf)
        yield workers.begin(_of_file, bench, printed.variant, own, shop)
    for sheets in printed.sheets:
        bled = condition if sheets.imposition.bleed and not sheets.plates else None
        # A reader shows the black of CMYK as a lighter one, so sheets are compared with pages in
        # the same.
        shown = (bench / printed.variant).read_bytes() if bled else pages.pdf
        yield workers.begin(_of_sheets, bench, sheets, shown, private, _ForShop(bled, ink_limit))
    for file, poster in printed.posters.items():
        own = replace(claims, expected=poster.expected, attached=())
        yield workers.begin(
            _of_file, bench, file, own, _ForShop(condition, ink_limit, poster.pages)
        )
    for file, tiled in printed.tiled.items():
        yield workers.begin(_of_tiles, bench, file, tiled, private)
    for file, zine in printed.zines.items():
        yield workers.begin(_of_zine, bench, file, zine, private)


class _ForShop(NamedTuple):
    """What a file for the print shop is held against: see `verify.preflight`."""

    condition: Condition | None
    ink_limit: int
    pages: bytes = b""


def _of_file(bench: Path, file: str, claims: Claims, shop: _ForShop) -> tuple[Proof]:
    proof = verify(bench / file, claims)
    return (replace(proof, file=file, checks=(*proof.checks, *preflight(bench / file, *shop))),)


def _of_sheets(
    bench: Path, sheets: Sheets, shown: bytes, private: Sequence[str], shop: _ForShop
) -> tuple[Proof, ...]:
    return tuple(
        replace(proof, checks=(*proof.checks, *preflight(bench / proof.file, *shop)))
        if "shop" in held_to(proof.file)
        else proof
        for proof in verify_sheets(bench, sheets, shown, private)
    )


def _of_tiles(bench: Path, file: str, tiled: Tiled, private: Sequence[str]) -> tuple[Proof]:
    proof = verify_tiles(bench / file, tiled.poster, tiled.tiles, private)
    return (replace(proof, file=file),)


def _of_zine(bench: Path, file: str, zine: Zine, private: Sequence[str]) -> tuple[Proof]:
    return (replace(verify_zine(bench / file, zine, private), file=file),)


def impose_file(asked: FileOrder) -> Imposed:
    """Open, impose, prove, deliver; a PDF that cannot be imposed leaves nothing behind."""
    # What reads PDFs of anybody takes a sixth of a short build to import, which reads none.
    from edition.foreign import read_pdf, tried

    pages = read_pdf(asked.pdf)
    if isinstance(pages, Diagnostic):
        return Imposed(problems=(pages,))
    fonts, problems = faces.load()
    if fonts is None:
        return Imposed(problems=problems)
    order = Order(
        asked.pdf.name,
        pages,
        frozenset((DUMMY if asked.plan else BOOKLET.name,)),
        asked.booklet,
        asked.binding,
        asked.paper,
        asked.cover,
    )
    printed, problems = impose(order, fonts)
    if printed is None:
        return Imposed(problems=problems)
    for sheets in printed.sheets:
        if endless := tried(pages, sheets.imposition.pages, Place(asked.pdf.name)):
            return Imposed(problems=(*problems, endless))
    with delivery.holding(asked.out, breaking=asked.break_lock) as (held, refused):
        return (
            _delivered(held, asked, pages, printed, problems)
            if held
            else Imposed(problems=(*problems, *refused))
        )


def _delivered(
    held: delivery.Held, asked: FileOrder, pages: bytes, printed: Printed, problems: Problems
) -> Imposed:
    """Proved on the bench, then in their place beside whatever is there."""
    try:
        bench = held.bench()
        for name, content in printed.files.items():
            delivery.put(bench, name, content)
        claims = Claims("", private=asked.private)
        begun = proofs_of(bench, printed, Written(pages, ""), claims, Workers())
        proofs = tuple(proof for done in begun for proof in done())
        failed = tuple(
            proof.file
            for proof in proofs
            if any(check.outcome is Outcome.FAILED for check in proof.checks)
        )
        files, refused = delivery.deliver(held, bench, delivery.Delivery("nothing", failed=failed))
    except OSError as refusal:
        return Imposed(problems=(*problems, delivery.refused(held.folder, refusal)))
    return Imposed(files or (), printed.table, proofs, failed, (*problems, *refused))
