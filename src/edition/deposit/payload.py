"""Which files go into the payload, and under which names."""

from collections.abc import Mapping

from edition.core.diagnostics import Problems
from edition.deposit.manifest import MANIFEST, manifest
from edition.deposit.names import payload_names
from edition.deposit.tei import reading_text, tei
from edition.model.materials import Materials, PayloadFile


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
    reading = reading_text(materials.source, materials.reading).encode()
    structured = tei(materials.source, materials.reading)
    return [("text/reading.txt", "reading.txt", reading), ("text/tei.xml", "tei.xml", structured)]


def _below(
    folder: str, files: Mapping[str, bytes]
) -> tuple[list[tuple[str, str, bytes]], Problems]:
    names, problems = payload_names(files)
    return [
        (f"{folder}{names[original]}", original, content) for original, content in files.items()
    ], problems
