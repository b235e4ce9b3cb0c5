// Measures the job seeker's pages as Lighthouse does:  node bin/lib/bench-phone.mjs
//
// Its mobile setting (1.6 Mbps, 150 ms, CPU 4x), five runs of each page, medians. The office is the one that AK1_DATA names, behind a
// server of its own; the two steps are those of somebody who registered just now. Fails where a median misses what is promised.
// Then a photo of 12 megapixels, from pick to accepted, on a connection of 675 kbps with the same weak CPU.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { freePort } from "./free-port.mjs";
import { newPerson } from "../../end2end/support/people.js";
import { drawPhoto } from "../../end2end/support/pictures.js";
import { phone } from "../../end2end/support/devices.js";
import { register } from "../../end2end/support/seeker.js";

const RUNS = Number(process.env.AK1_BENCH_TIMES ?? 5);
const PHOTO_LIMIT = 5000; // ms
const origin = `http://127.0.0.1:${await freePort()}`;
const failures = [];

const server = spawn("target/release/ak1", ["serve"], {
  env: { ...process.env, AK1_LISTEN: new URL(origin).host },
  stdio: ["ignore", "ignore", "inherit"],
});
// Lighthouse drives the browser by a port of its own.
const debugging = await freePort();
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium's sandbox refuses root
const browser = await chromium.launch({
  executablePath: process.env.AK1_CHROMIUM || undefined,
  args: [`--remote-debugging-port=${debugging}`, "--disable-gpu", ...sandbox],
});
try {
  while (!(await fetch(`${origin}/sehat`).catch(() => ({ ok: false }))).ok) {
    if (server.exitCode !== null) throw new Error("the server does not start");
    await wait(50);
  }
  const context = await browser.newContext({ ...phone, baseURL: origin, locale: "id-ID" });
  const page = await context.newPage();
  await page.goto("/daftar");
  await register(page, newPerson());
  await page.close();
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await pages(cookie);
  await photo(context);
} finally {
  await browser.close();
  server.kill();
}
if (failures.length) {
  console.error(`\n${failures.join("\n")}`);
  process.exitCode = 1;
}

async function pages(cookie) {
  const require = createRequire(`${process.cwd()}/target/tools/lighthouse/package.json`);
  const { default: lighthouse } = await import(pathToFileURL(require.resolve("lighthouse")).href);
  const wanted = { lcp: 1500, cls: 0.01, tbt: 100, performance: 95, accessibility: 100, practices: 100 };
  console.log(`\nLighthouse, mobile setting, medians of ${RUNS} runs`);
  console.log("page".padEnd(24) + ["LCP ms", "CLS", "TBT ms", "perf.", "access.", "practices", "kB"].map((head) => head.padStart(10)).join(""));
  for (const [path, headers] of [["/", {}], ["/permohonan/identitas", { cookie }], ["/permohonan/pendidikan", { cookie }]]) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) {
      const { lhr } = await lighthouse(`${origin}${path}`, {
        port: debugging,
        output: "json",
        logLevel: "error",
        extraHeaders: headers,
        onlyCategories: ["performance", "accessibility", "best-practices"],
      });
      if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
      runs.push({
        lcp: lhr.audits["largest-contentful-paint"].numericValue,
        cls: lhr.audits["cumulative-layout-shift"].numericValue,
        tbt: lhr.audits["total-blocking-time"].numericValue,
        performance: lhr.categories.performance.score * 100,
        accessibility: lhr.categories.accessibility.score * 100,
        practices: lhr.categories["best-practices"].score * 100,
        bytes: lhr.audits["total-byte-weight"].numericValue,
      });
      for (const category of [lhr.categories.accessibility, lhr.categories["best-practices"]]) {
        for (const { id } of category.auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score === 0)) {
          failures.push(`${path}: ${lhr.audits[id].title} (${id})`);
        }
      }
    }
    const of = (name) => runs.map((run) => run[name]).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)];
    const shown = [of("lcp").toFixed(0), of("cls").toFixed(3), of("tbt").toFixed(0), of("performance").toFixed(0), of("accessibility").toFixed(0), of("practices").toFixed(0), (of("bytes") / 1000).toFixed(0)];
    console.log(path.padEnd(24) + shown.map((figure) => figure.padStart(10)).join(""));
    for (const name of ["lcp", "cls", "tbt"]) if (of(name) > wanted[name]) failures.push(`${path}: ${name} is ${of(name)}, wanted at most ${wanted[name]}`);
    for (const name of ["performance", "accessibility", "practices"]) if (of(name) < wanted[name]) failures.push(`${path}: ${name} is ${of(name)}, wanted at least ${wanted[name]}`);
  }
}

/** From the pick to the word that it has been accepted. */
async function photo(context) {
  const times = [];
  const picture = await drawPhoto(browser);
  for (let run = 0; run < RUNS; run++) {
    const page = await context.newPage();
    await page.goto("/permohonan/dokumen", { waitUntil: "networkidle" });
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    const rate = 675_000 / 8;
    await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: rate, uploadThroughput: rate });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const answered = page.waitForResponse((response) => response.url().includes("/unggah/"));
    const begin = performance.now();
    await page.locator("#foto-berkas").setInputFiles(picture);
    await page.locator("#foto").getByRole("button", { name: /^Pakai/ }).click();
    if (!(await answered).ok()) throw new Error("the photo was refused");
    await page.locator("#foto .look").waitFor({ state: "detached" });
    await page.locator("#foto").getByText("Sudah diterima").waitFor();
    times.push(performance.now() - begin);
    await page.close();
  }
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(RUNS / 2)];
  console.log(`\nA photo of 4000x3000 at 675 kbps, CPU 4x, from pick to accepted: ${sorted.map((time) => time.toFixed(0)).join(", ")} ms; median ${median.toFixed(0)}`);
  if (median > PHOTO_LIMIT) failures.push(`the photo takes ${median.toFixed(0)} ms, wanted at most ${PHOTO_LIMIT}`);
}
