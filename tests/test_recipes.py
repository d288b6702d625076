"""The recipes of CONTRIBUTING.md: what they name is there, and knows what they say it knows.

A kind of output is added in test_output_recipe.py, a key in tests/model/test_keys.py.
"""

import re
from pathlib import Path

import pytest

from edition.core.languages import LANGUAGES
from edition.model import document
from edition.model.output_kinds import OUTPUTS
from edition.model.proof import CheckName
from edition.typeset.outputs import SETTERS

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^## (A[^\n]+)\n(.*?)(?=^## )", TEXT, re.DOTALL | re.MULTILINE))


def test_there_are_four_recipes_and_each_is_short() -> None:
    assert list(RECIPES) == ["A kind of block", "An output", "A check", "A language"]
    assert max(len(recipe.splitlines()) for recipe in RECIPES.values()) <= 25


@pytest.mark.parametrize("name", RECIPES)
def test_every_place_that_a_recipe_names_is_there(name: str) -> None:
    places = re.findall(r"`((?:src|tests|docs)/[^`]+)`", RECIPES[name])
    assert places and [place for place in places if not (ROOT / place).exists()] == []


@pytest.mark.parametrize(
    ("thing", "place"),
    re.findall(r"`([A-Z]\w+)` in\s+`(src/[^`]+\.py)`", "".join(RECIPES.values())),
)
def test_every_table_stands_where_a_recipe_says(thing: str, place: str) -> None:
    text = (ROOT / place).read_text(encoding="utf-8")
    assert re.search(rf"^(class )?{thing}\b", text, re.MULTILINE)


def test_the_tables_are_those_of_the_recipes() -> None:
    assert SETTERS.keys() <= {kind.name for kind in OUTPUTS}
    assert all(check.value and check.persian for check in CheckName)
    assert "fa" in LANGUAGES and issubclass(document.Hemistich, document.Block.__args__)
