"""What edition.toml says of justification, in lines."""

from itertools import pairwise
from statistics import pstdev

from edition.core.units import pt
from edition.model.description import Justification
from edition.model.page import UNSCALED, SetLine
from edition.typeset.line.breaking import Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import Style, justified

BODY = Type("Regular", pt(11))
TEXT = (
    "در فقدان آلترناتیو طبقاتی و سوسیالیستی نیروهای بنیادگرای اسلامی با کمک و دخالت قدرتهای "
    "امپریالیستی توانستند، "
) * 40


def lines(compositor: Compositor, **keys: object) -> tuple[SetLine, ...]:
    limits = justified(Justification(**keys))  # type: ignore[arg-type]
    return compositor.paragraph(
        compositor.plain(TEXT.strip(), BODY), Filling(Style().measure, limits)
    )[:-1]


def longer(line: SetLine) -> list[int]:
    """The advances of extenders that are no bridges of joints; a long kashida is of several."""
    return [
        g.advance
        for p in line.fragments[0].pieces
        for g in p.run.glyphs
        if g.stretch != UNSCALED and g.advance > 130
    ]


def bridges(line: SetLine) -> list[int]:
    return [
        g.advance
        for p in line.fragments[0].pieces
        for g in p.run.glyphs
        if g.stretch != UNSCALED and g.advance <= 130
    ]


def shares(compositor: Compositor, found: tuple[SetLine, ...]) -> list[float]:
    """The mean gap of each line as a share of the natural one."""
    means = []
    for line in found:
        natural = compositor.space(Type("Regular", line.size, scale=line.scale))
        gaps = [b.x - a.x for a, b in pairwise(line.fragments[0].pieces) if a.run.text == " "]
        means.append(sum(gaps) / len(gaps) / natural)
    return means


def test_each_way_of_justifying_adds_one_thing_that_gives(compositor: Compositor) -> None:
    spaces, scaled, kashida = (
        lines(compositor, justify=way) for way in ("spaces", "scaled", "kashida")
    )
    assert {line.scale for line in spaces} == {UNSCALED} and not any(map(longer, spaces))
    assert any(line.scale != UNSCALED for line in scaled) and not any(map(longer, scaled))
    assert any(map(longer, kashida))
    spreads = [pstdev(shares(compositor, each)) for each in (spaces, scaled, kashida)]
    assert spreads[0] > spreads[1] >= spreads[2]


def test_the_limits_are_kept(compositor: Compositor) -> None:
    found = lines(compositor, scale_percent=1.0, kashida_em=0.2, joint_em=0.01, narrowest_gap=0.8)
    assert max(abs(line.scale - UNSCALED) for line in found) == UNSCALED // 100
    assert max(sum(longer(line)) for line in found) <= 2 * 1.75 * 410 + 2
    assert 0 < max(max(bridges(line), default=0) for line in found) <= 20
    assert min(shares(compositor, found)) >= 0.8 - 1e-3


def test_hanging_is_left_out_if_asked(compositor: Compositor) -> None:
    assert min(line.fragments[0].pieces[0].x for line in lines(compositor, hanging=False)) >= -1
    assert min(line.fragments[0].pieces[0].x for line in lines(compositor)) < -1000
