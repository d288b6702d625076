"""What a print shop looks for before it makes plates, with what was found, whether it passed or
not; read by qpdf, and drawn by PDFium.

And whether the pages for the shop are those of the edition: each character where it was, by PDFium,
and each tag as it was, by qpdf. What changes on purpose is left out: nothing can be clicked, so
that a link is a span of its text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from math import fsum
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image

from edition.core.quoting import Message, listed, worded, worded_later
from edition.core.units import MM_IN_POINTS
from edition.model.imposition import Condition
from edition.model.proof import Check, CheckName, Outcome
from edition.verify.file.characters_on_pages import Stood, characters
from edition.verify.file.checks import verdict
from edition.verify.file.qpdf import beyond, members, opened, sides, under
from edition.verify.shop.exchange import EXCHANGE
from edition.verify.shop.painted import Answer, Colour, Look, PressFile, painted

_SAID = ("/Alt", "/ActualText", "/E", "/Lang", "/T", "/A", "/C")
"""What a tag says beside its kind (ISO 32000-1, table 323)."""
_THOUSANDTHS = 3
"""To how many decimals of a point places are compared: as files write them."""


def like_pages(pdf: Path, pages: bytes) -> tuple[Check, ...]:
    """Both checks of a file whose pages are to be these."""
    with opened(pdf) as held, opened(pages) as wanted:
        tags = verdict(CheckName.STRUCTURE_TREE, "qpdf", _retagged(held, wanted))
    return verdict(CheckName.SCALE_AND_PLACE, "PDFium", _moved(pdf, pages)), tags


def _moved(pdf: Path, pages: bytes) -> Iterator[str]:
    held, wanted = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(BytesIO(pages))
    try:
        if len(held) != len(wanted):
            yield worded(
                "there are {found} pages, not {wanted}", found=len(held), wanted=len(wanted)
            )
        for number, (page, original) in enumerate(zip(held, wanted, strict=False), 1):
            there, must = (Counter(map(_place, characters(each))) for each in (page, original))
            if lost := (must - there).total():
                yield worded(
                    "{lost} characters of page {number} are not where they should be",
                    lost=lost,
                    number=number,
                )
            if more := (there - must).total():
                yield worded(
                    "page {number} has {more} characters that the edition has not there",
                    number=number,
                    more=more,
                )
    finally:
        held.close()
        wanted.close()


def _place(stood: Stood) -> tuple[str, tuple[float, ...]]:
    at = (stood.x, stood.y, *stood.turn)
    return stood.character, tuple(round(part, _THOUSANDTHS) + 0.0 for part in at)


def _retagged(held: pikepdf.Pdf, wanted: pikepdf.Pdf) -> Iterator[str]:
    """The first tag, in the order of reading, that is another; what follows it is told no more."""
    for number, (tag, original) in enumerate(zip_longest(_tags(held), _tags(wanted)), 1):
        if tag != original:
            yield worded(
                "tag {number} is {tag}, and in the edition {original}",
                number=number,
                tag=tag or worded("not there"),
                original=original or worded("none"),
            )
            return


def _tags(pdf: pikepdf.Pdf) -> Iterator[tuple[object, ...]]:
    """Each tag with its depth, its kind, what it says, and the marked contents that it holds, by
    page (ISO 32000-1, 14.7).
    """
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    tree = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    open_ = [(0, kid) for kid in reversed(_parted(tree)[0])]
    while open_:
        depth, element = open_.pop()
        below, contents = _parted(element)
        is_link = pikepdf.Name.Link == element.S
        said = tuple(
            (key, _plain(element[key]))
            for key in _SAID
            if key in element and not (is_link and key == "/Alt")
        )
        held = tuple((pages.get(page), number) for page, number in contents)
        yield depth, "/Span" if is_link else str(element.S), said, held
        open_ += [(depth + 1, kid) for kid in reversed(below)]


def _parted(
    element: pikepdf.Object,
) -> tuple[list[pikepdf.Object], list[tuple[tuple[int, int], int]]]:
    """The tags below a tag, and the marked contents in it: the object of the page, and the number
    there. What it has of an annotation is neither.
    """
    held = element.get("/K")
    kids = [*held] if isinstance(held, pikepdf.Array) else [] if held is None else [held]
    below: list[pikepdf.Object] = []
    contents: list[tuple[tuple[int, int], int]] = []
    for kid in kids:
        if isinstance(kid, int):
            contents.append((_page_of(element), kid))
        elif "/S" in kid:
            below.append(kid)
        elif "/MCID" in kid:
            contents.append((_page_of(kid if "/Pg" in kid else element), int(kid.MCID)))
    return below, contents


def _page_of(holder: pikepdf.Object) -> tuple[int, int]:
    return holder.Pg.objgen if "/Pg" in holder else (0, 0)


def _plain(held: object) -> object:
    """An attribute without the numbers of objects, which differ from file to file."""
    if isinstance(held, pikepdf.Dictionary):
        return sorted((key, _plain(value)) for key, value in held.items())
    if isinstance(held, pikepdf.Array):
        return [_plain(value) for value in held]
    return str(held)


BLEED_MM = 3.0
"""How far ink goes on beyond the trim, for knives that cut a little off the line."""
SMALLEST_TYPE = 6.0
"""Points: below that thin strokes fill in or break."""
THINNEST = 0.25
"""Points: the thinnest rule that a plate holds."""
COARSEST = 200.0
"""Pixels to the inch: below that they are seen."""

_QPDF = "qpdf"
_NEAR = 0.1
"""Points: boxes are written to the thousandth."""
_PIXELS = 2
"""A point, of the picture in which ink at the edges is looked for."""
_INKED = 128
"""Half black: a pixel that is darker has ink."""
_SLANT = 1
"""Pixels by which ink may have moved along an edge between the trim and the bleed's end."""
_GREY, _CMYK = "DeviceGray", "DeviceCMYK"
_MARKS = "All"
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def preflight(
    pdf: Path, condition: Condition | None, ink_limit: int, pages: bytes
) -> tuple[Check, ...]:
    """Boxes, inks, text, fonts, sizes, resolution, rules, transparency, total ink, bleed: a check
    each, never an exception.

    With a `condition` the demands of PDF/X-4 too; with `pages` whether the file has these.
    """
    looks: tuple[tuple[CheckName, Look], ...] = (
        (CheckName.BOXES, _boxes),
        (CheckName.INKS, _inks),
        (CheckName.INK_OF_TEXT, _ink_of_text),
        (CheckName.FONTS, _fonts),
        (CheckName.SMALLEST_TYPE, _smallest_type),
        (CheckName.RESOLUTION, _resolution),
        (CheckName.THINNEST_RULE, _thinnest),
        (CheckName.TRANSPARENCY, _transparency),
        (CheckName.TOTAL_INK, _total_ink),
        *(EXCHANGE if condition else ()),
    )
    try:
        with opened(pdf) as held:
            paints = tuple(tuple(painted(page)) for page in held.pages)
            file = PressFile(held, paints, condition, ink_limit)
            checks = [_check(name, _QPDF, *look(file)) for name, look in looks]
            bled = (
                worded("what is cut goes on for {bleed:g} mm", bleed=BLEED_MM),
                _unbled(pdf, held),
            )
            checks.append(_check(CheckName.INK_AT_THE_EDGES, "PDFium", *bled))
            return (*checks, *(like_pages(pdf, pages) if pages else ()))
    except Exception as stumble:
        why = worded("the file cannot be read ({name})", name=type(stumble).__name__)
        return (Check(CheckName.PREFLIGHT, _QPDF, Outcome.FAILED, note=why),)


