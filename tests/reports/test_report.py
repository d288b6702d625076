"""The report for people."""

import ast
import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from fontTools.ttLib import TTFont
from lxml import html
from lxml.html import HtmlElement
from msgspec.structs import replace
from PIL import Image

from edition.core.diagnostics import Diagnostic, Place, Problems, Severity
from edition.core.direction import KINDS
from edition.core.languages.build_words import build_words
from edition.core.languages.report_words import ENGLISH, PERSIAN
from edition.core.quoting import worded
from edition.model.document import Document, Item, Label, Paragraph, Title
from edition.model.finished import TypeFacts
from edition.model.observations import Departed, LooseLine, MeasuredTypography
from edition.model.page import Element, End, MakeUp, Page, PagedDocument, Saving, TextPage
from edition.model.proof import Check, CheckName, Fault, Outcome, Proof, ProperName
from edition.model.source import Span
from edition.reports.contents import Report
from edition.reports.page import Voices
from edition.reports.pictures import Card
from edition.reports.report import report_html
from edition.reports.texts import structure
from edition.verify.bags.profile import _Page
from tests.editions import TITLE, run, write_edition
from tests.faces.made import font, table

PROOFS = (
    Proof(
        "pamphlet.pdf",
        (
            Check(CheckName.WORDS_IN_ORDER, "pypdf", Outcome.MEASURED, 98.5),
            Check(
                CheckName.IDENTIFICATION,
                "pypdf",
                Outcome.FAILED,
                note="XMP has no <dc:title> & more",
            ),
            Check(ProperName("PDF/A-2a"), "veraPDF", Outcome.NOT_RUN, note="Java is not installed"),
        ),
    ),
)


WARNING = Diagnostic(Severity.WARNING, "a", "this is so", "mend it")
NOTE = Diagnostic(Severity.NOTE, "b", "that is so", "nothing need be done")
CARD = Card("a.pdf", Image.new("RGB", (2, 3)), (148, 210), "A5", 4, TypeFacts())


def page_of(report: Report) -> HtmlElement:
    return html.fromstring(report_html(report))


def said(element: HtmlElement) -> str:
    """In the language of the page alone, its spaces folded."""
    copy = html.fromstring(html.tostring(element, encoding="unicode"))
    for beside in copy.find_class("beside"):
        beside.drop_tree()
    return " ".join(copy.text_content().split())


def beside(element: HtmlElement) -> str:
    """What stands in English beside it."""
    return " ".join(" ".join(each.text_content().split()) for each in element.find_class("beside"))


def rows(root: HtmlElement, label: str) -> list[HtmlElement]:
    """The rows of a table, by what it is called."""
    [found] = root.xpath("//div[@aria-label=$label]", label=label)
    return list(found.xpath("./table/tbody/tr"))


def test_every_check_is_told_in_both_languages() -> None:
    root = page_of(Report("نان & آزادی", PROOFS, "fa"))
    assert (root.get("lang"), root.get("dir")) == ("fa", "rtl")
    assert root.xpath("string(//h1)") == "نان & آزادی"
    cells = [row.xpath("./td") for row in rows(root, "pamphlet.pdf")]
    assert [said(row[0]) for row in cells] == ["واژه\u200cها به ترتیب", "شناسایی", "PDF/A-2a"]
    assert [beside(row[0]) for row in cells] == ["words in order", "identification", ""]
    assert [said(row[2]) for row in cells] == ["سنجیده", "نادرست", "انجام\u200cنشده"]
    assert [said(row[3]) for row in cells] == ["۹۸٫۵", "", ""]
    assert "XMP has no <dc:title> & more" in said(cells[1][4])
    assert {each.get("lang") for each in root.find_class("beside")} == {"en"}


