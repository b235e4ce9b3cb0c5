// Checking at the desk: by keyboard alone, with pins on fields and pictures, by two officers at once, and fifty cards signed in one go.

import { spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../bin/lib/free-port.mjs";
import { expectAccessible } from "../support/axe.js";
import { expect, test } from "../support/console.js";
import { desktop } from "../support/devices.js";
import { expectHydrated } from "../support/hydration.js";
import { decide, newFile, signInOfficer } from "../support/officer.js";
import { expectTitle } from "../support/seeker.js";

const password = process.env.AK1_PASSWORD;

/** Presses Tab until `wanted` has the focus. */
async function tabTo(page, wanted) {
  for (let tries = 0; tries < 60; tries++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
}

test("a complete file goes from the queue to the decision by keyboard alone", async ({ page }) => {
  await page.goto("/meja/masuk");
  await tabTo(page, page.getByLabel("Nama masuk"));
  await page.keyboard.type("informasi");
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expectTitle(page, "Antrean");
  await expectHydrated(page);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Tombol papan ketik" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const queue = page.getByRole("navigation", { name: "Antrean" }).getByRole("link", { name: "Perlu diperiksa" });
  await tabTo(page, queue);
  await page.keyboard.press("Enter");
  await page.waitForURL(/antrean=menunggu/);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Perlu diperiksa");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page.locator("table.list a").nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  const first = page.locator("table.list a").first();
  await expect(first).toBeFocused();
  const taken = page.waitForResponse(/meja-pegang/);
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { name: "Keputusan" })).toBeVisible();
  await taken;
  await expect(page, "the queue is not forgotten").toHaveURL(/antrean=menunggu/);

  const name = await page.getByRole("heading", { level: 1 }).innerText();
  const shown = page.locator("figure:not([hidden]) .sheet");
  await expect(shown).toHaveCount(1);
  await page.keyboard.press("2");
  await expect(page.locator(".tab[aria-current]")).toContainText("KTP");
  await page.keyboard.press("+");
  await expect(shown).toHaveClass(/zoom-150/);
  await page.keyboard.press("r");
  await expect(shown).toHaveClass(/turn-90/);
  await page.keyboard.press("n");
  await expect(page.locator(".tab[aria-current]")).toContainText("Ijazah");
  await page.keyboard.press("c");
  await expect(page.getByRole("textbox", { name: "Catatan wawancara (AK/II)" })).toBeFocused();
  await page.keyboard.type("r + 2"); // letters typed into a field are letters
  await expect(page.getByRole("textbox", { name: "Catatan wawancara (AK/II)" })).toHaveValue("r + 2");
  await page.keyboard.press("Control+Enter");
  const done = page.locator(".notice.done");
  await expect(done).toContainText(name);
  await expect(done).toContainText("Lengkap");
  await expect(page.getByRole("heading", { level: 1 }), "the next file is open").not.toHaveText(name);
  await expectAccessible(page);
});

test("single letters can be switched off", async ({ page }) => {
  await signInOfficer(page, "informasi");
  await expectHydrated(page);
  await page.getByRole("button", { name: "Tombol (?)" }).click();
  await page.getByLabel("Tombol huruf dan angka aktif").uncheck();
  await page.getByRole("button", { name: "Tutup" }).click();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).not.toBeFocused();
  await page.reload();
  await expectHydrated(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Tombol (?)" }).click();
  await page.getByLabel("Tombol huruf dan angka aktif").check();
  await page.getByRole("button", { name: "Tutup" }).click();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
});

test("a return with three pins, one of them on a picture", async ({ page, papers }) => {
  test.setTimeout(120_000);
  await signInOfficer(page, "informasi");
  await newFile(page, papers);

  await page.getByRole("group", { name: "Halaman dokumen" }).getByRole("button", { name: "KTP" }).click();
  await page.getByRole("button", { name: "Tandai titik" }).click();
  const picture = page.locator("figure:not([hidden]) .sheet");
  const box = await picture.boundingBox();
  await picture.click({ position: { x: box.width / 4, y: box.height / 2 } });
  await expect(page.getByLabel("Bagian 1", { exact: true })).toHaveValue(/^p:ktp:1:2\d\d:[45]\d\d$/);
  await expect(page.getByLabel("Alasan 1", { exact: true })).toBeFocused();
  await page.getByLabel("Alasan 1", { exact: true }).selectOption({ label: "Gambar tidak terbaca." });
  await expect(page.locator("figure:not([hidden]) .mark")).toHaveCount(1);

  await page.getByRole("button", { name: "Tandai Nama lengkap" }).click();
  await expect(page.getByLabel("Bagian 2", { exact: true })).toHaveValue("f:name");
  await page.getByLabel("Apa yang harus diperbaiki? 2", { exact: true }).fill("Tulis seperti di KTP.");
  await page.getByRole("button", { name: "Tambah bagian" }).click();
  await page.getByLabel("Bagian 3", { exact: true }).selectOption({ label: "Ijazah terakhir atau SKL, halaman 1" });
  await page.getByLabel("Alasan 3", { exact: true }).selectOption({ label: "Sebagian dokumen terpotong." });
  await page.getByLabel("Apa yang harus diperbaiki? 3", { exact: true }).fill("Sudut kanan bawah.");
  await expectAccessible(page);
  await page.screenshot({ path: "target/test/check.png", fullPage: true });
  await decide(page, "Kembalikan untuk dilengkapi", "Perlu dilengkapi");
  const asked = page.locator(".notice.warn").filter({ hasText: "Perbaikan yang diminta" }).getByRole("listitem");
  await expect(asked).toHaveCount(3);
  await expect(asked.nth(0)).toContainText("Gambar tidak terbaca. Contoh:");
  await expect(asked.nth(2)).toContainText("Sudut kanan bawah.");
  await expect(page.locator("figure .mark")).toHaveCount(1);
});

