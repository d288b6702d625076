"""Numbers that the compiler itself prints: folios, counts and versions, in the digits of the edition's language."""

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
PERSIAN_DECIMAL = _PERSIAN | {ord("."): "٫"}


def persian(number: int) -> str:
    """The number in Persian digits."""
    return str(number).translate(_PERSIAN)
