"""Fonts that are damaged and add up all the same, as somebody makes them who means harm: a build is
made, refused or fails its proof, and never stumbles.
"""

import struct
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from tests.editions import run, write_edition
from tests.faces.made import font, table

TEXT = "نان و آزادی\n\nیک باغ و دیوار می‌خواهد ۱۲ و 12 باغ.\n\n۱. نان\n۲. باغ\n"
_DIRECTORY, _ENTRY = 12, 16


@cache
def small(share: float) -> bytes:
    """A font of the letters that are set and measured, its letters so large in the em."""
    opened = TTFont(BytesIO(font(share=share)))
    options = subset.Options()
    options.layout_features, options.name_IDs, options.notdef_outline = ["*"], ["*"], True
    cutting = subset.Subsetter(options)
    cutting.populate(text=f"{TEXT} دروهمصعحس ـx،.()")
    cutting.subset(opened)
    out = BytesIO()
    opened.save(out)
    return out.getvalue()


def damaged(rng: Random, share: float) -> bytes:
    """A table with some bytes changed, and the sums of all made right again."""
    content = bytearray(small(share))
    count = struct.unpack_from(">H", content, 4)[0]
    at = _DIRECTORY + _ENTRY * rng.randrange(count)
    offset, length = struct.unpack_from(">II", content, at + 8)
    for _ in range(rng.randint(1, 6)):
        place = offset + rng.randrange(min(length, rng.choice((16, 64, length))))
        content[place] = rng.choice((0, 1, 127, 128, 255, rng.randrange(256)))
    for i in range(count):
        at = _DIRECTORY + _ENTRY * i
        offset, length = struct.unpack_from(">II", content, at + 8)
        held = bytes(content[offset : offset + length]) + bytes(-length % 4)
        total = sum(struct.unpack(f">{len(held) // 4}I", held)) % 2**32
        struct.pack_into(">I", content, at + 4, total)
    return bytes(content)


@pytest.mark.parametrize("seed", [68, 81, 109, 494, 534, 2324, 2396, *range(20)])
@pytest.mark.parametrize("share", [1.0, 0.8])
def test_a_build_ends_as_it_should(seed: int, share: float, tmp_path: Path) -> None:
    content = damaged(Random(seed), share)
    folder = write_edition(tmp_path / "text", TEXT, table(content))
    (folder / "made.ttf").write_bytes(content)
    built = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet")
    assert built.exit_code in (0, 1, 3), built.output
    assert built.exit_code != 1 or "edition.toml:" in built.stderr or "text.txt:" in built.stderr
