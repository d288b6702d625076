"""Whether two files say the same though their bytes differ: what another release of a compressor
changes, and what follows from that, the digests and sizes of files on the page beside them.

One of the two may be a stranger's, so no more of it is read than there is of ours.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Final

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from edition.core.quoting import worded
from edition.verify.file.revisions import first_revision
from edition.verify.proofs.actions import numbers
from edition.verify.proofs.updates import only_signed

_OF_THE_COMPRESSION = frozenset(("/Length", "/Filter", "/DecodeParms", "/ID"))
_DIGESTS = re.compile(
    rb"""(?<=sha256:)[0-9a-f]{64}|(?<="sha256":")[0-9a-f]{64}|(?<="contentSize":")\d+"""
    rb"""|(?<=script-src 'sha256-)[A-Za-z0-9+/=]{44}|(?<=</bdi>)[^<]*(?=<span class="digest")"""
)
"""What a page says of the files beside it: their digests and sizes, and the digest of a
description with those in it.
"""


def same_content(packed: Path, rebuilt: Path) -> str:
    """How it was found that both say the same; "" where they do not, or nobody can say."""
    reader, same = _BY_ENDING.get(packed.suffix, ("", None))
    try:
        return reader if same and same(packed, rebuilt) else ""
    except Exception:
        return ""


def _same_pages(packed: Path, rebuilt: Path) -> bool:
    return _DIGESTS.sub(b"", packed.read_bytes()) == _DIGESTS.sub(b"", rebuilt.read_bytes())


def _same_pictures(packed: Path, rebuilt: Path) -> bool:
    return _same_pixels(packed.read_bytes(), rebuilt.read_bytes())


def _same_pixels(packed: bytes, rebuilt: bytes) -> bool:
    one, other = (Image.open(BytesIO(each), formats=("PNG",)) for each in (packed, rebuilt))
    alike = (one.size, one.mode, one.info) == (other.size, other.mode, other.info)
    return alike and one.tobytes() == other.tobytes()


def _same_books(packed: Path, rebuilt: Path) -> bool:
    """Member by member in their order; none of ours is compressed."""
    with zipfile.ZipFile(packed) as one, zipfile.ZipFile(rebuilt) as other:
        return all(
            a
            and b
            and (a.filename, a.date_time, a.compress_type) == (b.filename, b.date_time, 0)
            and _same_members(a.filename, one.read(a), other.read(b))
            for a, b in zip_longest(one.infolist(), other.infolist())
        )


def _same_members(name: str, packed: bytes, rebuilt: bytes) -> bool:
    return packed == rebuilt or (name.endswith(".png") and _same_pixels(packed, rebuilt))


def _same_documents(packed: Path, rebuilt: Path) -> bool:
    """Object by object, but for those that say at which byte others stand; a signature, which
    nobody can make again, is set aside where it is that and nothing else.
    """
    content = packed.read_bytes()
    one, other = (_objects(each) for each in (first_revision(content), rebuilt.read_bytes()))
    return only_signed(content) and all(a == b for a, b in zip_longest(one, other))


def _objects(pdf: bytes) -> Iterator[tuple[int, object]]:
    reader = PdfReader(BytesIO(pdf))
    for number in numbers(reader):
        held = IndirectObject(number, 0, reader).get_object()
        if not (isinstance(held, StreamObject) and held.get("/Type") == "/XRef"):
            yield number, _value(held)
    yield 0, _value(reader.trailer)


def _value(held: PdfObject | None) -> object:
    """An object as plain values, streams decompressed, references by number."""
    if isinstance(held, IndirectObject):
        return ("reference", held.idnum)
    if isinstance(held, ArrayObject):
        return [_value(entry) for entry in held]
    if isinstance(held, DictionaryObject):
        entries = {key: _value(held.raw_get(key)) for key in held if key not in _OF_THE_COMPRESSION}
        return (entries, held.get_data()) if isinstance(held, StreamObject) else entries
    return str(held)


_BY_ENDING: Final[Mapping[str, tuple[str, Callable[[Path, Path], bool]]]] = {
    ".pdf": (worded("decompressed streams"), _same_documents),
    ".png": (worded("pixels"), _same_pictures),
    ".epub": (worded("members of the book"), _same_books),
    ".html": (worded("page without digests"), _same_pages),
}
