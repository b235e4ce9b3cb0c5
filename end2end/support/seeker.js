// The job seeker's way through the pages, by what a person sees. It is the same with scripts and without.

import { expect } from "@playwright/test";

/** @param {import("@playwright/test").Page} page */
export async function expectTitle(page, title) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
}

export async function goOn(page) {
  await page.getByRole("button", { name: "Lanjut", exact: true }).click();
}

export async function register(page, person) {
  await expectTitle(page, "Buat akun");
  await page.getByLabel("NIK", { exact: true }).fill(person.nik);
  await page.getByLabel("Kata sandi", { exact: true }).fill(person.password);
  await page.getByLabel("Ulangi kata sandi").fill(person.password);
  await page.getByRole("button", { name: "Buat akun dan lanjut" }).click();
  await expectTitle(page, "Pendaftaran kartu AK-1");
}

export async function signIn(page, person) {
  await page.goto("/masuk");
  await page.getByLabel("NIK", { exact: true }).fill(person.nik);
  await page.getByLabel("Kata sandi", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
}

export async function fillIdentity(page, person) {
  await expectTitle(page, "Siapa Anda?");
  await page.getByLabel("Nama lengkap").fill(person.name);
  await page.getByLabel("Tempat lahir").fill(person.birthPlace);
  await page.getByLabel("Tanggal lahir").fill(person.birthDate);
  await page.getByLabel(person.sex === "P" ? "Perempuan" : "Laki-laki").check();
  await page.getByLabel("Agama").selectOption({ label: "Islam" });
  await page.getByLabel("Status perkawinan").selectOption({ label: "Belum kawin" });
  await page.getByLabel("Warga Negara Indonesia (WNI)").check();
}

export async function fillAddress(page) {
  await expectTitle(page, "Di mana Anda tinggal?");
  await page.getByLabel("Jalan dan nomor rumah", { exact: true }).fill("Jl. Contoh 5");
  await page.locator("#ktp_rt").fill("3"); // the domicile has an RT as well
  await page.locator("#ktp_rw").fill("7");
  await page.getByLabel("Kelurahan atau desa di KTP").fill("Medono");
  await page.getByLabel("Kecamatan di KTP").fill("Pekalongan Barat");
  await page.getByLabel("Kota atau kabupaten di KTP").fill("Kota Pekalongan");
  await page.getByLabel("Kelurahan tempat tinggal sekarang").selectOption({ label: "Medono (Pekalongan Barat)" });
  await page.getByLabel("Ya", { exact: true }).check();
}

export async function fillContact(page, person) {
  await expectTitle(page, "Bagaimana kami menghubungi Anda?");
  await page.getByLabel("Nomor HP atau WhatsApp").fill(person.phone);
}

/** A row of education; `row` counts from 0. */
export async function fillSchool(page, row, { level, school, major, year }) {
  await page.locator(`[id="edu.${row}.level"]`).selectOption({ label: level });
  await page.locator(`[id="edu.${row}.school"]`).fill(school);
  if (major) await page.locator(`[id="edu.${row}.major"]`).fill(major);
  await page.locator(`[id="edu.${row}.year"]`).fill(year);
}

export const PRIMARY = { level: "SD/MI/Paket A", school: "SD Contoh 1", year: "2010" };
export const VOCATIONAL = { level: "SMK/MAK", school: "SMK Contoh 2", major: "Tata Busana", year: "2016" };

export async function fillWanted(page) {
  await expectTitle(page, "Pekerjaan apa yang Anda cari?");
  await page.getByLabel("Pekerjaan atau jabatan").fill("penjahit");
  await page.getByLabel("Lokasi kerja").selectOption({ label: "Di Kota Pekalongan" });
}

/** The shortest way through all biodata, from the first step to the documents. */
export async function fillBiodata(page, person) {
  await fillIdentity(page, person);
  await goOn(page);
  await fillAddress(page);
  await goOn(page);
  await fillContact(page, person);
  await goOn(page);
  await expectTitle(page, "Apa pendidikan Anda?");
  await fillSchool(page, 0, VOCATIONAL);
  await goOn(page);
  await expectTitle(page, "Apa keterampilan Anda?");
  await goOn(page);
  await expectTitle(page, "Apakah Anda pernah bekerja?");
  await goOn(page);
  await fillWanted(page);
  await goOn(page);
  await expectTitle(page, "Foto dan dokumen");
}

/** Chooses a file for a kind of document. With scripts it is shown before it is sent; without, a button sends it. */
export async function choose(page, kind, file) {
  const picker = page.locator(`#${kind}`);
  await picker.locator("input[type=file]").setInputFiles(file);
  const button = picker.getByRole("button", { name: "Unggah" });
  if (await button.isVisible()) return button.click();
  // At the counter a scanner's files are sent at once.
  if (kind === "foto" || !page.url().includes("/meja/")) await picker.getByRole("button", { name: /^Pakai/ }).click();
}

/** Uploads the papers that are asked for. */
export async function uploadPapers(page, papers) {
  for (const [kind, paper] of Object.entries(papers)) {
    await choose(page, kind, paper);
    await expect(page.locator(`#${kind}`).getByText("Sudah diterima")).toBeVisible();
  }
}

/** The questions below the papers. */
export async function answerAboutPapers(page) {
  await page.getByLabel("Ya, sama").check();
  await page.getByLabel("Pas foto saya sudah sesuai").check();
}

/** From the check page to the status page. */
export async function send(page, button = "Kirim pendaftaran") {
  await expectTitle(page, "Periksa jawaban Anda");
  await page.getByLabel("Semua data ini benar dan sesuai dokumen asli saya.").check();
  await page.getByRole("button", { name: button }).click();
  await expectTitle(page, "Status pendaftaran");
  await expect(page.locator(".state")).toHaveText("Menunggu diperiksa");
}

/** What stands on the status page to be shown at the counter. */
export async function ticket(page) {
  return {
    number: (await page.locator(".ticket .number").innerText()).trim(),
    code: (await page.locator(".ticket .code").innerText()).trim(),
  };
}
