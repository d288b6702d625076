"""A document of Word made plain for pandoc, so that nothing of it is lost without a word: what
pandoc passes over, moves or glues is put as it keeps it, or is taken out and named.

* Text boxes stand as paragraphs behind the one that they are anchored in.
* Content controls, smart tags and fields are what they show.
* What was moved stands where it was moved to; changes of form are as they are now.
* Hidden text, pictures, signs of fonts that have letters elsewhere, contents that Word made, are
  taken out and named.
* Each paragraph begins with its number, and white space is a character of its own, which pandoc
  leaves in the change that it belongs to.
"""

import re
from collections.abc import Mapping

from lxml import etree

from edition.core.quoting import worded
from edition.incoming.marks import SIGN, SPACES, TAB, numbered, without_private
from edition.incoming.word.ledger import NUMBER, Ledger, place_of
from edition.incoming.word.names import (
    MC,
    M,
    V,
    is_on,
    own,
    remove,
    said,
    unwrap,
    value,
    within,
)

_HOLDERS = ("sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo", "fldSimple", "moveTo")
_OF_FORM = (
    "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
    "tblGridChange", "numberingChange", "tblPrExChange", "cellIns", "cellDel", "cellMerge",
)  # fmt: skip
_RANGES = (
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart", "bookmarkEnd",
    "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "annotationRef", "sdtPr",
    "sdtEndPr", "customXmlPr", "smartTagPr",
)  # fmt: skip
"""What says nothing of the text; links to bookmarks lead nowhere on paper."""
_DRAWN = ("drawing", "pict", "object")
_ARABIC = re.compile("[\u0600-\u07ff\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")


def simplify(root: etree._Element, styles: Mapping[str, str], ledger: Ledger) -> None:
    """Make one part plain, whose paragraphs are numbered; `styles` are their names in small
    letters, by id.
    """
    _alternatives(root)
    _formulas(root, ledger)
    _held(root, ledger)
    _moved(root, ledger)
    _formed(root, ledger)
    _fields(root)
    _contents(root, styles, ledger)
    _hidden(root, ledger)
    _drawn(root, ledger)
    _tables(root, ledger)
    _beside(root, ledger)
    for run in within(root, "r"):
        _run(run, ledger)
    for paragraph in within(root, "p"):
        _paragraph(paragraph)


def _alternatives(root: etree._Element) -> None:
    """Of what is there twice, once for older programs, the first."""
    for each in list(root.iter(f"{MC}AlternateContent")):
        choice = each.find(f"{MC}Choice")
        kept = choice if choice is not None else each.find(f"{MC}Fallback")
        parent = each.getparent()
        at = parent.index(each)
        parent[at : at + 1] = list(kept) if kept is not None else []


def _formulas(root: etree._Element, ledger: Ledger) -> None:
    """A formula is the line of its characters."""
    for each in list(root.iter(f"{M}oMathPara", f"{M}oMath")):
        if each.getparent() is None or any(a.tag.startswith(M) for a in each.iterancestors()):
            continue
        words = "".join(part.text or "" for part in each.iter(f"{M}t"))
        ledger.lose_words(worded("a formula is set as a line of characters"), words, each)
        run = etree.Element(own("r"))
        etree.SubElement(run, own("t")).text = words
        each.getparent().replace(each, run)


def _held(root: etree._Element, ledger: Ledger) -> None:
    """What holds text is what it holds; what a content control shows before it is filled is no
    text.
    """
    for each in within(root, "sdt"):
        if each.find(f"{own('sdtPr')}/{own('showingPlcHdr')}") is not None:
            ledger.lose_words(
                worded("a content control that nobody has filled in"), said(each), each
            )
            remove(each)
    for each in within(root, *_RANGES):
        remove(each)
    for each in within(root, *(name for name in _HOLDERS if name != "moveTo")):
        unwrap(each)
    for each in within(root, "ruby"):
        base = each.find(own("rubyBase"))
        read = each.find(own("rt"))
        ledger.lose_words(
            worded("what stands over a word"), said(read) if read is not None else "", each
        )
        run = each.getparent()
        if base is not None and run is not None and run.tag == own("r"):
            run[run.index(each) : run.index(each) + 1] = [
                child for inner in base for child in inner if child.tag != own("rPr")
            ]


def _moved(root: etree._Element, ledger: Ledger) -> None:
    """What was moved stands where it was moved to, and its old place is gone."""
    for each in within(root, "moveFrom"):
        paragraph = each.getparent()
        if paragraph is not None and paragraph.tag != own("rPr"):
            remove(each)
    for each in within(root, "moveFrom"):  # the ends of paragraphs
        paragraph = _of_mark(each)
        remove(each)
        if paragraph is not None and not said(paragraph) and paragraph.getparent() is not None:
            remove(paragraph)
    for each in within(root, "moveTo"):
        if each.getparent().tag == own("rPr"):
            remove(each)
        else:
            ledger.taken["moves"] += 1
            unwrap(each)


