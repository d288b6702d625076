"""The page of changes between two versions as axe-core judges it, in a browser."""

import html
import json
import re
from pathlib import Path

from edition.model.changes import (
    Changes,
    EmendationChange,
    OutputChange,
    Stage,
    StatementChange,
    WordChange,
)
from edition.reports.changes import changes_html
from tests.external.test_surfaces import _RUN, dumped
from tests.external.tools import fetched

CHANGES = Changes(
    title="نان & آزادی",
    language="fa",
    earlier=Stage("one-1404", "1", "2026-11-26"),
    later=Stage("two-1404", "2", "2027-01-01"),
    words=(WordChange(3, "نان", "آزادی", "می\u200cگوید", "را"), WordChange(9, "", "<نو>")),
    emendations=(EmendationChange(True, "3", "یکک", "", "", "خطای حروف‌نگار"),),
    statements=(StatementChange("version", "", "2"),),
    outputs=(OutputChange("pamphlet.pdf", "changed"), OutputChange("a.pdf", "new")),
    same=4,
)


def test_axe_finds_nothing(tmp_path: Path) -> None:
    axe = (fetched("axe") / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    escaped = axe.replace("</script>", "<\\/script>")
    scripts = f"<script>{escaped}</script><script>{_RUN}</script>"
    page = changes_html(CHANGES)
    assert "<نو>" not in page and "&lt;نو&gt;" in page
    (tmp_path / "page.html").write_text(page.replace("</body>", f"{scripts}</body>"), "utf-8")
    dom = dumped(tmp_path / "page.html", tmp_path / "profile")
    found = re.search(r'<pre id="axe">(.*?)</pre>', dom, re.DOTALL)
    assert found, dom[-400:]
    violations, passes = json.loads(html.unescape(found[1]))
    assert violations == [] and passes > 15
