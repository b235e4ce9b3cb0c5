// Pictures to upload, drawn by the browser; nothing of anybody lies in the repository.

import { deflateSync } from "node:zlib";

/** The three papers that are asked for, as `setInputFiles` takes them. */
export async function drawPapers(browser) {
  return {
    foto: await draw(browser, { name: "foto.jpg", words: "☺", ground: "#b3202a", width: 600, height: 800 }),
    ktp: await draw(browser, { name: "ktp.jpg", words: "KTP contoh", ground: "#9cc4e4", width: 1000, height: 640 }),
    ijazah: await draw(browser, { name: "ijazah.jpg", words: "Ijazah contoh", ground: "#f4ead0", width: 900, height: 1200 }),
  };
}

/** What people also try: a text whose name says it is a photo. */
export const textNamedJpg = { name: "foto.jpg", mimeType: "image/jpeg", buffer: Buffer.from("Ini bukan foto.") };

async function draw(browser, { name, words, ground, width, height }) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1, javaScriptEnabled: true });
  const page = await context.newPage();
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground};font:bold 90px sans-serif">${words}`,
  );
  const buffer = await page.screenshot({ type: "jpeg", quality: 80 });
  await context.close();
  return { name, mimeType: "image/jpeg", buffer };
}

/**
 * Somebody before a wall, as a camera takes it. `type` is what the browser encodes; `lying`: on its side, with a note that says so.
 * @param {import("@playwright/test").Browser} browser
 */
export async function drawPhoto(browser, { width = 4000, height = 3000, wall = "#b3202a", skin = "#b07c5c", type = "image/jpeg", lying = false } = {}) {
  const page = await browser.newPage();
  const base64 = await page.evaluate(
    async ({ width, height, wall, skin, type, lying }) => {
      const canvas = new OffscreenCanvas(lying ? height : width, lying ? width : height);
      const pen = canvas.getContext("2d");
      if (lying) {
        // Turned back by a quarter, as a camera that is held upright stores it.
        pen.translate(0, width);
        pen.rotate(-Math.PI / 2);
      }
      pen.fillStyle = wall;
      pen.fillRect(0, 0, width, height);
      const oval = (x, y, w, h, colour) => {
        pen.fillStyle = colour;
        pen.beginPath();
        pen.ellipse(width / 2 + x * height, y * height, w * height, h * height, 0, 0, 7);
        pen.fill();
      };
      oval(0, 1, 0.36, 0.25, "#eee");
      oval(0, 0.42, 0.2, 0.27, skin);
      for (const side of [-0.08, 0.08]) oval(side, 0.38, 0.03, 0.015, "#222");
      oval(0, 0.55, 0.07, 0.015, "#611");
      const blob = await canvas.convertToBlob({ type, quality: 0.9 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    },
    { width, height, wall, skin, type, lying },
  );
  await page.close();
  const buffer = Buffer.from(base64, "base64");
  return { name: `foto.${type.slice(6)}`, mimeType: type, buffer: lying ? withOrientation(buffer, 6) : buffer };
}

/** With the note of a camera about how it was held. */
function withOrientation(jpeg, orientation) {
  const note = Buffer.from("4578696600004d4d002a00000008000101120003000000010000000000000000", "hex");
  note[25] = orientation;
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, note.length + 2]);
  return Buffer.concat([head, note, jpeg.subarray(2)]);
}

/** A PNG of one colour; as large as is wanted, and small on its way. `moving`: with a note that it has several frames. */
export function plainPng(width, height, { moving = false } = {}) {
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1; // one bit for each pixel, grey
  const chunks = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  if (moving) chunks.splice(1, 0, chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])));
  return { name: "foto.png", mimeType: "image/png", buffer: Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks]) };
}

export function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(content.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc(body), body.length + 4);
  return made;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

/** A PDF of so many pages, as an office program makes it. @param {import("@playwright/test").Browser} browser */
export async function printPdf(browser, pages) {
  const page = await browser.newPage();
  await page.setContent(Array.from({ length: pages }, (_, at) => `<h1 style="break-after:page">Contoh, lembar ${at + 1}</h1>`).join(""));
  const buffer = await page.pdf({ format: "A4" });
  await page.close();
  return { name: "ijazah.pdf", mimeType: "application/pdf", buffer };
}

/** One that asks for a password which nobody knows. */
export function lockedPdf() {
  const noPassword = "5A".repeat(32);
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const encrypt = `/Encrypt<</Filter/Standard/V 1/R 2/O<${noPassword}>/U<${noPassword}>/P -4>>/ID[<00><00>]`;
  text += `xref\n0 4\n0000000000 65535 f \n${places.join("")}trailer\n<</Size 4/Root 1 0 R${encrypt}>>\nstartxref\n${text.length}\n%%EOF`;
  return { name: "ijazah.pdf", mimeType: "application/pdf", buffer: Buffer.from(text, "latin1") };
}
