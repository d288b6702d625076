"""Identifiers that say of themselves whether they are written right, and licences by their address.

An ORCID (ISO 27729) ends in a check digit by ISO/IEC 7064, MOD 11-2; a ROR in two by MOD 97-10; an
ISSN in one by ISO 3297, annex B.
"""

import re

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
# Nought, six signs of Crockford's base 32, which has no i, l, o and u, and two check digits.
_ROR = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}\d\d")
_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
_ISSN = re.compile(r"\d{4}-\d{3}[\dX]")

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/([1-4]\.[05])/?"
)
_PUBLIC_DOMAIN = {"zero": "CC0-1.0", "mark": "CC-PDM-1.0"}
_DEDICATED = re.compile(r"https?://creativecommons\.org/publicdomain/(zero|mark)/1\.0/?")


def is_orcid(text: str) -> bool:
    """Whether a text is an ORCID in four groups, «0000-0002-1825-0097»."""
    if not _ORCID.fullmatch(text):
        return False
    figures = text.replace("-", "")
    total = 0
    for figure in figures[:-1]:
        total = (total + int(figure)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == figures[-1]


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
