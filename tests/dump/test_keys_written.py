"""What follows from the declaration of the keys: the docs, the schemas, the files of a new edition;
and that a key which is added there is in all of them.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import jsonschema
import pytest

from docs.keys import files, reference
from edition.dump.keys_written import first_description, first_emendations, schema_json
from edition.model.description import (
    Declared,
    Described,
    Description,
    Emendations,
    Key,
    declared,
    stated,
)
from edition.read.typed_toml import decode_table
from tests.editions import description, run

STATEMENT = Path(__file__).resolve().parents[2] / "source" / "statement"
WRITTEN = {place.name: (place, content) for place, content in files().items()}
KNOWN = {
    "id": "a-text",
    "language": "fa",
    "title": "نان",
    "issuing_body": "شورا",
    "rights": "https://example.org/",
}


@pytest.mark.parametrize("name", list(WRITTEN))
def test_what_is_kept_is_what_follows(name: str) -> None:
    place, content = WRITTEN[name]
    assert place.read_text(encoding="utf-8") == content, "run docs/keys.py"


@pytest.mark.parametrize("file", ["edition.toml", "emendations.toml"])
def test_the_command_prints_the_schema_that_is_shipped(file: str) -> None:
    printed = run("schema", *([file] if file != "edition.toml" else []))
    assert printed.exit_code == 0
    assert printed.stdout == WRITTEN[file.replace(".toml", ".schema.json")][1]


@pytest.mark.parametrize("page", ["keys.md", "keys.fa.md"])
@pytest.mark.parametrize("file", ["edition.toml", "emendations.toml"])
def test_the_reference_lists_every_key_of_the_schema(page: str, file: str) -> None:
    """The schema is made by msgspec from the types, the page by docs/keys.py. Names that are those
    of a list (the rules of orthography, the languages of titles) are on the page of that.
    """
    text = WRITTEN[page][0].read_text(encoding="utf-8").partition(f"\n## {file}\n")[2]
    top, *tables = re.split(r"^### ", text.partition("\n## ")[0], flags=re.MULTILINE)
    listed = set()
    for table in (top, *tables):
        of = tuple(re.findall(r"^`\[+(\w+)\]+`$", table.partition("\n")[0]))
        keys = re.findall(r"^(?:\||\*) `(\w+)`", table, re.MULTILINE)
        listed |= {(*of, key) for key in keys or [""]}
    listed = {tuple(filter(None, each)) for each in listed} - {()}
    known = list(keys_of(json.loads(WRITTEN[file.replace(".toml", ".schema.json")][1])))
    assert {key for key in known if key[0] != "orthography"} == listed - {("orthography",)}
    assert len(known) > (100 if file == "edition.toml" else 4)


def keys_of(schema: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Each key of a schema, behind the name of its table; those of tables that it names."""

    def resolved(of: dict[str, Any]) -> dict[str, Any]:
        inner = of.get("items", of)
        return schema["$defs"][inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner

    for name, of in resolved(schema)["properties"].items():
        inner = resolved(of).get("properties")
        yield from ((name, key) for key in inner) if inner else [(name,)]


def said(table: type[Described], toml: str) -> list[str]:
    """What the schema of a table says of a file, as an editor shows it."""
    schema = json.loads(schema_json(table, "a.toml"))
    jsonschema.Draft7Validator.check_schema(schema)
    checked = jsonschema.Draft7Validator(schema).iter_errors(plain(tomllib.loads(toml)))
    return [f"{error.json_path}: {error.message}" for error in checked]


def plain(value: Any) -> Any:
    """TOML as JSON: an editor gives the schema a day as a text."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_statement_is_valid_by_the_schemas() -> None:
    assert said(Description, (STATEMENT / "edition.toml").read_text(encoding="utf-8")) == []
    assert said(Emendations, (STATEMENT / "emendations.toml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("titel = 'a'\n", "$: Additional properties are not allowed ('titel' was unexpected)"),
        ("version = 1\n", "$.version: 1 is not of type 'string'"),
        (
            "profile = 'prnt'\n",
            "$.profile: 'prnt' is not one of ['diplomatic', 'print', 'academy']",
        ),
        ("[[link]]\nlabel = 'a'\n", "$.link[0]: 'url' is a required property"),
        ("[words]\ntitel = 'a'\n", "$.words: Additional properties are not allowed"),
        ("[orthography]\ndigit = 'on'\n", "$.orthography.digit: 'on' is not one of ['off', "),
        ("[typography]\nwidest_gap = 3\n", "$.typography.widest_gap: 3 is greater than the max"),
        ("[deposit]\nalso = ['bibtx']\n", "$.deposit.also[0]: 'bibtx' is not one of ['bibtex', "),
        ("[booklet]\nsignature = 1.5\n", "$.booklet.signature: 1.5 is not of type 'integer'"),
    ],
)
def test_what_the_schema_finds(more: str, fault: str) -> None:
    assert said(Description, description()) == []
    [found] = said(Description, description() + more)
    assert found.startswith(fault)


def used(toml: str, wanted: str = "") -> str:
    """What is ready in a file put to use, of the tables `wanted` alone where there are such."""
    blocks = toml.split("\n\n")
    return "\n\n".join(
        re.sub(r"(?m)^#(?=[\[\w])", "", block)
        if re.match(f"#?.*\\[{wanted}\\]" if wanted else "", block)
        else block
        for block in blocks
    )


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_a_new_description_explains_every_key_and_all_of_it_can_be_used(language: str) -> None:
    toml = first_description("text.txt", {**KNOWN, "language": language}, {})
    assert tomllib.loads(toml) == {**KNOWN, "language": language}
    found, _, problems = decode_table(Description, used(toml), "edition.toml")
    assert found and not problems
    assert found.issued == date(2026, 11, 26) and len(found.output) == 10 and found.press.profile
    for each in every(Description):
        sentence = each.key.fa if language == "fa" else each.key.en
        assert folded(sentence) in folded(toml)
        assert re.search(rf"(?m)^(#|# |#\[+|# ── )?{each.name}\b", toml)


def every(table: type[Described]) -> list[Declared]:
    keys = list(declared(table))
    return [*keys, *(one for each in keys if each.table for one in every(each.table))]


def folded(text: str) -> str:
    return " ".join(text.replace("`", "").replace("\n#", "\n").split())


def test_new_emendations_say_what_they_are_and_change_nothing() -> None:
    toml = first_emendations("text.txt", "fa")
    assert "emendations.csv" in toml and tomllib.loads(toml) == {}
    found, _, problems = decode_table(Emendations, used(toml), "emendations.toml")
    assert found and not problems
    assert [entry.line for entry in found.emendation] == [12]


TEXT = "نان و آزادی\n\nبندی از متن است.\n\n1. یک نان برای هر کس.\n2. کار.\n\nزنده باد نان!\n"


def test_posters_and_handouts_of_a_new_edition_are_ready(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("new", tmp_path / "a", "--from", tmp_path / "a.txt").exit_code == 0
    file = tmp_path / "a" / "edition.toml"
    toml = used(used(file.read_text(encoding="utf-8"), "poster"), "output")
    file.write_text(toml, encoding="utf-8")
    built = run("build", tmp_path / "a", "--fast", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    made = {path.stem for path in (tmp_path / "out" / "a").rglob("*.pdf")}
    assert made >= {"A3-title", "A3-slogan-1", "A3-items", "A3-item-1", "A3-item-2", "leaflet"}
    assert made >= {"handout", "handout-2up", "large-print", "screen", "booklet", "riso-black"}


def test_a_new_edition_has_the_poster_that_its_text_can_have(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("نان *گرم* است.\n\nکار هم هست.\n", encoding="utf-8")
    assert run("new", tmp_path / "a", "--from", tmp_path / "a.md").exit_code == 0
    toml = used((tmp_path / "a" / "edition.toml").read_text(encoding="utf-8"), "poster")
    assert [poster["shows"] for poster in tomllib.loads(toml)["poster"]] == ["paragraph 1"]


class Dedicated(Description, frozen=True, kw_only=True):
    """edition.toml with one key more: all that has to be written for it."""

    dedication: Annotated[
        str,
        Key(
            en="To whom it is dedicated.",
            fa="پیشکش به چه کسی.",
            example="به کارگران",
            printed=True,
            spelt=True,
        ),
    ] = ""


def test_a_key_that_is_declared_is_read_checked_described_and_written() -> None:
    toml = description(dedication='"به كارگران"')
    found, places, problems = decode_table(Dedicated, toml, "edition.toml")
    assert found and not problems and places["dedication"].line
    assert ("dedication", "به كارگران") in [(each.path, each.value) for each in stated(found)]
    [fault] = decode_table(Dedicated, description(dedicatio='"a"'), "edition.toml")[2]
    assert "(did you mean `dedication`?)" in str(fault)

    assert said(Dedicated, toml) == [] and said(Dedicated, description(dedication="1")) != []
    for tongue, sentence in (("en", "To whom it is dedicated."), ("fa", "پیشکش به چه کسی.")):
        assert sentence in reference(tongue, Dedicated)
        assert sentence not in reference(tongue)
    written = first_description("text.txt", KNOWN, {}, Dedicated)
    assert '# پیشکش به چه کسی.\n#dedication = "به کارگران"\n' in written
