// The officers' way through the pages of the desk.

import { expect } from "@playwright/test";
import { codeOf, SECONDS } from "./code.js";
import { newPerson } from "./people.js";
import { expectTitle, uploadPapers } from "./seeker.js";

/** Signs in on the server that the test is set to, or on the one at `origin`. @param {import("@playwright/test").Page} page */
export async function signInOfficer(page, login, origin = "") {
  await page.goto(`${origin}/meja/masuk`);
  await page.getByLabel("Nama masuk").fill(login);
  await page.getByLabel("Kata sandi", { exact: true }).fill(process.env.AK1_PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/^(Antrean|Masukkan kode)$/);
  if ((await heading.innerText()) === "Masukkan kode") await giveCode(page, origin);
  await expectTitle(page, "Antrean");
}

/** Gives a code on the page that asks for one. A code counts once, also for tests that run beside this one: then the next is given.
 * @param {import("@playwright/test").Page} page */
async function giveCode(page, origin = "") {
  const heading = page.getByRole("heading", { level: 1 });
  let last = 0;
  for (const until = Date.now() + 100_000; Date.now() < until; await page.waitForTimeout(1000)) {
    // The server's clock, which may be another than ours.
    const now = Date.parse((await page.request.get(`${origin}/sehat`)).headers().date) / 1000;
    const present = Math.floor(now / SECONDS);
    for (let step = Math.max(last + 1, present - 1); step <= present + 1; step += 1) {
      last = step;
      await page.getByLabel("Kode", { exact: true }).fill(codeOf(step));
      await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Lanjut" }).click()]);
      if ((await heading.innerText()) !== "Masukkan kode") return;
    }
  }
  expect(await heading.innerText(), "a code is taken").not.toBe("Masukkan kode");
}

/** Notes a print of cards, as the button does, and stays on their sheets. `ids` have dots between. */
export async function printCards(page, url, ids, button = "Cetak") {
  await page.goto(`${url}/cetak/kartu/${ids}`);
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL(/cetak=1/);
}

/** Opens a queue and in it the file of `name`, which came last and may stand some pages on. */
export async function openFromQueue(page, queue, name) {
  await page.getByRole("navigation", { name: "Menu petugas" }).getByRole("link", { name: "Antrean" }).click();
  await expectTitle(page, "Antrean");
  await page.getByRole("navigation", { name: "Antrean" }).getByRole("link", { name: queue }).click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(queue);
  const file = page.getByRole("link", { name, exact: true });
  const further = page.getByRole("link", { name: "Halaman berikutnya" });
  await untilFound(page, file, further);
  await file.click();
  await expectTitle(page, name);
}

/** Turns the pages of a list until `wanted` is on one. */
export async function untilFound(page, wanted, further) {
  while (!(await wanted.count()) && (await further.count())) {
    const last = await page.locator("table.list tbody tr").first().innerText();
    await further.click();
    await expect(page.locator("table.list tbody tr").first()).not.toHaveText(last, { useInnerText: true });
  }
}

/** Makes a move and waits for the state it leads to. A file from a queue leads on to the next: what became of it is told on top. */
export async function decide(page, button, state) {
  const fromQueue = page.url().includes("antrean=");
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  if (button === "Tandatangani kartu") await page.getByLabel("Kata sandi Anda").fill(process.env.AK1_PASSWORD);
  await page.getByRole("button", { name: button }).click();
  if (!fromQueue) return expectState(page, state);
  const told = page.locator(".notice.done");
  await expect(told.getByRole("link")).toHaveText(name);
  await expect(told.locator(".state")).toHaveText(state);
}

/** Back to the file that was decided just before. */
export async function openDecided(page) {
  const link = page.locator(".notice.done").getByRole("link");
  const name = await link.innerText();
  await link.click();
  await expectTitle(page, name);
  await page.waitForURL((url) => !url.search);
}

export async function expectState(page, state) {
  await expect(page.locator("main > p:not(.notice) > .state").first()).toHaveText(state);
}

/** Asks for corrections: pairs of a spot, as it is called in the list, and what is wrong there. */
export async function returnFile(page, corrections) {
  for (const [at, [spot, reason]] of corrections.entries()) {
    if (at > 0) await page.getByRole("button", { name: "Tambah bagian" }).click();
    await page.getByLabel(`Bagian ${at + 1}`, { exact: true }).selectOption({ label: spot });
    await page.getByLabel(`Apa yang harus diperbaiki? ${at + 1}`, { exact: true }).fill(reason);
  }
  await decide(page, "Kembalikan untuk dilengkapi", "Perlu dilengkapi");
}

/** Opens a file at the counter for `person` and leaves it at the documents. */
export async function openWalkIn(page, person) {
  await page.getByRole("link", { name: "Pendaftaran di loket" }).click();
  await expectTitle(page, "Pendaftaran di loket");
  await page.getByLabel("NIK", { exact: true }).fill(person.nik);
  await page.getByLabel("Nama sesuai KTP").fill(person.name);
  await page.getByRole("button", { name: "Buka berkas" }).click();
  await expectTitle(page, "Foto dan dokumen");
}

/** SOP step 1 at the counter: from the documents to a file that waits to be checked. */
export async function sendAtCounter(page, person) {
  await page.getByRole("link", { name: "Kembali ke berkas" }).click();
  await expectTitle(page, person.name);
  await page.getByRole("link", { name: "Daftarkan (langkah 1)" }).click();
  await expectTitle(page, "Periksa jawaban Anda");
  await page.getByLabel("Dokumen asli sudah diperlihatkan.").check();
  await page.getByRole("button", { name: "Daftarkan (langkah 1)" }).click();
  await expectTitle(page, person.name);
  await expectState(page, "Menunggu diperiksa");
}

/** A file of somebody new that waits to be checked, opened and sent at the counter by the officer who is signed in. */
export async function newFile(page, papers) {
  const person = newPerson();
  await openWalkIn(page, person);
  await uploadPapers(page, papers);
  await sendAtCounter(page, person);
  return person;
}
