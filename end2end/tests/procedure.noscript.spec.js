// The job seeker's part with scripts off: forms, buttons and pages, up to sending.

import { expect, test } from "../support/console.js";
import { newPerson } from "../support/people.js";
import { textNamedJpg } from "../support/pictures.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";

test("registers, fills in, uploads and sends without scripts", async ({ page, papers }) => {
  test.setTimeout(180_000);
  const person = newPerson();

  await test.step("registers, once wrongly", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Mulai daftar" }).click();
    await page.getByLabel("NIK", { exact: true }).fill(person.nik.slice(0, 15));
    await page.getByLabel("Kata sandi", { exact: true }).fill(person.password);
    await page.getByLabel("Ulangi kata sandi").fill(person.password);
    await page.getByRole("button", { name: "Buat akun dan lanjut" }).click();
    await expect(page.getByText("NIK harus 16 angka. Anda baru mengetik 15 angka.")).toBeVisible();
    await expect.soft(page.getByLabel("NIK", { exact: true })).toHaveValue(person.nik.slice(0, 15));
    expect(page.url(), "no personal data in an address").not.toContain(person.nik.slice(0, 15));
    await seeker.register(page, person);
  });

  await test.step("identity, first with an answer missing", async () => {
    await page.getByRole("link", { name: "Identitas" }).click();
    await seeker.fillIdentity(page, { ...person, birthPlace: "", birthDate: person.otherBirthDate });
    await goOn(page);
    await expect(page.getByRole("link", { name: "Tempat lahir: Bagian ini perlu diisi." })).toBeVisible();
    await expect(page.getByText("Tanggal lahir ini berbeda dengan yang ada di NIK.")).toBeVisible();
    await expect(page.getByLabel("Nama lengkap")).toHaveValue(person.name);
    await seeker.fillIdentity(page, person);
    await goOn(page);
  });

  await test.step("address and contact", async () => {
    await seeker.fillAddress(page);
    await goOn(page);
    await seeker.fillContact(page, person);
    await goOn(page);
  });

  await test.step("education, with a row added and one taken away", async () => {
    await expectTitle(page, "Apa pendidikan Anda?");
    await seeker.fillSchool(page, 0, seeker.PRIMARY);
    await page.getByRole("button", { name: "Tambah pendidikan" }).click();
    await expect(page.locator('[id="edu.0.school"]')).toHaveValue(seeker.PRIMARY.school);
    await seeker.fillSchool(page, 1, seeker.VOCATIONAL);
    await page.getByRole("button", { name: "Tambah pendidikan" }).click();
    await page.getByRole("button", { name: "Hapus pendidikan 3" }).click();
    await expect(page.getByRole("group", { name: /^Pendidikan \d/ })).toHaveCount(2);
    await expect(page.locator('[id="edu.1.school"]')).toHaveValue(seeker.VOCATIONAL.school);
    await goOn(page);
  });

  await test.step("skills, work, wanted work", async () => {
    await expectTitle(page, "Apa keterampilan Anda?");
    await page.locator("#skills").fill("menjahit </textarea><script>alert(1)</script>");
    await goOn(page);
    await expectTitle(page, "Apakah Anda pernah bekerja?");
    await page.goBack();
    await expect(page.locator("#skills")).toHaveValue("menjahit </textarea><script>alert(1)</script>");
    await goOn(page);
    await goOn(page);
    await seeker.fillWanted(page);
    await goOn(page);
  });

  await test.step("documents, first a text named .jpg", async () => {
    await expectTitle(page, "Foto dan dokumen");
    await seeker.choose(page, "ktp", textNamedJpg);
    await expect(page.locator("#ktp").getByText("Berkas ini bukan gambar yang dapat dibaca")).toBeVisible();
    await expect(page.locator("#foto").getByText("Berkas ini bukan gambar yang dapat dibaca")).toHaveCount(0);
    await seeker.uploadPapers(page, papers);
    await seeker.answerAboutPapers(page);
    await goOn(page);
  });

  await test.step("sends, first without the declaration", async () => {
    await expectTitle(page, "Periksa jawaban Anda");
    await expect(page.getByText("menjahit </textarea><script>alert(1)</script>")).toBeVisible();
    await page.getByRole("button", { name: "Kirim pendaftaran" }).click();
    await expect(page.getByText("Centang dulu pernyataan di bawah.")).toBeVisible();
    await seeker.send(page);
  });

  const { number, code } = await seeker.ticket(page);
  expect(number).toMatch(/^\d+\/\d{4}$/);
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
});
