// The printed register book of a year with some five hundred rows: read from the PDF itself, page by page. Where words and boxes stand on the
// first, second and last page is kept in end2end/paper; `bin/test e2e book --update-snapshots` keeps it anew and draws those pages for people
// to look at, in docs/paper.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "../support/console.js";
import { signInOfficer } from "../support/officer.js";
import { boxes, drawPage, keepsAnew, lines, moved, pages, strangeFonts, strayed, words } from "../support/paper.js";

const NOON = new Date("2026-11-24T10:00:00+07:00"); // the day stands below each sheet that is not signed
const YEAR = 2026;
const SHEET = 12;
const [WIDTH, HEIGHT] = [297, 210];
const EDGE = 5; // mm that many printers leave blank
const BOUND = 16; // mm at the left, where sheets are bound
const NUMBERS = 8; // mm, the column of running numbers
const KEPT = "buku-register";

test("a book of five hundred rows: every page has its head, its twelve rows and what it carries over", async ({ page, bookOffice }, testInfo) => {
  test.setTimeout(300_000);
  await bookOffice.start((NOON - Date.now()) / 3600_000);
  await signInOfficer(page, "kasi", bookOffice.url);
  await page.goto(`${bookOffice.url}/cetak/register/${YEAR}`);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => document.fonts.ready);
  const rows = await page.locator(".book-sheet tbody tr").count();
  expect(rows, "the book is as long as it is meant to be").toBeGreaterThanOrEqual(500);
  const count = Math.ceil(rows / SHEET);
  await expect(page.locator(".book-sheet")).toHaveCount(count);
  // In millimetres from the top of the sheet.
  const heights = await page.locator(".book-sheet").evaluateAll((sheets) =>
    sheets.map((sheet) => {
      const head = sheet.querySelector("thead").getBoundingClientRect();
      return [head.top, head.bottom].map((at) => ((at - sheet.getBoundingClientRect().top) * 25.4) / 96);
    }),
  );
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll(".book-sheet")].flatMap((sheet, at) => (sheet.scrollHeight > sheet.clientHeight + 1 ? [at + 1] : [])),
  );
  expect(cut, "sheets that hold more than fits").toEqual([]);
  const heads = await page.locator(".book-sheet").first().locator("thead th").evaluateAll((cells) =>
    cells.filter((cell) => getComputedStyle(cell).display !== "none").flatMap((cell) => cell.textContent.split(/\s+/)),
  );

  const pdf = testInfo.outputPath("buku.pdf");
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(pages(pdf).map((size) => size.map(Math.round))).toEqual(Array(count).fill([WIDTH, HEIGHT]));
  expect(strangeFonts(pdf), "all fonts are embedded").toEqual([]);
  const printed = words(pdf);
  expect(printed).toHaveLength(count);
  const head = headOf(printed[0], heights[0]);
  expect(heads.filter((word) => !head.some(([text]) => text === word)), "heads that are not on the first page").toEqual([]);
  for (const [at, page] of printed.entries()) {
    const [number, before] = [at + 1, at * SHEET];
    const here = Math.min(SHEET, rows - before);
    const text = textOf(page);
    expect.soft(text, `page ${number}: its number`).toContain(`Halaman ${number} dari ${count}`);
    const carried = `Halaman ini ${here} · pindahan ${before} · sampai halaman ini ${before + here}`;
    expect.soft(text, `page ${number}: what it carries over`).toContain(carried);
    expect.soft(numbersOf(page), `page ${number}: its rows`).toEqual(Array.from({ length: here }, (_, row) => before + row + 1));
    expect.soft(moved(head, headOf(page, heights[at])), `page ${number}: the head of the table, where it was on the first`).toEqual([]);
    const inside = ([, left, top, right, bottom]) => left >= BOUND - 0.5 && top >= EDGE && right <= WIDTH - EDGE && bottom <= HEIGHT - EDGE;
    const outside = page.filter((word) => !inside(word)).map(([word]) => word);
    expect.soft(outside, `page ${number}: words where printers do not print`).toEqual([]);
  }
  const three = [1, 2, count];
  const now = { words: three.map((number) => printed[number - 1]), boxes: three.map((number) => boxes(pdf, number)) };
  const kept = `end2end/paper/${KEPT}.json`;
  if (keepsAnew(testInfo)) {
    mkdirSync("docs/paper", { recursive: true });
    writeFileSync(kept, lines(now));
    for (const [name, number] of [["pertama", 1], ["kedua", 2], ["terakhir", count]]) drawPage(pdf, number, `docs/paper/${KEPT}-${name}`);
    return;
  }
  expect(existsSync(kept), `${kept} is there`).toBe(true);
  const then = JSON.parse(readFileSync(kept, "utf8"));
  for (const [at, number] of three.entries()) {
    expect.soft(moved(then.words[at] ?? [], now.words[at]), `page ${number}: words as they are kept`).toEqual([]);
    expect.soft(strayed(then.boxes[at] ?? [], now.boxes[at]), `page ${number}: boxes as they are kept`).toEqual([]);
  }
});

/** The words of a page as they are read: line by line, from the left. */
function textOf(page) {
  const lines = [];
  for (const word of [...page].sort((one, other) => one[4] - other[4])) {
    const line = lines.at(-1);
    if (line && word[4] - line[0][4] <= 0.6) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((one, other) => one[1] - other[1]).map(([word]) => word).join(" ")).join("\n");
}

/** The running numbers of a page, from the top: whole words of digits in the first column. */
function numbersOf(page) {
  const found = page.filter(([text, left, , right]) => /^\d+$/.test(text) && left >= BOUND && right <= BOUND + NUMBERS + 0.5);
  return found.sort((one, other) => one[2] - other[2]).map(([text]) => Number(text));
}

/** The words of the head of a page's table, which reaches from `top` to `bottom`, in an order of their own: that of a PDF differs by page. */
function headOf(page, [top, bottom]) {
  const head = page.filter(([, , above, , below]) => above >= top - 0.3 && below <= bottom + 0.3);
  return head.sort((one, other) => (one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : one[1] - other[1]));
}
