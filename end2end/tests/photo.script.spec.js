// Photo and documents on the phone: looked at, turned and cut there, and sent until they have arrived.

import { expect, test } from "../support/console.js";
import { expectHydrated } from "../support/hydration.js";
import { newPerson } from "../support/people.js";
import { drawPhoto, lockedPdf, plainPng, printPdf, textNamedJpg } from "../support/pictures.js";
import { requestsDuring } from "../support/requests.js";
import { expectGoodPage } from "../support/screen.js";
import * as seeker from "../support/seeker.js";

const UPLOAD = "**/unggah/**";

test.beforeEach(async ({ page }) => {
  await page.goto("/daftar");
  await expectHydrated(page);
  await seeker.register(page, newPerson());
  await page.goto("/permohonan/dokumen");
  await expectHydrated(page);
});

test("a photo of 12 megapixels is made small by a weak phone, and accepted over 675 kbps", async ({ page, browser }) => {
  const photo = await drawPhoto(browser);
  const phone = await page.context().newCDPSession(page);
  await phone.send("Network.enable");
  await phone.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 675_000 / 8,
    uploadThroughput: 675_000 / 8,
  });
  await phone.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const [sent] = await Promise.all([page.waitForRequest(UPLOAD), pick(page, "foto", photo).then(() => accept(page, "foto"))]);
  expect((await sent.sizes()).requestBodySize).toBeLessThan(201_000);
  await expectPicture(page, "foto", { width: 600, height: 800 });
});

test("a photo that lies on its side stands upright in the frame and after it was sent", async ({ page, browser }) => {
  await pick(page, "foto", await drawPhoto(browser, { width: 1500, height: 2000, lying: true }));
  const look = page.locator("#foto .look");
  await expect(look.locator("canvas")).toBeFocused();
  await expect(look.getByText("Foto terlihat baik.")).toBeVisible();
  await expectGoodPage(page);
  await accept(page, "foto");
  const picture = await expectPicture(page, "foto", { width: 600, height: 800 });
  expect(near(picture.at(0.5, 0.03), [179, 32, 42]), "the wall above").toBe(true);
  expect(near(picture.at(0.5, 0.97), [238, 238, 238]), "the shirt below").toBe(true);
  await expect(page.locator("#foto")).toBeFocused();
});

test("the frame follows finger, sliders, arrow keys and turns", async ({ page, browser }) => {
  await pick(page, "foto", await drawPhoto(browser, { width: 1600, height: 1200 }));
  const look = page.locator("#foto .look");
  const canvas = look.locator("canvas");
  const across = look.getByLabel("Geser ke samping");
  await expect(across).toHaveValue("50");
  await expect(canvas).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(across).not.toHaveValue("50");
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + 10, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 230, box.y + 100, { steps: 5 });
  await page.mouse.up();
  await expect(across).toHaveValue("0");
  await page.keyboard.press("Tab"); // to the first slider
  await expect(look.getByLabel("Perbesar (persen)")).toBeFocused();
  await page.keyboard.press("End");
  await expect(look.getByLabel("Perbesar (persen)")).toHaveValue("300");
  await expect(look.getByText("Fotonya kecil dan bisa pecah saat dicetak.")).toBeVisible();
  await look.getByRole("button", { name: "Putar" }).press("Enter");
  await expect(look.getByLabel("Perbesar (persen)")).toHaveValue("100");
  await look.getByRole("button", { name: "Pilih foto lain" }).press("Enter");
  await expect(look).toHaveCount(0);
  await expect(page.locator("#foto-berkas")).toBeFocused();
});

test("advice is given and blocks nothing", async ({ page, browser }) => {
  const look = page.locator("#foto .look");
  await pick(page, "foto", plainPng(900, 1200));
  await expect(look.getByText("Wajahnya gelap.")).toBeVisible();
  await expect(look.getByText("Ini hanya saran.")).toBeVisible();
  await expectGoodPage(page);
  await accept(page, "foto");
  await pick(page, "foto", await drawPhoto(browser, { width: 300, height: 400, wall: "#2244aa", type: "image/png" }));
  await expect(look.getByText("Latar merah disarankan di kantor ini.")).toBeVisible();
  await expect(look.getByText("Fotonya kecil")).toBeVisible();
  await accept(page, "foto");
  await pick(page, "foto", await drawPhoto(browser, { width: 900, height: 1200, type: "image/webp" }));
  await expect(look.getByText("Foto terlihat baik.")).toBeVisible();
  await accept(page, "foto");
});

