// Runs what stands at standard input in Debian's Chromium: the body of an async function of `browser`, `page`, `address`, `pause`; what
// it gives back is printed as JSON, with what the page said on its console. Arguments: the folder of node modules that has
// puppeteer-core (Ace brings it), the path of Chromium, the address, and further switches of Chromium.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, chromium, address, ...more] = process.argv.slice(2);
const puppeteer = createRequire(`${modules}/`)("puppeteer-core");
const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox", "--disable-gpu", ...more] });
const said = [];
try {
  const page = await browser.newPage();
  page.on("console", (each) => said.push(each.text()));
  page.on("pageerror", (each) => said.push(each.message));
  await page.setViewport({ width: 1400, height: 1000 });
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const body = new (Object.getPrototypeOf(async () => {}).constructor)("browser", "page", "address", "pause", readFileSync(0, "utf8"));
  const found = await body(browser, page, address, pause);
  console.log(JSON.stringify({ found: found ?? null, said }));
} finally {
  await browser.close();
}
