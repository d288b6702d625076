"""What a print shop looks for before it makes plates, with what was found, whether it passed or
not.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, RectangleObject

from edition.model.condition import Condition
from edition.model.proof import Check, CheckName, Outcome
from edition.verify.shop.exchange import EXCHANGE
from edition.verify.shop.inks import ink_of_text, inks, total_ink
from edition.verify.shop.looked import Answer, Look, Looked
from edition.verify.shop.painted import painted

BLEED_MM = 3.0
SMALLEST_TYPE = 6.0
THINNEST = 0.25
COARSEST = 200.0

_MM = 72 / 25.4
_NEAR = 0.1
_PIXELS = 2
"""A point, of the picture in which ink at the edges is looked for."""
_INKED = 128
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def preflight(pdf: Path, condition: Condition | None, ink_limit: int) -> tuple[Check, ...]:
    """Boxes, inks, text, fonts, sizes, resolution, rules, transparency, total ink, bleed: a check
    each, never an exception.

    With a `condition` the demands of PDF/X-4 too.
    """
    looks: tuple[tuple[CheckName, Look], ...] = (
        (CheckName.BOXES, _boxes),
        (CheckName.INKS, inks),
        (CheckName.INK_OF_TEXT, ink_of_text),
        (CheckName.FONTS, _fonts),
        (CheckName.SMALLEST_TYPE, _smallest_type),
        (CheckName.RESOLUTION, _resolution),
        (CheckName.THINNEST_RULE, _thinnest),
        (CheckName.TRANSPARENCY, _transparency),
        (CheckName.TOTAL_INK, total_ink),
        *(EXCHANGE if condition else ()),
    )
    try:
        reader = PdfReader(pdf)
        stated = tuple(
            frozenset(page) for page in reader.pages
        )  # pypdf fills in those that it is asked for
        looked = Looked(
            reader,
            stated,
            tuple(tuple(painted(page)) for page in reader.pages),
            condition,
            ink_limit,
        )
        checks = [_check(name, "pypdf", *look(looked)) for name, look in looks]
        return (
            *checks,
            _check(
                CheckName.INK_AT_THE_EDGES,
                "PDFium",
                f"what is cut goes on for {BLEED_MM:g} mm",
                _unbled(pdf, reader),
            ),
        )
    except Exception as stumble:
        return (
            Check(
                CheckName.PREFLIGHT,
                "pypdf",
                Outcome.FAILED,
                note=f"the file cannot be read ({type(stumble).__name__})",
            ),
        )


def _check(name: CheckName, reader: str, found: str, faults: Iterable[str]) -> Check:
    told = list(faults)
    return Check(
        name, reader, Outcome.FAILED if told else Outcome.PASSED, note="; ".join([found, *told[:5]])
    )


def _boxes(looked: Looked) -> Answer:
    def faults() -> Iterator[str]:
        for number, page in enumerate(looked.reader.pages, 1):
            trim, bleed, media = (
                [float(side) for side in box]
                for box in (page.trimbox, page.bleedbox, page.mediabox)
            )
            signs = (1, 1, -1, -1)
            if any(
                (t - b) * sign < BLEED_MM * _MM - _NEAR
                for t, b, sign in zip(trim, bleed, signs, strict=True)
            ):
                yield f"page {number} has less bleed than {BLEED_MM:g} mm"
            if any((b - m) * sign < -_NEAR for b, m, sign in zip(bleed, media, signs, strict=True)):
                yield f"page {number} has a BleedBox outside of its MediaBox"

    box = looked.reader.pages[0].trimbox
    return (
        (
            f"trim {float(box.width) / _MM:.0f} x {float(box.height) / _MM:.0f} mm, bleed "
            f"{BLEED_MM:g} mm"
        ),
        faults(),
    )


def _fonts(looked: Looked) -> Answer:
    fonts = {
        name: font
        for page in looked.reader.pages
        for name, font in _fonts_of(page.get("/Resources"))
    }
    missing = [name for name, font in fonts.items() if not _is_embedded(font)]
    return f"{len(fonts)} embedded", (f"{name} is not embedded" for name in missing)


def _fonts_of(resources: PdfObject | None) -> Iterator[tuple[str, DictionaryObject]]:
    held = resources.get_object() if resources is not None else None
    if not isinstance(held, DictionaryObject):
        return
    for font in held.get("/Font", DictionaryObject()).get_object().values():
        yield str(font.get_object().get("/BaseFont", "a font"))[1:], font.get_object()
    for form in held.get("/XObject", DictionaryObject()).get_object().values():
        yield from _fonts_of(form.get_object().get("/Resources"))


def _is_embedded(font: DictionaryObject) -> bool:
    descendants = font.get("/DescendantFonts", ArrayObject([font])).get_object()
    descriptors = [
        each.get_object().get("/FontDescriptor", DictionaryObject()).get_object()
        for each in descendants
    ]
    return all(any(key in descriptor for key in _FONT_FILES) for descriptor in descriptors)


def _least(looked: Looked, kinds: Sequence[str]) -> float | None:
    return min(
        (each.measure for each in looked.all if each.kind in kinds and each.measure is not None),
        default=None,
    )


def _smallest_type(looked: Looked) -> Answer:
    return _at_least(_least(looked, ("text",)), SMALLEST_TYPE, "pt", "no text")


def _resolution(looked: Looked) -> Answer:
    return _at_least(_least(looked, ("image",)), COARSEST, "pixels to the inch", "no pictures")


def _thinnest(looked: Looked) -> Answer:
    return _at_least(_least(looked, ("fill", "stroke")), THINNEST, "pt", "no rules")


def _at_least(found: float | None, floor: float, unit: str, none: str) -> Answer:
    if found is None:
        return none, ()
    return f"{found:.2f} {unit}", [f"less than {floor:g} {unit}"] if found < floor - 0.001 else []


def _transparency(looked: Looked) -> Answer:
    return "none", (
        f"page {i} has transparency"
        for i, page in enumerate(looked.reader.pages, 1)
        if _is_transparent(page)
    )


def _is_transparent(holder: DictionaryObject) -> bool:
    """A group, a blend mode, an opacity or a soft mask, on the page or in a form of it."""
    resources = holder.get("/Resources", DictionaryObject()).get_object()
    states = [
        state.get_object()
        for state in resources.get("/ExtGState", DictionaryObject()).get_object().values()
    ]
    objects = [
        each.get_object()
        for each in resources.get("/XObject", DictionaryObject()).get_object().values()
    ]
    forms = [each for each in objects if each.get("/Subtype") == "/Form"]
    return (
        holder.get("/Group", DictionaryObject()).get_object().get("/S") == "/Transparency"
        or any("/SMask" in each for each in objects if each not in forms)
        or any(state.get(key, 1) != 1 for state in states for key in ("/ca", "/CA"))
        or any(
            state.get("/SMask", "/None") != "/None" or state.get("/BM", "/Normal") != "/Normal"
            for state in states
        )
        or any(_is_transparent(form) for form in forms)
    )


def _unbled(pdf: Path, reader: PdfReader) -> Iterator[str]:
    """Ink that stands at the trim must stand at the edge of the bleed too, on the same height or
    width.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, (page, boxes) in enumerate(zip(document, reader.pages, strict=True), 1):
            image = page.render(scale=_PIXELS, grayscale=True).to_pil()
            trim, bleed = (_inside(box, boxes.mediabox) for box in (boxes.trimbox, boxes.bleedbox))
            if any(
                _dark(_line(image, i, trim[i])) and not _dark(_line(image, i, bleed[i]))
                for i in range(4)
            ):
                yield f"ink of page {number} meets the trim and stops before the bleed's edge"
    finally:
        document.close()


def _inside(box: RectangleObject, media: RectangleObject) -> tuple[int, ...]:
    """The first line of pixels wholly within the box, from the left, the foot, the right and the
    head of the picture.
    """
    sides = zip(box, media, (1, 1, -1, -1), strict=True)
    return tuple(
        round((float(side) - float(outer)) * sign * _PIXELS) + 1 for side, outer, sign in sides
    )


def _line(image: Image.Image, side: int, at: int) -> Image.Image:
    """A column from the left or the right, a row from the foot or the head."""
    width, height = image.size
    start = (at, height - 1 - at, width - 1 - at, at)[side]
    return image.crop(
        (start, 0, start + 1, height) if side in (0, 2) else (0, start, width, start + 1)
    )


def _dark(line: Image.Image) -> bool:
    return any(line.histogram()[:_INKED])
