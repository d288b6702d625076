"""A half of a couplet made as wide as is asked: what gives, in which order, and where its letters
are drawn longer.
"""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from edition.core.units import Length
from edition.model.page import UNSCALED, SetLine
from edition.typeset.block.hemistichs import Filler, Half, measured
from edition.typeset.line.breaking import FLUSH
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import JUSTIFIED
from tests.typeset.calligraphy import allowed

TYPE = Type("Regular", 11_000)
RIGHT: Length = 300_000
EM = 2048
VISIBLE = 200  # font units
HALVES = (
    "میازار موری که دانه‌کش است",
    "که جان دارد و جان شیرین خوش است",
    "از جدایی‌ها حکایت می‌کند",
    "بندگانیم جان و دل بر کف",
    "هر که آمد عمارتی نو ساخت",
    "ز تاب جعد مشکینش چه خون افتاد در دل‌ها",
    "قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ",
    "گفت DNA راز هر جاندار را",
    "گفتم نعوذبالله",
    "مرا هم",
    "نیست",
)
ASKED = (0.9, 0.97, 1.0, 1.05, 1.1, 1.17, 1.25, 1.35, 1.5)


@pytest.fixture(scope="module")
def filler(compositor: Compositor) -> Filler:
    """With the limits of prose."""
    return Filler(compositor, JUSTIFIED)


def half_of(compositor: Compositor, text: str) -> Half:
    return measured(compositor, compositor.plain(text, TYPE))


def line_of(filler: Filler, half: Half, share: float) -> tuple[SetLine, Length]:
    """A half of which this share of its own width is asked, though nothing below its tightest, and
    that width.
    """
    width = max(round(half.natural * share), filler.tightest(half))
    return filler.line(half, RIGHT, width), width


def edges(compositor: Compositor, line: SetLine) -> tuple[Length, Length]:
    pieces = [piece for fragment in line.fragments for piece in fragment.pieces]
    return pieces[0].x, pieces[-1].x + compositor.scaled(pieces[-1].run.advance, TYPE)


def gaps(compositor: Compositor, line: SetLine) -> list[float]:
    """The gaps of a line as shares of the natural one."""
    pieces = [
        piece for fragment in line.fragments for piece in fragment.pieces if piece.run.text != " "
    ]
    ends = [piece.x + compositor.scaled(piece.run.advance, TYPE) for piece in pieces]
    return [
        (piece.x - end) / compositor.space(TYPE)
        for piece, end in zip(pieces[1:], ends, strict=False)
    ]


def kashidas(line: SetLine) -> Iterator[tuple[str, int, int, Length]]:
    """The run, the letter before a kashida, its length in font units, and where it stands."""
    for piece in (piece for fragment in line.fragments for piece in fragment.pieces):
        lengths: dict[int, int] = {}
        at = 0
        places: dict[int, int] = {}
        for glyph in piece.run.glyphs:
            if glyph.stretch != UNSCALED and glyph.advance > VISIBLE:
                lengths[glyph.cluster] = lengths.get(glyph.cluster, 0) + glyph.advance
                places[glyph.cluster] = at
            at += glyph.advance
        for cluster, length in lengths.items():
            yield piece.run.text, cluster, length, piece.x + places[cluster] * TYPE.size // EM


@pytest.mark.parametrize("text", HALVES)
@pytest.mark.parametrize("share", ASKED)
def test_a_half_has_the_width_asked_or_its_own(
    compositor: Compositor, filler: Filler, text: str, share: float
) -> None:
    half = half_of(compositor, text)
    line, width = line_of(filler, half, share)
    left, right = edges(compositor, line)
    assert abs(right - RIGHT) <= 1
    found = right - left
    assert abs(found - width) <= (6 if half.glue else 300) or found == half.natural
    assert all(1 - JUSTIFIED.shrink - 0.01 <= gap <= 1.51 for gap in gaps(compositor, line))
    if found == half.natural and width > half.natural:
        assert all(abs(gap - 1) < 0.01 for gap in gaps(compositor, line)) and not list(
            kashidas(line)
        )


@pytest.mark.parametrize("text", HALVES)
@pytest.mark.parametrize("share", ASKED)
def test_where_a_kashida_may_stand(
    compositor: Compositor, filler: Filler, text: str, share: float
) -> None:
    found = list(kashidas(line_of(filler, half_of(compositor, text), share)[0]))
    assert len(found) <= 2 and len({run for run, *_ in found}) == len(found)
    for run, before, length, _ in found:
        assert allowed(run, before + 1)
        assert length <= (1.3 * 1.75 + 0.03) * EM


