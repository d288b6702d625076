"""`make pythons`: the same editions made by each version of Python that edition is for, file by
file the same bytes.

The bag of the first is made again by the others; that of the source once more with its PDFs signed,
by a key that is made for it and thrown away, and a second rendition.

    python -m tests.determinism.pythons SOURCE [TEXT.txt ...]

A version is looked for as python3.x on the PATH, then among those of pyenv; AT="/path/to/python3.12
..." names others. What was not found is said, and what was is compared: exit code 1 where a file
differs, 2 where there are not two versions.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

VERSIONS = ("3.11", "3.12", "3.13")
ENVIRONMENTS = Path(".pythons")
_NAMES_ENVIRONMENT = ("data/manifest.json", "metadata/mets.xml", "bag-info.txt")
_KINDS = (
    "pamphlet", "screen", "leaflet", "large-print", "booklet", "press", "riso", "epub", "web"
)  # fmt: skip
_OUTPUTS = (
    "".join(f'\n[[output]]\nkind = "{kind}"\n' for kind in _KINDS)
    + '\n[[poster]]\nshows = "title"\ntiles = "A4"\n'
)
_KEYS = 'issued = "2026-11-26"\npublisher = "[بی‌نا]"\n'
_TWICE = '\n[deposit]\nrenditions = ["pdfa4"]\n'
_KEY = (
    "import sys; from pathlib import Path; from tests.signing_keys import PASSPHRASE, keys, rsa_key; "
    "keys(Path(sys.argv[1]), rsa_key(), 'publisher'); "
    "Path(sys.argv[1], 'secret').write_text(PASSPHRASE, encoding='utf-8')"
)
_ENVIRONMENT = (
    "import platform, zlib; print(platform.python_version() + ', zlib ' + "
    "zlib.ZLIB_RUNTIME_VERSION)"
)


def interpreter(version: str) -> str | None:
    """A Python of that version that starts; None where there is none."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    named = [each for each in os.environ.get("AT", "").split() if Path(each).name.endswith(version)]
    tried = [
        *named,
        f"python{version}",
        *map(str, sorted(pyenv.glob(f"{version}.*/bin/python{version}"), reverse=True)),
    ]
    return next((each for each in tried if _said(each, "-c", "import ensurepip")[0] == 0), None)


def environment(version: str, python: str, rule: str) -> Path:
    """The Python of a virtual environment with what is pinned, made by a rule of the Makefile:
    `.edition`, or `.dev`, which has what signs too.
    """
    folder = ENVIRONMENTS / version
    subprocess.run(
        ["make", "-s", f"VENV={folder}", f"PYTHON={python}", f"{folder}/{rule}"], check=True
    )
    return (folder / "bin" / "python").absolute()


def editions(source: Path, texts: Sequence[Path], place: Path, python: Path) -> Iterator[Path]:
    """The folder of the source, and one for each text, which is to have all that is made of any
    text.
    """
    yield source.absolute()
    for text in texts:
        folder = place / text.stem
        code, said = _said(str(python), "-m", "edition", "new", str(folder), "--from", str(text))
        if code:
            raise SystemExit(said)
        description = (folder / "edition.toml").read_text(encoding="utf-8")
        kept = description.split("[[output]]")[0].replace("\nid =", f"\n{_KEYS}id =", 1)
        (folder / "edition.toml").write_text(kept + _OUTPUTS, encoding="utf-8")
        yield folder


def signed(python: Path, edition: Path, place: Path) -> Path:
    """A deposit of the edition with a second rendition, by that Python, with a key that is made for
    it; the folder that it is in.
    """
    code, said = _said(str(python), "-c", _KEY, str(place / "keys"))
    if code:
        raise SystemExit(said)
    folder = shutil.copytree(edition, place / edition.name)
    with (folder / "edition.toml").open("a", encoding="utf-8") as description:
        description.write(_TWICE)
    asks = (
        "--pkcs12",
        place / "keys" / "publisher.p12",
        "--passphrase-file",
        place / "keys/secret",
    )
    deposited(python, folder, place / "out", *map(str, asks))
    return place / "out"