def _of_mark(mark: etree._Element) -> etree._Element | None:
    return next((each for each in mark.iterancestors() if each.tag == own("p")), None)


def _formed(root: etree._Element, ledger: Ledger) -> None:
    """Changes of form are taken as they are now; rows that were put in stand, those left out are
    gone; what was put in and left out again never was.
    """
    for each in within(root, *_OF_FORM):
        ledger.taken["forms"] += 1
        remove(each)
    for row in within(root, "tr"):
        properties = row.find(own("trPr"))
        if properties is None:
            continue
        gone = properties.find(own("del"))
        put = properties.find(own("ins"))
        for mark in (gone, put):
            if mark is not None:
                ledger.taken["rows"] += 1
                properties.remove(mark)
        if gone is not None:
            remove(row)
        elif put is not None:
            for each in within(row, "ins"):
                _settled(each)
    for each in within(root, "ins"):
        for inner in within(each, "del"):
            remove(inner)
    for each in within(root, "del"):
        for inner in within(each, "ins"):
            remove(inner)
    for each in within(root, "del", "ins"):
        # Parts of words that are nothing but form: numbers of paragraphs, properties of formulas.
        if each.getparent().tag not in (own("rPr"), own("trPr")) and not len(each):
            remove(each)


def _settled(change: etree._Element) -> None:
    """What was put in, as if it had always stood there."""
    if change.getparent().tag == own("rPr"):
        remove(change)
    else:
        unwrap(change)


def _fields(root: etree._Element) -> None:
    """A field is what it shows; a link leads where it led."""
    open_fields: list[list[etree._Element]] = []
    for each in list(root.iter(own("fldChar"), own("instrText"), own("delInstrText"))):
        kind = value(each, "fldCharType") if each.tag == own("fldChar") else ""
        if kind == "begin":
            open_fields.append([each])
        elif open_fields:
            open_fields[-1].append(each)
        else:
            remove(each)
        if kind == "end" and open_fields:
            parts = open_fields.pop()
            asked = "".join(part.text or "" for part in parts if part.tag == own("instrText"))
            if not asked.strip().upper().startswith("HYPERLINK"):
                for part in parts:
                    remove(part)
    for parts in open_fields:
        for part in parts:
            remove(part)
    for each in within(root, "hyperlink"):
        if not any(name.endswith("}id") for name in each.attrib):
            unwrap(each)


def _contents(root: etree._Element, styles: Mapping[str, str], ledger: Ledger) -> None:
    """The contents that Word made of the headings: the edition makes its own."""
    gone = [
        paragraph
        for paragraph in within(root, "p")
        if styles.get(style_of(paragraph), "").startswith(("toc ", "table of figures"))
        and styles.get(style_of(paragraph), "") != "toc heading"
    ]
    if gone:
        fact = worded(
            "the contents that Word made, {count} lines from «{words}» on, are left out, for the "
            "edition makes its own",
            count=len(gone),
            words=said(gone[0]),
        )
        ledger.lose(fact, gone[0])
    for paragraph in gone:
        remove(paragraph)


def _tables(root: etree._Element, ledger: Ledger) -> None:
    """Each table with a grid as wide as its widest row, without which pandoc passes over cells;
    those whose first column stands at the left in the document are named.
    """
    for table in within(root, "tbl"):
        _grid(table)
        if not is_on(table.find(own("tblPr")), "bidiVisual") and _ARABIC.search(said(table)):
            fact = worded(
                "the first column of a table stands at the left there, and at the right here"
            )
            first = table.find(f".//{own('p')}")
            ledger.lose(fact, first if first is not None else table)


def _grid(table: etree._Element) -> None:
    widest = max(
        (
            sum(_spanned(cell) for cell in row.iterfind(own("tc")))
            for row in table.iterfind(own("tr"))
        ),
        default=0,
    )
    grid = table.find(own("tblGrid"))
    if grid is None:
        grid = etree.Element(own("tblGrid"))
        properties = table.find(own("tblPr"))
        table.insert(0 if properties is None else table.index(properties) + 1, grid)
    columns = list(grid.iterfind(own("gridCol")))
    columns += [etree.SubElement(grid, own("gridCol")) for _ in range(widest - len(columns))]
    for column in columns:
        if not value(column, "w"):
            column.set(own("w"), "1000")


def _spanned(cell: etree._Element) -> int:
    """How many columns a cell reaches over."""
    number = value(cell.find(f"{own('tcPr')}/{own('gridSpan')}"))
    return min(max(int(number), 1), _WIDEST) if number.isascii() and number.isdecimal() else 1


_WIDEST = 1000
"""Columns that a cell may reach over."""


def _hidden(root: etree._Element, ledger: Ledger) -> None:
    for run in within(root, "r"):
        if is_on(run.find(own("rPr")), "vanish"):
            ledger.lose_words(worded("hidden text"), said(run), run)
            remove(run)