def test_gaps_and_joints_give_first(compositor: Compositor, filler: Filler) -> None:
    half = half_of(compositor, HALVES[1])
    line, _ = line_of(filler, half, 1.05)
    assert not list(kashidas(line))
    assert 1.1 < gaps(compositor, line)[0] < 1.5
    assert (
        compositor.width_of(half.setting)
        < edges(compositor, line)[1] - edges(compositor, line)[0] - half.glue
    )


@pytest.mark.parametrize(
    ("text", "word"), [("میازار موری که دانه‌کش است", "است"), ("دل من همه در باغ مست بید", "بید")]
)
def test_the_last_word_is_drawn_longer_if_it_can(
    compositor: Compositor, filler: Filler, text: str, word: str
) -> None:
    line, _ = line_of(filler, half_of(compositor, text), 1.2)
    [(run, _, length, x)] = kashidas(line)
    assert run == word
    assert length > 0.3 * EM
    left, right = edges(compositor, line)
    assert x - left < (right - left) / 3


def test_the_last_third_goes_before_a_better_place(compositor: Compositor, filler: Filler) -> None:
    line, _ = line_of(filler, half_of(compositor, "شستن و رفتن همین عید را"), 1.15)
    assert [run for run, *_ in kashidas(line)] == ["عید"]
    line, _ = line_of(filler, half_of(compositor, "شستن و رفتن در آن روز را"), 1.15)
    assert [run for run, *_ in kashidas(line)] == ["شستن"]


def test_a_second_word_is_drawn_longer_only_where_one_is_not_enough(
    compositor: Compositor, filler: Filler
) -> None:
    half = half_of(compositor, "در نفیرم مرد و زن نالیده‌اند")
    filled = [
        share / 100
        for share in range(100, 150)
        if filler.width(half, half.natural * share // 100) > half.natural
    ]
    counts = [len(list(kashidas(line_of(filler, half, share)[0]))) for share in filled]
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2}


def test_less_than_seven_tenths_stays_as_it_is(compositor: Compositor, filler: Filler) -> None:
    half = half_of(compositor, "شکستم شکستم شکستم")
    assert filler.width(half, round(half.natural / 0.72)) > half.natural
    assert filler.width(half, round(half.natural / 0.69)) == half.natural


def test_a_text_without_kashida_has_none(compositor: Compositor) -> None:
    without = Filler(compositor, replace(JUSTIFIED, elongation=0.0))
    half = half_of(compositor, HALVES[0])
    assert without.width(half, round(half.natural * 1.2)) == half.natural


def test_what_is_ragged_gives_nothing(compositor: Compositor) -> None:
    half = half_of(compositor, HALVES[0])
    line = Filler(compositor, FLUSH).line(half, RIGHT, half.natural)
    assert all(abs(gap - 1) < 0.01 for gap in gaps(compositor, line))
    assert Filler(compositor, FLUSH).tightest(half) == half.natural


@pytest.mark.parametrize("text", HALVES)
def test_no_kashida_is_very_short(compositor: Compositor, filler: Filler, text: str) -> None:
    """Where one comes, gaps and joints give three fifths of what they may; it takes the rest."""
    half = half_of(compositor, text)
    em = compositor.em(TYPE)
    most = half.glue * 0.5 + half.joints * int(JUSTIFIED.tracking * em) // 20 * 20 * TYPE.size / em
    lines = (line_of(filler, half, thousandths / 1000)[0] for thousandths in range(1000, 1500, 4))
    drawn = next(
        filter(None, (sum(length for _, _, length, _ in kashidas(line)) for line in lines)), em
    )
    assert drawn * TYPE.size / em >= 0.35 * most


def test_thousandths_that_do_not_divide_evenly_go_to_the_first_gaps(
    compositor: Compositor, filler: Filler
) -> None:
    half = half_of(compositor, HALVES[0])
    uneven = 0
    for more in range(len(half.setting.words)):
        line = filler.line(half, RIGHT, half.natural + 3000 + more)
        pieces = [
            piece
            for fragment in line.fragments
            for piece in fragment.pieces
            if piece.run.text != " "
        ]
        ends = [piece.x + compositor.scaled(piece.run.advance, TYPE) for piece in pieces]
        given = [piece.x - end for piece, end in zip(pieces[1:], ends, strict=False)][::-1]
        assert given == sorted(given, reverse=True) and given[0] - given[-1] <= 1
        uneven += given[0] > given[-1]
    assert uneven > 1
