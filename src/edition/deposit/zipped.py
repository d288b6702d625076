"""A ZIP file that is the same wherever and whenever it is made."""

import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

_UNIX, _READABLE = 3, 0o644 << 16


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """The files in the order of their names, all dated `day`, stored: another zlib would compress
    them to other bytes.
    """
    archive = BytesIO()
    # The years that ZIP can say.
    stamp = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, stamp)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            made.writestr(entry, files[name])
    return archive.getvalue()
