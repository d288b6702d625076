"""Whether a font file is whole: its tables lie within it, are those that are needed, and add up to
what its directory says.

OpenType 1.9, the font directory. HarfBuzz passes over a table that it cannot read, so that what
lacks one is met much later.
"""

from struct import unpack, unpack_from

import uharfbuzz as hb

_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
_DIRECTORY, _ENTRY = 12, 16
_UNSUMMED = b"head"
"""Holds the sum of the whole file, and programs that set it leave head's own as it was."""
_WORD = 1 << 32


def damage(content: bytes) -> str:
    """What is wrong with a font of TrueType outlines, as a predicate, or ""."""
    if len(content) < _DIRECTORY:
        return "is cut off"
    count = unpack_from(">H", content, 4)[0]
    if _DIRECTORY + _ENTRY * count > len(content):
        return "is cut off"
    entries = [unpack_from(">4sIII", content, _DIRECTORY + _ENTRY * i) for i in range(count)]
    tags = {tag for tag, *_ in entries}
    if lacking := [tag.decode() for tag in _NEEDED if tag not in tags]:
        return f"has no {', '.join(lacking)}, which every TrueType font needs"
    for tag, stated, offset, length in entries:
        name = tag.decode("latin-1").strip()
        if offset + length > len(content):
            return f"is cut off: its {name} ends beyond the file"
        if tag != _UNSUMMED and _sum(content[offset : offset + length]) != stated:
            return f"is damaged: its {name} is not what its directory says"
    return "" if _gives(content) else "is damaged: no letters can be taken from it"


def _sum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    return int(sum(unpack(f">{len(padded) // 4}I", padded)) % _WORD)


def _gives(content: bytes) -> bool:
    """Whether HarfBuzz takes letters from it, as it does to embed them."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.add(ord(" "))
    try:
        return hb.subset(hb.Face(content), wanted) is not None
    except RuntimeError:
        return False
