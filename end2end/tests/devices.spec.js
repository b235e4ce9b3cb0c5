// What stands on the counter besides the keyboard: a scanner that types, a camera that reads the code on a phone, a scanner of papers
// whose files are dropped on the page.

import { writeFileSync } from "node:fs";
import { expectAccessible } from "../support/axe.js";
import { expect, test, watch } from "../support/console.js";
import { desktop, phone } from "../support/devices.js";
import { expectHydrated, markHydration } from "../support/hydration.js";
import { newFile, openWalkIn, signInOfficer } from "../support/officer.js";
import { newPerson } from "../support/people.js";
import { bringDetector, filmOf } from "../support/qr.js";
import { expectTitle } from "../support/seeker.js";

const SEARCH = "Kode, nama, NIK, atau nomor daftar";
const NO_READER = "Browser ini tidak bisa membaca kode dengan kamera. Pakai pemindai, atau ketik kodenya.";

/** Signs in and stands at the page where visitors arrive. */
async function openArrival(page) {
  await page.goto("/meja/datang");
  await expectTitle(page, "Siapa yang datang?");
  await expectHydrated(page);
}

/** The code on the file that is open. */
async function codeOf(page) {
  const [, code] = (await page.locator("main > p.hint").first().innerText()).match(/Kode loket (\S+)/);
  return code;
}

