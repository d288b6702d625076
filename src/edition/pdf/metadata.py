"""What a PDF says of itself: Info, XMP, page labels, outline, output intent."""

from collections.abc import Sequence

from edition.identity import PRODUCER, srgb, xmp_packet
from edition.model.page import PagedDocument
from edition.model.record import Record
from edition.pdf.objects import Array, Dictionary, Document, Stream, name, points, text


def info(record: Record) -> Dictionary:
    """The Info dictionary (ISO 32000-1, 14.3.3), equal to the XMP field by field."""
    stamp = f"D:{record.issued:%Y%m%d}000000Z" if record.issued else ""
    entries = {"Title": record.title, "Author": record.creator, "Subject": record.description}
    entries |= {"Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": stamp, "ModDate": stamp}
    return Dictionary({key: text(value) for key, value in entries.items() if value})


def xmp(record: Record) -> Stream:
    """The XMP packet as a stream that any program finds, uncompressed."""
    packet = xmp_packet(record, conformance="A", universal=True)
    return Stream(packet, {"Type": name("Metadata"), "Subtype": name("XML")}, compressed=False)


def output_intent(document: Document) -> Array:
    """sRGB, to which grey and the accent's alternate refer (ISO 19005-2, 6.2.3)."""
    condition = text("sRGB IEC61966-2.1")
    intent = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": condition,
        "Info": condition,
        "DestOutputProfile": document.Reference(Stream(srgb(), {"N": 3})),
    }
    return Array([Dictionary(intent)])


def page_labels(paged: PagedDocument) -> Dictionary:
    """One label a page, its Persian folio as a prefix: PDF has no numbering style of that script (ISO 32000-1, 12.4.2)."""
    numbers: list[object] = []
    for page in paged.pages:
        numbers += [page.number - 1, Dictionary({"P": text(page.folio)})]
    return Dictionary({"Nums": Array(numbers)})


def outline(document: Document, paged: PagedDocument, page_refs: Sequence[object]) -> object:
    """The bookmarks as a flat list (ISO 32000-1, 12.3.3)."""
    root = Dictionary({"Type": name("Outlines"), "Count": len(paged.outline)})
    reference = document.Reference(root)
    entries = [Dictionary({"Title": text(mark.title), "Parent": reference}) for mark in paged.outline]
    refs = [document.Reference(entry) for entry in entries]
    for i, (mark, entry) in enumerate(zip(paged.outline, entries, strict=True)):
        top = points(paged.height - mark.y)
        entry["Dest"] = Array([page_refs[mark.page - 1], name("XYZ"), "null", top, "null"])
        if i:
            entry["Prev"] = refs[i - 1]
        if i < len(refs) - 1:
            entry["Next"] = refs[i + 1]
    root["First"], root["Last"] = refs[0], refs[-1]
    return reference
