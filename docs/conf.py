"""How Sphinx makes the site of these pages: `make docs`. They are read where they stand, from the
top of the checkout, so that a link leads to the same place here and there.
"""

from pathlib import Path
from typing import Any

project = "edition"
author = "The edition authors"
extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = ["*.md", "docs/**"]
exclude_patterns = ["docs/*.py"]
html_theme = "furo"
html_title = "edition"
html_copy_source = False
html_show_sphinx = False
html_extra_path = ["site"]
html_static_path = ["static", "../fonts/Vazirmatn-Regular.ttf", "../fonts/Vazirmatn-Bold.ttf"]
html_css_files = ["pages.css"]
myst_heading_anchors = 3
# «[^1]» in these pages is what they speak of, and no note.
myst_disable_syntax = ["footnote_ref", "footnote_block"]

# What axe-core finds in the theme: captions that are headings of no level, two sidebars of one name, corners of tables
# that head nothing, a page without a title, code that scrolls and cannot be reached by keys.
MENDED = (
    ('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"'),
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="Pages">'),
    ('<aside class="toc-drawer', '<aside aria-label="This page" class="toc-drawer'),
    ('<th class="head"><p></p></th>', "<td></td>"),
    ('<div id="search-results">', '<h1>Search</h1><div id="search-results">'),
    ('<div class="highlight"><pre>', '<div class="highlight"><pre tabindex="0">'),
)


def mend(app: Any, fault: Exception | None) -> None:
    """In every page, once all are written."""
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for found, wanted in MENDED:
            text = text.replace(wanted, found).replace(found, wanted)  # mended once, whenever made
        page.write_text(text, encoding="utf-8")


def setup(app: Any) -> None:
    app.connect("build-finished", mend)
