"""Image files are known by their bytes and stay inside the folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.core.bounds import IMAGE_PIXELS, PNG_CHUNKS, SVG_DEPTH, SVG_NUMBERS
from edition.read import read

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def described(file: str, alt: str = "نشان") -> str:
    return f'[[image]]\nfile = "{file}"\nalt = "{alt}"\n'


@pytest.mark.parametrize(("content", "media_type"), [(PNG, "image/png"), (SVG, "image/svg+xml")])
def test_found(folder: Callable[..., Path], content: bytes, media_type: str) -> None:
    path = folder(more=described("emblem"))
    (path / "emblem").write_bytes(content)
    source, problems = read(path)
    assert source and not problems
    (image,) = source.images
    assert (image.media_type, image.content, image.image.alt) == (media_type, content, "نشان")


@pytest.mark.parametrize(
    ("file", "content", "fault"),
    [
        (
            "a.png",
            None,
            (
                'the image "a.png" is not there; put the file there or correct `image[1].file`. '
                "[image-missing]"
            ),
        ),
        (
            "a.png",
            b"GIF89a",
            (
                'the image "a.png" is neither PNG nor SVG; save it in one of these two formats. '
                "[image-format]"
            ),
        ),
        (
            "a.svg",
            b"<svg/>",
            (
                'the image "a.svg" is neither PNG nor SVG; save it in one of these two formats. '
                "[image-format]"
            ),
        ),
        (
            "a.svg",
            SVG[:-2],
            (
                'the image "a.svg" is neither PNG nor SVG; save it in one of these two formats. '
                "[image-format]"
            ),
        ),
        (
            "../a.png",
            None,
            '`image[1].file` is "../a.png", which lies outside the folder of the text; '
            "put the image beside edition.toml and write its name. [image-outside]",
        ),
        (
            "/a.png",
            None,
            '`image[1].file` is "/a.png", which lies outside the folder of the text; '
            "put the image beside edition.toml and write its name. [image-outside]",
        ),
    ],
)
def test_refused(folder: Callable[..., Path], file: str, content: bytes | None, fault: str) -> None:
    path = folder(more=described(file))
    if content is not None:
        (path / file).write_bytes(content)
    source, problems = read(path)
    assert source is None
    assert [str(problem) for problem in problems] == [f"{path}/edition.toml:8: error: {fault}"]


def test_alternative_text_and_width(folder: Callable[..., Path]) -> None:
    path = folder(more=described("a.png", alt=" ") + "width_mm = 0\n")
    (path / "a.png").write_bytes(PNG)
    assert [str(problem) for problem in read(path)[1]] == [
        (
            f"{path}/edition.toml:9: error: `image[1].alt` is blank; write in a few words what "
            "is to be seen, for whoever cannot see it. [blank]"
        ),
        (
            f"{path}/edition.toml:10: error: `image[1].width_mm` is 0; write from 1 to 1000, such "
            "as 20. [out-of-range]"
        ),
    ]


def png(width: int, height: int, chunks: int = 0) -> bytes:
    """The beginning of one, with so many chunks behind its head."""
    head = b"\x00\x00\x00\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes(9)
    return PNG[:8] + head + (bytes(4) + b"tEXt" + bytes(4)) * chunks


def svg(body: str, before: str = "") -> bytes:
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{body}</svg>'.encode()
    )


def grouped(levels: int) -> bytes:
    return svg("<g>" * (levels - 1) + "</g>" * (levels - 1))


def stepped(steps: int) -> bytes:
    """`svg` and `path` count four each."""
    return svg(f'<path d="{"Z" * (steps - 8)}"/>')


ENTITY = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (png(5000, 5000), ""),
        (png(5001, 5000), f"25,005,000 pixels, and {IMAGE_PIXELS.most:,} are the most"),
        (png(0xFFFFFFFF, 0xFFFFFFFF), "18,446,744,065,119,617,025 pixels, and"),
        (png(9, 9, PNG_CHUNKS.most - 1), ""),
        (png(9, 9, PNG_CHUNKS.most), "10,001 chunks, and 10,000 are the most"),
        (grouped(SVG_DEPTH.most), ""),
        (grouped(SVG_DEPTH.most + 1), "101 levels of groups, and 100 are the most"),
        (grouped(100_000), "101 levels of groups, and 100 are the most"),
        (stepped(SVG_NUMBERS.most), ""),
        (
            stepped(SVG_NUMBERS.most + 1),
            "200,001 numbers and steps in its shapes, and 200,000 are the most",
        ),
        (
            svg(f'<polygon points="{".5" * SVG_NUMBERS.most}"/>'),
            "200,008 numbers and steps in its shapes, and",
        ),
        (
            svg('<circle r="1"/>' * (SVG_NUMBERS.most // 4)),
            "200,004 numbers and steps in its shapes, and",
        ),
    ],
)
def test_what_an_image_asks_for_is_bounded_before_it_is_decoded(
    folder: Callable[..., Path], content: bytes, fact: str
) -> None:
    path = folder(more=described("emblem"))
    (path / "emblem").write_bytes(content)
    said = [str(problem) for problem in read(path)[1]]
    assert len(said) == bool(fact) and all(
        f'edition.toml:8: error: the image "emblem" has {fact}' in each for each in said
    )


def test_what_an_svg_does_not_say_itself_is_refused(folder: Callable[..., Path]) -> None:
    path = folder(more=described("emblem"))
    (path / "emblem").write_bytes(svg("&a;", ENTITY))
    [problem] = read(path)[1]
    assert (
        problem.fact == 'the image "emblem" declares entities, which stand for what is not written'
    )
