// What the whole registration costs a phone that comes for the first time.

import { expect, test } from "../support/console.js";
import { expectHydrated } from "../support/hydration.js";
import { meter } from "../support/meter.js";
import { newPerson } from "../support/people.js";
import * as seeker from "../support/seeker.js";
import { expectTitle } from "../support/seeker.js";

const LIMIT = 360_000; // bytes as they come over the air: pages, styles, scripts and WASM, answers, headers; no pictures

const ONE_PIXEL = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAAC", "base64");

test("the whole registration stays light", async ({ page, baseURL, papers }) => {
  test.setTimeout(120_000);
  const person = newPerson();
  const counted = await meter(baseURL);
  await page.goto(counted.url);
  await expectHydrated(page);
  await page.getByRole("link", { name: "Mulai daftar" }).click();
  await seeker.register(page, person);
  await page.getByRole("link", { name: "Identitas" }).click();
  await seeker.fillBiodata(page, person);
  const form = counted.received();
  // Files go past the passage: a cookie does not know ports.
  await page.goto(`${baseURL}/permohonan/dokumen`);
  await seeker.uploadPapers(page, papers);
  await seeker.answerAboutPapers(page);
  await page.getByRole("button", { name: "Simpan, lanjutkan nanti" }).click();
  await expectTitle(page, "Pendaftaran kartu AK-1");
  await page.route("**/berkas/**", (route) => route.fulfill({ contentType: "image/gif", body: ONE_PIXEL }));
  await page.goto(`${counted.url}/permohonan/periksa`);
  await expectHydrated(page);
  await seeker.send(page);
  const all = counted.received();
  console.log(`  registration: ${kB(form)} up to the documents, ${kB(all)} in all`);
  expect(all).toBeLessThanOrEqual(LIMIT);
  await counted.end();
});

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
