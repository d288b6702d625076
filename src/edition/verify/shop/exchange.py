"""What ISO 15930-7 asks of a file of PDF/X-4 beyond inks, fonts and boxes, a check for each kind of
thing.

There is no free validator of PDF/X-4: these are its demands as far as they are known here, and not
a verdict of anybody else's.
"""

from collections.abc import Iterator
from hashlib import sha256

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from edition.model.proof import CheckName
from edition.verify.proofs.identification import xmp_properties
from edition.verify.shop.looked import Answer, Look, Looked

_NEWEST = "1.6"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
_IDENTIFIED = {
    "dc:title": "{http://purl.org/dc/elements/1.1/}title",
    "xmpMM:DocumentID": f"{_MM}DocumentID",
    "xmpMM:VersionID": f"{_MM}VersionID",
    "xmpMM:RenditionClass": f"{_MM}RenditionClass",
}
_DATED = {f"xmp:{name}": f"{_XMP}{name}" for name in ("CreateDate", "ModifyDate", "MetadataDate")}
_FORBIDDEN = {
    "/A": "an action",
    "/AA": "an action",
    "/AcroForm": "a form",
    "/AF": "an attachment",
    "/Alternates": "a picture in place of another",
    "/EmbeddedFiles": "an attachment",
    "/Encrypt": "encryption",
    "/JavaScript": "a script",
    "/OpenAction": "an action",
    "/OPI": "a picture that is elsewhere",
    "/PresSteps": "a presentation",
    "/Ref": "a page of another file",
    "/TR": "a transfer curve",
    "/HTP": "a halftone",
}
_CURVES = ("/TR2", "/HT")
"""In a graphics state, where another value than Default is none of the page's business."""


def _version(looked: Looked) -> Answer:
    said = looked.reader.pdf_header.removeprefix("%PDF-")
    stated = str(looked.reader.root_object.get("/Version", f"/{said}"))[1:]
    newest = max(said, stated)
    return f"PDF {newest}", [f"newer than PDF {_NEWEST}"] if newest > _NEWEST else []


def _identification(looked: Looked) -> Answer:
    found = xmp_properties(looked.reader)
    version = found.get("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion", "")
    faults = [] if version == "PDF/X-4" else ["XMP does not say PDF/X-4"]
    faults += [f"XMP has no {name}" for name, key in _IDENTIFIED.items() if not found.get(key)]
    faults += [] if "/ID" in looked.reader.trailer else ["the trailer has no ID"]
    return version or "none", faults


def _dates(looked: Looked) -> Answer:
    found = xmp_properties(looked.reader)
    missing = [f"XMP has no {name}" for name, key in _DATED.items() if not found.get(key)]
    return found.get(_DATED["xmp:CreateDate"], "none"), missing


def _trapping(looked: Looked) -> Answer:
    held = (
        looked.reader.trailer.get("/Info", DictionaryObject())
        .get_object()
        .get("/Trapped", "/Unknown")
    )
    in_info, in_xmp = (
        str(held)[1:],
        xmp_properties(looked.reader).get("{http://ns.adobe.com/pdf/1.3/}Trapped", ""),
    )
    faults = [] if in_info in ("True", "False") else ["Info does not say whether it is trapped"]
    return f"trapped: {in_info}", faults + (
        [] if in_xmp == in_info else ["XMP does not say the same"]
    )


def _intent(looked: Looked) -> Answer:
    """One for printing, its profile the one that edition.toml names, and in every other intent the
    same object.
    """
    assert looked.condition
    intents = [
        each.get_object()
        for each in looked.reader.root_object.get("/OutputIntents", ArrayObject()).get_object()
    ]
    printing = [each for each in intents if each.get("/S") == "/GTS_PDFX"]
    if len(printing) != 1:
        return "none" if not printing else "several", [
            f"there are {len(printing)} output intents for PDF/X"
        ]
    [intent] = printing
    held = intent.get("/DestOutputProfile", DictionaryObject()).get_object()
    profile = held.get_data() if isinstance(held, StreamObject) else b""
    references = {
        each.raw_get("/DestOutputProfile").idnum for each in intents if "/DestOutputProfile" in each
    }
    identifier, registry = (
        str(intent.get("/OutputConditionIdentifier", "")),
        str(intent.get("/RegistryName", "")),
    )
    registered = looked.condition.registered
    faults = {
        "the profile is not that of edition.toml": profile != looked.condition.profile,
        "the profile is not for printing in CMYK": profile[12:20] != b"prtrCMYK",
        "its stream does not say 4 inks": not isinstance(held, StreamObject) or held.get("/N") != 4,
        "the output intents have not one profile": len(references) != 1,
        "it does not name the condition of edition.toml": identifier != (registered or "Custom"),
        "it does not name the registry of its condition": bool(registry) != bool(registered),
        "it does not say what it is": not intent.get("/Info"),
    }
    digest = sha256(profile).hexdigest()[:16]
    return f"{identifier}, {intent.get('/Info', '')}, sha256:{digest}", [
        fault for fault, is_ in faults.items() if is_
    ]


