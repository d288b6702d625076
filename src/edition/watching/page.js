// Shows what edition sets. Pictures of pages that changed are put in the place of the former ones when they are there, so that nothing
// moves; nothing is kept but where the reader is.
const words = JSON.parse(document.body.dataset.words);
const by = (id) => document.getElementById(id);
const make = (kind, given = {}, ...inside) => {
  const element = Object.assign(document.createElement(kind), given);
  element.append(...inside);
  return element;
};
const outputs = new Map(); // of each output: its section, its place for pages, its pages
const near = new Set(); // the figures that are in sight, or nearly
const pages = new WeakMap(); // what a figure shows
const STEP = 160, WIDEST = 3200, PIXELS = 1.333; // of a point, at a hundred per cent
const LABELS = 60; // pixels beside a spread, for what items that hang in its margins are called
let zoom = Number(sessionStorage.zoom) || 0; // 0: as it fits, once there is something

// Pictures

function asked(figure) {
  const wide = figure.clientWidth * devicePixelRatio;
  return Math.min(Math.max(Math.ceil(wide / STEP) * STEP, STEP), WIDEST);
}

function draw(figure) {
  const page = pages.get(figure), width = asked(figure);
  if (!page || (page.drawn === page.key && page.width_drawn >= width)) return;
  const former = [...figure.querySelectorAll("img")];
  const img = make("img", { className: "coming", alt: page.alt, decoding: "sync" });
  [page.drawn, page.width_drawn] = [page.key, width];
  img.addEventListener("load", () => {
    img.classList.remove("coming");
    for (const each of former) each.remove();
  });
  img.addEventListener("error", () => { img.remove(); page.drawn = ""; });
  img.src = `picture?of=${encodeURIComponent(page.of)}&page=${page.key}&w=${width}`;
  figure.append(img);
  layer(figure);
}

const watcher = new IntersectionObserver((seen) => {
  for (const each of seen) {
    if (each.isIntersecting) { near.add(each.target); draw(each.target); } else near.delete(each.target);
  }
}, { rootMargin: "300px" });

function figureOf(output, at) {
  const figure = make("figure");
  watcher.observe(figure);
  figure.addEventListener("click", (event) => place(figure, event));
  return figure;
}

// Outputs and their pages

function outputOf(told) {
  const found = outputs.get(told.name);
  if (found && found.facing === told.facing) return found;
  found?.section.remove();
  const inside = make("div", { className: told.facing ? "spreads" : "sheets" });
  const section = make("section", {}, make("h2", {}, `${told.label} `, make("bdi", { textContent: told.name })), inside);
  const output = { section, inside, facing: told.facing, figures: [] };
  outputs.set(told.name, output);
  return output;
}

function layOut(output) {
  if (!output.facing) return output.inside.replaceChildren(...output.figures);
  // Page one stands alone, at the left; then an even page at the right and the odd one after it at its left.
  const spreads = [];
  for (let at = -1; at < output.figures.length; at += 2) {
    const two = [output.figures[at], output.figures[at + 1]].map((each) => each ?? make("div", { className: "empty" }));
    spreads.push(make("div", { className: "spread" }, ...two));
  }
  output.inside.replaceChildren(...spreads);
}

function shown(told) {
  const output = outputOf(told);
  const count = output.figures.length;
  while (output.figures.length > told.count) watcher.unobserve(output.figures.pop());
  while (output.figures.length < told.count) output.figures.push(figureOf(output, output.figures.length));
  for (const each of told.pages) {
    const figure = output.figures[each.at], former = pages.get(figure);
    if (former?.key === each.key) continue;
    const alt = `${words.page} ${each.folio}, ${told.name}`;
    pages.set(figure, { ...each, of: told.name, alt, drawn: "", width_drawn: 0 });
    figure.style.setProperty("--width", each.width / 1000 * PIXELS);
    figure.style.setProperty("--ratio", `${each.width} / ${each.height}`);
    for (const box of figure.querySelectorAll(".box")) box.remove();
    figure.classList.toggle("fresh", Boolean(former));
    if (near.has(figure)) draw(figure);
  }
  if (count !== told.count) layOut(output);
  return output;
}

