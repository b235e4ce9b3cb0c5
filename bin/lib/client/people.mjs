// Those who use the office while its server is killed, its disk full or its clock wrong: job seekers who register, fill in, upload, send and
// confirm, and officers who accept, enter and issue. Scripts are off: each request is one form, and a redirect without an error is the
// acknowledgement.
//
// A request without an answer is made again as a browser makes it: the same form with the same key. A step of the form is looked at
// first, as a person does who finds the page again. Every acknowledgement becomes a line of the ledger.

import { createHash, randomUUID } from "node:crypto";
import { plainPng } from "../../../end2end/support/pictures.js";
import { Browser, field } from "./browser.mjs";
import { packed } from "./pictures.mjs";

export const STEPS = {
  identitas: { name: "Sri Wahyuni", birth_place: "Pekalongan", birth_date: "01-01-2000", sex: "P", religion: "islam", marital: "belum-kawin", nationality: "WNI" },
  alamat: {
    ktp_street: "Jalan Melati 7", ktp_rt: "003", ktp_rw: "007", ktp_village: "Medono", ktp_district: "Pekalongan Barat",
    ktp_city: "Kota Pekalongan", kelurahan: "33.75.01.1002", same: "ya",
  },
  kontak: { phone: "081234509876", email: "" },
  pendidikan: { "edu.0.level": "smk", "edu.0.school": "SMK Contoh 2", "edu.0.major": "Tata Busana", "edu.0.year": "2018" },
  keterampilan: { skills: "" },
  pekerjaan: { job: "Penjahit", place: "kota", wage: "2.600.000" },
};
export const DOCUMENTS = ["foto", "ktp", "ijazah"];

export class Office {
  ledger = [];
  unanswered = 0;
  closing = false;
  people = 0;
  /** Looks at each number at the moment in which it is shown. */
  shown = () => {};
  /** What everybody uploads. */
  picture = plainPng(600, 800).buffer;

  /** `Kind`: of browser that everybody has. */
  constructor(origin, password, serving, Kind = Browser) {
    Object.assign(this, { origin, password, serving, Kind });
  }

  async open() {
    this.information = await this.officer("informasi");
    this.head = await this.officer("kasi");
  }

  /** `code`: what the phone of somebody shows who has a second step. */
  async officer(login, code) {
    const browser = new this.Kind(this);
    let to = await browser.submit("/api/meja-masuk", { login, password: this.password });
    if (to === "/meja/kode" && code) to = await browser.submit("/api/meja-kode", { code });
    if (to !== "/meja") throw new Error(`${login} is led to ${to}`);
    return browser;
  }

  /** One person after the other, until the office closes. */
  async keepComing() {
    while (!this.closing) await this.oneComes();
  }

  async oneComes() {
    const person = { browser: new this.Kind(this) };
    await this.register(person);
    for (const [step, answers] of Object.entries(STEPS)) await this.fill(person, step, answers);
    for (const kind of DOCUMENTS) await this.upload(person, kind);
    await this.move(person, person.browser, "/permohonan/periksa", "/api/kirim", "kirim", { truth: "ya" });
    const file = `/meja/berkas/${person.id}`;
    for (const mv of ["lengkap", "hadir"]) await this.move(person, this.information, file, "/api/meja-putuskan", mv);
    await this.move(person, person.browser, "/permohonan/konfirmasi", "/api/kirim", "konfirmasi");
    await this.move(person, this.head, file, "/api/meja-putuskan", "terbitkan");
    const number = await this.number(person.id);
    this.shown(number);
    this.ledger.push({ what: "number", id: person.id, number });
  }

  /** An account has no key by which it could be asked for again: without an answer it is another person who comes. */
  async register(person) {
    for (;;) {
      const number = String(++this.people);
      const nik = fictitiousNik(this.people);
      person.nik = nik;
      // Each has a name of their own: the desk shows the photos of namesakes beside a file.
      person.name = `Sri ${[...number].map((digit) => "bcdfghjklm"[digit] + "a").join("")}`;
      const form = { nik, password: this.password, password_again: this.password };
      const answer = await person.browser.once("/api/daftar", { form });
      if (answer?.location === "/permohonan") break;
      if (answer) throw new Error(`daftar: ${answer.status} ${answer.location}`);
    }
    const page = await person.browser.page("/permohonan/identitas");
    person.id = field(page, "application");
  }