@pytest.mark.parametrize(
    ("proofs", "problems", "cards", "kind", "told"),
    [
        (PROOFS, (), 1, "failed", "✗ چاپ نکنید و نسپارید: آزمونی از ۱ پرونده نادرست درآمد."),
        ((), (WARNING, WARNING), 1, "doubtful", "! ساخته شد. پیش از چاپ ۲ هشدار را بخوانید."),
        ((), (NOTE,), 1, "ready", "✓ آمادهٔ چاپ است."),
        ((), (), 0, "proved", "✓ همهٔ آنچه آزموده شد درست است."),
    ],
)
def test_it_begins_with_whether_one_may_go_on(
    proofs: tuple[Proof, ...], problems: Problems, cards: int, kind: str, told: str
) -> None:
    root = page_of(Report("نان", proofs, "fa", problems=problems, cards=(CARD,) * cards))
    [state] = root.find_class("state")
    assert state.get("class") == f"state {kind}" and said(state.find("p")) == told
    [counts] = state.xpath("./dl")
    numbers = {beside(each): each.xpath("string(dd)") for each in counts.findall("div")}
    assert numbers["checks failed"] == ("۱" if proofs else "۰")


def test_every_problem_is_told_by_line_with_the_line(tmp_path: Path) -> None:
    """Of a build: as the command tells them."""
    text = f"{TITLE}\n\nدر شهر سال ۱۳۲۱-۱۳۲۹ نان <b>نبود</b>.\n\nبند {'د' * 200} دو.\n"
    more = '[[link]]\nlabel = "a"\nurl = "https://example.org/{id}"\nqr = true\n'
    folder = write_edition(tmp_path / "e", text, more)
    done = run("build", folder, "--out", tmp_path / "out")
    told = [line for line in done.stderr.splitlines() if re.search(r"\[[a-z-]+\]$", line)]
    root = html.fromstring((tmp_path / "out" / "e" / "report.html").read_bytes())
    codes = [each.text for each in root.xpath("//ul[@class='problems']//p[@class='head']/code")]
    assert len(told) >= 3
    assert sorted(codes) == sorted(re.findall(r"\[([a-z-]+)\]$", "\n".join(told), re.MULTILINE))
    [line] = [each for each in root.xpath("//li[.//code='unconfirmed-link']/p[@class='line']")]
    assert line.text_content() == 'url = "https://example.org/{id}"'
    assert line.find("mark").text == "url" and line.get("dir") == "ltr"
    marks = root.xpath("//p[@class='line']/mark")
    for each in marks:  # what has no letter from the right stands from the left
        assert (each.get("dir") == "ltr") != any("آ" <= letter <= "ی" for letter in each.text)
    assert {each.get("dir") for each in marks} == {"ltr", None}


def test_a_fault_is_told_with_its_place_what_was_expected_and_seen_and_the_act() -> None:
    fault = Fault("a line <1> differs", "نان", "آب", Place("/srv/nima/e/text.txt", 3, 5), "mend it")
    check = Check(
        CheckName.OWN_CONTENT, "pypdf", Outcome.FAILED, note="x", faults=(fault, Fault("y"))
    )
    root = page_of(Report("", (Proof("a.pdf", (check,)),), "en"))
    [failed] = root.xpath("//ul[@class='problems']/li[@class='failed']")
    assert said(failed) == (
        "a.pdf own content pypdf text.txt line 3 a line <1> differs. What to do: mend it. "
        "expected: «نان» seen: «آب» y."
    )
    [row] = rows(root, "a.pdf")
    assert "text.txt:3:5: a line <1> differs" in said(row) and "mend it" in said(row)
    assert "/srv" not in report_html(Report("", (Proof("a.pdf", (check,)),)))


def test_what_is_to_be_done_about_all_faults_is_said_once() -> None:
    faults = tuple(Fault(f"a {at}", act="mend it") for at in range(3))
    check = Check(CheckName.OWN_CONTENT, "pypdf", Outcome.FAILED, faults=faults)
    root = page_of(Report("", (Proof("a.pdf", (check,)),), "en"))
    [failed] = root.xpath("//ul[@class='problems']/li[@class='failed']")
    assert said(failed).endswith("a 0. a 1. a 2. What to do: mend it.")


HOSTILE = "<script>alert(1)</script> `a` \x02 \u202e </style> \"'"


