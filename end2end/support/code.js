// The second step of the admin's sign-in (RFC 6238): the phone of an office for tests, whose secret stands in src/cli/demo.rs too.

import { createHmac } from "node:crypto";
import { expect } from "@playwright/test";

const SECRET = "ak1-rahasia-uji-coba";
const SECONDS = 30;

/** The six digits of a step. */
export function codeOf(step) {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(step));
  const hash = createHmac("sha1", SECRET).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Gives a code on the page that asks for one. A code counts once, also for tests that run beside this one: then the next is given.
 * @param {import("@playwright/test").Page} page */
export async function giveCode(page, origin = "") {
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
