"""Bags that were tampered with by seed, some with manifests made anew, as folders and as ZIP files;
verified and rebuilt.
"""

import shutil
from pathlib import Path
from random import Random

from msgspec.structs import replace

from tests.fuzz.descriptions import LEAST, TEXT
from tests.fuzz.inputs import DONE, FAILED, Family, Input, Judged, Make, Step
from tests.fuzz.judging import ended
from tests.fuzz.program import prepared, run, tree
from tests.fuzz.tampering import ACTS, BAG, ZIP_ACTS, tampered, zipped

_MORE = """publisher = "نشر نو"
[deposit]
also = ["bibtex", "dspace", "ead", "mods", "zenodo"]
[[date]]
printed = "8 آبان 1395"
calendar = "jalali"
"""


def base(bases: Path) -> None:
    """A deposit in bag/: the bag as a folder and as a ZIP file."""
    work = bases / "work"
    prepared(work)
    (work / "edition").mkdir()
    (work / "edition" / "edition.toml").write_text(LEAST + _MORE, encoding="utf-8")
    (work / "edition" / "text.txt").write_text(TEXT, encoding="utf-8")
    made = run(work, "deposit", "edition", "--out", "out")
    if made.code:
        raise RuntimeError(f"the deposit is not made: {made.err}")
    shutil.move(work / "out" / "edition" / "deposit", bases / "bag")


_NAMED = frozenset({"link", "pipe", "PDF: script", "PDF: launch", "ZIP link", "ZIP name"})
"""Acts that no seal makes right."""
_HARMLESS = frozenset({"deflated", "ZIP bytes"})
"""Acts that may change nothing: a byte that a ZIP file has twice, or that nobody reads."""


def verified(given: Input, place: Path, bases: Path) -> Judged:
    """Tamper with the bag, verify it, and judge what was said."""
    bag, honest = _laid(given, place, bases)
    of_the_zip = tuple(step for step in given.steps if step.act in ZIP_ACTS)
    if of_the_zip:
        zipped(bag, place / "bag.zip", of_the_zip)
    before = tree(place)
    judged = ended(run(place, "verify", "bag.zip" if of_the_zip else BAG))
    if (now := tree(place)) != before:
        return replace(
            judged, outcome="outside", why=ascii(sorted(dict(now.items() ^ before.items())))[:200]
        )
    acts = {step.act for step in given.steps}
    same = tree(bag) == honest and acts <= {*ACTS, "seal", *_HARMLESS}
    if judged.outcome == FAILED and same and "ZIP bytes" not in acts:
        return replace(judged, outcome="false alarm")
    believed = ("seal" not in acts and not same) or (acts & _NAMED and not same)
    if judged.outcome == DONE and believed:
        return replace(
            judged,
            outcome="believed",
            mark=_last(given),
            why=", ".join(step.act for step in given.steps),
        )
    return judged


def _laid(given: Input, place: Path, bases: Path) -> tuple[Path, dict[str, str]]:
    prepared(place)
    bag = place / BAG
    shutil.copytree(bases / "bag" / BAG, bag)
    honest = dict(tree(bag))
    tampered(bag, tuple(step for step in given.steps if step.act not in ZIP_ACTS))
    return bag, honest


def _last(given: Input) -> str:
    return next((step.act for step in reversed(given.steps) if step.act != "seal"), "")


def rebuilt(given: Input, place: Path, bases: Path) -> Judged:
    """Tamper with the bag and rebuild it: only what is made again as it is may be found equal."""
    bag, honest = _laid(given, place, bases)
    before = tree(place)
    judged = ended(run(place, "rebuild", BAG, "--out", "out"))
    around = {
        name: what for name, what in tree(place).items() if not (name + "/").startswith("out/")
    }
    if around != before:
        return replace(
            judged,
            outcome="outside",
            why=ascii(sorted(dict(around.items() ^ before.items())))[:200],
        )
    made = (
        sorted(
            entry.name for entry in (place / "out").iterdir() if not entry.name.endswith(".lock")
        )
        if (place / "out").exists()
        else []
    )
    if made != ([BAG] if judged.outcome == DONE else []) and judged.outcome != FAILED:
        return replace(judged, outcome="leftovers", why=", ".join(made))
    changed = {name for name, _ in tree(bag).items() ^ honest.items()}
    if judged.outcome == FAILED and not changed:
        return replace(judged, outcome="false alarm")
    if judged.outcome == DONE and any(
        not name.startswith("data/reports/") for name in _of_weight(changed)
    ):
        return replace(
            judged, outcome="believed", mark=_last(given), why=", ".join(sorted(changed))[:200]
        )
    return judged


def _of_weight(changed: set[str]) -> set[str]:
    """Without the lists that follow from the rest."""
    return {
        name
        for name in changed
        if not name.startswith(("manifest-", "tagmanifest-", "bag-info.txt", "metadata/mets.xml"))
    }


def _steps(*acts: str, sealed: bool = False, zips: bool = False) -> Make:
    def input_of(rng: Random) -> Input:
        said = [
            Step(rng.choice(acts or tuple(ACTS)), rng.randrange(10**6))
            for _ in range(rng.choice((1, 1, 1, 2, 3)))
        ]
        if zips:
            said = [step for step in said if rng.random() < 0.2] + [
                Step(rng.choice(ZIP_ACTS), rng.randrange(10**6))
                for _ in range(rng.choice((1, 1, 2)))
            ]
        if sealed:
            said.append(Step("seal"))
        return Input(steps=tuple(said))

    return input_of


BAGS = Family(
    {
        "bag: as it is": lambda rng: Input(steps=(Step("seal"),) if rng.random() < 0.5 else ()),
        "bag: any": _steps(),
        "bag: bytes": _steps("flip", "bytes", "cut", "grow"),
        "bag: re-sealed": _steps(sealed=True),
        "bag: descriptions": _steps("JSON", "XML", "CSV", "tag file", sealed=True),
        "bag: PDFs": _steps(*(act for act in ACTS if act.startswith("PDF")), sealed=True),
        "bag: names": _steps("name", "link", "pipe", "copy", "deep", sealed=True),
        "bag: ZIP": _steps(zips=True),
    },
    verified,
    base=base,
)
REBUILT = Family(
    {
        "rebuild: as it is": lambda rng: Input(),
        "rebuild: any": _steps(),
        "rebuild: re-sealed": _steps(sealed=True),
        "rebuild: source": _steps("source", "JSON", sealed=True),
    },
    rebuilt,
    base=base,
)
