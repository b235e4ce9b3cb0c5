// Lays target/site: scripts, WASM and styles under names made from their content (they may be cached for ever), the files of
// public/ under their own, each with its compressed forms beside it. assets.json tells the server the names.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { minify } from "terser";

const fresh = "target/site.new";
rmSync(fresh, { recursive: true, force: true });
cpSync("public", fresh, { recursive: true });
mkdirSync(`${fresh}/pkg`);

const assets = {};
for (const bundle of ["phone", "desk"]) {
  const web = `target/wasm/${bundle}.web`;
  const script = await minify(readFileSync(`${web}/${bundle}.js`, "utf8"), { module: true, toplevel: true });
  add(`${bundle}.js`, Buffer.from(script.code));
  add(`${bundle}.wasm`, readFileSync(`${web}/${bundle}_bg.wasm`));
  // Scripts of dependencies, imported by relative paths that carry a hash already.
  if (readdirSync(web).includes("snippets")) cpSync(`${web}/snippets`, `${fresh}/pkg/snippets`, { recursive: true });
}
for (const style of readdirSync("style").filter((name) => name.endsWith(".css"))) add(style, readFileSync(`style/${style}`));

for (const name of readdirSync(fresh, { recursive: true })) {
  if (/\.(css|html|js|json|svg|txt|wasm)$/.test(name)) compress(`${fresh}/${name}`);
}
writeFileSync(`${fresh}/assets.json`, JSON.stringify(assets, null, 2));
rmSync("target/site", { recursive: true, force: true });
renameSync(fresh, "target/site");

function add(name, content) {
  const [stem, ending] = name.split(".");
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
