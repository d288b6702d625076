"""The bill of materials (CycloneDX 1.6, ECMA-424), from the lock, what is installed and the fonts;
the same bytes each time.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from fontTools.ttLib import TTFont
from packageurl import PackageURL

import edition
from tests.supply.bundled import Bundled, bundled
from tests.supply.licences import ELSEWHERE, FONTS, licence_of
from tests.supply.lock import ROOT, Locked, locked, normal

TOP = Path(__file__).parents[2]
_OWN = "MIT AND OFL-1.1 AND Bitstream-Vera AND LicenseRef-Public-Domain AND BSD-3-Clause AND Apache-2.0"
_SCHEMA = TOP / "src" / "edition" / "verify" / "bags" / "schemas" / "datacite-4.5.json"
_WORDS = TOP / "src" / "edition" / "language" / "orthography" / "words" / "fa.txt"


class Part(NamedTuple):
    """Anything that is listed: `of` is the package that it lies in, "" for one that is installed by
    itself.
    """

    name: str
    version: str
    licence: str
    of: str = ""
    ref: str = ""
    component: Component | None = None


def installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def parts(lock: Mapping[str, Locked]) -> tuple[Part, ...]:
    """Packages, fonts, the schema, the list of words, and libraries within packages, in this order."""
    packages = [_package(each) for each in lock.values()]
    fonts = [_font(file) for file in sorted((TOP / "fonts").glob("*.ttf"))]
    held = [_library(each) for each in bundled(frozenset(name for name in lock if installed(name)))]
    return (*packages, *fonts, _schema(_SCHEMA), _words(_WORDS), *held)


def _package(each: Locked) -> Part:
    """One that is for other environments has the licence that was read; else the metadata say
    it.
    """
    licence = ELSEWHERE.get(each.name) or (
        licence_of(distribution(each.name)) if installed(each.name) else ""
    )
    purl = PackageURL("pypi", name=each.name, version=each.version)
    files = (HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in each.digests)
    component = Component(
        name=each.name,
        version=each.version,
        bom_ref=str(purl),
        purl=purl,
        scope=ComponentScope.OPTIONAL if each.marker else ComponentScope.REQUIRED,
        licenses=[LicenseExpression(licence)] if licence else (),
        # The files of the lock, any of which may be the one installed.
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION, url=XsUri(str(purl)), hashes=files
            )
        ],
        properties=[Property(name="edition:environment", value=each.marker)] if each.marker else (),
    )
    return Part(each.name, each.version, licence, ref=str(purl), component=component)


def _font(file: Path) -> Part:
    names = TTFont(file)["name"]
    version = str(names.getDebugName(5)).removeprefix("Version ")
    digest = HashType(alg=HashAlgorithm.SHA_256, content=sha256(file.read_bytes()).hexdigest())
    ref = f"fonts/{file.name}"
    licence = FONTS[file.stem.partition("-")[0]]
    component = Component(
        name=file.stem,
        version=version,
        type=ComponentType.FILE,
        bom_ref=ref,
        hashes=[digest],
        licenses=[LicenseExpression(licence)],
        copyright=" ".join(str(names.getDebugName(0)).split()),
    )
    return Part(file.stem, version, licence, of=ROOT, ref=ref, component=component)


def _schema(file: Path) -> Part:
    name, _, version = file.stem.partition("-")
    ref = f"schemas/{file.name}"
    digest = HashType(alg=HashAlgorithm.SHA_256, content=sha256(file.read_bytes()).hexdigest())
    component = Component(
        name=f"{name}-schema",
        version=version,
        type=ComponentType.FILE,
        bom_ref=ref,
        hashes=[digest],
        licenses=[LicenseExpression("BSD-3-Clause")],
    )
    return Part(f"{name}-schema", version, "BSD-3-Clause", of=ROOT, ref=ref, component=component)


def _words(file: Path) -> Part:
    """The list of words of Lilak, as npm's package has it."""
    name, version, licence = "dictionary-fa", "2.0.0", "Apache-2.0"
    ref = f"words/{file.name}"
    digest = HashType(alg=HashAlgorithm.SHA_256, content=sha256(file.read_bytes()).hexdigest())
    component = Component(
        name=name,
        version=version,
        type=ComponentType.FILE,
        bom_ref=ref,
        hashes=[digest],
        licenses=[LicenseExpression(licence)],
        copyright="Copyright 2015 Mostafa Sedaghat Joo",
    )
    return Part(name, version, licence, of=ROOT, ref=ref, component=component)


def _library(each: Bundled) -> Part:
    ref = f"{each.package}:{each.purl or each.name}"
    component = Component(
        name=each.name,
        version=each.version or None,
        bom_ref=ref,
        purl=PackageURL.from_string(each.purl) if each.purl else None,
        licenses=[LicenseExpression(each.licence)] if each.licence else (),
    )
    return Part(
        each.name, each.version, each.licence, of=each.package, ref=ref, component=component
    )


def bill(lock: Mapping[str, Locked], found: Sequence[Part]) -> str:
    """The document; its serial number is a digest of all that it says."""
    own = Component(
        name=ROOT,
        version=edition.__version__,
        type=ComponentType.APPLICATION,
        bom_ref=ROOT,
        licenses=[LicenseExpression(_OWN)],
    )
    refs = {part.name: part.component for part in found if not part.of}
    below = defaultdict[str, list[Component]](list)
    for package in lock.values():
        for asking in package.via:
            below[normal(asking)].append(_held(refs[package.name]))
    for part in found:
        if part.of:
            below[part.of].append(_held(part.component))
    bom = Bom(components=[_held(part.component) for part in found])
    bom.metadata.timestamp = None
    bom.metadata.component = own
    for component in (own, *map(_held, refs.values())):
        bom.register_dependency(component, below[component.name])
    bom.serial_number = uuid5(NAMESPACE_URL, "")
    bom.serial_number = uuid5(NAMESPACE_URL, _text(bom))
    return _text(bom)


def _held(component: Component | None) -> Component:
    assert component is not None
    return component


def _text(bom: Bom) -> str:
    return (
        json.dumps(
            json.loads(JsonV1Dot6(bom).output_as_string()),
            ensure_ascii=False,
            indent=1,
            sort_keys=True,
        )
        + "\n"
    )


def run_lock() -> Mapping[str, Locked]:
    """What a user installs."""
    return locked(TOP / "requirements" / "run.txt")
