import json
from hashlib import sha256
from pathlib import Path

from edition.deposit.payload import manifest, payload_of
from tests.deposit.small import materials


def test_it_holds_all_that_is_needed_to_build_again(tmp_path: Path) -> None:
    made = materials(tmp_path)
    payload, _ = payload_of(made)
    [entry] = [file for file in payload if file.kind == "manifest"]
    read = json.loads(entry.content)
    assert (read["identifier"], read["source_date_epoch"], read["libraries"]) == (
        "a-text-1404",
        1795651200,
        {"lxml": "6"},
    )
    listed = {e["name"]: e for kind in ("inputs", "outputs", "reports") for e in read[kind]}
    files = {file.name: file for file in payload if file.kind not in ("manifest", "font")}
    assert listed.keys() == files.keys()
    assert all(e["sha256"] == sha256(files[name].content).hexdigest() for name, e in listed.items())


def test_the_version_of_a_font_is_its_own(tmp_path: Path, repository: Path) -> None:
    from msgspec.structs import replace

    name = "Vazirmatn-Regular.ttf"
    made = replace(materials(tmp_path), fonts={name: (repository / "fonts" / name).read_bytes()})
    payload, _ = payload_of(made)
    [font] = json.loads(manifest(payload, made))["fonts"]
    assert (font["name"], font["version"]) == ("fonts/Vazirmatn-Regular.ttf", "Version 33.003")
