"""The XMP packet (ISO 16684-1) of a PDF: what it says of itself to any program, made from the
Record.
"""

from collections.abc import Sequence
from html import escape

from edition import __version__
from edition.model.record import Record

PRODUCER = f"edition {__version__}"
_SCHEMAS = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    "<pdfaExtension:schemas><rdf:Bag>{}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""Where PDF/A wants properties described that it does not itself know (ISO 19005-2, 6.6.2.3)."""
_SCHEMA = (
    '<rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>{schema}</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>{name}</pdfaProperty:name>"
    "<pdfaProperty:valueType>{type}</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>{words}</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
)
_UA_SCHEMA = _SCHEMA.format(
    schema="PDF/UA identification",
    uri="http://www.aiim.org/pdfua/ns/id/",
    prefix="pdfuaid",
    name="part",
    type="Integer",
    words="The part of ISO 14289 to which the file conforms",
)
_X_SCHEMAS = _SCHEMA.format(
    schema="Adobe PDF",
    uri="http://ns.adobe.com/pdf/1.3/",
    prefix="pdf",
    name="Trapped",
    type="Text",
    words="Whether the file has been trapped",
) + _SCHEMA.format(
    schema="PDF/X identification",
    uri="http://www.npes.org/pdfx/ns/id/",
    prefix="pdfxid",
    name="GTS_PDFXVersion",
    type="Text",
    words="The part of ISO 15930 to which the file conforms",
)
_EXCHANGED = (
    '<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
    "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>"
    "<xmpMM:DocumentID>{document}</xmpMM:DocumentID><xmpMM:VersionID>{version}</xmpMM:VersionID>"
    "<xmpMM:RenditionClass>default</xmpMM:RenditionClass></rdf:Description>"
)
"""What ISO 15930-7 wants of XMP beyond a title and dates."""


def xmp_packet(
    record: Record, *, conformance: str, universal: bool, part: int = 2, document: str = ""
) -> bytes:
    """The packet with the identification of PDF/A (`part` 2 or 3, `conformance` A, U or B) and, if
    `universal`, of PDF/UA-1.

    `document` identifies a PDF/X-4 file among all documents, and stands for its versions together;
    "" for a file that is none.
    """
    issued = record.issued.isoformat() if record.issued else ""
    titles = [("x-default", record.title), (record.language, record.title), *record.parallel_titles]
    abstracts = [("x-default", record.description), (record.language, record.description)]
    publisher = f"<rdf:Bag><rdf:li>{escape(record.publisher)}</rdf:li></rdf:Bag>"
    body = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(titles)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(record.creator)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:publisher>{publisher}</dc:publisher>" if record.publisher else "",
        f"<dc:description>{_alternatives(abstracts)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{record.language}</rdf:li></rdf:Bag></dc:language>",
        f"<dc:identifier>{escape(record.identifier)}</dc:identifier>",
        f"<dc:date><rdf:Seq><rdf:li>{issued}</rdf:li></rdf:Seq></dc:date>" if issued else "",
        "<dc:rights>"
        f"{_alternatives([('x-default', record.rights_statement or record.rights)])}</dc:rights>",
        f"<dc:source>sha256:{record.sha256}</dc:source>",
        f"<xmpRights:WebStatement>{escape(record.rights)}</xmpRights:WebStatement>",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        "".join(
            f"<xmp:{name}Date>{issued}T00:00:00Z</xmp:{name}Date>"
            for name in ("Create", "Modify", "Metadata")
            if issued
        ),
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>" if universal else "",
    ]
    schemas = (_UA_SCHEMA if universal else "") + (_X_SCHEMAS if document else "")
    exchanged = (
        _EXCHANGED.format(document=document, version=escape(record.version)) if document else ""
    )
    return _packet(body, (_SCHEMAS.format(schemas) if schemas else "") + exchanged)


def described_packet(title: str, language: str, *, conformance: str) -> bytes:
    """The packet of a file made from somebody else's: what is known of that, and PDF/A-2 where
    `conformance` is not "".
    """
    body = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives([('x-default', title)])}</dc:title>" if title else "",
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        if language
        else "",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>"
        if conformance
        else "",
    ]
    return _packet(body, "")


def _packet(body: Sequence[str], schemas: str) -> bytes:
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        + "\n".join(line for line in body if line)
        + f'\n</rdf:Description>\n{schemas}\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode("utf-8")


def _alternatives(entries: Sequence[tuple[str, str]]) -> str:
    items = "".join(
        f'<rdf:li xml:lang="{language}">{escape(value)}</rdf:li>' for language, value in entries
    )
    return f"<rdf:Alt>{items}</rdf:Alt>"
