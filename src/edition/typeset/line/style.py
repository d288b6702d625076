"""The measures of each kind of page (house style): everything on one grid."""

from msgspec import Struct
from msgspec.structs import replace

from edition.core.papers import PAPERS, PageName
from edition.core.units import Length, mm, pt
from edition.model.description import Justification
from edition.model.page import Area
from edition.typeset.line.breaking import FLUSH, Limits

_NARROWING = 0.005
"""Em by which letters are drawn together at a joint at most: it is seen sooner than apart."""
_WANTED = 1.18
"""The gap that is aimed at, in natural ones."""


def justified(typography: Justification) -> Limits:
    """How the lines of running text are filled.

    Vazirmatn's own space is a little narrow for that: with gaps a sixth wider fewer lines are
    tight, and colour is more even.
    """
    tracking = 0.0 if typography.justify == "spaces" else typography.joint_em
    return Limits(
        shrink=1 - typography.narrowest_gap,
        stretch=typography.widest_gap - 1,
        wanted=_WANTED,
        scale=0.0 if typography.justify == "spaces" else typography.scale_percent / 100,
        elongation=typography.kashida_em if typography.justify == "kashida" else 0.0,
        tracking=tracking,
        narrowing=min(_NARROWING, tracking),
        hanging=typography.hanging,
    )


JUSTIFIED = justified(Justification())
"""As it is where edition.toml says nothing."""


SINKS = (4, 5, 6)
"""Rows by which the first page of the text may begin lower; the first is usual."""


class Style(Struct, frozen=True):
    """Page, text block and type sizes; as they stand here, those of the pamphlet: A5, right-bound.

    The first baseline of a page stands at `head`, the others `leading` apart below it. What is to
    be cut at an edge of the page goes on for the `bleed` beyond it. A label hangs out at the right
    of the text, `label_gap` away, in a strip as wide as `hang`. `limits` say how lines are
    justified, or that they are ragged; `turning`: slogans and signatories at the end begin pages of
    their own, and the first page of the text begins as many rows lower as one of `sinks`;
    `quarter_turns`: a wide table may have a page for itself, turned. `parted`:
    paragraphs stand half a row apart. `kept`: no page ends within a list of names that one can
    hold. Headings are of three sizes: `opening`, `heading` and that of the text. `qr` is the side
    of a symbol, 0 where there is none.
    """

    width: Length = mm(148)
    height: Length = mm(210)
    bleed: Length = mm(3)
    measure: Length = mm(112)
    inner: Length = mm(16)
    head: Length = pt(62)
    leading: Length = pt(17.6)
    rows: int = 26
    size: Length = pt(11)
    indent: Length = pt(11)
    heading: Length = pt(13)
    opening: Length = pt(17)
    slogan: Length = pt(38)
    label_gap: Length = pt(5.5)
    hang: Length = mm(11)
    furniture: Length = pt(8)
    running_head: Length = pt(36)
    folio: Length = pt(556)
    small: Length = pt(7)
    address: Length = pt(7.5)
    note: Length = pt(9)
    note_leading: Length = pt(13.2)
    limits: Limits = JUSTIFIED
    turning: bool = True
    sinks: tuple[int, ...] = SINKS
    quarter_turns: bool = True
    parted: bool = False
    kept: bool = False
    title: Length = pt(34)
    qr: Length = mm(25)

    def left(self, number: int) -> Length:
        """Left edge of the text block: in a right-bound book odd pages stand left, so their spine
        is at the right.
        """
        return self.width - self.inner - self.measure if number % 2 else self.inner

    def on(self, left: Length, width: Length) -> Length:
        """Left edge of the text block on a panel: three parts of the white are at its right, for
        labels, two at its left.
        """
        return left + (width - self.measure) * 2 // 5

    def foot(self) -> Length:
        """Baseline of the last row."""
        return self.head + (self.rows - 1) * self.leading

    @property
    def least_rows(self) -> int:
        """Of the shallowest page: where parts begin pages one may begin lower, and a plan may take
        a row from each.
        """
        return self.rows - (1 + max(self.sinks) if self.turning else 0)

    @property
    def turned_measure(self) -> Length:
        """The measure of a turned page, along the rows of the others; 0 where none is turned."""
        return self.rows * self.leading if self.quarter_turns else 0

    def turned_corner(self, number: int) -> tuple[Length, Length]:
        """The left edge of a turned page's text block, which is its upper edge, and the first
        baseline, from its right edge.
        """
        above = self.leading * 3 // 4  # a row begins so far above its baseline
        edge = self.width - self.left(number) - self.measure
        return self.head - above, edge + above

    def turned_area(self, number: int) -> Area:
        """Where the text of a turned page stands."""
        left, first = self.turned_corner(number)
        bottom = self.width - self.left(number) + self.leading // 2
        return Area(left, first - self.leading, left + self.turned_measure, bottom)

    @property
    def turned_rows(self) -> int:
        """The rows of a turned page, across the measure of the others."""
        return self.measure // self.leading

    def area(self, number: int) -> Area:
        """Where the text of a page stands, which may have a row more than is planned and a line
        below that.
        """
        return self.panel(self.left(number))

    def panel(self, left: Length) -> Area:
        """The same for a block of text at this left edge."""
        return Area(
            left, self.head - self.leading, left + self.measure, self.foot() + 2 * self.leading
        )


