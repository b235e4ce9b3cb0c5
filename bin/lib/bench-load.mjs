// Lets very many people use the office at once and watches the server's memory:  node bin/lib/bench-load.mjs FOLDER MINUTES TIMES
//
// The expected peak is 20 officers and 500 applicants an hour; TIMES of it are made (10). Applicants come by the clock, whether those before them
// are through or not: each registers, fills in six steps, uploads three pictures, sends, looks at the status, and confirms when called. Officers do
// what is to be done next, every 20 seconds on average, each with a look at the queue, the file and its photo; where nothing waits for them they
// look at a queue. All scripts are off. What counts: no answer of 500 or above, none missing, and the memory at the end at most a tenth above that
// of minute 5.

import { mkdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { noisyPng } from "./client/pictures.mjs";
import { Answers, countedBy } from "./client/counted.mjs";
import { load, machine, memory, rank } from "./client/machine.mjs";
import { DOCUMENTS, Office, STEPS } from "./client/people.mjs";
import { Server } from "./client/server.mjs";
import { addOfficers } from "./client/staff.mjs";

const folder = process.argv[2];
const [minutes, times] = process.argv.slice(3).map(Number);
const PASSWORD = process.env.AK1_PASSWORD;
const APPLICANTS = 500 * times; // an hour
const OFFICERS = 20;
const THINK = { applicant: 4000, officer: 20_000 }; // ms, on average
const WARM = Math.min(5, minutes / 3); // minutes
const GROWTH = 10; // percent
/** What each role does with a file, and what lies where. */
const DEEDS = {
  "petugas-informasi": ["lengkap", "hadir"],
  "kasi-layanan": ["terbitkan"],
  "pengantar-kerja": ["tandatangani", "serahkan"],
};
const SHARE = { "petugas-informasi": 0.4, "kasi-layanan": 0.2, "pengantar-kerja": 0.4 };
const QUEUES = { lengkap: "menunggu", hadir: "lengkap", terbitkan: "dikonfirmasi", tandatangani: "diterbitkan", serahkan: "ditandatangani" };

mkdirSync(folder, { recursive: true });
const server = await Server.at(`${folder}/data`, { MALLOC_ARENA_MAX: "2" }); // as deploy/ak1.service has it
const wrong = [];
await server.run(["demo", "--password-for-tests", PASSWORD]);
await server.start();
const answers = new Answers();
const office = new Office(server.origin, PASSWORD, () => server.serving, countedBy(answers));
await office.open();
office.picture = await pictureOfServer();

const lying = Object.fromEntries(Object.keys(QUEUES).map((mv) => [mv, []]));
const toConfirm = new Map();
let [come, sent, finished] = [0, 0, 0];
const desks = [];
for (const [role, share] of Object.entries(SHARE)) {
  const logins = await addOfficers(server, office, role, OFFICERS * share);
  for (let seat = 0; seat < OFFICERS * share * times; seat++) desks.push({ role, browser: await office.officer(logins[seat % logins.length]) });
}
console.log(`  ${desks.length} officers at their desks, an applicant every ${(3600_000 / APPLICANTS).toFixed(0)} ms`);

const think = (average) => wait(average * (0.5 + Math.random()));
const [before, began] = [load(), performance.now()];
answers.times.clear();
answers.count = 0;
const ends = began + minutes * 60_000;
const over = () => performance.now() > ends;
const samples = [];
const sampling = setInterval(() => samples.push([(performance.now() - began) / 60_000, memory(server.process.pid)]), 2000);

const officers = desks.map(officerWorks);
const telling = setInterval(tell, 60_000);
for (let due = began; !over(); due += 3600_000 / APPLICANTS) {
  if (due > performance.now()) await wait(due - performance.now());
  come++;
  applicantComes().catch((error) => wrong.push(error.stack));
}
await Promise.all(officers);
clearInterval(sampling);
clearInterval(telling);
const hours = (performance.now() - began) / 3600_000;
server.process.kill();

const of = (from, to) => rank(samples.filter(([minute]) => minute >= from && minute <= to).map(([, kilobytes]) => kilobytes), 50) / 1000;
const [early, late] = [of(WARM, WARM + 1), of(minutes - 1, minutes)];
const growth = ((late - early) / early) * 100;
const peak = Math.max(...samples.map(([, kilobytes]) => kilobytes)) / 1000;
if (growth > GROWTH) wrong.push(`the memory has grown by ${growth.toFixed(1)} %`);
wrong.push(...answers.failures);
console.log(`\n${minutes} minutes at ${times} times the peak, ${machine(before)}`);
console.log(`  ${((come / minutes) * 60).toFixed(0)} applicants an hour came, ${sent} files were sent, ${finished} cards handed over; ${come - finished} were under way at the end`);
console.log(`  ${desks.length} officers; ${answers.count} requests, ${(answers.count / hours / 3600).toFixed(0)} a second; ${answers.failures.length} answered with 500 or above or not at all`);
console.log(`  memory: ${early.toFixed(1)} MB at minute ${WARM}, ${late.toFixed(1)} MB in the last; ${growth.toFixed(1)} %, at most ${GROWTH}; peak with child processes ${peak.toFixed(1)} MB`);
console.log(answers.table());
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${wrong.slice(0, 40).join("\n")}` : "\nNothing failed, and the memory stays.");
process.exit(wrong.length ? 1 : 0);

async function applicantComes() {
  const person = { browser: new office.Kind(office) };
  const step = async (deed) => {
    await think(THINK.applicant);
    if (!over()) return deed();
    throw null;
  };
  try {
    await person.browser.page("/");
    await step(() => person.browser.page("/daftar"));
    await step(() => office.register(person));
    for (const [name, told] of Object.entries(STEPS)) await step(() => office.fill(person, name, told));
    await step(() => person.browser.page("/permohonan/dokumen"));
    for (const kind of DOCUMENTS) await step(() => office.upload(person, kind));
    await step(() => office.move(person, person.browser, "/permohonan/periksa", "/api/kirim", "kirim", { truth: "ya" }));
    sent++;
    await person.browser.page("/status");
    lying.lengkap.push(person);
    await new Promise((called) => toConfirm.set(person, called));
    await step(() => office.move(person, person.browser, "/permohonan/konfirmasi", "/api/kirim", "konfirmasi"));
    await person.browser.page("/status");
    lying.terbitkan.push(person);
  } catch (error) {
    if (error) throw error;
  }
}

/** One seat at the desk, until the end. */
async function officerWorks({ role, browser }) {
  await wait(Math.random() * THINK.officer);
  while (!over()) {
    const mv = DEEDS[role].toSorted((a, b) => lying[b].length - lying[a].length)[0];
    const person = lying[mv].shift();
    try {
      await browser.page(`/meja?antrean=${QUEUES[mv]}`);
      if (person) await doWith(person, mv, browser);
    } catch (error) {
      wrong.push(`${mv}: ${error.message}`);
    }
    await think(THINK.officer);
  }
}

async function doWith(person, mv, browser) {
  const path = `/meja/berkas/${person.id}`;
  const page = await browser.page(path);
  const photo = page.match(/\/berkas\/\w{26}(?=")/g)?.find((found) => !found.startsWith("/meja"));
  if (photo) await browser.ask(photo);
  await think(3000);
  const more = { serahkan: { other: "", signature: "" }, tandatangani: { password: PASSWORD } }[mv] ?? {};
  await office.move(person, browser, path, mv === "serahkan" ? "/api/meja-serahkan" : "/api/meja-putuskan", mv, more);
  if (mv === "lengkap") lying.hadir.push(person);
  if (mv === "hadir") toConfirm.get(person)();
  if (mv === "terbitkan") lying.tandatangani.push(person);
  if (mv === "tandatangani") lying.serahkan.push(person);
  if (mv === "serahkan") finished++;
}

/** A JPEG of the size that phones send after they have shrunk a photo: the server's own of a drawing. */
async function pictureOfServer() {
  const person = { browser: new office.Kind(office) };
  await office.register(person);
  office.picture = noisyPng(600, 800, { grain: 6, seed: 1 });
  await office.upload(person, "foto");
  const page = await person.browser.page("/permohonan/dokumen");
  const { bytes } = await person.browser.ask(page.match(/\/berkas\/\w{26}/)[0]);
  console.log(`  pictures of ${Math.round(bytes.length / 1000)} kB`);
  return bytes;
}

function tell() {
  const [minute, kilobytes] = samples.at(-1);
  console.log(`  minute ${minute.toFixed(0)}: ${come} came, ${sent} sent, ${finished} cards, ${(kilobytes / 1000).toFixed(0)} MB, ${answers.failures.length} failures, load ${load().toFixed(1)}`);
}
