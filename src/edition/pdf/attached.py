"""The source of the text as a file associated with the whole document (ISO 19005-3, 6.8), which
makes a PDF/A-3 of a PDF/A-2.
"""

from edition.model.attachment import Attachment
from edition.model.record import Record
from edition.pdf.objects import Array, Dictionary, Document, Stream, name, text


def attach(document: Document, catalog: Dictionary, source: Attachment, record: Record) -> None:
    """Embed the file, name it in the catalog and say that the document was made from it."""
    stamp = f"D:{record.issued:%Y%m%d}000000Z" if record.issued else "D:19700101000000Z"
    held = {
        "Type": name("EmbeddedFile"),
        # A name as it is written: ReportLab's own leave the slash as it is and escape what escapes
        # it.
        "Subtype": "/" + source.media_type.replace("/", "#2F"),
        "Params": Dictionary({"Size": len(source.content), "ModDate": text(stamp)}),
    }
    stream = document.Reference(Stream(source.content, held))
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