_USUAL_SIZE: Length = pt(11)
_USUAL_LEADING = 160
"""Per cent of the size, as it is in the pamphlet unless edition.toml wishes for fewer pages."""
_LARGER = 13
"""The size of the text on pages twice as large as A5, in points."""
_LONGEST_MEASURE = 34
"""Of a line of text, in its size: some 75 letters."""
_LEAST_SMALL: Length = pt(7)
"""Labels of the imprint, however small the text."""


def usual_size(page: PageName) -> Length:
    """The size of the text on pages of this size."""
    return pt(_LARGER) if page in ("A4", "Letter") else _USUAL_SIZE


def book(page: PageName, size: Length, limits: Limits, leading: int = _USUAL_LEADING) -> Style:
    """The pages of the pamphlet on another paper, or with text of another size and a leading of so
    many per cent of it: margins in the same proportions, more of them where lines would be too
    long, and as many rows as there is room for.
    """
    usual, paper = Style(limits=limits), PAPERS[page]
    if (page, size, leading) == ("A5", _USUAL_SIZE, _USUAL_LEADING):
        return usual

    def across(length: Length) -> Length:
        return length * paper.width // usual.width

    def down(length: Length) -> Length:
        return length * paper.height // usual.height

    def of_type(length: Length) -> Length:
        return length * size // usual.size

    measure = min(across(usual.measure), _LONGEST_MEASURE * size)
    white, usual_white = paper.width - measure, paper.width - across(usual.measure)
    head, step = down(usual.head), size * leading // 100
    return replace(
        usual,
        width=paper.width,
        height=paper.height,
        measure=measure,
        inner=across(usual.inner) * white // usual_white,
        head=head,
        leading=step,
        rows=(down(usual.foot()) - head) // step + 1,
        size=size,
        indent=size,
        heading=of_type(usual.heading),
        opening=of_type(usual.opening),
        slogan=across(usual.slogan),
        label_gap=size // 2,
        hang=across(usual.hang),
        running_head=down(usual.running_head),
        folio=down(usual.folio),
        small=max(_LEAST_SMALL, of_type(usual.small)),
        note=of_type(usual.note),
        note_leading=of_type(usual.note_leading),
        title=across(usual.title),
    )


