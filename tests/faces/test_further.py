"""Further font files: in the units of the family, for what they may serve, and refused where they
cannot be embedded.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from edition.faces import Face, Further, with_further
from edition.model.description import Font
from edition.model.source_folder import FontFile
from tests.editions import all_faces

SANAH = "\u0601"
"""U+0601, which the family lacks."""


@cache
def font_with(characters: str, change: "Callable[[Any], None] | None" = None) -> bytes:
    """A small font of 1000 units to the em that shows each character as a letter of the family."""
    font = TTFont(BytesIO(all_faces()["Bold"].content))
    names = font.getBestCmap()
    for table in font["cmap"].tables:
        table.cmap = {32: names[32], **{ord(c): names[0x0646] for c in characters}}
    scale_upem(font, 1000)
    if change:
        change(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def file(content: bytes, **keys: Any) -> FontFile:
    font = Font(file="a.ttf", sha256=hashlib.sha256(content).hexdigest(), **keys)
    return FontFile(font, content, None)


def further(**keys: Any) -> Further:
    found, problems = with_further(all_faces(), [file(font_with(SANAH + "\u05d0"), **keys)])
    assert found and not problems
    face = list(found.values())[-1]
    assert isinstance(face, Further)
    return face


def test_behind_the_family_and_in_its_units() -> None:
    found, _ = with_further(all_faces(), [file(font_with(SANAH))])
    assert found
    own = ["Regular", "Medium", "Bold", "Black", "Code"]
    assert list(found)[:5] == own and len(found) == 6
    face = list(found.values())[5]
    regular: Face = found["Regular"]
    assert (face.upem, face.name) == (regular.upem, "Vazirmatn-Bold")
    width = found["Bold"].font.get_glyph_h_advance(found["Bold"].glyph("ن"))
    assert abs(face.font.get_glyph_h_advance(face.glyph(SANAH)) - width) <= 2


@pytest.mark.parametrize(
    ("keys", "served"),
    [
        ({}, SANAH + "\u05d0"),
        ({"scripts": ("Hebr",)}, "\u05d0"),
        ({"characters": SANAH}, SANAH),
        ({"scripts": ("Hebr",), "characters": SANAH}, SANAH + "\u05d0"),
        ({"scripts": ("Grek",)}, ""),
    ],
)
def test_what_it_serves(keys: dict[str, Any], served: str) -> None:
    face = further(**keys)
    assert "".join(c for c in SANAH + "\u05d0\u05d1ن" if face.serves(c)) == served


def allowed(rights: int) -> Callable[[Any], None]:
    """A font whose maker allows that much (OS/2, fsType)."""

    def state(font: Any) -> None:
        font["OS/2"].fsType = rights

    return state


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (lambda: b"OTTO" + b"\0" * 60, "has PostScript outlines (.otf)"),
        (lambda: b"ttcf" + b"\0" * 60, "is a collection of fonts (.ttc)"),
        (lambda: b"wOFF" + b"\0" * 60, "is packed for the web (.woff)"),
        (lambda: b"wOF2" + b"\0" * 60, "is packed for the web (.woff2)"),
        (lambda: b"%PDF" + b"\0" * 60, "is no TrueType font"),
        (lambda: b"", "is no TrueType font"),
        (lambda: b"\0\1\0\0" + b"\0" * 60, "has no TrueType outlines"),
        (lambda: font_with(SANAH, allowed(0x0002)), "does not allow its embedding"),
        (lambda: font_with(SANAH, allowed(0x0100)), "does not allow the embedding of a part of it"),
        (lambda: font_with(SANAH, allowed(0x0208)), "does not allow the embedding of a part of it"),
    ],
)
def test_refused(content: Callable[[], bytes], fault: str) -> None:
    found, problems = with_further(all_faces(), [file(content())])
    assert found is None
    assert [str(problem) for problem in problems] == [
        (
            f'error: the font "a.ttf" {fault}; name a static TrueType font (.ttf) that may be '
            "embedded. [font-format]"
        )
    ]


def entry(whole: bytes, tag: bytes) -> int:
    """Where the directory has a table."""
    return next(
        at
        for at in range(12, 12 + 16 * int.from_bytes(whole[4:6], "big"), 16)
        if whole[at : at + 4] == tag
    )


def place(whole: bytes, tag: bytes) -> int:
    return int.from_bytes(whole[entry(whole, tag) + 8 : entry(whole, tag) + 12], "big")


@pytest.mark.parametrize(
    ("at", "new", "fault"),
    [
        (lambda whole: len(whole) - 4, b"", "is cut off: its "),
        (
            lambda whole: entry(whole, b"hhea"),
            b"xxxx",
            "has no hhea, which every TrueType font needs",
        ),
        (
            lambda whole: entry(whole, b"post") + 12,
            b"\xff" * 4,
            "is cut off: its post ends beyond the file",
        ),
        (
            lambda whole: place(whole, b"glyf") + 9,
            b"\xff" * 9,
            "is damaged: its glyf is not what its directory says",
        ),
        (
            lambda whole: place(whole, b"head"),
            bytes(54),
            "is damaged: its head states no em",
        ),
        (
            lambda whole: place(whole, b"head"),
            bytes(16),
            "is damaged: no letters can be taken from it",
        ),
    ],
)
def test_a_damaged_font_is_refused_by_its_table(
    at: Callable[[bytes], int], new: bytes, fault: str
) -> None:
    """Other bytes from a place on; with none it ends there."""
    whole = font_with(SANAH)
    start = at(whole)
    content = whole[:start] + new + (whole[start + len(new) :] if new else b"")
    _, [problem] = with_further(all_faces(), [file(content)])
    assert (
        problem.fact.startswith(f'the font "a.ttf" {fault}')
        and not with_further(all_faces(), [file(whole)])[1]
    )


def test_a_text_is_refused_until_a_font_is_named(tmp_path: Path) -> None:
    from tests.editions import run, write_edition

    text = "نان و آزادی\n\nسال \u0601۱۹۴۸ و «\u0601» بود.\n"
    folder = write_edition(tmp_path / "urdu", text, language='"ur"')
    refused = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet")
    assert refused.exit_code == 1
    assert (
        "urdu/text.txt:3:5: error: no face has a glyph for U+0601 ARABIC SIGN SANAH, which "
        "stands here 2 times, in line 3; "
    ) in refused.stderr
    content = font_with(SANAH)
    (folder / "a.ttf").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    write_edition(folder, text, f'[[font]]\nfile = "a.ttf"\nsha256 = "{digest}"\n', language='"ur"')
    built = run("build", folder, "--out", tmp_path / "out", "--only", "pamphlet")
    assert built.exit_code == 0, built.stderr
    assert "\u0601۱۹۴۸" in (tmp_path / "out" / "urdu" / "pamphlet.txt").read_text(encoding="utf-8")
