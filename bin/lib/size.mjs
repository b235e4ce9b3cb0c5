// Prints what the browser's bundles weigh, and fails when one that comes over a weak connection is above its budget.

import { readFileSync, statSync } from "node:fs";

const BUDGET = { phone: 240_000, check: 60_000 }; // bytes of script and WASM, brotli: what a phone loads on a weak connection

const assets = JSON.parse(readFileSync("target/site/assets.json", "utf8"));
const weight = (name, ending) => statSync(`target/site${assets[name]}${ending}`).size;
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

for (const bundle of ["phone", "desk", "check"]) {
  const scripts = Object.keys(assets).filter((name) => name === `${bundle}.js` || name.startsWith(`${bundle}/`));
  const js = scripts.reduce((sum, name) => sum + weight(name, ".br"), 0);
  const wasm = weight(`${bundle}.wasm`, ".br");
  const raw = kB(weight(`${bundle}.js`, "") + weight(`${bundle}.wasm`, ""));
  console.log(`  ${bundle}: ${kB(js + wasm)} brotli (script ${kB(js)}, WASM ${kB(wasm)}; raw ${raw})`);
  if (js + wasm > BUDGET[bundle]) {
    console.error(`  TOO LARGE: the bundle "${bundle}" may have ${kB(BUDGET[bundle])}.`);
    process.exitCode = 1;
  }
}
for (const style of Object.keys(assets).filter((name) => name.endsWith(".css"))) {
  console.log(`  ${style}: ${kB(weight(style, ".br"))} brotli (raw ${kB(weight(style, ""))})`);
}
