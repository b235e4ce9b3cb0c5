// What an admin does alone, and the pages of figures: an old register comes in, the emblem, the backups, the statistics.

import { expect, test } from "../support/console.js";
import { signInOfficer } from "../support/officer.js";
import { expectGoodPage } from "../support/screen.js";
import { expectTitle } from "../support/seeker.js";

const DESK = 1366; // px
const HEADS = "No. Kartu;NIK;Nama;Tempat lahir;Tanggal lahir;L/P;Kelurahan;Pendidikan;Tanggal terbit;Berlaku s.d.";
const ROWS = [
  "LAMA/0001;3375994101000001;Siti Contoh;Pekalongan;01-01-2000;P;Kauman;SMK;24-06-2026;24-06-2028",
  "LAMA/0002;33759941010;Budi Contoh;Batang;02-03-1998;L;Kauman;SMA;24-06-2026;24-06-2028",
  "=1+1;3375990203980002;Budi Contoh;Batang;02-03-1998;L;Kauman;SMA;24-06-2026;24-06-2028",
];
const NOON = new Date("2026-11-24T10:00:00+07:00");

test("an old register comes in: what is wrong is told by row, and nothing comes twice", async ({ page, paperOffice }) => {
  test.setTimeout(120_000);
  await paperOffice.start((NOON - Date.now()) / 3600_000);
  await signInOfficer(page, "admin", paperOffice.url);
  const send = async (text) => {
    await page.goto(`${paperOffice.url}/meja/impor`);
    await page.getByLabel("Berkas CSV atau XLSX").setInputFiles({ name: "lama.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Kirim dan periksa" }).click();
  };
  await page.goto(`${paperOffice.url}/meja/impor`);
  await expectGoodPage(page, DESK);
  await send("hanya satu baris");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectGoodPage(page, DESK);

  await send([HEADS, ...ROWS].join("\r\n"));
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Pilih kolom");
  await expect(page.getByLabel("NIK", { exact: true })).toHaveValue("1");
  await expectGoodPage(page, DESK);
  await page.getByRole("button", { name: "Lihat hasilnya" }).click();
  await expect(page.getByRole("row").filter({ hasText: "NIK harus 16 angka. Di sini ada 11 angka." })).toHaveCount(1);
  await expect(page.getByRole("row").filter({ hasText: "Sel ini berisi rumus." })).toHaveCount(1);
  await page.screenshot({ path: "target/test/import.png", fullPage: true });
  await expectGoodPage(page, DESK);
  await page.getByRole("button", { name: "Impor sekarang" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Impor selesai" })).toBeVisible();
  await expectGoodPage(page, DESK);

  await send([HEADS, ROWS[0]].join("\r\n"));
  await page.getByRole("button", { name: "Lihat hasilnya" }).click();
  await expect(page.getByText("Tidak ada baris yang bisa diimpor.")).toBeVisible();
  await expect(page.getByText("Kartu dengan nomor ini sudah ada di sini.")).toBeVisible();
  await page.getByRole("button", { name: "Batal, hapus berkas ini" }).click();
  await expect(page.getByText("Impor sebelumnya")).toBeVisible();

  await page.context().clearCookies();
  await signInOfficer(page, "kasi", paperOffice.url);
  await page.goto(`${paperOffice.url}/meja/kartu`);
  await page.getByLabel("Cari kartu menurut nomornya").fill("lama/0001");
  await page.getByRole("button", { name: "Cari", exact: true }).click();
  await expectTitle(page, "Siti Contoh");
  await expectGoodPage(page, DESK);
});

test("the emblem is changed and taken away, the backups are seen", async ({ page, paperOffice, papers }) => {
  await paperOffice.start((NOON - Date.now()) / 3600_000);
  await signInOfficer(page, "admin", paperOffice.url);
  await page.goto(`${paperOffice.url}/meja/lambang`);
  await expectGoodPage(page, DESK);
  await page.locator("#berkas").setInputFiles(papers.foto);
  await page.locator("form", { has: page.locator("#berkas") }).locator("button").click();
  await expect(page.getByRole("status")).toBeVisible();
  await expect.poll(() => page.locator("main img").evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
  await expectGoodPage(page, DESK);
  await page.locator("form", { has: page.locator("[name=hapus]") }).locator("button").click();
  await expect(page.locator("main img")).toHaveCount(0);
  await page.goto(`${paperOffice.url}/meja/cadangan`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectGoodPage(page, DESK);
});

test("the statistics of the office and of everybody, with the table behind each plot", async ({ page }) => {
  test.setTimeout(120_000);
  const year = new Date(Date.now() + 7 * 3600_000).getFullYear();
  await signInOfficer(page, "kasi");
  for (const address of [`/meja/statistik?tahun=${year}`, "/statistik"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Statistik pelayanan AK-1");
    await expectGoodPage(page, address === "/statistik" ? 320 : DESK);
    await page.screenshot({ path: `target/test/page${address.replaceAll(/\W/g, "-")}.png`, fullPage: true });
  }
  await page.goto(`/meja/statistik?tahun=${year}`);
  const plots = await page.locator("main svg").count();
  expect(plots).toBeGreaterThan(3);
  expect(await page.locator("main table").count()).toBeGreaterThanOrEqual(plots);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Unduh tabel (CSV)" }).first().click()]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
});
