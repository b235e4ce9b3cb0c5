// The desk: every page with axe, the search, a walk-in in the strict order of the SOP, and what is refused.

import { expectAccessible } from "../support/axe.js";
import { expect, test } from "../support/console.js";
import { desktop } from "../support/devices.js";
import { expectHydrated } from "../support/hydration.js";
import {
  decide,
  expectState,
  newFile,
  openFromQueue,
  openWalkIn,
  sendAtCounter,
  signInOfficer,
} from "../support/officer.js";
import { grouped, newPerson } from "../support/people.js";
import * as seeker from "../support/seeker.js";
import { expectTitle } from "../support/seeker.js";

const QUEUES = [
  "Perlu diperiksa",
  "Menunggu pemohon",
  "Menunggu hadir",
  "Menunggu konfirmasi",
  "Perlu diterbitkan",
  "Perlu ditandatangani",
  "Perlu diserahkan",
  "Sudah diserahkan",
];

test.describe("signing in", () => {
  test.use({ allowedErrors: /status of 4\d\d/ });

  test("a wrong password is told, the login stays, and the right one leads to the queues", async ({ page }) => {
    await page.goto("/meja");
    await page.getByRole("alert").getByRole("link", { name: "Masuk" }).click();
    await expectTitle(page, "Masuk petugas");
    await expectAccessible(page);
    await page.getByLabel("Nama masuk").fill("informasi");
    await page.getByLabel("Kata sandi", { exact: true }).fill("bukan-ini-sandinya");
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await expect(page.getByText("Nama masuk atau kata sandi tidak cocok. Periksa lagi keduanya.")).toBeVisible();
    await expect(page.getByLabel("Nama masuk")).toHaveValue("informasi");
    await expectAccessible(page);
    await page.getByLabel("Kata sandi", { exact: true }).fill(process.env.AK1_PASSWORD);
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await expectTitle(page, "Antrean");
    await page.getByRole("button", { name: "Keluar" }).click();
    await expectTitle(page, "Masuk petugas");
    await page.goto("/meja");
    await expect(page.getByRole("alert").getByRole("link", { name: "Masuk" })).toBeVisible();
  });

  test("an address of the desk that does not exist leads back", async ({ page }) => {
    const response = await page.goto("/meja/tidak-ada");
    expect(response.status()).toBe(404);
    await expectTitle(page, "Halaman tidak ditemukan");
    await expectAccessible(page);
  });
});

test("every queue, and a file from each", async ({ page }) => {
  test.setTimeout(180_000);
  await signInOfficer(page, "informasi");
  await expectAccessible(page);
  for (const queue of QUEUES) {
    await test.step(queue, async () => {
      await page.goto("/meja");
      await page.getByRole("navigation", { name: "Antrean" }).getByRole("link", { name: queue }).click();
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(queue);
      await expectAccessible(page);
      const file = page.locator("table.list a").first();
      const name = await file.innerText();
      await file.click();
      await expectTitle(page, name);
      await expectAccessible(page);
    });
  }
});

test("attendance list and register book, on screen and on paper", async ({ page }) => {
  await signInOfficer(page, "informasi");
  await page.getByRole("link", { name: "Daftar hadir" }).click();
  await expectTitle(page, "Daftar hadir");
  await expectAccessible(page);
  await expectSheet(page, "Daftar hadir");
  await page.getByRole("link", { name: "Buku register" }).click();
  await expectTitle(page, "Buku Register Pendaftaran Pembuatan AK-1");
  const cancelled = page.getByRole("row").filter({ hasText: "Rudi Hermanto" });
  await expect(cancelled).toContainText("DIBATALKAN");
  await expect(cancelled.getByRole("cell").nth(3)).toHaveCSS("text-decoration-line", "line-through");
  await expectAccessible(page);
  const sheet = await expectSheet(page, "Buku Register Pendaftaran Pembuatan AK-1");
  await expect(sheet.getByRole("row").filter({ hasText: "Rudi Hermanto" })).toContainText("DIBATALKAN");
});

/** Follows the link to the printed page beside the list. */
async function expectSheet(page, title) {
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Lembar cetak" }).click();
  const sheet = await opened;
  await expectTitle(sheet, title);
  await expect(sheet.getByRole("row").nth(1)).toBeVisible();
  await expectAccessible(sheet);
  return sheet;
}