test.describe("files of all kinds", () => {
  // With its tools open, Chromium asks again for a picture that it could not decode, and the policy refuses that.
  test.use({ allowedErrors: /Connecting to 'blob:/ });

  test("what is no picture is refused without a word to the server", async ({ page }) => {
    const asked = await requestsDuring(page, async () => {
      for (const [file, said] of [
        [textNamedJpg, "bukan gambar"],
        [plainPng(1, 1), "terlalu kecil"],
        [plainPng(20_000, 20_000), "batasnya 50 megapiksel"],
        [plainPng(400, 400, { moving: true }), "gambar bergerak"],
        [{ name: "a.gif", mimeType: "image/gif", buffer: Buffer.from("GIF89a") }, "gambar bergerak"],
        [{ name: "a.heic", mimeType: "image/heic", buffer: Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1") }, "HEIC"],
      ]) {
        await page.locator("#foto-berkas").setInputFiles(file);
        await expect(page.locator("#foto-salah")).toContainText(said);
        await expect(page.locator("#foto-berkas")).toBeVisible();
      }
    });
    expect(asked.filter((request) => request.includes("/unggah/"))).toEqual([]);
  });
});

test.describe("papers as PDF", () => {
  test.use({ allowedErrors: /status of 422/ });

  test("a PDF becomes pictures, or is refused with what to do", async ({ page, browser }) => {
    for (const [file, said] of [
      [lockedPdf(), "kata sandi"],
      [await printPdf(browser, 300), "halaman"],
    ]) {
      await page.locator("#ijazah-berkas").setInputFiles(file);
      await expect(page.locator("#ijazah-salah")).toContainText(said);
      await expectGoodPage(page);
    }
    await page.locator("#ijazah-berkas").setInputFiles(await printPdf(browser, 2));
    await expect(page.locator("#ijazah img")).toHaveCount(2);
    await page.reload();
    await expectHydrated(page);
    await page.waitForTimeout(1000);
    await expect(page.locator("#ijazah img"), "what was refused is not tried again").toHaveCount(2);
    await expect(page.locator("#ijazah-salah")).toBeHidden();
  });
});

test("both sides of a document become one picture, and a photo in its frame waits meanwhile", async ({ page, browser, papers }) => {
  await pick(page, "foto", await drawPhoto(browser, { width: 900, height: 1200 }));
  await pick(page, "ktp", papers.ktp);
  await expect(page.locator("#ktp .look").getByText("Pastikan semua tulisan terbaca.")).toBeVisible();
  await page.locator("#ktp").getByRole("button", { name: "Gabungkan dengan sisi belakang" }).click();
  await expect(page.locator("#ktp").getByText("Sekarang sisi belakangnya.")).toBeVisible();
  await expectGoodPage(page);
  await pick(page, "ktp", papers.ktp);
  await accept(page, "ktp");
  await expectPicture(page, "ktp", { width: 1000, height: 1280 });
  await accept(page, "foto");
});

test("the camera is asked for at once, and who refuses it still has the files", async ({ page }) => {
  for (const [kind, side] of [["foto", "user"], ["ktp", "environment"]]) {
    const input = page.locator(`#${kind}-berkas`);
    await input.evaluate((node) =>
      node.addEventListener("click", () => (node.dataset.asked = `${node.getAttribute("capture")} ${node.accept}`), { once: true }),
    );
    const chooser = page.waitForEvent("filechooser");
    await page.locator(`#${kind}`).getByRole("button", { name: "Ambil dengan kamera" }).click();
    await (await chooser).setFiles([]); // refused
    await expect(input).toHaveAttribute("data-asked", `${side} image/*`);
    await expect(input).not.toHaveAttribute("capture");
    await expect(input).toBeVisible();
  }
});

test.describe("with a weak signal", () => {
  test.use({ allowedErrors: /net::ERR_(INTERNET_DISCONNECTED|FAILED)/ });

  test("a picture waits for the signal and is sent by itself", async ({ page, context, papers }) => {
    await pick(page, "ktp", papers.ktp);
    await context.setOffline(true);
    await page.locator("#ktp").getByRole("button", { name: "Pakai" }).click();
    await expect(page.locator("#ktp").getByText("Sinyal terputus.")).toBeVisible({ timeout: 15_000 });
    await context.setOffline(false);
    await expectArrived(page, "ktp");
  });

  test("after some tries a button sends it, and nothing is picked twice", async ({ page, papers }) => {
    await page.route(UPLOAD, (route) => route.abort());
    await pick(page, "ktp", papers.ktp);
    await page.locator("#ktp").getByRole("button", { name: "Pakai" }).click();
    const again = page.locator("#ktp").getByRole("button", { name: "Kirim lagi" });
    await expect(again).toBeVisible({ timeout: 25_000 });
    await expectGoodPage(page);
    await page.unrouteAll();
    await again.click();
    await expectArrived(page, "ktp");
  });

  test("what arrived without an answer is there once", async ({ page, papers }) => {
    let lost = 0;
    await page.route(UPLOAD, async (route) => {
      if (lost++) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await pick(page, "ktp", papers.ktp);
    await accept(page, "ktp");
    expect(lost).toBe(2);
    await expect(page.locator("#ktp img")).toHaveCount(1);
  });
});

/** Picks a file and waits until it is shown. */
async function pick(page, kind, file) {
  await page.locator(`#${kind}-berkas`).setInputFiles(file);
  await expect(page.locator(`#${kind} .look`)).toBeVisible();
}

/** Sends what is shown. How long it takes: `bin/bench phone`. */
async function accept(page, kind) {
  await page.locator(`#${kind}`).getByRole("button", { name: /^Pakai/ }).click();
  await expectArrived(page, kind);
}

async function expectArrived(page, kind) {
  await expect(page.locator(`#${kind} .look`)).toHaveCount(0);
  await expect(page.locator(`#${kind}`).getByText("Sudah diterima")).toBeVisible({ timeout: 15_000 });
  await expect(page.locator(`#${kind}-berkas`)).toBeVisible();
}

/** The size of what the server keeps, and a way to ask for its colours. */
async function expectPicture(page, kind, size) {
  const image = page.locator(`#${kind} img`).first();
  await image.scrollIntoViewIfNeeded();
  await expect.poll(() => image.evaluate((node) => node.complete && node.naturalWidth)).toBe(size.width);
  const { height, pixels } = await image.evaluate((node) => {
    const canvas = new OffscreenCanvas(100, 100);
    const pen = canvas.getContext("2d");
    pen.drawImage(node, 0, 0, 100, 100);
    return { height: node.naturalHeight, pixels: [...pen.getImageData(0, 0, 100, 100).data] };
  });
  expect(height).toBe(size.height);
  return { at: (x, y) => pixels.slice(4 * (Math.floor(y * 100) * 100 + Math.floor(x * 100))).slice(0, 3) };
}

const near = (is, should) => is.every((part, at) => Math.abs(part - should[at]) < 40);
