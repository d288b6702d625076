"""Writes the documents of this folder that were made by hand, part by part, as Word stores them:

    python tests/data/word/by_hand.py

The words are our own. A document that Word itself would write has more parts; what is here is what
Word reads and what this project has to do with.
"""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile, ZipInfo

HERE = Path(__file__).parent
_OOXML = "http://schemas.openxmlformats.org"
_RELATED = f"{_OOXML}/officeDocument/2006/relationships"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": f"{_OOXML}/wordprocessingml/2006/main",
        "r": _RELATED,
        "m": f"{_OOXML}/officeDocument/2006/math",
        "a": f"{_OOXML}/drawingml/2006/main",
        "wp": f"{_OOXML}/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": f"{_OOXML}/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
AUTHOR, READER = "Shirin Farhadi", "Bahram Goor"
WHO = f'w:id="7" w:author="{AUTHOR}" w:date="2024-05-01T10:00:00Z"'
INS, DEL = f"<w:rPr><w:ins {WHO}/></w:rPr>", f"<w:rPr><w:del {WHO}/></w:rPr>"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>'
    f"<w:pPr>{more}</w:pPr></w:style>"
    for name, called, more in (
        ("Normal", "Normal", ""),
        ("Title", "Title", ""),
        ("Subtitle", "Subtitle", ""),
        ("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>'),
        ("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>'),
        ("Quote", "Quote", ""),
        ("SourceCode", "Source Code", ""),
        ("TOC1", "toc 1", ""),
    )
)
LEVEL = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    for number, levels in enumerate(
        (
            LEVEL.format(0, "decimal", "%1.") + LEVEL.format(1, "arabicAlpha", "%2)"),
            LEVEL.format(0, "bullet", "•"),
            LEVEL.format(0, "arabicAbjad", "%1)"),
            LEVEL.format(0, "decimal", "مادهٔ %1:"),
        )
    )
) + "".join(
    f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
    for number, of, more in (
        (1, 0, ""), (2, 1, ""), (3, 2, ""), (4, 3, ""),
        (5, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    )
)  # fmt: skip


def p(*runs: str, style: str = "", more: str = "") -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{more}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, form: str = "") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(*runs: str) -> str:
    return f"<w:ins {WHO}>{''.join(runs)}</w:ins>"


def gone(text: str, form: str = "") -> str:
    run = f'<w:r><w:rPr>{form}</w:rPr><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f"<w:del {WHO}>{run}</w:del>"


def item(number: int, level: int, *runs: str, more: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(*runs, more=numbered + more)


def table(*rows: tuple[str, ...], properties: str = "<w:bidiVisual/>") -> str:
    made = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    grid = "<w:gridCol/>" * max(map(len, rows))
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def field(instruction: str, shown: str) -> str:
    kinds = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
             for kind in ("begin", "separate", "end"))  # fmt: skip
    begin, separate, end = kinds
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return begin + asked + separate + r(shown) + end


def box(words: str) -> str:
    inner = f"<w:txbxContent>{p(r(words))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
NOTES = {
    "footnotes": "".join(
        f'<w:footnote w:id="{number}">{words}</w:footnote>'
        for number, words in (
            (2, p(r("این سخن را نخستین بار همسایه‌ای گفت."))),
            (3, p(r("دو بند دارد."), ins(r(" افزوده است."))) + p(r("این بند دوم آن است."))),
        )
    ),
    "endnotes": f'<w:endnote w:id="2">{p(r("یادداشت پایانی."))}</w:endnote>',
}
COMMENTS = (
    f'<w:comment w:id="0" w:author="{READER}" w:date="2024-05-02T10:00:00Z" w:initials="BG">'
    f"{p(r('این شمار را دوباره بسنجید.'))}</w:comment>"
)

