// Starts the server five times and prints how long it takes to answer, what memory it holds when idle, and what the first page
// weighs; fails where one is above its limit. The office is the one that AK1_DATA names.

import { execFileSync, spawn } from "node:child_process";
import { get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";
import { freePort } from "./free-port.mjs";

const STARTS = 5;
const START = { wanted: 200, limit: 1000 }; // ms; machines that do other things beside are not punished
const MEMORY = 64_000; // kB
const FIRST_PAGE = 20_000; // bytes, HTML and CSS, compressed

const starts = [];
let memory;
let page;
for (let i = 1; i <= STARTS; i++) {
  const address = `127.0.0.1:${await freePort()}`;
  const begin = performance.now();
  const server = spawn("target/release/ak1", ["serve"], {
    env: { ...process.env, AK1_LISTEN: address },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    while ((await answer(`http://${address}/sehat`)).status !== 200) {
      if (server.exitCode !== null || performance.now() - begin > 20_000) throw new Error("the server does not start");
      await wait(2);
    }
    starts.push(performance.now() - begin);
    if (i === STARTS) {
      await wait(1000);
      memory = residentMemory(server.pid);
      page = await firstPage(`http://${address}`);
    }
  } finally {
    server.kill();
    if (server.exitCode === null) await new Promise((gone) => server.on("exit", gone));
  }
}

const median = starts.sort((a, b) => a - b)[(STARTS - 1) / 2];
report(`start to first answer: ${median.toFixed(0)} ms, median of ${STARTS}`, median <= START.limit);
if (median > START.wanted) console.log(`  (above the ${START.wanted} ms that are wanted)`);
report(`idle memory: ${(memory / 1000).toFixed(1)} MB`, memory <= MEMORY);
report(`first page: ${page.html} bytes of HTML (sent as ${page.sent}) + ${page.css} of CSS, brotli`, page.html + page.css <= FIRST_PAGE);

function report(figure, good) {
  console.log(`  ${figure}${good ? "" : "  TOO MUCH"}`);
  if (!good) process.exitCode = 1;
}

/** Resident memory of a process in kB: what `ps` tells, the same as VmRSS of /proc. */
function residentMemory(pid) {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

/** What the start page costs over the network: bytes of the HTML and of the styles it links. */
async function firstPage(origin) {
  const html = await answer(`${origin}/`);
  const text = html.encoding ? (await answer(`${origin}/`, "identity")).body : html.body;
  const compressed = html.encoding ? html.body : brotliCompressSync(html.body);
  let css = 0;
  for (const [link] of text.toString().matchAll(/<link\b[^>]*>/g)) {
    const href = /rel="?stylesheet/.test(link) && /href="([^"]+)"/.exec(link);
    if (href) css += (await answer(new URL(href[1], origin))).body.length;
  }
  return { html: compressed.length, sent: html.encoding ?? `${html.body.length} uncompressed`, css };
}

/** Status, encoding and bytes as they come over the wire; status 0 where nobody listens yet. */
function answer(url, encoding = "br") {
  return new Promise((done) => {
    const request = get(url, { agent: false, headers: { "accept-encoding": encoding } }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () =>
        done({ status: response.statusCode, encoding: response.headers["content-encoding"], body: Buffer.concat(parts) }),
      );
    });
    request.on("error", () => done({ status: 0 }));
  });
}