LARGE_PRINT = Style(
    width=mm(210),
    height=mm(297),
    measure=mm(166),
    inner=mm(22),
    head=pt(78),
    leading=pt(28),
    rows=25,
    size=pt(18),
    indent=0,
    heading=pt(23),
    opening=pt(30),
    slogan=pt(44),
    label_gap=pt(6),
    hang=mm(17),
    furniture=pt(14),
    folio=pt(804),
    address=pt(14),
    title=pt(58),
    limits=FLUSH,
    turning=False,
    quarter_turns=False,
    parted=True,
    qr=mm(30),
)
"""A4 for readers with low vision: 18 pt, flush right, never justified; what is larger is a heading.

Where lines end anywhere no eye sees that a paragraph does, so paragraphs stand half a row apart."""


SCREEN = Style(
    width=mm(90),
    height=mm(160),
    bleed=0,
    measure=mm(70),
    inner=mm(13),
    head=pt(37),
    leading=pt(19.5),
    rows=20,
    size=pt(12.5),
    indent=pt(12.5),
    heading=pt(15),
    opening=pt(19),
    slogan=pt(28),
    label_gap=pt(5.5),
    hang=mm(12),
    furniture=pt(9),
    folio=pt(435),
    address=pt(11),
    title=pt(30),
    limits=FLUSH,
    turning=False,
    quarter_turns=False,
    qr=0,
)
"""A telephone held upright: 12.5 pt, flush right, for at forty characters to a line justified words
stand too far apart; numbers hang in the 13 mm at the right.
"""


class PanelShares(Struct, frozen=True):
    """The sizes of a panel of a leaflet, per cent of its type."""

    leading: int = 145
    heading: int = 115
    opening: int = 145
    slogan: int = 180
    title: int = 330
    address: int = 85
    """No smaller than 7 points."""
    joints: float = 5 / 3
    """What joints give, for that on a page: on a narrow measure many lines else have kashida."""
    apart: float = 4 / 3
    """What letters of neighbouring lines differ in width, for that on a page."""


_SHARES = PanelShares()


def leaflet(size: Length, limits: Limits) -> Style:
    """A panel of an A4 sheet folded in three, at a size of type; numbers hang in the white at its
    right.
    """
    leading = size * _SHARES.leading // 100
    height, edge = mm(210), mm(9)
    head = edge + size
    return Style(
        width=mm(99),
        height=height,
        measure=mm(79),
        inner=mm(8),
        head=head,
        leading=leading,
        rows=(height - edge - head) // leading + 1,
        size=size,
        indent=size,
        heading=size * _SHARES.heading // 100,
        opening=size * _SHARES.opening // 100,
        slogan=size * _SHARES.slogan // 100,
        label_gap=size // 2,
        hang=mm(7),
        title=size * _SHARES.title // 100,
        address=max(pt(7), size * _SHARES.address // 100),
        limits=replace(
            limits,
            tracking=limits.tracking * _SHARES.joints,
            apart=limits.apart * _SHARES.apart,
        ),
        turning=False,
        quarter_turns=False,
        kept=True,
    )


def small_page(page: tuple[Length, Length], size: Length, limits: Limits) -> Style:
    """A page as wide and as high as that, the eighth part of an office sheet, at a size of type:
    the shares of a panel of a leaflet. The wider white is at the right, for labels, and all pages
    stand as odd ones do: each edge may be one of the sheet, to which no printer reaches.
    """
    (width, height), edge, labelled = page, mm(6.5), mm(10)
    panel = leaflet(size, limits)
    head, folio = edge + size, height - edge
    return replace(
        panel,
        width=width,
        height=height,
        bleed=0,
        measure=width - edge - labelled,
        inner=labelled,
        head=head,
        rows=(folio - panel.leading * 5 // 4 - head) // panel.leading + 1,
        hang=labelled - mm(5),
        slogan=min(panel.slogan, size * 160 // 100),
        furniture=pt(7),
        folio=folio,
        note=pt(8),
        note_leading=pt(11.5),
        small=pt(7),
        qr=mm(21),
    )
