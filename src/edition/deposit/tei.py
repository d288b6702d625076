"""The text in TEI P5."""

from lxml import etree

from edition.deposit.markup import XML_LANG, written
from edition.deposit.tei_header import header
from edition.deposit.tei_text import TEI, text_element
from edition.model.reading import Reading
from edition.model.source_folder import Source


def tei(source: Source, reading: Reading) -> bytes:
    """The whole document; white space in `text` is that of the source, so only the header is
    indented.
    """
    root = etree.Element(f"{{{TEI}}}TEI", {XML_LANG: "en"}, nsmap={None: TEI})
    described = header(source, reading)
    etree.indent(described, " ")
    root.append(described)
    root.append(text_element(source, reading))
    return written(root)


def reading_text(source: Source, reading: Reading) -> str:
    """The source text with every emendation made."""
    parts: list[str] = []
    done = 0
    for change in reading.emendations:
        parts += source.text.text[done : change.span.start], change.after
        done = change.span.end
    return "".join((*parts, source.text.text[done:]))
