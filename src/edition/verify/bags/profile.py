"""Whether a bag holds what every deposit of this compiler holds, under names that every archive
keeps, and no report that does anything but be read.

Reports depend on tools, so no making again tells who wrote them: a page of one has no script, no
form, no frame, and fetches nothing: its pictures are in it.
"""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import file_digest
from html.parser import HTMLParser
from pathlib import Path

from edition.core.inside import Astray, inside, parts_of
from edition.core.quoting import worded
from edition.model.proof import Check, CheckName
from edition.verify.bags.bag_files import text_of
from edition.verify.bags.lists import (
    BuildManifest,
    Listed,
    bag_info,
    build_manifest,
    entries,
    manifests,
)
from edition.verify.file.checks import attempt

_FIELDS = (
    "Source-Organization",
    "External-Identifier",
    "External-Description",
    "Bagging-Date",
    "Bag-Software-Agent",
    "Payload-Oxum",
)
_FILES = (
    "README.txt",
    "ro-crate-metadata.json",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
    "data/manifest.json",
    "data/source/edition.toml",
    "data/text/reading.txt",
    "data/text/tei.xml",
    "data/emendations.csv",
    "metadata/datacite.json",
    "metadata/datacite.xml",
    "metadata/dublin-core.xml",
    "metadata/internet-archive.csv",
    "metadata/internet-archive.json",
    "metadata/mets.xml",
    "metadata/record.ris",
    "metadata/ro-crate-1.2-context.jsonld",
    "metadata/sbom.cdx.json",
    "metadata/schema-org.jsonld",
)
_ON_REQUEST = (
    "metadata/ead.xml",
    "metadata/mods.xml",
    "metadata/record.bib",
    "metadata/zenodo.json",
)
_TAGS = frozenset((*_FILES, *_ON_REQUEST, "bagit.txt", "bag-info.txt"))
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,79}")
_NAME = re.compile(r"[A-Za-z0-9._/-]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_REPORT = re.compile(
    r"reports/(?:(?:press/preflight|outputs|proof|verapdf)\.json"
    r"|contact\.png|report\.html)"
)
_WITH_FONTS = re.compile(r"fonts/(?:OFL\.txt|DejaVu-LICENSE\.txt|SHA256SUMS)")


def profile(bag: Path) -> tuple[Check, ...]:
    """Contents, names and bag-info; and what data/manifest.json names, of a bag of plain files."""
    return (
        attempt(CheckName.PROFILE, "edition", lambda: _faults(bag)),
        attempt(CheckName.BUILD_MANIFEST, "edition", lambda: _manifest_faults(bag)),
    )


def _faults(bag: Path) -> Iterator[str]:
    there = {path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()}
    yield from (worded("{name} is missing", name=name) for name in _FILES if name not in there)
    yield from (
        worded("«{name}» is not a name that every archive keeps", name=name)
        for name in sorted(there)
        if not _NAME.fullmatch(name)
    )
    if not there & {"data/source/text.txt", "data/source/text.md"}:
        yield worded("the source text is missing")
    if not any(name.endswith(".pdf") for name in there):
        yield worded("there is no PDF")
    if "fetch.txt" in there:
        yield worded("fetch.txt names files that are elsewhere, and a deposit is whole")
    yield from _unlisted(bag, there)
    yield from _info_faults(bag)


def _unlisted(bag: Path, there: set[str]) -> Iterator[str]:
    """Tag files that the tag manifests leave out, which the rules of BagIt allow, and files and
    empty folders that no deposit has.
    """
    held = {(bag / name).parent for name in there}
    held |= {above for folder in held for above in folder.parents}
    folders = sorted(each for each in bag.rglob("*") if each.is_dir() and each not in held)
    yield from (
        worded("{each} is a folder without a file", each=each.relative_to(bag).as_posix())
        for each in folders
    )
    tags = {name for name in there if not name.startswith("data/")}
    yield from (
        worded("{name} is no file that a deposit has", name=name) for name in sorted(tags - _TAGS)
    )
    for manifest in manifests(bag, "tagmanifest"):
        listed = {entry.name for entry in entries(manifest)}
        not_listed = sorted(name for name in tags - listed if not name.startswith("tagmanifest-"))
        yield from (
            worded("{name} is not in {manifest}", name=name, manifest=manifest.name)
            for name in not_listed
        )


def _info_faults(bag: Path) -> Iterator[str]:
    fields = bag_info(bag)
    yield from (
        worded("bag-info.txt has no {name}", name=name) for name in _FIELDS if not fields.get(name)
    )
    if not _IDENTIFIER.fullmatch(fields.get("External-Identifier", "")):
        yield worded("External-Identifier is not an identifier that the Internet Archive takes")
    if not _DAY.fullmatch(fields.get("Bagging-Date", "")):
        yield worded("Bagging-Date is no day of ISO 8601")


