"""The payload: which files go in, under which names, in which order an archive is given them, and
the manifest that says how they were made.

Names are ASCII, safe on every file system, and never two that a file system may take for one. RFC
8493 wants %, CR and LF in names percent-encoded, and the libraries disagree about it; so no such
name is given. What is called otherwise in the folder of the edition is renamed, and its own name
recorded.
"""

import platform
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath

from edition import __version__
from edition.core.diagnostics import Diagnostic, Problems, Severity, error
from edition.core.quoting import worded
from edition.deposit.statements import json_text
from edition.deposit.tei import tei
from edition.model.finished import Materials, PayloadFile
from edition.model.output_kinds import SECOND, reading_of
from edition.model.reading import emend

_FIXED = ("edition.toml", "text.txt", "text.md", "emendations.toml")
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_ENDING = re.compile(r"\.[A-Za-z0-9]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
MANIFEST = "manifest.json"


def payload_of(materials: Materials) -> tuple[tuple[PayloadFile, ...], Problems]:
    """All files, in the order of their names; the problems are those of names.

    Outputs and reports keep the names they have in the build folder; below source/, fonts/ and
    text/ stands the rest.
    """
    inputs, in_inputs = _below("source/", materials.source.files)
    outputs, in_outputs = _below("", materials.outputs)
    reports, in_reports = _below("reports/", materials.reports)
    files = [PayloadFile(name, original, "input", content) for name, original, content in inputs]
    files += [
        PayloadFile(name, original, "output", content)
        for name, original, content in (*outputs, *_texts(materials))
    ]
    files += [PayloadFile(name, original, "report", content) for name, original, content in reports]
    files += [
        PayloadFile(f"fonts/{name}", name, "font", content)
        for name, content in materials.fonts.items()
    ]
    files.append(PayloadFile(MANIFEST, MANIFEST, "manifest", manifest(files, materials)))
    return tuple(sorted(files, key=lambda file: file.name)), (*in_inputs, *in_outputs, *in_reports)


def _texts(materials: Materials) -> list[tuple[str, str, bytes]]:
    reading = emend(materials.source.text.text, materials.reading.emendations).encode()
    structured = tei(materials.source, materials.reading)
    return [("text/reading.txt", "reading.txt", reading), ("text/tei.xml", "tei.xml", structured)]


def _below(
    folder: str, files: Mapping[str, bytes]
) -> tuple[list[tuple[str, str, bytes]], Problems]:
    names, problems = payload_names(files)
    return [
        (f"{folder}{names[original]}", original, content) for original, content in files.items()
    ], problems


def payload_names(originals: Iterable[str]) -> tuple[Mapping[str, str], Problems]:
    """The safe name of each file, which is its own where that is safe; an error names two that are
    equal, or a broken one.
    """
    names: dict[str, str] = {}
    ordered = list(originals)
    safe = {name for name in ordered if _SAFE.fullmatch(name)}
    for number, original in enumerate((name for name in ordered if name not in _FIXED), 1):
        names[original] = (
            original if original in safe else _renamed(original, number, {*safe, *names.values()})
        )
    names = {original: names.get(original, original) for original in ordered}
    return names, (*_clashes(ordered), *_broken(ordered), *_told(names))


def _renamed(original: str, number: int, taken: set[str]) -> str:
    """A number, and what is ASCII in the last part of the name: «گزارش 100%.txt» is 01-100.txt."""
    path = PurePosixPath(original)
    kept = _UNSAFE.sub("-", path.stem).strip("-.")
    ending = path.suffix if _ENDING.fullmatch(path.suffix) else ""
    name = f"{number:02}-{kept}{ending}" if kept else f"{number:02}{ending}"
    while name in taken:
        name = f"0{name}"
    return name


def _clashes(originals: Iterable[str]) -> Iterator[Diagnostic]:
    met: dict[str, str] = {}
    for name in originals:
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in met:
            fact = worded(
                "the names «{met}» and «{name}» are the same on some file systems",
                met=met[folded],
                name=name,
            )
            yield error("equal-names", fact, "give one of the files another name")
        met.setdefault(folded, name)


def _broken(originals: Iterable[str]) -> Iterator[Diagnostic]:
    for name in originals:
        if name.splitlines() != [name]:
            yield error(
                "line-break",
                worded("the name «{names}» holds a line break", names=" ".join(name.split())),
                "give the file another name",
            )


def _told(names: Mapping[str, str]) -> Iterator[Diagnostic]:
    for original, name in names.items():
        if original != name:
            fact = worded(
                "«{original}» is not a name that every archive keeps; in the deposit it is {name}",
                original=original,
                name=name,
            )
            yield Diagnostic(
                Severity.NOTE,
                "renamed",
                fact,
                "its own name is recorded in manifest.json and mets.xml",
            )


def readable_first(payload: Sequence[PayloadFile]) -> list[PayloadFile]:
    """PDFs with their text beside them at the top of the payload, then those in folders, the second
    rendition behind them, then sheets, then all else; by name.
    """
    names = {file.name for file in payload}

    def rank(file: PayloadFile) -> tuple[bool, bool, bool, bool, str]:
        is_pdf = file.name.endswith(".pdf")
        return (
            not is_pdf,
            f"{file.name.removesuffix('.pdf')}.txt" not in names,
            "/" in file.name,
            file.name.startswith(SECOND),
            file.name,
        )

    return sorted(payload, key=rank)


def manifest(files: Sequence[PayloadFile], materials: Materials) -> bytes:
    """JSON. Names are those of the payload; a file that its maker called otherwise has its
    `original` name too, and an output that shows another reading than the edited one says which.

    `source_date_epoch` is midnight UTC at the beginning of the day of the edition.
    """
    record = materials.reading.record
    return json_text(
        {
            "identifier": record.identifier,
            "edition": __version__,
            "python": platform.python_version(),
            "zlib": zlib.ZLIB_RUNTIME_VERSION,
            "libraries": dict(sorted(materials.libraries.items())),
            "fonts": [
                _entry(file) | {"version": _font_version(file)}
                for file in _of("font", files)
                if _is_font(file)
            ],
            "source_date_epoch": _midnight(record.issued),
            "command": f"edition rebuild {record.identifier}",
            "text_sha256": record.sha256,
            "inputs": [_entry(file) for file in _of("input", files)],
            "outputs": [_entry(file) for file in _of("output", files)],
            "reports": [_entry(file) for file in _of("report", files)],
        }
    )


def _midnight(day: date | None) -> int | None:
    return int(datetime.combine(day, time(), UTC).timestamp()) if day else None


def _of(kind: str, files: Iterable[PayloadFile]) -> list[PayloadFile]:
    return sorted((file for file in files if file.kind == kind), key=lambda file: file.name)


def _entry(file: PayloadFile) -> dict[str, object]:
    entry: dict[str, object] = {
        "name": file.name,
        "bytes": len(file.content),
        "sha256": sha256(file.content).hexdigest(),
    }
    if file.name.rsplit("/", 1)[-1] != file.original.rsplit("/", 1)[-1]:
        entry["original"] = file.original
    if file.kind == "output" and (reading := reading_of(file.name)) != "edited":
        entry["reading"] = reading
    return entry


def _is_font(file: PayloadFile) -> bool:
    return file.name.endswith((".ttf", ".otf"))


def _font_version(file: PayloadFile) -> str:
    """The version string of the name table (OpenType, name ID 5)."""
    from fontTools.ttLib import TTFont

    return str(TTFont(BytesIO(file.content), lazy=True)["name"].getDebugName(5))
