"""A text shaped, and the spans of it that are lines."""

from functools import partial
from itertools import pairwise

import pytest
from msgspec.structs import replace

from edition.core.direction import PLAIN
from edition.core.units import pt
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.setting import Setting, shifted
from edition.typeset.line.stretches import Inline, Stretch, plain

BODY = Type("Regular", pt(11))
PROSE = "می‌گفتند که نان و کتاب برای همه است و هیچ‌کس نباید بی آن بماند"
TWO_RUNS = "در اکتبر2016 گفتند که نان برای همه است"
MIXED = "در سال ۱۴۰۳ از PDF 1.7 و «Unicode 15» گفتند"


def cut(text: str, *at: int) -> Inline:
    """A text of one leaf in stretches that are set alike, so that it takes the long way."""
    ends = [0, *at, len(text)]
    stretches = (Stretch(a, b, 3, "Regular") for a, b in pairwise(ends))
    return replace(plain(text, 3, "Regular", PLAIN), stretches=tuple(stretches))


@pytest.mark.parametrize("text", [PROSE, MIXED, TWO_RUNS])
def test_the_short_way_comes_to_what_the_long_one_does(compositor: Compositor, text: str) -> None:
    """A plain text and the same in two stretches have their pieces at the same places."""
    short, long = (
        compositor.plain(text, BODY, 3),
        compositor.setting(cut(text, text.index(" ", 15)), BODY),
    )
    assert short.text.plain and not long.text.plain
    for start, end in ((0, len(short.words)), (0, 5), (2, 6), (3, 4)):
        lines = []
        for setting in (short, long):
            span = setting.span(start, end)
            lines.append(compositor.placed(span, pt(7), span.shared(pt(31))))
        [one], [other] = (line.fragments for line in lines)
        assert one.pieces == other.pieces and one.leaf == other.leaf == 3
        assert one.text == other.text.rstrip(" ")


def test_only_what_runs_from_the_right_takes_the_short_way(compositor: Compositor) -> None:
    for text, takes in ((PROSE, True), (MIXED, False), (TWO_RUNS, False)):
        line = compositor.plain(text, BODY)
        blank, gaps = partial(compositor.blank, BODY), [0] * (len(line.words) - 1)
        assert bool(line._from_the_right(0.01, blank, 0, gaps)) == takes


@pytest.mark.parametrize("text", [PROSE, MIXED])
def test_a_span_of_a_span_is_one_of_the_whole(compositor: Compositor, text: str) -> None:
    setting = compositor.plain(text, BODY)
    assert setting.span(0, len(setting.words)) == setting
    assert setting.span(1, 7).span(2, 4) == setting.span(3, 5)


@pytest.mark.parametrize("text", [PROSE, MIXED])
def test_spans_have_the_whole_text_together(compositor: Compositor, text: str) -> None:
    setting = compositor.setting(cut(text, 10, 20), BODY)
    ends = (0, 3, 5, len(setting.words))
    spans = [setting.span(start, end) for start, end in pairwise(ends)]
    assert "".join(span.text.text[span.begins[0] : span.end] for span in spans) == text
    lines = [compositor.placed(span, 0, span.shared(0)) for span in spans]
    assert "".join(each.text for line in lines for each in line.fragments) == text


@pytest.mark.parametrize(
    ("levels", "white", "gaps"),
    [
        ((1, 1, 1, 1), 10, [4, 3, 3]),
        ((1, None, 1, 1), 11, [6, 0, 5]),
        ((None, None), 5, [0]),
        ((1,), 5, []),
    ],
)
def test_white_is_shared_among_the_gaps_that_there_are(
    compositor: Compositor, levels: tuple[int | None, ...], white: int, gaps: list[int]
) -> None:
    whole = compositor.plain("نان نان نان نان", BODY)
    line = Setting.of(whole.text, BODY, whole.words[: len(levels)], levels)
    assert line.shared(white) == gaps and line.gaps == len(gaps) - gaps.count(0)


def test_a_line_moved_is_the_same_further_right(compositor: Compositor) -> None:
    line = compositor.line(MIXED, BODY, 0)
    moved = shifted(line, pt(5))
    assert [each.x for each in moved.fragments[0].pieces] == [
        each.x + pt(5) for each in line.fragments[0].pieces
    ]
    assert shifted(line, 0) is line
