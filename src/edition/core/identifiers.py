"""Identifiers that say of themselves whether they are written right, and licences by their address.

An ISNI (ISO 27729), of which an ORCID is one, ends in a check digit by ISO/IEC 7064, MOD 11-2; a
ROR in two by MOD 97-10; an ISSN in one by ISO 3297, annex B; an ISBN in one by ISO 2108, annex C.
"""

import re

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII)
# Nought, six signs of Crockford's base 32, which has no i, l, o and u, and two check digits.
_ROR = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}\d\d", re.ASCII)
_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
_ISSN = re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII)
_ISNI = re.compile(r"\d{4}( ?)\d{4}\1\d{4}\1\d{3}[\dX]", re.ASCII)
# Of thirteen figures one begins with 978 or 979; what begins with 9790 is a number of music. Its
# groups are of any length, so only that they are groups can be told.
_ISBN = re.compile(r"(?:97(?:8|9(?![ -]?0)))?(?:[ -]?\d){9}[ -]?[\dX]", re.ASCII)

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/([1-4]\.[05])/?"
)
_PUBLIC_DOMAIN = {"zero": "CC0-1.0", "mark": "CC-PDM-1.0"}
_DEDICATED = re.compile(r"https?://creativecommons\.org/publicdomain/(zero|mark)/1\.0/?")


def is_orcid(text: str) -> bool:
    """Whether a text is an ORCID in four groups, «0000-0002-1825-0097»."""
    if not _ORCID.fullmatch(text):
        return False
    return _ends_in_its_check(text.replace("-", ""))


def is_isni(text: str) -> bool:
    """Whether a text is an ISNI, «0000 0001 2103 2683» or the same without spaces."""
    return bool(_ISNI.fullmatch(text)) and _ends_in_its_check(text.replace(" ", ""))


def _ends_in_its_check(figures: str) -> bool:
    """ISO/IEC 7064, MOD 11-2."""
    total = 0
    for figure in figures[:-1]:
        total = (total + int(figure)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == figures[-1]


def is_isbn(text: str) -> bool:
    """Whether a text is an ISBN of ten or thirteen figures, «978-0-306-40615-7», its groups parted
    by hyphens or spaces, or not at all.
    """
    if not _ISBN.fullmatch(text):
        return False
    figures = bare_isbn(text)
    values = [10 if figure == "X" else int(figure) for figure in figures]
    if len(values) == 10:
        weighed = (weight * each for weight, each in zip(range(10, 0, -1), values, strict=True))
        return sum(weighed) % 11 == 0
    return figures[-1] != "X" and (sum(values[::2]) + 3 * sum(values[1::2])) % 10 == 0


def bare_isbn(text: str) -> str:
    """An ISBN without what parts its groups, as catalogues keep it."""
    return text.replace("-", "").replace(" ", "")


def is_ror(text: str) -> bool:
    """Whether a text is an identifier of the Research Organization Registry, «05dxps055»."""
    if not _ROR.fullmatch(text):
        return False
    number = 0
    for sign in text[:-2]:
        number = number * 32 + _BASE_32.index(sign)
    return 98 - number * 100 % 97 == int(text[-2:])


def is_issn(text: str) -> bool:
    """Whether a text is an ISSN, «0317-8471»."""
    if not _ISSN.fullmatch(text):
        return False
    values = [10 if figure == "X" else int(figure) for figure in text.replace("-", "")]
    return (
        sum(weight * each for weight, each in zip(range(8, 0, -1), values, strict=True)) % 11 == 0
    )


def licence_at(address: str) -> str:
    """The SPDX id of the licence, or the waiver, that stands at an address of Creative Commons; ""
    for any other address, as that of a rights statement, which is no licence.
    """
    if found := _CREATIVE_COMMONS.fullmatch(address):
        return f"CC-{found[1].upper()}-{found[2]}"
    found = _DEDICATED.fullmatch(address)
    return _PUBLIC_DOMAIN[found[1]] if found else ""
