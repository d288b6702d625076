"""Emblems: shapes of an SVG as one path, a PNG as greys on white, and a clause for whatever cannot
be drawn.
"""

from io import BytesIO

import pytest
from PIL import Image

from edition.core.units import mm, pt
from edition.model.description import Image as Described
from edition.model.page import Drawing, Raster
from edition.model.source_folder import ImageFile
from edition.typeset.forme.emblem import emblem

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
LEFT, TOP, WIDE = pt(20), pt(30), mm(20)
UNIT = WIDE / 10
"""A unit of a drawing ten units wide."""


def drawn(body: str, head: str = 'viewBox="0 0 10 10"') -> Drawing | str:
    """What becomes of an SVG of these elements."""
    return _made(f"<svg {NAMESPACE} {head}>{body}</svg>".encode(), "image/svg+xml")  # type: ignore[return-value]


def greys(image: Image.Image) -> Raster | str:
    """What becomes of a PNG."""
    out = BytesIO()
    image.save(out, "PNG")
    return _made(out.getvalue(), "image/png")  # type: ignore[return-value]


def _made(content: bytes, media_type: str) -> Drawing | Raster | str:
    file = ImageFile(Described(file="emblem", alt="نشان", width_mm=20.0), media_type, content)  # type: ignore[arg-type]
    made = emblem(file, LEFT, TOP)
    if isinstance(made, str):
        return made
    make, width, height = made
    figure = make(5)
    assert (figure.leaf, figure.x, figure.y, figure.width, figure.height) == (
        5,
        LEFT,
        TOP,
        width,
        height,
    )
    assert isinstance(figure, Drawing | Raster)
    return figure


def box(*corners: float) -> list[tuple[int, int]]:
    """Corners in units of the drawing as lengths."""
    return [
        (round(x * UNIT), round(y * UNIT)) for x, y in zip(corners[::2], corners[1::2], strict=True)
    ]


def corners(figure: Drawing | str) -> list[tuple[int, int]]:
    """The points of a path of straight lines."""
    assert isinstance(figure, Drawing)
    return [(at[0], at[1]) for operator, at in figure.path if operator in "ml"]


def test_coordinates_count_from_the_corner_downwards() -> None:
    figure = drawn('<path d="M1 2 L9 2 L9 8 Z"/>')
    assert corners(figure)[:3] == box(1, 2, 9, 2, 9, 8)
    assert isinstance(figure, Drawing)
    assert (figure.width, figure.height, figure.path[-1], figure.even_odd) == (
        WIDE,
        WIDE,
        ("h", ()),
        False,
    )


def test_the_view_box_is_the_corner_and_the_scale() -> None:
    figure = drawn('<path d="M100 50 L120 50 L120 60 Z"/>', 'viewBox="100 50 20 10"')
    assert isinstance(figure, Drawing)
    assert corners(figure)[:3] == box(0, 0, 10, 0, 10, 5)
    assert figure.height == round(WIDE / 2)


@pytest.mark.parametrize(
    "head",
    [
        'width="10" height="5"',
        'width="10mm" height="5mm"',
        'viewBox="0,0, 10 ,5" width="1" height="9"',
    ],
)
def test_its_size_without_a_view_box_and_with_one(head: str) -> None:
    figure = drawn('<rect width="10" height="5"/>', head)
    assert isinstance(figure, Drawing)
    assert corners(figure)[:3] == box(0, 0, 10, 0, 10, 5)
    assert figure.height == round(WIDE / 2)


def test_curves_are_cubic() -> None:
    figure = drawn('<path d="M0 0 Q 5 0 5 5 C 5 6 6 7 7 7"/>')
    assert isinstance(figure, Drawing)
    assert [operator for operator, _ in figure.path] == ["m", "c", "c"]
    assert figure.path[1][1] == tuple(round(v * UNIT) for v in (10 / 3, 0, 5, 5 / 3, 5, 5))
    assert figure.path[2][1] == tuple(round(v * UNIT) for v in (5, 6, 6, 7, 7, 7))


