"""Identifiers that say of themselves whether they are written right, and licences by their address.

An ISNI (ISO 27729), of which an ORCID is one, ends in a check digit by ISO/IEC 7064, MOD 11-2; a
ROR in two by MOD 97-10; an ISSN in one by ISO 3297, annex B; an ISBN in one by ISO 2108, annex C;
an ARK of NOID (the California Digital Library's minter) in one of its own.
"""

import re
from hashlib import sha256

from edition.core.patterns import later

_ORCID = later(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII)
# Nought, six signs of Crockford's base 32, which has no i, l, o and u, and two check digits.
_ROR = later(r"0[0-9a-hjkmnp-tv-z]{6}\d\d", re.ASCII)
_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
_ISSN = later(r"\d{4}-\d{3}[\dX]", re.ASCII)
_ISNI = later(r"\d{4}( ?)\d{4}\1\d{4}\1\d{3}[\dX]", re.ASCII)
# Of thirteen figures one begins with 978 or 979; what begins with 9790 is a number of music. Its
# groups are of any length, so only that they are groups can be told.
_ISBN = later(r"(?:97(?:8|9(?![ -]?0)))?(?:[ -]?\d){9}[ -]?[\dX]", re.ASCII)

_BETANUMERIC = "0123456789bcdfghjkmnpqrstvwxz"
"""The signs of NOID: no vowels, so that no words come about, and no l, which looks like 1."""
_NAAN = later(rf"[{_BETANUMERIC}]{{5,}}")
_ARK = later(rf"ark:/?((?:[{_BETANUMERIC}]{{5,}})/[{_BETANUMERIC}]{{2,}})")
_SHOULDER = later(r"(?:[bcdfghjkmnpqrstvwxz]+[0-9])?")
_MINTED = 8
"""Signs of a minted name between shoulder and check: 29 to the eighth are as many as seconds in
fifteen thousand years.
"""
_DOI = later(r"10\.\d{4,9}/[!-~]+", re.ASCII)

_OF_CREATIVE_COMMONS = "://creativecommons.org/"
_CREATIVE_COMMONS = later(
    r"https?://creativecommons\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/([1-4]\.[05])/?"
)
_PUBLIC_DOMAIN = {"zero": "CC0-1.0", "mark": "CC-PDM-1.0"}
_DEDICATED = later(r"https?://creativecommons\.org/publicdomain/(zero|mark)/1\.0/?")


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


def is_ark(text: str) -> bool:
    """Whether a text is an ARK of NOID's signs that ends in its check sign,
    «ark:13030/xf93gt2q», or «ark:/13030/xf93gt2q» as they were written before.
    """
    found = _ARK.fullmatch(text)
    return found is not None and _noid_check(found[1][:-1]) == found[1][-1]


def bare_ark(text: str) -> str:
    """An ARK as they are written today, without the slash before its authority."""
    return text.replace("ark:/", "ark:", 1)


def is_naan(text: str) -> bool:
    """Whether a text has the form of a Name Assigning Authority Number, «13030»."""
    return bool(_NAAN.fullmatch(text))


def is_shoulder(text: str) -> bool:
    """Whether a text is a shoulder, «fk4»: letters and a figure, which ends it; or nothing."""
    return bool(_SHOULDER.fullmatch(text))


def minted(naan: str, shoulder: str, identifier: str) -> str:
    """The ARK of an edition by its id: of an authority and a shoulder the same id always has the
    same one, so nothing need be kept and no net be asked.
    """
    number, name = int.from_bytes(sha256(identifier.encode()).digest()), ""
    for _ in range(_MINTED):
        number, sign = divmod(number, len(_BETANUMERIC))
        name += _BETANUMERIC[sign]
    named = f"{naan}/{shoulder}{name}"
    return f"ark:{named}{_noid_check(named)}"


def _noid_check(named: str) -> str:
    """The check sign of «13030/xf93gt2»: each sign counts as many times as its place says, the
    slash nothing.
    """
    total = sum(place * max(_BETANUMERIC.find(sign), 0) for place, sign in enumerate(named, 1))
    return _BETANUMERIC[total % len(_BETANUMERIC)]


def is_doi(text: str) -> bool:
    """Whether a text is a DOI without an address before it, «10.5281/zenodo.1234567»."""
    return bool(_DOI.fullmatch(text))


def licence_at(address: str) -> str:
    """The SPDX id of the licence, or the waiver, that stands at an address of Creative Commons; ""
    for any other address, as that of a rights statement, which is no licence.
    """
    if _OF_CREATIVE_COMMONS not in address:
        return ""
    if found := _CREATIVE_COMMONS.fullmatch(address):
        return f"CC-{found[1].upper()}-{found[2]}"
    found = _DEDICATED.fullmatch(address)
    return _PUBLIC_DOMAIN[found[1]] if found else ""
