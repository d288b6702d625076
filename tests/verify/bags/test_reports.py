"""Pages of reports, which somebody else may have written."""

from pathlib import Path

import pytest

from edition.verify.bags.profile import reports

HONEST = (
    '<!DOCTYPE html><html lang="fa"><head><meta '
    'charset="utf-8"><style>body{margin:2em}</style></head>'
    '<body><p id="a">&lt;script&gt;</p><a href="#a">a</a><img '
    'src="data:image/png;base64,AA==" alt=""></body></html>'
)

OWN_FACE = "@font-face{src:url(data:font/woff;base64,AA==)}"


def told(folder: Path, page: str) -> str:
    file = folder / "data" / "reports" / "press" / "report.html"
    file.parent.mkdir(parents=True)
    file.write_text(page, encoding="utf-8")
    return reports(folder).note


def test_a_page_that_is_only_read(tmp_path: Path) -> None:
    assert told(tmp_path, HONEST) == ""


def test_a_page_that_has_its_face_in_itself(tmp_path: Path) -> None:
    assert told(tmp_path, HONEST.replace("<style>", f"<style>{OWN_FACE}")) == ""


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("<script>alert(1)</script>", "has a script"),
        ("<SCRIPT src=x>", "has a script"),
        ("<svg onload=alert(1)>", "has a svg"),
        ('<img src="data:image/png;base64,AA==" onerror="alert(1)">', "has a script (onerror)"),
        ('<img src="https://evil.example/x.png">', "leads out of itself (src)"),
        ('<img src="data:image/svg+xml,x">', "leads out of itself (src)"),
        ('<a href=" java\nscript:alert(1)">', "leads out of itself (href)"),
        ('<meta http-equiv="refresh" content="0;url=https://evil.example">', "has a meta"),
        ("<base href='#'>", "has a base"),
        ('<p style="background:url(x)">', "fetches something by its style"),
        ("<style>@import 'x'</style>", "fetches something by its style"),
        ("<style>@\\69mport 'x'</style>", "fetches something by its style"),
        ("<iframe srcdoc=x>", "has a iframe"),
        (f"<style>{OWN_FACE}@font-face{{src:url(x)}}</style>", "fetches something by its style"),
        (
            "<style>a{src:url(data:font/woff;base64,AA==,https://evil.example)}</style>",
            "fetches something by its style",
        ),
    ],
)
def test_a_page_that_does_more(more: str, words: str, tmp_path: Path) -> None:
    assert f"data/reports/press/report.html {words}" in told(
        tmp_path, HONEST.replace("</body>", f"{more}</body>")
    )
