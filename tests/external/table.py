"""`make validators`: a deposit with everything that can be asked for, and what others say of it, who
share no code with what made it: a line for each, with its release, what it judged and its verdict.

    python -m tests.external.table SOURCE

The deposit has a second rendition, is signed by a key that is thrown away, is laid in a storage root
of OCFL, and has every description and the pages as pictures. Exit code 1 where a validator finds a
fault, and where one is not run, for then nobody knows.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from jsonschema import Draft201909Validator
from lxml import etree
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tests.external import signatures
from tests.external.tools import command, fetched
from tests.given import schema
from tests.signing_keys import PASSPHRASE, keys, rsa_key
from tests.validators import (
    CRATE,
    asked,
    crate_expanded,
    crate_faults,
    manifest_read,
    release,
)

MORE = """
[[output]]
kind = "iiif"

[deposit]
renditions = ["pdfa4"]
also = ["bibtex", "dspace", "ead", "mods", "zenodo"]
"""
"""What the statement does not ask for itself."""
_SERVES = 'qr = true\nconfirmed = true\nserves = "web"\n'
"""The page of the web stands at the statement's address: without one there are no ids of IIIF."""
_DATACITE = Path("src/edition/verify/bags/schemas/datacite-4.5.json")
_SHOWN = 3
"""Faults of a verdict that are printed."""


class Deposit(NamedTuple):
    """A bag with what lies beside it, the storage root that it is laid in, and the certificate of
    who signed it.
    """

    bag: Path
    root: Path
    certificate: Path

    @property
    def data(self) -> Path:
        return self.bag / "data"

    @property
    def seal(self) -> Path:
        return self.bag.with_name(f"{self.bag.name}.p7s")


class Said(NamedTuple):
    """What was judged, and what is wrong with it."""

    judged: str
    faults: Sequence[str]


class Judge(NamedTuple):
    """A validator, the command or the function that tells its release, and how it is asked."""

    name: str
    release: Callable[[], str]
    asked: Callable[[Deposit], Said]


def made(source: Path, place: Path) -> Deposit:
    """The deposit of a source; whoever made it is asked nothing of it."""
    edition = shutil.copytree(source, place / source.name)
    stated = (edition / "edition.toml").read_text(encoding="utf-8")
    asks = stated.replace("qr = true\n", _SERVES) + MORE
    (edition / "edition.toml").write_text(asks, encoding="utf-8")
    own = keys(place / "keys", rsa_key(), "publisher")
    (place / "secret").write_text(PASSPHRASE, encoding="utf-8")
    ran = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "edition",
                "deposit",
                str(edition),
                "--out",
                str(place / "out"),
            ),
            *("--ocfl", str(place / "root"), "--pkcs12", str(own.pkcs12)),
            *("--passphrase-file", str(place / "secret")),
        ],
        capture_output=True,
        encoding="utf-8",
    )
    if ran.returncode:
        raise SystemExit(f"exit code {ran.returncode}\n{ran.stdout}{ran.stderr}")
    [marker] = (place / "out" / source.name / "deposit").glob("*/bagit.txt")
    return Deposit(marker.parent, place / "root", own.certificate)


def _pdfs(deposit: Deposit, *, second: bool) -> Sequence[Path]:
    found = sorted(deposit.data.rglob("*.pdf"))
    return [each for each in found if ("pdfa4" in each.parts) == second]


def is_sheet(pdf: Path) -> bool:
    """Whether its pages are those of another file on sheets, for a printer: it has no structure of
    its own, and declares none.
    """
    press = pdf.parent.name == "press" and pdf.parents[1].name == "data"
    return press or pdf.parent.name == "tiles" or pdf.stem == "booklet"


def verapdf(flavour: str, which: str, deposit: Deposit) -> Said:
    """One profile over all files of a kind: read (the first rendition), sheets, second."""
    files = _pdfs(deposit, second=which == "second")
    if which != "second":
        files = [each for each in files if is_sheet(each) == (which == "sheets")]
    jar = fetched("cli-1.30.2.jar")
    asks = ("-jar", str(jar), "--flavour", flavour, "--format", "text")
    told = _output(command("java"), *asks, *map(str, files)).splitlines()
    passed = {line.split(" ", 1)[1] for line in told if line.startswith("PASS ")}
    names = [each.relative_to(deposit.data).as_posix() for each in files]
    lacking = [
        name
        for name, each in zip(names, files, strict=True)
        if f"{each.as_posix()} {flavour}" not in passed
    ]
    where = {
        "read": "first rendition",
        "sheets": "sheets of the first",
        "second": "second rendition",
    }
    return Said(f"{flavour}: {len(files)} PDFs, {where[which]}", lacking or _if_none(files))


def _if_none(files: Sequence[Path]) -> Sequence[str]:
    return () if files else ("there are none",)


def bagit(deposit: Deposit) -> Said:
    """The bag as a whole."""
    code = _code(sys.executable, "-m", "bagit", "--validate", "--quiet", str(deposit.bag))
    return Said("the bag", [f"exit code {code}"] if code else ())


