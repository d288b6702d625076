"""What a PDF says of itself: Info, XMP, page labels, outline, output intent; all from the Record."""

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from edition import __version__
from edition.model.page import PagedDocument
from edition.model.record import Record
from edition.pdf.objects import Array, Dictionary, Document, Stream, name, points, text

PRODUCER = f"edition {__version__}"
_UA_SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def info(record: Record) -> Dictionary:
    """The Info dictionary (ISO 32000-1, 14.3.3), equal to the XMP field by field."""
    stamp = text(f"D:{record.issued:%Y%m%d}000000Z")
    entries = {"Title": record.title, "Author": record.creator, "Subject": record.description}
    return Dictionary(
        {key: text(value) for key, value in entries.items() if value}
        | {"Creator": text(PRODUCER), "Producer": text(PRODUCER), "CreationDate": stamp, "ModDate": stamp}
    )


def xmp(record: Record, part: str, conformance: str, ua: str) -> Stream:
    """The XMP packet (ISO 16684-1), uncompressed, with the identification of PDF/A and PDF/UA."""
    stamp = f"{record.issued:%Y-%m-%d}T00:00:00Z"
    titles = [("x-default", record.title), (record.language, record.title), *record.parallel_titles]
    abstracts = [("x-default", record.description), (record.language, record.description)]
    body = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(titles)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(record.creator)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_alternatives(abstracts)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{record.language}</rdf:li></rdf:Bag></dc:language>",
        f"<dc:identifier>{escape(record.identifier)}</dc:identifier>",
        f"<dc:date><rdf:Seq><rdf:li>{record.issued.isoformat()}</rdf:li></rdf:Seq></dc:date>",
        f"<dc:rights>{_alternatives([('x-default', record.rights_statement or record.rights)])}</dc:rights>",
        f"<dc:source>sha256:{record.sha256}</dc:source>",
        f"<xmpRights:WebStatement>{escape(record.rights)}</xmpRights:WebStatement>",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate><xmp:MetadataDate>{stamp}</xmp:MetadataDate>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>",
        f"<pdfuaid:part>{ua}</pdfuaid:part>" if ua else "",
    ]
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        + "\n".join(line for line in body if line)
        + f'\n</rdf:Description>\n{_UA_SCHEMA if ua else ""}\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return Stream(packet.encode("utf-8"), {"Type": name("Metadata"), "Subtype": name("XML")}, compressed=False)


def output_intent(document: Document) -> Array:
    """sRGB, to which grey and the accent's alternate refer (ISO 19005-2, 6.2.3)."""
    profile = (files("edition.pdf") / "sRGB2014.icc").read_bytes()
    condition = text("sRGB IEC61966-2.1")
    intent = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": condition,
        "Info": condition,
        "DestOutputProfile": document.Reference(Stream(profile, {"N": 3})),
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


def _alternatives(entries: Sequence[tuple[str, str]]) -> str:
    items = "".join(f'<rdf:li xml:lang="{language}">{escape(value)}</rdf:li>' for language, value in entries)
    return f"<rdf:Alt>{items}</rdf:Alt>"
