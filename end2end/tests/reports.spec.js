// Books and reports as the head of the service goes through them, down to a workbook that another program opens.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "../support/console.js";
import { signInOfficer } from "../support/officer.js";
import { pages } from "../support/paper.js";
import { expectGoodPage } from "../support/screen.js";

const MONTH = () => new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 7);

test("figures lead to people, on screen and on paper", async ({ page }) => {
  test.setTimeout(120_000);
  await signInOfficer(page, "kasi");
  await page.getByRole("link", { name: "Laporan", exact: true }).click();
  await expectGoodPage(page, 1366);
  for (const report of ["iii-1", "iii-2", "iii-3", "iii-7", "iii-8"]) {
    await page.goto(`/meja/laporan/${report}?masa=${MONTH()}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("IPK");
    await expectGoodPage(page, 1366);
  }
  await page.goto(`/meja/laporan/iii-1?masa=${MONTH()}`);
  const figure = page.locator("table.figures a").first();
  const count = Number(await figure.textContent());
  await figure.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Daftar pencari kerja");
  await expect(page.locator("table.list tbody tr")).toHaveCount(count);
  await expectGoodPage(page, 1366);
  await page.goto("/meja/laporan-informasi");
  await expectGoodPage(page, 1366);
  await page.goto("/meja/register");
  await expectGoodPage(page, 1366);
  await page.getByLabel("Cari", { exact: true }).fill("2");
  await page.getByRole("button", { name: "Cari", exact: true }).click();
  expect(page.url()).not.toContain("cari");
  await expectGoodPage(page, 1366);
});

test("the book on paper has the same rows on each sheet", async ({ page }, testInfo) => {
  await signInOfficer(page, "kasi");
  await page.goto(`/cetak/register/${MONTH().slice(0, 4)}`);
  const sheets = page.locator(".book-sheet");
  const count = await sheets.count();
  for (let at = 0; at < count - 1; at++) await expect(sheets.nth(at).locator("tbody tr")).toHaveCount(12);
  const pdf = testInfo.outputPath("buku.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  expect(pages(pdf).map((size) => size.map(Math.round))).toEqual(Array(count).fill([297, 210]));
});

test("the workbook opens in LibreOffice with numbers as numbers and the NIK as text", async ({ page }, testInfo) => {
  test.setTimeout(120_000);
  await signInOfficer(page, "kasi");
  await page.goto("/meja/register");
  await page.getByText("Ambil sebagai berkas").click();
  await page.getByLabel("Untuk apa?").fill("Uji buka di LibreOffice");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Excel (XLSX)" }).click()]);
  const file = testInfo.outputPath("register.xlsx");
  await download.saveAs(file);
  const folder = testInfo.outputPath();
  const office = process.env.AK1_LIBREOFFICE ?? "soffice";
  const convert = (to) => execFileSync(office, [`-env:UserInstallation=file://${folder}/office`, "--headless", "--convert-to", to, "--outdir", folder, file], { stdio: "pipe", timeout: 90_000 });
  convert("fods");
  const book = readFileSync(`${folder}/register.fods`, "utf8");
  const row = book.split("<table:table-row").find((line) => line.includes('office:value-type="float" office:value="1"'));
  expect(row, "the running number is a number").toBeTruthy();
  expect(row).toMatch(/office:value-type="date"/);
  expect(row, "the NIK is text of sixteen digits").toMatch(/office:value-type="string"[^>]*>\s*<text:p>\d{16}</);
  expect(book, "the head is repeated on paper").toContain("table:table-header-rows");
  expect(book).toMatch(/style:print-orientation="landscape"/);
});
