"""Whether a font file that an edition names can be embedded as the family is.

Only TrueType outlines of one static instance can be, cut down to the glyphs that are shown; both
must be allowed (OpenType 1.9, OS/2, fsType), and the file be whole: its tables lie within it, are
those that are needed, and add up to what its directory says. HarfBuzz passes over a table that it
cannot read, so that what lacks one would be met much later.
"""

from struct import unpack, unpack_from

import uharfbuzz as hb

from edition.core.quoting import worded

_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
"""The tables without which HarfBuzz has no outlines, or a PDF no metrics."""
_EMBEDDED = (b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
"""Those of them that stand in a PDF."""
_DIRECTORY, _ENTRY = 12, 16
"""Bytes of the head of the directory, and of an entry in it."""
_UNSUMMED = b"head"
"""Holds the sum of the whole file, and programs that set it leave head's own as it was."""
_EM_AT = 18
"""Where the units to the em stand in head."""
_WORD = 1 << 32
"""Sums are of words of 32 bits."""
_SIGNATURES = (b"\0\1\0\0", b"true")
"""Of TrueType outlines, in a file of today and of old."""
_OTHERS = {
    b"OTTO": worded("has PostScript outlines (.otf)"),
    b"ttcf": worded("is a collection of fonts (.ttc)"),
    b"wOFF": worded("is packed for the web (.woff)"),
    b"wOF2": worded("is packed for the web (.woff2)"),
}
"""Other files of fonts by their signatures, as predicates."""
_FSTYPE_AT = 8
"""Where the rights to embed stand in OS/2."""
_RESTRICTED = 0x0002
"""The one that forbids it."""
_WHOLE_ONLY = 0x0100
"""The one that forbids to cut the font down."""
_BITMAPS_ONLY = 0x0200
"""The one that allows no outlines."""


def fault_of(content: bytes) -> str:
    """What is wrong with a font file, as a predicate, or ""."""
    if not content.startswith(_SIGNATURES):
        return _OTHERS.get(content[:4], worded("is no TrueType font"))
    face = hb.Face(content)
    if not face.upem or not face.glyph_count or not bytes(face.reference_table("glyf").data):
        return worded("has no TrueType outlines")
    if face.has_var_data:
        return worded("is a variable font")
    if not _draws(face):
        return worded("has no outlines for its letters")
    os2 = bytes(face.reference_table("OS/2").data)
    rights = unpack_from(">H", os2, _FSTYPE_AT)[0] if len(os2) >= _FSTYPE_AT + 2 else 0
    if rights & _RESTRICTED:
        return worded("does not allow its embedding")
    if rights & (_WHOLE_ONLY | _BITMAPS_ONLY):
        return worded("does not allow the embedding of a part of it")
    return _damage(content)


def _draws(face: hb.Face) -> bool:
    """Whether any of its characters has ink: a font of colours or bitmaps has none."""
    font = hb.Font(face)
    glyphs = (font.get_nominal_glyph(character) for character in face.unicodes)
    return any(ink.height for glyph in glyphs if (ink := font.get_glyph_extents(glyph or 0)))


def _damage(content: bytes) -> str:
    """What is wrong with a font of TrueType outlines, as a predicate, or ""."""
    if len(content) < _DIRECTORY:
        return worded("is cut off")
    count = unpack_from(">H", content, 4)[0]
    if _DIRECTORY + _ENTRY * count > len(content):
        return worded("is cut off")
    entries = [unpack_from(">4sIII", content, _DIRECTORY + _ENTRY * i) for i in range(count)]
    tags = {tag for tag, *_ in entries}
    if lacking := [tag.decode() for tag in _NEEDED if tag not in tags]:
        return worded(
            "has no {lacking}, which every TrueType font needs", lacking=", ".join(lacking)
        )
    for tag, stated, offset, length in entries:
        name = tag.decode("latin-1").strip()
        if offset + length > len(content):
            return worded("is cut off: its {name} ends beyond the file", name=name)
        if tag != _UNSUMMED and _sum(content[offset : offset + length]) != stated:
            return worded("is damaged: its {name} is not what its directory says", name=name)
    if not _has_an_em(content, next(offset for tag, _, offset, _ in entries if tag == _UNSUMMED)):
        return worded("is damaged: its head states no em")
    return "" if _gives(content) else worded("is damaged: no letters can be taken from it")


def _has_an_em(content: bytes, head: int) -> bool:
    """Whether its units to the em are as many as may be (OpenType 1.9, head, unitsPerEm)."""
    held = content[head + _EM_AT : head + _EM_AT + 2]
    return len(held) == 2 and 16 <= unpack(">H", held)[0] <= 16384


def _sum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    return int(sum(unpack(f">{len(padded) // 4}I", padded)) % _WORD)


def _gives(content: bytes) -> bool:
    """Whether HarfBuzz takes letters from it, as it does to embed them, with all their tables: it
    leaves out one that it cannot read.
    """
    wanted = hb.SubsetInput()
    wanted.unicode_set.add(ord(" "))
    try:
        cut = hb.subset(hb.Face(content), wanted)
    except RuntimeError:
        return False
    return cut is not None and all(cut.reference_table(tag.decode()).data for tag in _EMBEDDED)