def test_what_others_wrote_stands_as_it_is_and_does_nothing() -> None:
    """In the title, the name of a file, a fact, its field, its place, words that were seen."""
    problem = Diagnostic(
        Severity.WARNING,
        "a",
        worded("«{it}» is «{it}»", it=HOSTILE),
        HOSTILE,
        Place(f"{HOSTILE}.txt", 1),
    )
    fault = Fault(HOSTILE, HOSTILE, HOSTILE)
    check = Check(CheckName.OWN_CONTENT, HOSTILE, Outcome.FAILED, note=HOSTILE, faults=(fault,))
    proof = Proof(f"{HOSTILE}.pdf", (check, replace(check, outcome=Outcome.NOT_RUN, faults=())))
    card = replace(CARD, file=f"{HOSTILE}.pdf")
    report = Report(
        HOSTILE, (proof,), "fa", (problem,), (card,), files=(HOSTILE,),
        notes={f"{HOSTILE}-note.txt": HOSTILE}, measured=(MEASURED,),
    )  # fmt: skip
    page = report_html(report)
    looked = _Page()
    looked.feed(report_html(replace(report, linked=False)))
    assert looked.found == []
    root = html.fromstring(page)
    assert not root.xpath("//script") and page.count("</style>") == 1
    assert root.xpath("string(//title)").replace("\x02", "") == HOSTILE.replace("\x02", "")
    for link in root.xpath("//main//a/@href"):
        assert link.startswith("#") or ":" not in link


def test_the_same_report_whatever_the_locale_and_the_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = '[[link]]\nlabel = "a"\nurl = "https://example.org/{id}"\nqr = true\n'
    write_edition(tmp_path / "e", more=more)
    pages = []
    for at, (lang, folder) in enumerate((("en", tmp_path / "e"), ("fa", Path("e")))):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("EDITION_LANG", lang)
        done = run("build", folder, "--out", tmp_path / str(at))
        assert done.exit_code == 0
        pages.append((tmp_path / str(at) / "e" / "report.html").read_bytes())
    assert pages[0] == pages[1] and "پیش از چاپ".encode() in pages[0]
    assert str(tmp_path).encode() not in pages[0]


