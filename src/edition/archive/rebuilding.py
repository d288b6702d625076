"""Making a deposit again from its own sources, and comparing what comes of it, file by file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from edition import delivery
from edition.archive.materials import materials_of, outputs_of
from edition.archive.outcome import Archived
from edition.core.diagnostics import Diagnostic, Place, error
from edition.deposit import deposit as pack
from edition.model.proof import Proof
from edition.pipeline import Order, build
from edition.verify.bags.rebuilt import compare

_ENVIRONMENT = ("edition", "python", "zlib", "libraries")
_OF_THE_ENVIRONMENT = ("data/manifest.json", "metadata/mets.xml", "bag-info.txt")
"""Files that name the environment, or the digests of those that do."""


def rebuild(bag: Path, out: Path) -> Archived:
    """Make the deposit in `bag` again into `out`/ID/, from its sources alone; its reports, which depend on tools, are taken over.

    In the same environment every file must be the same to the byte; in another one, PDFs must be so once decompressed.
    """
    manifest = _manifest(bag)
    if isinstance(manifest, Diagnostic):
        return Archived(problems=(manifest,))
    with delivery.bench(out) as (bench, refused):
        if bench is None:
            return Archived(problems=refused)
        made, problems = _made(bag, manifest, bench)
        if made is None:
            return Archived(problems=problems)
        here = _manifest(made)
        elsewhere = "the manifest cannot be read" if isinstance(here, Diagnostic) else _differences(manifest, here)
        checks = compare(_files(bag, elsewhere), _files(made, elsewhere), elsewhere=elsewhere)
        files, in_place = delivery.put_folder(made.parent, out / made.name)
    return Archived(files or (), (Proof(f"{made.name}/", checks),), (*problems, *in_place))


def _made(bag: Path, manifest: Mapping[str, Any], bench: Path) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """The bag made again, below `bench`."""
    folder = bench / "source" / str(manifest["identifier"])
    for entry in manifest["inputs"]:
        original = entry.get("original", entry["name"].removeprefix("source/"))
        delivery.put(folder, original, (bag / "data" / entry["name"]).read_bytes())
    built = build(Order(folder, bench / "built", fast=True, epoch=manifest["source_date_epoch"]))
    if not built.files or built.source is None or built.reading is None:
        return None, built.problems
    outputs = outputs_of(built.files, bench / "built" / folder.name)
    kept = bag / "data" / "reports"
    reports = {file.relative_to(kept).as_posix(): file.read_bytes() for file in sorted(kept.rglob("*")) if file.is_file()}
    laid, problems = pack(materials_of(built.source, built.reading, outputs, reports), bench / "made")
    return (laid[0] if laid else None), (*built.problems, *problems)


def _manifest(bag: Path) -> dict[str, Any] | Diagnostic:
    place = Place((bag / "data" / "manifest.json").as_posix())
    try:
        manifest = json.loads((bag / "data" / "manifest.json").read_bytes())
        missing = [key for key in ("identifier", "inputs", "source_date_epoch", *_ENVIRONMENT) if key not in manifest]
        lost = [entry["name"] for entry in manifest.get("inputs", ()) if not (bag / "data" / entry["name"]).is_file()]
    except (OSError, ValueError, TypeError, KeyError):
        return error("no-manifest", "there is no build manifest that can be read", "name a bag made by edition deposit", place)
    if missing or lost:
        fact = f"the bag cannot be made again without {', '.join((*missing, *lost))}"
        return error("no-manifest", fact, "get a whole copy of the bag", place)
    return dict(manifest)


def _differences(packed: Mapping[str, Any], here: Mapping[str, Any]) -> str:
    """In what the environments differ, "" for nothing."""
    then, now = ({key: manifest[key] for key in _ENVIRONMENT[:3]} | manifest["libraries"] for manifest in (packed, here))
    changed = [key for key in sorted({*then, *now}) if then.get(key) != now.get(key)]
    return ", ".join(f"{key} {then.get(key, 'absent')} then, {now.get(key, 'absent')} now" for key in changed)


def _files(bag: Path, elsewhere: str) -> dict[str, bytes]:
    """The files of a bag; without those that another environment changes in any case."""
    files = {path.relative_to(bag).as_posix(): path for path in bag.rglob("*") if path.is_file()}
    kept = {name: path for name, path in files.items() if not elsewhere or not _names_environment(name)}
    return {name: path.read_bytes() for name, path in kept.items()}


def _names_environment(name: str) -> bool:
    return name in _OF_THE_ENVIRONMENT or name.startswith(("manifest-", "tagmanifest-"))