def ocfl(deposit: Deposit) -> Said:
    """The root, and the object in it: only of an object the validator says that it is valid."""
    [stored] = (each.parent for each in deposit.root.glob("*/0=ocfl_object_1.1"))
    root, whole = asked("ocfl-validate.py", deposit.root), asked("ocfl-validate.py", stored)
    told = whole.stdout + whole.stderr
    bad = [line for line in told.splitlines() if "[E" in line]
    if root.returncode or whole.returncode or "is VALID" not in told:
        bad.append(f"exit codes {root.returncode} and {whole.returncode}")
    return Said("the storage root and its object", bad)


def crate(deposit: Deposit) -> Said:
    """Expanded with the context that lies in the bag."""
    read = json.loads((deposit.bag / CRATE).read_bytes())
    return Said(
        "RO-Crate 1.2, expanded with the context in the bag; the musts",
        list(crate_faults(read, crate_expanded(deposit.bag))),
    )


class Form(NamedTuple):
    """A description, and the schemas that it is judged by: in the order in which they are asked
    for, the last one its own.
    """

    judged: str
    file: str
    schemas: Sequence[str]
    element: str = ""
    """A type of the last schema, of which it declares no element that stands alone."""


FORMS = (
    Form("TEI P5, RELAX NG", "data/text/tei.xml", ("tei/tei_all.rng",)),
    Form(
        "METS 1.12 with PREMIS 3.0 in it, XSD",
        "metadata/mets.xml",
        ("mets/xlink.xsd", "premis/premis.xsd", "mets/mets.xsd"),
    ),
    Form("DataCite 4.7, XSD", "metadata/datacite.xml", ("datacite-4.7/metadata.xsd",)),
    Form("MODS 3.8, XSD", "metadata/mods.xml", ("mods/xml.xsd", "mets/xlink.xsd", "mods/mods.xsd")),
    Form("EAD3 1.1.1, XSD, the type of a component", "metadata/ead.xml", ("ead/ead3.xsd",), "c"),
)


def xml(form: Form, deposit: Deposit) -> Said:
    """A description by Jing, which asks Xerces where the schema is XSD; nothing is fetched, for a
    schema that is at hand is taken for its namespace.
    """
    paths = [schema(name) for name in form.schemas]
    libraries = fetched("epubcheck") / "lib" / "*"
    with TemporaryDirectory() as place:
        asks = paths[-1]
        if asks.suffix == ".xsd":
            asks = Path(place) / "all.xsd"
            asks.write_text(_together(paths, form.element), encoding="utf-8")
        told = _output(
            *(command("java"), "-cp", str(libraries), "com.thaiopensource.relaxng.util.Driver"),
            *(str(asks), str(deposit.bag / form.file)),
            codes=(0, 1),
        )
    beside = f"{(deposit.bag / form.file).parent.as_posix()}/"
    faults = [line.replace(beside, "") for line in told.splitlines() if line.strip()]
    return Said(form.judged, faults)


def _together(paths: Sequence[Path], element: str) -> str:
    """A schema that asks for all of these; with an element of a type of the last, where it is
    named.
    """
    named = [(etree.parse(path).getroot().get("targetNamespace"), path.as_uri()) for path in paths]
    head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    if element:
        [(space, at)] = named
        return (
            f'{head} xmlns="{space}" targetNamespace="{space}" elementFormDefault="qualified">'
            f'<xs:include schemaLocation="{at}"/><xs:element name="{element}" type="{element}"/>'
            "</xs:schema>"
        )
    asks = (f'<xs:import namespace="{space}" schemaLocation="{at}"/>' for space, at in named)
    return f"{head}>{''.join(asks)}</xs:schema>"


def datacite_json(deposit: Deposit) -> Said:
    """By the schema of its publisher, which is in the program."""
    judge = Draft201909Validator(json.loads(_DATACITE.read_bytes()))
    record = json.loads((deposit.bag / "metadata" / "datacite.json").read_bytes())
    return Said("DataCite 4.5, JSON", [error.message for error in judge.iter_errors(record)])


def iiif(deposit: Deposit) -> Said:
    """As its model reads it, and the same when it is written again."""
    manifest = deposit.data / "iiif" / "manifest.json"
    done = manifest_read(manifest)
    if done.returncode:
        return Said("IIIF Presentation 3.0", [" ".join(done.stderr.splitlines()[-3:-1])])
    read, said = json.loads(done.stdout), json.loads(manifest.read_bytes())
    other = [key for key in said if key != "@context" and read.get(key) != said[key]]
    return Said(f"IIIF Presentation 3.0, {len(said['items'])} pages", other)


def _signed(deposit: Deposit) -> Sequence[Path]:
    """The PDFs that people are given: not the copies beside the page of the web, nor files for a
    print shop.
    """
    found = sorted(deposit.data.rglob("*.pdf"))
    outside = {"web", "press"}
    return [each for each in found if not outside & set(each.relative_to(deposit.data).parts)]


