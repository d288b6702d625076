"""Making a deposit again from its own sources, and how what comes of them differs from what is in
the bag, file by file.

The sources may be a stranger's: they are bounded as every text is, and nothing of them is written
but below the given folder.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from edition import __version__, delivery
from edition.archive.depositing import Archived, materials_of, outermost, outputs_of
from edition.core.bounds import BAG_TEXT
from edition.core.diagnostics import Place, Problems, Severity, error
from edition.core.quoting import listed, worded
from edition.core.scratch import scratch
from edition.deposit import deposit as pack
from edition.model.proof import Check, CheckName, Fault, Outcome, Proof
from edition.pipeline import BuildOrder, build
from edition.verify.bags import sound
from edition.verify.bags.fixity import compare
from edition.verify.bags.lists import BuildManifest, Listed, build_manifest
from edition.verify.file.checks import shown, verdict
from edition.verify.file.revisions import first_revision, revisions
from edition.verify.proofs.updates import only_signed

NAME: Final = CheckName.MADE_AGAIN
READER = f"edition {__version__}"
_OF_THE_ENVIRONMENT = (
    "data/manifest.json",
    "metadata/mets.xml",
    "metadata/sbom.cdx.json",
    "ro-crate-metadata.json",
    "bag-info.txt",
)
"""Files that name the environment, or the digests of those that do."""


def again(bag: Path) -> Check:
    """Whether what is in a sound bag is what its sources come to: the one check that a seal made
    anew does not get past.

    Not run where another release made it and this one makes nothing of its sources.
    """
    manifest = build_manifest(bag)
    if isinstance(manifest, str):
        return Check(NAME, READER, Outcome.FAILED, note=f"data/manifest.json {manifest}")
    large = (
        BAG_TEXT.exceeded((bag / "data" / listed.name).stat().st_size)
        for listed in manifest.inputs
        if _is_text(listed)
    )
    if too_large := next(filter(None, large), None):
        return Check(
            NAME,
            READER,
            Outcome.FAILED,
            note=worded("its sources have {fact}", fact=too_large.fact),
        )
    with scratch() as place:
        try:
            made, problems = made_again(bag, manifest, place)
            if made:
                return _told(compared(bag, manifest, made), signatures_aside(bag))
            why = next(
                (problem.fact for problem in problems if problem.severity is Severity.ERROR),
                worded("nothing came of it"),
            )
        except Exception as stumble:
            why = type(stumble).__name__
    if manifest.edition != __version__:
        note = shown(
            worded(
                "edition {edition} made it, and this one makes nothing of its sources: {why}",
                edition=manifest.edition,
                why=why,
            )
        )
        return Check(NAME, READER, Outcome.NOT_RUN, note=note)
    return Check(
        NAME,
        READER,
        Outcome.FAILED,
        note=shown(worded("its sources make no deposit: {why}", why=why)),
    )


def _is_text(listed: Listed) -> bool:
    return listed.made_as.endswith((".toml", ".txt", ".md"))


def _told(checks: tuple[Check, ...], notes: Iterable[str]) -> Check:
    """All comparisons in one check, what only follows from another file last; what passed by its
    content alone is said.
    """
    found = sorted(
        (check for check in checks if check.outcome is Outcome.FAILED),
        key=lambda check: _names_environment(check.name),
    )
    failed = [
        Fault(shown(worded("{name}: {note}", name=check.name, note=check.note))) for check in found
    ]
    others = {check.note for check in checks if check.outcome is Outcome.PASSED and check.note}
    notes = (*sorted(others), *notes)
    return (
        verdict(NAME, READER, failed)
        if failed
        else Check(NAME, READER, Outcome.PASSED, note=shown(listed(notes, "; ")))
    )


def compared(bag: Path, manifest: BuildManifest, made: Path) -> tuple[Check, ...]:
    """A check for each file of a bag, and of what was `made` of its sources: the same bytes, or in
    another environment the same content.
    """
    here = build_manifest(made)
    elsewhere = (
        worded("the manifest {fault}", fault=here)
        if isinstance(here, str)
        else _differences(manifest, here)
    )
    return compare(_files(bag, elsewhere), _files(made, elsewhere), elsewhere=elsewhere)


def made_again(bag: Path, manifest: BuildManifest, bench: Path) -> tuple[Path | None, Problems]:
    """A sound bag made again from its sources, below `bench`, where all is written that comes of
    it.

    Its reports, which depend on the tools that were there, are taken over, and signatures, for
    which the key is not there: behind a PDF that comes of the sources to the byte.
    """
    folder = bench / "source" / manifest.identifier
    try:
        for listed in manifest.inputs:
            delivery.put(folder, listed.made_as, (bag / "data" / listed.name).read_bytes())
    except OSError as refusal:
        return None, (delivery.refused(bench.parent, refusal),)
    built = build(BuildOrder(folder, bench / "built", fast=True, epoch=manifest.source_date_epoch))
    if not built.files or built.edited is None:
        return None, built.problems
    if built.edited.reading.record.identifier != manifest.identifier:
        fact = worded(
            "data/manifest.json names the edition {identifier}, and its edition.toml another",
            identifier=manifest.identifier,
        )
        return None, (
            error("unsound-bag", fact, "get a whole copy of the bag", Place(bag.as_posix())),
        )
    outputs = outputs_of(built.files, bench / "built" / folder.name)
    outputs = {name: _signed_as(content, bag / "data" / name) for name, content in outputs.items()}
    kept = bag / "data" / "reports"
    reports = {
        file.relative_to(kept).as_posix(): file.read_bytes()
        for file in sorted(kept.rglob("*"))
        if file.is_file()
    }
    laid, problems = pack(materials_of(built.edited, outputs, reports), bench / "made")
    return (laid[0] if laid else None), (*built.problems, *problems)


def _signed_as(content: bytes, packed: Path) -> bytes:
    """What was made again with the signature that it has in the bag, where it is the same up to
    that, and that is a signature and nothing else.
    """
    if packed.suffix != ".pdf" or not packed.is_file():
        return content
    held = packed.read_bytes()
    same = len(held) > len(content) and first_revision(held) == content
    return held if same and only_signed(held) else content


def signatures_aside(bag: Path) -> Iterator[str]:
    """How many PDFs of a bag are signed, and how they were compared; nothing where none is."""
    pdfs = (pdf.read_bytes() for pdf in sorted((bag / "data").rglob("*.pdf")))
    count = sum(len(revisions(content)) > 1 for content in pdfs)
    if count:
        yield worded(
            "signatures are not made again: {count} signed PDFs are compared up to where the "
            "update with the signature begins, which is the file as it comes of the sources",
            count=count,
        )


def _differences(packed: BuildManifest, here: BuildManifest) -> str:
    """In what the environments differ, "" for nothing."""
    then, now = (_environment(manifest) for manifest in (packed, here))
    absent = worded("absent")
    changed = [key for key in sorted({*then, *now}) if then.get(key) != now.get(key)]
    return listed(
        worded(
            "{key} {then} then, {now} now",
            key=key,
            then=then.get(key, absent),
            now=now.get(key, absent),
        )
        for key in changed
    )


def _environment(manifest: BuildManifest) -> Mapping[str, str]:
    return {
        "edition": manifest.edition,
        "python": manifest.python,
        "zlib": manifest.zlib,
        **manifest.libraries,
    }


def _files(bag: Path, elsewhere: str) -> dict[str, Path]:
    """The files of a bag; without those that another environment changes in any case."""
    files = {path.relative_to(bag).as_posix(): path for path in bag.rglob("*") if path.is_file()}
    return {
        name: path for name, path in files.items() if not elsewhere or not _names_environment(name)
    }


def _names_environment(name: str) -> bool:
    return name in _OF_THE_ENVIRONMENT or name.startswith(("manifest-", "tagmanifest-"))


def rebuild(bag: Path, out: Path, *, breaking: bool = False) -> Archived:
    """Make the deposit in `bag` again into `out`/ID/, from its sources alone; its reports, which
    depend on tools, are taken over.

    Nothing of a bag is used that is not sound, and nothing is replaced but what was made so before.
    In the same environment every file must be the same to the byte; in another one, PDFs must be so
    once decompressed.
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
        made, problems = made_again(bag, manifest, held.bench())
        if made is None:
            return Archived(problems=problems)
        checks = compared(bag, manifest, made)
        files, in_place = delivery.deliver(held, made.parent, delivery.Delivery(sealed=True))
    return Archived(
        outermost(files or (), target),
        (Proof(f"{made.name}/", checks),),
        (*problems, *in_place),
        tuple(signatures_aside(bag)),
    )


