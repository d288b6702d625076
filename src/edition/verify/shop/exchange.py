"""What ISO 15930-7 asks of a file of PDF/X-4 beyond inks, fonts and boxes, a check for each kind of
thing; read by qpdf.

There is no free validator of PDF/X-4: these are its demands as far as they are known here, and not
a verdict of anybody else's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256

import pikepdf

from edition.core.quoting import listed, worded
from edition.model.proof import CheckName
from edition.verify.file.qpdf import beyond, dictionaries, members, places, sides, under, xmp
from edition.verify.file.xmp_properties import DC, PDF, XMP
from edition.verify.shop.painted import Answer, Look, PressFile

_NEWEST = "1.6"
_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
_VERSION = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_REGISTRY = "http://www.color.org"
"""The ICC's registry of printing conditions, which has the registered ones."""
_IDENTIFIED = {
    "dc:title": f"{DC}title",
    "xmpMM:DocumentID": f"{_MM}DocumentID",
    "xmpMM:VersionID": f"{_MM}VersionID",
    "xmpMM:RenditionClass": f"{_MM}RenditionClass",
}
_DATED = {f"xmp:{name}": f"{XMP}{name}" for name in ("CreateDate", "ModifyDate", "MetadataDate")}
_FORBIDDEN = {
    "/A": worded("an action"),
    "/AA": worded("an action"),
    "/AcroForm": worded("a form"),
    "/AF": worded("an attachment"),
    "/Alternates": worded("a picture in place of another"),
    "/DestOutputProfileRef": worded("a profile that is elsewhere"),
    "/EmbeddedFiles": worded("an attachment"),
    "/Encrypt": worded("encryption"),
    "/JavaScript": worded("a script"),
    "/OpenAction": worded("an action"),
    "/OPI": worded("a picture that is elsewhere"),
    "/PresSteps": worded("a presentation"),
    "/Ref": worded("a page of another file"),
    "/TR": worded("a transfer curve"),
    "/HTP": worded("a halftone"),
}
_CURVES = ("/TR2", "/HT")
"""In a graphics state, where another value than Default is none of the page's business."""
_POSTSCRIPT = (("/Subtype", pikepdf.Name.PS), ("/Subtype2", pikepdf.Name.PS))
"""The two ways in which an external object says that it is a program."""


def _version(file: PressFile) -> Answer:
    said = file.pdf.pdf_version
    newest = max(said, str(file.pdf.Root.get("/Version", f"/{said}"))[1:])
    faults = [worded("newer than PDF {newest}", newest=_NEWEST)] if newest > _NEWEST else []
    return worded("PDF {version}", version=newest), faults


def _identification(file: PressFile) -> Answer:
    found = xmp(file.pdf)
    version = found.get(_VERSION, "")
    faults: list[str] = [] if version == "PDF/X-4" else [worded("XMP does not say PDF/X-4")]
    faults += _lacking(found, _IDENTIFIED)
    faults += [] if "/ID" in file.pdf.trailer else [worded("the trailer has no ID")]
    return version or worded("none"), faults


