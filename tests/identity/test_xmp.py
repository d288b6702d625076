"""Who made a text and what it is about, in XMP; Info has the same."""

from lxml import etree
from msgspec.structs import replace

from edition.identity.xmp import xmp_packet
from edition.model.record import Agent, Topic
from edition.pdf.file import _info
from tests.deposit.small import RECORD

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
NAMED = replace(
    RECORD,
    creators=(Agent("مریم احمدی", is_person=True, role="aut"), Agent("آرش", is_person=True)),
    contributors=(Agent("بهمن", is_person=True, role="edt"),),
    keywords=("نان", "آزادی"),
    topics=(Topic("Bread", "lcsh"),),
)


def said(packet: bytes, path: str) -> list[str]:
    root = etree.fromstring(packet[packet.index(b"?>") + 2 : packet.rindex(b"<?")].strip())
    return [str(value) for value in root.xpath(f"{path}/text()", namespaces=NAMES)]


def test_each_name_and_each_subject_is_an_entry() -> None:
    packet = xmp_packet(NAMED)
    assert said(packet, "//dc:creator/rdf:Seq/rdf:li") == ["مریم احمدی", "آرش"]
    assert said(packet, "//dc:contributor/rdf:Bag/rdf:li") == ["بهمن"]
    assert said(packet, "//dc:subject/rdf:Bag/rdf:li") == ["نان", "آزادی", "Bread"]
    assert said(packet, "//pdf:Keywords") == ["نان; آزادی; Bread"]


def test_without_them_nothing_is_said_of_them() -> None:
    packet = xmp_packet(RECORD)
    assert not any(word in packet for word in (b"contributor", b"dc:subject", b"Keywords"))


def test_info_says_what_xmp_says() -> None:
    assert b"/Author " in _info(NAMED) and b"/Keywords " in _info(NAMED)
    assert b"/Keywords " not in _info(RECORD)


def test_what_xml_would_read_otherwise_comes_back() -> None:
    title = "نان & <b>آزادی</b> \"x\" 'y' ]]>\r\n\u200c"
    packet = xmp_packet(replace(RECORD, title=title))
    assert said(packet, "//dc:title/rdf:Alt/rdf:li")[:2] == [title] * 2


def test_a_packet_is_written_as_lxml_writes_it() -> None:
    packet = xmp_packet(NAMED, document="uuid:1")
    head, body, end = packet.partition(b"?>\n")[0], packet, packet[packet.rindex(b"\n<?") :]
    body = body[len(head) + 3 : -len(end)]
    assert etree.tostring(etree.fromstring(body), encoding="utf-8") == body
