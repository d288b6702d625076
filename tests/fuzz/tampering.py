"""What is done to a bag, or to its ZIP file, by seed: to any file, to what lists and describes, to
names, and with a new seal.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.archive.sealing import seal
from tests.fuzz.inputs import Step
from tests.fuzz.pdfs import PDF_CHANGES, changed_pdf
from tests.fuzz.texts import mutated

BAG = "seed-1"

Act = Callable[[Path, Random, Path], object]
"""Does something to a file of a bag; the last is the bag itself."""


def _with(change: Callable[[bytes, Random], bytes]) -> Act:
    return lambda file, rng, bag: (
        file.write_bytes(change(file.read_bytes(), rng)) if file.is_file() else None
    )


def _flip(content: bytes, rng: Random) -> bytes:
    if not content:
        return b"x"
    at = rng.randrange(len(content))
    return content[:at] + bytes((content[at] ^ (1 << rng.randrange(8)),)) + content[at + 1 :]


def _lines(content: bytes, rng: Random) -> bytes:
    """A line gone, twice, elsewhere, longer, or with another name in it."""
    said = content.split(b"\n")
    at = rng.randrange(len(said))
    odd = (
        b"  /etc/passwd",
        b"  ../beside/secret.txt",
        b"  data/%2e%2e/x",
        b"\x00",
        b"\xff",
        b": " * 9,
        b"  data/a\\b",
        b"\r",
        b"," * 50,
        b'"',
        b"<a>",
        b"x" * 5000,
    )
    said[at : at + 1] = rng.choice(
        (
            [],
            [said[at]] * 2,
            [said[at] + rng.choice(odd)],
            [rng.choice(odd) + said[at]],
            [said[at][:-1]],
            [rng.choice(said)],
        )
    )
    if rng.random() < 0.2:
        rng.shuffle(said)
    return b"\n".join(said)


_VALUES: tuple[Any, ...] = (
    None, 0, -1, 10**30, 1.5, True, "", "a" * 9999, "../../x", "/etc/passwd", "\ud800", "\x1b[31m", [], {}, [[]], ["a",
    5], {"a": 1}, "a\nb", "\u202eab",
)  # fmt: skip


def _json(content: bytes, rng: Random) -> bytes:
    """One value of it that is another, or is gone."""
    try:
        said = json.loads(content)
    except ValueError:
        return content
    places: list[tuple[Any, Any]] = []
    stack = [said]
    while stack:
        held = stack.pop()
        keys = (
            list(held)
            if isinstance(held, dict)
            else range(len(held))
            if isinstance(held, list)
            else []
        )
        places += [(held, key) for key in keys]
        stack += [held[key] for key in keys]
    if not places:
        return b"[]"
    held, key = rng.choice(places)
    if rng.random() < 0.2:
        del held[key]
    else:
        held[key] = rng.choice(_VALUES)
    return rng.choice(
        (json.dumps(said).encode(), json.dumps(said).encode(), b"[" * 50_000, content + b"x", b"{}")
    )


def _xml(content: bytes, rng: Random) -> bytes:
    """A name, an attribute or a text that is another."""
    at = rng.choice([at for at, byte in enumerate(content) if byte in b"<>\"'=/ &"] or [0])
    odd = (
        b"<a>",
        b"</a>",
        b"&b;",
        b"<!-- ",
        b"]]>",
        b"<?x?>",
        b"&#0;",
        b"&#xD800;",
        b'"',
        b"xml:id='a' ",
        b"<a>" * 3000,
        b"data/../../beside/secret.txt",
        b"\xff",
    )
    entity = (
        b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM '
        b'"file:///etc/passwd">]>'
    )
    return content[:at] + rng.choice(odd) + content[at:] if rng.random() < 0.8 else entity + content


def _named(file: Path, rng: Random, bag: Path) -> None:
    odd: tuple[bytes, ...] = (
        b"a\nb",
        b"\xff\xfe",
        b"a\\b",
        b"..a",
        b" ",
        b"a:b",
        b"CON",
        b"\xe2\x80\xaefdp.exe",
        b"\x1b]0;a\x07",
        b"%2e%2e",
        b"x" * 250,
        b"~",
        b"-rf",
        b"A.TXT",
        b"a ",
    )
    target = os.path.join(os.fsencode(file.parent), rng.choice(odd))
    if rng.random() < 0.5 and file.is_file():
        os.replace(file, target)
    else:
        with open(target, "wb") as opened:
            opened.write(b"x")


def _linked(file: Path, rng: Random, bag: Path) -> None:
    target = rng.choice(
        (
            bag.parent / "beside" / "secret.txt",
            "/dev/zero",
            "/",
            "..",
            ".",
            file.name,
            "nothing",
            "/etc/passwd",
        )
    )
    place = file.with_name(file.name + ".a") if rng.random() < 0.5 else file
    place.unlink(missing_ok=True)
    place.symlink_to(target)


def _piped(file: Path, rng: Random, bag: Path) -> None:
    place = file.with_name(file.name + ".a") if rng.random() < 0.3 else file
    place.unlink(missing_ok=True)
    os.mkfifo(place)


def _swapped(file: Path, rng: Random, bag: Path) -> None:
    other = rng.choice(_files(bag))
    one, two = file.read_bytes(), other.read_bytes()
    file.write_bytes(two)
    other.write_bytes(one)


def _copied(file: Path, rng: Random, bag: Path) -> None:
    names = (
        file.name.upper(),
        file.name + "~",
        "fetch.txt",
        "bagit.txt",
        "a/b/c/d/e.txt",
        "manifest-md5.txt",
        "manifest-shake_128.txt",
        "tagmanifest-x.txt",
        ".hidden",
        "evil.exe",
    )
    target = rng.choice((bag, file.parent, bag / "data", bag / "metadata")) / rng.choice(names)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, target) if not target.exists() else target.write_bytes(
        b"http://a.b/ 1 data/x\n"
    )


def _pdf(act: str) -> Act:
    def change(file: Path, rng: Random, bag: Path) -> None:
        pdfs = sorted((bag / "data").rglob("*.pdf"))
        if pdfs:
            changed_pdf(rng.choice(pdfs), Step(act, rng.randrange(10**6)))

    return change


ACTS: dict[str, Act] = {
    "flip": _with(_flip),
    "bytes": _with(lambda content, rng: mutated(rng, content or b"x")),
    "cut": _with(lambda content, rng: content[: rng.randint(0, len(content))]),
    "grow": _with(
        lambda content, rng: content + rng.choice((b"x", b"\n", b"\0", b"x" * 10**6, b" "))
    ),
    "lines": _with(_lines),
    "JSON": lambda file, rng, bag: _with(_json)(
        rng.choice(_files(bag, ".json", ".jsonld") or [file]), rng, bag
    ),
    "XML": lambda file, rng, bag: _with(_xml)(rng.choice(_files(bag, ".xml") or [file]), rng, bag),
    "tag file": lambda file, rng, bag: _with(_lines)(
        rng.choice(sorted(bag.glob("*.txt")) or [file]), rng, bag
    ),
    "CSV": lambda file, rng, bag: _with(_lines)(bag / "data" / "emendations.csv", rng, bag),
    "source": lambda file, rng, bag: _with(_lines)(
        rng.choice(sorted((bag / "data" / "source").glob("*")) or [file]), rng, bag
    ),
    "drop": lambda file, rng, bag: file.unlink(),
    "drop a folder": lambda file, rng, bag: shutil.rmtree(
        rng.choice([path for path in sorted(bag.rglob("*")) if path.is_dir()] or [bag])
    ),
    "copy": _copied,
    "name": _named,
    "swap": _swapped,
    "link": _linked,
    "pipe": _piped,
    "deep": lambda file, rng, bag: (file.parent / "/".join("d" * rng.choice((5, 40, 300)))).mkdir(
        parents=True, exist_ok=True
    ),
    **{f"PDF: {act}": _pdf(act) for act in PDF_CHANGES},
}


def _files(bag: Path, *suffixes: str) -> list[Path]:
    """The plain files of a bag, which is plain as it was made; what was tampered with may have
    none.
    """
    there = sorted(
        (path for path in bag.rglob("*") if path.is_file() and not path.is_symlink()),
        key=os.fsencode,
    )
    return [path for path in there if not suffixes or path.suffix in suffixes]


def tampered(bag: Path, steps: tuple[Step, ...]) -> None:
    """Every step in its order; one that finds nothing to do is none."""
    for step in steps:
        rng = Random(step.number)
        there = _files(bag)
        if step.act == "seal":
            if (bag / "bag-info.txt").is_file() and (bag / "data").is_dir():
                _sealed(bag)
        elif there:
            ACTS[step.act](rng.choice(there), rng, bag)


def _sealed(bag: Path) -> None:
    for algorithm in ("sha256", "sha512"):
        for name in (f"manifest-{algorithm}.txt", f"tagmanifest-{algorithm}.txt"):
            file = bag / name
            if file.is_symlink() or (file.exists() and not file.is_file()):
                file.unlink()
            if not file.exists():
                file.write_bytes(b"")
    info = bag / "bag-info.txt"
    info.write_text(info.read_text(encoding="utf-8", errors="replace"), encoding="utf-8")
    seal(bag)


def zipped(bag: Path, archive: Path, steps: tuple[Step, ...]) -> None:
    """The bag as a ZIP file, then what is done to the file; "deflated" is no tampering."""
    deflated = any(step.act == "deflated" for step in steps)
    with zipfile.ZipFile(
        archive, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    ) as made:
        for file in _files(bag):
            made.writestr(
                zipfile.ZipInfo(f"{BAG}/{file.relative_to(bag).as_posix()}"),
                file.read_bytes(),
                made.compression,
            )
        for step in steps:
            _entered(made, step)
    content = archive.read_bytes()
    for step in steps:
        rng = Random(step.number)
        if step.act == "ZIP bytes":
            content = mutated(rng, content)
        elif step.act == "ZIP cut":
            content = (
                content[: rng.randrange(len(content))]
                if rng.random() < 0.5
                else content[rng.randrange(len(content)) :]
            )
        elif step.act == "remark":
            content = b"#!/bin/sh\n" + content
    archive.write_bytes(content)


def _entered(made: zipfile.ZipFile, step: Step) -> None:
    rng = Random(step.number)
    if step.act == "ZIP name":
        names = (
            "../x",
            "/abs/x",
            "a\\..\\x",
            "C:/x",
            f"{BAG}/../x",
            f"{BAG}/DATA/pamphlet.pdf",
            f"{BAG}/data/pamphlet.pdf",
            "x" * 5000,
            f"{BAG}/data/a\nb",
            ".",
            f"{BAG}/bagit.txt/x",
            "\u202ex",
        )
        made.writestr(rng.choice(names), b"x")
    elif step.act == "ZIP bomb":
        made.writestr(
            zipfile.ZipInfo(f"{BAG}/data/zeros"),
            bytes(10 ** rng.randint(6, 8)),
            zipfile.ZIP_DEFLATED,
        )
    elif step.act == "ZIP link":
        info = zipfile.ZipInfo(f"{BAG}/data/a")
        info.create_system, info.external_attr = 3, rng.choice((0o120777, 0o010777, 0o020777)) << 16
        made.writestr(info, rng.choice(("../../beside/secret.txt", "/dev/zero")))
    elif step.act == "ZIP many":
        for number in range(rng.choice((10, 5000))):
            made.writestr(f"{BAG}/data/many/{number}", b"")
    elif step.act == "ZIP twin":
        made.writestr(
            "other/bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
        )


ZIP_ACTS = (
    "ZIP name",
    "ZIP bomb",
    "ZIP link",
    "ZIP many",
    "ZIP twin",
    "ZIP bytes",
    "ZIP cut",
    "deflated",
    "remark",
)
