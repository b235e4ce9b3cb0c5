// The whole procedure: a phone and the desk, from the first page to the card in both hands, with one return for correction.

import { expectCard } from "../support/card.js";
import { expect, test } from "../support/console.js";
import { desktop } from "../support/devices.js";
import { countDocuments } from "../support/documents.js";
import { expectHydrated } from "../support/hydration.js";
import { decide, openDecided, openFromQueue, returnFile, signInOfficer, untilFound } from "../support/officer.js";
import { grouped, newPerson } from "../support/people.js";
import { hold, requestsDuring } from "../support/requests.js";
import { expectGoodPage } from "../support/screen.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";

const OTHER_PLACE = "Kabupaten Batang";

test("from the phone to the card in hand, with one return for correction", async ({ page, papers, otherDevice }, testInfo) => {
  test.setTimeout(300_000);
  const person = newPerson();
  const documents = countDocuments(page);

  await test.step("registers", () => registers(page, person));
  await test.step("identity", () => identity(page, person));
  await test.step("address and contact", async () => {
    await seeker.fillAddress(page);
    await goOn(page);
    await seeker.fillContact(page, person);
    await goOn(page);
  });
  await test.step("education", () => education(page));
  await test.step("skills and work", () => skillsAndWork(page));
  await test.step("wanted work", async () => {
    await seeker.fillWanted(page);
    await goOn(page);
  });
  await test.step("documents, one of them twice", async () => {
    await expectTitle(page, "Foto dan dokumen");
    await seeker.uploadPapers(page, papers);
    await seeker.answerAboutPapers(page);
    await seeker.choose(page, "ijazah", papers.ijazah);
    await page.getByRole("button", { name: "Hapus Ijazah terakhir atau SKL, halaman 2" }).click();
    await expect(page.getByRole("img", { name: "Ijazah terakhir atau SKL, halaman 2" })).toHaveCount(0);
    await expect(page.locator("#ijazah")).toBeFocused();
    await expect(page.getByLabel("Ya, sama"), "what was answered stays while pictures come and go").toBeChecked();
    await goOn(page);
  });
  await test.step("sends", async () => {
    await expectTitle(page, "Periksa jawaban Anda");
    await expect(page.getByText("membatik </textarea><b>")).toBeVisible();
    await expect(page.getByText("Semua sudah siap. Tinggal kirim.")).toBeVisible();
    await seeker.send(page);
    await expect(page.getByRole("listitem").filter({ hasText: "Ijazah terakhir asli" })).toBeVisible();
  });
  const { number, code } = await seeker.ticket(page);
  expect(number).toMatch(/^\d+\/\d{4}$/);
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect.soft(documents.urls, "one document, whatever was done").toHaveLength(1);

  const desk = await (await otherDevice(desktop)).newPage();
  await test.step("is returned with two corrections", async () => {
    await signInOfficer(desk, "informasi");
    await openFromQueue(desk, "Perlu diperiksa", person.name);
    await expect(desk.getByText(grouped(person.nik))).toBeVisible();
    await expect(desk.getByRole("img", { name: "Pas foto" })).toBeVisible();
    await returnFile(desk, [
      ["KTP, halaman 1", "Foto KTP kabur."],
      ["Tempat lahir", "Di KTP tertulis tempat lain."],
    ]);
  });

  await test.step("corrects only what is open, and sends again", () => corrects(page, documents, papers));

  await test.step("is accepted and attends", async () => {
    await openFromQueue(desk, "Perlu diperiksa", person.name);
    await expect(desk.getByText(OTHER_PLACE)).toBeVisible();
    await decide(desk, "Berkas lengkap", "Lengkap");
    await openDecided(desk);
    await decide(desk, "Catat hadir, KTP asli cocok", "Hadir");
  });

  await test.step("confirms the draft of the card", () => confirms(page, documents, person));

  await test.step("is issued by the head of services, who may not sign", async () => {
    const head = await (await otherDevice(desktop)).newPage();
    await signInOfficer(head, "kasi");
    await openFromQueue(head, "Perlu diterbitkan", person.name);
    await decide(head, "Terbitkan kartu", "Diterbitkan");
    await openDecided(head);
    await expect(head.getByRole("button", { name: "Tandatangani kartu" })).toHaveCount(0);
  });

  const cardNumber = await test.step("is signed, printed and handed over", async () => {
    const signer = await (await otherDevice(desktop)).newPage();
    await signInOfficer(signer, "pengantar");
    await openFromQueue(signer, "Perlu ditandatangani", person.name);
    await decide(signer, "Tandatangani kartu", "Ditandatangani");
    await openDecided(signer);
    const [, number] = (await signer.locator("main > p.hint").innerText()).match(/Nomor kartu (\d{16})/);
    const opened = signer.waitForEvent("popup");
    await signer.getByRole("button", { name: "Cetak kartu" }).click();
    await expectCard(await opened, { ...person, birthPlace: OTHER_PLACE, number }, testInfo);
    await signer.getByRole("link", { name: "Antrean" }).click(); // lets go of the file
    await expectTitle(signer, "Antrean");
    await openFromQueue(desk, "Perlu diserahkan", person.name);
    await decide(desk, "Serahkan kartu, pemohon sudah tanda tangan", "Diserahkan (kartu aktif)");
    return number;
  });

  await test.step("holds an active card", async () => {
    await page.goto("/status");
    await expect(page.locator("main .state")).toHaveText("Diserahkan (kartu aktif)");
    await expect(page.locator(".timeline .done")).toHaveCount(6);
    await expectGoodPage(page);
  });

  await test.step("stands in the register book", async () => {
    await desk.getByRole("link", { name: "Buku register" }).click();
    await expectTitle(desk, "Buku Register Pendaftaran Pembuatan AK-1");
    const row = desk.getByRole("row").filter({ hasText: person.name });
    await untilFound(desk, row, desk.getByRole("link", { name: "Halaman berikutnya" }));
    await expect(row).toContainText(cardNumber);
    await expect(row.getByRole("cell").nth(17), "the day on which it was handed over").not.toBeEmpty();
  });
});

