// An officer's own access: devices, the second step. These pages have no scripts; what they do is tested with the server alone (tests/site), here
// is what a browser makes of them.

import { expectAccessible } from "../support/axe.js";
import { expect, test } from "../support/console.js";
import { signInOfficer } from "../support/officer.js";
import { expectTitle } from "../support/seeker.js";

test("an officer finds the own devices and the set-up of the second step behind the name", async ({ page }) => {
  await signInOfficer(page, "informasi");
  await page.getByRole("navigation", { name: "Menu petugas" }).getByRole("link", { name: "Endang Sulistyowati" }).click();
  await expectTitle(page, "Perangkat");
  await expect(page.getByText("perangkat ini")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ganti kata sandi" }).click();
  await expectTitle(page, "Ganti kata sandi");
  await expect(page.getByLabel("Kata sandi sekarang")).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole("link", { name: "Verifikasi dua langkah" }).click();
  await expectTitle(page, "Verifikasi dua langkah");
  await page.getByLabel("Kata sandi Anda").fill(process.env.AK1_PASSWORD);
  await page.getByRole("button", { name: "Siapkan" }).click();
  await expect(page.getByRole("img", { name: "Kode QR untuk aplikasi autentikator" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Aktifkan" }).click();
  await expect(page.getByText("Ketik kodenya dulu.")).toBeVisible();
  await expectAccessible(page);
});

test("an admin is asked for the code of the phone", async ({ page }) => {
  await page.goto("/meja/masuk");
  await page.getByLabel("Nama masuk").fill("admin");
  await page.getByLabel("Kata sandi", { exact: true }).fill(process.env.AK1_PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expectTitle(page, "Masukkan kode");
  await expectAccessible(page);
  await page.getByLabel("Kode", { exact: true }).fill("12");
  await page.getByRole("button", { name: "Lanjut" }).click();
  await expect(page.getByText("Kode berisi enam angka.")).toBeVisible();
  await expectAccessible(page);
});
