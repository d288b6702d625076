"""The page of the web and the e-book as others judge them: epubcheck, Ace, axe-core and vnu; the text
in the DOM of a browser; and the QR code that leads to the page.
"""

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from edition.edited import edited_of
from edition.verify.surfaces.claimed import SurfaceClaims
from edition.verify.surfaces.markup import Node, html_tree
from edition.verify.surfaces.said import faults_of_text
from tests import given
from tests.conftest import Once
from tests.editions import run
from tests.external.test_qr import read_codes
from tests.external.tools import command, fetched
from tests.faces.made import table
from tests.surfaces.shown import BOTH, built

LINKED = '[[link]]\nlabel = "صفحه"\nurl = "https://example.org/{id}/"\nqr = true\nserves = "web"\n'
MARKED = """# نان و آزادی

متن[^1] را می\u200cخوانیم با **درشت** و `کد` و [پیوند](https://example.org/a) و 0912-345-6789.

## بخش یکم

1. یکم
   - درون
2. دوم

   | نام | شمار |
   |---|---|
   | علی | 12 |

   ادامه

- > نقل

  ادامه

> نقل

| نام | شمار |
|---|---|
| علی | 12 |

```
if x:
    x = 1  # یک
```

```verse
بنی آدم اعضای یکدیگرند
که در آفرینش ز یک گوهرند
```

[^1]: یادداشت.
"""
OF_OTHERS = ("udhr_fa", "udhr_ur", "golestan_prose", "golestan_prose_and_verse", "crowded")
TEXTS = ("statement", *OF_OTHERS, "marked")
FACES = ("ScheherazadeNew_400Regular.ttf", "ScheherazadeNew_700Bold.ttf")


def of_others(top: Path, name: str) -> None:
    """A build of a text of tests/data, the Urdu one in a face that has all of its characters."""
    folder, toml = top / "text", top / "text" / "edition.toml"
    language = name.rpartition("_")[2] if name.startswith("udhr") else "fa"
    founded = run("new", folder, "--from", given.TEXTS / f"{name}.txt", "--language", language)
    assert founded.exit_code == 0, founded.output
    more = BOTH
    if language == "ur":
        content, bold = (fetched(f"faces/{file}").read_bytes() for file in FACES)
        more += table(content, FACES[0], "all", bold)
        (folder / FACES[0]).write_bytes(content)
        (folder / f"bold-{FACES[0]}").write_bytes(bold)
    said = toml.read_text(encoding="utf-8")
    toml.write_text(f'issued = "2026-11-26"\n{said}\n{more}', encoding="utf-8")
    done = run("build", folder, "--out", top / "out", "--only", "web,epub")
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def editions(repository: Path, once: Once) -> Mapping[str, tuple[Path, Path]]:
    """The source and the build of each of the texts."""

    def fill(top: Path) -> None:
        statement = top / "statement" / "text"
        shutil.copytree(repository / "source" / "statement", statement)
        done = run("build", statement, "--out", statement.parent / "out", "--only", "web,epub")
        assert done.exit_code == 0, done.output
        for name in OF_OTHERS:
            of_others(top / name, name)
        built(top / "marked", MARKED, LINKED, name="text.md")

    top = once("surfaces of texts", fill)
    return {name: (top / name / "text", top / name / "out" / "text") for name in TEXTS}


@pytest.mark.parametrize("name", TEXTS)
def test_epubcheck_has_nothing_to_say(editions: Mapping[str, tuple[Path, Path]], name: str) -> None:
    jars, java = fetched("epubcheck"), command("java")
    book = editions[name][1] / "edition.epub"
    run_ = [java, "-cp", f"{jars}/lib/*", "com.adobe.epubcheck.tool.Checker", str(book)]
    done = subprocess.run(run_, capture_output=True, encoding="utf-8")
    said = done.stdout + done.stderr
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in said, said


def test_epubcheck_can_say_no(surfaces: Path, tmp_path: Path) -> None:
    jars, java = fetched("epubcheck"), command("java")
    (tmp_path / "a.epub").write_bytes((surfaces / "edition.epub").read_bytes()[:-200])
    run_ = [
        java,
        "-cp",
        f"{jars}/lib/*",
        "com.adobe.epubcheck.tool.Checker",
        str(tmp_path / "a.epub"),
    ]
    assert subprocess.run(run_, capture_output=True).returncode


