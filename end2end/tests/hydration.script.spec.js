// Before, without and after the WASM: what was typed stays, the forms work, and two tabs do not write over each other.

import { expect, test } from "../support/console.js";
import { expectHydrated } from "../support/hydration.js";
import { newPerson } from "../support/people.js";
import { hold, requestsDuring } from "../support/requests.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";

const WASM = /\.wasm$/;

test("what is typed before the WASM arrives is kept and judged", async ({ page }) => {
  const person = newPerson();
  await test.step("in the account's form", async () => {
    const arrive = await hold(page, WASM);
    await page.goto("/daftar", { waitUntil: "commit" });
    await page.getByLabel("NIK", { exact: true }).fill(`${person.nik.slice(0, 6)}991397${person.nik.slice(12)}`);
    await page.getByLabel("Kata sandi", { exact: true }).fill(person.password);
    await page.getByLabel("Ulangi kata sandi").fill(person.password);
    const asked = await requestsDuring(page, async () => {
      arrive();
      await expectHydrated(page);
      await expect(page.getByText("Tanggal lahir di dalam NIK ini belum benar. Cocokkan dengan KTP Anda.")).toBeVisible();
      await expect(page.getByLabel("Ulangi kata sandi")).toHaveValue(person.password);
    });
    expect(asked.filter((request) => !WASM.test(request))).toEqual([]);
    await page.unrouteAll();
    await page.getByLabel("NIK", { exact: true }).fill(person.nik);
    await page.getByRole("button", { name: "Buat akun dan lanjut" }).click();
    await expectTitle(page, "Pendaftaran kartu AK-1");
  });
  await test.step("in a step", async () => {
    const arrive = await hold(page, WASM);
    await page.goto("/permohonan/identitas", { waitUntil: "commit" });
    await seeker.fillIdentity(page, { ...person, birthDate: person.otherBirthDate, birthPlace: "" });
    arrive();
    await expectHydrated(page);
    await expect(page.getByText("Tanggal lahir ini berbeda dengan yang ada di NIK.")).toBeVisible();
    await expect(page.getByLabel("Nama lengkap")).toHaveValue(person.name);
    await expect(page.getByLabel("Perempuan")).toBeChecked();
    await expect(page.getByLabel("Agama")).toHaveValue("islam");
    await goOn(page);
    await expect(page.locator("#ringkasan-salah a")).toHaveText(["Tempat lahir: Bagian ini perlu diisi."]);
    await page.unrouteAll();
  });
  await test.step("in a row", async () => {
    const arrive = await hold(page, WASM);
    await page.goto("/permohonan/pendidikan", { waitUntil: "commit" });
    await seeker.fillSchool(page, 0, seeker.VOCATIONAL);
    arrive();
    await expectHydrated(page);
    await page.getByRole("button", { name: "Tambah pendidikan" }).click();
    await expect(page.locator('[id="edu.0.school"]')).toHaveValue(seeker.VOCATIONAL.school);
    await page.getByRole("button", { name: "Hapus pendidikan 2" }).click();
    await goOn(page);
    await expectTitle(page, "Apa keterampilan Anda?");
  });
});

test("a file that is chosen before the WASM arrives is taken when it is there", async ({ page, papers }) => {
  await page.goto("/daftar");
  await expectHydrated(page);
  await seeker.register(page, newPerson());
  const arrive = await hold(page, WASM);
  await page.goto("/permohonan/dokumen", { waitUntil: "commit" });
  await page.locator("#ktp-berkas").setInputFiles(papers.ktp);
  arrive();
  await expectHydrated(page);
  await page.locator("#ktp").getByRole("button", { name: "Pakai" }).click();
  await expect(page.locator("#ktp").getByText("Sudah diterima")).toBeVisible({ timeout: 15_000 });
});

test.describe("a bundle that does not arrive", () => {
  test.use({ allowedErrors: /\.wasm not loaded|Failed to fetch|net::ERR_FAILED/ });

  test("leaves forms that work, the uploads among them", async ({ page, papers }) => {
    test.setTimeout(120_000);
    await page.route(WASM, (route) => route.abort());
    const person = newPerson();
    await page.goto("/daftar");
    await seeker.register(page, person);
    await page.getByRole("link", { name: "Identitas" }).click();
    await seeker.fillIdentity(page, { ...person, birthPlace: "" });
    await goOn(page);
    await expect(page.getByRole("link", { name: "Tempat lahir: Bagian ini perlu diisi." })).toBeVisible();
    await seeker.fillBiodata(page, person);
    await seeker.uploadPapers(page, papers);
    await goOn(page);
    await seeker.send(page);
  });
});

