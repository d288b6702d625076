"""The contact sheet: every PDF of an edition as a small picture with its size, pages, type and
reading distance, of a poster what of it is blank; as one picture and as a page of HTML.

Neither says when or where it was made, and nothing is fetched: the pictures are in the page.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from io import BytesIO
from math import fsum
from pathlib import PurePath

import pypdfium2
from msgspec import Struct
from PIL import Image, ImageDraw

from edition.core.languages.press_words import Tongue, tongues
from edition.core.papers import POSTER_SIZES
from edition.core.units import POINT, in_mm, in_points
from edition.faces import Face
from edition.faces.lettered import Path, lettered
from edition.model.finished import Finished, TypeFacts
from edition.reports.blank import blank_share

_SIDE = 320
"""Pixels of the longer side of a picture."""
_COLOURS = 64
"""Of a picture: enough for pages in two inks and their edges."""
_COMPRESSED = 3
"""Of nine levels: of small pages the file is no larger than at nine, which takes five times as
long.
"""
_COLUMNS = 6
"""Pictures in a row of the one picture."""
_CELL = (300, 440)
"""Pixels of each, with its caption."""
_EDGE = 30
"""Pixels around all of them."""
_GREY, _INK = (226, 226, 226), (30, 30, 30)
_SIZE, _LEADING = 15, 20
"""Pixels of the type of captions; a title has twice as much."""
_LINES = 6
"""Of a caption: the name, four facts, and one that is left white."""
_FINER = 4
"""How many times as large letters are drawn before they are made smaller, so that edges are
smooth.
"""
_CHORDS = tuple(
    ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t)
    for t in (1 / 3, 2 / 3, 1)
)
"""Three chords to a curve, by the weights of its four points: at the size of a caption that is
enough.
"""

_STYLE = (
    "body{font:15px/1.6 Vazirmatn,sans-serif;background:#e2e2e2;margin:2em;color:#1e1e1e}"
    "main{display:grid;grid-template-columns:repeat(auto-fill,minmax(15em,1fr));"
    "gap:2em;align-items:end}"
    "figure{margin:0}img{display:block;max-width:100%;max-height:17em;margin:0 auto .6em}"
    "figcaption "
    "p{margin:0;min-height:1.6em}figcaption{text-align:center;font-size:.85em;"
    "min-height:15em}code{font-size:1.05em}"
)


class _Card(Struct, frozen=True):
    """The first page as a picture; its size in millimetres and the name of such paper, "" where it
    has none; how many pages; what is said of its type; the share of a poster that is blank in one
    piece.
    """

    file: str
    picture: Image.Image
    size: tuple[int, int]
    paper: str
    pages: int
    type_: TypeFacts
    blank: float = 0.0

    def facts(self, tongue: Tongue) -> Iterator[str]:
        """A line each."""
        words, figures = tongue.words.contact, tongue.figures
        across, down = map(figures, self.size)
        named = words.named.format(paper=self.paper) if self.paper else ""
        pages = tongue.pages(self.pages)
        yield words.size.format(across=across, down=down, named=named, pages=pages)
        points, metres = _rounded(in_points(self.type_.smallest)), _rounded(self.type_.distance)
        largest, first = _rounded(in_points(self.type_.largest)), _rounded(self.type_.first)
        if self.type_.largest:
            yield words.sizes.format(largest=figures(largest), points=figures(points))
            yield words.distances.format(first=figures(first), metres=figures(metres))
            yield words.blank.format(share=figures(f"{100 * self.blank:.0f}"))
            return
        if self.type_.smallest:
            yield words.smallest.format(points=figures(points))
        if self.type_.distance:
            yield words.distance.format(metres=figures(metres))


def contact(
    files: Sequence[Finished], title: str, language: str, face: Face
) -> Mapping[str, bytes | str]:
    """contact.png, lettered in the face and in the language of the edition, and contact.html, in
    English too. Equal files give equal bytes.
    """
    cards, said = [_card(each) for each in files], tongues(language)
    return {
        "contact.png": _picture(cards, title, said[0], face),
        "contact.html": _page(cards, title, language, said),
    }


def _card(each: Finished) -> _Card:
    document = pypdfium2.PdfDocument(each.pdf)
    try:
        page = document[0]
        width, height = page.get_size()
        picture = page.render(scale=_SIDE / max(width, height)).to_pil().convert("RGB")
        blank = blank_share(picture) if each.facts.largest else 0.0
        picture = picture.quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        size = (round(in_mm(width * POINT)), round(in_mm(height * POINT)))
        pages = len(document)
        return _Card(each.file, picture, size, _paper(size), pages, each.facts, blank)
    finally:
        document.close()


def _rounded(number: float) -> str:
    return f"{number:.1f}"


def _paper(size: tuple[int, int]) -> str:
    """The name of the paper or screen of this size, whichever way it lies; "" where it has none."""
    for name, paper in POSTER_SIZES.items():
        if sorted(size) == sorted(round(in_mm(side)) for side in (paper.width, paper.height)):
            return name
    return ""


def _page(cards: Sequence[_Card], title: str, language: str, said: Sequence[Tongue]) -> str:
    """One HTML document: a figure for each file, with its facts in each language."""
    first, title = said[0], escape(title)
    # Where the page speaks English alone, the title is in another language than the page.
    other = "" if first.from_right else f' lang="{escape(language)}" dir="auto"'
    headings = " · ".join(_marked("span", each.words.contact.heading, each) for each in said)
    figures = "".join(_figure(card, said) for card in cards)
    return (
        f'<!DOCTYPE html>\n<html lang="{first.tag}" dir="{_direction(first)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title{other}>{title}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<h1{other}>{title}</h1>\n<p>{headings}</p>\n"
        f"<main>\n{figures}</main>\n</body>\n</html>\n"
    )


def _figure(card: _Card, said: Sequence[Tongue]) -> str:
    file, content = escape(card.file), b64encode(_png(card.picture)).decode("ascii")
    facts = "".join(
        _marked("div", "".join(f"<p>{escape(fact)}</p>" for fact in card.facts(tongue)), tongue)
        for tongue in said
    )
    return (
        f'<figure><img alt="{file}" src="data:image/png;base64,{content}">'
        f'<figcaption><code dir="ltr">{file}</code>{facts}</figcaption></figure>\n'
    )


def _marked(element: str, content: str, tongue: Tongue) -> str:
    return f'<{element} lang="{tongue.tag}" dir="{_direction(tongue)}">{content}</{element}>'


def _direction(tongue: Tongue) -> str:
    return "rtl" if tongue.from_right else "ltr"


def _picture(cards: Sequence[_Card], title: str, tongue: Tongue, face: Face) -> bytes:
    """The title as large as it can be, then rows of six from the right: each picture with its facts
    below it.
    """
    columns = min(_COLUMNS, len(cards))
    rows = -(-len(cards) // _COLUMNS)
    sheet = Image.new("RGB", (columns * _CELL[0] + 2 * _EDGE, rows * _CELL[1] + 4 * _EDGE), _GREY)
    size = _fitting(title, face, 2 * _SIZE, columns * _CELL[0])
    heading = stamp(title, face, size, 2 * _LEADING)
    sheet.paste(_INK, (sheet.width - _EDGE - heading.width, _EDGE), heading)
    for number, card in enumerate(cards):
        row, column = divmod(number, _COLUMNS)
        middle = sheet.width - _EDGE - column * _CELL[0] - _CELL[0] // 2
        foot = 3 * _EDGE + (row + 1) * _CELL[1] - _LINES * _LEADING
        picture = _within(card.picture, _CELL[0] - 2 * _LEADING)
        sheet.paste(picture, (middle - picture.width // 2, foot - picture.height))
        for line, words in enumerate((_named(card.file), *card.facts(tongue))):
            size = _fitting(words, face, _SIZE, _CELL[0] - _LEADING)
            caption = stamp(words, face, size, _LEADING)
            at = (middle - caption.width // 2, foot + line * _LEADING + _LEADING // 4)
            sheet.paste(_INK, at, caption)
    return _png(sheet)


def _fitting(words: str, face: Face, size: int, room: int) -> int:
    """The size at which words are no wider than the room, in pixels."""
    return min(size, room * face.upem // max(lettered(words, face)[1], 1))


def _within(picture: Image.Image, width: int) -> Image.Image:
    """The picture in colours, no wider than that."""
    shown = picture.convert("RGB")
    shown.thumbnail((width, shown.height), Image.Resampling.BOX)
    return shown


def _named(file: str) -> str:
    path = PurePath(file)
    return f"{path.parent.name}/{path.stem}" if path.parent.name else path.stem


def _png(picture: Image.Image) -> bytes:
    """A picture as a file that says neither when nor by what it was made."""
    content = BytesIO()
    picture.save(content, "PNG", compress_level=_COMPRESSED)
    return content.getvalue()


@cache
def stamp(words: str, face: Face, size: int, leading: int) -> Image.Image:
    """Words as a mask, 0 where there is no ink, as wide as they are and `leading` pixels high, the
    baseline at three quarters.
    """
    path, advance = lettered(words, face)
    scale = size * _FINER / face.upem
    mask = Image.new(
        "L", (-(-round(advance * scale) // _FINER) * _FINER + _FINER, leading * _FINER)
    )
    draw = ImageDraw.Draw(mask)
    contours = list(_contours(path, scale, leading * _FINER * 3 // 4))
    for ink in (255, 0):  # outer contours go one way round, counters the other
        for contour in contours:
            if (_area(contour) > 0) == bool(ink):
                draw.polygon(contour, fill=ink)
    return mask.reduce(_FINER)


def _contours(path: Path, scale: float, baseline: int) -> Iterator[list[tuple[float, float]]]:
    """The points of each contour in pixels, y downwards, curves as chords."""
    contour: list[tuple[float, float]] = []
    for operator, at in path:
        points = [(at[i] * scale, baseline - at[i + 1] * scale) for i in range(0, len(at), 2)]
        if operator == "c":
            (ax, ay), ((bx, by), (cx, cy), (dx, dy)) = contour[-1], points
            contour += [
                (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
                for a, b, c, d in _CHORDS
            ]
        elif operator == "h":
            yield contour
            contour = []
        else:
            contour += points


def _area(contour: list[tuple[float, float]]) -> float:
    """Twice the area, positive where it goes round with the clock as it is seen."""
    return fsum(
        ax * by - bx * ay
        for (ax, ay), (bx, by) in zip(contour, [*contour[1:], contour[0]], strict=True)
    )