def test_it_is_in_the_face_of_the_edition_cut_to_what_stands_on_it(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e")
    made = font("Regular", name="Of its own", without="x")
    (folder / "a.ttf").write_bytes(made)
    toml = (folder / "edition.toml").read_text(encoding="utf-8") + table(made, "a.ttf", "all")
    (folder / "edition.toml").write_text(toml, encoding="utf-8")
    assert run("build", folder, "--out", tmp_path / "out").exit_code == 0
    page = (tmp_path / "out" / "e" / "report.html").read_text(encoding="utf-8")
    found = re.findall(
        r'font-family:"([^"]+)";font-weight:(\d+);[^}]*base64,([A-Za-z0-9+/=]+)', page
    )
    faces = {(name, weight): TTFont(BytesIO(b64decode(content))) for name, weight, content in found}
    regular = faces["edition", "400"].getBestCmap()
    assert "Of its own" in str(faces["edition", "400"]["name"].getDebugName(1))
    text = set(html.fromstring(page).find("body").text_content())
    assert {each for each in text if each.isalpha()} - {chr(at) for at in regular} <= {"x"}
    # What it lacks another face has, and no face has more than that.
    [further] = [face for (name, _), face in faces.items() if name != "edition"]
    assert set(further.getBestCmap()) - {0x20, 0xA0, 0x200C, 0x200D} == {ord("x")}
    assert len(regular) < len(TTFont(BytesIO(made)).getBestCmap())


def test_next_steps_name_what_there_is(tmp_path: Path) -> None:
    outputs = "".join(f'[[output]]\nkind = "{kind}"\n' for kind in ("pamphlet", "booklet"))
    poster = '[[poster]]\nshows = "title"\ntiles = "A4"\n'
    write_edition(tmp_path / "e", more=outputs + poster)
    assert run("build", tmp_path / "e", "--out", tmp_path / "out").exit_code == 0
    root = html.fromstring((tmp_path / "out" / "e" / "report.html").read_bytes())
    [steps] = root.find_class("steps")
    links = steps.xpath(".//p[not(@class)]//a/@href")
    assert links == [
        "pamphlet.pdf",
        "posters/A3-title.pdf",
        "booklet.pdf",
        "posters/tiles/A3-title-A4.pdf",
    ]
    assert all((tmp_path / "out" / "e" / link).is_file() for link in links)
    notes = [each.text_content() for each in steps.iter("pre")]
    written = (tmp_path / "out" / "e" / "booklet-note.txt").read_text(encoding="utf-8")
    assert len(notes) == 2 and all(note.strip() in written for note in notes)
    assert "edition deposit FOLDER" in said(steps)


def test_changes_stand_in_their_lines_as_whole_words(tmp_path: Path) -> None:
    entry = '[[emendation]]\nline = 3\nbefore = "یک"\nafter = "دو"\nreason = "چنین است"\n'
    write_edition(tmp_path / "e", f"{TITLE}\n\nبند یک و <کتاب ها>.\n", emendations=entry)
    toml = tmp_path / "e" / "edition.toml"
    toml.write_text(f'profile = "print"\n{toml.read_text("utf-8")}', encoding="utf-8")
    assert run("build", tmp_path / "e", "--out", tmp_path / "out").exit_code == 0
    root = html.fromstring((tmp_path / "out" / "e" / "report.html").read_bytes())
    [own] = root.xpath("//ul[@class='changes']/li")
    assert " ".join(own.text_content().split()) == "۳بند یک دو و <کتاب ها>. چنین است"
    assert [own.xpath("string(.//del)"), own.xpath("string(.//ins)")] == ["یک", "دو"]
    [rule] = [row for row in rows(root, "با قاعده\u200cها") if "ha-space" in said(row)]
    gone, come = rule.xpath("string(.//del)"), rule.xpath("string(.//ins)")
    assert (gone, come) == ("<کتاب ها>.", "<کتاب\u200cها>.")
    assert "پسوند «ها» از واژهٔ خود است" in said(rule) and "the ending «ها»" in beside(rule)


def test_of_very_many_changes_the_register_is_named(tmp_path: Path) -> None:
    count = 230
    text = f"{TITLE}\n\n" + "".join(f"بند {at} یک.\n\n" for at in range(count))
    entries = "".join(
        f'[[emendation]]\nline = {3 + 2 * at}\nbefore = "یک"\nafter = "دو"\nreason = "r"\n'
        for at in range(count)
    )
    write_edition(tmp_path / "e", text, emendations=entries)
    assert run("build", tmp_path / "e", "--out", tmp_path / "out").exit_code == 0
    root = html.fromstring((tmp_path / "out" / "e" / "report.html").read_bytes())
    [changes] = root.find_class("changes")
    assert len(changes) == 200
    assert said(changes.getnext()) == "و ۳۰ مورد دیگر: emendations.csv"


def test_dates_and_links_are_told(tmp_path: Path) -> None:
    more = (
        '[[date]]\nprinted = "۱۲ مهر ۱۳۸۴"\ncalendar = "jalali"\n'
        '[[link]]\nlabel = "نسخه"\nurl = "https://example.org/{id}"\nconfirmed = true\n'
    )
    write_edition(tmp_path / "e", f"{TITLE}\n\nبند یک.\n\n۱۲ مهر ۱۳۸۴\n", more)
    assert run("build", tmp_path / "e", "--out", tmp_path / "out").exit_code == 0
    root = html.fromstring((tmp_path / "out" / "e" / "report.html").read_bytes())
    [date] = rows(root, "تاریخ\u200cها")
    assert said(date) == "۵۱۲ مهر ۱۳۸۴✓ ملاک هجری خورشیدی 2005-10-04"
    [link] = rows(root, "پیوندها")
    assert [said(cell) for cell in link] == [
        "نسخه",
        "https://example.org/a-text-1404",
        "تأییدشده",
    ]
    assert link.xpath(".//a/@href") == ["https://example.org/a-text-1404"]


MEASURED = MeasuredTypography(
    file="pamphlet.pdf", lines=215, size=11000, measure=317480, gap=0.2691, variation=0.1418, widest=1.3045, loose=0.465,
    runts=0, off_grid=0.0, scaled=67.9, most_scaled=2.0, tracked=40.1, most_tracked=0.0293, unlike=1.31, kashida=3.8,
    worst=(LooseLine(11, 12, 0.4208, "به رژیم <و> کلیه"),),
)  # fmt: skip


FIGURES = [
    "215", "11 / 317.5", "0.269", "0.142", "1.30", "0.5", "0", "0.0", "67.9", "2.0", "40.1",
    "0.029", "1.31", "3.8",
]  # fmt: skip


def test_what_the_text_measures_is_told_in_both_languages() -> None:
    root = page_of(Report("", (), "fa", measured=(MEASURED, MEASURED)))
    told = [[said(cell) for cell in row.xpath("./td")] for row in rows(root, "حروف\u200cچینی")]
    assert [row[1] for row in told] == [PERSIAN.figures(each) for each in FIGURES]
    assert [row[1] for row in told] == [row[2] for row in told]
    names = [beside(row) for row in rows(root, "حروف\u200cچینی")]
    assert names[3] == "variation of gaps (cv)" and len(set(names)) == len(FIGURES)
    english = page_of(Report("", (), "en", measured=(MEASURED,)))
    assert [said(row.xpath("./td")[1]) for row in rows(english, "Typography")] == FIGURES


def test_the_loosest_lines_are_quoted() -> None:
    root = page_of(Report("", (), "fa", measured=(MEASURED,)))
    [line] = rows(root, "گشادترین سطرها: pamphlet.pdf")
    assert [said(cell) for cell in line] == ["۱۱", "۱۲", "۰٫۴۲۱", "به رژیم <و> کلیه"]


def test_nothing_is_told_of_what_was_not_measured() -> None:
    page = report_html(Report("", PROOFS))
    assert "Typography" not in page and "حروف\u200cچینی" not in page


def test_a_language_that_no_report_speaks_is_told_of_in_english() -> None:
    root = page_of(Report("خبز", PROOFS, "ar-EG", measured=(MEASURED,)))
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    assert root.find_class("beside") == []
    [heading] = root.xpath("//h1")
    assert (heading.get("lang"), heading.get("dir")) == ("ar-EG", "auto")


@pytest.mark.parametrize(
    ("language", "told"),
    [("fa", {"fa", "en"}), ("fa-AF", {"fa", "en"}), ("en", {"en"}), (None, {"fa", "en"})],
)
def test_in_which_languages_an_edition_is_reported_on(language: str | None, told: set[str]) -> None:
    """None is for proofs that are not those of one edition."""
    root = page_of(Report("", PROOFS, language))
    assert {root.get("lang"), *root.xpath("//*[@class='beside']/@lang")} == told


def test_words_of_a_build_are_in_each_language_and_none_is_english_in_persian() -> None:
    persian, english = (list(_sentences(build_words(words))) for words in (PERSIAN, ENGLISH))
    assert len(persian) == len(english)
    for ours, theirs in zip(persian, english, strict=True):
        fields = [set(re.findall(r"\{\w+\}", each)) for each in (ours, theirs)]
        typed = [re.findall("`[^`]*`", each) for each in (ours, theirs)]
        assert fields[0] == fields[1] and sorted(typed[0]) == sorted(typed[1])
        bare = re.sub(r"\{\w+\}|`[^`]*`|QR", "", ours)
        assert not re.search("[A-Za-z0-9كي]", bare), ours


def test_each_language_of_a_report_has_all_its_words() -> None:
    """A term of English stands for itself."""
    for words in (PERSIAN, ENGLISH):
        assert set(words.spreads.ends) == set(get_args(End))
    assert set(PERSIAN.terms) == {*(outcome.value for outcome in Outcome), *KINDS}
    persian, english = (list(_sentences(words)) for words in (PERSIAN, ENGLISH))
    assert len(persian) == len(english) + len(PERSIAN.terms)
    for said in persian[1:]:
        assert said == "rtl" or not any("a" <= letter <= "z" for letter in _bare(said)), said


def _sentences(words: object) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict):
        yield from words.values()
    else:
        fields = getattr(words, "__struct_fields__", None)
        held = [getattr(words, field) for field in fields] if fields else words
        for each in held:  # type: ignore[attr-defined]
            yield from _sentences(each)


