// The card on every sheet, for people whose cards are hard to print. Where words and boxes stand is read from the PDF and compared with what is
// kept in end2end/paper; `bin/test e2e paper --update-snapshots` keeps it anew and draws the pages for people to look at, in docs/paper.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { overflowing } from "../support/card.js";
import { expect, test } from "../support/console.js";
import { printCards, signInOfficer } from "../support/officer.js";
import { boxes, draw, keepsAnew, lines, moved, pages, readCode, strangeFonts, strayed, words } from "../support/paper.js";

const HARD = ["satu-huruf", "nama-80", "12-ijazah", "tanpa-keahlian", "tanpa-foto", "semua-terpanjang", "huruf-langka"];
const PAPERS = {
  "a4-lipat": { size: [297, 210], sheets: 2 },
  "f4-lipat": { size: [330, 215], sheets: 2 },
  "legal-lipat": { size: [355.6, 215.9], sheets: 2 },
  "a4-tegak": { size: [210, 297], sheets: 1 },
};
const EDGE = 5; // mm that many printers leave blank
const NOON = new Date("2026-11-24T10:00:00+07:00"); // what stands on a card depends on the day
const demo = () => readFileSync("target/test/office-paper/demo.txt", "utf8");
const application = (hard) => demo().match(new RegExp(`^\\s*${hard}\\s+(\\S+)`, "m"))[1];

test.describe.configure({ mode: "serial" });

for (const [paper, { size, sheets }] of Object.entries(PAPERS)) {
  test(`${paper}: every box in its place, whoever it is`, async ({ page, paperOffice }, testInfo) => {
    test.setTimeout(240_000);
    await paperOffice.start((NOON - Date.now()) / 3600_000);
    await choosePaper(page, paperOffice.url, paper);
    await signInOfficer(page, "kasi", paperOffice.url);
    for (const hard of HARD) {
      await printCards(page, paperOffice.url, application(hard));
      await expect.poll(() => page.evaluate(() => window.dialogs), { message: "the dialog opens by itself" }).toBe(1);
      await expectSheets(page, paper, hard, size, sheets, testInfo);
    }
  });
}

test("pocket cards: ten on a sheet, or five with their backs", async ({ page, paperOffice }, testInfo) => {
  test.setTimeout(120_000);
  await paperOffice.start((NOON - Date.now()) / 3600_000);
  await signInOfficer(page, "kasi", paperOffice.url);
  const all = HARD.map(application).join(".");
  await printCards(page, paperOffice.url, all, "Kartu saku");
  await expectSheets(page, "saku", "semua", [210, 297], 1, testInfo);
  await page.goto(`${paperOffice.url}/cetak/saku/${all}?cetak=1&lipat=1`);
  await expectSheets(page, "saku-lipat", "semua", [210, 297], 2, testInfo);
});

test("the sheets of the calibration: one as it is, one as it is kept", async ({ page, paperOffice }, testInfo) => {
  await paperOffice.start((NOON - Date.now()) / 3600_000);
  await signInOfficer(page, "kasi", paperOffice.url);
  await page.goto(`${paperOffice.url}/cetak/kalibrasi`);
  await page.getByLabel("Jarak tepi kiri").fill("tepi");
  await page.getByRole("button", { name: "Simpan ukuran" }).click();
  await expect(page.locator("#left-salah")).toBeVisible();
  await expect(page.getByLabel("Jarak tepi kiri")).toHaveValue("tepi");
  // 2 mm too far right, 1 mm too high, 2 % too narrow.
  for (const [label, measured] of [["Jarak tepi kiri", "11,8"], ["Jarak tepi atas", "9"], ["garis mendatar", "98"], ["garis tegak", "100"]]) {
    await page.getByLabel(label).fill(measured);
  }
  await page.getByRole("button", { name: "Simpan ukuran" }).click();
  await expect(page.getByText("Ukuran tersimpan.")).toBeVisible();
  await expectSheets(page, "kalibrasi", "semua", [210, 297], 2, testInfo);
});

