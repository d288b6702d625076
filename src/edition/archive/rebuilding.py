"""Making a deposit again from its own sources, and comparing what comes of it, file by file."""

import os
from pathlib import Path

from edition import delivery
from edition.archive.again import compared, made_again
from edition.archive.outcome import Archived, outermost
from edition.core.diagnostics import Place, Problems, error
from edition.model.proof import Outcome, Proof
from edition.verify.bags import sound
from edition.verify.bags.lists import BuildManifest, build_manifest


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
        outermost(files or (), target), (Proof(f"{made.name}/", checks),), (*problems, *in_place)
    )


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
    if not os.path.isfile(
        bag / "bagit.txt"
    ):  # where Path.is_file raises, as for a name too long, it is none
        return None, (error("no-bag", "this is no bag", "name a bag made by edition deposit", at),)
    failed = [check for check in sound(bag) if check.outcome is Outcome.FAILED]
    if failed:
        fact = (
            f"the bag itself fails the check of its {failed[0].name}, so none of it is used: "
            f"{failed[0].note}"
        )
        return None, (
            error("unsound-bag", fact, "get a whole copy of it; edition verify tells more", at),
        )
    manifest = build_manifest(bag)
    if isinstance(manifest, str):  # as a sound bag's cannot be, unless it was changed meanwhile
        return None, (
            error(
                "unsound-bag", f"data/manifest.json {manifest}", "get a whole copy of the bag", at
            ),
        )
    return manifest, ()
