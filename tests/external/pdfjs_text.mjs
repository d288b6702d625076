// The text of a PDF as pdf.js (Firefox) gives it: items in the order of the stream, a line feed where a line ends.
// usage: node pdfjs_text.mjs PDFJS_DIST FILE.pdf
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [library, file] = process.argv.slice(2);
console.log = console.error; // the library warns on standard output that it cannot draw here
const { getDocument } = await import(pathToFileURL(resolve(join(library, "legacy/build/pdf.mjs"))));
const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  process.stdout.write(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\f");
}
