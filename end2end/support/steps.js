// Each step of the form with how it is filled in, and one field by which it is known again.

import * as seeker from "./seeker.js";
import { expectTitle } from "./seeker.js";

export const STEPS = [
  { path: "identitas", fill: seeker.fillIdentity, field: "#name", value: (of) => of.name },
  { path: "alamat", fill: seeker.fillAddress, field: "#ktp_street", value: () => "Jl. Contoh 5" },
  { path: "kontak", fill: seeker.fillContact, field: "#phone", value: (of) => of.phone },
  {
    path: "pendidikan",
    fill: async (page) => {
      await expectTitle(page, "Apa pendidikan Anda?");
      await seeker.fillSchool(page, 0, seeker.VOCATIONAL);
    },
    field: '[id="edu.0.school"]',
    value: () => seeker.VOCATIONAL.school,
  },
  {
    path: "keterampilan",
    fill: async (page) => {
      await expectTitle(page, "Apa keterampilan Anda?");
      await page.locator("#skills").fill("menjahit\nmemasak");
    },
    field: "#skills",
    value: () => "menjahit\nmemasak",
  },
  {
    path: "pengalaman",
    fill: async (page) => {
      await expectTitle(page, "Apakah Anda pernah bekerja?");
      if (!(await page.locator('[id="work.0.position"]').count())) await page.getByRole("button", { name: "Tambah pekerjaan" }).click();
      await page.locator('[id="work.0.position"]').fill("Penjahit");
      await page.locator('[id="work.0.employer"]').fill("CV Contoh");
      await page.locator('[id="work.0.from"]').fill("2021");
      await page.locator('[id="work.0.until"]').fill("2023");
    },
    field: '[id="work.0.employer"]',
    value: () => "CV Contoh",
  },
  { path: "pekerjaan", fill: seeker.fillWanted, field: "#job", value: () => "penjahit" },
];
