// Lays target/site: scripts, WASM and styles under names made from their content (they may be cached for ever), the files of
// public/ under their own, each with its compressed forms beside it. assets.json tells the server the names.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { minify } from "terser";

const fresh = "target/site.new";
rmSync(fresh, { recursive: true, force: true });
cpSync("public", fresh, { recursive: true });
mkdirSync(`${fresh}/pkg`);

const assets = {};
for (const bundle of ["phone", "desk", "check"]) {
  const web = `target/wasm/${bundle}.web`;
  let script = await small(`${web}/${bundle}.js`);
  // Scripts that it imports.
  const parts = readdirSync(web, { recursive: true }).filter((name) => name.startsWith("snippets/") && name.endsWith(".js"));
  for (const part of parts) {
    add(`${bundle}/${basename(part)}`, Buffer.from(await small(`${web}/${part}`)));
    // The imports alone: the WASM asks for the part by the name that it had.
    script = script.replaceAll(`from"./${part}"`, `from".${assets[`${bundle}/${basename(part)}`].slice("/pkg".length)}"`);
  }
  add(`${bundle}.js`, Buffer.from(script));
  add(`${bundle}.wasm`, readFileSync(`${web}/${bundle}_bg.wasm`));
}
for (const style of readdirSync("style").filter((name) => name.endsWith(".css"))) add(style, readFileSync(`style/${style}`));

for (const name of readdirSync(fresh, { recursive: true })) {
  if (/\.(css|html|js|json|svg|txt|wasm)$/.test(name)) compress(`${fresh}/${name}`);
}
writeFileSync(`${fresh}/assets.json`, JSON.stringify(assets, null, 2));
rmSync("target/site", { recursive: true, force: true });
renameSync(fresh, "target/site");

async function small(file) {
  return (await minify(readFileSync(file, "utf8"), { module: true, toplevel: true })).code;
}

function add(name, content) {
  const [stem, ending] = basename(name).split(".");
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  assets[name] = `/pkg/${stem}.${hash}.${ending}`;
  writeFileSync(fresh + assets[name], content);
}

function compress(file) {
  const content = readFileSync(file);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length, [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: size }));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}