/** As a scanner of codes does: it is a keyboard that types without a pause. */
async function scan(page, text) {
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

test.describe("a scanner of codes", () => {
  test("types into the page, one visitor after the other", async ({ page, papers }) => {
    test.setTimeout(120_000);
    await signInOfficer(page, "informasi");
    const first = await newFile(page, papers);
    const firstCode = await codeOf(page);
    const second = await newFile(page, papers);
    const secondCode = await codeOf(page);
    await openArrival(page);
    await expect(page.getByLabel(SEARCH)).toBeFocused();

    await scan(page, firstCode);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(first.name);
    await expect(page.getByLabel(SEARCH)).toHaveValue("");
    expect(page.url()).not.toContain(firstCode);
    // The next one, without touching mouse or keyboard in between; a scanner may leave out the dash.
    await scan(page, secondCode.replace("-", ""));
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(second.name);
    await page.getByRole("button", { name: "Catat kedatangan" }).click();
    await expect(page.getByRole("status").filter({ hasText: /Nomor antrean \d+/ })).toContainText(second.name);
    await scan(page, firstCode);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(first.name);
  });

  test("is heard wherever the cursor stands", async ({ page, papers }) => {
    await signInOfficer(page, "informasi");
    const person = await newFile(page, papers);
    const code = await codeOf(page);
    await openArrival(page);
    await page.getByRole("heading", { level: 1 }).click();
    await expect(page.getByLabel(SEARCH)).not.toBeFocused();
    await scan(page, code);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(person.name);
    await page.getByRole("button", { name: "Catat kedatangan" }).focus();
    await scan(page, code);
    await expect(page.getByRole("status").filter({ hasText: /Nomor antrean/ })).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(person.name);
    await expect(page.getByLabel(SEARCH)).toBeFocused();
  });
});

test.describe("a camera", () => {
  test("is not offered where the browser reads no codes", async ({ page }) => {
    await signInOfficer(page, "informasi");
    await openArrival(page);
    await expect(page.getByText(NO_READER)).toBeVisible();
    await expect(page.getByRole("button", { name: "Pakai kamera" })).toHaveCount(0);
    await expectAccessible(page);
  });

  test("reads the code from a phone and is switched off behind it", async ({ page, papers, otherDevice, playwright }, testInfo) => {
    test.setTimeout(180_000);
    await signInOfficer(page, "informasi");
    const person = await newFile(page, papers);
    const [, file] = page.url().match(/\/meja\/berkas\/([^/?]+)/);
    const own = await takenOver(await otherDevice(phone), page, person, file);
    const svg = await (await own.request.get("/kode.svg")).text();
    const film = testInfo.outputPath("kode.y4m");
    writeFileSync(film, await filmOf(await (await otherDevice(desktop)).newPage(), svg));

    await withCamera(playwright, ["--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`], async (context) => {
      const counter = await context.newPage();
      await signInOfficer(counter, "informasi");
      await openArrival(counter);
      await expect(counter.getByText(NO_READER)).toBeHidden();
      await counter.getByRole("button", { name: "Pakai kamera" }).click();
      await expect(counter.getByRole("heading", { level: 2 })).toHaveText(person.name);
      await expect(counter.getByRole("button", { name: "Pakai kamera" })).toBeVisible();
      await expect(counter.locator("video")).toBeHidden();
      expect(await counter.locator("video").evaluate((video) => video.srcObject), "the camera's light is out").toBe(null);
      expect(counter.url()).toMatch(/\/meja\/datang\?berkas=/);
    });
  });

  test("shows its picture, and is switched off by hand and when the page is left", async ({ playwright }) => {
    await withCamera(playwright, ["--use-fake-ui-for-media-stream"], async (context) => {
      const counter = await context.newPage();
      await counter.addInitScript(() => {
        const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        window.tracks = [];
        navigator.mediaDevices.getUserMedia = async (wish) => {
          const stream = await open(wish);
          window.tracks.push(...stream.getTracks());
          return stream;
        };
      });
      const states = () => counter.evaluate(() => window.tracks.map((track) => track.readyState));
      await signInOfficer(counter, "informasi");
      await counter.getByRole("link", { name: "Kedatangan" }).click();
      await expectTitle(counter, "Siapa yang datang?");
      await counter.getByRole("button", { name: "Pakai kamera" }).click();
      await expect(counter.getByLabel("Gambar kamera")).toBeVisible();
      await expect.poll(states).toEqual(["live"]);
      await expectAccessible(counter);
      await counter.getByRole("button", { name: "Matikan kamera" }).click();
      await expect(counter.locator("video")).toBeHidden();
      await expect.poll(states).toEqual(["ended"]);
      await counter.getByRole("button", { name: "Pakai kamera" }).click();
      await expect.poll(states).toEqual(["ended", "live"]);
      await counter.getByRole("link", { name: "Daftar hadir" }).click();
      await expectTitle(counter, "Daftar hadir");
      await expect.poll(states).toEqual(["ended", "ended"]);
    });
  });

  test("that may not be used is told, and typing goes on", async ({ playwright }) => {
    await withCamera(playwright, [], async (context) => {
      await context.grantPermissions([]); // everything else is refused
      const counter = await context.newPage();
      await signInOfficer(counter, "informasi");
      await openArrival(counter);
      await counter.getByRole("button", { name: "Pakai kamera" }).click();
      await expect(counter.getByText("Kamera tidak bisa dibuka. Izinkan kamera di browser, atau ketik kodenya.")).toBeVisible();
      await expect(counter.getByRole("button", { name: "Pakai kamera" })).toBeEnabled();
      await expect(counter.locator("video")).toBeHidden();
      await expectAccessible(counter);
      await counter.getByLabel(SEARCH).fill("Bukan siapa-siapa");
      await counter.getByLabel(SEARCH).press("Enter");
      await expect(counter.getByText("Tidak ada yang cocok.")).toBeVisible();
    });
  });
});

/** A browser of its own with a camera, and with a reader of codes. */
async function withCamera(playwright, args, work) {
  const browser = await playwright.chromium.launch({
    executablePath: process.env.AK1_CHROMIUM || undefined,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu", "--use-fake-device-for-media-stream", ...args],
  });
  try {
    const context = await browser.newContext({ ...desktop, baseURL: process.env.AK1_URL, locale: "id-ID", timezoneId: "Asia/Jakarta" });
    const errors = watch(context);
    await markHydration(context);
    await context.addInitScript(bringDetector);
    await work(context);
    expect(errors.filter((error) => !/status of 422/.test(error))).toEqual([]);
  } finally {
    await browser.close();
  }
}

/** The visitor goes on with their own phone: its page, signed in. */
async function takenOver(context, page, person, file) {
  await page.goto(`/meja/bantu/${file}/hp`);
  await page.getByLabel("KTP asli sudah saya lihat").check();
  await page.getByRole("button", { name: "Beri kode" }).click();
  const code = await page.locator(".given .code").innerText();
  const own = await context.newPage();
  await own.goto(`/ambil?kode=${code}`);
  await own.getByLabel("Kata sandi baru").fill(person.password);
  await own.getByLabel("Ulangi kata sandi").fill(person.password);
  await own.getByRole("button", { name: "Lanjutkan mengisi" }).click();
  await expectTitle(own, "Pendaftaran kartu AK-1");
  return own;
}

test.describe("a scanner of papers", () => {
  test.use({ allowedErrors: /status of 422/ });

  test("several files are dropped on a picker at once", async ({ page, papers }, testInfo) => {
    await openDocuments(page);
    await drop(page, "ijazah", scans(testInfo, papers.ijazah, 3));
    await expect(page.locator("#ijazah .thumbs img")).toHaveCount(3);
    await expect(page.locator("#ijazah").getByText("Sudah diterima")).toBeVisible();
    await expect.poll(() => loaded(page, "ijazah")).toBe(3);
    await expect(page.locator("#ijazah .error")).toBeHidden();
    await drop(page, "foto", scans(testInfo, papers.foto, 1));
    await page.locator("#foto").getByRole("button", { name: "Pakai" }).click();
    await expect(page.locator("#foto .thumbs img")).toHaveCount(1);
    await expectAccessible(page);
  });

  test("of forty pages the first ones are kept and shown, and the rest is refused", async ({ page, papers }, testInfo) => {
    test.setTimeout(120_000);
    await openDocuments(page);
    await drop(page, "ijazah", scans(testInfo, papers.ijazah, 40));
    await expect(page.locator("#ijazah").getByText("Halaman dokumen ini sudah penuh.")).toBeVisible({ timeout: 60_000 });
    await expect(page.locator("#ijazah .thumbs img")).toHaveCount(6);
    await expect.poll(() => loaded(page, "ijazah")).toBe(6);
    await expectAccessible(page);
    // One out, one in: the picker is not stuck.
    await page.locator("#ijazah").getByRole("button", { name: /^Hapus/ }).first().click();
    await expect(page.locator("#ijazah .thumbs img")).toHaveCount(5);
    await page.locator("#ijazah input[type=file]").setInputFiles(papers.ijazah);
    await expect(page.locator("#ijazah .thumbs img")).toHaveCount(6);
  });

  test("behind a broken file the first ones stand, with the sentence", async ({ page, papers }, testInfo) => {
    await openDocuments(page);
    const files = scans(testInfo, papers.ijazah, 3);
    writeFileSync(files[2], "Ini bukan foto.");
    await drop(page, "ijazah", files);
    await expect(page.locator("#ijazah .error")).toBeVisible();
    await expect(page.locator("#ijazah .error")).not.toBeEmpty();
    await expect(page.locator("#ijazah .thumbs img")).toHaveCount(2);
  });
});

/** The documents of a walk-in, as the officer sees them. */
async function openDocuments(page) {
  await signInOfficer(page, "informasi");
  await openWalkIn(page, newPerson());
  await expectHydrated(page);
}

/** So many files of one paper on the disk, as a scanner leaves them. */
function scans(testInfo, paper, count) {
  return Array.from({ length: count }, (_, at) => {
    const file = testInfo.outputPath(`hal-${String(at + 1).padStart(2, "0")}-${paper.name}`);
    writeFileSync(file, paper.buffer);
    return file;
  });
}

/** Drags files from outside onto the input of a picker; the browser itself takes them, as it does from a file manager. */
async function drop(page, kind, files) {
  const input = page.locator(`#${kind} input[type=file]`);
  await input.scrollIntoViewIfNeeded();
  const box = await input.boundingBox();
  const cdp = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await cdp.send("Input.dispatchDragEvent", { type, ...at, data: { items: [], files, dragOperationsMask: 1 } });
  }
  await cdp.detach();
}

/** How many pictures of a picker have really come. */
function loaded(page, kind) {
  const images = page.locator(`#${kind} .thumbs img`);
  return images.evaluateAll((all) => {
    for (const one of all) one.loading = "eager";
    return all.filter((one) => one.complete && one.naturalWidth > 0).length;
  });
}
