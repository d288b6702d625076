"""The pages of `edition watch` in a browser that people have."""

import json
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from edition.speech.catalogue import TONGUES, tongue_of
from edition.speech.sentences import lines_of
from edition.watching.guarding import ANOTHER_HOST
from tests.editions import write_edition
from tests.external.tools import command, fetched
from tests.watching.test_watching import MORE, TEXT
from tests.watching.watched import PATIENCE, Watched, next_build, watching

SCRIPT = Path(__file__).with_name("browser.mjs")
SHOWN = "await page.goto(address); await page.waitForSelector('#book img:not(.coming)');"
"""Until the first picture is there."""


def browsed(body: str, address: str, *switches: str) -> tuple[Any, list[str]]:
    """What came of a script in the browser, and what its console was told."""
    modules = fetched("ace") / "node_modules"
    asked = [command("node"), str(SCRIPT), str(modules), command("chromium"), address, *switches]
    done = subprocess.run(
        asked, input=body, capture_output=True, encoding="utf-8", timeout=2 * PATIENCE
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return told["found"], told["said"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_edition(tmp_path_factory.mktemp("browsed") / "text", TEXT, MORE)


@pytest.fixture(scope="module", params=["en", "fa"])
def watched(folder: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    out = folder.parent / f"out-{request.param}"
    with watching(folder, out, "--lang", request.param) as found:
        with found.events() as events:
            next_build(events)
        yield found


def test_the_first_page_stands_alone_at_the_left_then_two_by_two(watched: Watched) -> None:
    lefts, said = browsed(
        f"""{SHOWN}
        return page.evaluate(() => [...document.querySelectorAll("#book figure")].slice(0, 5)
            .map((each) => Math.round(each.getBoundingClientRect().left)));""",
        watched.address,
    )
    assert said == []
    first, second, third, fourth, fifth = lefts
    assert first == third == fifth < second == fourth


def test_all_of_it_comes_from_here(watched: Watched) -> None:
    asked, _ = browsed(
        f"""const asked = []; page.on("request", (each) => asked.push(each.url()));
        {SHOWN} await pause(500); return asked;""",
        watched.address,
    )
    assert len(asked) > 6 and all(each.startswith(watched.address) for each in asked)


AXE = "{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}"


@pytest.mark.parametrize("state", ["good", "failed"])
def test_axe_finds_nothing(watched: Watched, folder: Path, state: str) -> None:
    axe = fetched("axe") / "node_modules" / "axe-core" / "axe.min.js"
    toml = folder / "edition.toml"
    good = toml.read_text(encoding="utf-8")
    if state == "failed":
        toml.write_text(f"nothing = 1\n{good}", encoding="utf-8")
    wait = "" if state == "good" else "await page.waitForSelector('#problems.failed .error');"
    try:
        (violations, passes), said = browsed(
            f"""await page.setBypassCSP(true); {SHOWN} {wait}
            for (const each of await page.$$("summary")) await each.click();
            await page.addScriptTag({{ path: {json.dumps(str(axe))} }});
            return page.evaluate(async () => {{
                const found = await axe.run(document, {AXE});
                return [found.violations.map((each) => [each.id, each.nodes[0].html]), found.passes.length];
            }});""",
            watched.address,
        )
    finally:
        toml.write_text(good, encoding="utf-8")
    assert violations == [] and passes > 20 and said == []


def test_a_name_that_leads_here_is_refused(watched: Watched) -> None:
    """DNS rebinding: a page of evil.example, a name that leads to 127.0.0.1 now, asks for ours."""
    (status, text), _ = browsed(
        f"""const answer = await page.goto("http://evil.example:{watched.port}{watched.path}");
        return [answer.status(), await answer.text()];""",
        watched.address,
        "--host-resolver-rules=MAP evil.example 127.0.0.1",
    )
    said = {"\n".join(lines_of(ANOTHER_HOST, tongue_of(tag))) for tag in TONGUES}
    assert status == 403 and text in said


@pytest.mark.parametrize("path", ["/", "/events", "/wrong-token/"])
def test_without_the_token_nothing_is_shown(watched: Watched, path: str) -> None:
    status, _ = browsed(
        f"return (await page.goto('http://127.0.0.1:{watched.port}{path}')).status();",
        watched.address,
    )
    assert status == 403


FOREIGN = """
await page.goto(`http://127.0.0.1:${PORT}/`);
return page.evaluate(async (address) => {
  const came = {};
  const tried = async (name, what) => { try { came[name] = await what(); } catch (fault) { came[name] = fault.name; } };
  await tried("read", async () => (await fetch(address)).status);
  await tried("blind", async () => (await fetch(address + "place", { method: "POST", mode: "no-cors", body: "{}" })).type);
  await tried("write", async () => (await fetch(address + "open", { method: "POST", body: "{}" })).status);
  await tried("events", () => new Promise((done) => {
    const source = new EventSource(address + "events");
    source.onmessage = () => done("heard"); source.onopen = () => done("open"); source.onerror = () => done("refused");
  }));
  await tried("picture", () => new Promise((done) => {
    const img = new Image(); img.onload = () => done("seen"); img.onerror = () => done("refused"); img.src = address + "icon.svg";
  }));
  await tried("script", () => new Promise((done) => {
    const script = document.createElement("script"); script.onload = () => done("run"); script.onerror = () => done("refused");
    script.src = address + "page.js"; document.head.append(script);
  }));
  await tried("frame", () => new Promise((done) => {
    const frame = document.createElement("iframe"); frame.src = address; frame.onload = () => {
      try { done(frame.contentDocument ? "read" : "closed"); } catch (fault) { done("closed"); }
    }; document.body.append(frame);
  }));
  return came;
}, address);
"""


def test_a_page_of_another_origin_gets_nothing(watched: Watched, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>other</title><p>other")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        body = FOREIGN.replace("${PORT}", str(server.server_address[1]))
        came, _ = browsed(body, watched.address)
        server.shutdown()
    assert came == {
        "read": "TypeError",
        "blind": "TypeError",
        "write": "TypeError",
        "events": "refused",
        "picture": "refused",
        "script": "refused",
        "frame": "closed",
    }


def test_a_save_changes_the_picture_and_nothing_moves(watched: Watched, folder: Path) -> None:
    text = folder / "text.txt"
    changed = json.dumps(TEXT.replace("بند 20:", "بند بیستم:"))
    try:
        (before, after, fresh), said = browsed(
            f"""const {{ writeFileSync }} = await import("node:fs");
            {SHOWN}
            await page.click("#larger");
            await page.evaluate(() => document.querySelectorAll("#book figure")[6].scrollIntoView());
            await pause(1000);
            const where = () => page.evaluate(() => [scrollY, document.getElementById("zoom").textContent]);
            const before = await where();
            const now = await page.evaluate(() => performance.now());
            writeFileSync({json.dumps(str(text))}, {changed});
            await page.waitForSelector("#book figure.fresh img:not(.coming)", {{ timeout: 20000 }});
            await pause(500);
            const fresh = await page.evaluate((now) => performance.getEntriesByType("resource")
                .filter((each) => each.name.includes("picture") && each.startTime > now).length, now);
            return [before, await where(), fresh];""",
            watched.address,
        )
    finally:
        text.write_text(TEXT, encoding="utf-8")
    assert before == after and before[0] > 500
    assert 1 <= fresh <= 3 and said == []


def test_problems_begin_where_the_tools_end(watched: Watched) -> None:
    """On a narrow screen, with the files unfolded, and when the pages were scrolled."""
    gaps, said = browsed(
        f"""{SHOWN}
        await page.waitForSelector("#problems details");
        const gaps = [];
        for (const width of [1400, 500]) {{
            await page.setViewport({{ width, height: 1000 }});
            for (const place of [0, 900]) {{
                gaps.push(await page.evaluate((place) => {{
                    for (const each of document.querySelectorAll("details")) each.open = true;
                    scrollTo(0, place);
                    const edge = (name, side) => document.querySelector(name).getBoundingClientRect()[side];
                    return [edge("header", "top"), edge("#problems", "top") - edge("header", "bottom")].map(Math.round);
                }}, place));
            }}
        }}
        return gaps;""",
        watched.address,
    )
    assert said == [] and all(top == 0 and 0 <= gap < 20 for top, gap in gaps), gaps


def test_layers_that_were_put_away_do_not_come_back(watched: Watched) -> None:
    """What was asked for before they were is answered after it."""
    (with_layers, without), said = browsed(
        f"""await page.setRequestInterception(true);
        page.on("request", async (each) => {{ if (each.url().includes("layers?")) await pause(400); each.continue(); }});
        {SHOWN}
        const boxes = () => page.evaluate(() => document.querySelectorAll(".box").length);
        const choose = () => page.evaluate(() => ["direction", "emendations", "structure"]
            .forEach((each) => document.querySelector(`fieldset input[value=${{each}}]`).click()));
        await choose();
        await page.waitForSelector(".box");
        await pause(1500);
        const before = await boxes();
        await choose();
        await pause(1500);
        return [before, await boxes()];""",
        watched.address,
    )
    assert with_layers > 0 and without == 0 and said == []


def test_what_is_new_stands_where_it_is_named(watched: Watched, folder: Path) -> None:
    toml = folder / "edition.toml"
    good = toml.read_text(encoding="utf-8")
    more = good.replace("[[poster]]", '[[poster]]\nshows = "paragraph 1"\n\n[[poster]]', 1)
    heads = """page.evaluate(() => [...document.querySelectorAll("#beside bdi")].map((each) => each.textContent))"""
    try:
        (before, after), said = browsed(
            f"""const {{ writeFileSync }} = await import("node:fs");
            {SHOWN}
            const before = await {heads};
            writeFileSync({json.dumps(str(toml))}, {json.dumps(more)});
            await page.waitForFunction((count) => document.querySelectorAll("#beside bdi").length > count, {{ timeout: 20000 }}, before.length);
            return [before, await {heads}];""",
            watched.address,
        )
    finally:
        toml.write_text(good, encoding="utf-8")
    assert before == ["posters/A3-title"] and said == []
    assert after == ["posters/A3-paragraph-01", *before]


INSIDE = """
const sentences = (page) => page.evaluate(() => [...document.querySelectorAll("#problems.failed .error :is(.fact, .act)")].map((each) => {
  const edges = [];
  const walk = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const box = range.getBoundingClientRect();
    edges.push([box.top, box.bottom, box.left].map(Math.round));
  }
  return [each.textContent, edges];
}));
"""
"""The words of each clause, and where its pieces stand."""


def test_a_clause_with_pieces_from_the_left_is_one_line(watched: Watched, folder: Path) -> None:
    """From the side of the page, each piece where the sentence has it; all in one line."""
    toml = folder / "edition.toml"
    good = toml.read_text(encoding="utf-8")
    toml.write_text(f'titel = "a/b\n{good}', encoding="utf-8")
    try:
        (rtl, clauses), said = browsed(
            f"""{SHOWN} {INSIDE}
            await page.waitForSelector("#problems.failed .error");
            return [await page.evaluate(() => document.documentElement.dir === "rtl"), await sentences(page)];""",
            watched.address,
        )
    finally:
        toml.write_text(good, encoding="utf-8")
    assert said == [] and len(clauses) == 2
    assert not rtl or any(len(edges) > 2 for _, edges in clauses)
    for words, edges in clauses:
        assert max(top for top, *_ in edges) < min(bottom for _, bottom, _ in edges), words
        lefts = [left for *_, left in edges]
        assert lefts == sorted(lefts, reverse=rtl), words


def test_the_head_says_nothing_of_a_build_that_is_not_of_this_text(
    watched: Watched, folder: Path
) -> None:
    """While something stops it no PDFs follow; mended, they do, and the proofs of the build before
    are not told as if they were of this one.
    """
    toml = folder / "edition.toml"
    good = toml.read_text(encoding="utf-8")
    broken, mended = json.dumps(f"nothing = 1\n{good}"), json.dumps(f"{good}\n# mended\n")
    head = """page.evaluate(() => [document.getElementById("build").checkVisibility() && document.getElementById("build").textContent,
        document.getElementById("failed").textContent, document.querySelector("#files summary").textContent])"""
    try:
        (built, failed, after), said = browsed(
            f"""const {{ writeFileSync }} = await import("node:fs");
            {SHOWN}
            await page.waitForFunction(() => /[0-9۰-۹]/.test(document.getElementById("build").textContent), {{ timeout: 30000 }});
            const built = await {head};
            writeFileSync({json.dumps(str(toml))}, {broken});
            await page.waitForSelector("#problems.failed .error");
            await pause(300);
            const failed = await {head};
            writeFileSync({json.dumps(str(toml))}, {mended});
            await page.waitForSelector("#problems:not(.failed)");
            await pause(300);
            return [built, failed, await {head}];""",
            watched.address,
        )
    finally:
        toml.write_text(good, encoding="utf-8")
    assert said == [] and built[0] and built[2] != failed[2] == after[2]
    assert failed[:2] == ["", ""]
    assert after[0] and built[0] not in after[0]
