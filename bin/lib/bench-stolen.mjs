// Whether what lies on the disk tells of anybody to whom the key is not at hand:  node bin/lib/bench-stolen.mjs FOLDER PEOPLE
//
// So many people register over HTTP, each with a NIK, a password, a phone, a street and a photo that nobody else has, and every tenth goes on until
// the card is issued. Others try to get in, with canaries in every field. The server logs all it can, but for the addresses of requests, which
// tower-http writes into a trace; it has a folder of its own for temporary files. A backup is taken. Then all bytes are looked through: database,
// write-ahead log (also as it was on the way, since it is overwritten), temporary files, backups, logs, and what lies beside the key. Texts are
// looked for as they are, as UTF-16, as hex and as base64, NIKs also as numbers; photos by blocks of what was sent and of what is shown. None may be
// found. Names and birth dates lie in clear, since lists and reports need them: those who were sent must be found, which shows that the search finds
// something.

import { mkdirSync, readFileSync } from "node:fs";
import { load, machine } from "./client/machine.mjs";
import { DOCUMENTS, Office, STEPS } from "./client/people.mjs";
import { dice, noisyPng } from "./client/pictures.mjs";
import { Server } from "./client/server.mjs";
import { Needles } from "./stolen/needles.mjs";
import { filesBelow, nameless } from "./stolen/traces.mjs";

const [folder, people] = [process.argv[2], Number(process.argv[3])];
const PASSWORD = process.env.AK1_PASSWORD;
const [AT_ONCE, THROUGH, CANARIES] = [4, 10, 20];
const LOG = "trace,tower_http=debug";
const HEADERS = 700; // bytes at the beginning of a JPEG that are the same in all

mkdirSync(`${folder}/tmp`, { recursive: true });
const roll = dice(Date.now());
const server = await Server.at(`${folder}/data`, { AK1_LOG: process.env.AK1_LOG ?? LOG, TMPDIR: `${folder}/tmp`, SQLITE_TMPDIR: `${folder}/tmp` }, `${folder}/log`);
const { wrong } = server;
await server.run(["demo", "--password-for-tests", PASSWORD]);
await server.start();
const office = new Office(server.origin, PASSWORD, () => server.serving);
await office.open();
const [needles, names] = [new Needles(), new Needles()];
const seen = { onTheWay: 0, nameless: 0 };
const before = load();

let come = 0;
let through = 0;
const works = async () => {
  while (come < people) {
    const number = come++;
    await onePerson(number);
    if (number % 50 === 0) lookOnTheWay();
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, works));
for (let number = 0; number < CANARIES; number++) await canary(number);
await server.check(["backup", "--to", `${folder}/backups`], "the backup");
lookOnTheWay();