def _bare(said: str) -> str:
    """Without what is filled in, units and keys, which are the same in every language."""
    return re.sub(r"\{\w+\}|em|`\[(direction|structure)\]`", "", said)


def _used() -> Iterator[tuple[str, str]]:
    """Where in the compiler each check is named, beside its declaration."""
    product = Path(__file__).parents[2] / "src" / "edition"
    for file in product.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "CheckName"
            ):
                yield node.attr, file.relative_to(product).as_posix()


def test_no_check_is_declared_and_never_made() -> None:
    """That none is made and not declared mypy holds: a check has one of these names, or a proper
    one.
    """
    assert {name for name, _ in _used()} == set(CheckName.__members__)


def test_every_check_has_a_name_of_its_own_in_both_languages() -> None:
    checks = tuple(Check(each, "pypdf", Outcome.PASSED) for each in CheckName)
    cells = [
        row.find("td") for row in rows(page_of(Report("", (Proof("a.pdf", checks),))), "a.pdf")
    ]
    english, persian = [beside(cell) for cell in cells], [said(cell) for cell in cells]
    assert english == [name.value for name in CheckName]
    assert len(set(persian)) == len(set(english)) == len(CheckName)
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in name) for name in persian)


def test_spreads_that_do_not_end_level_are_told_with_the_reason() -> None:
    pages = (
        TextPage(2, 0, 26, 26, 26, "full", 3),
        TextPage(3, 0, 24, 24, 26, "kept together", 2),
        TextPage(4, 0, 26, 26, 26, "full", 5),
        TextPage(5, 0, 26, 26, 26, "full", 4),
    )
    makeup = MakeUp(0, 17600, 300_000, 26, 26, 5, 4, pages, ())
    output = PagedDocument(
        "pamphlet", 1, 1, (), Element("Document", ()), (), 9000, 0.4, True, makeup=makeup
    )
    root = page_of(Report("", PROOFS, "fa", outputs=(output,)))
    [uneven] = rows(root, "صفحه\u200cهای روبه\u200cرو: pamphlet.pdf")
    assert [said(cell) for cell in uneven][:2] == ["۲، ۳", "۲۶، ۲۴"]
    assert beside(uneven) == ENGLISH.spreads.ends["kept together"]
    text = " ".join(root.text_content().split())
    assert "۱ جفت از ۲ جفت" in text and "1 of 2 spreads end level." in text


