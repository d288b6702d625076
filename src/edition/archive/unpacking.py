"""Unpacking a ZIP file that somebody else has made: looked through first, and counted while it is
unpacked.
"""

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_IFMT, S_ISDIR, S_ISREG

from edition.core.bounds import BAG_BYTES, BAG_MEMBERS, ZIP_LIST, ZIP_TIMES
from edition.core.inside import Astray, parts_of
from edition.verify.file.checks import shown

_END = struct.Struct("<4s4H2LH")
"""The end of the list of members (APPNOTE 4.3.16), which a comment of 64 KiB at most may follow."""
_COMMENT = 65_535
"""Bytes of the longest comment: its length has two bytes there."""
_LOCATOR = 20
"""Bytes before that end which in a ZIP64 file say where its own end is (APPNOTE 4.3.15)."""
_ENCRYPTED = 0x1
"""The bit of a member's flags (APPNOTE 4.4.4)."""
_PIECE = 1 << 20
"""Bytes that are unpacked at a time, so that a member that lies of its size fills no memory."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def unpack(archive: Path, place: Path) -> str:
    """Unpack the file into `place`; or what is wrong with it in a clause, and then nothing in
    `place` may be used.
    """
    try:
        if fault := _listed(archive):
            return fault
        with zipfile.ZipFile(archive) as opened:
            held = opened.infolist()
            return next(_faults(held, archive.stat().st_size), "") or next(
                _unpacked(opened, held, place), ""
            )
    except OSError as refusal:
        return f"the file cannot be unpacked ({refusal.strerror or type(refusal).__name__})"
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        ValueError,
        EOFError,
        zlib.error,
    ):
        return "the file cannot be unpacked: its members are not as its list has them"


def _listed(archive: Path) -> str:
    """What is wrong with the list of members, before it is read."""
    size = archive.stat().st_size
    with archive.open("rb") as opened:
        begins = opened.read(4)
        opened.seek(max(size - _END.size - _COMMENT - _LOCATOR, 0))
        tail = opened.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        return "the file cannot be unpacked: the list of its members has no end"
    listed = _END.unpack_from(tail, at)[5]
    if tail[max(at - _LOCATOR, 0) : at].startswith(b"PK\6\7"):
        return "it is a ZIP64 file, and no deposit is so large"
    if begins not in (b"PK\3\4", b"PK\5\6"):
        return "it does not begin with its first member"
    too_long = ZIP_LIST.exceeded(listed)
    return f"it has {too_long.fact}" if too_long else ""


def _faults(held: Sequence[zipfile.ZipInfo], size: int) -> Iterator[str]:
    if too_many := BAG_MEMBERS.exceeded(len(held)):
        yield f"there are {too_many.fact}"
    met: set[str] = set()
    for entry in held:
        # zipfile cuts a name at its first NUL, and mends others; what it was given is judged.
        name = entry.orig_filename
        folded = unicodedata.normalize("NFC", name.rstrip("/")).casefold()
        if isinstance(parts := parts_of(name), Astray):
            yield shown(f"«{name}» in it {parts.words}")
        if folded in met:
            yield shown(f"«{name}» is twice in it, for some systems")
        met.add(folded)
        yield from (shown(f"«{name}» in it {what}") for what in _of_entry(entry))
    total = sum(entry.file_size for entry in held)
    if too_much := BAG_BYTES.exceeded(total):
        yield f"there are {too_much.fact}"
    if total > ZIP_TIMES.most * size:
        yield f"it unpacks to more than {ZIP_TIMES.most} {ZIP_TIMES.counted}"
    yield from _beside_bags(held)


def _of_entry(entry: zipfile.ZipInfo) -> Iterator[str]:
    mode = entry.external_attr >> 16
    if S_IFMT(mode) and not (S_ISREG(mode) or S_ISDIR(mode)):
        yield "is a symbolic link, a pipe or a device"
    if entry.flag_bits & _ENCRYPTED:
        yield "is encrypted"
    if entry.compress_type not in _METHODS:
        yield "is packed in another way than deflated or stored"


def _beside_bags(held: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """What lies in no bag, and so would be looked at by nobody."""
    bags = {
        entry.filename.removesuffix("bagit.txt")
        for entry in held
        if entry.filename.count("/") == 1 and entry.filename.endswith("/bagit.txt")
    }
    outside = [entry for entry in held if entry.filename.partition("/")[0] + "/" not in bags]
    if bags and outside:
        yield shown(f"«{outside[0].orig_filename}» lies in no bag")


def _unpacked(
    opened: zipfile.ZipFile, held: Sequence[zipfile.ZipInfo], place: Path
) -> Iterator[str]:
    """Unpack each member, and stop where one has more than is stated of it, or another content than
    its CRC-32 has.
    """
    for entry in held:
        file = place.joinpath(*entry.filename.split("/"))
        if entry.is_dir():
            file.mkdir(parents=True, exist_ok=True)
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with opened.open(entry) as packed, file.open("xb") as unpacked:
                found = 0
                while piece := packed.read(_PIECE):
                    found += len(piece)
                    if found > entry.file_size:
                        break
                    unpacked.write(piece)
        except (zipfile.BadZipFile, EOFError, zlib.error):
            found = -1
        if found != entry.file_size:
            yield shown(
                f"«{entry.orig_filename}» in it is not what its list has: other bytes, or "
                "another "
                "number of them"
            )
            return