@pytest.mark.parametrize(
    ("body", "left", "right"),
    [
        ('<circle cx="5" cy="5" r="2"/>', 3, 7),
        ('<ellipse cx="5" cy="5" rx="4" ry="1"/>', 1, 9),
        ('<polygon points="2,1 8,1 5,9"/>', 2, 8),
    ],
)
def test_other_shapes(body: str, left: float, right: float) -> None:
    figure = drawn(body)
    assert isinstance(figure, Drawing)
    xs = [x for _, at in figure.path for x in at[::2]]
    assert (min(xs), max(xs)) == (round(left * UNIT), round(right * UNIT))


@pytest.mark.parametrize("rule", ['fill-rule="evenodd"', 'style="fill-rule:evenodd"'])
def test_the_even_odd_rule(rule: str) -> None:
    figure = drawn(f'<path {rule} d="M0 0 L9 0 L9 9 Z"/>')
    assert isinstance(figure, Drawing) and figure.even_odd


@pytest.mark.parametrize(
    "body",
    [
        '<path d="M0 0 L9 9" stroke="black"/>',
        '<path d="M0 0 L9 9" style="fill:none; stroke:#000"/>',
        '<g stroke="red"><path d="M0 0 L9 9"/></g>',
    ],
)
def test_a_stroke_is_refused(body: str) -> None:
    assert (
        drawn(body) == "holds a stroke; only filled shapes are drawn, so convert strokes to paths"
    )


def test_no_stroke_is_none() -> None:
    assert isinstance(drawn('<path stroke="none" d="M0 0 L9 0 L9 9 Z"/>'), Drawing)
    assert isinstance(drawn('<path style="stroke: none" d="M0 0 L9 0 L9 9 Z"/>'), Drawing)


@pytest.mark.parametrize("tag", ["text", "image", "use", "style", "line", "linearGradient"])
def test_what_would_be_lost_is_refused(tag: str) -> None:
    assert drawn(f"<g><{tag}/></g>") == f"holds a <{tag}>; only filled shapes are drawn"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<path d="M 0"/>', 'viewBox="0 0 10 10"'),
        ('<path d="L 1 1"/>', 'viewBox="0 0 10 10"'),
        ('<circle r="x"/>', 'viewBox="0 0 10 10"'),
        ('<circle cx="1" cy="1"/>', 'viewBox="0 0 10 10"'),
        ("<rect/>", 'viewBox="0 0 10 10"'),
        ('<path d="M1e400 0 L1 1 L2 2 Z"/>', 'viewBox="0 0 10 10"'),
        ('<rect width="5" height="5" transform="rotate(45)"/>', 'viewBox="0 0 10 10"'),
        ('<rect width="5" height="5"/>', ""),
        ('<rect width="5" height="5"/>', 'viewBox="0 0 0 1"'),
        ('<rect width="5" height="5"/>', 'viewBox="0 0 1 0"'),
        ('<rect width="5" height="5"/>', 'viewBox="0 0 1 -1"'),
        ('<rect width="5" height="5"/>', 'viewBox="a"'),
        ('<rect width="5" height="5"/>', 'viewBox="1 2 3"'),
        ('<rect width="5" height="5"/>', 'width="100%" height="100%"'),
    ],
)
def test_a_broken_svg_gives_a_clause(body: str, head: str) -> None:
    said = drawn(body, head)
    assert isinstance(said, str) and "\n" not in said


@pytest.mark.parametrize("content", [b"", b"<svg", b"\xff\xfe"])
def test_what_is_no_svg_gives_a_clause(content: bytes) -> None:
    said = _made(content, "image/svg+xml")
    assert (
        isinstance(said, str)
        and said == "has a size, a number or a path that is not written as SVG has it"
    )


@pytest.mark.parametrize("body", ["", "<title>نشان</title>", '<path d=""/>'])
def test_a_drawing_of_nothing_gives_a_clause(body: str) -> None:
    assert isinstance(drawn(body), str)


def test_a_group_moves_what_is_in_it() -> None:
    """Most programs write groups with a transform: it is heeded, or the file is refused."""
    figure = drawn('<g transform="translate(5,5)"><rect width="5" height="5"/></g>')
    assert isinstance(figure, str) or corners(figure)[0] == box(5, 5)[0]


