"""One PDF from set pages: PDF 1.7, PDF/A-2a and PDF/UA-1 at once, or PDF 2.0, PDF/A-4 and PDF/UA-2;
and the text that should come back out of it.
"""

from collections.abc import Mapping

from edition.core.pdf_syntax import points
from edition.faces import Faces
from edition.identity.icc import srgb
from edition.identity.xmp import PRODUCER, Declared, Standard, xmp_packet
from edition.model.page import FaceName, PagedDocument, Raster, SetLine
from edition.model.record import Record
from edition.model.source import Attachment
from edition.pdf.page_streams import Writer
from edition.pdf.pdf_objects import Document, Value, Written, array, dictionary, name, text
from edition.pdf.slot_fonts import SlotFont
from edition.pdf.tree import Tree, outline


def write(
    paged: PagedDocument,
    record: Record,
    faces: Faces,
    attached: Attachment | None,
    standard: Standard,
) -> tuple[bytes, str]:
    """The file, and the text that should come back out of it."""
    document = Document()
    # What several names stand for is embedded once.
    by_face = {face: SlotFont(face) for face in faces.values()}
    fonts = {name: by_face[face] for name, face in faces.items()}
    writer = Writer(fonts, faces, paged, _last_pages(paged))
    contents = [document.stream(writer.page(page)) for page in paged.pages]
    pages = [document.reserved() for _ in contents]
    tree = Tree(document, paged, writer.owned, pages, second=standard.is_second)
    catalog: dict[str, Value] = {
        "Type": name("Catalog"),
        "StructTreeRoot": tree.root(),
        "Metadata": _xmp(document, record, standard.attaching if attached else standard.alone),
        **_described(document, paged, record),
    }
    if paged.outline:
        catalog["Outlines"] = outline(document, paged.outline, tree.goals)
    if attached:
        catalog |= _attached(document, attached, record)
    parent = document.reserved()
    shared: dict[str, Value] = {
        "Type": name("Page"),
        "Parent": parent,
        "Resources": document.add(_resources(document, writer, fonts)),
        "Tabs": name("S"),
    }
    for i, (page, content) in enumerate(zip(pages, contents, strict=True)):
        entries = {**shared, "Contents": content, "StructParents": i, **_boxes(paged, i)}
        if paged.pages[i].number in tree.annotations:
            entries["Annots"] = array(tree.annotations[paged.pages[i].number])
        document.put(page, dictionary(entries))
    kids: dict[str, Value] = {"Type": name("Pages"), "Count": len(pages), "Kids": array(pages)}
    document.put(parent, dictionary(kids))
    catalog["Pages"] = parent
    # PDF/A-4 forbids Info to say what XMP says (ISO 19005-4, 6.1.3).
    trailer = {} if standard.is_second else {"Info": document.add(_info(record))}
    trailer = {"Root": document.add(dictionary(catalog)), **trailer}
    return document.file(standard.version, trailer), expected(paged)


def _last_pages(paged: PagedDocument) -> dict[int, int]:
    """The last page that shows each leaf."""
    return {
        f.leaf: page.number
        for page in paged.pages
        for placed in page.lines
        for f in placed.line.fragments
    }


def _resources(document: Document, writer: Writer, fonts: Mapping[FaceName, SlotFont]) -> Written:
    """One resource dictionary for all pages: the faces in use, and the second ink as a Separation
    with an sRGB alternate.
    """
    used: dict[SlotFont, Written] = {}
    for face in writer.used:
        used.setdefault(fonts[face], fonts[face].written(document))
    tint: dict[str, Value] = {
        "FunctionType": 2,
        "Domain": array((0, 1)),
        "N": 1,
        "C0": array((1, 1, 1)),
        "C1": array((".784", ".063", ".18")),
    }
    accent = (
        name("Separation"),
        name("Accent"),
        name("DeviceRGB"),
        document.add(dictionary(tint)),
    )
    found = {
        "Font": dictionary({called: used[fonts[face]] for face, called in writer.used.items()}),
        "ColorSpace": dictionary({"Accent": array(accent)}),
    }
    drawn = {image: _image(document, raster) for raster, image in writer.images.items()}
    drawn |= writer.forms.written(document)
    if drawn:
        found["XObject"] = dictionary(drawn)
    return dictionary(found)


