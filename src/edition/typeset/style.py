"""The pamphlet's measures (house style): A5, right-bound, everything on one grid."""

from msgspec import Struct

from edition.core.units import Length, mm, pt


class Style(Struct, frozen=True):
    """Page, text block and type sizes. The first baseline of a page stands at `head`, the others `leading` apart below it."""

    width: Length = mm(148)
    height: Length = mm(210)
    measure: Length = mm(112)
    inner: Length = mm(16)
    head: Length = pt(62)
    leading: Length = pt(17.6)
    rows: int = 26
    size: Length = pt(11)
    indent: Length = pt(11)
    heading: Length = pt(13)
    slogan: Length = pt(38)
    label_gap: Length = pt(5.5)
    furniture: Length = pt(8)
    running_head: Length = pt(36)
    folio: Length = pt(556)
    small: Length = pt(7)
    note: Length = pt(9)
    note_leading: Length = pt(13.2)
    quiet_zone: int = 4
    qr: Length = mm(25)

    def left(self, number: int) -> Length:
        """Left edge of the text block: in a right-bound book odd pages stand left, so their spine is at the right."""
        return self.width - self.inner - self.measure if number % 2 else self.inner

    def foot(self) -> Length:
        """Baseline of the last row."""
        return self.head + (self.rows - 1) * self.leading
