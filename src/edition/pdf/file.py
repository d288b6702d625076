"""One PDF from set pages: PDF 1.7, PDF/A-2a and PDF/UA-1 at once."""

from collections.abc import Sequence

from edition.core.pdf_syntax import points
from edition.faces import Faces
from edition.model.attachment import Attachment
from edition.model.page import FaceName, PagedDocument, Raster
from edition.model.record import Record
from edition.pdf import metadata
from edition.pdf.attached import attach
from edition.pdf.content import Writer
from edition.pdf.expected import expected
from edition.pdf.fonts import SlotFont
from edition.pdf.objects import Array, Dictionary, Document, Stream, name, text
from edition.pdf.structure import Tree


def write(
    paged: PagedDocument, record: Record, faces: Faces, attached: Attachment | None
) -> tuple[bytes, str]:
    """The file, and the text that should come back out of it."""
    document = Document(pdfVersion=(1, 7), invariant=1)
    fonts = {name: SlotFont(face) for name, face in faces.items()}
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
    sheets = [
        _page(document, paged, content, resources, parent, i) for i, content in enumerate(contents)
    ]
    refs = [document.Reference(sheet) for sheet in sheets]
    pages["Kids"] = Array(refs)
    _describe(document, catalog, paged, record, refs)
    catalog["Metadata"] = document.Reference(metadata.xmp(record, part=3 if attached else 2))
    if attached:
        attach(document, catalog, attached, record)
        document.updateSignature(attached.content)
    tree = Tree(document, paged, writer.owned, refs)
    catalog["StructTreeRoot"] = tree.root()
    for number, annotations in tree.annotations.items():
        sheets[number - 1]["Annots"] = Array(annotations)
    document.info = metadata.info(record)
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


def _image(raster: Raster) -> Stream:
    """A picture in greys (ISO 32000-1, 8.9.5)."""
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "ColorSpace": name("DeviceGray"),
        "BitsPerComponent": 8,
    }
    return Stream(raster.samples, entries | {"Width": raster.columns, "Height": raster.rows})


def _page(
    document: Document,
    paged: PagedDocument,
    content: bytes,
    resources: object,
    parent: object,
    index: int,
) -> Dictionary:
    turned = paged.pages[index].turned
    sides = (paged.height, paged.width) if turned else (paged.width, paged.height)
    box = Array([0, 0, *map(points, sides)])
    page = Dictionary(
        {
            "Type": name("Page"),
            "Parent": parent,
            "MediaBox": box,
            "TrimBox": box,
            "Resources": resources,
            "Contents": document.Reference(Stream(content)),
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
    catalog["PageLabels"] = metadata.page_labels(paged)
    catalog["OutputIntents"] = metadata.output_intent(document)
    if paged.outline:
        catalog["Outlines"] = metadata.outline(document, paged, refs)
