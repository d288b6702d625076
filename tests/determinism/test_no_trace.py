"""No output says on which machine, by whom or in which folder it was made: those who print this may
have reasons.
"""

import getpass
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest


def traces(file: Path, secrets: set[str]) -> set[str]:
    """Those of the secrets that the file holds as whole words, streams decompressed and strings
    decoded.
    """
    is_pdf = file.suffix == ".pdf"
    texts = list(_said_by_pdf(file)) if is_pdf else [_text_or_bytes(file.read_bytes())]
    return {secret for secret in secrets if any(_stands_in(text, secret) for text in texts)}


def _stands_in(text: str | bytes, secret: str) -> bool:
    if isinstance(text, str):
        return re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text) is not None
    # In a font or a colour profile two or three letters stand side by side by chance.
    return len(secret) > 3 and secret.encode() in text


def _said_by_pdf(file: Path) -> Iterator[str | bytes]:
    with pikepdf.open(file) as pdf:
        yield from _said_by(pdf.trailer)
        for thing in pdf.objects:
            yield from _said_by(thing)


def _said_by(thing: object) -> Iterator[str | bytes]:
    if isinstance(thing, pikepdf.Stream):
        yield _text_or_bytes(thing.read_bytes())
    if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        for key, value in thing.items():
            yield key
            yield from _said_by_direct(value)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from _said_by_direct(value)
    elif isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)


def _said_by_direct(thing: object) -> Iterator[str | bytes]:
    # Indirect objects have their own turn.
    if not (isinstance(thing, pikepdf.Object) and thing.is_indirect):
        yield from _said_by(thing)


def _text_or_bytes(content: bytes) -> str | bytes:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def test_no_output_names_the_machine_its_user_or_a_folder(pamphlet: Path, repository: Path) -> None:
    folders = {
        str(place)
        for place in (
            Path.home(),
            repository,
            pamphlet.parent,
            Path(sys.prefix),
            tempfile.gettempdir(),
        )
    }
    secrets = {getpass.getuser(), platform.node(), Path.home().name, *folders} - {"", "/"}
    files = [file for file in pamphlet.rglob("*") if file.is_file()]
    assert {"pamphlet.pdf", "pamphlet.txt", "proof.json"} <= {file.name for file in files}
    assert {file.name: traces(file, secrets) for file in files} == {
        file.name: set() for file in files
    }


@pytest.fixture
def empty() -> pikepdf.Pdf:
    """A document without pages."""
    return pikepdf.new()


def test_a_trace_in_a_string_is_found(empty: pikepdf.Pdf, tmp_path: Path) -> None:
    empty.docinfo["/Author"] = "ساختهٔ nima"
    assert _traces_of(empty, tmp_path, "nima") == {"nima"}


def test_a_trace_in_a_compressed_stream_is_found(empty: pikepdf.Pdf, tmp_path: Path) -> None:
    empty.Root.Remark = empty.make_stream("ساختهٔ /home/nima/بیانیه".encode())
    assert _traces_of(empty, tmp_path, "/home/nima") == {"/home/nima"}


def test_a_trace_in_a_binary_stream_is_found(empty: pikepdf.Pdf, tmp_path: Path) -> None:
    empty.Root.Remark = empty.make_stream(b"\xff\x00nima-laptop\x00\xff")
    assert _traces_of(empty, tmp_path, "nima-laptop") == {"nima-laptop"}


def test_a_trace_within_a_nested_array_is_found(empty: pikepdf.Pdf, tmp_path: Path) -> None:
    empty.Root.Marks = pikepdf.Array([pikepdf.Dictionary(By=pikepdf.Array([pikepdf.String("vm")]))])
    assert _traces_of(empty, tmp_path, "vm") == {"vm"}


def test_part_of_a_word_is_no_trace(empty: pikepdf.Pdf, tmp_path: Path) -> None:
    empty.docinfo["/Author"] = "vmlinuz"
    assert _traces_of(empty, tmp_path, "vm") == set()


def _traces_of(pdf: pikepdf.Pdf, folder: Path, secret: str) -> set[str]:
    file = folder / "made.pdf"
    pdf.save(file, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return traces(file, {secret})
