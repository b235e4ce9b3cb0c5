// The card in its two years, as its holder and the desk go through it, with scripts and without.

import { readFileSync } from "node:fs";
import { expect, test } from "../support/console.js";
import { desktop } from "../support/devices.js";
import { signInOfficer } from "../support/officer.js";
import { expectGoodPage } from "../support/screen.js";
import { expectTitle } from "../support/seeker.js";

const DAY = 24; // hours
const holder = () => readFileSync("target/test/office/demo.txt", "utf8").match(/([\d ]{19}) .*holds a card/)[1].replaceAll(" ", "");

async function signIn(page, url) {
  await page.goto(`${url}/masuk`);
  await page.getByLabel("NIK", { exact: true }).fill(holder());
  await page.getByLabel("Kata sandi", { exact: true }).fill(process.env.AK1_PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expectTitle(page, "Status pendaftaran");
}

/** The holder's page of the card, so many days on. */
async function openCard(page, office, days) {
  await office.start(days * DAY);
  await signIn(page, office.url);
  await page.goto(`${office.url}/kartu`); // the link of a reminder
}

/** What the desk can do about the card that was handed over last. */
async function openHandedOver(page, office) {
  await page.goto(`${office.url}/meja?antrean=diserahkan`);
  await page.locator("table.list tbody a").first().click();
  await page.getByRole("link", { name: "Lapor, bekerja, perpanjangan, perbaikan, cetak ulang" }).click();
}

test("a report is one tap from the link", async ({ page, laterOffice }) => {
  await openCard(page, laterOffice, 180);
  await expectTitle(page, "Kartu AK-1 saya");
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Ya, saya masih mencari kerja" }).click();
  await expect(page.getByText("Laporan Anda sudah tercatat.")).toBeVisible();
  await expect(page.locator("main .state")).toHaveText("Aktif, sudah lapor I");
  await expect(page.getByRole("button", { name: "Ya, saya masih mencari kerja" })).toHaveCount(0);
  await expectGoodPage(page);
});

test("found work is told, corrected where it was wrong, and taken back", async ({ page, laterOffice }) => {
  await laterOffice.start(40 * DAY);
  await signIn(page, laterOffice.url);
  await page.getByRole("link", { name: "Lapor atau perpanjang kartu" }).click();
  await page.getByRole("link", { name: "Saya sudah bekerja" }).click();
  await expectTitle(page, "Anda bekerja di mana?");
  await expectGoodPage(page);
  await page.getByLabel("Nama tempat kerja").fill("Batik Contoh");
  await page.getByLabel("Tanggal mulai bekerja").fill("1-1-2020");
  await page.getByRole("button", { name: "Kirim kabar ini" }).click();
  await expect(page.locator("#starts_on-salah")).toBeVisible();
  await expect(page.getByLabel("Nama tempat kerja")).toHaveValue("Batik Contoh");
  await expectGoodPage(page);
  const today = new Date(Date.now() + (40 * DAY + 7 - 24) * 3600_000); // yesterday there
  await page.getByLabel("Tanggal mulai bekerja").fill(`${today.getUTCDate()}-${today.getUTCMonth() + 1}-${today.getUTCFullYear()}`);
  await page.getByLabel("Jenis pekerjaan").selectOption({ index: 5 });
  await page.getByLabel("Jenis tempat kerja").selectOption({ label: "Perusahaan swasta" });
  await page.getByLabel("Bidang usaha").selectOption({ index: 3 });
  await page.getByLabel("Lokasi kerja").selectOption({ label: "Di Jawa Tengah" });
  await page.getByRole("button", { name: "Kirim kabar ini" }).click();
  await expect(page.locator("main .state")).toHaveText("Bekerja");
  await expectGoodPage(page);
  await page.getByText("Tidak bekerja lagi, atau salah catat").click();
  await page.getByLabel("Alasan").selectOption({ label: "Batal bekerja" });
  await page.getByRole("button", { name: "Tarik catatan bekerja" }).click();
  await expect(page.locator("main .state")).toHaveText("Aktif");
});

test("a renewal needs only to be looked through", async ({ page, laterOffice }) => {
  test.setTimeout(120_000);
  await openCard(page, laterOffice, 700);
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Perpanjang kartu" }).click();
  await expectTitle(page, "Pendaftaran kartu AK-1");
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Periksa dan kirim" }).click();
  await expectTitle(page, "Periksa jawaban Anda");
  await page.getByLabel("Semua data ini benar dan sesuai dokumen asli saya.").check();
  await page.getByRole("button", { name: "Kirim pendaftaran" }).click();
  await expectTitle(page, "Status pendaftaran");
  await expect(page.locator("main .state")).toHaveText("Menunggu diperiksa");
  await page.goto(`${laterOffice.url}/kartu`);
  await expect(page.getByText("Perpanjangan sedang berjalan.")).toBeVisible();
});

test("a correction opens what was chosen, with the paper that proves it", async ({ page, laterOffice }) => {
  test.setTimeout(120_000);
  await openCard(page, laterOffice, 30);
  await page.getByRole("link", { name: "Perbaiki data di kartu" }).click();
  await expectTitle(page, "Bagian mana yang salah?");
  await expectGoodPage(page);
  await page.getByLabel("Tempat lahir").check();
  await page.getByRole("button", { name: "Lanjut ke perbaikan" }).click();
  await expectTitle(page, "Pendaftaran kartu AK-1");
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Identitas" }).click();
  await expect(page.getByLabel("Nama lengkap")).toHaveCount(0);
  await page.getByLabel("Tempat lahir").fill("Kabupaten Batang");
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expectTitle(page, "Pendaftaran kartu AK-1");
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Periksa dan kirim" }).click();
  await expectTitle(page, "Periksa jawaban Anda");
  await expectGoodPage(page);
});

test("a lost card is printed again, by a declaration", async ({ page, laterOffice }) => {
  test.setTimeout(120_000);
  await openCard(page, laterOffice, 30);
  await page.getByRole("link", { name: "Minta cetak ulang" }).click();
  await expectTitle(page, "Mengapa kartu dicetak lagi?");
  await expectGoodPage(page);
  await page.getByLabel("Alasan").selectOption({ label: "Kartu hilang" });
  await page.getByLabel("Ceritakan singkat").fill("Jatuh di pasar");
  await page.getByRole("button", { name: "Ajukan cetak ulang" }).click();
  await expect(page.getByRole("alert")).toHaveText("Pilih alasan dan centang dulu pernyataan di bawah.");
  await expect(page.getByLabel("Alasan").locator("option:checked")).toHaveText("Kartu hilang");
  await expect(page.getByLabel("Ceritakan singkat")).toHaveValue("Jatuh di pasar");
  await page.getByLabel("Saya menyatakan keterangan ini benar.").check();
  await page.getByRole("button", { name: "Ajukan cetak ulang" }).click();
  await expectTitle(page, "Pendaftaran kartu AK-1");
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Periksa dan kirim" }).click();
  await expectTitle(page, "Periksa jawaban Anda");
  await page.getByLabel("Semua data ini benar dan sesuai dokumen asli saya.").check();
  await page.getByRole("button", { name: "Kirim pendaftaran" }).click();
  await expectTitle(page, "Status pendaftaran");
  await expect(page.getByRole("link", { name: "Lapor atau perpanjang kartu" })).toBeVisible();
  await page.goto(`${laterOffice.url}/data-saya`);
  await expect(page.getByText("Kartu hilang")).toBeVisible();
});

test("a wrong NIK is put right at the desk, with the KTP in hand", async ({ otherDevice, javaScriptEnabled, laterOffice }) => {
  test.setTimeout(120_000);
  const page = await (await otherDevice({ ...desktop, javaScriptEnabled })).newPage();
  await laterOffice.start();
  await signInOfficer(page, "rangkap", laterOffice.url);
  await openHandedOver(page, laterOffice);
  const card = page.url();
  await page.getByRole("link", { name: "Perbaiki data di kartu" }).click();
  await page.getByLabel("NIK", { exact: true }).check();
  await page.getByRole("button", { name: "Lanjut ke perbaikan" }).click();
  await expect(page).toHaveURL(/\/meja\/bantu\//);
  await page.goto(card);
  await expect(page.getByText("NIK bisa diperbaiki setelah kehadiran dicatat")).toBeVisible();
  await page.goto(`${card}/nik`);
  await expectTitle(page, "NIK diperbaiki sesuai KTP");
  await expectGoodPage(page, 1366);
});

test("the desk notes a report and prints its row into the paper card", async ({ otherDevice, javaScriptEnabled, laterOffice }) => {
  test.setTimeout(120_000);
  const page = await (await otherDevice({ ...desktop, javaScriptEnabled })).newPage();
  await laterOffice.start(172 * DAY);
  await signInOfficer(page, "rangkap", laterOffice.url);
  await openHandedOver(page, laterOffice);
  await page.getByRole("button", { name: "Catat lapor, masih mencari kerja" }).click();
  await expect(page.locator("main .state")).toHaveText("Aktif, sudah lapor I");
  await expectGoodPage(page, 1366);
  const row = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Cetak di kartu kertas" }).click();
  const sheet = await row;
  await expect(sheet.locator(".filled").first()).toBeVisible();
  await expect(sheet.getByText("Tgl-Bln-Thn")).toBeHidden();
});

test("the desk reminds, records and withdraws", async ({ otherDevice, javaScriptEnabled, laterOffice }) => {
  test.setTimeout(120_000);
  const page = await (await otherDevice({ ...desktop, javaScriptEnabled })).newPage();
  await laterOffice.start(172 * DAY);
  await signInOfficer(page, "kasi", laterOffice.url);
  await page.getByRole("link", { name: "Kartu", exact: true }).click();
  await expectTitle(page, "Kartu yang sudah diserahkan");
  await expectGoodPage(page, 1366);
  for (const list of ["Belum lapor", "Kabar pemberi kerja", "Legalisir"]) {
    await page.getByRole("navigation", { name: "Kartu yang sudah diserahkan" }).getByRole("link", { name: list }).click();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(list);
    await expectGoodPage(page, 1366);
  }
  await openHandedOver(page, laterOffice);
  await expect(page.getByRole("heading", { name: "Lapor setiap 6 bulan" })).toBeVisible();
  await expectGoodPage(page, 1366);
  await page.getByLabel("Jumlah lembar").fill("2");
  await page.getByRole("button", { name: "Catat legalisir" }).click();
  await expect(page.getByText("Legalisir sudah dicatat.")).toBeVisible();
  await page.getByText("Tarik kartu", { exact: true }).click();
  await page.getByLabel("Alasan").selectOption({ label: "Pindah ke luar kota" });
  await page.getByRole("button", { name: "Tarik kartu ini" }).click();
  await expect(page.locator("main .state")).toHaveText("Ditarik");
  await expectGoodPage(page, 1366);
});

test("an employer tells by number and day of birth", async ({ page }) => {
  await page.goto("/kabar-kerja");
  await expectTitle(page, "Kabar dari pemberi kerja");
  await expectGoodPage(page);
  await page.getByLabel("Nomor kartu AK-1 (16 angka)").fill("3375 240626 999999");
  await page.getByLabel("Tanggal lahir pemegang kartu").fill("1-1-2000");
  await page.getByRole("button", { name: "Kirim kabar ini" }).click();
  await expect(page.getByText("tidak cocok dengan kartu mana pun")).toBeVisible();
  await expect(page.getByLabel("Nomor kartu AK-1 (16 angka)")).toHaveValue("3375240626999999");
  await expectGoodPage(page);
});
