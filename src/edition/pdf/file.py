"""One PDF from set pages: PDF 1.7, PDF/A-2a and PDF/UA-1 at once; and the text that should come
back out of it.
"""

from collections.abc import Sequence

from edition.core.pdf_syntax import points
from edition.faces import Faces
from edition.identity.icc import srgb
from edition.identity.xmp import PRODUCER, xmp_packet
from edition.model.page import FaceName, PagedDocument, Raster, SetLine
from edition.model.record import Record
from edition.model.source import Attachment
from edition.pdf.page_streams import Writer
from edition.pdf.pdf_objects import Array, Dictionary, Document, PdfStream, name, text
from edition.pdf.slot_fonts import SlotFont
from edition.pdf.tree import Tree, outline


def write(
    paged: PagedDocument, record: Record, faces: Faces, attached: Attachment | None
) -> tuple[bytes, str]:
    """The file, and the text that should come back out of it."""
    document = Document(pdfVersion=(1, 7), invariant=1)
    # What several names stand for is embedded once.
    by_face = {face: SlotFont(face) for face in faces.values()}
    fonts = {name: by_face[face] for name, face in faces.items()}
    writer = Writer(fonts, faces, paged, _last_pages(paged))
    contents = [writer.page(page) for page in paged.pages]
    for content in contents:
        document.updateSignature(content)
    resources = document.Reference(_resources(document, writer, fonts))
    catalog, pages = (
        Dictionary({"Type": name("Catalog")}),
        Dictionary({"Type": name("Pages"), "Count": len(paged.pages)}),
    )
    document.Catalog = catalog
    document.Reference(catalog)
    catalog["Pages"] = parent = document.Reference(pages)
    shared = {"Parent": parent, "Resources": resources}
    sheets = [_page(document, paged, i, content, shared) for i, content in enumerate(contents)]
    refs = [document.Reference(sheet) for sheet in sheets]
    pages["Kids"] = Array(refs)
    _describe(document, catalog, paged, record, refs)
    catalog["Metadata"] = document.Reference(_xmp(record, part=3 if attached else 2))
    if attached:
        _attach(document, catalog, attached, record)
        document.updateSignature(attached.content)
    tree = Tree(document, paged, writer.owned, refs)
    catalog["StructTreeRoot"] = tree.root()
    for number, annotations in tree.annotations.items():
        sheets[number - 1]["Annots"] = Array(annotations)
    document.info = _info(record)
    document.updateSignature(record.sha256 + record.title + record.identifier + record.version)
    return document.format(), expected(paged)


def _last_pages(paged: PagedDocument) -> dict[int, int]:
    """The last page that shows each leaf."""
    return {
        f.leaf: page.number
        for page in paged.pages
        for placed in page.lines
        for f in placed.line.fragments
    }


def _resources(document: Document, writer: Writer, fonts: dict[FaceName, SlotFont]) -> Dictionary:
    """One resource dictionary for all pages: the faces in use, and the second ink as a Separation
    with an sRGB alternate.
    """
    used = {
        writer.used[n]: document.Reference(font.dictionary(document))
        for n, font in fonts.items()
        if n in writer.used
    }
    tint = Dictionary(
        {
            "FunctionType": 2,
            "Domain": Array([0, 1]),
            "N": 1,
            "C0": Array([1, 1, 1]),
            "C1": Array([".784", ".063", ".18"]),
        }
    )
    accent = Array(
        [name("Separation"), name("Accent"), name("DeviceRGB"), document.Reference(tint)]
    )
    found = {"Font": Dictionary(used), "ColorSpace": Dictionary({"Accent": accent})}
    if writer.images:
        found["XObject"] = Dictionary(
            {image: document.Reference(_image(raster)) for raster, image in writer.images.items()}
        )
    return Dictionary(found)


def _image(raster: Raster) -> PdfStream:
    """A picture in greys (ISO 32000-1, 8.9.5)."""
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "ColorSpace": name("DeviceGray"),
        "BitsPerComponent": 8,
    }
    return PdfStream(raster.samples, entries | {"Width": raster.columns, "Height": raster.rows})