async function expectSheets(page, paper, hard, size, sheets, testInfo) {
  await page.evaluate(() => Promise.all([document.fonts.ready, ...[...document.images].map((one) => one.decode())]));
  expect.soft(await small(page), `${paper} ${hard}: no type below 7 pt`).toEqual([]);
  // What is moved on purpose may run off the sheet.
  if (paper !== "kalibrasi") expect.soft(await overflowing(page), `${paper} ${hard}: nothing runs out of its box`).toEqual([]);
  const name = `${paper}-${hard}`;
  const pdf = testInfo.outputPath(`${name}.pdf`);
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const sizes = pages(pdf);
  const goesOn = (await page.locator(".sheet.more").count()) > 0;
  if (goesOn) expect.soft(sizes.length, `${name}: pages`).toBeGreaterThan(sheets);
  else expect.soft(sizes.length, `${name}: pages`).toBe(sheets);
  for (const [width, height] of sizes) {
    expect.soft(Math.abs(width - size[0]), `${name}: width of the page`).toBeLessThan(0.5);
    expect.soft(Math.abs(height - size[1]), `${name}: height of the page`).toBeLessThan(0.5);
  }
  expect.soft(strangeFonts(pdf), `${name}: all fonts are embedded`).toEqual([]);
  const codes = await page.locator(".qr").count();
  if (codes) expect.soft(readAll(pdf, sizes.length, testInfo.outputPath()), `${name}: codes are read`).toHaveLength(codes);
  const now = { words: words(pdf).map(known), boxes: sizes.map((_, at) => boxes(pdf, at + 1)) };
  for (const [text, left, top, right, bottom] of now.words.flat()) {
    const far = left >= EDGE && top >= EDGE && right <= size[0] - EDGE && bottom <= size[1] - EDGE;
    expect.soft(far, `${name}: "${text}" is where printers print`).toBe(true);
  }
  const kept = `end2end/paper/${name}.json`;
  if (keepsAnew(testInfo)) {
    mkdirSync("end2end/paper", { recursive: true });
    mkdirSync("docs/paper", { recursive: true });
    writeFileSync(kept, lines(now));
    draw(pdf, `docs/paper/${name}`);
    return;
  }
  expect(existsSync(kept), `${kept} is there`).toBe(true);
  const before = JSON.parse(readFileSync(kept, "utf8"));
  expect.soft(sizes.length, `${name}: pages as they are kept`).toBe(before.words.length);
  now.words.forEach((page, at) => expect.soft(moved(before.words[at] ?? [], page), `${name}: words of page ${at + 1}`).toEqual([]));
  now.boxes.forEach((page, at) => expect.soft(strayed(before.boxes[at] ?? [], page), `${name}: boxes of page ${at + 1}`).toEqual([]));
}

/** The addresses in the codes of all pages, as a decoder of somebody else reads them. */
function readAll(pdf, count, folder) {
  const read = Array.from({ length: count }, (_, at) => readCode(pdf, at + 1, folder).split("\n"));
  return read.flat().filter((text) => /^https:\/\/ak1\.contoh\.go\.id\/periksa\/[^#]+#\d+$/.test(text));
}

/** Without what is drawn by chance for each card: its code to type. */
const known = (page) => page.filter(([text]) => !/^[0-9A-Z]{4,5}-[0-9A-Z-]+$/.test(text));

/** Text that is set smaller than 7 pt. */
const small = (page) =>
  page.evaluate(() => {
    const found = [];
    const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const around = node.parentElement;
      if (!node.data.trim() || around.closest(".how, svg")) continue;
      const points = parseFloat(getComputedStyle(around).fontSize) * 0.75;
      if (points < 6.99) found.push(`${points} pt: ${node.data.trim().slice(0, 40)}`);
    }
    return found;
  });

async function choosePaper(page, url, paper) {
  await signInOfficer(page, "admin", url);
  await page.goto(`${url}/meja/pengaturan/ketentuan`);
  await page.getByLabel("Kertas untuk mencetak kartu").selectOption(paper);
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByText("Tersimpan.", { exact: true })).toBeVisible();
  await page.context().clearCookies();
}