def pyhanko(deposit: Deposit) -> Said:
    """Each signature holds, for the whole file, and is by the certificate that is named."""
    context = ValidationContext(
        trust_roots=[load_cert_from_pemder(str(deposit.certificate))], allow_fetching=False
    )
    any_use = KeyUsageConstraints(key_usage=frozenset())
    bad = []
    files = _signed(deposit)
    for pdf in files:
        with pdf.open("rb") as opened:
            held = PdfFileReader(opened).embedded_signatures
            for each in held:
                status = validate_pdf_signature(each, context, key_usage_settings=any_use)
                whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
                if not (status.bottom_line and whole):
                    bad.append(f"{pdf.name}: {status.summary()}")
            if len(held) != 1:
                bad.append(f"{pdf.name}: {len(held)} signatures")
    return Said(f"the signatures of {len(files)} PDFs", bad or _if_none(files))


def poppler(deposit: Deposit) -> Said:
    """By NSS; whose the certificate is, it is not told."""
    files = _signed(deposit)
    bad = [
        pdf.name
        for pdf in files
        if not all(
            said in signatures.poppler(pdf)
            for said in ("Signature is Valid.", "Total document signed")
        )
    ]
    return Said(f"the signatures of {len(files)} PDFs", bad or _if_none(files))


def openssl(deposit: Deposit) -> Said:
    """The signature that lies beside the bag."""
    held = signatures.openssl(
        deposit.seal, deposit.bag / "tagmanifest-sha512.txt", deposit.certificate
    )
    return Said("the signature beside the bag", () if held else ("it does not hold",))


def _output(*asks: str, codes: Sequence[int] | None = None) -> str:
    ran = subprocess.run(asks, capture_output=True, encoding="utf-8")
    told = ran.stdout + ran.stderr if codes else ran.stdout
    return (
        told if codes is None or ran.returncode in codes else f"exit code {ran.returncode}\n{told}"
    )


def _code(*asks: str) -> int:
    return subprocess.run(asks, capture_output=True).returncode


def _jars(*names: str) -> str:
    """The releases of libraries that lie with epubcheck."""
    found = (next((fetched("epubcheck") / "lib").glob(f"{name}-*.jar")).stem for name in names)
    return ", ".join(each.rpartition("-")[2] for each in found)


def _first(*asks: str, word: int) -> str:
    """A word of the first line that a command prints of itself."""
    ran = subprocess.run([command(asks[0]), *asks[1:]], capture_output=True, encoding="utf-8")
    return (ran.stdout + ran.stderr).split()[word]


def _verapdf_release() -> str:
    return _first("java", "-jar", str(fetched("cli-1.30.2.jar")), "--version", word=1)


PROFILES = (
    ("2a", "read"),
    ("ua1", "read"),
    ("2u", "sheets"),
    *((profile, "second") for profile in ("4", "ua2", "wt1a", "wt1r")),
)
JUDGES = (
    *(Judge("veraPDF", _verapdf_release, partial(verapdf, *each)) for each in PROFILES),
    Judge("bagit.py", partial(version, "bagit"), bagit),
    Judge("ocfl-validate (ocfl-py)", partial(release, "ocfl-py"), ocfl),
    Judge("PyLD", partial(release, "pyld"), crate),
    Judge("Jing", partial(_jars, "jing"), partial(xml, FORMS[0])),
    *(
        Judge("Xerces, Jing", partial(_jars, "xercesImpl", "jing"), partial(xml, form))
        for form in FORMS[1:]
    ),
    Judge("jsonschema", partial(version, "jsonschema"), datacite_json),
    Judge("iiif-prezi3", partial(release, "iiif-prezi3"), iiif),
    Judge("pyHanko", partial(version, "pyhanko"), pyhanko),
    Judge("pdfsig (poppler)", partial(_first, "pdfsig", "-v", word=2), poppler),
    Judge("OpenSSL", partial(_first, "openssl", "version", word=1), openssl),
)


def verdicts(deposit: Deposit) -> Iterator[tuple[bool, str]]:
    """A row for each validator, and whether it is green."""
    for judge in JUDGES:
        try:
            at, said = judge.release(), judge.asked(deposit)
        except (pytest.skip.Exception, pytest.fail.Exception) as why:
            lacking = str(why).removeprefix("not run: ")
            yield False, f"| {judge.name} | | | not run: {lacking} |"
            continue
        told = "; ".join(said.faults[:_SHOWN]).replace("|", "/")
        more = f" and {len(said.faults) - _SHOWN} more" if len(said.faults) > _SHOWN else ""
        verdict = f"**not valid**: {told}{more}" if said.faults else "valid"
        yield not said.faults, f"| {judge.name} | {at} | {said.judged} | {verdict} |"


def main(source: Path) -> int:
    """Print the table."""
    with TemporaryDirectory() as place:
        deposit = made(source, Path(place))
        print("| validator | release | what it judged | verdict |\n| --- | --- | --- | --- |")
        green = []
        for is_green, row in verdicts(deposit):
            print(row, flush=True)
            green.append(is_green)
    return 0 if all(green) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
