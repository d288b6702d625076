"""The tracked changes of OpenDocument (part 3, 5.5): what was put in stands in the text between two
marks, what was left out stands apart, and is put back at its place.
"""

from lxml import etree

from edition.incoming.leaves import Change
from edition.incoming.marks import DONE, begun
from edition.incoming.opendocument.elements import (
    DC,
    OFFICE,
    TEXT,
    as_span,
    behind,
    remove,
    rest_of,
    span,
    span_of,
)


class Tracked:
    """Marks where changes begin and end, and what was left out at its place; `changes` are by the
    numbers of the marks, `of_form` counts those that change no text.
    """

    def __init__(self, body: etree._Element) -> None:
        self.changes: list[Change] = []
        self.of_form = 0
        regions: dict[str, tuple[str, Change, etree._Element]] = {}
        for region in body.iter(f"{TEXT}changed-region"):
            name = region.get(f"{TEXT}id", "")
            for kind in region:
                about = kind.find(f"{OFFICE}change-info")
                if about is None:
                    continue
                change = Change(
                    about.findtext(f"{DC}creator", ""), about.findtext(f"{DC}date", "")[:10]
                )
                regions[name] = (etree.QName(kind).localname, change, kind)
                kind.remove(about)
        tags = ("change-start", "change-end", "change")
        for mark in list(body.iter(*(f"{TEXT}{tag}" for tag in tags))):
            tag = etree.QName(mark).localname
            name = mark.get(f"{TEXT}change-id", "")
            kind, change, region = regions.get(name, ("", Change(), mark))
            if kind == "insertion":
                as_span(mark, DONE if tag == "change-end" else self._begin("new", change))
            elif kind == "deletion":
                self._restore(mark, region, change)
            else:
                if tag != "change-end" and kind:
                    self.of_form += 1
                as_span(mark, "")
        for each in list(body.iter(f"{TEXT}tracked-changes")):
            remove(each)

    def _begin(self, side: str, change: Change) -> str:
        self.changes.append(change)
        return begun(side, len(self.changes) - 1)

    def _restore(self, mark: etree._Element, region: etree._Element, change: Change) -> None:
        """What was left out, at its place: within the paragraph, or over several, the first of
        which is that of the mark, and the last goes on behind it.
        """
        blocks = [each for each in region if isinstance(each.tag, str)]
        paragraph = next(
            (each for each in mark.iterancestors() if each.tag in (f"{TEXT}p", f"{TEXT}h")), None
        )
        as_span(mark, self._begin("old", change))
        if paragraph is None or not blocks:
            mark.tail = DONE + (mark.tail or "")
            return
        first, *middle = blocks
        if not middle:
            behind(mark, [span_of(first), span(DONE)])
            return
        *between, last = middle
        rest = rest_of(paragraph, mark)
        behind(mark, [span_of(first)])
        ending = etree.Element(paragraph.tag, paragraph.attrib)
        ending.append(span_of(last))
        ending.append(span(DONE))
        ending.append(rest)
        parent = paragraph.getparent()
        at = parent.index(paragraph) + 1
        parent[at:at] = [*between, ending]
