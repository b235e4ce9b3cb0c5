// The card as the print dialog makes it: two pages of A4, every field there, every font embedded.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect } from "@playwright/test";

const TERMS = [
  "Berlaku Nasional",
  "Bila ada perubahan data/keterangan lainnya",
  "mengembalikan AK/I ini kepada Dinas Tenaga Kerja",
  "berlaku selama 2 (dua) tahun dengan keharusan melapor setiap 6 (enam) bulan",
];

/** Every field of it, for one that was filled in as `seeker.js` does. */
export async function expectCard(sheet, person, testInfo) {
  await expect(sheet.getByText("KETENTUAN")).toBeVisible();
  await expect.poll(() => sheet.locator("img").evaluateAll((all) => all.every((one) => one.naturalWidth > 0))).toBe(true);
  expect(sheet.url()).toContain("/cetak/kartu/");
  expect.soft(await overflowing(sheet), "nothing on the card runs out of its box").toEqual([]);
  const file = testInfo.outputPath("kartu.pdf");
  writeFileSync(file, await sheet.pdf({ preferCSSPageSize: true, printBackground: true }));
  await testInfo.attach("kartu.pdf", { path: file, contentType: "application/pdf" });

  const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  expect(info).toMatch(/^Pages:\s+2$/m);
  expect(info).toMatch(/^Page size:\s+84[12].* x 59[45].*A4/m);

  const words = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
  const packed = words.replace(/\s+/g, ""); // numbers stand in boxes, a digit each
  for (const wanted of [
    person.name.toUpperCase(),
    person.nik,
    person.number,
    person.birthPlace,
    person.birthDate.slice(-4),
    "Perempuan",
    "Islam",
    "Jl. Contoh 5",
    "SMK Contoh 2",
    "Kursus menjahit",
    "KETENTUAN",
    ...TERMS,
    "Pertama",
    "Kedua",
    "Ketiga",
    "Retno Palupi, S.E.",
    "19821129 200801 2 999",
    "Tanda tangan Pencari Kerja",
  ]) {
    expect.soft(packed, `the card says "${wanted}"`).toContain(wanted.replace(/\s+/g, ""));
  }
  expect.soft(packed).not.toContain("KONSEP");
  expect.soft(packed).not.toContain("Ctrl+P");

  const fonts = execFileSync("pdffonts", [file], { encoding: "utf8" }).trim().split("\n");
  const emb = fonts[0].indexOf("emb");
  expect(fonts.length).toBeGreaterThan(2);
  for (const font of fonts.slice(2)) expect.soft(font.slice(emb, emb + 3), font).toBe("yes");
}

/** What is larger than the box that it stands in, and so lies over its neighbour. */
export async function overflowing(sheet) {
  await sheet.emulateMedia({ media: "print" });
  const found = await sheet.evaluate(() => {
    const parts = [...document.querySelectorAll(".sheet, .sheet *")].filter((part) => part.clientHeight > 0);
    const beyond = (part) => part.scrollHeight > part.clientHeight + 2 || part.scrollWidth > part.clientWidth + 2;
    return parts.filter(beyond).map((part) => `${part.tagName}.${part.className}: ${part.textContent.slice(0, 60)}`);
  });
  await sheet.emulateMedia({ media: null });
  return found;
}