def test_how_much_paper_it_takes_is_told_and_what_would_spare_a_sheet() -> None:
    savings = (Saving("cover = false", 8), Saving('imprint = "end"', 8))
    makeup = MakeUp(0, 1, 1, 26, 26, 4, 4, (), (10, 11), savings=savings)
    pages = tuple(Page(number, str(number), ()) for number in range(1, 13))
    paged = PagedDocument(
        "pamphlet", 1, 1, pages, Element("Document", ()), (), 1, 0.4, True, makeup=makeup
    )
    root = page_of(Report("", PROOFS, "fa", outputs=(paged,)))
    told = [" ".join(each.text_content().split()) for each in root.xpath("//section//p")]
    for sentence in (
        "pamphlet.pdf: صفحه: ۱۲، برگ کاغذ: ۳، صفحهٔ سفید: ۲",
        "با cover = false در [layout]، ۸ صفحه می\u200cشود.",
        "pamphlet.pdf: Pages: 12; sheets of paper: 3; blank pages: 2",
        'With imprint = "end" in [layout] there would be 8 pages.',
    ):
        assert sentence in told


def test_what_departs_from_the_algorithm_is_told_as_it_stands() -> None:
    piece = Departed("date", Place("text.txt", 12, 3), "۱۲/۳", "۱۲/۳", "۳/۱۲")
    root = page_of(Report("", PROOFS, "fa", departed=(piece,)))
    [row] = rows(root, "جهت نوشتار")
    assert [said(cell) for cell in row] == ["۱۲", "تاریخ", "۱۲/۳", "۱۲/۳", "۳/۱۲"]
    assert beside(row) == "date"
    assert [bdo.get("dir") for bdo in row.iter("bdo")] == ["ltr", "ltr"]


def test_the_text_is_shown_once_with_the_name_and_the_edge_of_each_kind() -> None:
    blocks = (
        Title("title", Span(0, 3), "نان"),
        Item("item 1", Span(4, 9), Label(Span(4, 6), "۱.", 1), "آب & <باد>"),
    )
    voices = Voices((PERSIAN, ENGLISH))
    root = html.fromstring(f"<div>{structure(voices, Document(blocks), 'fa')}</div>")
    [text] = root.xpath("//div[@class='text']")
    assert [p.text_content() for p in text.findall("p")] == [
        "عنوان: نان",
        "مورد فهرست: ۱. آب & <باد>",
    ]
    assert len({p.get("style") for p in text.findall("p")}) == 2
    counted = [[said(cell) for cell in row] for row in rows(root, "ساختار متن")]
    assert counted == [["عنوان", "۱"], ["مورد فهرست", "۱"]]