def _image(document: Document, raster: Raster) -> Written:
    """A picture in greys (ISO 32000-1, 8.9.5)."""
    entries: dict[str, Value] = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "ColorSpace": name("DeviceGray"),
        "BitsPerComponent": 8,
        "Width": raster.columns,
        "Height": raster.rows,
    }
    return document.stream(raster.samples, entries)


def _boxes(paged: PagedDocument, index: int) -> dict[str, Value]:
    """The sides of the page of this index (from 0), and how it is turned."""
    turned = paged.pages[index].turned
    sides = (paged.height, paged.width) if turned else (paged.width, paged.height)
    box = array((0, 0, *map(points, sides)))
    return {"MediaBox": box, "TrimBox": box, **({"Rotate": 90} if turned else {})}


def _described(document: Document, paged: PagedDocument, record: Record) -> dict[str, Value]:
    """What the catalog says of the whole file; a right-bound book opens with its first page alone,
    at the left.
    """
    preferences: dict[str, Value] = {"Direction": name("R2L"), "DisplayDocTitle": "true"}
    return {
        "Lang": text(record.language),
        "MarkInfo": dictionary({"Marked": "true"}),
        "ViewerPreferences": dictionary(preferences),
        "PageLayout": name("SinglePage"),
        "PageLabels": _page_labels(paged),
        "OutputIntents": _output_intent(document),
    }


def _page_labels(paged: PagedDocument) -> Written:
    """One label a page, its Persian folio as a prefix: PDF has no numbering style of that script
    (ISO 32000-1, 12.4.2).
    """
    numbers: list[Value] = []
    for page in paged.pages:
        numbers += [page.number - 1, dictionary({"P": text(page.folio)})]
    return dictionary({"Nums": array(numbers)})


def _output_intent(document: Document) -> Written:
    """sRGB, to which grey and the accent's alternate refer (ISO 19005-2, 6.2.3)."""
    condition = text("sRGB IEC61966-2.1")
    intent = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": condition,
        "Info": condition,
        "DestOutputProfile": document.stream(srgb(), {"N": 3}),
    }
    return array((dictionary(intent),))


def _info(record: Record) -> Written:
    """The Info dictionary (ISO 32000-1, 14.3.3), equal to the XMP field by field."""
    stamp = f"D:{record.issued:%Y%m%d}000000Z" if record.issued else ""
    entries = {"Title": record.title, "Author": record.creator, "Subject": record.description}
    entries |= {"Keywords": "; ".join(record.subjects)}
    entries |= {"Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": stamp, "ModDate": stamp}
    return dictionary({key: text(value) for key, value in entries.items() if value})


def _xmp(document: Document, record: Record, declared: Declared) -> Written:
    """The XMP packet as a stream that any program finds, uncompressed."""
    packet = xmp_packet(record, declared)
    entries = {"Type": name("Metadata"), "Subtype": name("XML")}
    return document.stream(packet, entries, compressed=False)


def _attached(document: Document, source: Attachment, record: Record) -> dict[str, Value]:
    """The source of the text, named in the catalog as a file that the whole document was made from
    (ISO 19005-3, 6.8).
    """
    stamp = f"D:{record.issued:%Y%m%d}000000Z" if record.issued else "D:19700101000000Z"
    held = {
        "Type": name("EmbeddedFile"),
        "Subtype": name(source.media_type.replace("/", "#2F")),
        "Params": dictionary({"Size": len(source.content), "ModDate": text(stamp)}),
    }
    stream = document.stream(source.content, held)
    specification = {
        "Type": name("Filespec"),
        "F": text(source.name),
        "UF": text(source.name),
        "Desc": text("The text as it was found"),
        "AFRelationship": name("Source"),
        "EF": dictionary({"F": stream, "UF": stream}),
    }
    reference = document.add(dictionary(specification))
    files = dictionary({"Names": array((text(source.name), reference))})
    return {"AF": array((reference,)), "Names": dictionary({"EmbeddedFiles": files})}


def expected(paged: PagedDocument) -> str:
    """A line for each line, a form feed between pages; an address over several lines is one."""
    return "\f".join(
        "".join(_logical(placed.line) for placed in page.lines) for page in paged.pages
    )


def _logical(line: SetLine) -> str:
    """A line as it is read; what a leaf has of the space at the end of a line is the end of the
    line here.
    """
    text = "".join(
        fragment.text for fragment in sorted(line.fragments, key=lambda fragment: fragment.rank)
    )
    return text if line.within_word else f"{text.rstrip(' ')}\n"