def _page_boxes(looked: Looked) -> Answer:
    def faults() -> Iterator[str]:
        for number, (page, stated) in enumerate(
            zip(looked.reader.pages, looked.stated, strict=True), 1
        ):
            if "/TrimBox" not in stated:
                yield f"page {number} has no TrimBox"
            if "/ArtBox" in stated:
                yield f"page {number} has an ArtBox too"
            trim, bleed, media = (
                [float(side) for side in box]
                for box in (page.trimbox, page.bleedbox, page.mediabox)
            )
            for name, inner, outer in (("TrimBox", trim, bleed), ("BleedBox", bleed, media)):
                if any(
                    (o - i) * sign > 0
                    for i, o, sign in zip(inner, outer, (1, 1, -1, -1), strict=True)
                ):
                    yield f"the {name} of page {number} is not within the next box"

    return f"{len(looked.reader.pages)} pages with a TrimBox", faults()


def _annotations(looked: Looked) -> Answer:
    noted = [number for number, page in enumerate(looked.reader.pages, 1) if "/Annots" in page]
    return "none", (f"page {number} has links or notes" for number in noted)


def _prohibited(looked: Looked) -> Answer:
    """Of every object that can be reached, its entries and its filters."""
    found: set[str] = {"encryption"} if looked.reader.is_encrypted else set()
    count = 0
    for each in _objects(looked.reader):
        count += 1
        found |= {
            what for key, what in _FORBIDDEN.items() if key in each and not _is_class(each, key)
        }
        found |= {
            "a halftone or curve" for key in _CURVES if each.get(key, "/Default") != "/Default"
        }
        found |= {"LZW compression"} if "/LZWDecode" in str(each.get("/Filter", "")) else set()
        found |= {"PostScript"} if each.get("/Subtype") == "/PS" else set()
        found |= {"a stream in another file"} if "/F" in each and "/Length" in each else set()
    return f"none in {count} objects", (f"there is {what}" for what in sorted(found))


def _is_class(holder: DictionaryObject, key: str) -> bool:
    """Attributes and names of structure elements share a key with actions."""
    return key == "/A" and "/S" in holder and "/P" in holder


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary and stream below the trailer, once."""
    seen: set[int] = set()
    open_: list[PdfObject] = [reader.root_object, *(page for page in reader.pages)]
    while open_:
        each = open_.pop().get_object()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, DictionaryObject):
            yield each
            open_ += [each.raw_get(key) for key in each]
        elif isinstance(each, ArrayObject):
            open_ += list(each)


def _proofed(looked: Looked) -> Answer:
    """What stands for the second ink where it is not at hand."""
    faults, found = [], []
    for name, solid in sorted(_solids(looked.reader).items()):
        shares = [round(100 * float(value)) for value in solid]
        found.append(
            f"{name} is proofed as C {shares[0]} M {shares[1]} Y {shares[2]} K {shares[3]}, "
            f"{sum(shares)} %"
        )
        if sum(shares) > looked.ink_limit:
            faults.append(f"{name} would be more than {looked.ink_limit} %")
    return "; ".join(found) or "none", faults


def _solids(reader: PdfReader) -> dict[str, ArrayObject]:
    """The four shares for each ink with a name, registration marks left out."""
    spaces = [
        space
        for each in _objects(reader)
        for space in each.values()
        if isinstance(space.get_object(), ArrayObject)
    ]
    named = [
        held
        for held in (space.get_object() for space in spaces)
        if len(held) == 4 and held[0] == "/Separation"
    ]
    four = [held for held in named if held[1] != "/All" and held[2] == "/DeviceCMYK"]
    return {str(held[1])[1:]: held[3].get_object()["/C1"] for held in four}


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
