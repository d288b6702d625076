"""The site of the docs: every page as a browser shows it, judged by axe-core."""

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import Once
from tests.external.tools import command, fetched

ROOT = Path(__file__).resolve().parents[2]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = """<!doctype html><meta charset=utf-8><iframe width=1280 height=1600></iframe><script>
(async () => {
  const judge = await (await fetch("/axe.js")).text();
  const frame = document.querySelector("iframe"), told = {};
  for (const page of PAGES) {
    await new Promise(done => { frame.onload = done; frame.src = page });
    frame.contentWindow.eval(judge);
    const found = await frame.contentWindow.axe.run({runOnly: {type: "tag", values: TAGS}});
    const of = each => [each.id, each.nodes.map(node => node.html.slice(0, 160))];
    told[page] = {faults: found.violations.map(of), passed: found.passes.length};
  }
  await fetch("/told", {method: "POST", body: JSON.stringify(told)});
})();
</script>"""


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """Made as `make docs` makes it."""
    sphinx = ROOT / ".venv" / "docs" / "bin" / "sphinx-build"
    if not sphinx.exists():
        command(str(sphinx))

    def fill(top: Path) -> None:
        made = [sphinx, "-q", "-W", "--keep-going", "-c", "docs", ".", top]
        done = subprocess.run(made, cwd=ROOT, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr

    return once("site", fill)


class Shown(ThreadingHTTPServer):
    """The site, axe-core and the page that asks it, on loopback, until a browser has told."""

    def __init__(self, site: Path, pages: list[str]) -> None:
        axe = fetched("axe") / "node_modules" / "axe-core" / "axe.min.js"
        asked = ASKED.replace("PAGES", json.dumps(pages)).replace("TAGS", json.dumps(TAGS))
        self.more = {"/axe.js": axe.read_bytes(), "/asked.html": asked.encode()}
        self.told: dict[str, dict[str, object]] = {}
        self.done = threading.Event()
        super().__init__(("127.0.0.1", 0), partial(Answering, directory=str(site)))


class Answering(SimpleHTTPRequestHandler):
    server: Shown

    def do_GET(self) -> None:
        own = self.server.more.get(self.path)
        if own is None:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.end_headers()
        self.wfile.write(own)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told = json.loads(body)
        self.send_response(204)
        self.end_headers()
        self.server.done.set()

    def log_message(self, *_: object) -> None:
        pass


def asked(site: Path, pages: list[str], profile: Path) -> dict[str, dict[str, object]]:
    """What axe-core says of pages of a site, by their paths in it, in one browser."""
    with Shown(site, pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/asked.html"
        chromium = [command("chromium"), "--headless=new", "--no-sandbox", "--disable-gpu"]
        chromium += ["--remote-debugging-port=0", f"--user-data-dir={profile}", address]
        quiet = subprocess.DEVNULL
        browser = subprocess.Popen(chromium, stdout=quiet, stderr=quiet)
        try:
            assert server.done.wait(60 + 15 * len(pages)), "the browser told nothing"
        finally:
            browser.terminate()
            browser.wait()
            server.shutdown()
        return server.told


def pages_of(site: Path) -> Iterator[str]:
    """All but the one that leads on at once."""
    for page in sorted(site.rglob("*.html")):
        if page != site / "index.html":
            yield f"/{page.relative_to(site).as_posix()}"


def test_axe_finds_nothing(site: Path, tmp_path: Path) -> None:
    pages = list(pages_of(site))
    told = asked(site, pages, tmp_path)
    assert len(pages) > 40 and list(told) == pages
    assert {page: said["faults"] for page, said in told.items() if said["faults"]} == {}
    assert min(int(str(said["passed"])) for said in told.values()) > 20


def test_axe_can_find_something(site: Path, tmp_path: Path) -> None:
    """A page as the theme makes it, whose captions are headings of no level."""
    (tmp_path / "site").mkdir()
    text = (site / "docs" / "why.fa.html").read_text(encoding="utf-8")
    worse = text.replace(' aria-level="2"', "").replace('role="main"', "")
    assert worse != text
    (tmp_path / "site" / "why.html").write_text(worse, encoding="utf-8")
    told = asked(tmp_path / "site", ["/why.html"], tmp_path / "profile")
    assert "aria-required-attr" in str(told["/why.html"]["faults"])


def test_persian_pages_are_said_to_be_so(site: Path) -> None:
    """In their language and from the right, with code from the left in them."""
    pages = list(site.rglob("*.fa.html"))
    assert len(pages) >= 7
    for page in pages:
        article = page.read_text(encoding="utf-8").partition('id="furo-main-content"')[2]
        assert re.search(r'<div dir="rtl" lang="fa">', article), page.name
    style = (site / "_static" / "pages.css").read_text(encoding="utf-8")
    assert "unicode-bidi: isolate" in style and (site / "_static" / "Vazirmatn-Bold.ttf").exists()
