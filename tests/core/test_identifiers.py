"""Identifiers by form and check digit, licences by address; the words of every role."""

from collections.abc import Callable
from typing import get_args

import pytest

from edition.core.identifiers import (
    bare_ark,
    is_ark,
    is_doi,
    is_isbn,
    is_isni,
    is_issn,
    is_naan,
    is_orcid,
    is_ror,
    is_shoulder,
    licence_at,
    minted,
)
from edition.core.languages.roles import ROLES, RoleCode, label_of


# From the documents of ORCID and ROR, and of ISO 3297.
@pytest.mark.parametrize("sound", ["0000-0002-1825-0097", "0000-0002-1694-233X"])
def test_an_orcid(sound: str) -> None:
    assert is_orcid(sound)
    assert not is_orcid(sound.replace("2", "3", 1))
    assert not is_orcid(sound.replace("-", ""))
    assert not is_orcid(f"https://orcid.org/{sound}")


@pytest.mark.parametrize("sound", ["05dxps055", "02mhbdp94", "03yrm5c26"])
def test_a_ror(sound: str) -> None:
    assert is_ror(sound)
    assert not is_ror(f"{sound[:-1]}{(int(sound[-1]) + 1) % 10}")
    assert not is_ror(sound.upper()) and not is_ror(f"https://ror.org/{sound}")


# From the documents of ISNI and of the International ISBN Agency.
@pytest.mark.parametrize(
    "sound", ["0000 0001 2103 2683", "0000000121032683", "0000 0001 2150 090X"]
)
def test_an_isni(sound: str) -> None:
    assert is_isni(sound)
    assert not is_isni(sound.replace("1", "2", 1)) and not is_isni(sound.replace("0", "", 1))
    assert not is_isni(f"https://isni.org/isni/{sound}")
    assert not is_isni("0000 00012103 2683")


@pytest.mark.parametrize(
    "sound",
    [
        "978-0-306-40615-7",
        "9780306406157",
        "0-306-40615-2",
        "080442957X",
        "979-10-90636-07-1",
        "978 600 119 125 1",
    ],
)
def test_an_isbn(sound: str) -> None:
    assert is_isbn(sound)
    last = sound[-1]
    assert not any(is_isbn(sound[:-1] + other) for other in "0123456789X" if other != last)
    assert not is_isbn(sound[1:]) and not is_isbn(f"{sound}0") and not is_isbn(f"ISBN {sound}")


@pytest.mark.parametrize(
    ("sound", "judge"),
    [
        ("0000-0002-1825-0097", is_orcid),
        ("0317-8471", is_issn),
        ("0000000121032683", is_isni),
        ("9780306406157", is_isbn),
    ],
)
def test_figures_are_those_of_ascii(sound: str, judge: Callable[[str], bool]) -> None:
    assert judge(sound)
    assert not judge(sound.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")))


# A number of music, another prefix, two hyphens in a row; each with the figure that would check.
@pytest.mark.parametrize("other", ["979-0-2600-0043-8", "9770306406150", "978-0--306406157"])
def test_what_is_no_isbn(other: str) -> None:
    assert not is_isbn(other)


# From the documents of NOID.
@pytest.mark.parametrize("sound", ["ark:13030/xf93gt2q", "ark:/13030/xf93gt2q"])
def test_an_ark(sound: str) -> None:
    assert is_ark(sound) and bare_ark(sound) == "ark:13030/xf93gt2q"
    signs = "0123456789bcdfghjkmnpqrstvwxz"
    assert [sign for sign in signs if is_ark(sound[:-1] + sign)] == ["q"]
    assert not is_ark(sound.replace("xf", "fx")) and not is_ark(sound.replace("13030", "13003"))
    assert not is_ark(sound.upper()) and not is_ark(f"https://n2t.net/{sound}")
    assert not is_ark(f"{sound}/c2") and not is_ark(sound.removeprefix("ark:"))


@pytest.mark.parametrize("identifier", ["a-text-1404", "shora-hamkari-bayaniye-1395-08"])
def test_a_minted_ark_is_one_and_always_the_same(identifier: str) -> None:
    ark = minted("99999", "fk4", identifier)
    assert is_ark(ark) and ark.startswith("ark:99999/fk4") and len(ark) == 22
    assert minted("99999", "fk4", identifier) == ark != minted("99999", "fk4", identifier + "x")


def test_the_parts_of_an_ark() -> None:
    assert is_naan("13030") and is_naan("b5072") and not is_naan("1303") and not is_naan("1303A")
    assert is_shoulder("") and is_shoulder("fk4")
    assert not is_shoulder("fk") and not is_shoulder("4") and not is_shoulder("al4")


def test_a_doi() -> None:
    assert is_doi("10.5281/zenodo.1234567")
    assert not is_doi("https://doi.org/10.5281/zenodo.1") and not is_doi("10.52/x")
    assert not is_doi("10.5281/ز")


@pytest.mark.parametrize("sound", ["0317-8471", "2434-561X"])
def test_an_issn(sound: str) -> None:
    assert is_issn(sound)
    assert not is_issn(sound.replace("-", "")) and not is_issn(f"1{sound[1:]}")


@pytest.mark.parametrize(
    ("address", "licence"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-nd/3.0", "CC-BY-NC-ND-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("http://rightsstatements.org/vocab/UND/1.0/", ""),
        ("https://creativecommons.org/licenses/by/4.0/deed.fa", ""),
        ("https://example.org/licenses/by/4.0/", ""),
    ],
)
def test_a_licence_by_its_address(address: str, licence: str) -> None:
    assert licence_at(address) == licence


def test_persian_arabic_and_english_have_a_word_for_every_role() -> None:
    assert set(ROLES) == set(get_args(RoleCode))
    for role in ROLES.values():
        assert {"fa", "ar", "en"} <= set(role.labels)
        assert all(one and several for one, several in role.labels.values())


def test_a_label_is_of_the_language_and_the_number() -> None:
    assert label_of("aut", "fa-AF", 2) == "نویسندگان"
    assert label_of("trl", "ug", 1) == "تەرجىمان"
    assert label_of("cov", "yi", 2) == "Cover designers"
