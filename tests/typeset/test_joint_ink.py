"""What is drawn where letters are drawn apart, or nearer to each other, by a little: the ink of a
word has the parts it had.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from edition.model.page import Weight
from edition.model.record import Record
from edition.typeset.line.kashida import TATWEEL
from edition.typeset.line.shape import Shaper
from edition.typeset.line.tracking import joints_of
from tests.editions import all_faces, reading_of
from tests.typeset.ink_parts import parts
from tests.typeset.joint_sheet import SIZE, line, pictures, width

UPEM = 2048
ROOM = (-10, 60, 100)
"""Font units at a joint: -0.005, 0.03 and 0.05 em."""


@pytest.fixture(scope="module")
def record(repository: Path) -> Record:
    """That of the statement; a sheet has none of its own."""
    return reading_of(repository / "source" / "statement")[1].record


@pytest.fixture(scope="module")
def words(repository: Path, shaper: Shaper) -> list[str]:
    """Those of the statement that have a joint, in the order of their letters."""
    text = (repository / "source" / "statement" / "text.txt").read_text(encoding="utf-8")
    found = sorted({word.strip("،.؛:!؟«»()[]…") for word in text.split()})
    return [
        word
        for word in found
        if word.isalpha() and any(map(joints_of, shaper.words(word, "Regular")[0]))
    ]


def counted(
    shaper: Shaper, words: Sequence[str], weight: Weight, each: int, record: Record, em: int
) -> list[int]:
    """The parts of each word at so many pixels to the em."""
    scale = em * 1000 / SIZE
    return [
        parts(picture)
        for picture in pictures([line(shaper, word, weight, each) for word in words], record, scale)
    ]


@pytest.mark.parametrize(
    ("weight", "em", "every"),
    [
        ("Regular", 80, 10),
        ("Medium", 80, 10),
        ("Regular", 300, 40),
        ("Bold", 300, 40),
        ("Black", 300, 40),
    ],
)
def test_a_word_has_the_parts_it_had(
    shaper: Shaper, record: Record, words: list[str], weight: Weight, em: int, every: int
) -> None:
    sample = words[::every]
    plain = counted(shaper, sample, weight, 0, record, em)
    for each in ROOM:
        assert dict(
            zip(sample, counted(shaper, sample, weight, each, record, em), strict=True)
        ) == dict(zip(sample, plain, strict=True)), each


@pytest.mark.parametrize("weight", ["Regular", "Medium", "Bold", "Black"])
def test_at_a_joint_there_is_a_stroke_of_the_tatweel_more_or_less(
    shaper: Shaper, record: Record, words: list[str], weight: Weight
) -> None:
    """No notch, no step: the ink of a word grows by the height of the tatweel for every unit,
    within three units a joint.
    """
    font, em, sample = all_faces()[weight].font, 80, words[::16]
    stroke = abs(font.get_glyph_extents(all_faces()[weight].glyph(TATWEEL)).height)
    joints = [sum(map(joints_of, shaper.words(word, weight)[0])) for word in sample]

    def inked(each: int) -> list[float]:
        lines = [line(shaper, word, weight, each) for word in sample]
        drawn = (picture.histogram() for picture in pictures(lines, record, em * 1000 / SIZE))
        return [
            sum((255 - grey) * count for grey, count in enumerate(greys)) / 255 for greys in drawn
        ]

    plain = inked(0)
    for each in ROOM:
        for word, was, now, many in zip(sample, plain, inked(each), joints, strict=True):
            assert (now - was) * (UPEM / em) ** 2 / (stroke * many) == pytest.approx(each, abs=3), (
                word,
                each,
            )


def test_the_words_are_many_and_really_drawn_apart(shaper: Shaper, words: list[str]) -> None:
    assert len(words) > 800
    for word in words[::40]:
        joints = sum(map(joints_of, shaper.words(word, "Regular")[0]))
        plain, *drawn = (width(line(shaper, word, "Regular", each)) for each in (0, *ROOM))
        for each, wide in zip(ROOM, drawn, strict=True):
            assert wide - plain == pytest.approx(each * joints * SIZE / UPEM, abs=2)


def test_parts_are_counted() -> None:
    picture = Image.new("L", (60, 40), 255)
    draw = ImageDraw.Draw(picture)
    assert parts(picture) == 0
    draw.rectangle((2, 2, 20, 6), fill=0)
    draw.rectangle((2, 2, 6, 30), fill=0)
    draw.rectangle((2, 26, 20, 30), fill=0)
    assert parts(picture) == 1
    draw.rectangle((10, 12, 14, 16), fill=0)
    draw.rectangle((15, 17, 18, 18), fill=0)
    assert parts(picture) == 2
    draw.rectangle((2, 14, 30, 14), fill=255)
    assert parts(picture) == 3 + 1
    draw.rectangle((40, 20, 50, 30), fill=200)
    assert parts(picture) == 4
