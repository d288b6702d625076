"""PDFs as nobody should write them, byte by byte: two pages of 400 by 600, drawn alike."""

import zlib
from collections.abc import Mapping

FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 400 600]"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream, packed."""
    packed = zlib.compress(data, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (
        entries,
        len(packed),
        packed,
    )


def written(objects: Mapping[int, bytes]) -> bytes:
    """A file of these objects, of which the first is the catalogue."""
    content, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = max(objects) + 1
    table = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(end)
    )
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (end, len(content))
    return bytes(content + b"xref\n0 %d\n" % end + table + trailer)


def drawn(
    content: bytes = b"20 20 100 100 re f",
    page: bytes = b"/MediaBox[0 0 400 600]/Contents 5 0 R",
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    tree: bytes = b"/Count 2/Kids[3 0 R 4 0 R]",
) -> bytes:
    """Two pages with that content; `more` objects begin at 6."""
    leaf = b"<</Type/Page/Parent 2 0 R/Resources<<%s>>%s>>" % (resources, page)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages%s>>" % tree,
        3: leaf,
        4: leaf,
        5: stream(content),
    }
    return written({**objects, **(more or {})})


def boxed(boxes: bytes) -> bytes:
    """Two pages with these boxes."""
    return drawn(page=boxes + b"/Contents 5 0 R")


def nested(forms: int, each: bytes = b"/F Do", last: bytes = b"20 20 100 100 re f") -> bytes:
    """Pages that draw a form that draws a form, so many."""
    inner = {
        6 + i: stream(each, FORM + b"/Resources<</XObject<</F %d 0 R>>>>" % (7 + i))
        for i in range(forms - 1)
    }
    return drawn(
        b"/F Do", resources=b"/XObject<</F 6 0 R>>", more={**inner, 5 + forms: stream(last, FORM)}
    )


def pictured(entries: bytes, data: bytes = bytes(300)) -> bytes:
    """Pages that draw a picture."""
    picture = stream(
        data, b"/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceGray" + entries
    )
    return drawn(
        b"q 90 0 0 90 9 9 cm /I Do Q", resources=b"/XObject<</I 6 0 R>>", more={6: picture}
    )


def deep(levels: int) -> bytes:
    """A page under so many nodes of the tree."""
    nodes = {2 + i: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (3 + i) for i in range(levels)}
    return written(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            **nodes,
            2 + levels: b"<</Type/Page/MediaBox[0 0 400 600]>>",
        }
    )


def many(pages: int) -> bytes:
    """So many empty pages."""
    kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(pages))
    leaves = {3 + i: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]>>" for i in range(pages)}
    return written(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
            **leaves,
        }
    )
