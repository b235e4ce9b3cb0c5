// Kills the server again and again while people use it, and compares what it answered with what is there:
//   node bin/lib/bench-crash.mjs FOLDER KILLS
//
// The people are on this side (crash/people.mjs) and write down what they were told, and nothing else, in a ledger of their own. The real
// program serves an office in FOLDER; SIGKILL comes at a random moment, 0.2 to 2 seconds after it began to serve. It is started again at once,
// and whoever got no answer asks again, as a browser would. When nobody is under way any more, each line of the ledger must be there exactly
// once. After every kill the chain of the journal is walked, and every tenth time and at the end the whole is backed up and restored, which
// checks the soundness of the file (PRAGMA integrity_check), every key and the chain once more.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Office } from "./crash/people.mjs";
import { Server } from "./crash/server.mjs";

const [folder, kills] = [process.argv[2], Number(process.argv[3])];
const PASSWORD = process.env.AK1_PASSWORD;
const PEOPLE = Number(process.env.AK1_BENCH_PEOPLE ?? 6); // at the same time
const WANTED = 1000; // ms from the start of the program to its first answer
const server = await Server.at(`${folder}/data`);
const { starts, wrong } = server;

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/demo.txt`, await server.run(["demo", "--password-for-tests", PASSWORD]));
await server.start();
starts.length = 0; // the first one made the tables
const office = new Office(server.origin, PASSWORD, () => server.serving);
await office.open();
const working = Array.from({ length: PEOPLE }, () => office.keepComing());
// Whatever goes wrong there is reported when all have ended.
for (const people of working) people.catch(() => {});

const began = performance.now();
for (let killed = 1; killed <= kills; killed++) {
  await wait(200 + Math.random() * 1800);
  await server.end("SIGKILL");
  await server.start();
  await server.check(["journal", "verify"], `after kill ${killed}`);
  if (killed % 10 === 0) {
    await server.check(["backup", "--to", `${folder}/backups`], `backup after kill ${killed}`);
    console.log(`  ${killed} kills, ${office.ledger.length} acknowledged, ${office.unanswered} without an answer`);
  }
}
office.closing = true;
for (const outcome of await Promise.allSettled(working)) if (outcome.status === "rejected") wrong.push(outcome.reason.stack);
const minutes = (performance.now() - began) / 60_000;

writeFileSync(`${folder}/ledger.json`, JSON.stringify(office.ledger, null, 1));
wrong.push(...(await office.compare(await server.journal())));
const numbers = office.ledger.filter((line) => line.what === "number").map((line) => line.number);
if (new Set(numbers).size !== numbers.length) wrong.push("a card number was given twice");
const noted = new Set(readFileSync(`${folder}/data-key/numbers.ledger`, "utf8").trim().split("\n").map((line) => Number(line.split(" ")[1])));
for (const number of numbers) if (!noted.has(Number(number.slice(-6)))) wrong.push(`${number} was shown and is not in numbers.ledger`);
await server.end("SIGKILL");
await server.start();
await wait(1100); // a backup's name has seconds
const last = await server.check(["backup", "--to", `${folder}/backups`], "the last backup");
server.process.kill();

const counted = {};
for (const { what } of office.ledger) counted[what] = (counted[what] ?? 0) + 1;
starts.sort((a, b) => a - b);
const slowest = starts.at(-1);
if (slowest > WANTED) wrong.push(`it took ${Math.round(slowest)} ms to serve again`);
console.log(`\n${kills + 1} kills in ${minutes.toFixed(1)} minutes, ${PEOPLE} people at a time, ${office.unanswered} requests without an answer`);
for (const [what, count] of Object.entries(counted)) console.log(`  ${what.padEnd(8)} ${String(count).padStart(6)} acknowledged`);
console.log(`serving again: median ${Math.round(starts[starts.length >> 1])} ms, slowest ${Math.round(slowest)} ms; at most ${WANTED}`);
console.log(`last backup: ${last.split("\n").at(-1)}`);
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${wrong.slice(0, 40).join("\n")}` : "\nNothing lost, nothing twice.");
process.exitCode = wrong.length ? 1 : 0;