def _page(
    document: Document,
    paged: PagedDocument,
    index: int,
    content: bytes,
    shared: dict[str, object],
) -> Dictionary:
    """The page of this index (from 0), with its content and what it shares with all others."""
    turned = paged.pages[index].turned
    sides = (paged.height, paged.width) if turned else (paged.width, paged.height)
    box = Array([0, 0, *map(points, sides)])
    page = Dictionary(
        {
            **shared,
            "Type": name("Page"),
            "MediaBox": box,
            "TrimBox": box,
            "Contents": document.Reference(PdfStream(content)),
            "StructParents": index,
            "Tabs": name("S"),
        }
    )
    if turned:
        page["Rotate"] = 90
    return page


def _describe(
    document: Document,
    catalog: Dictionary,
    paged: PagedDocument,
    record: Record,
    refs: Sequence[object],
) -> None:
    """What the catalog says of the whole file; a right-bound book opens with its first page alone,
    at the left.
    """
    catalog["Lang"] = text(record.language)
    catalog["MarkInfo"] = Dictionary({"Marked": "true"})
    catalog["ViewerPreferences"] = Dictionary({"Direction": name("R2L"), "DisplayDocTitle": "true"})
    catalog["PageLayout"] = name("SinglePage")
    catalog["PageLabels"] = _page_labels(paged)
    catalog["OutputIntents"] = _output_intent(document)
    if paged.outline:
        catalog["Outlines"] = outline(document, paged, refs)


def _page_labels(paged: PagedDocument) -> Dictionary:
    """One label a page, its Persian folio as a prefix: PDF has no numbering style of that script
    (ISO 32000-1, 12.4.2).
    """
    numbers: list[object] = []
    for page in paged.pages:
        numbers += [page.number - 1, Dictionary({"P": text(page.folio)})]
    return Dictionary({"Nums": Array(numbers)})


def _output_intent(document: Document) -> Array:
    """sRGB, to which grey and the accent's alternate refer (ISO 19005-2, 6.2.3)."""
    condition = text("sRGB IEC61966-2.1")
    intent = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": condition,
        "Info": condition,
        "DestOutputProfile": document.Reference(PdfStream(srgb(), {"N": 3})),
    }
    return Array([Dictionary(intent)])


def _info(record: Record) -> Dictionary:
    """The Info dictionary (ISO 32000-1, 14.3.3), equal to the XMP field by field."""
    stamp = f"D:{record.issued:%Y%m%d}000000Z" if record.issued else ""
    entries = {"Title": record.title, "Author": record.creator, "Subject": record.description}
    entries |= {"Keywords": "; ".join(record.subjects)}
    entries |= {"Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": stamp, "ModDate": stamp}
    return Dictionary({key: text(value) for key, value in entries.items() if value})


def _xmp(record: Record, *, part: int) -> PdfStream:
    """The XMP packet as a stream that any program finds, uncompressed."""
    packet = xmp_packet(record, conformance="A", universal=True, part=part)
    return PdfStream(packet, {"Type": name("Metadata"), "Subtype": name("XML")}, compressed=False)


def _attach(document: Document, catalog: Dictionary, source: Attachment, record: Record) -> None:
    """The source of the text, named in the catalog as a file that the whole document was made from
    (ISO 19005-3, 6.8).
    """
    stamp = f"D:{record.issued:%Y%m%d}000000Z" if record.issued else "D:19700101000000Z"
    held = {
        "Type": name("EmbeddedFile"),
        # A name as it is written: ReportLab's own leave the slash as it is and escape what escapes
        # it.
        "Subtype": "/" + source.media_type.replace("/", "#2F"),
        "Params": Dictionary({"Size": len(source.content), "ModDate": text(stamp)}),
    }
    stream = document.Reference(PdfStream(source.content, held))
    specification = {
        "Type": name("Filespec"),
        "F": text(source.name),
        "UF": text(source.name),
        "Desc": text("The text as it was found"),
        "AFRelationship": name("Source"),
        "EF": Dictionary({"F": stream, "UF": stream}),
    }
    reference = document.Reference(Dictionary(specification))
    catalog["AF"] = Array([reference])
    catalog["Names"] = Dictionary(
        {"EmbeddedFiles": Dictionary({"Names": Array([text(source.name), reference])})}
    )


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
