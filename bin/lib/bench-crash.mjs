// Kills the server again and again while people use it, and compares what it answered with what is there:
//   node bin/lib/bench-crash.mjs FOLDER KILLS PEOPLE SAVERS
//
// The people are on this side (client/people.mjs, client/saver.mjs) and write down what they were told, and nothing else, in a ledger of their
// own. The real program serves an office in FOLDER; SIGKILL comes at a random moment, 0.2 to 1.5 seconds after it began to serve. It is started
// again at once, and whoever got no answer asks again, as a browser would. When nobody is under way any more, each line of the ledger must be
// there exactly once, and each saver's step at the revision that was told last. After every kill the chain of the journal is walked, and every
// tenth time and at the end the whole is backed up and restored, which checks the soundness of the file (PRAGMA integrity_check), every key and
// the chain once more.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { load, machine } from "./client/machine.mjs";
import { Office } from "./client/people.mjs";
import { Saver } from "./client/saver.mjs";
import { Server } from "./client/server.mjs";

const folder = process.argv[2];
const [kills, people, savers] = process.argv.slice(3).map(Number);
const PASSWORD = process.env.AK1_PASSWORD;
const WANTED = 1000; // ms from the start of the program to its first answer
const RATE = 100; // acknowledged writes in a second of serving
const server = await Server.at(`${folder}/data`);
const { starts, wrong } = server;

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/demo.txt`, await server.run(["demo", "--password-for-tests", PASSWORD]));
await server.start();
starts.length = 0; // the first one made the tables
const office = new Office(server.origin, PASSWORD, () => server.serving);
office.shown = (number) => server.checkNoted(number);
await office.open();
const saving = [];
for (let saver = 0; saver < savers; saver++) saving.push(await Saver.comes(office));
const written = () => office.ledger.length + saving.reduce((sum, saver) => sum + saver.acknowledged, 0);
const keepSaving = async (saver) => {
  while (!office.closing) await saver.save();
};
const working = [...saving.map(keepSaving), ...Array.from({ length: people }, () => office.keepComing())];
// Whatever goes wrong there is reported when all have ended.
for (const one of working) one.catch(() => {});

const before = load();
const began = performance.now();
let [served, acknowledged] = [0, written()];
let since = performance.now();
for (let killed = 1; killed <= kills; killed++) {
  await wait(200 + Math.random() * 1300);
  const ended = server.end("SIGKILL");
  served += performance.now() - since;
  await ended;
  await server.start();
  since = performance.now();
  await server.check(["journal", "verify"], `after kill ${killed}`);
  if (killed % 10 === 0) {
    rmSync(`${folder}/backups`, { recursive: true, force: true });
    await server.check(["backup", "--to", `${folder}/backups`], `backup after kill ${killed}`);
    const rate = (written() - acknowledged) / (served / 1000);
    console.log(`  ${killed} kills, ${written()} acknowledged, ${rate.toFixed(0)} a second, ${office.unanswered} without an answer`);
  }
}
served += performance.now() - since;
acknowledged = written() - acknowledged;
const minutes = (performance.now() - began) / 60_000;
office.closing = true;
for (const outcome of await Promise.allSettled(working)) if (outcome.status === "rejected") wrong.push(outcome.reason.stack);

writeFileSync(`${folder}/ledger.json`, JSON.stringify(office.ledger, null, 1));
wrong.push(...(await office.compare(await server.journal())));
for (const saver of saving) wrong.push(...(await saver.compare()));
const numbers = office.ledger.filter((line) => line.what === "number").map((line) => line.number);
if (new Set(numbers).size !== numbers.length) wrong.push("a card number was given twice");
await server.end("SIGKILL");
await server.start();
await wait(1100); // a backup's name has seconds
const last = await server.check(["backup", "--to", `${folder}/backups`], "the last backup");
server.process.kill();

const counted = { save: saving.reduce((sum, saver) => sum + saver.acknowledged, 0) };
for (const { what } of office.ledger) counted[what] = (counted[what] ?? 0) + 1;
starts.sort((a, b) => a - b);
const slowest = starts.at(-1);
const rate = acknowledged / (served / 1000);
if (slowest > WANTED) wrong.push(`it took ${Math.round(slowest)} ms to serve again, ${starts.filter((ms) => ms > WANTED).length} times more than ${WANTED}`);
if (rate < RATE) wrong.push(`${rate.toFixed(1)} writes a second are fewer than ${RATE}: the kills came at less traffic than wanted`);
console.log(`\n${kills + 1} kills in ${minutes.toFixed(1)} minutes; ${people} people at a time and ${savers} who save; ${machine(before)}`);
console.log(`${acknowledged} writes acknowledged in ${(served / 1000).toFixed(0)} s of serving: ${rate.toFixed(0)} a second; at least ${RATE}`);
console.log(`${office.unanswered} requests without an answer, asked again`);
for (const [what, count] of Object.entries(counted)) console.log(`  ${what.padEnd(8)} ${String(count).padStart(7)} acknowledged`);
console.log(`serving again: median ${Math.round(starts[starts.length >> 1])} ms, slowest ${Math.round(slowest)} ms; at most ${WANTED}`);
console.log(`last backup: ${last.split("\n").at(-1)}`);
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${wrong.slice(0, 40).join("\n")}` : "\nNothing lost, nothing twice.");
process.exitCode = wrong.length ? 1 : 0;