def _check(name: CheckName, reader: str, found: str, faults: Iterable[str]) -> Check:
    told = list(faults)
    outcome = Outcome.FAILED if told else Outcome.PASSED
    return Check(name, reader, outcome, note=listed((found, *told[:5]), "; "))


def _boxes(file: PressFile) -> Answer:
    def faults() -> Iterator[str]:
        for number, page in enumerate(file.pdf.pages, 1):
            trim, bleed, media = map(sides, (page.trimbox, page.bleedbox, page.mediabox))
            if min(beyond(bleed, trim)) < BLEED_MM * MM_IN_POINTS - _NEAR:
                yield worded(
                    "page {number} has less bleed than {bleed:g} mm", number=number, bleed=BLEED_MM
                )
            if min(beyond(media, bleed)) < -_NEAR:
                yield worded("page {number} has a BleedBox outside of its MediaBox", number=number)

    left, bottom, right, top = (side / MM_IN_POINTS for side in sides(file.pdf.pages[0].trimbox))
    said = worded(
        "trim {width:.0f} x {height:.0f} mm, bleed {bleed:g} mm",
        width=right - left,
        height=top - bottom,
        bleed=BLEED_MM,
    )
    return said, faults()


def _inks(file: PressFile) -> Answer:
    """Black, which is grey or the K of CMYK alone, and inks that have a name."""
    process = _CMYK if file.condition else _GREY
    colours = {each.colour for each in file.all}
    names = sorted({_name(colour, process) for colour in colours if colour.space != _MARKS})
    wrong = sorted(
        {_name(c, process) for c in colours if not _is_black(c, process) and c.alternate != process}
    )
    return listed(names), (worded("{space} is no ink of this job", space=each) for each in wrong)


