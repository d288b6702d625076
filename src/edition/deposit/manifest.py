"""The build manifest: from what, with what and how the files were made, so that anybody can make
them again.
"""

import platform
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from io import BytesIO

from edition import __version__
from edition.deposit.descriptions.statements import json_text
from edition.model.materials import Materials, PayloadFile

MANIFEST = "manifest.json"


def manifest(files: Sequence[PayloadFile], materials: Materials) -> bytes:
    """JSON. Names are those of the payload; a file that its maker called otherwise has its
    `original` name too.

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
    entry = {
        "name": file.name,
        "bytes": len(file.content),
        "sha256": sha256(file.content).hexdigest(),
    }
    return entry | (
        {}
        if file.name.rsplit("/", 1)[-1] == file.original.rsplit("/", 1)[-1]
        else {"original": file.original}
    )


def _is_font(file: PayloadFile) -> bool:
    return file.name.endswith((".ttf", ".otf"))


def _font_version(file: PayloadFile) -> str:
    """The version string of the name table (OpenType, name ID 5)."""
    from fontTools.ttLib import TTFont

    return str(TTFont(BytesIO(file.content), lazy=True)["name"].getDebugName(5))
