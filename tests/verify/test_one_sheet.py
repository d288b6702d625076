"""The proof of a book on one sheet: how paper is folded, and what it finds wrong."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter, Transformation

import edition.press.zine as press_zine
from edition.model.imposition import OneSheet, Zine
from edition.model.proof import Outcome, Proof
from edition.pdf import write
from edition.press import one_sheet
from edition.typeset import typeset
from edition.verify import verify_zine
from edition.verify.sheets.one_sheet import Cell, bound_at_the_right, read_from, ring
from tests.editions import TITLE, all_faces, reading_of, write_edition

A4 = OneSheet("A4")
SENTENCE = "هیچ‌کس نمی‌پرسد چاه ده را چه کسی کند، اما همه از آن آب می‌خورند. "


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Eight pages with text on each."""
    text = f"{TITLE}\n\n" + "".join(f"{i * 'و '}{SENTENCE * 4}\n" for i in range(1, 10))
    folder = tmp_path_factory.mktemp("edition") / "e"
    source, reading = reading_of(write_edition(folder, text, '[[output]]\nkind = "mini-zine"\n'))
    outputs, _ = typeset(source, reading, all_faces(), ("handouts",))
    assert outputs
    return write(outputs[0], reading.record, all_faces(), None)[0]


@pytest.fixture(scope="module")
def made(pages: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    _, reading = reading_of(write_edition(tmp_path_factory.mktemp("record") / "e"))
    return one_sheet(pages, A4, reading.record)


def proof_of(content: bytes, pages: bytes, folder: Path, sheet: OneSheet = A4) -> Proof:
    file = folder / "mini-zine.pdf"
    file.write_bytes(content)
    return verify_zine(file, Zine(pages, sheet))


def failed(proof: Proof) -> list[str]:
    return [check.name for check in proof.checks if check.outcome is Outcome.FAILED]


def test_the_paper_is_a_ring_that_the_slit_parts() -> None:
    assert [tuple(cell) for cell in ring()] == [
        (0, 0), (0, 1), (0, 2), (0, 3), (1, 3), (1, 2), (1, 1), (1, 0),
    ]  # fmt: skip


def test_what_was_folded_of_paper() -> None:
    """The cover third in the lower row: a right-bound book; second there: a left-bound one."""
    right = [(1, 2), (1, 1), (1, 0), (0, 0), (0, 1), (0, 2), (0, 3), (1, 3)]
    left = [(1, 1), (1, 2), (1, 3), (0, 3), (0, 2), (0, 1), (0, 0), (1, 0)]
    assert [tuple(cell) for cell in read_from(Cell(1, 2))] == right
    assert [tuple(cell) for cell in read_from(Cell(1, 1))] == left
    assert bound_at_the_right(read_from(Cell(1, 2)))
    assert not bound_at_the_right(read_from(Cell(1, 1)))
    # Head down the sheet is the same: what is right in the lower row is left in the upper one.
    assert [bound_at_the_right(read_from(Cell(0, at))) for at in range(4)] == [
        False, True, False, True,
    ]  # fmt: skip


def test_a_leaf_is_never_parted_wherever_the_cover_is() -> None:
    leaves = {
        frozenset(pair)
        for cover in ring()
        for order in [read_from(cover)]
        for pair in zip(order[::2], order[1::2], strict=True)
    }
    assert leaves == {
        frozenset({Cell(0, 0), Cell(1, 0)}), frozenset({Cell(0, 3), Cell(1, 3)}),
        frozenset({Cell(0, 1), Cell(0, 2)}), frozenset({Cell(1, 1), Cell(1, 2)}),
    }  # fmt: skip


def test_what_is_right_passes(made: bytes, pages: bytes, tmp_path: Path) -> None:
    proof = proof_of(made, pages, tmp_path)
    assert failed(proof) == [] and len(proof.checks) == 10


def test_the_sheet_has_the_tags_of_the_pages_and_no_page_beside(made: bytes, pages: bytes) -> None:
    """Every content is one of a form, and says in which of the eight it is."""
    with pikepdf.open(BytesIO(made)) as pdf:
        held = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        assert sum(each.get("/Type") == pikepdf.Name.Page for each in held) == 1
        contents = [each for each in _contents(pdf.Root.StructTreeRoot.K)]
        assert {form.objgen for form in pdf.pages[0].Resources.XObject.values()} == {
            each.Stm.objgen for each in contents
        }
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "fa"
        packet = pdf.Root.Metadata.read_bytes()
    assert b'pdfaid:conformance="A"' in packet or b"<pdfaid:conformance>A" in packet


def _contents(held: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(held, pikepdf.Array):
        for each in held:
            yield from _contents(each)
    elif isinstance(held, pikepdf.Dictionary):
        if held.get("/Type") == pikepdf.Name.MCR:
            yield held
        elif "/K" in held:
            yield from _contents(held.K)
    else:
        raise AssertionError("a content of a page that is no more")


def test_the_same_pages_are_the_same_sheet(made: bytes, pages: bytes, tmp_path: Path) -> None:
    _, reading = reading_of(write_edition(tmp_path / "e"))
    assert one_sheet(pages, A4, reading.record) == made


@pytest.mark.parametrize("what", ["order", "language", "a form"])
def test_tags_that_are_not_those_of_the_pages(
    what: str, made: bytes, pages: bytes, tmp_path: Path
) -> None:
    with pikepdf.open(BytesIO(made)) as pdf:
        document = pdf.Root.StructTreeRoot.K
        document = document[0] if isinstance(document, pikepdf.Array) else document
        if what == "order":
            document.K = pikepdf.Array([document.K[1], document.K[0], *list(document.K)[2:]])
        elif what == "language":
            document.K[0].Lang = pikepdf.String("en")
        else:
            first, *_ = _contents(document)
            first.Stm = pdf.pages[0].Resources.XObject["/P8"]
        pdf.save(tmp_path / "other.pdf")
    proof = proof_of((tmp_path / "other.pdf").read_bytes(), pages, tmp_path)
    assert "structure tree" in failed(proof)


@pytest.mark.parametrize(
    ("upper", "lower", "said"),
    [
        ((5, 4, 6, 7), (3, 2, 1, 8), "order of pages"),
        ((7, 6, 5, 4), (8, 1, 2, 3), "order of pages"),
        ((4, 5, 6, 7), (3, 2, 8, 1), "order of pages"),
    ],
)
def test_pages_in_another_order(
    upper: tuple[int, ...],
    lower: tuple[int, ...],
    said: str,
    pages: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(press_zine, "UPPER", upper)
    monkeypatch.setattr(press_zine, "LOWER", lower)
    _, reading = reading_of(write_edition(tmp_path / "e"))
    assert said in failed(proof_of(one_sheet(pages, A4, reading.record), pages, tmp_path))


def test_heads_at_the_edge_of_the_sheet(
    pages: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_zine, "HeadDown", press_zine.PlacedPage)
    _, reading = reading_of(write_edition(tmp_path / "e"))
    found = failed(proof_of(one_sheet(pages, A4, reading.record), pages, tmp_path))
    assert {"scale and place", "upright"} <= set(found)


@pytest.mark.parametrize(
    "by", [Transformation().scale(0.97), Transformation().translate(3, 0)], ids=["scaled", "moved"]
)
def test_a_sheet_that_is_scaled_or_moved(
    by: Transformation, made: bytes, pages: bytes, tmp_path: Path
) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(made)))
    writer.pages[0].add_transformation(by)
    written = BytesIO()
    writer.write(written)
    assert "scale and place" in failed(proof_of(written.getvalue(), pages, tmp_path))


def test_another_paper_and_a_second_side(made: bytes, pages: bytes, tmp_path: Path) -> None:
    assert "size of sheets" in failed(proof_of(made, pages, tmp_path, OneSheet("Letter")))
    writer = PdfWriter(clone_from=PdfReader(BytesIO(made)))
    writer.add_blank_page()
    written = BytesIO()
    writer.write(written)
    assert failed(proof_of(written.getvalue(), pages, tmp_path)) == ["number of sheets"]
    assert failed(proof_of(b"no pdf", pages, tmp_path)) == ["structure of the file"]
