// The code on a card: printed by an officer, read by a decoder of somebody else.

import { writeFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { printCards } from "./officer.js";
import { readCode } from "./paper.js";

/** Address in the code and code to type, of the card that an application prints. `page` is an officer's. */
export async function sealOf(page, url, application, testInfo) {
  await printCards(page, url, application);
  await expect(page.locator(".seal .qr")).toBeVisible();
  const pdf = testInfo.outputPath(`kartu-${application}.pdf`);
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const address = readCode(pdf, 2, testInfo.outputPath());
  return { address, typed: (await page.locator(".seal .code").textContent()).trim() };
}

/** At least `most` applications whose card was handed over, the newest first; fewer where there are no more. */
export async function handedOver(page, url, most = 1) {
  const found = new Set();
  for (let next = "/meja?antrean=diserahkan"; next && found.size < most; ) {
    const html = await (await page.context().request.get(url + next)).text();
    for (const [, id] of html.matchAll(/\/meja\/berkas\/([^?"]+)/g)) found.add(id);
    next = html.match(/href="(\/meja\?[^"]*sejak=[^"]*)"/)?.[1].replaceAll("&amp;", "&");
  }
  return [...found];
}
