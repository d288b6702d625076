"""Image files are known by their bytes and stay inside the folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

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
        ("a.png", None, 'the image "a.png" is not there; put the file there or correct `image[1].file`. [image-missing]'),
        ("a.png", b"GIF89a", 'the image "a.png" is neither PNG nor SVG; save it in one of these two formats. [image-format]'),
        ("a.svg", b"<svg/>", 'the image "a.svg" is neither PNG nor SVG; save it in one of these two formats. [image-format]'),
        ("a.svg", SVG[:-2], 'the image "a.svg" is neither PNG nor SVG; save it in one of these two formats. [image-format]'),
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
        f"{path}/edition.toml:9: error: `image[1].alt` is blank; write what stands for it in the printed thing. [blank]",
        f"{path}/edition.toml:10: error: `image[1].width_mm` is 0; write a width from 1 to 1000 mm. [image-size]",
    ]
