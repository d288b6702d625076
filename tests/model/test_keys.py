"""What is declared of each key: complete, in both languages, and its examples are sound."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from edition.core.languages.words import Words
from edition.language.orthography import respelt
from edition.model.description import (
    Declared,
    Described,
    Description,
    Emendations,
    Output,
    PrintedDate,
    declared,
    stated,
)
from tests.editions import TITLE, run, write_edition


def every(table: type[Described]) -> Iterator[tuple[type[Described], Declared]]:
    for each in declared(table):
        yield table, each
        if each.table:
            yield from every(each.table)


KEYS = [*every(Description), *every(Emendations)]
NAMES = [f"{table.__name__}.{each.name}" for table, each in KEYS]


@pytest.mark.parametrize(("table", "each"), KEYS, ids=NAMES)
def test_a_key_says_what_it_means_in_both_languages(table: type[Described], each: Declared) -> None:
    key = each.key
    assert re.match(r"[A-Z`]", key.en) and key.en.endswith(".") and "|" not in key.en
    assert re.search("[آ-ی]", key.fa) and key.fa.endswith(".") and "|" not in key.fa
    # Letters, digits and marks of Persian, and no space where a ZWNJ belongs.
    assert not re.search(r"[يىكةٱ٠-٩?,;]|(?<![A-Za-z_{}]) (?:ها|های)\b|\bن?می ", key.fa)
    assert not key.label or key.label in Words.__struct_fields__
    assert key.en.count("`") % 2 == 0 and key.fa.count("`") % 2 == 0


@pytest.mark.parametrize(("table", "each"), KEYS, ids=NAMES)
def test_an_example_is_what_the_key_takes(table: type[Described], each: Declared) -> None:
    example = each.key.example
    if isinstance(each.kind, type) and issubclass(each.kind, Described):
        assert example is None
    else:
        assert msgspec.convert(example, each.kind) == example
    if each.key.between:
        least, most = each.key.between
        assert isinstance(example, int | float) and least <= example <= most


def test_a_sound_description_has_no_fault_in_its_defaults() -> None:
    for _, each in KEYS:
        if each.key.between:
            least, most = each.key.between
            assert each.default == "auto" or least <= each.default <= most  # type: ignore[operator]


def description(**more: object) -> Description:
    keys = {"id": "a-text", "language": "fa", "title": "براي نان", "issuing_body": "شوراي كار"}
    return msgspec.convert(keys | {"rights": "https://example.org/"} | more, Description)


def test_every_value_has_its_path() -> None:
    found = description(
        date=(PrintedDate(printed="۸ آبان", calendar="jalali"),), words={"title": "نام"}
    )
    paths = {each.path: each.value for each in stated(found)}
    assert paths["date[1].printed"] == "۸ آبان"
    assert paths["words.title"] == "نام"
    assert paths["output[1].kind"] == "pamphlet"
    assert paths["typography.hanging"] is True


def test_spelling_by_a_profile_reaches_all_that_is_in_the_language_of_the_edition() -> None:
    found = respelt(
        description(
            profile="print",
            title_parts=("براي", "نان"),
            publisher="نشر كار",
            rights_statement="همه حقوق براي شوراي كار",
            output=(Output(kind="handout", heading="خواست هاي كار"),),
            parallel_titles={"ar": "إلى الكادحين"},
        )
    )
    assert (found.title, found.issuing_body) == ("برای نان", "شورای کار")
    assert (found.publisher, found.rights_statement) == ("نشر کار", "همه حقوق برای شورای کار")
    assert found.title_parts == ("برای", "نان")
    assert found.output[0].heading == "خواست‌های کار"
    assert found.parallel_titles == {"ar": "إلى الكادحين"}


def test_an_imprint_is_spelt_in_one_way(tmp_path: Path) -> None:
    folder = write_edition(
        tmp_path / "a",
        issuing_body='"شوراي كار"',
        rights_statement='"همه حقوق براي شوراي كار"',
        profile='"print"',
    )
    built = run("build", folder, "--fast", "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    text = (tmp_path / "out" / "a" / "pamphlet.txt").read_text(encoding="utf-8")
    assert "شورای کار" in text and "همه حقوق برای شورای کار" in text
    assert not set(text) & set("يك")


def test_what_is_printed_has_its_place_for_a_character_that_no_face_has(tmp_path: Path) -> None:
    more = '[[output]]\nkind = "handout"\nheading = "نان →"\n'
    text = f"{TITLE}\n\nبند یک.\n\n1. نان.\n2. کار.\n"
    built = run(
        "build", write_edition(tmp_path / "a", text, more), "--fast", "--out", tmp_path / "o"
    )
    assert built.exit_code == 1
    assert f"{tmp_path.as_posix()}/a/edition.toml:9: error: no face has a glyph for" in built.stderr


def test_a_diplomatic_edition_keeps_its_letters() -> None:
    found = description(publisher="نشر كار")
    assert respelt(found) is found