function sight(told) {
  const kept = new Set(told.outputs.map((each) => each.name));
  for (const [name, output] of outputs) {
    if (!kept.has(name)) { output.section.remove(); outputs.delete(name); }
  }
  for (const figure of near) figure.classList.remove("fresh");
  const book = by("book"), beside = by("beside");
  const all = told.outputs.map((each) => [shown(each).section, each.facing ? book : beside]);
  const next = new Map([book, beside].map((home) => [home, home.firstElementChild]));
  for (const [section, home] of all) { // what is new stands where it is named, and what is there stays
    if (section === next.get(home)) next.set(home, section.nextElementSibling);
    else home.insertBefore(section, next.get(home));
  }
  document.body.classList.toggle("stale", told.failed);
  document.body.classList.toggle("alone", !beside.children.length);
  document.body.classList.toggle("loose", !book.children.length && Boolean(beside.children.length));
  if (!zoom) fitted();
  if (told.whole || told.failed) tell(told); // before that what is doubtful is not known
}

// Problems

// A clause is one sentence; what is put into it keeps its own direction.
const INSIDE = {
  prose: (words) => words,
  value: (words) => make("bdi", { textContent: words }),
  typed: (words) => make("code", { dir: "ltr", textContent: words }),
};
const clause = (pieces) => pieces.map(([kind, words]) => INSIDE[kind](words));

// Letters from the right are marked as they stand, joined to those beside them; what has none is isolated, as in a clause.
const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function excerpt(told) {
  if (!told.excerpt) return [];
  const [before, piece, behind] = told.excerpt;
  const mark = piece ? [make("mark", { textContent: piece, ...(RIGHT.test(piece) ? {} : { dir: "ltr" }) })] : [];
  const line = make("bdi", { dir: told.typed ? "ltr" : "auto" }, before, ...mark, behind);
  return [make("p", { className: "excerpt" }, make("span", { className: "number", textContent: told.number }), " ", line)];
}

function problem(told) {
  const label = make("p", {}, make("span", { className: "label", textContent: told.label }), ` [${told.code}]`);
  if (told.place && told.line) {
    const link = make("button", { type: "button", className: "link", textContent: told.place });
    link.addEventListener("click", () => open(told.file, told.line));
    label.append(" ", link);
  } else if (told.place) label.append(" ", make("bdi", { textContent: told.place }));
  const fact = make("p", { className: "fact" }, ...clause(told.fact)), act = make("p", { className: "act" }, ...clause(told.act));
  return make("article", { className: told.severity }, label, fact, act, ...excerpt(told));
}

function tell(told) {
  const panel = by("problems"), errors = told.problems.filter((each) => each.severity === "error");
  const others = told.problems.filter((each) => each.severity !== "error");
  panel.hidden = !told.problems.length;
  panel.className = told.failed ? "failed" : "";
  panel.setAttribute("role", told.failed ? "alert" : "region");
  const open = panel.querySelector("details")?.open;
  const inside = errors.map(problem);
  if (told.failed && outputs.size) inside.push(make("p", { textContent: words.stale }));
  if (others.length) {
    const summary = make("summary", { textContent: `${words.others}: ${others.length.toLocaleString(document.documentElement.lang)}` });
    inside.push(make("details", { open: Boolean(open) }, summary, ...others.map(problem)));
  }
  panel.replaceChildren(...inside);
}

// The files of the last build

function build(told) {
  const line = by("build");
  const state = { waiting: words.waiting, building: words.building, built: told.words, stopped: "" }[told.state];
  line.className = told.bad ? "bad" : "";
  line.replaceChildren(state);
  const links = told.files.map((file) => make("a", { href: `made/${file}`, target: "_blank", rel: "noopener", textContent: file, dir: "ltr" }));
  const files = by("files"), list = files.querySelector("div");
  files.hidden = !links.length;
  files.querySelector("summary").textContent = told.state === "built" ? words.files : words.former;
  list.replaceChildren(...links.flatMap((each) => [each, " "]));
  by("failed").replaceChildren(...told.failed.map((each) => make("li", {}, ...clause(each))));
}

// From a word to its line, and back

const said = (text) => { by("place").textContent = text; };

async function post(name, value) {
  const answer = await fetch(name, { method: "POST", body: JSON.stringify(value), headers: { "Content-Type": "application/json" } });
  return answer.ok ? answer.json() : null;
}