def _ink_of_text(file: PressFile) -> Answer:
    """Never in more than one ink, and never in a screen of one; in none where the ground is."""
    process = _CMYK if file.condition else _GREY
    texts = {each.colour for each in file.all if each.kind == "text"}
    solid = {_GREY: ((0.0,), (1.0,)), _CMYK: ((0.0, 0.0, 0.0, 1.0), (0.0,) * 4)}[process]
    wrong = [
        colour
        for colour in texts
        if colour.values not in (solid if colour.space == process else ((1.0,),))
    ]
    return worded("every text is one solid ink"), (
        worded("text in {space} {values}", space=colour.space, values=str(colour.values))
        for colour in sorted(wrong)
    )


def _total_ink(file: PressFile) -> Answer:
    """Inks knock each other out unless a graphics state says overprint: then all of them may lie on
    one spot.

    Marks in all inks stand outside of the trim and are not counted.
    """
    heaviest: dict[str, float] = {}
    for each in file.all:
        if each.colour.space != _MARKS:
            heaviest[each.colour.space] = max(heaviest.get(each.colour.space, 0), _ink(each.colour))
    overprints = any(_overprints(page.obj) for page in file.pdf.pages)
    most = round(sum(heaviest.values()) if overprints else max(heaviest.values(), default=100))
    limit = file.ink_limit
    found = (
        worded("at most {most} %, of {limit} % that the paper takes", most=most, limit=limit)
        if file.condition
        else worded("at most {most} %", most=most)
    )
    return found, [worded("more than {limit} %", limit=limit)] if most > limit else []


def _is_black(colour: Colour, process: str) -> bool:
    return colour.space == process and (process == _GREY or not any(colour.values[:3]))


def _name(colour: Colour, process: str) -> str:
    return worded("black") if _is_black(colour, process) else colour.space


def _ink(colour: Colour) -> float:
    """Per cent: of a plate what its tint can be at most, of the four their sum."""
    return 100 * fsum(colour.values) if colour.space == _CMYK else 100


def _overprints(holder: pikepdf.Object) -> bool:
    """Whether a graphics state of the page, or of a form of it, says that inks overprint."""
    return any(state.get(key) for state in _states(holder) for key in ("/OP", "/op"))


def _fonts(file: PressFile) -> Answer:
    fonts = {
        font.objgen if font.is_indirect else (number, at): (name, font)
        for number, page in enumerate(file.pdf.pages)
        for at, (name, font) in enumerate(_fonts_of(page.obj))
    }
    missing = sorted({name for name, font in fonts.values() if not _is_embedded(font)})
    embedded = worded("{count} embedded", count=len(fonts))
    return embedded, (worded("{name} is not embedded", name=name) for name in missing)


