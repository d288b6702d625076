"""What is added to a PDF: a signature, and all that it could be in place of one or beside one."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from edition.pdf import write
from edition.sign import KeyFiles, Passphrase, opened, signed
from edition.verify.bags.same_content import same_content
from edition.verify.file.revisions import first_revision
from edition.verify.proofs.updates import added, only_signed
from tests.editions import all_faces, paged_of, reading_of, write_edition
from tests.signing_keys import PASSPHRASE, keys, rsa_key

LINK = '[[link]]\nlabel = "الف"\nurl = "https://example.org/{id}"\nqr = true\nconfirmed = true\n'


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A signed PDF whose first page is a page with nothing on it to lead anywhere."""
    folder = write_edition(tmp_path_factory.mktemp("updates") / "edition", more=LINK)
    content, _ = write(paged_of(folder), reading_of(folder)[1].record, all_faces())
    own = keys(folder.parent, rsa_key(), "publisher")
    secret = Passphrase(PASSPHRASE.encode())
    signer, problems = opened(KeyFiles(pkcs12=own.pkcs12, passphrase=secret))
    assert signer, problems
    made = signed(content, signer, datetime(2026, 11, 26, tzinfo=UTC))
    assert made and first_revision(made) == content
    return made


def told(pdf: bytes, change: Callable[[bytes], bytes]) -> str:
    """What is found where the update is another; its length stays, so that places hold."""
    first = first_revision(pdf)
    update = pdf[len(first) :]
    changed = change(update)
    assert len(changed) == len(update) and changed != update
    return "; ".join(added(first + changed))


def test_a_signature_is_one_and_without_one_there_is_nothing(pdf: bytes) -> None:
    assert not list(added(pdf)) and not list(added(first_revision(pdf)))
    assert only_signed(pdf) and only_signed(first_revision(pdf))


def replaced(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    def change(update: bytes) -> bytes:
        assert before in update and len(after) <= len(before)
        return update.replace(before, after.ljust(len(before)), 1)

    return change


def _of_the_page(update: bytes) -> bytes:
    """Another stream for the first page."""
    return re.sub(rb"/Contents (\d) 0 R", rb"/Contents 3 0 R", update, count=1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_of_the_page, "is another than before its signature"),
        (replaced(b"/Lang (fa)", b"/Lang (en)"), "is another than before its signature"),
        (replaced(b"/SigFlags 3", b"/XFA (x)"), "no signature that shows nowhere"),
        (replaced(b"-9999 -9999 ]", b"-9999 -99 ]"), "no signature that shows nowhere"),
        (replaced(b"/TU (Signature)", b"/AA <<>>"), "no signature that shows nowhere"),
        (replaced(b"/FT /Sig", b"/FT /Btn"), "no signature that shows nowhere"),
        (replaced(b"/Subtype /Widget", b"/Subtype /Stamp"), "no signature that shows nowhere"),
        (replaced(b"/Filter /Adobe.PPKLite", b"/JS (app.alert(1))"), "no signature that shows"),
        (replaced(b"\nendobj\n", b"\nendobj "), "laid out as no signature"),
        (replaced(b"/Filter /FlateDecode", b"/DecodeParms null"), "laid out as no signature"),
    ],
)
def test_what_else_an_update_says_is_named(
    pdf: bytes, change: Callable[[bytes], bytes], said: str
) -> None:
    assert said in told(pdf, change)


def test_what_the_first_page_has_besides_is_the_field(pdf: bytes) -> None:
    """An annotation of another page, or the field twice."""
    [field] = re.findall(rb"/Annots \[ (\d+) 0 R \]", pdf[len(first_revision(pdf)) :])
    form = int(field) - 1
    other = replaced(b"/Annots [ %b 0 R ]" % field, b"/Annots [ %d 0 R ]" % form)
    assert "what its first page has besides is no signature" in told(pdf, other)


def _with(pdf: bytes, more: bytes) -> bytes:
    """Another object in the update, with cross-references for all of them."""
    first = first_revision(pdf)
    update = pdf[len(first) :]
    objects = update[: re.search(rb"\d+ 0 obj\n<<\n/W ", update).start()] + more  # type: ignore[union-attr]
    places = {
        int(found[1]): len(first) + found.start()
        for found in re.finditer(rb"(?:^|(?<=\n))(\d+) 0 obj\n", objects)
    }
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % each for each in sorted(places.items()))
    prev = re.search(rb"startxref\n(\d+)\n", first)[1]  # type: ignore[index]
    root = re.search(rb"/Root (\d+ 0 R)", update)[1]  # type: ignore[index]
    trailer = b"trailer\n<<\n/Size 9999\n/Root %b\n/Prev %b\n>>\n" % (root, prev)
    at = len(first) + len(objects)
    table = b"xref\n0 1\n0000000000 65535 f \n" + rows
    return first + objects + table + trailer + b"startxref\n%d\n%%%%EOF\n" % at


def test_a_further_object_is_named(pdf: bytes) -> None:
    assert not list(added(_with(pdf, b"")))
    more = b"9998 0 obj\n<<\n/Type /Annot\n/Subtype /Text\n>>\nendobj\n"
    assert list(added(_with(pdf, more))) == ["object 9998 is no part of its signature"]


def test_a_second_note_on_the_first_page_is_named(pdf: bytes) -> None:
    [field] = re.findall(rb"/Annots \[ (\d+) 0 R \]", pdf[len(first_revision(pdf)) :])
    twice = b"/Annots [ %b 0 R %b 0 R ]" % (field, field)
    changed = pdf.replace(b"/Annots [ %b 0 R ]" % field, twice)
    assert "other notes than before its signature" in "; ".join(added(_with(changed, b"")))


def test_elsewhere_a_signed_file_is_compared_without_its_signature(
    pdf: bytes, tmp_path: Path
) -> None:
    """Where another zlib compresses to other bytes; not where something else was added."""
    packed, rebuilt = tmp_path / "packed.pdf", tmp_path / "rebuilt.pdf"
    rebuilt.write_bytes(first_revision(pdf))
    packed.write_bytes(pdf)
    assert same_content(packed, rebuilt) == "decompressed streams"
    packed.write_bytes(_with(pdf, b"9998 0 obj\n<<\n/Type /Annot\n>>\nendobj\n"))
    assert same_content(packed, rebuilt) == ""


def test_much_is_not_gone_through(pdf: bytes, tmp_path: Path) -> None:
    update = pdf[len(first_revision(pdf)) :]
    padded = update.replace(b"/SigFlags 3\n", b"/SigFlags 3\n" + b"\n" * (1 << 18), 1)
    assert "are the most" in "; ".join(added(first_revision(pdf) + padded))
