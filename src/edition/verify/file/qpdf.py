"""A PDF as qpdf reads it, through pikepdf: the reader that proves what pypdf has written, and
shares no code with it.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf

from edition.core.quoting import worded
from edition.verify.file.xmp_properties import properties


def opened(file: Path | bytes, *, mended: bool = False) -> pikepdf.Pdf:
    """The file, to be closed. What is damaged raises, unless it is to be `mended` as far as qpdf
    can: pages of somebody else's, which pypdf mends too.
    """
    source = BytesIO(file) if isinstance(file, bytes) else file
    return pikepdf.open(source, attempt_recovery=mended)


def places(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Every object of the file, whether a page leads to it or not, and the trailer, each with what
    it is called in a clause. Numbers and the like that stand alone are left out.
    """
    for each in pdf.objects:
        if isinstance(each, pikepdf.Object):
            yield worded("object {number}", number=each.objgen[0]), each
    yield worded("the trailer"), pdf.trailer


def dictionaries(held: object) -> Iterator[pikepdf.Object]:
    """The dictionaries and the stream in an object, not following references."""
    open_ = [held]
    while open_:
        each = open_.pop()
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each
            open_ += [value for value in each.values() if not _is_elsewhere(value)]
        elif isinstance(each, pikepdf.Array):
            open_ += [value for value in each if not _is_elsewhere(value)]


def strings(held: object) -> Iterator[bytes | str]:
    """Every string in an object, as text or as the bytes that are none, and the bytes of a stream,
    unpacked where qpdf can; references are not followed.
    """
    open_ = [held]
    while open_:
        each = open_.pop()
        if isinstance(each, pikepdf.String):
            yield from (str(each), bytes(each))
        elif isinstance(each, pikepdf.Array):
            open_ += [value for value in each if not _is_elsewhere(value)]
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            open_ += [value for value in each.values() if not _is_elsewhere(value)]
            if isinstance(each, pikepdf.Stream):
                yield _content(each)


def under(held: object, *keys: str) -> object:
    """What lies below a dictionary or a stream, key by key; None where there is no such way."""
    for key in keys:
        if not isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
            return None
        held = held.get(key)
    return held


def members(held: object, *keys: str) -> list[tuple[str, pikepdf.Object]]:
    """The entries of the dictionary that lies there, by name; none where there is none."""
    found = under(held, *keys)
    if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return []
    return [(key, value) for key, value in found.items() if isinstance(value, pikepdf.Object)]


def sides(box: pikepdf.Array) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a box, whichever corners it has."""
    x, y, far_x, far_y = (float(side) for side in box)
    return min(x, far_x), min(y, far_y), max(x, far_x), max(y, far_y)


def beyond(outer: Sequence[float], inner: Sequence[float]) -> tuple[float, ...]:
    """How far the one reaches beyond the other at the left, the foot, the right and the head."""
    signs = (1, 1, -1, -1)
    return tuple((i - o) * sign for o, i, sign in zip(outer, inner, signs, strict=True))


def xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The properties of its XMP as plain text."""
    packet = pdf.Root.get("/Metadata")
    return properties(_content(packet)) if isinstance(packet, pikepdf.Stream) else {}


def _is_elsewhere(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture, which is no text
        return stream.read_raw_bytes()
