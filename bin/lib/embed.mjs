// Puts the files of target/site in a row, target/site.pack, for a program that carries them (src/web/embedded.rs).

import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";

const site = "target/site";
const parts = [];
const add = (bytes) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  parts.push(length, bytes);
};
for (const name of readdirSync(site, { recursive: true }).sort()) {
  if (!statSync(`${site}/${name}`).isFile()) continue;
  add(Buffer.from(name));
  add(readFileSync(`${site}/${name}`));
}
writeFileSync("target/site.pack", Buffer.concat(parts));
