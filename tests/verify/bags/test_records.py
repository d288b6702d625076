"""What describes a bag says one thing: each form is forged in turn, its manifests being no matter
here.
"""

from pathlib import Path

import pytest

from edition.deposit import deposit
from edition.model.proof import Outcome
from edition.verify.bags.descriptions import one_record
from tests.deposit.small import materials

TEXT = "نان و آزادی\n\nبند یک در ۱۴۰۳/۸/۸.\n"
MORE = """[parallel_titles]
en = "Bread"
[deposit]
also = ["bibtex", "ead", "mods", "zenodo"]
[[date]]
printed = "۱۴۰۳/۸/۸"
calendar = "jalali"
[[link]]
label = "نسخه"
url = "https://example.org/{id}"
"""
TITLE, CREATOR, PUBLISHER = "نان و آزادی", "شورای نویسندگان", "نشر نو"
FORMS = (
    *(
        "datacite.json",
        "datacite.xml",
        "dublin-core.xml",
        "internet-archive.json",
        "internet-archive.csv",
        "mets.xml",
    ),
    *("schema-org.jsonld", "record.ris", "mods.xml", "record.bib", "zenodo.json", "ead.xml"),
)
DATED = tuple(form for form in FORMS if form not in ("mets.xml", "zenodo.json"))


def laid(folder: Path, text: str = TEXT, more: str = MORE, **keys: str) -> Path:
    made, problems = deposit(
        materials(folder / "source", text=text, more=more, **keys), folder / "made"
    )
    assert made, problems
    return made[0]


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid(tmp_path_factory.mktemp("records"))


def forged(bag: Path, name: str, before: str, after: str) -> str:
    """What is told of the bag while one of its files says another thing."""
    file = bag / name
    content = file.read_bytes()
    assert before.encode() in content
    file.write_bytes(content.replace(before.encode(), after.encode()))
    try:
        return one_record(bag).note
    finally:
        file.write_bytes(content)


def test_an_honest_bag(bag: Path) -> None:
    assert (one_record(bag).outcome, one_record(bag).note) == (Outcome.PASSED, "")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("fact", "said"), [("title", TITLE), ("creator", CREATOR), ("publisher", PUBLISHER)]
)
def test_a_forged_description_is_named(form: str, fact: str, said: str, bag: Path) -> None:
    if form == "ead.xml" and fact == "publisher":
        return  # it stands in a sentence there, which is not read
    note = forged(bag, f"metadata/{form}", said, "دیگری")
    assert (
        f"metadata/{form} says of the {fact} «دیگری" in note and f"and the others «{said}" in note
    )


@pytest.mark.parametrize("form", DATED)
def test_a_forged_date(form: str, bag: Path) -> None:
    assert f"metadata/{form} says of the date" in forged(
        bag, f"metadata/{form}", "2024-10-29", "2014-10-29"
    )


@pytest.mark.parametrize(
    "form", sorted({*FORMS} - {"zenodo.json", "record.bib", "ead.xml", "record.ris"})
)
def test_forged_rights(form: str, bag: Path) -> None:
    assert f"{form} says of the rights" in forged(bag, f"metadata/{form}", "vocab/UND", "vocab/NKC")


@pytest.mark.parametrize("form", [form for form in FORMS if form != "zenodo.json"])
def test_a_forged_identifier(form: str, bag: Path) -> None:
    assert f"{form} says of the identifier" in forged(
        bag, f"metadata/{form}", "a-text-1404", "b-text-1404"
    )


@pytest.mark.parametrize("name", ["bag-info.txt", "data/text/tei.xml", "data/source/edition.toml"])
def test_so_are_those_outside_of_the_folder(name: str, bag: Path) -> None:
    assert f"{name} says of the publisher" in forged(bag, name, PUBLISHER, "دیگری")


def test_a_second_creator(bag: Path) -> None:
    person = '"creators": [\n  {"name": "X"},'
    assert "metadata/datacite.json says of the creator" in forged(
        bag, "metadata/datacite.json", '"creators": [', person
    )


def test_all_descriptions_against_the_source(tmp_path: Path) -> None:
    own = laid(tmp_path)
    for file in [
        *(own / "metadata").iterdir(),
        own / "bag-info.txt",
        own / "data" / "text" / "tei.xml",
    ]:
        file.write_bytes(file.read_bytes().replace(TITLE.encode(), "نان و بندگی".encode()))
    note = one_record(own).note
    assert (
        "data/source/edition.toml says of the title «نان و آزادی», and the descriptions «نان و "
        "بندگی»"
    ) in note


def test_what_rules_of_orthography_change_is_no_other_record(tmp_path: Path) -> None:
    """Kaf and yeh of Arabic in a title: the descriptions have the letters that are printed."""
    own = laid(
        tmp_path,
        profile='"academy"',
        title='"كتاب ها ي ۱۴۰۳"',
        text="كتاب ها ي ۱۴۰۳\n\nبند یک در ۱۴۰۳/۸/۸.\n",
    )
    assert "كتاب" not in (own / "metadata" / "record.ris").read_text(encoding="utf-8")
    assert one_record(own).note == ""
    assert "edition.toml says of the title" in forged(
        own, "data/source/edition.toml", "كتاب", "كتب"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b'{"titles": 5, "creators": {}}', b"[" * 100_000, b'{"a": 1, "a": 2}'],
)
def test_json_of_any_shape(content: bytes, tmp_path: Path) -> None:
    own = laid(tmp_path)
    (own / "metadata" / "datacite.json").write_bytes(content)
    check = one_record(own)
    assert check.outcome is Outcome.FAILED and "datacite.json" in check.note


def test_an_address_in_letters_is_the_one_in_ascii(tmp_path: Path) -> None:
    """People state it in letters, machines are told it as it is sent; another one is named."""
    bag = laid(tmp_path, more=MORE.replace("https://example.org/", "https://نمونه.ایران/الف/"))
    assert (one_record(bag).outcome, one_record(bag).note) == (Outcome.PASSED, "")
    note = forged(bag, "metadata/datacite.json", "xn--mgba3a4f16a", "xn--mgbh0fb")
    assert "says of the address «https://نمونه.مثال/الف/" in note
