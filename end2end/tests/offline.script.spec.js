// Drafts that survive: no signal, a tab that dies, a session that ends. After each, all that is older than a second is there.

import { expect, test } from "../support/console.js";
import { expectHydrated } from "../support/hydration.js";
import { newPerson } from "../support/people.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";
import { STEPS } from "../support/steps.js";

test.use({ allowedErrors: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_FAILED/ });

const WAITING = "Tidak ada sinyal. Jawaban tersimpan di HP ini dan BELUM sampai di kantor.";
const person = () => ({ ...newPerson() });

async function begin(page) {
  const someone = person();
  await page.goto("/daftar");
  await expectHydrated(page);
  await seeker.register(page, someone);
  return someone;
}

/** The service worker has taken what it keeps. */
const ready = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

test("the whole form without a signal, sent when it is back", async ({ page, context }) => {
  test.setTimeout(120_000);
  const someone = await begin(page);
  await page.getByRole("link", { name: "Identitas" }).click();
  await expectTitle(page, "Siapa Anda?");
  await ready(page);
  await context.setOffline(true);
  for (const step of STEPS) {
    await step.fill(page, someone);
    await goOn(page);
    await expect(page.getByText(WAITING)).toBeVisible();
  }
  await expectTitle(page, "Foto dan dokumen");
  // The phone goes off and on again, still without a signal: another page, made by what lies on the phone.
  await page.close();
  const again = await context.newPage();
  await again.goto("/permohonan/identitas");
  await expect(again.locator("#name")).toHaveValue(someone.name);
  await expect(again.getByText(WAITING)).toBeVisible();
  await again.goto("/permohonan/pekerjaan");
  await expect(again.locator("#job")).toHaveValue("penjahit");
  await context.setOffline(false);
  await expect(again.getByText(WAITING)).toBeHidden({ timeout: 20_000 });
  // What the server has, as a phone without scripts sees it.
  await again.goto("/permohonan/periksa");
  for (const said of [someone.name, "Jl. Contoh 5", seeker.VOCATIONAL.school, "penjahit"]) {
    await expect(again.getByText(said).first()).toBeVisible();
  }
});

test("a tab that dies at any step", async ({ page, context }) => {
  test.setTimeout(180_000);
  const someone = await begin(page);
  let now = page;
  for (const step of STEPS) {
    await now.goto(`/permohonan/${step.path}`);
    await expectHydrated(now);
    await step.fill(now, someone);
    await expect(now.getByText("Tersimpan di HP ini.")).toBeVisible();
    await now.waitForTimeout(1000); // all that is older than this is there
    await now.close();
    now = await context.newPage();
    await now.goto(`/permohonan/${step.path}`);
    await expect(now.locator(step.field)).toHaveValue(step.value(someone));
    await goOn(now);
    await expect(now).not.toHaveURL(new RegExp(`/${step.path}$`));
  }
});

test.describe("a session that ends", () => {
  test.use({ allowedErrors: /status of 401/ });

  test("at any step: what was typed is there after signing in again", async ({ page, context }) => {
    test.setTimeout(180_000);
    const someone = await begin(page);
    for (const step of STEPS) {
      await page.goto(`/permohonan/${step.path}`);
      await expectHydrated(page);
      await step.fill(page, someone);
      await expect(page.getByText("Tersimpan di HP ini.")).toBeVisible();
      await page.waitForTimeout(1000);
      await context.clearCookies();
      await goOn(page);
      await expect(page.getByRole("alert").getByRole("link", { name: "Masuk" })).toBeVisible();
      await seeker.signIn(page, someone);
      await expectTitle(page, "Pendaftaran kartu AK-1");
      await page.goto(`/permohonan/${step.path}`);
      await expect(page.locator(step.field)).toHaveValue(step.value(someone));
    }
  });
});

test("a server that dies and comes back at any step", async ({ page, ownServer }) => {
  test.setTimeout(240_000);
  const someone = person();
  await page.goto(`${ownServer.url}/daftar`);
  await expectHydrated(page);
  await seeker.register(page, someone);
  await page.getByRole("link", { name: "Identitas" }).click();
  for (const step of STEPS) {
    await step.fill(page, someone);
    await page.waitForTimeout(1000);
    await ownServer.kill();
    await goOn(page);
    await expect(page.getByText(WAITING)).toBeVisible();
    await ownServer.start();
    await expect(page.getByText(WAITING)).toBeHidden({ timeout: 20_000 });
  }
  await page.goto(`${ownServer.url}/permohonan/periksa`);
  for (const said of [someone.name, "Jl. Contoh 5", seeker.VOCATIONAL.school, "penjahit"]) {
    await expect(page.getByText(said).first()).toBeVisible();
  }
});

