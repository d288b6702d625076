"""Making a deposit again from its own sources, and comparing what comes of it, file by file."""

from collections.abc import Mapping
from pathlib import Path

from edition import delivery
from edition.archive.materials import materials_of, outputs_of
from edition.archive.outcome import Archived, outermost
from edition.core.diagnostics import Place, Problems, error
from edition.deposit import deposit as pack
from edition.model.proof import Outcome, Proof
from edition.pipeline import Order, build
from edition.verify.bags import sound
from edition.verify.bags.build_manifest import BuildManifest, build_manifest
from edition.verify.bags.rebuilt import compare

_OF_THE_ENVIRONMENT = ("data/manifest.json", "metadata/mets.xml", "bag-info.txt")
"""Files that name the environment, or the digests of those that do."""


def rebuild(bag: Path, out: Path, *, breaking: bool = False) -> Archived:
    """Make the deposit in `bag` again into `out`/ID/, from its sources alone; its reports, which depend on tools, are taken over.

    Nothing of a bag is used that is not sound, and nothing is replaced but what was made so before. In the same environment every
    file must be the same to the byte; in another one, PDFs must be so once decompressed.
    """
    manifest, problems = _trusted(bag)
    if manifest is None:
        return Archived(problems=problems)
    target = out / manifest.identifier
    if problems := _in_the_way(target, bag):
        return Archived(problems=problems)
    with delivery.holding(target, breaking=breaking) as (held, refused):
        if held is None or (refused := delivery.strangers(target)):
            return Archived(problems=refused)
        return _again(bag, manifest, held)


def _again(bag: Path, manifest: BuildManifest, held: delivery.Held) -> Archived:
    made, problems = _made(bag, manifest, held.bench())
    if made is None:
        return Archived(problems=problems)
    here = build_manifest(made)
    elsewhere = f"the manifest {here}" if isinstance(here, str) else _differences(manifest, here)
    checks = compare(_files(bag, elsewhere), _files(made, elsewhere), elsewhere=elsewhere)
    files, in_place = delivery.deliver(held, made.parent, delivery.Delivery(sealed=True))
    return Archived(outermost(files or (), held.folder), (Proof(f"{made.name}/", checks),), (*problems, *in_place))


def _in_the_way(target: Path, bag: Path) -> Problems:
    """The problem of a bag that would be changed."""
    own, given = delivery.real(target), delivery.real(bag)
    if own != given and own not in given.parents and given not in own.parents:
        return ()
    fact = "what is made again would take the place of the bag, or come into it"
    return (error("not-ours", fact, "name another folder with --out", Place(target.as_posix())),)


def _trusted(bag: Path) -> tuple[BuildManifest | None, Problems]:
    """The manifest of a bag that is sound, or why this is none."""
    at = Place(bag.as_posix())
    if not (bag / "bagit.txt").is_file():
        return None, (error("no-bag", "this is no bag", "name a bag made by edition deposit", at),)
    failed = [check for check in sound(bag) if check.outcome is Outcome.FAILED]
    if failed:
        fact = f"the bag itself fails the check of its {failed[0].name}, so none of it is used: {failed[0].note}"
        return None, (error("unsound-bag", fact, "get a whole copy of it; edition verify tells more", at),)
    manifest = build_manifest(bag)
    if isinstance(manifest, str):  # as a sound bag's cannot be, unless it was changed meanwhile
        return None, (error("unsound-bag", f"data/manifest.json {manifest}", "get a whole copy of the bag", at),)
    return manifest, ()


def _made(bag: Path, manifest: BuildManifest, bench: Path) -> tuple[Path | None, Problems]:
    """The bag made again, below `bench`."""
    folder = bench / "source" / manifest.identifier
    try:
        for listed in manifest.inputs:
            delivery.put(folder, listed.made_as, (bag / "data" / listed.name).read_bytes())
    except OSError as refusal:
        return None, (delivery.refused(bench.parent, refusal),)
    built = build(Order(folder, bench / "built", fast=True, epoch=manifest.source_date_epoch))
    if not built.files or built.source is None or built.reading is None:
        return None, built.problems
    if built.reading.record.identifier != manifest.identifier:
        fact = f"data/manifest.json names the edition {manifest.identifier}, and its edition.toml another"
        return None, (error("unsound-bag", fact, "get a whole copy of the bag", Place(bag.as_posix())),)
    outputs = outputs_of(built.files, bench / "built" / folder.name)
    kept = bag / "data" / "reports"
    reports = {file.relative_to(kept).as_posix(): file.read_bytes() for file in sorted(kept.rglob("*")) if file.is_file()}
    laid, problems = pack(materials_of(built.source, built.reading, outputs, reports), bench / "made")
    return (laid[0] if laid else None), (*built.problems, *problems)


def _differences(packed: BuildManifest, here: BuildManifest) -> str:
    """In what the environments differ, "" for nothing."""
    then, now = (_environment(manifest) for manifest in (packed, here))
    changed = [key for key in sorted({*then, *now}) if then.get(key) != now.get(key)]
    return ", ".join(f"{key} {then.get(key, 'absent')} then, {now.get(key, 'absent')} now" for key in changed)


def _environment(manifest: BuildManifest) -> Mapping[str, str]:
    return {"edition": manifest.edition, "python": manifest.python, "zlib": manifest.zlib, **manifest.libraries}


def _files(bag: Path, elsewhere: str) -> dict[str, bytes]:
    """The files of a bag; without those that another environment changes in any case."""
    files = {path.relative_to(bag).as_posix(): path for path in bag.rglob("*") if path.is_file()}
    kept = {name: path for name, path in files.items() if not elsewhere or not _names_environment(name)}
    return {name: path.read_bytes() for name, path in kept.items()}


def _names_environment(name: str) -> bool:
    return name in _OF_THE_ENVIRONMENT or name.startswith(("manifest-", "tagmanifest-"))
