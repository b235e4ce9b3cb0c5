// The whole registration again, for those who come another way: on the narrowest phone, with text twice as large, by keyboard alone.

import { expect, test } from "../support/console.js";
import { expectHydrated } from "../support/hydration.js";
import * as keys from "../support/keyboard.js";
import { newPerson } from "../support/people.js";
import { expectGoodPage } from "../support/screen.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";

/** Longer than any line of a phone. */
const LONG = "Raden Ajeng Kusumaningrum Retno Wulandari Prameswari Hadiningrat Tjokrosudarmono";

for (const [who, prepare] of Object.entries({
  "on a screen of 320 px": (page) => page.setViewportSize({ width: 320, height: 568 }),
  "with text twice as large": async (page) => {
    const phone = await page.context().newCDPSession(page);
    await phone.send("Page.enable");
    await phone.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  },
})) {
  test(who, async ({ page, papers, javaScriptEnabled }) => {
    test.setTimeout(240_000);
    await prepare(page);
    const person = { ...newPerson(), name: LONG };
    const good = () => expectGoodPage(page, page.viewportSize().width);
    await page.goto("/");
    if (javaScriptEnabled) await expectHydrated(page);
    await good();
    await page.getByRole("link", { name: "Mulai daftar" }).click();
    await expectTitle(page, "Buat akun");
    await good();
    await seeker.register(page, person);
    await good();
    await page.getByRole("link", { name: "Identitas" }).click();
    await fillSteps(page, person, good);
    await seeker.uploadPapers(page, papers);
    await seeker.answerAboutPapers(page);
    await good();
    await goOn(page);
    await expectTitle(page, "Periksa jawaban Anda");
    await good();
    await seeker.send(page);
    await good();
  });
}

async function fillSteps(page, person, good) {
  for (const fill of [
    () => seeker.fillIdentity(page, person),
    () => seeker.fillAddress(page),
    () => seeker.fillContact(page, person),
    () => expectTitle(page, "Apa pendidikan Anda?").then(() => seeker.fillSchool(page, 0, seeker.VOCATIONAL)),
    () => expectTitle(page, "Apa keterampilan Anda?"),
    () => expectTitle(page, "Apakah Anda pernah bekerja?"),
    () => seeker.fillWanted(page),
  ]) {
    await fill();
    await good();
    await goOn(page);
  }
  await expectTitle(page, "Foto dan dokumen");
  await good();
}

test("by keyboard alone", async ({ page, papers, javaScriptEnabled }) => {
  test.setTimeout(240_000);
  const person = newPerson();
  const label = (name) => page.getByLabel(name, { exact: true });
  const next = () => keys.press(page, "button", "Lanjut");
  await page.goto("/");
  if (javaScriptEnabled) await expectHydrated(page);
  await keys.press(page, "link", "Mulai daftar");

  await expectTitle(page, "Buat akun");
  await keys.write(page, label("NIK"), person.nik);
  await keys.write(page, label("Kata sandi"), person.password);
  await keys.write(page, page.getByLabel("Ulangi kata sandi"), person.password);
  await page.keyboard.press("Enter");
  await expectTitle(page, "Pendaftaran kartu AK-1");
  await keys.press(page, "link", "Identitas");

  await expectTitle(page, "Siapa Anda?");
  await next(); // with nothing: the summary leads to what is missing
  const missing = page.getByRole("link", { name: "Nama lengkap: Bagian ini perlu diisi." });
  await expect(missing).toBeVisible();
  await keys.tabTo(page, missing);
  await page.keyboard.press("Enter");
  await expect(page.locator("#name")).toBeFocused();
  await page.keyboard.type(person.name);
  await keys.write(page, page.getByLabel("Tempat lahir"), person.birthPlace);
  await keys.write(page, page.getByLabel("Tanggal lahir"), person.birthDate);
  await keys.pickChoice(page, label("Perempuan"));
  await keys.pickOption(page, page.getByLabel("Agama"), "Islam");
  await keys.pickOption(page, page.getByLabel("Status perkawinan"), "Belum kawin");
  await keys.pickChoice(page, page.getByLabel("Warga Negara Indonesia (WNI)"));
  await next();

  await expectTitle(page, "Di mana Anda tinggal?");
  await keys.write(page, label("Jalan dan nomor rumah"), "Jl. Contoh 5");
  await keys.write(page, page.locator("#ktp_rt"), "3");
  await keys.write(page, page.locator("#ktp_rw"), "7");
  await keys.write(page, page.getByLabel("Kelurahan atau desa di KTP"), "Medono");
  await keys.write(page, page.getByLabel("Kecamatan di KTP"), "Pekalongan Barat");
  await keys.write(page, page.getByLabel("Kota atau kabupaten di KTP"), "Kota Pekalongan");
  await keys.pickOption(page, page.getByLabel("Kelurahan tempat tinggal sekarang"), "Medono (Pekalongan Barat)");
  await keys.pickChoice(page, label("Ya"));
  await next();

  await expectTitle(page, "Bagaimana kami menghubungi Anda?");
  await keys.write(page, page.getByLabel("Nomor HP atau WhatsApp"), person.phone);
  await next();

  await expectTitle(page, "Apa pendidikan Anda?");
  const { level, school, major, year } = seeker.VOCATIONAL;
  await keys.pickOption(page, page.locator('[id="edu.0.level"]'), level);
  await keys.write(page, page.locator('[id="edu.0.school"]'), school);
  await keys.write(page, page.locator('[id="edu.0.major"]'), major);
  await keys.write(page, page.locator('[id="edu.0.year"]'), year);
  await next();
  await expectTitle(page, "Apa keterampilan Anda?");
  await next();
  await expectTitle(page, "Apakah Anda pernah bekerja?");
  await next();
  await expectTitle(page, "Pekerjaan apa yang Anda cari?");
  await keys.write(page, page.getByLabel("Pekerjaan atau jabatan"), "penjahit");
  await keys.pickOption(page, page.getByLabel("Lokasi kerja"), "Di Kota Pekalongan");
  await next();

  await expectTitle(page, "Foto dan dokumen");
  for (const [kind, paper] of Object.entries(papers)) {
    const picker = page.locator(`#${kind}`);
    await keys.tabTo(page, picker.locator("input[type=file]"));
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(paper);
    if (javaScriptEnabled) await expect(page.locator(`#${kind}-gambar`)).toBeFocused();
    const accept = picker.getByRole("button", { name: javaScriptEnabled ? /^Pakai/ : "Unggah" });
    await keys.tabTo(page, accept);
    await page.keyboard.press("Enter");
    await expect(picker.getByText("Sudah diterima")).toBeVisible();
    if (javaScriptEnabled) await expect(picker).toBeFocused();
  }
  await keys.pickChoice(page, page.getByLabel("Ya, sama"));
  await keys.tick(page, page.getByLabel("Pas foto saya sudah sesuai"));
  await next();

  await expectTitle(page, "Periksa jawaban Anda");
  await keys.tick(page, page.getByLabel("Semua data ini benar dan sesuai dokumen asli saya."));
  await keys.press(page, "button", "Kirim pendaftaran");
  await expectTitle(page, "Status pendaftaran");
  await expect(page.locator(".state")).toHaveText("Menunggu diperiksa");
});
