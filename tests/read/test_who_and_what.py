"""What is wrong with how edition.toml names people, series and licences, at the line of its key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.read.test_description import said

CC = "https://creativecommons.org/licenses/by/4.0/"


def test_all_of_it_sound(folder: Callable[..., Path]) -> None:
    assert said(folder, SOUND) == []


SOUND = """\
licence = "OFL-1.1"
issuing_body_kind = "person"
description = "دربارهٔ نان"
keywords = ["نان", "آزادی"]
isbn = "978-0-306-40615-7"
ark = "ark:/13030/xf93gt2q"
doi = "10.5281/zenodo.1"
[[creator]]
name = "مریم احمدی"
given = "مریم"
family = "احمدی"
orcid = "0000-0002-1825-0097"
isni = "0000 0001 2103 2683"
[[contributor]]
name = "انجمن نمونه"
kind = "organisation"
role = "spn"
ror = "05dxps055"
isni = "000000012150090X"
[[subject]]
term = "Bread"
scheme = "lcsh"
scheme_url = "https://id.loc.gov/authorities/subjects"
[[series]]
title = "دفترها"
issn = "0317-8471"
"""


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ('[[creator]]\nname = "x"\norcid = "0000-0002-1825-0098"\n', "creator[1].orcid"),
        ('[[creator]]\nname = "x"\nkind = "organisation"\nror = "05dxps054"\n', "creator[1].ror"),
        ('[[series]]\ntitle = "x"\nissn = "0317-8472"\n', "series[1].issn"),
        ('[[creator]]\nname = "x"\nisni = "0000 0001 2103 2684"\n', "creator[1].isni"),
        ('isbn = "978-0-306-40615-8"\n', "isbn"),
        ('ark = "ark:13030/xf93gt2r"\n', "ark"),
        ('doi = "https://doi.org/10.5281/zenodo.1"\n', "doi"),
    ],
)
def test_a_form_or_check_digit(folder: Callable[..., Path], more: str, fault: str) -> None:
    [found] = said(folder, more)
    assert f"error: `{fault}` is" in found and found.endswith("[identifier]")
    assert found.startswith(f"{5 + more.count(chr(10))}:")


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ('ror = "05dxps055"\n', "`contributor[1].ror` is stated of a person"),
        ('kind = "organisation"\nfamily = "x"\n', "`contributor[1].family` is stated of an org"),
        ('given = "x"\n', "`contributor[1]` has a given name and no family name"),
        ('family = "x"\n', "`contributor[1]` has a family name and no given name"),
    ],
)
def test_a_person_is_no_organisation(folder: Callable[..., Path], more: str, fault: str) -> None:
    [found] = said(folder, f'[[contributor]]\nname = "x"\nrole = "edt"\n{more}')
    assert fault in found


def test_one_name_stands_under_a_header(folder: Callable[..., Path]) -> None:
    [found] = said(folder, '[[creator]]\nname = "الف؛ ب; ج"\n')
    assert "`creator[1].name` holds a semicolon" in found


def test_a_contributor_has_a_role_and_a_known_one(folder: Callable[..., Path]) -> None:
    [found] = said(folder, '[[contributor]]\nname = "x"\n')
    assert "`contributor[1].role` is missing" in found
    [found] = said(folder, '[[creator]]\nname = "x"\nrole = "auth"\n')
    assert '`creator[1].role` is "auth" (did you mean `aut`?)' in found


def test_a_licence_and_its_address_are_one(folder: Callable[..., Path]) -> None:
    assert said(folder, 'licence = "CC-BY-4.0"\n', rights=CC) == []
    [found] = said(folder, 'licence = "CC-BY-SA-4.0"\n', rights=CC)
    assert "the address in `rights` is that of CC-BY-4.0" in found
    [found] = said(folder, 'licence = "free for all"\n')
    assert "which is no id of a licence" in found


def test_the_addresses_of_a_subject_can_be_followed(folder: Callable[..., Path]) -> None:
    [found] = said(folder, '[[subject]]\nterm = "x"\nscheme = "y"\nurl = "example.org"\n')
    assert "`subject[1].url` is" in found