  /** Fills in a step, in which one answer is this person's alone. */
  async fill(person, step, answers) {
    const own = { identitas: { name: person.name }, keterampilan: { skills: `Membatik ${randomUUID()}` } };
    const told = { ...answers, ...own[step] };
    const path = `/permohonan/${step}`;
    for (;;) {
      const page = await person.browser.page(path);
      if (told.skills && page.includes(told.skills)) break; // it had arrived
      const form = { application: person.id, step, revision: field(page, "revision"), go: "next" };
      for (const [name, value] of Object.entries(told)) form[`a[${name}]`] = value;
      const answer = await person.browser.once("/api/simpan", { form });
      if (!answer) continue;
      if (![302, 303].includes(answer.status) || answer.location.includes("__err")) throw new Error(`${path}: ${answer.status} ${answer.location}`);
      break;
    }
    this.ledger.push({ what: "draft", id: person.id, step, value: told.skills ?? told.name ?? Object.values(told)[0] });
  }

  /** With a key made when the picture was picked, and the same bytes each time. */
  async upload(person, kind) {
    const { body, headers } = packed(this.picture, { key: randomUUID() });
    const answer = await person.browser.ask(`/unggah/${person.id}/${kind}`, { body, headers });
    if (answer.status !== 204) throw new Error(`${kind}: ${answer.status} ${answer.text}`);
    this.ledger.push({ what: "upload", id: person.id, kind });
  }

  /** A move with version and key as the page gives them. */
  async move(person, browser, page, action, mv, more = {}) {
    const html = await browser.page(page);
    const form = html.split("<form").find((form) => form.includes(action) && form.includes('name="key"')) ?? "";
    const fields = { application: person.id, version: field(form, "version"), key: field(form, "key"), mv, ...more };
    await browser.submit(action, fields);
    this.ledger.push({ what: mv === "kirim" ? "sending" : "decision", id: person.id, mv });
  }

  async number(id) {
    const number = cardNumber(await this.head.page(`/meja/berkas/${id}`));
    return number ?? Promise.reject(new Error(`the file ${id} shows no card number`));
  }

  /** What of the ledger is not there exactly once. `journal` counts the moves of each file. Nobody is at work any more. */
  async compare(journal) {
    const wrong = [];
    const pages = new Map();
    const file = async (id) => {
      if (!pages.has(id)) pages.set(id, await this.information.page(`/meja/berkas/${id}`));
      return pages.get(id);
    };
    for (const line of this.ledger) {
      const say = (why) => wrong.push(`${line.what} ${line.mv ?? line.step ?? line.kind ?? line.number ?? ""} of ${line.id}: ${why}`);
      if (line.mv) {
        const times = journal.get(`${line.id} ${line.mv}`) ?? 0;
        if (times !== 1) say(`stands ${times} times in the journal`);
      } else if (line.what === "number") {
        const now = cardNumber(await file(line.id));
        if (now !== line.number) say(`is ${now} now`);
      } else if (line.what === "draft") {
        const shows = (await file(line.id)).toUpperCase();
        if (!shows.includes(shown(line).toUpperCase())) say(`"${line.value}" is gone`);
      }
    }
    return wrong.concat(await this.comparePictures(file));
  }

  /** Each person has each document once, and it is a picture. */
  async comparePictures(file) {
    const wrong = [];
    const expected = new Map();
    for (const line of this.ledger) if (line.what === "upload") expected.set(line.id, (expected.get(line.id) ?? 0) + 1);
    for (const [id, count] of expected) {
      const page = await file(id);
      const pictures = new Set([...page.matchAll(/(?<!\/meja)\/berkas\/(\w{26})"/g)].map(([, picture]) => picture));
      if (pictures.size !== count) wrong.push(`${id} has ${pictures.size} pictures, not ${count}`);
      const digests = new Set();
      for (const picture of pictures) {
        const answer = await this.information.ask(`/berkas/${picture}`);
        if (answer.status !== 200) wrong.push(`the picture ${picture} answers ${answer.status}`);
        digests.add(createHash("sha256").update(answer.bytes).digest("hex"));
      }
      if (digests.size === 0) wrong.push(`${id} has no picture that can be read`);
    }
    return wrong;
  }
}

/** What of a step's first answer the desk shows. */
function shown({ step, value }) {
  return { pendidikan: "SMK Contoh 2", kontak: "0812", pekerjaan: "Penjahit" }[step] ?? value;
}

/** The NIK of a woman of 1 January 2000 in a district that does not exist; from number 10,000 on of the first of another month. */
export function fictitiousNik(number) {
  const month = 1 + (Math.floor((number - 1) / 9999) % 12);
  return `33759941${String(month).padStart(2, "0")}00${String(1 + ((number - 1) % 9999)).padStart(4, "0")}`;
}

/** The number that a file's page shows, without its gaps. */
function cardNumber(page) {
  return page.match(/\b3375 ?\d{6} ?\d{6}\b/)?.[0].replaceAll(" ", "");
}
