// Measures how long the print dialog lets one wait:  node bin/lib/bench-print.mjs
//
// From opening the print page to the call of window.print(), fonts and pictures loaded, on a processor four times slower, with empty caches:
// one card and fifty in one dialog, medians of five. The office is the one that AK1_DATA names, behind a server of its own.

import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { printCards, signInOfficer } from "../../end2end/support/officer.js";
import { handedOver } from "../../end2end/support/seal.js";
import { freePort } from "./free-port.mjs";

const RUNS = Number(process.env.AK1_BENCH_TIMES ?? 5);
const WANTED = { 1: 1000, 50: 4000 }; // ms
const origin = `http://127.0.0.1:${await freePort()}`;

const server = spawn("target/release/ak1", ["serve"], {
  env: { ...process.env, AK1_LISTEN: new URL(origin).host },
  stdio: ["ignore", "ignore", "inherit"],
});
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium's sandbox refuses root
const browser = await chromium.launch({ executablePath: process.env.AK1_CHROMIUM || undefined, args: ["--disable-gpu", ...sandbox] });
try {
  while (!(await fetch(`${origin}/sehat`).catch(() => ({ ok: false }))).ok) {
    if (server.exitCode !== null) throw new Error("the server does not start");
    await wait(50);
  }
  const context = await browser.newContext({ baseURL: origin, locale: "id-ID" });
  const page = await context.newPage();
  await page.addInitScript(() => (window.print = () => {}));
  await signInOfficer(page, "kasi");
  const cards = (await handedOver(page, origin, 50)).slice(0, 50);
  if (cards.length < 50) throw new Error(`only ${cards.length} cards were found`);
  await printCards(page, origin, cards.join("."));
  const state = await context.storageState();
  console.log(`\nFrom opening the page to window.print(), CPU 4x slower, medians of ${RUNS}`);
  for (const [count, limit] of Object.entries(WANTED)) {
    const times = [];
    for (let run = 0; run < RUNS; run++) times.push(await once(state, cards.slice(0, Number(count))));
    times.sort((a, b) => a - b);
    const median = times[(RUNS - 1) >> 1];
    console.log(`  ${count.padStart(2)} card(s): ${Math.round(median)} ms (${times.map(Math.round).join(", ")}); at most ${limit}`);
    if (median > limit) process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.kill();
}

async function once(storageState, cards) {
  const context = await browser.newContext({ baseURL: origin, locale: "id-ID", storageState });
  const page = await context.newPage();
  await page.addInitScript(() => (window.print = () => (window.printed = performance.now())));
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(`/cetak/kartu/${cards.join(".")}?cetak=1`, { waitUntil: "commit" });
  const printed = await (await page.waitForFunction(() => window.printed, undefined, { timeout: 60_000 })).jsonValue();
  const missing = await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).length);
  if (missing) throw new Error(`${missing} pictures were missing`);
  await context.close();
  return printed;
}