def _fonts_of(holder: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """Each font of the page and of its forms, by what it calls itself."""
    for _, font in members(holder, "/Resources", "/Font"):
        yield _font_name(font), font
    for form in _forms(holder):
        yield from _fonts_of(form)


def _font_name(font: pikepdf.Object) -> str:
    return str(font.BaseFont)[1:] if "/BaseFont" in font else worded("a font")


def _is_embedded(font: pikepdf.Object) -> bool:
    """Whether every descendant has its program in the file; glyphs of Type 3 are drawn there."""
    if font.get("/Subtype") == pikepdf.Name.Type3:
        return True
    descendants = font.get("/DescendantFonts", [font])
    return all(
        any(key in _FONT_FILES for key, _ in members(each, "/FontDescriptor"))
        for each in descendants
    )


def _forms(holder: pikepdf.Object) -> list[pikepdf.Object]:
    """The forms that a page or a form may draw; `painted` has refused any that turn back."""
    objects = members(holder, "/Resources", "/XObject")
    return [each for _, each in objects if each.get("/Subtype") == pikepdf.Name.Form]


def _states(holder: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The graphics states of the page and of its forms."""
    yield from (state for _, state in members(holder, "/Resources", "/ExtGState"))
    for form in _forms(holder):
        yield from _states(form)


def _least(file: PressFile, kinds: Sequence[str]) -> float | None:
    return min(
        (each.measure for each in file.all if each.kind in kinds and each.measure is not None),
        default=None,
    )


def _smallest_type(file: PressFile) -> Answer:
    return _at_least(_least(file, ("text",)), SMALLEST_TYPE, _IN_POINTS, worded("no text"))


def _resolution(file: PressFile) -> Answer:
    return _at_least(_least(file, ("image",)), COARSEST, _IN_PIXELS, worded("no pictures"))


def _thinnest(file: PressFile) -> Answer:
    return _at_least(_least(file, ("fill", "stroke")), THINNEST, _IN_POINTS, worded("no rules"))


class _Unit(NamedTuple):
    """Templates of a length in it, and of one that is below the least."""

    found: str
    less: str


_IN_POINTS = _Unit(worded_later("{found:.2f} pt"), worded_later("less than {least:g} pt"))
_IN_PIXELS = _Unit(
    worded_later("{found:.2f} pixels to the inch"),
    worded_later("less than {least:g} pixels to the inch"),
)


def _at_least(found: float | None, least: float, unit: _Unit, none: Message) -> Answer:
    if found is None:
        return none, ()
    faults = [worded(unit.less, least=least)] if found < least - 0.001 else []
    return worded(unit.found, found=found), faults


def _transparency(file: PressFile) -> Answer:
    return worded("none"), (
        worded("page {number} has transparency", number=i)
        for i, page in enumerate(file.pdf.pages, 1)
        if _is_transparent(page.obj)
    )


def _is_transparent(holder: pikepdf.Object) -> bool:
    """A group, a blend mode, an opacity or a soft mask, on the page or in a form of it."""
    objects = [each for _, each in members(holder, "/Resources", "/XObject")]
    states = [state for _, state in members(holder, "/Resources", "/ExtGState")]
    none, normal = pikepdf.Name("/None"), pikepdf.Name.Normal
    return (
        under(holder, "/Group", "/S") == pikepdf.Name.Transparency
        or any("/SMask" in each for each in objects)
        or any(state.get(key, 1) != 1 for state in states for key in ("/ca", "/CA"))
        or any(state.get("/SMask", none) != none for state in states)
        or any(state.get("/BM", normal) != normal for state in states)
        or any(map(_is_transparent, _forms(holder)))
    )


def _unbled(pdf: Path, held: pikepdf.Pdf) -> Iterator[str]:
    """Ink that stands at the trim must stand at the edge of the bleed too, at the same height or
    width.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, (page, boxes) in enumerate(zip(document, held.pages, strict=True), 1):
            image = page.render(scale=_PIXELS, grayscale=True).to_pil()
            trim, bleed, media = map(sides, (boxes.trimbox, boxes.bleedbox, boxes.mediabox))
            cut, end = _lines(media, trim), _lines(media, bleed)
            if any(
                _stops(_line(image, i, cut[i]), _line(image, i, end[i])) for i in range(len(cut))
            ):
                yield worded(
                    "ink of page {number} meets the trim and stops before the bleed's edge",
                    number=number,
                )
    finally:
        document.close()


def _lines(media: Sequence[float], box: Sequence[float]) -> tuple[int, ...]:
    """The first line of pixels wholly within the box, from the left, the foot, the right and the
    head of the picture.
    """
    return tuple(round(side * _PIXELS) + 1 for side in beyond(media, box))


def _line(image: Image.Image, side: int, at: int) -> bytes:
    """A column from the left or the right, a row from the foot or the head, as greys."""
    width, height = image.size
    start = (at, height - 1 - at, width - 1 - at, at)[side]
    upright = side in (0, 2)
    box = (start, 0, start + 1, height) if upright else (0, start, width, start + 1)
    return image.crop(box).tobytes()


def _stops(cut: bytes, end: bytes) -> bool:
    """Whether there is ink along the cut that is not there at the end of the bleed."""
    return any(
        grey < _INKED and min(end[max(0, i - _SLANT) : i + _SLANT + 1]) >= _INKED
        for i, grey in enumerate(cut)
    )
