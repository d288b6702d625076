"""The recipes of CONTRIBUTING.md: what they name is there, and knows what they say it knows.

A kind of output is added in test_output_recipe.py, a key in tests/model/test_keys.py.
"""

import re
from pathlib import Path
from typing import get_args

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
    assert "fa" in LANGUAGES


def test_every_kind_of_block_is_taken_by_a_name() -> None:
    """But for notes, which stand at the foot."""
    taken = (ROOT / "src/edition/typeset/block/kinds.py").read_text(encoding="utf-8")
    kinds = [each.__name__ for each in get_args(document.Block) if each is not document.Note]
    assert len(kinds) > 5 and [kind for kind in kinds if f"{kind}()" not in taken] == []
