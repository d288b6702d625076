"""Whether bill, lock, environment and licences agree: a sentence for each thing that does not, with
what to do.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import distribution, distributions
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.markers import Marker

from tests.supply.bill import Part, installed
from tests.supply.licences import ALLOWED, ELSEWHERE, SHIPPED, is_allowed, licence_of, words_of
from tests.supply.lock import ROOT, Locked, locked, normal

_OF_THE_VENV = frozenset(("pip", ROOT))
"""What no lock names."""
_AGAIN = "run `make sbom` and look at what it changes"


def there() -> Mapping[str, str]:
    """The versions of all packages of this environment."""
    return {normal(each.metadata["Name"]): each.version for each in distributions()}


_ELSEWHERE = ("docs.txt", "engines.txt", "validators.txt", "workflow.txt")
"""Locks of environments of their own, which may have other versions."""


def locks(folder: Path) -> Mapping[str, Locked]:
    """What all lock files of this environment name."""
    files = (file for file in sorted(folder.glob("*.txt")) if file.name not in _ELSEWHERE)
    return {name: each for file in files for name, each in locked(file).items()}


def of_the_environment(
    found: Mapping[str, str], named: Mapping[str, Locked], lock: Mapping[str, Locked]
) -> Iterator[str]:
    """`found` against all that is locked, and what a user needs (`lock`) against `found`."""
    for name, version in sorted(found.items()):
        if name not in named and name not in _OF_THE_VENV:
            yield (
                f"{name} {version} is installed, and no lock file names it: add it to "
                "requirements/, or run `make clean`"
            )
        elif name in named and named[name].version != version:
            yield (
                f"{name} {version} is installed, and the lock has {named[name].version}: run "
                "`make .venv/.dev`"
            )
    for name, each in lock.items():
        if name not in found and (not each.marker or Marker(each.marker).evaluate()):
            yield f"{name} {each.version} of the lock is not installed: run `make .venv/.dev`"


def of_the_bill(written: str, lock: Mapping[str, Locked]) -> Iterator[str]:
    """The bill as it is committed against the lock and the schema of its form."""
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(written)
    if fault is not None:
        yield (
            f"sbom.cdx.json is not valid by the schema of CycloneDX 1.6 ({str(fault)[:200]}): "
            f"{_AGAIN}"
        )
        return
    listed = {
        each["name"]: each["version"]
        for each in json.loads(written)["components"]
        if each.get("purl", "").startswith("pkg:pypi/")
    }
    for name, each in lock.items():
        if name not in listed:
            yield f"{name} {each.version} of the lock is not in sbom.cdx.json: {_AGAIN}"
        elif listed[name] != each.version:
            yield f"sbom.cdx.json has {name} {listed[name]}, and the lock {each.version}: {_AGAIN}"
    yield from (
        f"sbom.cdx.json has {name}, which no lock names: {_AGAIN}"
        for name in sorted(listed.keys() - lock.keys())
    )


def of_the_licences(found: Sequence[Part]) -> Iterator[str]:
    """Each is known and allowed; what was read by hand is what the metadata say where they
    say it.
    """
    for part in found:
        where = f" in {part.of}" if part.of else ""
        if not part.licence:
            said = (
                f"«{words_of(distribution(part.name))}»"
                if not part.of and installed(part.name)
                else "nothing"
            )
            yield (
                f"the licence of {part.name} {part.version}{where} is unknown, its metadata say "
                f"{said}: "
                "read it in the package, and say it in tests/supply/licences.py"
            )
        elif not is_allowed(part.licence, SHIPPED | {"OFL-1.1"} if part.of == ROOT else ALLOWED):
            yield (
                f"{part.name} {part.version}{where} is under {part.licence}, which is not allowed: "
                "do without it, or allow it in tests/supply/licences.py with the reason"
            )
    for name, licence in ELSEWHERE.items():
        if installed(name) and (said := licence_of(distribution(name))) != licence:
            yield (
                f"{name} is under {said}, and tests/supply/licences.py says {licence}: mend it "
                "there"
            )


def of_the_fonts(folder: Path) -> Iterator[str]:
    """The files that are shipped against their list of digests."""
    listed = dict(
        re.findall(
            r"(?m)^([0-9a-f]{64})  (.+)$", (folder / "SHA256SUMS").read_text(encoding="utf-8")
        )
    )
    held = {sha256(file.read_bytes()).hexdigest(): file.name for file in folder.glob("*.ttf")}
    for digest, name in sorted(set(held.items()) ^ set(listed.items())):
        yield (
            f"fonts/{name} with the digest {digest[:12]} stands in one of fonts/ and SHA256SUMS "
            "alone: put the other right"
        )
