"""The two ends of a line at which readers stumble."""

from edition.model.page import Fragment, Piece, SetLine, ShapedRun
from edition.pdf.slots import ends_wide, turned
from edition.typeset.shape import Shaper


def line(*runs: ShapedRun) -> SetLine:
    return SetLine("Regular", 11000, (Fragment(1, "", "black", tuple(Piece(run, i) for i, run in enumerate(runs))),))


def test_a_line_whose_last_word_is_latin_is_turned(shaper: Shaper) -> None:
    latin, number, persian = (shaper.run(t, "Regular", rtl=r) for t, r in (("PDF", False), ("12", False), ("نان", True)))
    space = shaper.run(" ", "Regular", rtl=True)
    assert turned(line(latin, space, persian))
    assert turned(line(number, space, latin, space, persian)) and not turned(line(number, space, persian))
    assert not turned(line(persian, space, latin))
    assert not turned(line(latin)) and not turned(line(latin, space))


def test_a_line_that_begins_with_a_wide_code_ends_narrow(shaper: Shaper) -> None:
    long, short, persian = (
        shaper.run(text, "Regular", rtl=rtl) for text, rtl in (("coronavirus", False), ("12", False), ("آنفلوآنزا", True))
    )
    upem = shaper.faces["Regular"].upem
    assert ends_wide(line(persian, long), upem)
    assert not ends_wide(line(persian, short), upem) and not ends_wide(line(long, persian), upem)
