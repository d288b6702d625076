"""The structure tree, walked with pikepdf: roles, owners, the place of ActualText, links,
languages.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from edition.core.units import POINT
from tests.editions import TITLE, write_edition
from tests.pdf.conftest import Write, Written, written
from tests.pdf.reading import leaves, mcid_of, root

LINK = (
    '[[link]]\nlabel = "نسخهٔ پایدار"\nurl = "https://example.org/گزارش/{id}"\nqr = '
    "true\nconfirmed = true\n"
)
TEXT = """بند یک PDF 1.7 دارد.
بخش
بند دو دربارهٔ می‌روم.
1. نان
2– کار
بند سه.
"""


@pytest.fixture(scope="module")
def statement_pdf(statement: Written) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(statement.file) as pdf:
        yield pdf


@pytest.fixture
def small_pdf(small: Write) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(small(TEXT, LINK).file) as pdf:
        yield pdf


@pytest.fixture(params=["statement", "small"])
def pdf(request: pytest.FixtureRequest, statement_pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """The statement, and a small text with a link in Persian letters."""
    return statement_pdf if request.param == "statement" else request.getfixturevalue("small_pdf")


def test_it_is_marked_and_reads_from_right_to_left(pdf: pikepdf.Pdf) -> None:
    """Case 67."""
    document = root(pdf)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "fa"
    assert document.role == "Document"
    assert (str(document.dictionary.A.O), str(document.dictionary.A.WritingMode)) == (
        "/Layout",
        "/RlTb",
    )


def test_roles(small_pdf: pikepdf.Pdf) -> None:
    shapes = [section.shape() for section in root(small_pdf).kids]
    assert shapes[0] == "Sect(P H1)"
    assert shapes[1].endswith("Figure P(Link))")
    assert shapes[2:4] == ["Sect(P)", "Sect(H2 P L(LI(Lbl LBody) LI(Lbl LBody)) P)"]
    assert shapes[4] == "Sect(Figure P(Link))"


def test_roles_of_the_statement(statement_pdf: pikepdf.Pdf) -> None:
    roles = Counter(node.role for node in root(statement_pdf))
    assert {
        role: roles[role] for role in ("Document", "H1", "H2", "L", "LI", "Lbl", "LBody", "Link")
    } == {**{"Document": 1, "H1": 1, "H2": 4, "L": 2, "LI": 27, "Lbl": 27, "LBody": 27, "Link": 2}}
    assert set(roles) == {
        "Document",
        "Sect",
        "H1",
        "H2",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Link",
        "Figure",
        "Span",
    }


def test_the_kinds_of_heading_are_no_headings_on_imprint_and_back_cover(
    statement_pdf: pikepdf.Pdf,
) -> None:
    sections = root(statement_pdf).kids
    assert not {node.role for node in (*sections[1], *sections[-1])} & {"H1", "H2"}


def test_its_words_are_those_of_the_expected_text(
    statement: Written, statement_pdf: pikepdf.Pdf
) -> None:
    said = " ".join(node.text for node in leaves(root(statement_pdf)))
    assert said.split() == statement.expected.split()


def test_actual_text_stands_on_a_span_directly_above_the_owner_and_nowhere_else(
    pdf: pikepdf.Pdf,
) -> None:
    for node in root(pdf):
        spoken = "/ActualText" in node.dictionary
        if node.mcids and node.role != "Figure":
            assert node.role == "Span" and not spoken and not node.kids
            assert (
                node.parent
                and "/ActualText" in node.parent.dictionary
                and node.parent.kids == [node]
            )
        if spoken:
            assert (
                node.role == "Span"
                and not node.mcids
                and len(node.kids) == 1
                and node.kids[0].mcids
            )
            assert node.parent and node.parent.role != "Span"


def test_a_paragraph_over_two_pages_has_a_span_for_each(statement_pdf: pikepdf.Pdf) -> None:
    parted = [
        node for node in root(statement_pdf) if sum(kid.role == "Span" for kid in node.kids) > 1
    ]
    assert len(parted) >= 5
    for node in parted:
        pages = [kid.kids[0].dictionary.Pg.objgen for kid in node.kids]
        assert len(set(pages)) == len(pages)
        assert all(kid.text.endswith(" ") for kid in node.kids[:-1])
        assert not node.kids[-1].text.endswith(" ")


def test_the_parent_tree_names_the_owner_of_every_marked_content(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    owners = {(node.dictionary.Pg.objgen, mcid): node for node in root(pdf) for mcid in node.mcids}
    counted = 0
    for page in pdf.pages:
        instructions = pikepdf.parse_content_stream(page)
        mcids = [mcid_of(list(i.operands)) for i in instructions if str(i.operator) == "BDC"]
        listed = parents[int(page.StructParents)]
        for mcid in filter(lambda number: number >= 0, mcids):
            counted += 1
            assert listed[mcid].objgen == owners[page.obj.objgen, mcid].dictionary.objgen
    assert counted == len(owners)
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(parents) + 1


def test_every_element_names_its_parent(pdf: pikepdf.Pdf) -> None:
    for node in root(pdf):
        above = node.parent.dictionary if node.parent else pdf.Root.StructTreeRoot
        assert node.dictionary.P.objgen == above.objgen


def test_an_entry_of_the_contents_goes_to_its_heading(small: Write) -> None:
    titles = [f"تیتر {i}" for i in range(5)]
    text = "".join(
        f"{title}\n{'این بند بلند است و چیزی برای گفتن دارد. ' * 60}\n" for title in titles
    )
    with pikepdf.open(small(text, f"[structure]\nheadings = {titles}\n").file) as pdf:
        [toc] = [node for node in root(pdf) if node.role == "TOC"]
        assert toc.shape() == f"TOC({' '.join(['TOCI(Reference(Link))'] * 5)})"
        folios = []
        for link, title in zip([node for node in toc if node.role == "Link"], titles, strict=True):
            [reference] = link.objects
            action = reference.Obj.A
            page, kind, _, top, _ = action.D
            assert (str(action.S), str(kind), str(reference.Obj.Contents)) == (
                "/GoTo",
                "/XYZ",
                title,
            )
            heading = [
                node for node in root(pdf) if node.role == "H2" and node.text.strip() == title
            ]
            assert [leaf.kids[0].dictionary.Pg.objgen for h in heading for leaf in h.kids] == [
                page.objgen
            ]
            assert 0 < float(top) <= 595.3
            number = [sheet.objgen for sheet in pdf.pages].index(page.objgen)
            folios.append(str(pdf.Root.PageLabels.Nums[2 * number + 1].P))
            assert link.text.split()[-1] == folios[-1]
        assert len(set(folios)) > 3


def test_a_link_has_an_annotation_that_knows_it(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    links = [node for node in root(pdf) if node.role == "Link"]
    assert links
    for link in links:
        assert link.objects and str(link.dictionary.Alt)
        for reference in link.objects:
            annotation = reference.Obj
            assert parents[int(annotation.StructParent)].objgen == link.dictionary.objgen
            assert annotation.objgen in {a.objgen for a in reference.Pg.Annots}
            assert (str(annotation.Subtype), int(annotation.F)) == ("/Link", 4)
            assert str(annotation.Contents) == str(link.dictionary.Alt)
            assert str(annotation.A.URI).isascii()


def test_a_link_in_persian_letters_leads_to_its_ascii_form(small_pdf: pikepdf.Pdf) -> None:
    uris = {
        str(annotation.A.URI) for page in small_pdf.pages for annotation in page.get("/Annots", [])
    }
    assert uris == {"https://example.org/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4/a-text-1404"}
    [link, *_] = [node for node in root(small_pdf) if node.role == "Link"]
    assert link.text == "example.org/گزارش/a-text-1404"


def test_the_rectangle_of_a_link_lies_about_its_letters(
    statement: Written, statement_pdf: pikepdf.Pdf
) -> None:
    for page, set_page in zip(statement_pdf.pages, statement.paged.pages, strict=True):
        for annotation, area in zip(page.get("/Annots", []), set_page.links, strict=True):
            left, bottom, right, top = map(float, annotation.Rect)
            assert (left, right) == pytest.approx(
                (area.x / POINT, (area.x + area.width) / POINT), abs=0.001
            )
            assert top - bottom == pytest.approx(area.height / POINT, abs=0.001)
            [placed] = [p for p in set_page.lines if p.line.fragments[0].leaf == area.leaf][:1]
            baseline = (statement.paged.height - placed.y) / POINT
            assert bottom < baseline < top


def test_a_figure_is_described_and_framed(pdf: pikepdf.Pdf) -> None:
    figures = [node for node in root(pdf) if node.role == "Figure"]
    assert figures
    for figure in figures:
        assert str(figure.dictionary.Alt).startswith("QR: نسخهٔ پایدار")
        assert len(figure.mcids) == 1
        left, bottom, right, top = map(float, figure.dictionary.A.BBox)
        assert 0 < left < right < 420 and 0 < bottom < top < 596


def test_tabs_follow_the_structure(pdf: pikepdf.Pdf) -> None:
    assert {str(page.Tabs) for page in pdf.pages} == {"/S"}


def test_a_parallel_title_is_in_its_own_language(statement_pdf: pikepdf.Pdf) -> None:
    spoken = {
        str(node.dictionary.Lang): node.text
        for node in root(statement_pdf)
        if "/Lang" in node.dictionary
    }
    assert (
        spoken["en"]
        == "Political Statement of the Cooperation Council of Left and Communist Forces"
    )


def test_numbered_lists_say_so(pdf: pikepdf.Pdf) -> None:
    lists = [node for node in root(pdf) if node.role == "L"]
    assert lists and {str(found.dictionary.A.ListNumbering) for found in lists} == {"/Decimal"}
    for found in lists:
        assert {tuple(kid.role for kid in item.kids) for item in found.kids} == {("Lbl", "LBody")}


NOTES = """متن با عدد ۱۲۳[^1] و واژهٔ Latin[^2] پایان.
1. نان
   • کار