@pytest.mark.parametrize("name", TEXTS)
def test_ace_finds_nothing(
    editions: Mapping[str, tuple[Path, Path]], name: str, tmp_path: Path
) -> None:
    ace = fetched("ace") / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
    environment = {
        **os.environ,
        "PUPPETEER_EXECUTABLE_PATH": command("chromium"),
        "HOME": str(tmp_path),
    }
    book = editions[name][1] / "edition.epub"
    done = subprocess.run(
        [command("node"), str(ace), "--silent", "-f", "-o", str(tmp_path / "ace"), str(book)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    report = tmp_path / "ace" / "report.json"
    assert report.is_file(), done.stdout + done.stderr
    said = json.loads(report.read_text(encoding="utf-8"))
    assert said["earl:result"]["earl:outcome"] == "pass", said["assertions"]


@pytest.mark.parametrize("name", TEXTS)
def test_vnu_finds_no_fault(editions: Mapping[str, tuple[Path, Path]], name: str) -> None:
    """But for what the text itself has: letters that Unicode would compose stand as they were found."""
    jar = fetched("vnu") / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    page = editions[name][1] / "web" / "index.html"
    done = subprocess.run(
        [command("java"), "-jar", str(jar), "--stdout", "--format", "json", str(page)],
        capture_output=True,
        encoding="utf-8",
    )
    said = json.loads(done.stdout)["messages"]
    assert [each["message"] for each in said if "Normalization Form C" not in each["message"]] == []


def dumped(page: Path, place: Path) -> str:
    """The DOM of a page once a browser has read it."""
    chromium = [command("chromium"), "--headless=new", "--no-sandbox", "--disable-gpu"]
    chromium += [f"--user-data-dir={place}", "--virtual-time-budget=60000", "--dump-dom"]
    return subprocess.run([*chromium, page.as_uri()], capture_output=True, encoding="utf-8").stdout


_RUN = (
    "axe.run(document,{runOnly:{type:'tag',values:['wcag2a','wcag2aa','wcag21a','wcag21aa',"
    "'wcag22aa','best-practice']}}).then(r=>{const p=document.createElement('pre');p.id='axe';"
    "p.textContent=JSON.stringify([r.violations.map(v=>[v.id,v.nodes[0].html]),r.passes.length]);"
    "document.body.append(p)})"
)


@pytest.mark.parametrize("name", TEXTS)
def test_axe_finds_nothing(
    editions: Mapping[str, tuple[Path, Path]], name: str, tmp_path: Path
) -> None:
    """On the page without its policy, by which nothing would run there."""
    axe = (fetched("axe") / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page = (editions[name][1] / "web" / "index.html").read_text(encoding="utf-8")
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    escaped = axe.replace("</script>", "<\\/script>")
    scripts = f"<script>{escaped}</script><script>{_RUN}</script>"
    (tmp_path / "page.html").write_text(page.replace("</body>", f"{scripts}</body>"), "utf-8")
    dom = dumped(tmp_path / "page.html", tmp_path / "profile")
    found = re.search(r'<pre id="axe">(.*?)</pre>', dom, re.DOTALL)
    assert found, dom[-400:]
    violations, passes = json.loads(html.unescape(found[1]))
    assert violations == [] and passes > 20


@pytest.mark.parametrize("name", TEXTS)
def test_the_dom_of_a_browser_says_the_source(
    editions: Mapping[str, tuple[Path, Path]], name: str, tmp_path: Path
) -> None:
    """Each code point, joiners too, with the policy of the page in force."""
    source, build = editions[name]
    edited, _ = edited_of(source, None)
    assert edited
    reading = edited.reading
    claims = SurfaceClaims(
        edited.source.text, reading.emendations, reading.document.blocks, reading.record
    )
    text = article(html_tree(dumped(build / "web" / "index.html", tmp_path / "profile")))
    assert list(faults_of_text([text], claims)) == []
    assert (
        list(faults_of_text([_without_joiners(text)], claims)) or "\u200c" not in claims.source.text
    )


def article(root: Node) -> Node:
    return next(node for node in root.all() if node.get("id") == "text")


def _without_joiners(node: Node) -> Node:
    found = Node(node.tag, node.attributes)
    found.children = [
        each.replace("\u200c", "") if isinstance(each, str) else _without_joiners(each)
        for each in node.children
    ]
    return found


def test_the_code_of_a_poster_leads_to_the_page(tmp_path: Path) -> None:
    more = f'{LINKED}[[poster]]\nshows = "title"\n'
    build = built(tmp_path, "نان و آزادی\n\nبند یک.\n", more)
    done = run("build", tmp_path / "text", "--out", tmp_path / "out", "--only", "posters")
    assert done.exit_code == 0, done.output
    [canonical] = re.findall(
        r'<link rel="canonical" href="([^"]*)"',
        (build / "web" / "index.html").read_text(encoding="utf-8"),
    )
    assert read_codes(build / "posters" / "A3-title.pdf") == [canonical]