const places = {
  "database": [`${folder}/data/ak1.sqlite`],
  "write-ahead log": filesBelow(`${folder}/data`).filter((path) => path.includes("-wal") || path.includes("-shm")),
  "backups": filesBelow(`${folder}/backups`),
  "temporary files": filesBelow(`${folder}/tmp`),
  "logs": [`${folder}/log`],
  "beside the key": filesBelow(`${folder}/data-key`),
};
console.log(`\n${people} people, ${through} of them with a card, ${CANARIES} who tried to get in; ${needles.count} byte strings looked for; ${machine(before)}`);
for (const [place, paths] of Object.entries(places)) {
  let bytes = 0;
  for (const path of paths) {
    const content = readFileSync(path);
    bytes += content.length;
    tell(place, content);
  }
  console.log(`  ${place.padEnd(16)} ${String(paths.length).padStart(3)} files, ${(bytes / 1e6).toFixed(1)} MB`);
}
await server.end("SIGTERM");
tell("database, at rest", readFileSync(`${folder}/data/ak1.sqlite`));
console.log(`  looked at on the way: the write-ahead log ${seen.onTheWay} times, ${seen.nameless} temporary files without a name`);
const found = names.search(readFileSync(`${folder}/data/ak1.sqlite`)).get("name")?.size ?? 0;
console.log(`  names, which lie in clear: ${found} of ${through} are found`);
if (found < through) wrong.push("the search does not find the names, which are there");
// The search itself: every needle in a haystack of nothing but needles.
const all = Buffer.concat([...needles.ends.values()].flat().map(({ bytes }) => bytes));
const counts = [...needles.search(all)].map(([what, whose]) => `${whose.size} of ${what}`);
console.log(`  the same search where all of it is: ${counts.join(", ")}`);
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${[...new Set(wrong)].slice(0, 40).join("\n")}` : "\nNothing of anybody is found.");
process.exit(wrong.length ? 1 : 0);

/** What is found is told by its kind and number alone. */
function tell(place, content) {
  for (const [what, whose] of needles.search(content)) wrong.push(`${place}: ${what} of ${whose.size}, the first number ${[...whose][0]}`);
}

/** The log that is overwritten again and again, and files that are gone as soon as they are closed. */
function lookOnTheWay() {
  for (const path of filesBelow(`${folder}/data`).filter((path) => path.endsWith("-wal"))) {
    seen.onTheWay++;
    tell("write-ahead log on the way", readFileSync(path));
  }
  for (const content of nameless(server.process.pid)) {
    seen.nameless++;
    tell("a file without a name", content);
  }
}

async function onePerson(number) {
  const secret = { password: `sandi ${letters(12)} ${letters(6)}`, phone: `0812${digits(8)}`, street: `Jalan ${letters(8)} Gang ${letters(10)}` };
  const own = new Office(server.origin, secret.password, () => server.serving);
  own.people = 1000 + number; // names long enough to be looked for
  own.picture = noisyPng(300, 400, { seed: Math.floor(roll() * 2 ** 31) });
  const person = { browser: new own.Kind(own) };
  await own.register(person);
  const typed = { ...STEPS, alamat: { ...STEPS.alamat, ktp_street: secret.street }, kontak: { phone: secret.phone, email: `${letters(12)}@contoh.invalid` } };
  needles.addDigits("NIK", number, person.nik);
  needles.addText("NIK", number, person.nik.replace(/(.{4})(?=.)/g, "$1 "));
  needles.addText("password", number, secret.password);
  // Without the first 0, since it may be written with +62.
  needles.addDigits("phone", number, secret.phone.slice(1));
  needles.addText("phone", number, secret.phone.replace(/(.{4})(?=.)/g, "$1-"));
  needles.addText("street", number, secret.street);
  needles.addText("e-mail", number, typed.kontak.email);
  needles.addText("session", number, person.browser.cookie.split("=")[1]);
  needles.addBlocks("photo as sent", number, own.picture, { from: 100 });
  const goesOn = number % THROUGH === 0;
  for (const [step, told] of Object.entries(typed)) if (goesOn || step === "alamat" || step === "kontak") await own.fill(person, step, told);
  for (const kind of DOCUMENTS) if (goesOn || kind === "foto") await own.upload(person, kind);
  const shown = (await person.browser.page("/permohonan/dokumen")).match(/"\/berkas\/(\w{26})"/)[1];
  needles.addBlocks("photo as shown", number, (await person.browser.ask(`/berkas/${shown}`)).bytes, { from: HEADERS });
  if (!goesOn) return;
  await own.move(person, person.browser, "/permohonan/periksa", "/api/kirim", "kirim", { truth: "ya" });
  for (const mv of ["lengkap", "hadir"]) await office.move(person, office.information, `/meja/berkas/${person.id}`, "/api/meja-putuskan", mv);
  await own.move(person, person.browser, "/permohonan/konfirmasi", "/api/kirim", "konfirmasi");
  await office.move(person, office.head, `/meja/berkas/${person.id}`, "/api/meja-putuskan", "terbitkan");
  names.add("name", number, Buffer.from(person.name.toUpperCase()));
  names.add("name", number, Buffer.from(person.name));
  through++;
}

/** Somebody who types into every field that asks who they are, and finds nothing. */
async function canary(number) {
  const browser = new office.Kind(office);
  const [nik, password] = [`33759941030${digits(5)}`, `burung ${letters(16)}`];
  needles.addDigits("NIK of a canary", number, nik);
  needles.addText("password of a canary", number, password);
  await browser.ask("/api/masuk", { form: { nik, password } });
  await browser.ask("/api/lupa", { form: { nik, code: "ABCD-2345", password, password_again: password } });
  await browser.ask("/api/daftar", { form: { nik, password, password_again: `${password}x` } });
  await browser.ask("/api/meja-masuk", { form: { login: nik, password } });
  await browser.ask("/api/ambil", { form: { code: "ABCD-2345", password, password_again: password } });
  await office.information.ask("/api/meja-cari", { form: { text: nik } });
  await office.information.ask("/api/meja-datang-cari", { form: { text: nik } });
  await office.information.ask("/api/meja-loket", { form: { nik, name: "" } });
  await browser.ask(`/masuk?nik=${nik}&password=${encodeURIComponent(password)}`);
  await browser.ask(`/api/tidak-ada/${nik}`, { form: { nik, password } });
}

function letters(length) {
  return Array.from({ length }, () => "abcdefghijklmnopqrstuvwxyz"[Math.floor(roll() * 26)]).join("");
}

function digits(length) {
  return Array.from({ length }, () => Math.floor(roll() * 10)).join("");
}
