// The same request again and again, and numbers from several programs on one file:  node bin/lib/bench-once.mjs FOLDER SENDINGS NUMBERS
//
// Four servers (the real program) serve one database file. First so many decisions at the desk: files are accepted and taken back in turns, each
// decision with a key of its own, made once to five times at the same moment by one to four of the servers; every fifth connection is cut before
// the answer. All answers to one decision must be equal, and the journal must have each once. Some are asked for again at the end, when their files
// have long moved on. Then four client processes (once/arrivals.mjs), each at a server of its own, open a file for a visitor and enter the arrival;
// every tenth is entered three times at once. The list of the day must have as many rows as visitors, and no queue number twice.

import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { load, machine } from "./client/machine.mjs";
import { field } from "./client/browser.mjs";
import { DOCUMENTS, Office, STEPS } from "./client/people.mjs";
import { dice } from "./client/pictures.mjs";
import { Server } from "./client/server.mjs";
import { Cuttable } from "./once/cuttable.mjs";

const folder = process.argv[2];
const [sendings, numbers] = process.argv.slice(3).map(Number);
const PASSWORD = process.env.AK1_PASSWORD;
const [SERVERS, FILES, MOST_TIMES, CUT, AGAIN] = [4, 16, 5, 0.2, 50];
const TURNS = ["lengkap", "urungkan-periksa"];
const roll = dice(1);

mkdirSync(folder, { recursive: true });
const wrong = [];
const servers = [];
for (let at = 0; at < SERVERS; at++) servers.push(await Server.at(`${folder}/data`));
await servers[0].run(["demo", "--password-for-tests", PASSWORD]);
for (const server of servers) await server.start();
const office = new Office(servers[0].origin, PASSWORD, () => servers[0].serving);
await office.open();
const files = [];
for (let at = 0; at < FILES; at++) files.push(await fileToDecide());
const lines = servers.map((server) => new Cuttable(server.origin, office.information.cookie));
console.log(`  ${FILES} files at ${SERVERS} servers`);

const before = load();
const began = performance.now();
const count = { sendings: 0, made: 0, cut: 0, refused: 0 };
const kept = [];
await Promise.all(files.map(decideAgainAndAgain));
const took = (performance.now() - began) / 1000;
for (const { form, answer } of kept) {
  const again = await answered(form);
  if (again !== answer) wrong.push(`a decision that was made long ago is answered with ${again}, and was with ${answer}`);
}
const journal = await servers[0].journal();
let effects = 0;
for (const file of files) {
  for (const mv of TURNS) {
    const times = journal.get(`${file.id} ${mv}`) ?? 0;
    effects += times;
    if (times !== file.decided[mv]) wrong.push(`${mv} of ${file.id} stands ${times} times in the journal, not ${file.decided[mv]}`);
  }
}
console.log(`\n${count.sendings} decisions in ${took.toFixed(0)} s, made ${count.made} times, ${count.cut} of these cut before the answer, ${count.refused} refused for a moment and made again; ${machine(before)}`);
console.log(`  ${effects} effects; ${kept.length} asked for again at the end`);

const rows = /<td class="num">(\d+)<\/td>/g;
const listed = (await office.information.page("/meja/hadir")).match(rows)?.length ?? 0;
const arrivals = await Promise.all(servers.map((server, at) => visitors(server, at)));
const sum = (name) => arrivals.reduce((sum, one) => sum + one[name], 0);
const told = arrivals.flatMap(({ told }) => told.map(({ number }) => number));
const page = await office.information.page("/meja/hadir");
const list = [...page.matchAll(rows)].map(([, number]) => Number(number));
const entered = list.length - listed;
if (new Set(list).size !== list.length) wrong.push(`the list of the day has ${list.length} rows with ${new Set(list).size} numbers`);
if (entered !== numbers) wrong.push(`${entered} rows were added to the list of the day for ${numbers} visitors`);
if (new Set(told).size !== told.length) wrong.push("a queue number was told to two");
const inList = new Set(list);
for (const number of told) if (!inList.has(number)) wrong.push(`the number ${number} was told and is not in the list`);
console.log(`${numbers} visitors entered by ${SERVERS} processes, ${sum("made")} times, ${sum("refused")} refused for a moment and made again; ${entered} numbers, no two alike, the highest ${Math.max(...list)}`);
for (const server of servers) await server.end("SIGTERM");
await servers[0].check(["journal", "verify"], "the journal");
wrong.push(...servers[0].wrong);
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${wrong.slice(0, 40).join("\n")}` : "\nEach had one effect, and no number is there twice.");
process.exit(wrong.length ? 1 : 0);

/** Somebody's file that waits to be checked. */
async function fileToDecide() {
  const person = { browser: new office.Kind(office), decided: Object.fromEntries(TURNS.map((mv) => [mv, 0])) };
  await office.register(person);
  for (const [step, told] of Object.entries(STEPS)) await office.fill(person, step, told);
  for (const kind of DOCUMENTS) await office.upload(person, kind);
  await office.move(person, person.browser, "/permohonan/periksa", "/api/kirim", "kirim", { truth: "ya" });
  person.version = Number(field(await office.information.page(`/meja/berkas/${person.id}`), "version"));
  return person;
}

async function decideAgainAndAgain(file) {
  for (let turn = 0; count.sendings < sendings; turn++) {
    const number = ++count.sendings;
    const mv = TURNS[turn % 2];
    const form = { application: file.id, version: file.version, key: randomUUID(), mv, reason: turn % 2 ? "Salah." : "" };
    const answers = new Set(await Promise.all(Array.from({ length: 1 + Math.floor(roll() * MOST_TIMES) }, () => once(form))));
    answers.delete(null);
    if (answers.size === 0) answers.add(await answered(form));
    if (answers.size > 1) wrong.push(`${mv} of ${file.id} has ${answers.size} answers: ${[...answers].join(" and ")}`);
    file.version++;
    file.decided[mv]++;
    if (roll() < AGAIN / sendings) kept.push({ form, answer: [...answers][0] });
    if (number % 5000 === 0) console.log(`  ${number} decisions, ${count.made} requests, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}

/** One of the times that a decision is made: what is answered, or null where the connection was cut before. */
async function once(form) {
  const cut = roll() < CUT;
  return answered(form, cut ? roll() * 15 : undefined);
}

async function answered(form, cutAfter) {
  for (;;) {
    count.made++;
    const answer = await lines[Math.floor(roll() * SERVERS)].post("/api/meja-putuskan", form, cutAfter);
    if (!answer) {
      count.cut++;
      return null;
    }
    // The file is busy for longer than the program waits: whoever is told so asks again.
    if (answer.status < 500) return `${answer.status} ${answer.body}`;
    count.refused++;
    await wait(50);
  }
}

function visitors(server, at) {
  return new Promise((done, failed) => {
    const child = fork(new URL("once/arrivals.mjs", import.meta.url), [server.origin, String(at), String(Math.floor((numbers + at) / SERVERS))], { env: { ...process.env, AK1_COOKIE: office.information.cookie } });
    child.once("message", done);
    child.once("exit", (code) => code && failed(new Error("a client ended early")));
  });
}
