// Every public page and every page of the applicant, in each state that it has: nothing serious for axe, nothing beyond 320 px.

import { expect, test } from "../support/console.js";
import { expectHydrated } from "../support/hydration.js";
import { newPerson } from "../support/people.js";
import { expectGoodPage } from "../support/screen.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";

const PUBLIC = {
  "/": "Buat kartu pencari kerja (AK-1) dari HP",
  "/alur": "Alur pelayanan kartu AK-1",
  "/sop": "Standar Operasional Prosedur",
  "/privasi": "Data pribadi Anda",
  "/daftar": "Buat akun",
  "/masuk": "Masuk",
  "/lupa": "Buat kata sandi baru",
  "/ambil": "Lanjutkan pendaftaran di HP ini",
};

for (const [address, title] of Object.entries(PUBLIC)) {
  test(`${address} can be read by everybody`, async ({ page }) => {
    await page.goto(address);
    await expectTitle(page, title);
    await expect(page).toHaveTitle(`${title} – Kartu AK-1`);
    await expectGoodPage(page);
  });
}

test("an account that cannot be made says why", async ({ page, javaScriptEnabled }) => {
  await open(page, "/daftar", javaScriptEnabled);
  await page.getByLabel("NIK", { exact: true }).fill("3375 9999");
  await page.getByLabel("Kata sandi", { exact: true }).fill("pendek");
  await page.getByRole("button", { name: "Buat akun dan lanjut" }).click();
  await expect(page.getByText("NIK harus 16 angka. Anda baru mengetik 8 angka.")).toBeVisible();
  await expect(page.getByLabel("NIK", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expectGoodPage(page);
});

test.describe("pages that answer with an error", () => {
  test.use({ allowedErrors: /status of 4\d\d/ });

  test("a wrong password is told, and nothing about the NIK", async ({ page, javaScriptEnabled }) => {
    await open(page, "/masuk", javaScriptEnabled);
    await page.getByLabel("NIK", { exact: true }).fill(newPerson().nik);
    await page.getByLabel("Kata sandi", { exact: true }).fill("salah-sandi-ini");
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "tidak cocok" })).toBeVisible();
    await expectGoodPage(page);
  });

  test("an address that does not exist leads back", async ({ page }) => {
    const response = await page.goto("/tidak-ada");
    expect(response.status()).toBe(404);
    await expectTitle(page, "Halaman tidak ditemukan");
    await expectGoodPage(page);
  });

  test("a page of one's own asks a stranger to sign in", async ({ page }) => {
    for (const address of ["/permohonan", "/permohonan/identitas", "/permohonan/periksa", "/status", "/data-saya"]) {
      await page.goto(address);
      await expect(page.getByRole("alert").getByRole("link", { name: "Masuk" })).toBeVisible();
      await expectGoodPage(page);
    }
  });
});

test("the form, empty and with its errors", async ({ page, javaScriptEnabled }) => {
  test.setTimeout(240_000);
  await open(page, "/daftar", javaScriptEnabled);
  await seeker.register(page, newPerson());
  await expectGoodPage(page);

  const steps = {
    identitas: "Nama lengkap: Bagian ini perlu diisi.",
    alamat: "RT: Bagian ini perlu diisi.",
    kontak: "Nomor HP atau WhatsApp: Bagian ini perlu diisi.",
    pendidikan: "Pendidikan 1: Jenjang: Bagian ini perlu diisi.",
    keterampilan: "Kursus atau sertifikat 1: Nama kursus atau sertifikat: Bagian ini perlu diisi.",
    pengalaman: "Pekerjaan 1: Jabatan: Bagian ini perlu diisi.",
    pekerjaan: "Pekerjaan atau jabatan: Bagian ini perlu diisi.",
  };
  for (const [step, problem] of Object.entries(steps)) {
    await test.step(step, async () => {
      await open(page, `/permohonan/${step}`, javaScriptEnabled);
      if (step === "keterampilan" || step === "pengalaman") {
        await page.getByRole("button", { name: /^Tambah/ }).click();
        await expect(page.getByRole("group", { name: / 1$/ })).toBeVisible();
      } else {
        await expectGoodPage(page);
      }
      await goOn(page);
      await expect(page.getByRole("link", { name: problem }).first()).toBeVisible();
      await expectGoodPage(page);
    });
  }
  await test.step("dokumen", async () => {
    await open(page, "/permohonan/dokumen", javaScriptEnabled);
    await expectGoodPage(page);
    await goOn(page);
  });
  await test.step("periksa", async () => {
    await expectTitle(page, "Periksa jawaban Anda");
    await expect(page.getByText("Belum bisa dikirim. Lengkapi dulu bagian ini:")).toBeVisible();
    await expect(page.getByRole("button", { name: "Kirim pendaftaran" })).toHaveCount(0);
    await expectGoodPage(page);
    await page.getByRole("listitem").getByRole("link", { name: "Foto dan dokumen" }).click();
    await expect(page.getByText("Dokumen ini masih kurang. Unggah dulu.")).toHaveCount(3);
    await expectGoodPage(page);
  });
  await test.step("status of a draft", async () => {
    await open(page, "/status", javaScriptEnabled);
    await expect(page.getByText("Pendaftaran Anda BELUM terkirim.")).toBeVisible();
    await expectGoodPage(page);
  });
});

test("the form filled in, checked, sent and cancelled", async ({ page, papers, javaScriptEnabled }) => {
  test.setTimeout(240_000);
  const person = { ...newPerson(), name: "Raden Ajeng Kusumaningrum Retno Wulandari Prameswari Hadiningrat Tjokrosudarmono" };
  await open(page, "/daftar", javaScriptEnabled);
  await seeker.register(page, person);
  await page.getByRole("link", { name: "Identitas" }).click();
  await seeker.fillBiodata(page, person);
  await seeker.uploadPapers(page, papers);
  await expectGoodPage(page);
  await open(page, "/permohonan", javaScriptEnabled);
  await expect(page.getByText("Selesai", { exact: true })).toHaveCount(8);
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Periksa dan kirim" }).click();
  await expectTitle(page, "Periksa jawaban Anda");
  await expectGoodPage(page);
  await seeker.send(page);
  await page.getByText("Batalkan pendaftaran").click();
  await expect(page.getByLabel("Mengapa dibatalkan?")).toBeVisible();
  await expectGoodPage(page);
  await page.getByLabel("Mengapa dibatalkan?").fill("Sudah dapat kerja.");
  await page.getByRole("button", { name: "Batalkan", exact: true }).click();
  await expect(page.locator(".state")).toHaveText("Dibatalkan");
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Mulai pendaftaran baru" }).click();
  await expectTitle(page, "Pendaftaran kartu AK-1");
});

async function open(page, address, scripts) {
  await page.goto(address);
  if (scripts) await expectHydrated(page);
}