test("a picture that was picked outlives the tab, and is taken once", async ({ page, context, papers }) => {
  test.setTimeout(120_000);
  await begin(page);
  await page.goto("/permohonan/dokumen");
  await expectHydrated(page);
  const look = (on, kind) => on.locator(`#${kind} .look`);
  for (const kind of ["foto", "ktp"]) {
    await page.locator(`#${kind}-berkas`).setInputFiles(papers[kind]);
    await expect(look(page, kind)).toBeVisible();
  }
  await page.waitForTimeout(1000);
  let now = await again(page, context);
  for (const kind of ["foto", "ktp"]) await expect(look(now, kind)).toBeVisible();

  // It arrives, and the answer does not: the tab dies before.
  await now.route("**/unggah/**", (route) => route.fetch().then(() => route.abort(), () => undefined));
  const sent = now.waitForEvent("requestfailed", (request) => request.url().includes("/unggah/"));
  await now.locator("#ktp").getByRole("button", { name: /^Pakai/ }).click();
  await sent;
  now = await again(now, context);
  await expect(now.locator("#ktp img")).toHaveCount(1);
  await expect(look(now, "ktp")).toBeVisible();
  await now.locator("#ktp").getByRole("button", { name: /^Pakai/ }).click();
  await expect(look(now, "ktp")).toHaveCount(0);
  await expect(now.locator("#ktp img")).toHaveCount(1);

  // What is not wanted does not come back.
  await now.locator("#foto").getByRole("button", { name: "Pilih foto lain" }).click();
  await now.waitForTimeout(500);
  now = await again(now, context);
  await expect(now.locator("#ktp").getByText("Sudah diterima")).toBeVisible();
  await now.waitForTimeout(1000);
  for (const kind of ["foto", "ktp"]) await expect(look(now, kind)).toHaveCount(0);
});

/** The tab dies, and the page is opened again. */
async function again(page, context) {
  await page.close();
  const next = await context.newPage();
  await next.goto("/permohonan/dokumen");
  await expectHydrated(next);
  return next;
}

test("a phone whose storage is full says so, and the server still takes everything", async ({ page, context, baseURL }) => {
  const phone = await context.newCDPSession(page);
  await phone.send("Storage.overrideQuotaForOrigin", { origin: new URL(baseURL).origin, quotaSize: 1 });
  const someone = await begin(page);
  await page.goto("/permohonan/identitas");
  await expectHydrated(page);
  await seeker.fillIdentity(page, someone);
  await expect(page.getByText("HP ini tidak bisa menyimpan jawaban")).toBeVisible();
  await goOn(page);
  await seeker.fillAddress(page);
  await goOn(page);
  await expectTitle(page, "Bagaimana kami menghubungi Anda?");
  await page.goto("/permohonan/identitas");
  await expect(page.locator("#name")).toHaveValue(someone.name);
});

for (const years of [1, -1]) {
  test(`a phone whose clock is wrong by ${years} year`, async ({ page }) => {
    const wrong = Date.now() + years * 365 * 86_400_000;
    await page.clock.setSystemTime(wrong);
    const someone = await begin(page);
    expect(Math.abs((await page.evaluate(() => Date.now())) - wrong)).toBeLessThan(60_000);
    await page.goto("/permohonan/identitas");
    await expectHydrated(page);
    await seeker.fillIdentity(page, someone);
    await expect(page.getByText("Tersimpan di HP ini.")).toBeVisible();
    await expect(page.locator(".error:visible, .warning:visible")).toHaveCount(0);
    await goOn(page);
    await seeker.fillAddress(page);
    await goOn(page);
    await expectTitle(page, "Bagaimana kami menghubungi Anda?");
    await page.goto("/permohonan/identitas");
    await expect(page.locator("#name")).toHaveValue(someone.name);
    const now = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", timeZone: "Asia/Jakarta" }).format(Date.now());
    await expect(page.getByText(`Tersimpan di kantor ${now}.`), "the server's time").toBeVisible();
  });
}
