// What a screen reader finds on each page of the registration, kept in `trees/`. After a change on purpose:
// `bin/test e2e tree --update-snapshots`, and read the difference.

import { expect, test } from "../support/console.js";
import { expectHydrated } from "../support/hydration.js";
import { newPerson } from "../support/people.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";
import { STEPS } from "../support/steps.js";

test("the tree of each page", async ({ page, papers, javaScriptEnabled }) => {
  test.setTimeout(180_000);
  const person = { ...newPerson(), name: "Sari Contoh" };
  const open = async (address) => {
    await page.goto(address);
    if (javaScriptEnabled) await expectHydrated(page);
  };
  const expectTree = async (name) => {
    const tree = without(person, await page.locator("body").ariaSnapshot());
    expect.soft(tree).toMatchSnapshot(`${name}${javaScriptEnabled ? "" : ".noscript"}.yml`);
  };

  await open("/");
  await expectTree("mulai");
  await page.getByRole("link", { name: "Mulai daftar" }).click();
  await expectTitle(page, "Buat akun");
  await expectTree("daftar");
  await seeker.register(page, person);
  await expectTree("permohonan");
  for (const step of STEPS) {
    await open(`/permohonan/${step.path}`);
    await goOn(page);
    // Two steps ask for nothing, and lead on.
    if (step.path === "keterampilan" || step.path === "pengalaman") await expect(page).not.toHaveURL(new RegExp(`/${step.path}`));
    else {
      await expect(page.locator("#ringkasan-salah")).toBeVisible();
      await expect(page.getByText(/^Tersimpan di kantor/)).toBeVisible(); // not what is on the phone alone
    }
    await open(`/permohonan/${step.path}?periksa=1`);
    await expectTree(`${step.path}-salah`);
    await step.fill(page, person);
    await goOn(page);
    await expect(page).not.toHaveURL(new RegExp(`/${step.path}`));
    await open(`/permohonan/${step.path}`);
    await expectTree(step.path);
  }
  await open("/permohonan/dokumen");
  await expectTree("dokumen-kosong");
  await seeker.uploadPapers(page, papers);
  await seeker.answerAboutPapers(page);
  await expectTree("dokumen");
  await goOn(page);
  await expectTitle(page, "Periksa jawaban Anda");
  await expectTree("periksa");
  await seeker.send(page);
  await expectTree("status");
});

/** Numbers, codes, dates and who the person is differ each time. */
function without(person, tree) {
  return tree
    .replaceAll(person.nik.match(/.{4}/g).join(" "), "NIK")
    .replaceAll(person.nik, "NIK")
    .replaceAll(person.phone, "NOMOR")
    .replaceAll(person.birthDate, "TANGGAL")
    .replaceAll(/\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/g, "KODE")
    .replaceAll(/[0-9a-f]{32}/g, "ID")
    .replaceAll(/\d{1,2} (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) \d{4}/g, "TANGGAL")
    .replaceAll(/\b\d{1,2}-\d{1,2}-20\d\d\b/g, "TANGGAL")
    .replaceAll(/\b(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b/g, "HARI")
    .replaceAll(/\b\d{1,2}\.\d{2}\b/g, "JAM")
    .replaceAll(/\b\d+\/20\d\d\b/g, "NOMOR")
    .replaceAll(/\b\d+ (hari|jam|menit|lagi)\b/g, "N $1")
    .replaceAll(/N (hari|jam) kerja/g, "N WAKTU kerja");
}
