"""The proof of a poster in pieces finds what is wrong with it."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject, TextStringObject

from edition.core.units import mm
from edition.model.imposition import Tiles
from edition.model.proof import Outcome, Proof
from edition.pdf import write
from edition.press import tile
from edition.typeset import typeset
from edition.verify import verify_tiles
from tests.editions import all_faces, reading_of, write_edition

TILES = Tiles("A4", mm(5), mm(8))


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A poster, and the same in pieces."""
    source, reading = reading_of(
        write_edition(
            tmp_path_factory.mktemp("edition") / "e", more='[[poster]]\nshows = "title"\n'
        )
    )
    [paged], _ = typeset(source, reading, all_faces(), ("posters",))
    poster, _ = write(paged, reading.record, all_faces(), None)
    return poster, tile(poster, TILES, reading.record, all_faces(), paged.pages[0])


def proof_of(
    content: bytes, poster: bytes, folder: Path, tiles: Tiles = TILES, private: tuple[str, ...] = ()
) -> Proof:
    file = folder / "tiles.pdf"
    file.write_bytes(content)
    return verify_tiles(file, poster, tiles, private)


def failed(proof: Proof) -> list[str]:
    return [check.name for check in proof.checks if check.outcome is Outcome.FAILED]


def changed(content: bytes, order: tuple[int, ...], by: Transformation | None = None) -> bytes:
    """The pages in another order, the second of them moved or scaled."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    pages = list(writer.pages)
    if by:
        pages[1].add_transformation(by)
    other = PdfWriter()
    for number in order:
        other.add_page(pages[number])
    written = BytesIO()
    other.write(written)
    return written.getvalue()


def test_what_is_right_passes(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    proof = proof_of(pieces[1], pieces[0], tmp_path)
    assert failed(proof) == []
    assert [check.name for check in proof.checks] == [
        "size of sheets", "scale and place", "ink of the poster", "ink", "identification", "privacy",
        "actions",
    ]  # fmt: skip


def test_sheets_in_another_order(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    assert "scale and place" in failed(
        proof_of(changed(pieces[1], (0, 2, 1, 3, 4)), pieces[0], tmp_path)
    )


@pytest.mark.parametrize(
    "by", [Transformation().translate(2, 0), Transformation().scale(0.99)], ids=["moved", "scaled"]
)
def test_a_part_that_is_not_where_it_should_be(
    by: Transformation, pieces: tuple[bytes, bytes], tmp_path: Path
) -> None:
    assert "scale and place" in failed(
        proof_of(changed(pieces[1], (0, 1, 2, 3, 4), by), pieces[0], tmp_path)
    )


def test_a_sheet_too_few(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    assert failed(proof_of(changed(pieces[1], (0, 1, 2, 3)), pieces[0], tmp_path)) == [
        "number of sheets"
    ]


def test_another_overlap_than_was_asked_for(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    assert "scale and place" in failed(
        proof_of(pieces[1], pieces[0], tmp_path, Tiles("A4", mm(5), mm(10)))
    )


def test_a_poster_that_is_not_drawn(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    hidden = changed(pieces[1], (0, 1, 2, 3, 4), Transformation().translate(0, 2000))
    assert {"scale and place", "ink of the poster"} <= set(
        failed(proof_of(hidden, pieces[0], tmp_path))
    )


@pytest.mark.parametrize("secret", ["made on nima-laptop", "/home/nima/poster.pdf"])
def test_a_name_or_a_path_that_no_output_may_hold(
    pieces: tuple[bytes, bytes], tmp_path: Path, secret: str
) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pieces[1])))
    writer.root_object[NameObject("/Remark")] = TextStringObject(secret)
    out = BytesIO()
    writer.write(out)
    assert "privacy" in failed(
        proof_of(out.getvalue(), pieces[0], tmp_path, private=("nima-laptop",))
    )


def test_what_the_poster_says_is_no_secret(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    assert failed(proof_of(pieces[1], pieces[0], tmp_path, private=("نویسندگان",))) == []


def test_ink_where_the_printer_prints_nothing(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    """A sheet that is a point too far at the side."""
    bleeding = changed(pieces[1], (0, 1, 2, 3, 4), Transformation().translate(6, 0))
    assert "ink" in failed(proof_of(bleeding, pieces[0], tmp_path))


def test_a_file_that_is_no_pdf(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    assert failed(proof_of(b"no PDF", pieces[0], tmp_path)) == ["structure of the file"]


def rewritten(content: bytes, number: int, old: bytes, new: bytes) -> bytes:
    """A sheet (from 0) with something else in what it draws."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    page = writer.pages[number]
    drawn = page.get_contents()
    assert drawn is not None and old in drawn.get_data()
    drawn.set_data(drawn.get_data().replace(old, new, 1))
    page[NameObject("/Contents")] = writer._add_object(drawn)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def drawn_box(content: bytes, number: int) -> bytes:
    """The rectangle that the poster is cut to on a sheet, as it is written."""
    drawn = PdfReader(BytesIO(content)).pages[number].get_contents()
    assert drawn is not None
    return drawn.get_data().split(b" re W n")[0].rsplit(b"q ", 1)[1]


@pytest.mark.parametrize("number", [1, 2])
def test_a_part_that_ends_before_its_neighbour_begins_or_the_poster_ends(
    number: int, pieces: tuple[bytes, bytes], tmp_path: Path
) -> None:
    """By little more than nothing: no character goes."""
    box = drawn_box(pieces[1], number)
    x, y, width, height = map(float, box.split())
    narrower = b"%.3f %.3f %.3f %.3f" % (x + 0.2, y, width - 0.2, height)
    proof = proof_of(rewritten(pieces[1], number, box, narrower), pieces[0], tmp_path)
    assert "scale and place" in failed(proof)


def test_a_picture_over_a_part(pieces: tuple[bytes, bytes], tmp_path: Path) -> None:
    """As pale and as dark as before on the whole: black and white change places."""
    box = drawn_box(pieces[1], 1)
    x, y, width, height = map(float, box.split())
    over = b" re W n 0 g %.0f %.0f 40 12 re f " % (x + width - 60, y + height - 40)
    covered = rewritten(pieces[1], 1, b"/P1 Do", b"/P1 Do Q q" + over[8:])
    assert failed(proof_of(covered, pieces[0], tmp_path)) == ["ink of the poster"]