const told = (found) => said(found ? `${found.file}:${found.line}${found.opened ? ` (${words.opened})` : ""}` : words.nowhere);

async function place(figure, event) {
  const page = pages.get(figure), box = figure.getBoundingClientRect();
  const x = Math.round((event.clientX - box.left) / box.width * page.width);
  const y = Math.round((event.clientY - box.top) / box.height * page.height);
  told(await post("place", { of: page.of, page: page.key, at: page.at, x, y }));
}

async function open(file, line) { told(await post("open", { file, line })); }

function boxed(figure, box, layers, text) {
  const page = pages.get(figure);
  const small = box[2] < page.width / 3 ? " small" : "";
  const element = make("div", { className: `box ${layers}${small}` });
  Object.assign(element.style, {
    left: `${100 * box[0] / page.width}%`, top: `${100 * box[1] / page.height}%`,
    width: `${100 * box[2] / page.width}%`, height: `${100 * box[3] / page.height}%`,
  });
  const english = text && !RIGHT.test(text) ? { lang: "en", dir: "ltr" } : {};
  if (text) element.append(make("span", { textContent: text, ...english }));
  figure.append(element);
}

by("find").addEventListener("submit", async (event) => {
  event.preventDefault();
  const latin = by("line").value.replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x06f0);
  const answer = await fetch(`line?n=${Number(latin)}`), found = answer.ok ? await answer.json() : null;
  for (const each of document.querySelectorAll(".box.found")) each.remove();
  const figure = found && outputs.get(found.of)?.figures[found.at];
  if (!figure) return said(words.nowhere);
  said(`${found.file}:${found.line}`);
  for (const box of found.boxes) boxed(figure, box, "found");
  figure.scrollIntoView({ block: "nearest", inline: "nearest" });
});

// Layers

const chosen = () => [...document.querySelectorAll("fieldset input:checked")].map((each) => each.value);

async function layer(figure) {
  const layers = chosen(), page = pages.get(figure), asked = layers.join() + page.key;
  if (page.layered === asked) return;
  page.layered = asked;
  const answer = layers.length && await fetch(`layers?of=${encodeURIComponent(page.of)}&at=${page.at}&page=${page.key}`);
  const found = answer && answer.ok ? await answer.json() : [];
  if (pages.get(figure) !== page || page.layered !== asked) return; // somebody chose otherwise meanwhile
  for (const each of figure.querySelectorAll(".box:not(.found)")) each.remove();
  for (const each of found) if (layers.includes(each.layer)) boxed(figure, each.box, each.layer, each.text);
}

for (const each of document.querySelectorAll("fieldset input")) {
  each.addEventListener("change", () => { for (const figure of near) layer(figure); });
}

// Zoom

let settled = 0;
function zoomed(by_how_much) {
  zoom = sessionStorage.zoom = Math.min(Math.max(zoom * by_how_much, 0.25), 4);
  const centre = [...near].find((each) => each.getBoundingClientRect().bottom > innerHeight / 2);
  const former = centre?.getBoundingClientRect().top;
  document.documentElement.style.setProperty("--zoom", zoom);
  by("zoom").textContent = (zoom).toLocaleString(document.documentElement.lang, { style: "percent" });
  if (centre) scrollBy(0, centre.getBoundingClientRect().top - former);
  clearTimeout(settled);
  settled = setTimeout(() => { for (const figure of near) draw(figure); }, 200);
}
by("smaller").addEventListener("click", () => zoomed(1 / 1.25));
by("larger").addEventListener("click", () => zoomed(1.25));
if (zoom) zoomed(1);

function fitted() {
  const spread = document.querySelector(".spread"), figure = spread?.querySelector("figure");
  if (!figure) return;
  zoom = Math.min(1, (by("book").clientWidth - LABELS) / (2 * pages.get(figure).width / 1000 * PIXELS));
  zoomed(1);
}

const events = new EventSource("events");
events.addEventListener("sight", (event) => sight(JSON.parse(event.data)));
events.addEventListener("build", (event) => build(JSON.parse(event.data)));
events.onerror = () => { by("build").textContent = words.gone; by("build").className = "bad"; };
