"""The imprint (شناسنامه): what this is, who issued it, when, and where the file is kept."""

from collections.abc import Iterator

from edition.core.units import Length, pt
from edition.faces.face import VERSION
from edition.model.description import Description
from edition.model.reading import Reading
from edition.typeset.addresses import Address
from edition.typeset.digits import PERSIAN_DECIMAL, persian
from edition.typeset.forme import Forme
from edition.typeset.lines import LTR, RTL, Type
from edition.typeset.style import Style

_GAP: Length = pt(6.5)


def set_imprint(
    forme: Forme, style: Style, description: Description, reading: Reading, sha256: str, addresses: tuple[Address, ...]
) -> None:
    """Small label above each fact, one below the other, with the symbols and their addresses at the foot."""
    y = style.head
    for label, value, lang in _facts(description, reading, sha256):
        y = forme.text("P", label, Type("Medium", style.small, "accent"), y, style.small * 155 // 100)
        y = forme.text("P", value, Type("Regular", style.note, base=LTR if lang else RTL), y, style.note_leading, lang) + _GAP
    coded = [address for address in addresses if address.qr]
    y = style.foot() - len(coded) * (style.qr + 2 * style.leading) + style.leading
    for address in coded:
        y = forme.symbol(address, y) + style.leading
        y = forme.address(address, y, style.address)


def _facts(description: Description, reading: Reading, sha256: str) -> Iterator[tuple[str, str, str]]:
    """Label, value, and the language of the value where it is not the edition's."""
    dates = reading.dates
    yield "عنوان", description.title, ""
    yield "صادرکننده", description.issuing_body, ""
    meeting = "، ".join(part for part in (description.adopting_meeting, description.place) if part)
    if meeting:
        yield "مصوب", meeting, ""
    if dates.printed:
        yield "تاریخ در متن", " و ".join(f"«{date.printed}»" for date in dates.printed), ""
    if dates.disagreement:
        yield "دربارهٔ تاریخ", dates.disagreement, ""
    yield "ویرایش", f"{_numeral(description.version)} · {dates.issued_display}", ""
    yield "دگرگونی‌های ویراستار", _register(len(reading.emendations)), ""
    yield "حروف", f"وزیرمتن {VERSION.translate(PERSIAN_DECIMAL)}، پروانهٔ OFL 1.1", ""
    yield "حقوق", description.rights_statement or description.rights, ""
    yield "چکیدهٔ متن", f"sha256:{sha256[:16]}", "zxx"
    for language, title in sorted(description.parallel_titles.items()):
        yield "عنوان موازی", title, language


def _register(count: int) -> str:
    if not count:
        return "هیچ؛ متن چنان‌که یافته شد چیده شده است"
    return f"{persian(count)} مورد، در فهرست emendations.csv همراه این پرونده"


def _numeral(version: str) -> str:
    return persian(int(version)) if version.isdigit() else version