def _in_the_way(target: Path, bag: Path) -> Problems:
    """The problem of a bag that would be changed."""
    own, given = delivery.real(target), delivery.real(bag)
    if own != given and own not in given.parents and given not in own.parents:
        return ()
    fact = worded("what is made again would take the place of the bag, or come into it")
    return (error("not-ours", fact, "name another folder with --out", Place(target.as_posix())),)


def _trusted(bag: Path) -> tuple[BuildManifest | None, Problems]:
    """The manifest of a bag that is sound, or why this is none."""
    at = Place(bag.as_posix())
    if not os.path.isfile(
        bag / "bagit.txt"
    ):  # where Path.is_file raises, as for a name too long, it is none
        return None, (error("no-bag", "this is no bag", "name a bag made by edition deposit", at),)
    failed = [check for check in sound(bag) if check.outcome is Outcome.FAILED]
    if failed:
        first = next(iter(failed[0].faults), None)
        fact = worded(
            "the bag itself fails the check of its {check}, so none of it is used: {found}",
            check=failed[0].name,
            found=first.fact if first else failed[0].note,
        )
        return None, (
            error("unsound-bag", fact, "get a whole copy of it; edition verify tells more", at),
        )
    manifest = build_manifest(bag)
    if isinstance(manifest, str):  # as a sound bag's cannot be, unless it was changed meanwhile
        return None, (
            error(
                "unsound-bag",
                worded("data/manifest.json {manifest}", manifest=manifest),
                "get a whole copy of the bag",
                at,
            ),
        )
    return manifest, ()
