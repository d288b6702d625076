"""The XMP packet (ISO 16684-1) of a PDF: what it says of itself to any program, made from the
Record.

Written as text: lxml, which takes a twentieth of a short build to import, would write the same
bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from edition import __version__
from edition.model.record import Record

PRODUCER = f"edition {__version__}"
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="r"?>'
_NAMES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfd": "http://pdfa.org/declarations/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
"""The prefixes that PDF/A prescribes for these schemas (ISO 19005-2, 6.6.2.3.3, table 1), and
PDF/UA and PDF Declarations for theirs.
"""
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_BY_DEFAULT = "x-default"


_Kind = Literal["Seq", "Bag", "Alt"]


class _Array(Struct, frozen=True):
    """Values in an order, in none, or of which a program takes the one in its language; only these
    last have one, else it is "".
    """

    kind: _Kind
    items: Sequence[tuple[str, str]]


_Property: TypeAlias = tuple[str, str | _Array | None]
"""Its name with its prefix, and what it is; where that is "" or None it is left out."""


class _Unknown(Struct, frozen=True):
    """A property that PDF/A does not itself know, and how the schema of its prefix is called."""

    schema: str
    name: str
    type_: str
    words: str


_UNIVERSAL = _Unknown(
    "PDF/UA identification",
    "pdfuaid:part",
    "Integer",
    "The part of ISO 14289 to which the file conforms",
)
_EXCHANGED = (
    _Unknown("Adobe PDF", "pdf:Trapped", "Text", "Whether the file has been trapped"),
    _Unknown(
        "PDF/X identification",
        "pdfxid:GTS_PDFXVersion",
        "Text",
        "The part of ISO 15930 to which the file conforms",
    ),
)


class Declared(NamedTuple):
    """What a file says that it conforms to: the `part` of PDF/A with its level of `conformance` (A,
    U, B; of part 4 none, or F for one with files attached), and the part of PDF/UA, 0 for none.
    """

    part: int = 2
    conformance: str = "A"
    universal: int = 1


TAGGED = Declared()
_REVISIONS = {4: "2020"}
"""Of the parts of PDF/A that are known by a year and not by a level alone (ISO 19005-4, 6.7.3)."""
_UNIVERSAL_REVISIONS = {2: "2024"}
"""The same of PDF/UA (ISO 14289-2, 5)."""
_DECLARATIONS = {
    2: (
        "http://pdfa.org/declarations/wtpdf#accessibility1.0",
        "http://pdfa.org/declarations/wtpdf#reuse1.0",
    )
}
"""What a file of that part of PDF/UA also conforms to (Well-Tagged PDF 1.0, 6.1.2 and 6.1.3)."""


class Standard(NamedTuple):
    """What a writer holds a file to: the version of PDF, and what such a file says of itself,
    without and with a file attached.
    """

    version: str
    alone: Declared
    attaching: Declared

    @property
    def is_second(self) -> bool:
        """Whether it is one of PDF 2.0, which has namespaces of structure and no Info."""
        return self.version == "2.0"


ARCHIVAL: Standard = Standard("1.7", TAGGED, Declared(3))
"""PDF/A-2a and PDF/UA-1, which archives and laws name."""
NEWER: Standard = Standard("2.0", Declared(4, "", 2), Declared(4, "F", 2))
"""PDF/A-4, PDF/UA-2 and Well-Tagged PDF 1.0 for accessibility and for reuse."""


def xmp_packet(record: Record, declared: Declared = TAGGED, *, document: str = "") -> bytes:
    """The packet with what the file is declared to conform to.

    `document` identifies a PDF/X-4 file among all documents, and stands for its versions together;
    "" for a file that is none.
    """
    issued = record.issued.isoformat() if record.issued else ""
    titles = [(record.language, record.title), *record.parallel_titles]
    own: list[_Property] = [
        ("dc:format", "application/pdf"),
        ("dc:title", _Array("Alt", [(_BY_DEFAULT, record.title), *titles])),
        ("dc:creator", _all("Seq", [each.name for each in record.creators])),
        ("dc:contributor", _all("Bag", [each.name for each in record.contributors])),
        ("dc:publisher", _one("Bag", record.publisher)),
        (
            "dc:description",
            _Array("Alt", [(tag, record.description) for tag in (_BY_DEFAULT, record.language)]),
        ),
        ("dc:subject", _all("Bag", record.subjects)),
        ("dc:language", _one("Bag", record.language)),
        ("dc:identifier", record.identifier),
        ("dc:date", _one("Seq", issued)),
        ("dc:rights", _one("Alt", record.rights_statement or record.rights, _BY_DEFAULT)),
        ("dc:source", f"sha256:{record.sha256}"),
        ("xmpRights:WebStatement", record.rights),
        ("xmp:CreatorTool", PRODUCER),
        *(
            (f"xmp:{name}Date", f"{issued}T00:00:00Z" if issued else "")
            for name in ("Create", "Modify", "Metadata")
        ),
        ("pdf:Producer", PRODUCER),
        ("pdf:Keywords", "; ".join(record.subjects)),
        *_conforming(declared),
    ]
    packet = _Packet()
    packet.describe(own)
    # PDF/A-4 wants no schema of a property that it does not know (ISO 19005-4, 6.7.2).
    first = declared.universal == 1
    if unknown := (*((_UNIVERSAL,) if first else ()), *(_EXCHANGED if document else ())):
        packet.extend(unknown)
    if claims := _DECLARATIONS.get(declared.universal):
        packet.declare(claims)
    if document:
        packet.describe(_exchanged(document, record.version))
    return packet.written()


def described_packet(title: str, language: str, *, conformance: str) -> bytes:
    """The packet of a file made from somebody else's: what is known of that, and PDF/A-2 where
    `conformance` is not "".
    """
    own: list[_Property] = [
        ("dc:format", "application/pdf"),
        ("dc:title", _one("Alt", title, _BY_DEFAULT)),
        ("dc:language", _one("Bag", language)),
        ("xmp:CreatorTool", PRODUCER),
        ("pdf:Producer", PRODUCER),
        *(_conforming(Declared(2, conformance, 0)) if conformance else ()),
    ]
    packet = _Packet()
    packet.describe(own)
    return packet.written()


def _one(kind: _Kind, value: str, language: str = "") -> _Array | None:
    """An array of one value, if there is that."""
    return _Array(kind, [(language, value)]) if value else None


def _all(kind: _Kind, values: Sequence[str]) -> _Array | None:
    """An array of values in no language, if there are some."""
    return _Array(kind, [("", value) for value in values]) if values else None


def _conforming(declared: Declared) -> Iterator[_Property]:
    yield "pdfaid:part", str(declared.part)
    yield "pdfaid:rev", _REVISIONS.get(declared.part, "")
    yield "pdfaid:conformance", declared.conformance
    yield "pdfuaid:part", str(declared.universal or "")
    yield "pdfuaid:rev", _UNIVERSAL_REVISIONS.get(declared.universal, "")


def _exchanged(document: str, version: str) -> Iterator[_Property]:
    """What ISO 15930-7 wants of XMP beyond a title and dates."""
    yield "pdfxid:GTS_PDFXVersion", "PDF/X-4"
    yield "pdf:Trapped", "False"
    yield "xmpMM:DocumentID", document
    yield "xmpMM:VersionID", version
    yield "xmpMM:RenditionClass", "default"


class _Packet:
    """A packet as it grows, one Description after the other, each property on a line."""

    def __init__(self) -> None:
        self._descriptions: list[str] = []

    def describe(self, properties: Iterable[_Property]) -> None:
        """Properties that say something, in a Description of their own."""
        found = [(name, value) for name, value in properties if value]
        prefixes = dict.fromkeys(name.partition(":")[0] for name, _ in found)
        self._add(prefixes, _one_a_line(_element(name, _said(value)) for name, value in found))

    def extend(self, unknown: Iterable[_Unknown]) -> None:
        """The Description in which PDF/A wants properties described that it does not itself know
        (ISO 19005-2, 6.6.2.3.2).
        """
        bag = _element("rdf:Bag", "".join(map(_schema, unknown)))
        prefixes = ("pdfaExtension", "pdfaSchema", "pdfaProperty")
        self._add(prefixes, _element("pdfaExtension:schemas", bag))

    def declare(self, claims: Iterable[str]) -> None:
        """The Description of PDF Declarations (PDF Association, 2019), each by its address."""
        each = (_resource("pdfd", {"conformsTo": claim}) for claim in claims)
        bag = _element("rdf:Bag", "".join(each))
        self._add(("pdfd",), _element("pdfd:declarations", bag))

    def written(self) -> bytes:
        """The bytes of the packet; no program is to write in it, for the file vouches for it."""
        rdf = _element("rdf:RDF", _one_a_line(self._descriptions), _namespaces(("rdf",)))
        return f"{_HEAD}{_element('x:xmpmeta', rdf, _namespaces(('x',)))}{_END}".encode()

    def _add(self, prefixes: Iterable[str], content: str) -> None:
        # It is about the file that the packet stands in.
        attributes = f'{_namespaces(prefixes)} rdf:about=""'
        self._descriptions.append(_element("rdf:Description", content, attributes))


def _one_a_line(elements: Iterable[str]) -> str:
    return "".join(f"\n{each}" for each in elements) + "\n"


def _said(value: str | _Array | None) -> str:
    """What a property says; no white space stands within a value, for programs would read it."""
    if isinstance(value, _Array):
        items = (
            _element("rdf:li", _escaped(item), f' xml:lang="{_quoted(tag)}"' if tag else "")
            for tag, item in value.items
        )
        return _element(f"rdf:{value.kind}", "".join(items))
    return _escaped(value or "")


def _schema(unknown: _Unknown) -> str:
    prefix, _, name = unknown.name.partition(":")
    said = {
        "name": name,
        "valueType": unknown.type_,
        "category": "internal",
        "description": unknown.words,
    }
    properties = _element("rdf:Seq", _resource("pdfaProperty", said))
    schema = {"schema": unknown.schema, "namespaceURI": _NAMES[prefix], "prefix": prefix}
    return _resource("pdfaSchema", schema, _element("pdfaSchema:property", properties))


def _resource(prefix: str, said: Mapping[str, str], more: str = "") -> str:
    """An item of an array that has fields of its own."""
    fields = (_element(f"{prefix}:{name}", _escaped(value)) for name, value in said.items())
    return _element("rdf:li", "".join(fields) + more, ' rdf:parseType="Resource"')


def _namespaces(prefixes: Iterable[str]) -> str:
    return "".join(f' xmlns:{prefix}="{_NAMES[prefix]}"' for prefix in prefixes)


def _element(name: str, content: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


def _escaped(said: str) -> str:
    """Characters as XML 1.0 has them in content."""
    return said.translate(_REFERENCES)


def _quoted(said: str) -> str:
    """The same in the value of an attribute."""
    return _escaped(said).replace('"', "&quot;")
