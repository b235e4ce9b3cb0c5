// The code on a card: printed by an officer, read by a decoder of somebody else.

import { writeFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { readCode } from "./paper.js";

/** Address in the code and code to type, of the card that an application prints. `page` is an officer's. */
export async function sealOf(page, url, application, testInfo) {
  await page.goto(`${url}/cetak/kartu/${application}?cetak=1`);
  await expect(page.locator(".seal .qr")).toBeVisible();
  const pdf = testInfo.outputPath(`kartu-${application}.pdf`);
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const address = readCode(pdf, 2, testInfo.outputPath());
  return { address, typed: (await page.locator(".seal .code").textContent()).trim() };
}

/** Applications whose card was handed over, the newest first. */
export async function handedOver(page, url) {
  const html = await (await page.context().request.get(`${url}/meja?antrean=diserahkan`)).text();
  return [...new Set([...html.matchAll(/\/meja\/berkas\/([^?"]+)/g)].map(([, id]) => id))];
}
