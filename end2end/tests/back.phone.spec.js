// Back, forward and reload at every step, and a phone whose clock is a year wrong.

import { execFileSync } from "node:child_process";
import { chromium } from "@playwright/test";
import { expect, test } from "../support/console.js";
import { phone } from "../support/devices.js";
import { expectHydrated } from "../support/hydration.js";
import { newPerson } from "../support/people.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";
import { STEPS } from "../support/steps.js";

test("Back, forward and reload lose nothing and send nothing twice", async ({ page, papers, javaScriptEnabled }) => {
  test.setTimeout(240_000);
  const person = newPerson();
  await page.goto("/daftar");
  if (javaScriptEnabled) await expectHydrated(page);
  await seeker.register(page, person);
  await page.getByRole("link", { name: "Identitas" }).click();
  const title = page.getByRole("heading", { level: 1 });
  for (const step of STEPS) {
    await step.fill(page, person);
    const here = await title.innerText();
    await goOn(page);
    await expect(title).not.toHaveText(here);
    const next = await title.innerText();
    await page.goBack();
    await expectTitle(page, here);
    await expect(page.locator(step.field)).toHaveValue(step.value(person));
    await page.reload();
    await expect(page.locator(step.field)).toHaveValue(step.value(person));
    await page.goForward();
    await expectTitle(page, next);
    await page.reload();
    await expectTitle(page, next);
  }
  await seeker.uploadPapers(page, papers);
  await page.reload();
  for (const kind of Object.keys(papers)) await expect(page.locator(`#${kind} img`)).toHaveCount(1);
  await seeker.answerAboutPapers(page);
  await goOn(page);
  await expectTitle(page, "Periksa jawaban Anda");
  await page.reload();
  await seeker.send(page);
  const { number } = await seeker.ticket(page);
  await page.goBack();
  await expect(page.getByRole("button", { name: "Kirim pendaftaran" })).toHaveCount(0);
  await page.goto("/status");
  await page.reload();
  expect((await seeker.ticket(page)).number).toBe(number);
});

for (const wrong of ["+365d", "-365d"]) {
  test(`a phone whose clock is wrong by ${wrong}`, async ({ baseURL, javaScriptEnabled }) => {
    const person = newPerson();
    const asRoot = process.getuid?.() === 0; // Chromium's sandbox refuses root
    const browser = await chromium.launch({
      executablePath: process.env.AK1_CHROMIUM || undefined,
      chromiumSandbox: !asRoot,
      args: ["--disable-gpu"],
      env: { ...process.env, ...faketime(wrong) },
    });
    const page = await browser.newPage({ ...phone, baseURL, javaScriptEnabled, locale: "id-ID" });
    const errors = [];
    page.on("pageerror", (error) => errors.push(`${error}`));
    await page.goto("/daftar");
    if (javaScriptEnabled) {
      const off = (await page.evaluate(() => Date.now())) - Date.now();
      expect(Math.round(off / 86_400_000), "the clock is really wrong").toBe(parseInt(wrong));
    }
    await seeker.register(page, person);
    await page.getByRole("link", { name: "Identitas" }).click();
    await seeker.fillIdentity(page, person);
    await expect(page.getByText("Tanggal lahir ini berbeda")).toBeHidden();
    await goOn(page);
    await seeker.fillAddress(page);
    await goOn(page);
    await expectTitle(page, "Bagaimana kami menghubungi Anda?");
    await page.goto("/permohonan/identitas");
    await expect(page.locator("#name")).toHaveValue(person.name);
    expect(errors).toEqual([]);
    await browser.close();
  });
}

/** The environment that `faketime` makes, for a program that starts others. */
function faketime(by) {
  const lines = execFileSync("faketime", ["-f", by, "env"], { encoding: "utf8" }).split("\n");
  const made = lines.filter((line) => /^(LD_PRELOAD|DYLD_\w+|FAKETIME)=/.test(line)).map((line) => line.split(/=(.*)/).slice(0, 2));
  return { ...Object.fromEntries(made), FAKETIME_DONT_FAKE_MONOTONIC: "1" };
}