async function registers(page, person) {
  await page.goto("/");
  await expectHydrated(page);
  await page.getByRole("link", { name: "Mulai daftar" }).click();
  await expectTitle(page, "Buat akun");
  const asked = await requestsDuring(page, async () => {
    await page.getByLabel("NIK", { exact: true }).pressSequentially(`${person.nik.slice(0, 6)}991397${person.nik.slice(12)}`);
    await expect(page.getByText("Tanggal lahir di dalam NIK ini belum benar. Cocokkan dengan KTP Anda.")).toBeVisible();
    await page.getByLabel("NIK", { exact: true }).fill(person.nik.slice(0, 15));
    await page.getByRole("button", { name: "Buat akun dan lanjut" }).click();
    await expect(page.getByText("NIK harus 16 angka. Anda baru mengetik 15 angka.")).toBeVisible();
    await expect(page.getByText("Kata sandi paling sedikit 8 huruf atau angka.")).toBeVisible();
  });
  expect(asked, "a wrong NIK is told before any request").toEqual([]);
  await seeker.register(page, person);
}

async function identity(page, person) {
  await page.getByRole("link", { name: "Identitas" }).click();
  await seeker.fillIdentity(page, person);
  const warning = page.getByText("Tanggal lahir ini berbeda dengan yang ada di NIK. Cocokkan dengan KTP Anda.");
  const asked = await requestsDuring(page, async () => {
    await page.getByLabel("Tanggal lahir").fill("");
    await page.getByLabel("Tanggal lahir").pressSequentially(person.otherBirthDate);
    await expect(warning).toBeVisible();
    await page.getByLabel("Tanggal lahir").fill(person.birthDate);
    await expect(warning).toBeHidden();
  });
  expect(asked, "a contradicting date is told before any request").toEqual([]);

  await page.getByLabel("Tempat lahir").fill("");
  const release = await hold(page, /\/api\//);
  await goOn(page);
  const summary = page.getByRole("alert").filter({ hasText: "Ada yang perlu diperbaiki" });
  await expect(summary).toBeFocused(); // while no request has been answered
  await expect(summary.getByRole("link")).toHaveText(["Tempat lahir: Bagian ini perlu diisi."]);
  release();
  await expect(page.getByText(/Tersimpan di kantor/)).toBeVisible(); // valid or not
  await summary.getByRole("link").click();
  await expect(page.getByLabel("Tempat lahir")).toBeFocused();
  await page.getByLabel("Tempat lahir").fill(person.birthPlace);
  await expect(summary).toBeHidden();
  await goOn(page);
}

async function education(page) {
  await expectTitle(page, "Apa pendidikan Anda?");
  const asked = await requestsDuring(page, async () => {
    await seeker.fillSchool(page, 0, seeker.PRIMARY);
    await page.getByRole("button", { name: "Tambah pendidikan" }).click();
    await page.getByRole("button", { name: "Tambah pendidikan" }).click();
    await expect(page.getByRole("group", { name: /^Pendidikan \d/ })).toHaveCount(3);
    await seeker.fillSchool(page, 1, { ...seeker.VOCATIONAL, school: "Salah ketik" });
    await seeker.fillSchool(page, 2, seeker.VOCATIONAL);
    await page.getByRole("button", { name: "Hapus pendidikan 2" }).click();
    await expect(page.getByRole("button", { name: "Tambah pendidikan" })).toBeFocused();
    await expect(page.getByRole("group", { name: /^Pendidikan \d/ })).toHaveCount(2);
    await expect(page.locator('[id="edu.1.school"]')).toHaveValue("SMK Contoh 2");
  });
  expect(asked, "rows come and go without a request").toEqual([]);
  await goOn(page);
}

async function skillsAndWork(page) {
  await expectTitle(page, "Apa keterampilan Anda?");
  await page.locator("#skills").fill("menjahit\nmembatik </textarea><b>");
  let asked = await requestsDuring(page, async () => {
    await page.getByRole("button", { name: "Tambah kursus atau sertifikat" }).click();
    await page.getByRole("button", { name: "Tambah kursus atau sertifikat" }).click();
    await page.locator('[id="course.0.title"]').fill("Kursus salah");
    await page.locator('[id="course.1.title"]').fill("Kursus menjahit");
    await page.locator('[id="course.1.year"]').fill("2020");
    await page.getByRole("button", { name: "Hapus kursus atau sertifikat 1" }).click();
    await expect(page.locator('[id="course.0.title"]')).toHaveValue("Kursus menjahit");
  });
  expect(asked).toEqual([]);
  await goOn(page);
  await expectTitle(page, "Apakah Anda pernah bekerja?");
  asked = await requestsDuring(page, async () => {
    await page.getByRole("button", { name: "Tambah pekerjaan" }).click();
    await page.getByRole("button", { name: "Tambah pekerjaan" }).click();
    await page.getByRole("button", { name: "Hapus pekerjaan 2" }).click();
    await page.locator('[id="work.0.position"]').fill("Penjahit");
    await page.locator('[id="work.0.employer"]').fill("CV Contoh");
    await page.locator('[id="work.0.from"]').fill("2021");
    await page.locator('[id="work.0.until"]').fill("2019");
    await page.locator('[id="work.0.until"]').blur();
    await expect(page.locator('[id="work.0.until-salah"]')).toHaveText(
      "Tahun selesai lebih dulu dari tahun mulai. Periksa lagi kedua tahun ini.",
    );
    await page.locator('[id="work.0.until"]').fill("2023");
  });
  expect(asked).toEqual([]);
  await goOn(page);
}

/** Another visit, so another first document; after it there is none again. */
async function corrects(page, documents, papers) {
  const before = documents.count;
  await page.goto("/status");
  await expectHydrated(page);
  await expect(page.locator("main .state")).toHaveText("Perlu dilengkapi");
  await expect(page.getByRole("listitem").filter({ hasText: "Tempat lahir: Di KTP tertulis tempat lain." })).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Ada yang perlu diperbaiki" }).click();
  await expectTitle(page, "Ada yang perlu diperbaiki");
  const task = (name) => page.locator("ol.tasks > li").filter({ hasText: name });
  await expect(task("Identitas")).toContainText("Perlu diperbaiki");
  await expect(task("Kontak")).toContainText("Terkunci");
  await expectGoodPage(page);

  await page.getByRole("link", { name: "Kontak" }).click();
  await expect(page.getByText("Bagian ini tidak bisa diubah sekarang.")).toBeVisible();
  await expect(page.locator("form input:visible")).toHaveCount(0);
  await page.goBack();
  await expectTitle(page, "Ada yang perlu diperbaiki");

  await page.getByRole("link", { name: "Identitas" }).click();
  await expect(page.getByText("Diminta petugas: Di KTP tertulis tempat lain.")).toBeVisible();
  await expect(page.getByLabel("Nama lengkap")).toHaveCount(0);
  await expectGoodPage(page);
  await page.getByLabel("Tempat lahir").fill(OTHER_PLACE);
  await expect(page.getByText("Sebelumnya:")).toBeVisible();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expectTitle(page, "Ada yang perlu diperbaiki");
  await expect(page.getByText("1 dari 2 sudah diperbaiki, belum terkirim.")).toBeVisible();

  await page.getByRole("link", { name: "Foto dan dokumen" }).click();
  await expect(page.getByText("Diminta petugas: Foto KTP kabur.")).toBeVisible();
  await expect(page.locator("#foto input[type=file]")).toHaveCount(0);
  await expectGoodPage(page);
  await seeker.choose(page, "ktp", papers.ktp);
  await expect(page.getByRole("img", { name: "KTP, halaman 2" })).toBeVisible();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expectTitle(page, "Ada yang perlu diperbaiki");
  await expect(page.getByText("Semua sudah diperbaiki. Tinggal kirim.")).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("link", { name: "Kirim perbaikan" }).click();
  await seeker.send(page, "Kirim perbaikan");
  expect(documents.count - before, documents.urls.join("\n")).toBe(1);
}

async function confirms(page, documents, person) {
  const before = documents.count;
  await page.goto("/status");
  await expectHydrated(page);
  await expect(page.locator("main .state")).toHaveText("Hadir");
  await page.getByRole("link", { name: "Periksa konsep kartu" }).click();
  await expectTitle(page, "Apakah kartu Anda sudah benar?");
  await expect(page.getByText(person.name)).toBeVisible();
  await expect(page.getByText(OTHER_PLACE)).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Ya, semua benar" }).click();
  await expect(page.locator("main .state")).toHaveText("Dikonfirmasi");
  expect(documents.count - before, documents.urls.join("\n")).toBe(1);
}