def test_a_shape_that_is_only_defined_is_not_drawn() -> None:
    figure = drawn('<defs><rect width="5" height="5"/></defs><rect x="1" width="2" height="2"/>')
    assert isinstance(figure, str) or corners(figure)[0] == box(1, 0)[0]


@pytest.mark.parametrize(
    "fill", ['fill="none"', 'fill="white"', 'fill="#fff"', 'style="fill:none"', 'display="none"']
)
def test_a_shape_that_would_not_be_black_is_not_blackened(fill: str) -> None:
    """White on black is how many emblems are made: a black blot in its place is not the emblem."""
    figure = drawn(f'<rect width="9" height="9"/><rect x="3" y="3" width="3" height="3" {fill}/>')
    assert isinstance(figure, str) or len(corners(figure)) < 10


def test_transparency_is_laid_on_white() -> None:
    image = Image.new("RGBA", (3, 1))
    for x, pixel in enumerate([(0, 0, 0, 0), (0, 0, 0, 255), (0, 0, 0, 128)]):
        image.putpixel((x, 0), pixel)
    figure = greys(image)
    assert isinstance(figure, Raster)
    assert list(figure.samples) == [255, 0, 127]
    assert (figure.columns, figure.rows, figure.width, figure.height) == (3, 1, WIDE, WIDE // 3)


@pytest.mark.parametrize(
    ("mode", "colour", "grey"),
    [
        ("L", 100, 100),
        ("1", 1, 255),
        ("1", 0, 0),
        ("LA", (0, 0), 255),
        ("RGB", (255, 0, 0), 76),
        ("P", 0, 0),
        ("I;16", 0x8000, 128),
    ],
)
def test_every_kind_of_png(mode: str, colour: int | tuple[int, ...], grey: int) -> None:
    figure = greys(Image.new(mode, (2, 2), colour))
    assert isinstance(figure, Raster)
    assert list(figure.samples) == [pytest.approx(grey, abs=1)] * 4


def test_rows_come_from_the_top() -> None:
    image = Image.new("L", (2, 2), 0)
    image.putpixel((1, 0), 200)
    figure = greys(image)
    assert isinstance(figure, Raster) and list(figure.samples) == [0, 200, 0, 0]


def test_a_broken_png_gives_a_clause() -> None:
    """Cut off anywhere, and with any byte of its first chunks changed."""
    out = BytesIO()
    Image.effect_noise((12, 12), 90).save(out, "PNG")
    good = out.getvalue()
    cut = [good[:end] for end in range(8, len(good) - 12, 7)]
    changed = [
        good[:at] + bytes([good[at] ^ bit]) + good[at + 1 :]
        for at in range(8, 60)
        for bit in (1, 0x40, 0xFF)
    ]
    for content in (*cut, *changed):
        made = _made(content, "image/png")
        assert isinstance(made, Raster) or made == "is damaged or cut off, and cannot be decoded"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            '<path clip-path="url(#c)" d="M1 1H9V9Z"/>',
            "holds a clipping path, a mask or a filter; apply it to the shapes",
        ),
        (
            '<path style="mask: url(#c)" d="M1 1H9V9Z"/>',
            "holds a clipping path, a mask or a filter; apply it to the shapes",
        ),
        (
            '<path opacity=".5" d="M1 1H9V9Z"/>',
            "holds a shape that is not black; cut it out of the black one",
        ),
        (
            '<path visibility="hidden" d="M1 1H9V9Z"/>',
            "holds a shape that is not black; cut it out of the black one",
        ),
        ('<path d="M1 1H9E9V9Z"/>', "has a shape that reaches far beyond what it shows"),
        (
            '<path d="M1 1L1e999 9Z"/>',
            "has a size, a number or a path that is not written as SVG has it",
        ),
        (
            '<path d="M1 NaN L9 9Z"/>',
            "has a size, a number or a path that is not written as SVG has it",
        ),
    ],
)
def test_what_would_be_drawn_otherwise_is_refused(body: str, said: str) -> None:
    assert drawn(body) == said
