"""Whether the joints of a face are flat: measured on its outlines, not believed of its name."""

from io import BytesIO

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from edition.faces import Face
from edition.faces.joining import joins_flat
from tests.editions import all_faces


@pytest.mark.parametrize("weight", ["Regular", "Medium", "Bold", "Black"])
def test_the_joints_of_the_family_are_flat(weight: str) -> None:
    assert all_faces()[weight].flat_joints and joins_flat(all_faces()[weight])


def moved(character: str, up: int) -> Face:
    """The regular face with a glyph that stands higher."""
    font = TTFont(BytesIO(all_faces()["Regular"].content))
    glyph = font["glyf"][font.getBestCmap()[ord(character)]]
    glyph.coordinates.translate((0, up))
    glyph.recalcBounds(font["glyf"])
    made = BytesIO()
    font.save(made)
    return Face("moved", "Regular", made.getvalue())


def test_a_tatweel_that_stands_higher_than_the_joints_is_seen() -> None:
    assert joins_flat(moved("\u0640", 0))
    assert not joins_flat(moved("\u0640", 12))


@pytest.mark.parametrize(
    ("up", "flat"), [(0, True), (4, True), (-4, True), (7, False), (-7, False), (40, False)]
)
def test_five_units_are_seen_by_nobody(up: int, flat: bool) -> None:
    """At 12 pt they are a dot of a plate of 2,400 to the inch."""
    assert joins_flat(moved("\u0640", up)) == flat


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_letter_that_joins_higher_at_one_side_is_seen(side: str) -> None:
    """A medial lam whose points near one of its joints stand higher."""
    font = TTFont(BytesIO(all_faces()["Regular"].content))
    buffer = hb.Buffer()
    buffer.add_str("\u0640ل\u0640")
    buffer.guess_segment_properties()
    hb.shape(all_faces()["Regular"].font, buffer)
    [medial] = [info.codepoint for info in buffer.glyph_infos if info.cluster == 1]
    name = font.getGlyphName(medial)
    glyph, advance = font["glyf"][name], font["hmtx"][name][0]
    near = [
        i
        for i, (x, _) in enumerate(glyph.coordinates)
        if (x <= 40 if side == "left" else x >= advance - 40)
    ]
    for i in near:
        x, y = glyph.coordinates[i]
        glyph.coordinates[i] = (x, y + 12)
    glyph.recalcBounds(font["glyf"])
    made = BytesIO()
    font.save(made)
    assert near and not joins_flat(Face("made", "Regular", made.getvalue()))


def test_a_face_without_a_tatweel_has_none() -> None:
    font = TTFont(BytesIO(all_faces()["Regular"].content))
    for table in font["cmap"].tables:
        table.cmap.pop(0x0640, None)
    made = BytesIO()
    font.save(made)
    assert not joins_flat(Face("made", "Regular", made.getvalue()))
