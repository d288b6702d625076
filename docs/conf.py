"""How Sphinx makes the site of these pages: `make docs`. They are read where they stand, from the
top of the checkout, so that a link leads to the same place here and there.
"""

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
myst_heading_anchors = 3
# «[^1]» in these pages is what they speak of, and no note.
myst_disable_syntax = ["footnote_ref", "footnote_block"]