test("a point is marked by keyboard alone", async ({ page }) => {
  await signInOfficer(page, "informasi");
  await page.goto("/meja?antrean=menunggu");
  await expectHydrated(page);
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { name: "Keputusan" })).toBeVisible();
  await page.keyboard.press("2");
  await page.keyboard.press("t");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Bagian 1", { exact: true })).toHaveValue("p:ktp:1:520:600");
  await expect(page.getByLabel("Alasan 1", { exact: true })).toBeFocused();
});

test("a list stays current while it is open, and the row in use stays under the fingers", async ({ page, papers, otherDevice }) => {
  test.setTimeout(120_000);
  await signInOfficer(page, "rangkap");
  await page.goto("/meja?antrean=menunggu");
  await expectHydrated(page);
  await page.getByRole("searchbox").fill("setengah diketik");
  const row = page.locator("table.list a").first();
  await row.focus();

  const other = await (await otherDevice(desktop)).newPage();
  await signInOfficer(other, "informasi");
  const person = await newFile(other, papers);
  const own = page.getByRole("row").filter({ hasText: person.name });
  await expect(own).toHaveCount(1);
  await expect(own).toContainText("Sedang dibuka Endang Sulistyowati");
  await expect(row).toBeFocused();
  await expect(page.getByRole("searchbox")).toHaveValue("setengah diketik");
  await other.getByRole("link", { name: "Antrean" }).click();
  await expectTitle(other, "Antrean");
  await expect(own, "left, so free").not.toContainText("Sedang dibuka");
  await other.goBack();
  await expect(own).toContainText("Sedang dibuka Endang Sulistyowati");
  await decide(other, "Berkas lengkap", "Lengkap");
  await expect(own).toHaveCount(0);
});

// An office of 10,000, in which fifty cards wait to be signed.
test.describe("many at once", () => {
  test.use({ allowedErrors: /status of 422/ });
  test.describe.configure({ timeout: 240_000 });
  const data = "target/test/crowd";
  let server;
  let address;

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    rmSync(data, { recursive: true, force: true });
    const made = spawnSync("target/release/ak1", ["demo", "--people", "10000", "--data", `${data}/data`, "--password-for-tests", password]);
    if (made.status !== 0) throw new Error(made.stderr.toString());
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    server = spawn("target/release/ak1", ["serve", "--data", `${data}/data`, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
    while (!(await fetch(`${address}/sehat`).catch(() => undefined))?.ok) await wait(50);
  });

  test.afterAll(() => {
    server?.kill();
    rmSync(data, { recursive: true, force: true });
  });

  test("fifty cards are signed in one go", async ({ page }) => {
    await signInOfficer(page, "pengantar", address);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText("Perlu ditandatangani");
    await page.getByRole("link", { name: "Tandatangani beberapa sekaligus" }).click();
    await expectTitle(page, "Tandatangani beberapa sekaligus");
    await expectHydrated(page);
    await expect(page.getByText("50 dicentang")).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: "target/test/batch.png" });
    await page.getByLabel("Kata sandi Anda").fill("bukan sandi saya");
    await page.getByRole("button", { name: "Tandatangani kartu" }).click();
    await expect(page.getByText("Kata sandi Anda tidak cocok. Ketik lagi dengan teliti.")).toBeVisible();
    await expect(page.getByText("50 dicentang")).toBeVisible();
    await page.getByLabel("Kata sandi Anda").fill(password);
    await page.getByRole("button", { name: "Tandatangani kartu" }).click();
    await expect(page.getByText("50 kartu berhasil.")).toBeVisible();
    await expect(page.locator(".outcomes li")).toHaveCount(50);
    await expectAccessible(page);
    await page.goto(`${address}/meja?antrean=diterbitkan`);
    await expect(page.getByText("Tidak ada berkas di sini.")).toBeVisible();
  });
});

test.describe("the rest of the desk", () => {
  const PAGES = {
    informasi: ["/meja/papan", "/meja/papan?bulan=2026-11", "/meja/layar", "/meja/datang", "/meja/hadir", "/meja?antrean=datang-hari-ini"],
    kasi: ["/meja/kelompok/terbitkan"],
    admin: ["", "/petugas", "/kantor", "/sop", "/syarat", "/alasan", "/nomor", "/ketentuan", "/penandatangan"].map(
      (part) => `/meja/pengaturan${part}`,
    ),
  };
  for (const [login, pages] of Object.entries(PAGES)) {
    test(`axe finds nothing on the pages of ${login}`, async ({ page }) => {
      test.setTimeout(120_000);
      await signInOfficer(page, login);
      for (const address of pages) {
        await test.step(address, async () => {
          await page.goto(address);
          await expectHydrated(page);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expectAccessible(page);
          await page.screenshot({ path: `target/test/page${address.replaceAll(/\W/g, "-")}.png`, fullPage: true });
        });
      }
    });
  }

  test("a setting is changed on its page, and a wrong one is told at its field", async ({ page }) => {
    await signInOfficer(page, "admin");
    await page.getByRole("link", { name: "Pengaturan" }).click();
    await page.goto("/meja/pengaturan/nomor");
    await expectHydrated(page);
    const region = page.getByLabel(/Kode wilayah/);
    const before = await region.inputValue();
    await region.fill("33");
    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page.locator(".error:visible").first()).toBeVisible();
    await expect(region).toHaveValue("33");
    await expectAccessible(page);
    await region.fill(before);
    await page.getByRole("button", { name: "Simpan" }).click();
    await expect(page.locator(".error:visible")).toHaveCount(0);
  });
});
