"""A poster in pieces, from its one page to a file of sheets."""

import msgspec

from edition.faces import Faces
from edition.model.imposition import Tiles
from edition.model.record import Record
from edition.press.pages.opening import open_pages
from edition.press.sheet.identifying import Identity
from edition.press.sheet.placing import write_sheets
from edition.press.tiles.assembly import assembly_side
from edition.press.tiles.cutting import tiles, tiling
from edition.press.tiles.tile_marks import tile_side


def tile(poster: bytes, wanted: Tiles, record: Record, faces: Faces) -> bytes:
    """See `edition.press.tile`."""
    source, _ = open_pages(poster, "")
    assert source is not None
    plan = tiling(source.size, wanted.paper, wanted.margin, wanted.overlap)
    assert plan is not None
    pieces = (tile_side(each, plan, faces) for each in tiles(plan))
    sides = (assembly_side(plan, record.title, faces), *pieces)
    return write_sheets(sides, source, Identity(record, "", poster + msgspec.json.encode(sides)))