def test_of_a_long_text_the_first_blocks_are_shown_and_the_others_counted() -> None:
    blocks = tuple(
        Paragraph(f"paragraph {at}", Span(0, 1), f"آغاز {at} " + "نان " * 100) for at in range(400)
    )
    page = structure(Voices((PERSIAN, ENGLISH)), Document(blocks), "fa")
    assert "آغاز 299 " in page and "آغاز 300 " not in page
    assert "و ۱۰۰ پارهٔ دیگر" in page and "and 100 more of the pieces" in page


def test_without_a_text_there_is_none_to_show() -> None:
    assert not page_of(Report("نان", PROOFS, "fa")).xpath("//div[@class='text']")


def test_who_did_not_look_at_a_file_is_not_said_to_have_read_it() -> None:
    """A program that was not there has not; nor is this one another than the one that made it."""
    absent = Check(ProperName("PDF/A-2a"), "veraPDF", Outcome.NOT_RUN, note="Java is not installed")
    own = Check(CheckName.LAYOUT_OF_THE_FILE, "edition", Outcome.PASSED)
    read = Check(CheckName.WORDS_IN_ORDER, "pypdf", Outcome.MEASURED, 98.5)
    for checks, readers in [((absent, own, read), ["pypdf"]), ((absent, own), [])]:
        root = page_of(Report("", (Proof("pamphlet.pdf", checks),), "en"))
        assert root.xpath("//section[@aria-labelledby='proofs']/p/bdi/text()") == readers


def test_what_was_not_run_is_told_once_with_its_reason() -> None:
    check = Check(ProperName("PDF/A-2a"), "veraPDF", Outcome.NOT_RUN, note="Java is not installed")
    proofs = tuple(Proof(f"{at}.pdf", (check,)) for at in range(9))
    root = page_of(Report("", proofs, "fa"))
    [item] = root.xpath("//section[@aria-labelledby='proofs']/ul/li")
    assert said(item) == "PDF/A-2a (veraPDF) × ۹برنامهٔ Java نصب نیست"
    assert beside(item) == "Java is not installed"


def test_every_heading_is_reached_and_no_level_is_left_out(tmp_path: Path) -> None:
    write_edition(tmp_path / "e", more='[[poster]]\nshows = "title"\n')
    assert run("build", tmp_path / "e", "--out", tmp_path / "out").exit_code == 0
    root = html.fromstring((tmp_path / "out" / "e" / "report.html").read_bytes())
    assert len(root.xpath("//h1")) == 1 and root.xpath("//main") and root.get("lang") == "fa"
    ids = root.xpath("//h2/@id")
    assert ids == ["made", "next", "wrong", "text", "setting", "proofs"]
    assert root.xpath("//nav//a/@href") == [f"#{each}" for each in ids]
    assert len(root.xpath("//*/@id")) == len(set(root.xpath("//*/@id")))
    for each in root.iter("table"):
        assert each.xpath("./thead/tr/th[@scope='col']") and each.getparent().get("aria-label")
    assert all(image.get("alt") for image in root.iter("img"))


def test_what_is_no_program_is_not_called_one() -> None:
    """A rule, a file, a part of Python: they stand beside their check, and there alone."""
    readers = ("pypdf", "veraPDF", "bagit.py 1.9", "text", "csv", "emendations.csv", "RFC 8493")
    checks = tuple(Check(CheckName.OWN_CONTENT, each, Outcome.PASSED) for each in readers)
    root = page_of(Report("نان", (Proof("a.pdf", checks),), "fa"))
    [about] = [
        p for p in root.xpath("//section[@aria-labelledby='proofs']/p") if not p.get("class")
    ]
    named = [each.text for each in about.findall("bdi")]
    assert named == ["bagit.py 1.9", "pypdf", "veraPDF"]
    assert "RFC 8493" in said(rows(root, "a.pdf")[-1])
