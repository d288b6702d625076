"""The manifest of IIIF by another hand: iiif-prezi3 reads it as its model of Presentation 3.0 has
it; and what breaks it is found by the proof.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from edition.edited import edited_of
from edition.model.proof import Outcome
from edition.verify import verify_manifest
from edition.verify.surfaces.claimed import SurfaceClaims
from tests.conftest import Once
from tests.editions import run, write_edition
from tests.validators import manifest_read

AT = "https://example.org/a-text-1404/"
LINK = f'[[link]]\nlabel = "متن"\nurl = "{AT}"\nconfirmed = true\nserves = "web"\n'
OUTPUTS = "".join(f'[[output]]\nkind = "{kind}"\n' for kind in ("pamphlet", "web", "iiif"))


@pytest.fixture(scope="module")
def built(once: Once) -> Path:
    def fill(top: Path) -> None:
        more = OUTPUTS + LINK + '[parallel_titles]\nen = "Bread & Freedom"\n'
        done = run("build", write_edition(top / "a", more=more), "--out", top / "out")
        assert done.exit_code == 0, done.output

    return once("manifest", fill)


def manifest(built: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((built / "out/a/iiif/manifest.json").read_bytes())
    return read


def test_iiif_prezi3_reads_it_whole(built: Path) -> None:
    done = manifest_read(built / "out/a/iiif/manifest.json")
    assert done.returncode == 0, done.stderr
    read, said = json.loads(done.stdout), manifest(built)
    assert read["viewingDirection"] == "right-to-left" and read["behavior"] == ["paged"]
    assert {key: value for key, value in read.items() if key != "@context"} == {
        key: value for key, value in said.items() if key != "@context"
    }


def test_iiif_prezi3_refuses_a_broken_one(built: Path, tmp_path: Path) -> None:
    said = manifest(built)
    said["viewingDirection"] = "rtl"
    (tmp_path / "m.json").write_text(json.dumps(said), encoding="utf-8")
    assert manifest_read(tmp_path / "m.json").returncode != 0


def test_each_page_is_its_picture(built: Path) -> None:
    said = manifest(built)
    pages = pypdfium2.PdfDocument(built / "out/a/pamphlet.pdf")
    assert len(said["items"]) == len(pages)
    for canvas, page in zip(said["items"], pages, strict=True):
        body = canvas["items"][0]["items"][0]["body"]
        assert body["id"].startswith(f"{AT}iiif/page-")
        picture = Image.open(built / "out/a/iiif" / body["id"].removeprefix(f"{AT}iiif/"))
        assert (
            picture.size == (canvas["width"], canvas["height"]) == (body["width"], body["height"])
        )
        assert abs(picture.width / picture.height - page.get_width() / page.get_height()) < 0.01
    assert said["rights"] == "http://rightsstatements.org/vocab/UND/1.0/"
    assert said["label"] == {"fa": ["نان و آزادی"], "en": ["Bread & Freedom"]}
    assert said["homepage"][0]["id"] == AT and said["rendering"][0]["id"] == f"{AT}pamphlet.pdf"


@pytest.mark.parametrize(
    "how",
    [
        lambda m: m.update(viewingDirection="left-to-right"),
        lambda m: m.update(behavior=["individuals"]),
        lambda m: m["items"].pop(),
        lambda m: m["items"][0].update(width=1),
        lambda m: m["items"][0].update(id="canvas/1"),
        lambda m: m["items"][0].update(id=m["items"][1]["id"]),
        lambda m: m["label"].update(fa=["نان"]),
        lambda m: m["summary"].update(fa=["x"]),
        lambda m: m.update(items=[]),
    ],
)
def test_a_broken_one_is_found(
    how: Callable[[dict[str, Any]], object], built: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(built / "out/a/iiif", tmp_path / "iiif")
    edited, _ = edited_of(built / "a", None)
    assert edited
    reading = edited.reading
    paper = (built / "out/a/pamphlet.txt").read_text(encoding="utf-8")
    claims = SurfaceClaims(
        edited.source.text, reading.emendations, reading.document.blocks, reading.record, paper
    )

    def outcomes() -> set[Outcome]:
        return {each.outcome for each in verify_manifest(folder / "manifest.json", claims).checks}

    assert outcomes() == {Outcome.PASSED}
    said = manifest(built)
    how(said)
    (folder / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
    assert Outcome.FAILED in outcomes()


def test_without_an_address_none_is_made_and_that_is_said(tmp_path: Path) -> None:
    done = run("build", write_edition(tmp_path / "a", more=OUTPUTS), "--out", tmp_path / "out")
    assert done.exit_code == 0 and "[no-address]" in done.stderr
    assert not (tmp_path / "out" / "a" / "iiif").exists()
    assert (tmp_path / "out" / "a" / "web" / "index.html").is_file()


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("https://example.org/a/index.html?x#y", "https://example.org/a/"),
    ],
)
def test_the_folder_of_a_page(address: str, folder: str) -> None:
    from edition.surfaces.iiif import beside

    assert beside(address) == folder


def test_a_deposit_has_it_and_makes_it_again(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "a", more=OUTPUTS + LINK, publisher='"نشر نو"')
    done = run("deposit", folder, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    bag = tmp_path / "out" / "a" / "deposit" / "a-text-1404"
    assert (bag / "data" / "iiif" / "manifest.json").is_file()
    assert run("verify", bag).exit_code == 0
    assert run("rebuild", bag, "--out", tmp_path / "new").exit_code == 0
