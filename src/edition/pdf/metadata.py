"""What a PDF says of itself: Info, XMP, page labels, outline, output intent."""

from collections.abc import Sequence

from edition.core.pdf_syntax import points
from edition.identity import PRODUCER, srgb, xmp_packet
from edition.model.page import Bookmark, PagedDocument
from edition.model.record import Record
from edition.pdf.objects import Array, Dictionary, Document, Stream, name, text


def info(record: Record) -> Dictionary:
    """The Info dictionary (ISO 32000-1, 14.3.3), equal to the XMP field by field."""
    stamp = f"D:{record.issued:%Y%m%d}000000Z" if record.issued else ""
    entries = {"Title": record.title, "Author": record.creator, "Subject": record.description}
    entries |= {"Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": stamp, "ModDate": stamp}
    return Dictionary({key: text(value) for key, value in entries.items() if value})


def xmp(record: Record, *, part: int) -> Stream:
    """The XMP packet as a stream that any program finds, uncompressed."""
    packet = xmp_packet(record, conformance="A", universal=True, part=part)
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
    """One label a page, its Persian folio as a prefix: PDF has no numbering style of that script
    (ISO 32000-1, 12.4.2).
    """
    numbers: list[object] = []
    for page in paged.pages:
        numbers += [page.number - 1, Dictionary({"P": text(page.folio)})]
    return Dictionary({"Nums": Array(numbers)})


def outline(document: Document, paged: PagedDocument, page_refs: Sequence[object]) -> object:
    """The bookmarks, those of a lower level under the one before them, which is closed (ISO
    32000-1, 12.3.3).
    """
    marks = paged.outline
    entries = [Dictionary({"Title": text(mark.title)}) for mark in marks]
    root = Dictionary({"Type": name("Outlines")})
    refs = [document.Reference(entry) for entry in entries]
    reference = document.Reference(root)
    for mark, entry in zip(marks, entries, strict=True):
        entry["Dest"] = destination(page_refs, mark, paged)
    below: dict[int, list[int]] = {}
    for i, parent in enumerate(_parents([mark.level for mark in marks])):
        below.setdefault(parent, []).append(i)
    for parent, children in below.items():
        above, upper = (root, reference) if parent < 0 else (entries[parent], refs[parent])
        above["First"], above["Last"] = refs[children[0]], refs[children[-1]]
        above["Count"] = len(children) if parent < 0 else -len(children)
        for before, i, after in zip(
            [None, *children], children, [*children[1:], None], strict=False
        ):
            entries[i]["Parent"] = upper
            if before is not None:
                entries[i]["Prev"] = refs[before]
            if after is not None:
                entries[i]["Next"] = refs[after]
    return reference


def destination(page_refs: Sequence[object], mark: Bookmark, paged: PagedDocument) -> Array:
    """The place of a bookmark at the top of the window, at the zoom that there is (ISO 32000-1,
    12.3.2.2).
    """
    top = paged.height_of(paged.pages[mark.page - 1]) - mark.y
    return Array([page_refs[mark.page - 1], name("XYZ"), "null", points(top), "null"])


def _parents(levels: Sequence[int]) -> list[int]:
    """For each entry the last one before it of a higher level, -1 for the root."""
    parents: list[int] = []
    above: list[int] = []
    for i, level in enumerate(levels):
        while above and levels[above[-1]] >= level:
            above.pop()
        parents.append(above[-1] if above else -1)
        above.append(i)
    return parents
