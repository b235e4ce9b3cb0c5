// What was sent stays, with scripts off: when the server dies, and when the session ends, at each step.

import { expect, test } from "../support/console.js";
import { newPerson } from "../support/people.js";
import * as seeker from "../support/seeker.js";
import { expectTitle, goOn } from "../support/seeker.js";
import { STEPS } from "../support/steps.js";

const notHere = (step) => new RegExp(`^(?!.*/${step.path}$)`);

test("a server that dies after each step", async ({ page, ownServer, papers }) => {
  test.setTimeout(240_000);
  const someone = newPerson();
  await page.goto(`${ownServer.url}/daftar`);
  await seeker.register(page, someone);
  for (const step of STEPS) {
    await page.goto(`${ownServer.url}/permohonan/${step.path}`);
    await step.fill(page, someone);
    await goOn(page);
    await expect(page).toHaveURL(notHere(step));
    await ownServer.kill();
    await ownServer.start();
    for (const before of STEPS.slice(0, STEPS.indexOf(step) + 1)) {
      await page.goto(`${ownServer.url}/permohonan/${before.path}`);
      await expect(page.locator(before.field)).toHaveValue(before.value(someone));
    }
  }
  await page.goto(`${ownServer.url}/permohonan/dokumen`);
  for (const [kind, paper] of Object.entries(papers)) {
    await seeker.choose(page, kind, paper);
    const expectThere = async () => {
      await expect(page.locator(`#${kind}`).getByText("Sudah diterima")).toBeVisible();
      await expect(page.locator(`#${kind} img`)).not.toHaveJSProperty("naturalWidth", 0);
      // With the other pictures: that one stays on its way when a server dies is no fault.
      await page.waitForLoadState("networkidle");
    };
    await expectThere();
    await ownServer.kill();
    await ownServer.start();
    await page.reload();
    await expectThere();
  }
});

test.describe("a session that ends", () => {
  test.use({ allowedErrors: /status of 40[13]/ });

  test("at each step: what was sent after its end is there after signing in again", async ({ page, ownServer }) => {
    test.setTimeout(240_000);
    const someone = newPerson();
    await page.goto(`${ownServer.url}/daftar`);
    await seeker.register(page, someone);
    for (const [at, step] of STEPS.entries()) {
      await page.goto(`${ownServer.url}/permohonan/${step.path}`);
      await step.fill(page, someone);
      // The page lies open for a night and a day.
      await ownServer.kill();
      await ownServer.start(25 * (at + 1));
      await goOn(page);
      await expectTitle(page, "Masuk");
      await expect(page.getByText("Jawaban terakhir sudah kami simpan.")).toBeVisible();
      expect(page.url(), "no personal data in an address").not.toContain(someone.name.split(" ")[0]);
      await signInHere(page, someone);
      for (const before of STEPS.slice(0, STEPS.indexOf(step) + 1)) {
        await page.goto(`${ownServer.url}/permohonan/${before.path}`);
        await expect(page.locator(before.field)).toHaveValue(before.value(someone));
      }
    }
  });
});

async function signInHere(page, person) {
  await page.getByLabel("NIK", { exact: true }).fill(person.nik);
  await page.getByLabel("Kata sandi", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Masuk");
}