test("a file is found by name, NIK, code and number", async ({ page, papers }) => {
  test.setTimeout(120_000);
  await signInOfficer(page, "informasi");
  const person = await newFile(page, papers);
  const facts = await page.locator("main > p.hint").innerText();
  const [, code] = facts.match(/Kode loket (\S+)/);
  const [, number] = facts.match(/No\. daftar (\d+)\//);
  const surname = person.name.split(" ").at(-1);
  for (const text of [person.name, surname.toLowerCase().slice(0, 8), person.nik, grouped(person.nik), code, number]) {
    await test.step(text, async () => {
      await page.goto("/meja");
      await page.getByRole("searchbox").fill(text);
      await page.getByRole("button", { name: "Cari" }).click();
      if (text !== person.name && text === text.toUpperCase()) {
        await expectTitle(page, person.name); // a number or code leads straight to the file
        if (text.length > 6) expect(page.url()).not.toContain(text);
      } else {
        await expect(page.getByRole("heading", { name: "Hasil pencarian" })).toBeVisible();
        await expect(page.getByRole("link", { name: person.name })).toHaveCount(1);
      }
    });
  }
  await page.goto("/meja");
  await page.getByRole("searchbox").fill("Tidak Bernama Demikian");
  await page.getByRole("button", { name: "Cari" }).click();
  await expect(page.getByText("Tidak ada berkas di sini.")).toBeVisible();
  await expectAccessible(page);
});

test("a walk-in goes in the order of the SOP: papers, check, attendance, and only then the biodata", async ({ page, papers }) => {
  test.setTimeout(240_000);
  const person = newPerson({ sex: "L" });
  const confirm = page.getByRole("button", { name: "Pemohon menyetujui biodata dan konsep kartu" });
  await signInOfficer(page, "informasi");

  await test.step("step 1: registers with papers only", async () => {
    await page.getByRole("link", { name: "Pendaftaran di loket" }).click();
    await expectTitle(page, "Pendaftaran di loket");
    await expectAccessible(page);
    await openWalkIn(page, person);
    await expectAccessible(page);
    await seeker.uploadPapers(page, papers);
    await sendAtCounter(page, person);
    await expect(page.getByText("Biodata belum lengkap. Diisi setelah berkas diperiksa (langkah 3).")).toBeVisible();
    await expectAccessible(page);
  });
  await test.step("steps 2 and 3: the file is complete, the visitor is here", async () => {
    await decide(page, "Berkas lengkap", "Lengkap");
    await expect(confirm).toHaveCount(0);
    await decide(page, "Catat hadir, KTP asli cocok", "Hadir");
    await expect(confirm).toHaveCount(0);
    await expectAccessible(page);
  });
  await test.step("step 3: the officer fills in the biodata, the visitor confirms", async () => {
    await page.getByRole("link", { name: "Isi formulir" }).click();
    await expectTitle(page, "Pendaftaran kartu AK-1");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Identitas" }).click();
    await expectTitle(page, "Siapa Anda?");
    await expectAccessible(page);
    await seeker.fillBiodata(page, person);
    await page.getByRole("link", { name: "Kembali ke berkas" }).click();
    await expectTitle(page, person.name);
    await decide(page, "Pemohon menyetujui biodata dan konsep kartu", "Dikonfirmasi");
    await expectAccessible(page);
  });
  await test.step("stands on the attendance list", async () => {
    await page.getByRole("link", { name: "Daftar hadir" }).click();
    await expect(page.getByRole("row").filter({ hasText: person.name })).toBeVisible();
  });
  await test.step("the draft of the card says that it is one", async () => {
    await openFromQueue(page, "Perlu diterbitkan", person.name);
    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: "Lihat konsep kartu" }).click();
    const draft = await opened;
    await expect(draft.getByText(person.name.toUpperCase())).toBeVisible();
    await expect(draft.locator(".half").first()).toHaveAttribute("data-word", "KONSEP");
    await expectAccessible(draft);
  });
});

test.describe("refused", () => {
  test.use({ allowedErrors: /status of 4\d\d/ });

  test("two officers with the same file: the second is told that it has changed", async ({ page, papers, otherDevice }) => {
    test.setTimeout(120_000);
    await signInOfficer(page, "informasi");
    const person = await newFile(page, papers);

    const other = await (await otherDevice(desktop)).newPage();
    await signInOfficer(other, "rangkap");
    await other.goto(page.url());
    await expectHydrated(other);
    await expectTitle(other, person.name);
    await expect(other.getByText(/Sedang dibuka Endang Sulistyowati sejak/)).toBeVisible();
    await expect(other.getByRole("button", { name: "Berkas lengkap" })).toHaveCount(0);
    await other.getByRole("button", { name: "Ambil alih" }).click();
    await expect(other.getByRole("button", { name: "Berkas lengkap" })).toBeVisible();
    await page.getByRole("button", { name: "Berkas lengkap" }).click();
    await page.getByRole("button", { name: "Ambil alih" }).click();
    await expect(page.getByRole("button", { name: "Berkas lengkap" })).toBeVisible();
    await decide(page, "Berkas lengkap", "Lengkap");
    await other.getByRole("button", { name: "Berkas lengkap" }).click();
    const meanwhile = other.getByRole("alert").filter({ hasText: "Sementara itu berkas ini berubah" });
    await expect(meanwhile.getByRole("listitem").first()).toContainText("Berkas dinyatakan lengkap");
    await expectState(other, "Lengkap");
    await expectAccessible(other);
  });

  test("a return without saying what is wrong", async ({ page }) => {
    await signInOfficer(page, "informasi");
    await page.getByRole("navigation", { name: "Antrean" }).getByRole("link", { name: "Perlu diperiksa" }).click();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText("Perlu diperiksa");
    await page.locator("table.list a").first().click();
    const refusal = page.getByRole("alert").filter({ hasText: "Pilih paling sedikit satu bagian dan tulis apa yang harus diperbaiki." });
    await page.getByRole("button", { name: "Kembalikan untuk dilengkapi" }).click();
    await expect(refusal).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(1); // no empty one beside it
    await page.getByLabel("Bagian 1", { exact: true }).selectOption({ label: "Nama lengkap" });
    const answered = page.waitForResponse(/meja-kembalikan/);
    await page.getByRole("button", { name: "Kembalikan untuk dilengkapi" }).click();
    await answered;
    await expect(refusal).toBeVisible();
    await expect(page.getByLabel("Bagian 1", { exact: true })).toHaveValue(/name/);
    await expectState(page, "Menunggu diperiksa");
    await expectAccessible(page);
  });

  test("a walk-in with half a NIK", async ({ page }) => {
    const person = newPerson();
    await signInOfficer(page, "informasi");
    await page.goto("/meja/loket");
    await expectHydrated(page);
    await page.getByLabel("NIK", { exact: true }).fill("12345");
    await page.getByLabel("Nama sesuai KTP").fill(person.name);
    await page.getByRole("button", { name: "Buka berkas" }).click();
    await expect(page.getByText("NIK harus 16 angka. Anda baru mengetik 5 angka.")).toBeVisible();
    await expect(page.getByLabel("Nama sesuai KTP")).toHaveValue(person.name);
    await expectAccessible(page);
  });
});

