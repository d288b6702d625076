"""The recipe for a new kind of output: one declaration and one setter, written into a copy of the
package, and everything else follows.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edition.edited import edited_of
from edition.model.output_kinds import (
    MINI_ZINE,
    OUTPUTS,
    PAMPHLET,
    POSTERS,
    PRESS,
    RISO,
    SHOP_POSTERS,
    OutputKind,
    held_to,
    named,
)
from edition.typeset import typeset
from edition.typeset.outputs import SETTERS
from tests.editions import write_edition

DECLARATION = """    OutputKind(
        name="wide", path="wide/edition", en="the text on wide pages", fa="متن بر صفحه‌های پهن"
    ),
"""
SETTER = '''

def _wide(to_set: ToSet) -> Made:
    """Large print on A4, turned."""
    from msgspec.structs import replace

    from edition.typeset.book.single_pages import set_single_pages
    from edition.typeset.line.style import LARGE_PRINT

    style = replace(LARGE_PRINT, width=LARGE_PRINT.height)
    name = to_set.kind.path
    paged = set_single_pages(to_set.compositor, style, name, to_set.source, to_set.reading)
    return (paged,), ()


SETTERS = {**SETTERS, "wide": _wide}
'''


@pytest.fixture(scope="module")
def changed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in which the recipe was followed."""
    top = tmp_path_factory.mktemp("recipe")
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(repository / "src", top / "src", ignore=skipped)
    (top / "fonts").symlink_to(repository / "fonts")
    kinds = top / "src" / "edition" / "model" / "output_kinds.py"
    table = kinds.read_text(encoding="utf-8")
    assert table.count("    RISO,\n    EPUB") == 1
    kinds.write_text(table.replace("    RISO,\n", f"    RISO,\n{DECLARATION}"), encoding="utf-8")
    with (top / "src" / "edition" / "typeset" / "outputs.py").open(
        "a", encoding="utf-8"
    ) as setters:
        setters.write(SETTER)
    return top


def told(top: Path, *arguments: object) -> tuple[int, dict[str, object]]:
    """What a command of that checkout answers."""
    done = subprocess.run(
        [sys.executable, "-m", "edition", *map(str, arguments), "--json"],
        cwd=top,
        env={**os.environ, "PYTHONPATH": str(top / "src")},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_a_kind_that_was_declared_is_built_and_proved(changed: Path) -> None:
    folder = write_edition(changed / "a", more='[[output]]\nkind = "wide"\n')
    code, said = told(changed, "build", folder, "--only", "wide")
    assert (code, said["problems"]) == (0, [])
    assert {"build/a/wide/edition.pdf", "build/a/wide/edition.txt"} <= set(said["files"])
    [proof] = said["proofs"]
    assert proof["file"] == "wide/edition.pdf"
    names = {check["name"] for check in proof["checks"]}
    assert {"structure tree", "words of the source", "ink"} <= names
    assert {check["outcome"] for check in proof["checks"]} <= {"passed", "measured"}


def test_the_command_line_and_the_schema_know_it(changed: Path) -> None:
    folder = write_edition(changed / "b")
    _, lacking = told(changed, "build", folder, "--only", "wide")
    assert [problem["act"] for problem in lacking["problems"]] == [
        'add [[output]] with kind = "wide"'
    ]
    _, mistyped = told(changed, "build", folder, "--only", "wid")
    assert mistyped["problems"][0]["fact"].endswith("riso, wide, epub, web, iiif")
    _, said = told(changed, "schema")
    kind = said["schema"]["properties"]["output"]["items"]["properties"]["kind"]
    assert (
        kind["enum"][-4:] == ["wide", "epub", "web", "iiif"]
        and "`wide` (the text on wide pages)" in kind["description"]
    )


def test_every_kind_has_its_setter_or_is_made_by_the_press_or_for_screens() -> None:
    # Posters for a print shop are set with the others.
    assert [kind for kind in OUTPUTS if kind.name not in SETTERS and kind != SHOP_POSTERS] == [
        kind for kind in OUTPUTS if kind.origin in ("pages", "blocks")
    ]
    assert SETTERS.keys() <= {kind.name for kind in OUTPUTS}


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("pamphlet.failed.pdf", PAMPHLET),
        ("press/booklet.pdf", PRESS),
        ("press/riso-black.pdf", RISO),
        ("posters/tiles/A3-title-A4.pdf", POSTERS),
    ],
)
def test_a_file_is_held_to_what_its_kind_is(file: str, kind: OutputKind) -> None:
    assert held_to(file) == kind.proved


def test_a_working_proof_is_held_to_nothing() -> None:
    assert held_to("overlay/pamphlet.pdf") == ()


def test_what_is_set_is_what_was_declared(repository: Path) -> None:
    """Each PDF of the statement is at the path of its kind, and holds the whole text where its kind
    says so.
    """
    edited, _ = edited_of(repository / "source" / "statement", None)
    assert edited
    outputs, _ = typeset(edited.source, edited.reading, edited.fonts, ())
    assert outputs
    assert {output.name: output.whole for output in outputs} == {
        output.name: "source" in held_to(output.name) for output in outputs
    }
    # The statement is too long for a mini-zine; its pamphlet is there in both readings.
    paths = {kind.path for kind in OUTPUTS if kind.origin == "text"} - {MINI_ZINE.path}
    paths.add(named(PAMPHLET.path, "diplomatic"))
    assert {output.name for output in outputs if not output.name.startswith("posters/")} == paths
