"""Libraries of other languages within the wheels: as the modules report them, and by the bills of
materials in them (PEP 770).
"""

import json
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from typing import NamedTuple

import pikepdf
import pypdfium2
import uharfbuzz
from lxml import etree
from PIL import features


class Bundled(NamedTuple):
    """A library within a `package`; `version` is "" where nothing tells it, `purl` where it has
    none.
    """

    package: str
    name: str
    version: str
    licence: str
    purl: str = ""


_OF_PILLOW = {
    "FreeType": ("freetype2", "FTL"),
    "HarfBuzz": ("harfbuzz", "MIT-Modern-Variant"),
    "Little CMS": ("littlecms2", "MIT"),
    "OpenJPEG": ("jpg_2000", "BSD-2-Clause"),
    "Raqm": ("raqm", "MIT"),
    "libavif": ("avif", "BSD-2-Clause"),
    "libjpeg-turbo": ("libjpeg_turbo", "IJG AND BSD-3-Clause"),
    "libtiff": ("libtiff", "libtiff"),
    "libwebp": ("webp", "BSD-3-Clause"),
    "zlib-ng": ("zlib_ng", "Zlib"),
}
"""By the feature under which PIL tells their versions."""
_BESIDE = {
    "brotli": ("brotlicommon", "{0}.{1}.{2}", "MIT"),
    "libXau": ("Xau", "", "MIT-open-group"),
    "liblzma": ("lzma", "{0}.{1}.{2}", "0BSD"),
    "libpng": ("png16", "1.6.{1}", "libpng-2.0"),
    "libxcb": ("xcb", "", "X11"),
    "zstd": ("zstd", "{0}.{1}.{2}", "BSD-3-Clause"),
}
"""What these need themselves: a file of it, and its release out of the numbers of its name, ""
where they tell none.
"""
_OF_PIKEPDF = {
    "libjpeg-turbo": ("", "IJG AND BSD-3-Clause"),
    "qpdf": (pikepdf.__libqpdf_version__, "Apache-2.0"),
}
"""With the version that pikepdf tells."""
_FILES = {
    "Xau": "libXau", "avif": "libavif", "brotlicommon": "brotli", "brotlidec": "brotli", "freetype": "FreeType",
    "harfbuzz": "HarfBuzz", "jpeg": "libjpeg-turbo", "lcms2": "Little CMS", "lzma": "liblzma", "openjp2": "OpenJPEG",
    "png16": "libpng", "qpdf": "qpdf", "sharpyuv": "libwebp", "tiff": "libtiff", "webp": "libwebp", "webpdemux": "libwebp", "webpmux": "libwebp",
    "xcb": "libxcb", "zstd": "zstd",
}  # fmt: skip
"""The library of each file that is laid into a wheel under pillow.libs or pikepdf.libs."""
_LIBRARY = re.compile(r"[^/]+\.libs/lib(?P<name>\w+?)-[0-9a-f]+\.so\.(?P<numbers>[\d.]+)")


def bundled(packages: frozenset[str]) -> Iterator[Bundled]:
    """Every library that can be told, of these packages."""
    info = pypdfium2.version.PDFIUM_INFO
    yield Bundled("lxml", "libxml2", ".".join(map(str, etree.LIBXML_COMPILED_VERSION)), "MIT")
    yield Bundled("lxml", "libxslt", ".".join(map(str, etree.LIBXSLT_COMPILED_VERSION)), "MIT")
    yield Bundled(
        "pypdfium2",
        "PDFium",
        f"{info.major}.{info.minor}.{info.build}.{info.patch}",
        "BSD-3-Clause AND Apache-2.0",
    )
    for name, (version, licence) in _OF_PIKEPDF.items():
        yield Bundled("pikepdf", name, version, licence)
    yield Bundled("uharfbuzz", "HarfBuzz", uharfbuzz.version_string(), "MIT-Modern-Variant")
    for name, (feature, licence) in _OF_PILLOW.items():
        if features.check(feature):
            yield Bundled("pillow", name, str(features.version(feature)), licence)
    laid = dict(_laid("pillow"))
    for name, (stem, release, licence) in _BESIDE.items():
        yield Bundled(
            "pillow",
            name,
            release.format(*laid.get(stem, "").split(".")) if stem in laid else "",
            licence,
        )
    for package in sorted(packages):
        yield from _crates(package)


def _laid(package: str) -> Iterator[tuple[str, str]]:
    """The libraries laid into a wheel beside its modules, and the numbers at the ends of their
    names.
    """
    for file in distribution(package).files or ():
        if found := _LIBRARY.match(file.as_posix()):
            yield found["name"], found["numbers"]


def _crates(package: str) -> Iterator[Bundled]:
    """What a wheel says itself of what Rust linked into it; tools of its build are none of it."""
    for file in distribution(package).files or ():
        if ".dist-info/sboms/" in file.as_posix() and file.suffix == ".json":
            for part in json.loads(file.read_text(encoding="utf-8"))["components"]:
                if (
                    part.get("purl", "").startswith("pkg:cargo/")
                    and part.get("scope") != "excluded"
                ):
                    licence = " AND ".join(_expression(each) for each in part.get("licenses", ()))
                    yield Bundled(package, part["name"], part["version"], licence, part["purl"])


def _expression(licence: dict[str, dict[str, str]] | dict[str, str]) -> str:
    held = licence.get("license")
    return (
        str(held.get("id") or held.get("name"))
        if isinstance(held, dict)
        else str(licence.get("expression", ""))
    )


def unknown_files(packages: frozenset[str]) -> Iterator[str]:
    """Libraries laid into a wheel that are in none of the tables."""
    for package in sorted(packages):
        for name, _ in _laid(package):
            if _FILES.get(name) not in {**_OF_PILLOW, **_BESIDE, **_OF_PIKEPDF}:
                yield (
                    f"{package} carries lib{name}, which tests/supply/bundled.py does not know: "
                    "say there what it is"
                )