test.describe("roles", () => {
  test.use({ allowedErrors: /status of 4\d\d/ });

  // What each role is offered on a file from each queue; everything else is not shown.
  const OFFERED = {
    informasi: {
      "Perlu diperiksa": ["Berkas lengkap", "Kembalikan untuk dilengkapi"],
      "Menunggu hadir": ["Catat hadir, KTP asli cocok"],
      "Perlu diterbitkan": [],
      "Perlu ditandatangani": [],
      "Perlu diserahkan": ["Serahkan kartu, pemohon sudah tanda tangan"],
    },
    kasi: {
      "Perlu diperiksa": [],
      "Menunggu hadir": [],
      "Perlu diterbitkan": ["Terbitkan kartu"],
      "Perlu ditandatangani": [],
      "Perlu diserahkan": [],
    },
    pengantar: {
      "Perlu diperiksa": [],
      "Menunggu hadir": [],
      "Perlu diterbitkan": [],
      "Perlu ditandatangani": ["Tandatangani kartu"],
      "Perlu diserahkan": ["Serahkan kartu, pemohon sudah tanda tangan"],
    },
  };
  const MOVES = [...new Set(Object.values(OFFERED).flatMap((queues) => Object.values(queues).flat()))];

  for (const [login, queues] of Object.entries(OFFERED)) {
    test(`${login} is offered only what that role may do`, async ({ page }) => {
      test.setTimeout(120_000);
      await signInOfficer(page, login);
      // What this role works on is open at once, as its tile says.
      const own = Object.entries(queues).find(([, offered]) => offered.length)[0];
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(own);
      await expect(page.getByRole("navigation", { name: "Antrean" }).locator("[aria-current]")).toContainText(own);
      for (const [queue, offered] of Object.entries(queues)) {
        await test.step(queue, async () => {
          await page.goto("/meja");
          await page.getByRole("navigation", { name: "Antrean" }).getByRole("link", { name: queue }).click();
          await expect(page.getByRole("heading", { level: 2 })).toHaveText(queue);
          // Other tests have files open meanwhile.
          await page.getByRole("row").filter({ hasNotText: "Sedang dibuka" }).getByRole("link").first().click();
          await expect(page.getByRole("heading", { name: "Keputusan" })).toBeVisible();
          for (const move of MOVES) {
            await expect(page.getByRole("button", { name: move, exact: true })).toHaveCount(offered.includes(move) ? 1 : 0);
          }
          if (!offered.length) {
            await expect(page.getByText("Tidak ada tindakan untuk peran Anda pada keadaan ini.")).toBeVisible();
          }
        });
      }
    });
  }

  test("only the information officer is shown the registration at the counter", async ({ page }) => {
    await signInOfficer(page, "kasi");
    await expect(page.getByRole("link", { name: "Pendaftaran di loket" })).toHaveCount(0);
    await page.goto("/meja/loket");
    await expect(page.getByRole("button", { name: "Buka berkas" })).toHaveCount(0);
  });

  test("the administrator does not see into files", async ({ page, otherDevice }) => {
    const officer = await (await otherDevice(desktop)).newPage();
    await signInOfficer(officer, "informasi");
    await officer.getByRole("navigation", { name: "Antrean" }).getByRole("link", { name: "Perlu diperiksa" }).click();
    const address = await officer.locator("table.list a").first().getAttribute("href");
    await signInOfficer(page, "admin");
    await page.goto(address);
    await expect(page.getByText("Halaman ini tidak ada, atau bukan bagian Anda.")).toBeVisible();
    await expectAccessible(page);
  });
});