DOCUMENTS: Mapping[str, str] = {
    "forms": "".join(
        (
            p(r("نان و نامه"), style="Title"),
            p(r("گزارش نخست"), style="Subtitle"),
            p(r("آغاز"), style="Heading1"),
            p(r("این "), r("پررنگ", "<w:bCs/><w:rtl/>"), r(" است و این‌یکی "),
              r("کج", "<w:iCs/>"), r("، و این "), r("«هر دو»", "<w:b/><w:bCs/><w:iCs/><w:rtl/>"),
              r("؛ نمی‌رود.")),
            p(r("نشانه‌ها: 3 * 4 و a_b و [یک](دو) و &lt;b&gt; و ~~خط~~ و `کد` و \\ و &amp;amp; و |.")),
            p(r("# نه سرفصل")), p(r("- نه گلوله")), p(r("1404. سال بود")), p(r("&gt; نه نقل")),
            p('<w:hyperlink r:id="link1"><w:r><w:t>نشانی ما</w:t></w:r></w:hyperlink>',
              r(" یا "),
              '<w:hyperlink r:id="link1"><w:r><w:t>https://example.org/a</w:t></w:r></w:hyperlink>'),
            p(r("آب H"), r("2", '<w:vertAlign w:val="subscript"/>'), r("O و متر"),
              r("2", '<w:vertAlign w:val="superscript"/>'), r(" و "), r("خط‌خورده", "<w:strike/>")),
            p("<w:r><w:t>یک</w:t><w:tab/><w:t>دو</w:t><w:br/><w:t>سه</w:t></w:r>"),
            p(r("ره‌آورد", "<w:b/><w:bCs/><w:rtl/>"), r("های ما")),
            p(r("سخن دیگری.")  , style="Quote"),
            p(r("تورفته است و نقل نیست."), more='<w:ind w:left="720" w:right="720"/>'),
        )
    ),
    "notes": "".join(
        (
            p(r("یادداشت‌ها"), style="Heading1"),
            p(r("همسایه"), NOTE.format(2), r(" گفت و رفت"), NOTE.format(3), r(".")),
            p(r("در پایان"), '<w:r><w:endnoteReference w:id="2"/></w:r>', r(" نیز.")),
        )
    ),
    "lists": "".join(
        (
            p(r("فهرست‌ها"), style="Heading1"),
            item(1, 0, r("نان")), item(1, 1, r("گندم")), item(1, 1, r("جو")), item(1, 0, r("آب")),
            p(r("میان دو فهرست.")),
            item(1, 0, r("هوا")),
            item(5, 0, r("از نو")), item(5, 0, r("دومی")),
            item(2, 0, r("گلولهٔ یک")), item(2, 0, r("گلولهٔ دو")),
            item(3, 0, r("ابجد یک")), item(3, 0, r("ابجد دو")),
            item(4, 0, r("همه برابرند.")), item(4, 0, r("آب از آنِ همه است.")),
        )
    ),
    "tables": "".join(
        (
            p(r("جدول"), style="Heading1"),
            table(
                (p(r("ماه")), p(r("شمار"))),
                (p(r("مهر")) + p(r("و آبان")), p(r("۱۲|۱۳"))),
                (p(), p(r("هیچ", "<w:b/><w:bCs/><w:rtl/>"))),
            ),
            p(r("پس از جدول.")),
            table(
                ('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p(r("پهن")),),
                (p(r("یک")), p(r("دو"))),
                properties="",
            ),
        )
    ),
    "changes": "".join(
        (
            p(r("دگرگونی‌ها"), style="Heading1"),
            p(r("ما "), gone("هرگز"), ins(r("همیشه")), r(" گفتیم که آب از آنِ همه است"),
              ins(r(" و خواهد بود")), r(".")),
            p(ins(r("این بند یکسره تازه است.")), more=INS),
            p(r("این بند دو پاره نبود."), more=INS),
            p(r(" پارهٔ دوم آن این است.")),
            p(r("این بند با بند پسین"), more=DEL),
            p(r(" یکی شد.")),
            p(gone("این بند رفته است."), more=DEL),
            p(r("هم‌نشینی"), ins(r(" ")), r("ما "), gone("نان و "), r("آب است.")),
            item(1, 0, r("یک")), item(1, 0, ins(r("میان")), more=INS), item(1, 0, r("دو")),
            p(f'<w:moveFrom {WHO}>{r("جابه‌جا شده است.")}</w:moveFrom>',
              more=f"<w:rPr><w:moveFrom {WHO}/></w:rPr>"),
            p(r("پیش از آن. "), f'<w:moveTo {WHO}>{r("جابه‌جا شده است.")}</w:moveTo>'),
            p(r("شکلش دگر شد", f'<w:bCs/><w:rtl/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>'), r(" و ماند.")),
            p(r("پررنگ ", "<w:bCs/><w:rtl/>"), ins(r("افزوده", "<w:bCs/><w:rtl/>")), r(" پایان.")),
            p(f"<w:ins {WHO}>{r('نبود')}<w:del {WHO}><w:r><w:delText>و نیست</w:delText></w:r>"
              "</w:del></w:ins>", r(" پایان گزارش.")),
        )
    ),
    "hidden": "".join(
        (
            p(r("آنچه Word نشان می‌دهد"), style="Heading1"),
            p(r("فهرست"), field(r"TOC \o", ""), style="TOC1"),
            "<w:sdt><w:sdtPr/><w:sdtContent>" + p(r("بند درون کنترل.")) + "</w:sdtContent></w:sdt>",
            p("<w:sdt><w:sdtContent>" + r("واژهٔ درون کنترل") + "</w:sdtContent></w:sdt>", r(" ماند.")),
            p("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("اینجا بنویسید")
              + "</w:sdtContent></w:sdt>", r("جای خالی.")),
            p('<w:r><w:sym w:font="Wingdings" w:char="F0E8"/></w:r>', r(" پیکان")),
            p('<w:r><w:sym w:font="B Lotus" w:char="F041"/></w:r>', r("نشانهٔ قلم\ue041")),
            p(r("پنهان‌شده", "<w:vanish/>"), r("پیداست.")),
            p(r("کنار کادر."), box("درون کادر است.")),
            p(field("PAGE", "۳"), r(" و "), field("REF a", "بنگرید به آغاز"), r(".")),
            p('<w:fldSimple w:instr=" DATE ">' + r("مهر") + "</w:fldSimple>", r(" بود.")),
            p(r("فرمول: "), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
            p('<w:commentRangeStart w:id="0"/>', r("شمار"), '<w:commentRangeEnd w:id="0"/>',
              '<w:r><w:commentReference w:id="0"/></w:r>', r(" درست است.")),
            p("<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"p\" descr=\"نگارهٔ کبوتر\"/>"
              "</wp:inline></w:drawing></w:r>", r("کنار نگاره.")),
            '<w:altChunk r:id="chunk"/>',
            p(r("زیرخط", '<w:u w:val="single"/>'), r(" دارد.")),
        )
    ),
    "digits": "".join(
        (
            p(r("رقم‌ها"), style="Heading1"),
            p(r("سال 1404 بود و ۱۲ تن آمدند.", '<w:rtl/><w:lang w:bidi="fa-IR"/>')),
            p(r("كتاب هاي ما، می\u00acرود و می\u200fرود.")),
        )
    ),
}  # fmt: skip


PLENTY = (
    "کوچهٔ ما چهل خانه دارد و یک درخت توت. زمستان که می‌رسد، جوی آب یخ می‌بندد و چراغ‌ها زود خاموش "
    "می‌شوند. ما، همسایگان این کوچه، دور هم نشستیم و سخن گفتیم. کسی فریاد نزد و کسی خاموش نماند."
)
DOCUMENTS = {
    **DOCUMENTS,
    "code": "".join(
        (
            p(r("کد"), style="Heading1"),
            p('<w:r><w:t>edition new a</w:t><w:br/><w:t xml:space="preserve">  --from b</w:t></w:r>',
              style="SourceCode"),
            p(r("واژهٔ "), r("a  b", '<w:rStyle w:val="VerbatimChar"/>'), r(" کد است.")),
            p(r("پررنگ", "<w:b/>"), r("کج", "<w:i/>"), r(" و "), r("این ", "<w:i/>"),
              f'<w:hyperlink w:anchor="a">{r("برگه", "<w:i/>")}</w:hyperlink>',
              r(" ماند", "<w:i/>"), r(".")),
        )
    ),
    "nameh": "".join(
        (
            p(r("نامه به شهرداری"), style="Title"),
            p(r(PLENTY), NOTE.format(2)),
            p(r("آنچه می‌خواهیم"), style="Heading1"),
            p(r("سه چیز می‌خواهیم و هر سه را می‌توان تا "), gone("پاییز"), ins(r("بهار")),
              r(" ساخت:")),
            item(1, 0, r("چراغی که تا سحر روشن باشد؛")),
            item(1, 0, r("جویی که آبش نایستد؛")),
            item(1, 0, r("نیمکتی زیر درخت توت.")),
            p(ins(r("این نامه را پیش از فرستادن در کوچه خواندیم.")), more=INS),
            p(r("چرا اکنون"), style="Heading1"),
            p(r(PLENTY), r(" این بار "), r("نوبت شماست", "<w:bCs/><w:rtl/>"), r(".")),
            table(
                (p(r("کار")), p(r("ماه"))),
                (p(r("چراغ")), p(r("مهر"))),
                (p(r("جوی")), p(r("آبان"))),
            ),
            p(r("همسایگان کوچهٔ توت")),
        )
    ),
}  # fmt: skip


def write(name: str, body: str) -> None:
    """A package with one text and what it names, at the first time that a ZIP file knows."""
    parts = {"styles": STYLES, "numbering": NUMBERING}
    if name in ("notes", "nameh"):
        parts |= NOTES
    if name == "hidden":
        parts |= {"comments": COMMENTS, "header1": p(r("سرصفحهٔ گزارش"))}
    tops = {"header1": "hdr"}
    relations = "".join(
        f'<Relationship Id="part{at}" Type="{_RELATED}/{part.rstrip("1")}" Target="{part}.xml"/>'
        for at, part in enumerate(parts)
    )
    relations += (
        f'<Relationship Id="link1" Type="{_RELATED}/hyperlink" Target="https://example.org/a" '
        'TargetMode="External"/>'
    )
    about = f'xmlns="{_OOXML}/package/2006/relationships"'
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_OOXML}/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
            'Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.'
            'main+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships {about}><Relationship Id="rId1" Type="{_RELATED}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": f"<Relationships {about}>{relations}</Relationships>",
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    for part, inner in parts.items():
        top = tops.get(part, part)
        members[f"word/{part}.xml"] = f"<w:{top} {NAMES}>{inner}</w:{top}>"
    with ZipFile(HERE / f"{name}.docx", "w") as file:
        for member, content in members.items():
            file.writestr(ZipInfo(member), content, compress_type=8)


if __name__ == "__main__":
    for each, body in DOCUMENTS.items():
        write(each, body)
