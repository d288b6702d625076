"""The proofs of a page and of a book fail where one is broken, each by the check that is there for
it.
"""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.edited import edited_of
from edition.model.proof import Outcome, Proof
from edition.surfacing import PAGE
from edition.verify import SurfaceClaims, verify_book, verify_page

TEXT = """# نان و آزادی

می\u200cروم به خانه[^1] و شمارهٔ 0912-345-6789 را می\u200cگیرم.

- یکم
- دوم

```
def f(a):
    return  a\t# ب
```

[^1]: یادداشت این\u200cجا.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SurfaceClaims]:
    from tests.surfaces.shown import built

    top = tmp_path_factory.mktemp("made")
    build = built(top, TEXT, name="text.md")
    edited, _ = edited_of(top / "text", None)
    assert edited
    paper = (build / "pamphlet.txt").read_text(encoding="utf-8")
    source, reading = edited.source.text, edited.reading
    return build, SurfaceClaims(
        source, reading.emendations, reading.document.blocks, reading.record, paper
    )


def failed(proof: Proof) -> set[str]:
    return {check.name for check in proof.checks if check.outcome is Outcome.FAILED}


def broken_page(
    made: tuple[Path, SurfaceClaims], folder: Path, change: Callable[[str], str]
) -> set[str]:
    """The checks that a page fails once it was changed."""
    build, claims = made
    for file in (build / "web").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    page = (build / PAGE).read_text(encoding="utf-8")
    changed = change(page)
    assert changed != page
    (folder / "index.html").write_text(changed, encoding="utf-8")
    return failed(verify_page(folder / "index.html", claims))


WORDS, POINTS = "words of the source", "code points of the text"
BREAKS: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "a joiner is lost": (lambda p: p.replace("می\u200cروم", "میروم"), {POINTS}),
    "a joiner is a mark of direction": (
        lambda p: p.replace("می\u200cروم", "می\u200fروم"),
        {POINTS, "direction and language"},
    ),
    "a letter is another": (lambda p: p.replace(">می\u200cروم", ">مي\u200cروم").replace("</span>می\u200cروم", "</span>مي\u200cروم"), {WORDS, POINTS, "pages of the paper"}),
    "a space is lost": (lambda p: p.replace("به خانه", "بهخانه"), {POINTS}),
    "a space of code is lost": (lambda p: p.replace("return  a", "return a"), {POINTS}),
    "code stands in otherwise": (lambda p: p.replace("    return", "  return"), {POINTS}),
    "words change places": (lambda p: p.replace("به خانه", "خانه به"), {WORDS, POINTS, "pages of the paper"}),
    "an item comes twice": (
        lambda p: p.replace('<li id="item-2">', '<li id="item-3"><span class="label">•</span> یکم</li><li id="item-2">'),
        {WORDS, POINTS},
    ),
    "a note is another": (lambda p: p.replace("یادداشت این", "یادداشت آن"), {WORDS, POINTS}),
    "the number of a note is another": (
        lambda p: p.replace("<sup>۱</sup>", "<sup>۲</sup>"),
        {WORDS},
    ),
    "a label is another": (lambda p: p.replace('class="label">•', 'class="label">۱.', 1), {WORDS, POINTS}),
    "a page of the paper has no mark": (
        lambda p: p.replace(' id="page-2"', ' id="page-9"'),
        {"pages of the paper"},
    ),
    "a mark stands elsewhere": (
        lambda p: re.sub(r'(<span role="doc-pagebreak"[^>]*></span>)(می\u200cروم به )', r"\2\1", p),
        {"pages of the paper"},
    ),
    "an id comes twice": (lambda p: p.replace('id="item-2"', 'id="item-1"'), {POINTS, "links within"}),
    "a link leads nowhere": (lambda p: p.replace('href="#note-1"', 'href="#note-7"'), {"links within"}),
    "a script runs": (lambda p: p.replace("</body>", "<script>1</script></body>"), {"nothing fetched or run"}),
    "a picture is fetched": (
        lambda p: p.replace("</footer>", '<img src="https://example.org/a.png"></footer>'),
        {"nothing fetched or run"},
    ),
    "the style is another": (lambda p: p.replace("<style>", "<style>b{color:red}"), {"nothing fetched or run"}),
    "there is no policy": (lambda p: p.replace("default-src 'none'", "default-src *"), {"nothing fetched or run"}),
    "it runs the other way": (lambda p: p.replace('dir="rtl"', 'dir="ltr"', 1), {"direction and language"}),
    "it is called otherwise": (lambda p: p.replace("<title>", "<title>.", 1), {"identification"}),
    "it is described otherwise": (lambda p: p.replace('"inLanguage":"fa"', '"inLanguage":"ar"'), {"identification"}),
    "a digest is another": (lambda p: p.replace("sha256:", "sha256:0"), {"files beside the page"}),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_page_fails(made: tuple[Path, SurfaceClaims], tmp_path: Path, name: str) -> None:
    change, checks = BREAKS[name]
    assert broken_page(made, tmp_path, change) == checks


def test_a_file_beside_it_that_it_does_not_name_fails(
    made: tuple[Path, SurfaceClaims], tmp_path: Path
) -> None:
    build, claims = made
    for file in (build / "web").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "other.pdf").write_bytes(b"%PDF")
    assert failed(verify_page(tmp_path / "index.html", claims)) == {"files beside the page"}


def broken_book(
    made: tuple[Path, SurfaceClaims], file: Path, change: Callable[[str, bytes], bytes | None]
) -> set[str]:
    build, claims = made
    with zipfile.ZipFile(build / "edition.epub") as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            content = change(entry.filename, old.read(entry))
            if content is not None:
                new.writestr(entry, content)
    return failed(verify_book(file, claims))


BOOKS: dict[str, tuple[Callable[[str, bytes], bytes | None], set[str]]] = {
    "a joiner is lost": (
        lambda n, c: c.replace("می\u200cروم".encode(), "میروم".encode()) if "text-" in n else c,
        {POINTS},
    ),
    "a file is missing": (lambda n, c: None if n.endswith("style.css") else c, {"package of the book", "links within"}),
    "pages turn the other way": (
        lambda n, c: c.replace(b'direction="rtl"', b'direction="ltr"'),
        {"package of the book"},
    ),
    "a second language": (
        lambda n, c: c.replace(b"</dc:language>", b"</dc:language><dc:language>en</dc:language>"),
        {"package of the book"},
    ),
    "a title without direction": (
        lambda n, c: c.replace(b'<dc:title dir="rtl"', b"<dc:title"),
        {"package of the book"},
    ),
    "a document without direction": (
        lambda n, c: c.replace(b' dir="rtl"', b"", 1) if "about" in n else c,
        {"direction and language"},
    ),
    "a page is not listed": (
        lambda n, c: c.replace(b"#page-2", b"#page-1") if "nav" in n else c,
        {"pages of the paper"},
    ),
    "contents lead nowhere": (
        lambda n, c: c.replace(b"text-000.xhtml", b"text-009.xhtml", 1) if "nav" in n else c,
        {"links within"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOOKS)
def test_a_broken_book_fails(made: tuple[Path, SurfaceClaims], tmp_path: Path, name: str) -> None:
    change, checks = BOOKS[name]
    assert broken_book(made, tmp_path / "book.epub", change) == checks


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"<html>", b"\xff\xfe"])
def test_what_is_none_of_ours_fails_and_raises_nothing(
    made: tuple[Path, SurfaceClaims], tmp_path: Path, content: bytes
) -> None:
    _, claims = made
    (tmp_path / "a").write_bytes(content)
    assert failed(verify_page(tmp_path / "a", claims)) == {"structure of the file"}
    assert failed(verify_book(tmp_path / "a", claims)) == {"structure of the file"}
