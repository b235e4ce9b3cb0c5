// Back, forward and reload at every step.

import { expect, test } from "../support/console.js";
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
  await expect(page.getByRole("link", { name: "Status pendaftaran" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Kirim pendaftaran" })).toHaveCount(0);
  await page.goto("/status");
  await page.reload();
  expect((await seeker.ticket(page)).number).toBe(number);
});
