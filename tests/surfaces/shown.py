"""Surfaces of small editions."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from lxml import etree, html

from tests.editions import run, write_edition

BOTH = '[[output]]\nkind = "epub"\n[[output]]\nkind = "web"\n[[output]]\nkind = "pamphlet"\n'


def built(folder: Path, text: str, more: str = "", name: str = "text.txt", **keys: str) -> Path:
    """The folder of a proved build of both surfaces of a text."""
    edition = write_edition(folder / "text", text, BOTH + more, **keys)
    if name != "text.txt":
        (edition / "text.txt").rename(edition / name)
    done = run("build", edition, "--out", folder / "out", "--only", "web,epub")
    assert done.exit_code == 0, done.output
    return folder / "out" / "text"


def page_of(build: Path) -> html.HtmlElement:
    """The page of the web, by another parser than that of its proof."""
    return html.fromstring((build / "web" / "index.html").read_bytes())


def article(build: Path) -> str:
    """What the text is written as, without the lines of the file."""
    [found] = page_of(build).xpath("//article")
    written = etree.tostring(found, method="html", encoding="unicode")
    return re.sub(r"\s*\n\s*", "", written.partition("</header>")[2].rpartition("</article>")[0])


def without_pages(written: str) -> str:
    """The same without the marks of pages of paper."""
    return re.sub(r'<span role="doc-pagebreak"[^>]*></span>', "", written)


def members(book: bytes) -> Mapping[str, bytes]:
    """What an e-book holds, in its order."""
    with zipfile.ZipFile(BytesIO(book)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
