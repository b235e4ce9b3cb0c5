// Drafts that survive: no signal, a tab that dies, a session that ends. After each, all that is older than a second is there.

import { expect, test } from "../support/console.js";
import { expectHydrated } from "../support/hydration.js";
import { newPerson } from "../support/people.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";
import { STEPS } from "../support/steps.js";

test.use({ allowedErrors: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/ });

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