test("Back and Reload keep the answers", async ({ page }) => {
  const person = newPerson();
  await page.goto("/daftar");
  await expectHydrated(page);
  await seeker.register(page, person);
  await page.getByRole("link", { name: "Identitas" }).click();
  await seeker.fillIdentity(page, person);
  await goOn(page);
  await seeker.fillAddress(page);
  await goOn(page);
  await expectTitle(page, "Bagaimana kami menghubungi Anda?");

  await page.goBack();
  await expectAddress(page);
  await page.goBack();
  await expectIdentity(page, person);
  await page.reload();
  await expectIdentity(page, person);
  await expectHydrated(page);
  await expectIdentity(page, person);
  await page.goForward();
  await expectAddress(page);
  await page.reload();
  await expectAddress(page);
  await page.getByRole("link", { name: "Kembali", exact: true }).click();
  await expectIdentity(page, person);
});

async function expectIdentity(page, person) {
  await expectTitle(page, "Siapa Anda?");
  await expect(page.getByLabel("Nama lengkap")).toHaveValue(person.name);
  await expect(page.getByLabel("Tanggal lahir")).toHaveValue(person.birthDate);
  await expect(page.getByLabel("Perempuan")).toBeChecked();
  await expect(page.getByLabel("Agama")).toHaveValue("islam");
}

async function expectAddress(page) {
  await expectTitle(page, "Di mana Anda tinggal?");
  await expect(page.getByLabel("Kecamatan di KTP")).toHaveValue("Pekalongan Barat");
  await expect(page.getByLabel("Kelurahan tempat tinggal sekarang")).toHaveValue("33.75.01.1002");
  await expect(page.getByLabel("Ya", { exact: true })).toBeChecked();
}

test("two tabs on the same step: the late one is told and shows what is newer", async ({ page, context }) => {
  const person = newPerson();
  await page.goto("/daftar");
  await expectHydrated(page);
  await seeker.register(page, person);
  await page.getByRole("link", { name: "Kontak" }).click();
  await expectTitle(page, "Bagaimana kami menghubungi Anda?");
  const other = await context.newPage();
  await other.goto("/permohonan/kontak");
  await expectHydrated(other);

  await page.getByLabel("Nomor HP atau WhatsApp").fill("0812 1111 1111");
  await goOn(page);
  await expectTitle(page, "Apa pendidikan Anda?");
  await other.getByLabel("Nomor HP atau WhatsApp").fill("0812 2222 2222");
  await goOn(other);
  const notice = other.getByRole("status").filter({ hasText: "Halaman ini sudah diubah di tempat lain." });
  await expect(notice).toContainText("0812 2222 2222"); // nothing typed is lost
  await expect(other.getByLabel("Nomor HP atau WhatsApp")).toHaveValue("0812 1111 1111");

  await other.getByLabel("Nomor HP atau WhatsApp").fill("0812 3333 3333");
  await goOn(other);
  await expectTitle(other, "Apa pendidikan Anda?");
});

test("who goes back or forward before the WASM arrives sees the page of that address", async ({ page }) => {
  await page.goto("/");
  await expectHydrated(page);
  await page.getByRole("link", { name: "Sudah pernah mendaftar? Masuk" }).click();
  await expectTitle(page, "Masuk");
  const arrive = await hold(page, WASM);
  await page.reload({ waitUntil: "commit" });
  await expectTitle(page, "Masuk");
  // An address within the page is none of another page: nothing typed may go.
  await page.getByLabel("NIK", { exact: true }).fill("3375");
  await page.evaluate(() => (location.hash = "isi"));
  await expect(page.getByLabel("NIK", { exact: true })).toHaveValue("3375");
  await page.evaluate(() => history.go(-2));
  await expectTitle(page, "Buat kartu pencari kerja (AK-1) dari HP");
  arrive();
  await expectHydrated(page);
  await expectTitle(page, "Buat kartu pencari kerja (AK-1) dari HP");
  await page.goForward();
  await expectTitle(page, "Masuk");
});
