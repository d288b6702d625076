"""Faces that a page carries with it, which is read where no font may be looked for: of each only
the characters that stand on it, and what joins and marks them.

HarfBuzz cuts and zlib packs (WOFF 1.0), which takes some milliseconds a face. WOFF2, as the page of
the web has it, is a quarter smaller and takes twenty times as long, at every build.
"""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from typing import Literal, NamedTuple

import uharfbuzz as hb

from edition.faces.face import Face, Faces
from edition.faces.further import Further
from edition.faces.own import at_home, instead, names

FAMILY = "edition"
"""What the style of a page calls what the edition is set in."""
_ALWAYS = frozenset(map(ord, " \u00a0\u200c\u200d"))
"""No ink, but it parts words and letters."""
_WEIGHTS: dict[Literal["Regular", "Bold"], int] = {"Regular": 400, "Bold": 700}


class Carried(NamedTuple):
    """Rules of style with the faces in them, and what to write as `font-family`, the faces that
    stand in for others behind what they stand in for.
    """

    rules: str
    families: str


def carried(faces: Faces, words: str) -> Carried:
    """The faces of an edition for these words: what sets its text, then what stands in for the
    characters that it lacks.
    """
    found = list(_cuts(faces, {c for c in words if not c.isspace()}))
    rules = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f"src:url(data:font/woff;base64,{b64encode(content).decode('ascii')})}}"
        for family, weight, content in found
    )
    named = dict.fromkeys(f'"{family}"' for family, *_ in found)
    return Carried(rules, ",".join((*named, "sans-serif")))


def _cuts(faces: Faces, characters: set[str]) -> Iterator[tuple[str, int, bytes]]:
    """Family, weight and content: of the first face in both weights, of others in one."""
    named, home = names(faces), at_home(faces)
    left = characters
    tried = dict.fromkeys((*instead(faces)[named["Regular"]], home["Regular"]))
    for weight, number in _WEIGHTS.items():
        has = _had(faces[named[weight]], characters)
        left = left - has if weight == "Regular" else left
        yield FAMILY, number, _cut(faces[named[weight]], has)
    for at, name in enumerate(name for name in tried if name != named["Regular"]):
        if has := _had(faces[name], left):
            yield f"{FAMILY} {at}", _WEIGHTS["Regular"], _cut(faces[name], has)
            left -= has


def _had(face: Face, characters: set[str]) -> set[str]:
    serves = face.serves if isinstance(face, Further) else face.glyph
    return {character for character in characters if serves(character)}


def _cut(face: Face, characters: set[str]) -> bytes:
    """The same bytes each time: no time is put in. No table is looked into, for what knows tables
    takes longer to import than all this.
    """
    # Imported here because a build without proofs carries none.
    from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

    wanted = hb.SubsetInput()
    wanted.unicode_set.update({*map(ord, characters), *_ALWAYS})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    cut = SFNTReader(BytesIO(hb.subset(hb.Face(face.content), wanted).blob.data))
    made = BytesIO()
    woff = SFNTWriter(made, len(cut.keys()), cut.sfntVersion, flavor="woff")
    for tag in cut.keys():  # noqa: SIM118 - no mapping
        woff[tag] = cut[tag]
    woff.close()
    return made.getvalue()