def deposited(python: Path, edition: Path, out: Path, *more: str) -> Mapping[str, str]:
    """Build, prove and pack; see `digests`."""
    asks = (str(edition), "--out", str(out), *more)
    code, said = _said(str(python), "-m", "edition", "deposit", *asks)
    if code:
        raise SystemExit(f"{edition.name}: exit code {code}\n{said}")
    return digests(out)


def digests(folder: Path) -> Mapping[str, str]:
    """The digest of each file by its name, without those that name the environment and their
    digests.
    """
    files = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {
        name: sha256(_content(path)).hexdigest()
        for name, path in files.items()
        if not _of_environment(name)
    }


def _content(path: Path) -> bytes:
    """The bytes of a file; of a list of files without those that name the environment."""
    if path.name != "outputs.json":
        return path.read_bytes()
    listed = json.loads(path.read_bytes())["outputs"]
    return json.dumps([each for each in listed if not _of_environment(each["file"])]).encode()


def _of_environment(name: str) -> bool:
    return name.endswith((*_NAMES_ENVIRONMENT, ".zip")) or Path(name).name.startswith(
        ("manifest-", "tagmanifest-")
    )


def compared(found: Mapping[str, Mapping[str, str]]) -> Sequence[str]:
    """The files that are not the same everywhere, each with the versions by their digests."""
    names = sorted({name for files in found.values() for name in files})
    told = {
        name: {version: files.get(name, "absent")[:12] for version, files in found.items()}
        for name in names
    }
    return [f"{name} differs: {each}" for name, each in told.items() if len(set(each.values())) > 1]


def _said(*command: str) -> tuple[int, str]:
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    except OSError as refusal:
        return 127, str(refusal)
    return done.returncode, done.stdout + done.stderr


def main(source: Path, texts: Sequence[Path]) -> int:
    """Print what was compared, and what differs."""
    at_hand = {version: python for version in VERSIONS if (python := interpreter(version))}
    for version in VERSIONS:
        print(f"Python {version}: {at_hand.get(version, 'not at hand, so not tried')}", flush=True)
    if len(at_hand) < 2:
        return 2
    rules = (".dev", *([".edition"] * (len(at_hand) - 1)))
    pythons = {
        version: environment(version, python, rule)
        for (version, python), rule in zip(at_hand.items(), rules, strict=True)
    }
    print(
        *(_said(str(python), "-c", _ENVIRONMENT)[1].strip() for python in pythons.values()),
        sep="; ",
        flush=True,
    )
    first = next(iter(pythons.values()))
    differing = 0
    with TemporaryDirectory() as name:
        place = Path(name)
        for edition in editions(source, texts, place / "texts", first):
            outs = {version: place / version / edition.name for version in pythons}
            found = {
                version: deposited(python, edition, outs[version])
                for version, python in pythons.items()
            }
            faults = [
                *compared(found),
                *_rebuilt(pythons, next(iter(outs.values())), place / "rebuilt" / edition.name),
            ]
            differing += _told(edition.name, found, faults)
        out = signed(first, source.absolute(), place / "signed")
        faults = list(_rebuilt(pythons, out, place / "rebuilt" / "signed"))
        differing += _told(f"{source.name}, signed", {"": digests(out)}, faults)
    return 1 if differing else 0


def _told(name: str, found: Mapping[str, Mapping[str, str]], faults: Sequence[str]) -> int:
    """Print what came of an edition; how many faults there are."""
    files = len(next(iter(found.values())))
    outcome = "" if faults else ", all the same, and made again"
    print(f"{name}: {files} files{outcome}", *faults, sep="\n  ", flush=True)
    return len(faults)


def _rebuilt(pythons: Mapping[str, Path], made: Path, out: Path) -> Iterator[str]:
    """What `edition rebuild` of the first version's bag says under the others, where it is not that
    all is the same; and what of the bag that it lays is not the same to the byte. A signature is
    taken over, and only where the file before it is the same.
    """
    bag = next(made.rglob("bagit.txt")).parent
    (first, _), *others = pythons.items()
    for version, python in others:
        code, said = _said(
            str(python), "-m", "edition", "rebuild", str(bag), "--out", str(out / version)
        )
        if code:
            yield f"rebuild on {version}: exit code {code}: {said.strip()}"
            continue
        laid = next((out / version).rglob("bagit.txt")).parent
        yield from compared({first: digests(bag), f"again on {version}": digests(laid)})


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(text).absolute() for text in sys.argv[2:]]))
