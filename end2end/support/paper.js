// What a PDF says of itself: the words and boxes on its pages, in millimetres from the upper left corner.

import { execFileSync } from "node:child_process";

const MM = 25.4 / 72;
const run = (command, ...rest) => execFileSync(command, rest, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
const tenth = (points) => Math.round(points * MM * 10) / 10;

/** Width and height of each page. */
export function pages(pdf) {
  const count = Number(run("pdfinfo", pdf).match(/^Pages:\s+(\d+)/m)[1]);
  const sizes = run("pdfinfo", "-l", String(count), pdf).matchAll(/size:\s+([\d.]+) x ([\d.]+)/g);
  return [...sizes].map(([, width, height]) => [tenth(width), tenth(height)]);
}

/** Each word of each page: `[text, left, top, right, bottom]`. */
export function words(pdf) {
  const html = run("pdftotext", "-bbox", pdf, "-");
  return html.split("<page ").slice(1).map((page) => {
    const found = page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g);
    return [...found].map(([, left, top, right, bottom, text]) => [text, ...[left, top, right, bottom].map(tenth)]);
  });
}

/** Each drawn box or line of one page that is at least 5 mm long, and each picture: `[left, top, right, bottom]`. */
export function boxes(pdf, page) {
  const svg = run("pdftocairo", "-svg", "-f", String(page), "-l", String(page), pdf, "-");
  // Letters are defined first and then used; what is drawn comes after.
  const drawn = svg.slice(svg.indexOf("</defs>"));
  const found = new Set();
  const add = (points, matrix) => {
    if (!points.length) return;
    const placed = points.map(([x, y]) => [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]);
    const [xs, ys] = [placed.map(([x]) => x), placed.map(([, y]) => y)];
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(tenth);
    if (box[2] - box[0] >= 5 || box[3] - box[1] >= 5) found.add(JSON.stringify(box));
  };
  for (const [tag] of drawn.matchAll(/<(?:path|image|use)\b[^>]*>/g)) {
    const matrix = (tag.match(/transform="matrix\(([^)]+)\)"/)?.[1] ?? "1,0,0,1,0,0").split(/[ ,]+/).map(Number);
    const path = tag.match(/\bd="([^"]*)"/)?.[1];
    if (path) {
      const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number);
      add(numbers.flatMap((x, at) => (at % 2 ? [] : [[x, numbers[at + 1]]])), matrix);
    } else if (tag.startsWith("<image")) {
      const side = (name) => Number(tag.match(new RegExp(`\\b${name}="([\\d.]+)"`))?.[1] ?? 0);
      add([[0, 0], [side("width"), side("height")]], matrix);
    }
  }
  return [...found].map((box) => JSON.parse(box)).sort((a, b) => a[1] - b[1] || a[0] - b[0] || a[3] - b[3] || a[2] - b[2]);
}

/** Fonts that are not embedded. */
export function strangeFonts(pdf) {
  const [head, , ...fonts] = run("pdffonts", pdf).trimEnd().split("\n");
  const at = head.indexOf("emb");
  return fonts.filter((line) => line.slice(at, at + 3).trim() !== "yes");
}

/** What a decoder of somebody else reads from a page at 300 dpi. */
export function readCode(pdf, page, folder) {
  run("pdftoppm", "-r", "300", "-gray", "-png", "-singlefile", "-f", String(page), "-l", String(page), pdf, `${folder}/page`);
  try {
    return run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", `${folder}/page.png`).trim();
  } catch {
    return ""; // its way to say that there is none
  }
}

/** Whether what is kept is to be made anew: `--update-snapshots`. */
export const keepsAnew = ({ config }) => ["all", "changed"].includes(config.updateSnapshots);

/** Pictures of the pages for people to look at. */
export function draw(pdf, name) {
  run("pdftoppm", "-r", "60", "-gray", "-png", pdf, name);
}

/** A picture of one page for people to look at. */
export function drawPage(pdf, page, name) {
  run("pdftoppm", "-r", "60", "-gray", "-png", "-singlefile", "-f", String(page), "-l", String(page), pdf, name);
}

/** What is kept of some pages, one word or box to a line, so that a change can be read. */
export function lines({ words, boxes }) {
  const list = (pages) => `[${pages.map((page) => `[\n${page.map((one) => JSON.stringify(one)).join(",\n")}\n]`).join(", ")}]`;
  return `{"words": ${list(words)},\n"boxes": ${list(boxes)}}\n`;
}

/** Words that stand elsewhere than they did, by more than half a millimetre. */
export function moved(before, after, far = 0.5) {
  if (before.length !== after.length) return [`${before.length} became ${after.length}`];
  return after.filter((one, at) => differs(before[at], one, far)).map((one) => JSON.stringify(one));
}

/** Boxes that are not where they were, old and new: each has its own among the others, in whatever order the program that draws names them. */
export function strayed(before, after, far = 0.5) {
  const left = [...before];
  const fresh = after.filter((one) => {
    const at = left.findIndex((other) => !differs(other, one, far));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...left.map((one) => `was ${JSON.stringify(one)}`), ...fresh.map((one) => `is ${JSON.stringify(one)}`)];
}

const differs = (one, other, far) =>
  one.some((part, at) => (typeof part === "number" ? Math.abs(part - other[at]) > far : part !== other[at]));
