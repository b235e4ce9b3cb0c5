// The officer's forms with scripts off: what was refused stands there again.

import { expect, test } from "../support/console.js";
import { desktop } from "../support/devices.js";
import { newFile, signInOfficer } from "../support/officer.js";
import { expectTitle } from "../support/seeker.js";

test("a refused return keeps its rows, with the sentence beside them", async ({ otherDevice, papers }) => {
  test.setTimeout(120_000);
  const page = await (await otherDevice({ ...desktop, javaScriptEnabled: false })).newPage();
  await signInOfficer(page, "informasi");
  const person = await newFile(page, papers);
  await page.getByLabel("Bagian 1", { exact: true }).selectOption({ label: "KTP, halaman 1" });
  await page.getByLabel("Apa yang harus diperbaiki? 1", { exact: true }).fill('Sudut "kanan" <terpotong>.');
  await page.getByLabel("Bagian 3", { exact: true }).selectOption({ label: "Pas foto" }); // and no reason
  const send = page.getByRole("button", { name: "Kembalikan untuk dilengkapi" });
  await send.click();

  await expectTitle(page, person.name);
  const rows = page.getByRole("group", { name: /bagian/i });
  await expect(rows.getByText("Pilih paling sedikit satu bagian dan tulis apa yang harus diperbaiki.")).toBeVisible();
  expect(page.url(), "nothing typed travels in the address").not.toMatch(/Sudut|terpotong|ktp/);
  await expect(page.getByLabel("Apa yang harus diperbaiki? 1", { exact: true })).toHaveValue('Sudut "kanan" <terpotong>.');
  await expect(page.getByLabel("Bagian 1", { exact: true }).locator("option:checked")).toHaveText("KTP, halaman 1");
  await expect(page.getByLabel("Bagian 3", { exact: true }).locator("option:checked")).toHaveText("Pas foto");
  await page.getByLabel("Apa yang harus diperbaiki? 3", { exact: true }).fill("Latar harus merah.");
  await send.click();
  await expect(page.locator(".state").first()).toHaveText("Perlu dilengkapi");
  await expect(page.getByText('Sudut "kanan" <terpotong>.')).toBeVisible();
});
