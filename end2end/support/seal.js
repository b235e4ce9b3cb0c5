// The code on a card: printed by an officer, read by a decoder of somebody else.

import { execFileSync } from "node:child_process";
import { expect } from "@playwright/test";

/** Address in the code and code to type, of the card that an application prints. `page` is an officer's. */
export async function sealOf(page, url, application, testInfo) {
  await page.goto(`${url}/cetak/kartu/${application}?cetak=1`);
  const file = testInfo.outputPath(`kode-${application}.png`);
  const qr = page.locator(".seal .qr");
  await expect(qr).toBeVisible();
  await qr.screenshot({ path: file, scale: "device" });
  const address = execFileSync("zbarimg", ["--quiet", "--raw", file], { encoding: "utf8" }).trim();
  return { address, typed: (await page.locator(".seal .code").textContent()).trim() };
}

/** Applications whose card was handed over, the newest first. */
export async function handedOver(page, url) {
  const html = await (await page.context().request.get(`${url}/meja?antrean=diserahkan`)).text();
  return [...new Set([...html.matchAll(/\/meja\/berkas\/([^?"]+)/g)].map(([, id]) => id))];
}