def _drawn(root: etree._Element, ledger: Ledger) -> None:
    """Text boxes behind their paragraph; pictures and what else is drawn named."""
    for each in reversed(list(within(root, *_DRAWN))):
        anchor = _anchor(each)
        boxes = list(each.iter(own("txbxContent")))
        behind = [
            child
            for box in boxes
            if not any(a.tag == own("txbxContent") and a in boxes for a in box.iterancestors())
            for child in list(box)
        ]
        if behind and anchor is not None:
            parent, at = anchor.getparent(), anchor.getparent().index(anchor) + 1
            parent[at:at] = behind
            fact = worded("a text box stands as paragraphs of their own behind this one")
            ledger.lose(fact, anchor)
        words = [part.get("string", "") for part in each.iter(f"{V}textpath")]
        for text in filter(None, words):
            ledger.lose_words(worded("words that are drawn as a picture"), text, each)
        if not behind and not any(words):
            words_for_it, picture = _alternative(each), worded("a picture")
            if words_for_it:
                ledger.lose(worded("a picture («{words}»)", words=words_for_it), each)
            else:
                ledger.lose(picture, each)
        remove(each)


def _anchor(element: etree._Element) -> etree._Element | None:
    """The outermost paragraph that an element stands in, within its cell."""
    found = None
    for each in element.iterancestors():
        if each.tag == own("p"):
            found = each
        if each.tag in (own("tc"), own("txbxContent")):
            break
    return found


def _alternative(drawn: etree._Element) -> str:
    return next(
        (e.get("descr", "") for e in drawn.iter() if isinstance(e.tag, str) and e.get("descr")), ""
    )


def _beside(root: etree._Element, ledger: Ledger) -> None:
    """A document within the document, which only Word opens."""
    for each in within(root, "altChunk"):
        ledger.lose(worded("a part that is a document of its own"), each)
        remove(each)


def style_of(paragraph: etree._Element) -> str:
    """The id of the style of a paragraph; "" for the usual one."""
    return value(paragraph.find(f"{own('pPr')}/{own('pStyle')}"))


def _run(run: etree._Element, ledger: Ledger) -> None:
    properties = run.find(own("rPr"))
    words = "".join(each.text or "" for each in run if each.tag in (own("t"), own("delText")))
    complex_forms = is_on(properties, "bCs") or is_on(properties, "iCs")
    if properties is not None and complex_forms and _ARABIC.search(words):
        # Word shows bold and italics of these letters by what is said for complex scripts.
        etree.SubElement(properties, own("rtl"))
    for each in list(run):
        if each.tag in (own("t"), own("delText")):
            _private(each, ledger)
            each.text = "".join(SPACES.get(c, c) for c in each.text or "")
        elif each.tag in (own("tab"), own("ptab")):
            _as_text(each, TAB)
        elif each.tag == own("br") and value(each, "type") in ("page", "column"):
            remove(each)
        elif each.tag == own("cr"):
            each.tag = own("br")
        elif each.tag == own("sym"):
            _sign(each, ledger)


def _as_text(element: etree._Element, text: str) -> None:
    element.tag = own("t")
    element.attrib.clear()
    element.text = text


def _private(element: etree._Element, ledger: Ledger) -> None:
    """Characters that only the font of the document knows."""
    element.text, named = without_private(element.text or "")
    if named:
        fact = worded(
            "characters that only a font of the document knows ({named})", named=", ".join(named)
        )
        ledger.lose(fact, element)


def _sign(sign: etree._Element, ledger: Ledger) -> None:
    """A sign of a font: pandoc knows those of Symbol and Wingdings; of others none is passed on."""
    before, behind = etree.Element(own("t")), etree.Element(own("t"))
    before.text, behind.text = f"{SIGN}{place_of(sign)}={sign_named(sign)}{SIGN}", SIGN
    parent = sign.getparent()
    at = parent.index(sign)
    parent.insert(at, before)
    parent.insert(at + 2, behind)


def sign_named(sign: etree._Element) -> str:
    """What a sign of a font is called: its code and its font, without white space."""
    return f"{value(sign, 'char')}_{value(sign, 'font')}".replace(" ", "_")


def _paragraph(paragraph: etree._Element) -> None:
    """Its number at its beginning; its indents, which pandoc takes for quotations, are gone."""
    properties = paragraph.find(own("pPr"))
    if properties is not None:
        for name in ("ind", "numPr", "framePr", "outlineLvl"):
            found = properties.find(own(name))
            if found is not None:
                properties.remove(found)
    run = etree.Element(own("r"))
    etree.SubElement(run, own("t")).text = numbered(int(paragraph.get(NUMBER)))
    paragraph.insert(1 if properties is not None else 0, run)
    del paragraph.attrib[NUMBER]