def _manifest_faults(bag: Path) -> Iterator[str]:
    manifest = build_manifest(bag)
    if isinstance(manifest, str):
        yield worded("data/manifest.json {manifest}", manifest=manifest)
        return
    if bag_info(bag).get("External-Identifier") != manifest.identifier:
        yield worded("data/manifest.json and bag-info.txt have two identifiers")
    for listed in manifest.files:
        file = inside(bag / "data", listed.name, links=False)
        if isinstance(file, Astray):
            yield worded(
                "«{listed}» of data/manifest.json {words}", listed=listed.name, words=file.words
            )
        elif not _is(file, listed):
            yield worded(
                "{listed} is not the file that data/manifest.json names", listed=listed.name
            )
    yield from _unnamed(bag, manifest)
    yield from _original_faults(manifest)


def _unnamed(bag: Path, manifest: BuildManifest) -> Iterator[str]:
    """Payload files that data/manifest.json does not name, but for itself and what comes with the
    fonts; and strange reports.
    """
    there = {
        path.relative_to(bag / "data").as_posix()
        for path in (bag / "data").rglob("*")
        if path.is_file()
    }
    named = {listed.name for listed in manifest.files} | {"manifest.json"}
    unnamed = sorted(name for name in there - named if not _WITH_FONTS.fullmatch(name))
    yield from (worded("data/{name} is not in data/manifest.json", name=name) for name in unnamed)
    strange = sorted(
        listed.name for listed in manifest.reports if not _REPORT.fullmatch(listed.name)
    )
    yield from (
        worded("«{name}» of data/manifest.json is no report that a build makes", name=name)
        for name in strange
    )


def _is(file: Path, listed: Listed) -> bool:
    with file.open("rb") as opened:
        same = file_digest(opened, "sha256").hexdigest() == listed.sha256
    return same and listed.bytes in (None, file.stat().st_size)


def _original_faults(manifest: BuildManifest) -> Iterator[str]:
    """Names of inputs that cannot be those of files in one folder."""
    met: set[tuple[str, ...]] = set()
    for listed in manifest.inputs:
        parts = parts_of(listed.made_as)
        if not listed.name.startswith("source/"):
            yield worded(
                "the input «{listed}» of data/manifest.json is not below source/",
                listed=listed.name,
            )
        elif isinstance(parts, Astray):
            yield worded(
                "the name «{name}» of an input of data/manifest.json {words}",
                name=listed.made_as,
                words=parts.words,
            )
        else:
            parts = tuple(unicodedata.normalize("NFC", part).casefold() for part in parts)
            if any(parts[: len(other)] == other or other[: len(parts)] == parts for other in met):
                yield (
                    worded(
                        "the name «{name}» of an input of data/manifest.json comes twice, or is a "
                        "folder too",
                        name=listed.made_as,
                    )
                )
            met.add(parts)


_DOING = frozenset(
    (
        "script",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "base",
        "link",
        "audio",
        "video",
        "svg",
    )
)
_FETCHED = frozenset(
    ("src", "srcset", "href", "data", "action", "formaction", "poster", "background", "xlink:href")
)
_WITHIN = ("#", "data:image/png;")
_FETCHING_STYLES = ("url(", "@import", "expression(")
_OWN_FACE = re.compile(r"url\(data:font/woff;base64,[A-Za-z0-9+/=]+\)")
"""A face that the page has in itself."""


def reports(bag: Path) -> Check:
    """Failed where a page does anything, or leads out of itself."""
    return attempt(CheckName.REPORTS, "html.parser", lambda: _report_faults(bag))


def _report_faults(bag: Path) -> Iterator[str]:
    for page in sorted((bag / "data" / "reports").rglob("*.html")):
        looked = _Page()
        looked.feed(text_of(page))
        looked.close()
        name = page.relative_to(bag).as_posix()
        yield from (worded("{page} {what}", page=name, what=what) for what in looked.found)


class _Page(HTMLParser):
    """What is found in a page, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DOING or (tag == "meta" and any(key == "http-equiv" for key, _ in attrs)):
            self.found.append(worded("has a {tag}", tag=tag))
        for key, value in attrs:
            if key.startswith("on"):
                self.found.append(worded("has a script ({key})", key=key))
            if key in _FETCHED and not (value or "").strip().lower().startswith(_WITHIN):
                self.found.append(worded("leads out of itself ({key})", key=key))
            if key == "style":
                self._style(value or "")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "style":
            self._style(data)

    def _style(self, style: str) -> None:
        bare = _OWN_FACE.sub("", style).lower()
        if any(each in bare for each in _FETCHING_STYLES) or "\\" in style:
            self.found.append(worded("fetches something by its style"))
