// Requests about one's own data, with scripts and without: asked on a phone, seen and answered at the desk, read on the phone.

import { expect, test } from "../support/console.js";
import { desktop } from "../support/devices.js";
import { expectHydrated } from "../support/hydration.js";
import { signInOfficer } from "../support/officer.js";
import { newPerson } from "../support/people.js";
import { expectGoodPage } from "../support/screen.js";
import * as seeker from "../support/seeker.js";
import { expectTitle } from "../support/seeker.js";

const DESK = 1366; // px
const MINE = "Permintaan tentang data saya";

async function newAccount(page, scripts) {
  await page.goto("/daftar");
  if (scripts) await expectHydrated(page);
  await seeker.register(page, newPerson());
}

async function openRequests(page) {
  await page.goto("/data-saya");
  await page.getByRole("link", { name: "Minta penjelasan, perbaikan, atau penghapusan" }).click();
  await expectTitle(page, MINE);
}

/** The desk's page of the one request that is open on the phone, from the first page of the desk. */
async function openAtDesk(page, login, phone, kind) {
  const ask = await phone.locator("input[name=ask]").inputValue();
  await signInOfficer(page, login);
  await page.getByRole("link", { name: /^Permintaan data pribadi: \d+ menunggu/ }).click();
  await expectTitle(page, "Permintaan data pribadi");
  await expectGoodPage(page, DESK);
  const row = page.getByRole("row").filter({ has: page.locator(`a[href$="/${ask}"]`) });
  await expect(row).toContainText(kind);
  await expect(row).toContainText(/Sisa 7[12] jam/);
  await row.getByRole("link").click();
  await expectTitle(page, kind);
  await expectGoodPage(page, DESK);
}

test("a correction is asked, refused with a reason, and read", async ({ page, otherDevice, javaScriptEnabled }) => {
  test.setTimeout(120_000);
  await newAccount(page, javaScriptEnabled);
  await openRequests(page);
  await expectGoodPage(page);
  await page.getByRole("button", { name: "Minta perbaikan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Tulis dulu apa yang salah" })).toBeVisible();
  await expectGoodPage(page);
  await page.getByLabel("Apa yang salah, dan seharusnya bagaimana?").fill("Sekolah saya SMK 2, bukan SMK 1.");
  await page.getByRole("button", { name: "Minta perbaikan" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Permintaan Anda tercatat." })).toBeVisible();
  await expect(page.locator("dl.summary")).toContainText("Dijawab paling lambat");
  await expect(page.getByRole("button", { name: "Minta perbaikan" })).toHaveCount(0);
  await expectGoodPage(page);

  const desk = await (await otherDevice({ ...desktop, javaScriptEnabled })).newPage();
  await openAtDesk(desk, "informasi", page, "Perbaikan data");
  await desk.getByLabel("Penjelasan alasan").fill("Ijazah Anda tertulis SMK 1.");
  await desk.getByRole("button", { name: "Tolak permintaan" }).click();
  await expect(desk.getByRole("alert").filter({ hasText: "Pilih alasan dari daftar" })).toBeVisible();
  await expect(desk.getByLabel("Penjelasan alasan")).toHaveValue("Ijazah Anda tertulis SMK 1.");
  await desk.getByLabel("Alasan", { exact: true }).selectOption({ label: "Data sudah sesuai dokumen" });
  await desk.getByRole("button", { name: "Tolak permintaan" }).click();
  await expect(desk.getByRole("status").filter({ hasText: "Jawaban tersimpan" })).toBeVisible();
  await expectGoodPage(desk, DESK);

  await page.reload();
  await expect(page.locator("dl.summary")).toContainText("Data sudah sesuai dokumen");
  await expect(page.locator("dl.summary")).toContainText("Ijazah Anda tertulis SMK 1.");
  await expectGoodPage(page);
});

test.describe("a deletion", () => {
  test.use({ allowedErrors: /status of 401/ });

  test("is taken back, asked again, and done by the head of the service", async ({ page, otherDevice, javaScriptEnabled }) => {
    test.setTimeout(120_000);
    await newAccount(page, javaScriptEnabled);
    await openRequests(page);
    const ask = async () => {
      await page.getByLabel("Saya mengerti, data yang dihapus tidak bisa dikembalikan.").check();
      await page.getByRole("button", { name: "Minta penghapusan" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Permintaan Anda tercatat." })).toBeVisible();
    };
    await ask();
    await page.getByRole("button", { name: "Tarik permintaan Penghapusan data" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Permintaan ditarik." })).toBeVisible();
    await ask();

    const desk = await (await otherDevice({ ...desktop, javaScriptEnabled })).newPage();
    await openAtDesk(desk, "kasi", page, "Penghapusan data");
    await expect(desk.getByText("Akun ikut dihapus")).toBeVisible();
    await desk.getByRole("button", { name: "Hapus sekarang" }).click();
    await expect(desk.getByRole("status").filter({ hasText: "Data dihapus." })).toBeVisible();
    await expect(desk.getByText("(akun sudah dihapus)")).toBeVisible();
    await expectGoodPage(desk, DESK);

    await page.goto("/data-saya/permintaan");
    await expect(page.getByRole("alert").getByRole("link", { name: "Masuk" })).toBeVisible();
  });
});
