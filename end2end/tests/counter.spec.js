// The counter: who has come gets a number, a walk-in goes on with a phone, a forgotten password is solved.

import { expectAccessible } from "../support/axe.js";
import { expect, test } from "../support/console.js";
import { phone } from "../support/devices.js";
import { expectHydrated } from "../support/hydration.js";
import { newFile, openWalkIn, signInOfficer } from "../support/officer.js";
import { newPerson } from "../support/people.js";
import * as seeker from "../support/seeker.js";
import { expectTitle } from "../support/seeker.js";

test.use({ allowedErrors: /status of 422/ });

test("who comes is found and entered, and the input is ready for the next", async ({ page, papers }) => {
  test.setTimeout(120_000);
  await signInOfficer(page, "informasi");
  const person = await newFile(page, papers);
  await page.goto("/meja/datang");
  await expectTitle(page, "Siapa yang datang?");
  await expectHydrated(page);
  const input = page.getByLabel("Kode, nama, NIK, atau nomor daftar");
  await expect(input).toBeFocused();
  await expectAccessible(page);

  await page.keyboard.type("Bukan siapa-siapa");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Tidak ada yang cocok.")).toBeVisible();
  await expect(input).toHaveValue("Bukan siapa-siapa");
  await expectAccessible(page);

  await input.fill(person.nik);
  await input.press("Enter");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(person.name);
  expect(page.url()).not.toContain(person.nik);
  await expect(page.getByAltText("Foto pemohon")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Catat kedatangan" }).click();
  await expect(page.getByRole("status").filter({ hasText: /Nomor antrean \d+/ })).toContainText(person.name);
  await expect(input).toHaveValue("");
  await expect(input).toBeFocused();
  await expectAccessible(page);
});

test("a walk-in goes on with the own phone", async ({ page, otherDevice }) => {
  const person = newPerson();
  await signInOfficer(page, "informasi");
  await openWalkIn(page, person);
  const [, file] = page.url().match(/\/meja\/bantu\/([^/]+)\//);
  await page.goto(`/meja/bantu/${file}`);
  await expect(page.getByRole("link", { name: "Buka di layar kedua" })).toBeVisible();
  await page.getByRole("link", { name: "Lanjutkan di HP pengunjung" }).click();
  await expectTitle(page, "Lanjutkan di HP pengunjung");
  const code = await giveCode(page);

  const own = await (await otherDevice(phone)).newPage();
  await own.goto(`/ambil?kode=${code}`);
  await expect(own.getByLabel("Kode 10 menit dari petugas")).toHaveValue(code);
  await own.getByLabel("Kata sandi baru").fill(person.password);
  await own.getByLabel("Ulangi kata sandi").fill(person.password);
  await own.getByRole("button", { name: "Lanjutkan mengisi" }).click();
  await expectTitle(own, "Pendaftaran kartu AK-1");
  await own.goto("/permohonan/identitas");
  await expect(own.getByLabel("Nama lengkap")).toHaveValue(person.name);
});

test("a forgotten password is solved with the KTP", async ({ page, otherDevice }) => {
  const person = newPerson();
  const own = await (await otherDevice(phone)).newPage();
  await own.goto("/daftar");
  await expectHydrated(own);
  await seeker.register(own, person);

  await signInOfficer(page, "informasi");
  await page.getByRole("link", { name: "Kedatangan" }).click();
  await page.getByRole("link", { name: "Lupa kata sandi? Beri kode" }).click();
  await expectTitle(page, "Pemohon lupa kata sandi");
  await page.getByLabel("NIK dari KTP asli").fill(person.nik);
  await page.getByRole("button", { name: "Cari akun" }).click();
  await expect(page.getByText(/^Akun dibuat/)).toBeVisible();
  await page.getByRole("button", { name: "Beri kode" }).click();
  await expect(page.getByText("Centang dulu pernyataan di bawah.")).toBeVisible();
  const code = await giveCode(page);

  await own.goto("/masuk");
  await own.getByRole("link", { name: "Sudah dapat kode? Buat kata sandi baru" }).click();
  await expectTitle(own, "Buat kata sandi baru");
  await own.getByLabel("NIK", { exact: true }).fill(person.nik);
  await own.getByLabel("Kode 10 menit dari petugas").fill(code);
  await own.getByLabel("Kata sandi baru").fill("kenanga-ungu-9");
  await own.getByLabel("Ulangi kata sandi").fill("kenanga-ungu-9");
  await own.getByRole("button", { name: "Simpan dan masuk" }).click();
  await expectTitle(own, "Pendaftaran kartu AK-1");
});

/** The code that is shown after the KTP was seen. */
async function giveCode(page) {
  await page.getByLabel("KTP asli sudah saya lihat").check();
  await page.getByRole("button", { name: "Beri kode" }).click();
  await expect(page.getByRole("heading", { name: "Kode untuk pengunjung" })).toBeVisible();
  await expectAccessible(page);
  return page.locator(".given .code").innerText();
}