[^1]: یادداشت یک
[^2]: a Latin note
"""


def test_a_note_has_an_identifier_and_stands_in_the_tree_of_them(small: Write) -> None:
    """PDF/UA-1, 7.9."""
    with pikepdf.open(small(NOTES).file) as pdf:
        notes = [node for node in root(pdf) if node.role == "Note"]
        assert [[kid.role for kid in note.kids] for note in notes] == [["Lbl", "P"], ["Lbl", "P"]]
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert [bytes(name) for name in names[::2]] == [bytes(note.dictionary.ID) for note in notes]
        assert [name.objgen for name in names[1::2]] == [note.dictionary.objgen for note in notes]
        [paragraph] = [
            node for node in root(pdf) if node.role == "P" and node.text.startswith("متن با عدد")
        ]
        assert [kid.role for kid in paragraph.kids] == [
            "Span",
            "Reference",
            "Span",
            "Reference",
            "Span",
        ]


def test_lists_of_bullets_say_so_and_lie_within_their_item(small: Write) -> None:
    with pikepdf.open(small(NOTES).file) as pdf:
        outer, inner = (node for node in root(pdf) if node.role == "L")
        assert (str(outer.dictionary.A.ListNumbering), str(inner.dictionary.A.ListNumbering)) == (
            "/Decimal",
            "/Disc",
        )
        assert outer.shape() == "L(LI(Lbl LBody(L(LI(Lbl LBody)))))"


def test_a_head_of_a_table_is_that_of_its_column(tmp_path: Path) -> None:
    """ISO 14289-1, 7.5: readers say it before each cell below."""
    folder = write_edition(tmp_path / "edition")
    table = "| نام | سال |\n| --- | --- |\n| نان | ۱۳۹۵ |\n| آب | ۱۳۹۶ |\n"
    (folder / "text.txt").rename(folder / "text.md").write_text(
        f"# {TITLE}\n\n{table}", encoding="utf-8"
    )
    with pikepdf.open(written(folder).file) as pdf:
        cells = [node for node in root(pdf) if node.role in ("TH", "TD")]
        assert [node.role for node in cells] == ["TH", "TH", "TD", "TD", "TD", "TD"]
        said = [
            [
                (str(each.O), str(each.Scope))
                for each in attributes(node.dictionary)
                if "/Scope" in each
            ]
            for node in cells
        ]
    assert said == [[("/Table", "/Column")]] * 2 + [[]] * 4


def attributes(element: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """One dictionary, or several."""
    held = element.get("/A", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]
