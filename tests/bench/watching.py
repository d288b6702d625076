"""From a save to the picture of it in Chromium: fifty saves, from the file's time of change to the `load`
event of the picture, with the offset between the two clocks measured before each. And what a save costs
the process in time of its own, which does not depend on what else the machine does.

    python -m tests.bench.watching FOLDER-OR-TEXT LINE ...

LINE is the line of the text that is typed in.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from tests.external.tools import command, fetched
from tests.watching.watched import next_sight, watching

SAVES = 50
SCRIPT = Path(__file__).parents[1] / "watching" / "browser.mjs"
BODY = """
const { statSync, writeFileSync, readFileSync } = await import("node:fs");
const { file, line, saves, pid, pages } = GIVEN;
await page.goto(address);
await page.waitForFunction((pages) => document.querySelectorAll("#book figure").length >= pages, {}, pages);
await page.evaluate((line) => {
  document.getElementById("line").value = line;
  document.getElementById("find").requestSubmit();
}, line);
await page.waitForSelector(".box.found");
await pause(3000);
await page.evaluate(() => {
  window.loaded = [];
  document.addEventListener("load", (event) => {
    if (event.target.src?.includes("picture")) window.loaded.push(performance.timeOrigin + performance.now());
  }, true);
});
// As NTP does: of several tries the one that took the least time says best by how much the browser's clock is ahead.
const offset = async () => {
  const tries = [];
  for (let i = 0; i < 5; i++) {
    const before = performance.timeOrigin + performance.now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = performance.timeOrigin + performance.now();
    tries.push([after - before, there - (before + after) / 2]);
  }
  return tries.sort((a, b) => a[0] - b[0])[0][1];
};
const TICK = 10; // milliseconds of a clock tick of /proc
const spent = () => Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ")[11]) * TICK;
const lines = readFileSync(file, "utf8").split("\\n");
const words = lines[line - 1].split(" ");
const found = [];
for (let i = 0; i < saves; i++) {
  const own = [...words];
  const at = 3 + (i * 7) % Math.max(words.length - 4, 1);
  if (i % 5 === 4) own.splice(at, 2); else own.splice(at, 0, "و" + "ا".repeat(i % 7) + "ین");
  const ahead = await offset(), cpu = spent();
  await page.evaluate(() => { window.loaded.length = 0; });
  writeFileSync(file, [...lines.slice(0, line - 1), own.join(" "), ...lines.slice(line)].join("\\n"));
  const saved = statSync(file).mtimeMs;
  await page.waitForFunction(() => window.loaded.length > 0, { polling: 20, timeout: 30000 });
  const [at_] = await page.evaluate(() => window.loaded);
  found.push([at_ - ahead - saved, spent() - cpu, ahead]);
  await pause(1500); // less than the pause after which the files are built
}
return found;
"""


def measured(source: Path, line: int) -> None:
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "text"
        if source.is_dir():
            shutil.copytree(source, folder)
        else:
            new = [sys.executable, "-m", "edition", "new", str(folder), "--from", str(source)]
            subprocess.run(new, check=True, capture_output=True)
        with watching(folder, Path(top) / "out") as watched:
            with watched.events() as events:
                pages = next_sight(events)[-1]["outputs"][0]["count"]
            given = {
                "file": str(next(folder.glob("text.*"))),
                "line": line,
                "saves": SAVES,
                "pid": watched.process.pid,
                "pages": pages,
            }
            asked = [command("node"), str(SCRIPT), str(fetched("ace") / "node_modules")]
            done = subprocess.run(
                [*asked, command("chromium"), watched.address],
                input=BODY.replace("GIVEN", json.dumps(given)),
                capture_output=True,
                encoding="utf-8",
            )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["found"]
    times, costs, offsets = zip(*found, strict=True)
    print(
        f"{source.name}: {pages} pages, {len(times)} saves; from save to picture "
        f"p50 {median(times):.0f} ms, p95 {quantiles(times, n=20)[-1]:.0f} ms; "
        f"user time p50 {median(costs):.0f} ms, p95 {quantiles(costs, n=20)[-1]:.0f} ms; "
        f"the clocks differed by at most {max(map(abs, offsets)):.2f} ms"
    )


if __name__ == "__main__":
    for source, line in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        measured(Path(source), int(line))
