"""What kind of file a payload file is, by the registries that archives ask: IANA's and PRONOM's."""

import re

from msgspec import Struct

_DECLARED = re.compile(
    rb"<pdfaid:part>(\d)</pdfaid:part>\s*<pdfaid:conformance>([ABU])</pdfaid:conformance>"
)
_PDF_A = {
    "2A": "fmt/476",
    "2B": "fmt/477",
    "2U": "fmt/478",
    "3A": "fmt/479",
    "3B": "fmt/480",
    "3U": "fmt/481",
}


class Format(Struct, frozen=True):
    """A media type, a name, a version of the format where it has one, and its key in PRONOM where
    it has one.
    """

    media_type: str
    name: str
    version: str = ""
    pronom: str = ""


_BY_ENDING = {
    "txt": Format("text/plain", "Plain text, UTF-8", pronom="x-fmt/111"),
    "csv": Format("text/csv", "Comma-separated values", pronom="x-fmt/18"),
    "json": Format("application/json", "JSON", pronom="fmt/817"),
    "xml": Format("application/xml", "Extensible Markup Language", "1.0", "fmt/101"),
    "html": Format("text/html", "Hypertext Markup Language", "5", "fmt/471"),
    "toml": Format("application/toml", "TOML", "1.0"),
    "ttf": Format("font/ttf", "TrueType Font", pronom="x-fmt/453"),
    "icc": Format("application/vnd.iccprofile", "ICC profile"),
    "png": Format("image/png", "Portable Network Graphics", pronom="fmt/13"),
    "svg": Format("image/svg+xml", "Scalable Vector Graphics", "1.1", "fmt/92"),
}
_UNKNOWN = Format("application/octet-stream", "Unidentified")


def format_of(name: str, content: bytes) -> Format:
    """By the ending of the name; for a PDF by the part and level of PDF/A that it declares."""
    ending = name.rsplit(".", 1)[-1].lower()
    if ending == "pdf":
        declared = _DECLARED.search(content)
        flavour = (declared[1] + declared[2]).decode() if declared else ""
        name = f"PDF/A-{flavour.lower()}" if flavour else "Portable Document Format"
        return Format(
            "application/pdf", name, content[5:8].decode("latin-1"), _PDF_A.get(flavour, "fmt/276")
        )
    if name.rsplit("/", 1)[-1] in ("SHA256SUMS", "OFL.txt"):
        return _BY_ENDING["txt"]
    return _BY_ENDING.get(ending, _UNKNOWN)
