// Books and reports as the head of the service goes through them, down to a workbook that another program opens.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "../support/console.js";
import { signInOfficer } from "../support/officer.js";
import { pages } from "../support/paper.js";
import { expectGoodPage } from "../support/screen.js";

const MONTH = () => new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 7);
const SHEET = 12;

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
  // Other tests may hand over a card between the figure and its people.
  await expect(async () => {
    await page.goto(`/meja/laporan/iii-1?masa=${MONTH()}`);
    const figure = page.locator("table.figures a").first();
    const count = Number(await figure.textContent());
    expect(count).toBeGreaterThan(0);
    await figure.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Daftar pencari kerja");
    await expect(page.locator("table.list tbody tr")).toHaveCount(count, { timeout: 1000 });
  }).toPass();
  await expectGoodPage(page, 1366);
  for (const address of ["/meja/laporan-informasi", "/meja/ambil"]) {
    await page.goto(address);
    await expectGoodPage(page, 1366);
  }
});

test("a card that was typed into E-Makaryo is ticked by keyboard, and the tick is taken back with a reason", async ({ page }) => {
  await signInOfficer(page, "informasi");
  await page.goto("/meja/input");
  await expectGoodPage(page, 1366);
  const box = page.locator("tbody input[type=checkbox]").first();
  const card = await box.getAttribute("value");
  await box.focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Tandai yang dicentang sudah diinput" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "1 kartu berhasil." })).toBeVisible();
  await expect(page.locator(`input[name="cards[]"][value="${card}"]`)).toHaveCount(0);
  await page.getByRole("link", { name: "Sudah diinput", exact: true }).click();
  const row = page.locator("tbody tr").filter({ has: page.locator(`input[name="card"][value="${card}"]`) });
  await row.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expectGoodPage(page, 1366);
  await row.getByLabel("Mengapa ditarik?").fill("Terketik atas nama orang lain.");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Tanda ditarik. Kartunya ada lagi")).toBeVisible();
  await page.getByRole("link", { name: "Belum diinput", exact: true }).click();
  const again = page.locator("tbody tr").filter({ has: page.locator(`input[name="cards[]"][value="${card}"]`) });
  await expect(again).toContainText("Terketik atas nama orang lain.");
});

test("the book is searched by number and by name, and no address says what for", async ({ page }) => {
  await signInOfficer(page, "kasi");
  await fullestYear(page);
  await expectGoodPage(page, 1366);
  const rows = page.locator("table.list tbody tr");
  const name = await rows.nth(1).locator("td").nth(4).innerText();
  const search = page.getByLabel("Cari", { exact: true });
  const find = async (text) => {
    await search.fill(text);
    await page.getByRole("button", { name: "Cari", exact: true }).click();
    await expect(search).toHaveValue(text);
    expect(page.url()).not.toContain("cari");
    expect(decodeURIComponent(page.url())).not.toContain(text);
  };
  await find("2/" + (await year(page)));
  await expect(rows).toHaveCount(1);
  await expect(rows.locator("td").first()).toHaveText("2");
  await expect(rows.locator("td").nth(4)).toHaveText(name);
  await find(name);
  await expect(rows.locator("td:first-child", { hasText: /^2$/ })).toHaveCount(1);
  for (const found of await rows.locator("td:nth-child(5)").allInnerTexts()) expect(found.toLowerCase()).toContain(name.split(" ")[0].toLowerCase());
  await find("tidak ada orang bernama begini");
  await expect(rows).toHaveCount(0);
  await expectGoodPage(page, 1366);
});

test("the book on paper has the same rows on each sheet", async ({ page }, testInfo) => {
  await signInOfficer(page, "kasi");
  const of = await fullestYear(page);
  await page.goto(`/cetak/register/${of}`);
  const sheets = page.locator(".book-sheet");
  const count = await sheets.count();
  expect(count, "more than one sheet").toBeGreaterThan(1);
  for (let at = 0; at < count - 1; at++) await expect(sheets.nth(at).locator("tbody tr")).toHaveCount(SHEET);
  const last = await sheets.last().locator("tbody tr").count();
  expect(last).toBeGreaterThan(0);
  expect(last).toBeLessThanOrEqual(SHEET);
  const pdf = testInfo.outputPath("buku.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  expect(pages(pdf).map((size) => size.map(Math.round))).toEqual(Array(count).fill([297, 210]));
});

/** Opens the book of this year or of the one before, whichever has more rows: in the first days of January this year's is nearly empty. */
async function fullestYear(page) {
  const rows = async (of) => {
    await page.goto(`/meja/register?masa=${of}`);
    return page.locator("table.list tbody tr").count();
  };
  const now = Number(MONTH().slice(0, 4));
  const of = (await rows(now)) >= (await rows(now - 1)) ? now : now - 1;
  expect(await rows(of), "forty people came, some of them more than once").toBeGreaterThan(SHEET);
  return of;
}

/** The year that the book on the page is of. */
const year = (page) => page.locator("#masa").inputValue();

test("the workbook opens in LibreOffice with numbers as numbers and the NIK as text", async ({ page }, testInfo) => {
  test.setTimeout(120_000);
  await signInOfficer(page, "kasi");
  await fullestYear(page);
  await page.getByText("Ambil sebagai berkas").click();
  await page.getByLabel("Untuk apa?").fill("Uji buka di LibreOffice");
  await page.locator("#sandi").fill(process.env.AK1_PASSWORD);
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
