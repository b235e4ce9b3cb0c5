// How many saved steps a second the server takes, each on the disk before it is answered:  node bin/lib/bench-save.mjs FOLDER SECONDS
//
// FOLDER must lie on a real disk. In turns, three times: one client alone, then 64, each for SECONDS; each saves a step of its own draft again
// and again (client/saver.mjs), over a connection of its own, and checks the revision that it is told. Before and after, the disk itself is asked:
// 4 kB written to a file and brought to the disk (fdatasync), one after the other. Wanted: 64 clients at least 3 times as many as one in the same
// run, and of the 64 the slowest hundredth at most 10 times the median. Beside it stands what a save costs of a processor.

import { closeSync, fdatasyncSync, mkdirSync, openSync, statfsSync, unlinkSync, writeSync } from "node:fs";
import { load, machine, processorTime, rank } from "./client/machine.mjs";
import { Office } from "./client/people.mjs";
import { Saver } from "./client/saver.mjs";
import { Server } from "./client/server.mjs";
import { Wire } from "./client/wire.mjs";

const [folder, seconds] = [process.argv[2], Number(process.argv[3])];
const MANY = 64;
const TIMES = 3;
const [RATIO, TAIL] = [3, 10];
const TMPFS = 0x01021994;

mkdirSync(folder, { recursive: true });
const wrong = [];
if (statfsSync(folder).type === TMPFS) wrong.push("this folder lies in memory (tmpfs): nothing is brought to a disk");
const server = await Server.at(`${folder}/data`);
await server.run(["demo", "--password-for-tests", process.env.AK1_PASSWORD]);
await server.start();
const office = new Office(server.origin, process.env.AK1_PASSWORD, () => server.serving);
const savers = [];
for (let number = 0; number < MANY; number++) {
  const saver = await Saver.comes(office);
  saver.browser = new Line(saver.browser.cookie);
  savers.push(saver);
}
await during(1, savers);

const before = load();
const disk = [fsyncs()];
const runs = { 1: [], [MANY]: [] };
const used = { 1: 0, [MANY]: 0 };
for (let time = 0; time < TIMES; time++) {
  for (const clients of [1, MANY]) {
    const until = processorTime(server.process.pid);
    runs[clients].push(await during(seconds, savers.slice(0, clients)));
    used[clients] += processorTime(server.process.pid) - until;
  }
  disk.push(fsyncs());
}
await server.end("SIGTERM");

const rates = (clients) => runs[clients].map((times) => times.length / seconds);
const all = (clients) => runs[clients].flat();
const rate = (clients) => all(clients).length / seconds / TIMES;
const ratio = rate(MANY) / rate(1);
const tail = rank(all(MANY), 99) / rank(all(MANY), 50);
if (ratio < RATIO) wrong.push(`${MANY} clients save ${ratio.toFixed(2)} times as much as one, not ${RATIO} times`);
if (tail > TAIL) wrong.push(`the slowest hundredth takes ${tail.toFixed(1)} times the median, more than ${TAIL} times`);
console.log(`\n${TIMES} times ${seconds} s each, in turns; ${machine(before)}`);
for (const clients of [1, MANY]) {
  const of = (percent) => `${rank(all(clients), percent).toFixed(1)} ms`;
  console.log(`  ${String(clients).padStart(2)} clients: ${rate(clients).toFixed(0)} saves a second (${rates(clients).map((rate) => rate.toFixed(0)).join(", ")}); median ${of(50)}, p99 ${of(99)}, slowest ${of(100)}; the server used ${(used[clients] / all(clients).length).toFixed(2)} ms of processor for each`);
}
console.log(`  ratio ${ratio.toFixed(2)}, at least ${RATIO}; p99 is ${tail.toFixed(1)} times the median, at most ${TAIL}`);
console.log(`  the disk alone: ${disk.map((rate) => rate.toFixed(0)).join(", ")} writes of 4 kB with fdatasync a second`);
console.log(wrong.length ? `\nNot as wanted:\n${wrong.join("\n")}` : "\nAs wanted.");
process.exit(wrong.length ? 1 : 0);

/** The milliseconds of every save that these make within so many seconds. */
async function during(seconds, savers) {
  const times = [];
  const ends = performance.now() + seconds * 1000;
  const keepSaving = async (saver) => {
    while (performance.now() < ends) {
      const began = performance.now();
      await saver.save();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(savers.map(keepSaving));
  return times;
}

/** How many pages a second the disk takes, one after the other, for two seconds. */
function fsyncs() {
  const path = `${folder}/fsync`;
  const file = openSync(path, "w");
  const page = Buffer.alloc(4096, 7);
  const ends = performance.now() + 2000;
  let count = 0;
  for (; performance.now() < ends; count++) {
    writeSync(file, page, 0, page.length, (count % 1000) * page.length);
    fdatasyncSync(file);
  }
  closeSync(file);
  unlinkSync(path);
  return count / 2;
}

/** What a saver asks of a browser, over one open connection. */
function Line(cookie) {
  const wire = new Wire(server.origin);
  this.ask = async (path, { form, headers }) => {
    const { status, bytes } = await wire.post(path, form, { cookie, ...headers });
    return { status, bytes, text: bytes.toString() };
  };
}
