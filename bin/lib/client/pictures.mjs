// Pictures that are no two alike, and a picture's packing for an upload.

import { deflateSync } from "node:zlib";
import { chunk } from "../../../end2end/support/pictures.js";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

/** Numbers that look like chance and are the same each time (mulberry32), from 0 to 1. */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A grey PNG of squares of chance, `grain` pixels wide; another `seed` is another picture. */
export function noisyPng(width, height, { grain = 16, seed }) {
  const roll = dice(seed);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const row = y * (width + 1);
    if (y % grain) {
      rows.copy(rows, row, row - width - 1, row);
      continue;
    }
    for (let x = 0; x < width; x++) rows[row + 1 + x] = x % grain ? rows[row + x] : roll() * 256;
  }
  return png(width, height, [chunk("IDAT", deflateSync(rows))], 0);
}

/** A PNG of eight bits for each value from its own chunks. `colour`: 0 grey, 2 RGB. */
export function png(width, height, chunks, colour, depth = 8) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  [header[8], header[9]] = [depth, colour];
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), ...chunks, chunk("IEND", Buffer.alloc(0))]);
}

/** A file as the form of an upload carries it: body and headers. `key` makes a repeated upload one. */
export function packed(bytes, { name = "foto.png", type = "image/png", key } = {}) {
  const edge = "ak1-potongan";
  const head = `--${edge}\r\nContent-Disposition: form-data; name="berkas"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
  const headers = { accept: "text/plain", "content-type": `multipart/form-data; boundary=${edge}`, ...(key ? { kunci: key } : {}) };
  return { body, headers };
}