def _lacking(found: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    return [
        worded("XMP has no {name}", name=name) for name, key in wanted.items() if not found.get(key)
    ]


def _dates(file: PressFile) -> Answer:
    found = xmp(file.pdf)
    return found.get(_DATED["xmp:CreateDate"], worded("none")), _lacking(found, _DATED)


def _trapping(file: PressFile) -> Answer:
    held = under(file.pdf.trailer, "/Info", "/Trapped")
    in_info = str(held)[1:] if isinstance(held, pikepdf.Name) else "Unknown"
    in_xmp = xmp(file.pdf).get(f"{PDF}Trapped", "")
    faults = {
        worded("Info does not say whether it is trapped"): in_info not in ("True", "False"),
        worded("XMP does not say the same"): in_xmp != in_info,
    }
    return worded("trapped: {said}", said=in_info), [fault for fault, is_ in faults.items() if is_]


def _intent(file: PressFile) -> Answer:
    """One for printing, its profile the one that edition.toml names, and in every other intent the
    same object.
    """
    assert file.condition
    intents = [*file.pdf.Root.get("/OutputIntents", [])]
    printing = [each for each in intents if each.get("/S") == pikepdf.Name.GTS_PDFX]
    if len(printing) != 1:
        return worded("several") if printing else worded("none"), [
            worded("there are {count} output intents for PDF/X", count=len(printing))
        ]
    [intent] = printing
    held = intent.get("/DestOutputProfile")
    profile = held.read_bytes() if isinstance(held, pikepdf.Stream) else b""
    references = [each.DestOutputProfile for each in intents if "/DestOutputProfile" in each]
    identifier, registry, information = (
        str(intent.get(key, "")) for key in ("/OutputConditionIdentifier", "/RegistryName", "/Info")
    )
    registered = file.condition.registered
    faults = {
        worded("the profile is not that of edition.toml"): profile != file.condition.profile,
        worded("the profile is not for printing in CMYK"): profile[12:20] != b"prtrCMYK",
        worded("its stream does not say 4 inks"): under(held, "/N") != 4,
        worded("the output intents have not one profile"): len({each.objgen for each in references})
        != 1,
        worded("it does not name the condition of edition.toml"): identifier
        != (registered or "Custom"),
        worded("it does not name the registry of its condition"): registry
        != (_REGISTRY if registered else ""),
        worded("it does not say what it is"): not information,
    }
    digest = sha256(profile).hexdigest()[:16]
    return f"{identifier}, {information}, sha256:{digest}", [
        fault for fault, is_ in faults.items() if is_
    ]


def _page_boxes(file: PressFile) -> Answer:
    """Of each page what it says itself, for neither box is handed down in the tree of pages."""

    def faults() -> Iterator[str]:
        for number, page in enumerate(file.pdf.pages, 1):
            if "/TrimBox" not in page.obj:
                yield worded("page {number} has no TrimBox", number=number)
            if "/ArtBox" in page.obj:
                yield worded("page {number} has an ArtBox too", number=number)
            trim, bleed, media = map(sides, (page.trimbox, page.bleedbox, page.mediabox))
            for name, around in (
                ("TrimBox", beyond(bleed, trim)),
                ("BleedBox", beyond(media, bleed)),
            ):
                if min(around) < 0:
                    yield worded(
                        "the {name} of page {number} is not within the next box",
                        name=name,
                        number=number,
                    )

    return worded("{count} pages with a TrimBox", count=len(file.pdf.pages)), faults()


def _annotations(file: PressFile) -> Answer:
    noted = [number for number, page in enumerate(file.pdf.pages, 1) if "/Annots" in page.obj]
    return worded("none"), (
        worded("page {number} has links or notes", number=number) for number in noted
    )


def _prohibited(file: PressFile) -> Answer:
    """Of every object of the file, whether a page leads to it or not, its entries and filters."""
    objects = list(_every(file.pdf))
    found = {what for each in objects for what in _against(each)}
    found |= {_FORBIDDEN["/Encrypt"]} if file.pdf.is_encrypted else set()
    return worded("none in {count} objects", count=len(objects)), (
        worded("there is {what}", what=what) for what in sorted(found)
    )


def _every(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    return (each for _, held in places(pdf) for each in dictionaries(held))


def _against(each: pikepdf.Object) -> Iterator[str]:
    for key, what in _FORBIDDEN.items():
        if key in each and not (key == "/A" and {"/S", "/P"} <= set(each.keys())):
            # Structure elements have attributes under the key that others have for an action.
            yield what
    default = pikepdf.Name.Default
    if any(each.get(key, default) != default for key in _CURVES):
        yield worded("a halftone or curve")
    if any(each.get(key) == program for key, program in _POSTSCRIPT):
        yield worded("PostScript")
    if isinstance(each, pikepdf.Stream):
        if "/F" in each:
            yield worded("a stream in another file")
        filters = each.get("/Filter")
        named = [*filters] if isinstance(filters, pikepdf.Array) else [filters]
        if pikepdf.Name.LZWDecode in named:
            yield worded("LZW compression")


def _proofed(file: PressFile) -> Answer:
    """What stands for the second ink where it is not at hand: the same wherever it is used."""
    faults: list[str] = []
    found: list[str] = []
    for name, solids in sorted(_solids(file.pdf).items()):
        if len(solids) > 1:
            ways = worded("{name} is proofed in {count} ways", name=name, count=len(solids))
            faults.append(ways)
        for solid in sorted(solids):
            shares = dict(zip("CMYK", solid, strict=True))
            mixed = " ".join(f"{ink} {share}" for ink, share in shares.items())
            found.append(
                worded(
                    "{name} is proofed as {mixed}, {sum} %", name=name, mixed=mixed, sum=sum(solid)
                )
            )
            if sum(solid) > file.ink_limit:
                faults.append(
                    worded("{name} would be more than {limit} %", name=name, limit=file.ink_limit)
                )
    return listed(found, "; ") if found else worded("none"), faults


def _solids(pdf: pikepdf.Pdf) -> dict[str, set[tuple[int, ...]]]:
    """The four shares, in per cent, of each ink with a name in each of its colour spaces;
    registration marks are left out.
    """
    found: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    for each in _every(pdf):
        for _, space in members(each):
            if not isinstance(space, pikepdf.Array) or len(space) != 4:
                continue
            kind, name, alternate, tint = space
            if kind == pikepdf.Name.Separation and alternate == pikepdf.Name.DeviceCMYK:
                solid = tuple(round(100 * float(share)) for share in tint.C1)
                found[str(name)[1:]].add(solid)
    found.pop("All", None)
    return found


EXCHANGE: tuple[tuple[CheckName, Look], ...] = (
    (CheckName.X4_VERSION, _version),
    (CheckName.X4_IDENTIFICATION, _identification),
    (CheckName.X4_DATES, _dates),
    (CheckName.X4_TRAPPING, _trapping),
    (CheckName.X4_OUTPUT_INTENT, _intent),
    (CheckName.X4_PAGE_BOXES, _page_boxes),
    (CheckName.X4_LINKS_AND_NOTES, _annotations),
    (CheckName.X4_PROHIBITED_OBJECTS, _prohibited),
    (CheckName.SECOND_INK_IN_PROOFS, _proofed),
)
