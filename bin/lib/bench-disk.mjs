// Fills the server's disk at every request of a registration, with more and less room left:
//   node bin/lib/bench-disk.mjs FOLDER POSITIONS [failing]
//
// The data and the key lie on a tmpfs of their own. For each position somebody registers, fills in, uploads, sends and confirms, and officers
// accept, enter and issue (client/people.mjs). At one of the requests the disk is filled until so many bytes are left, and stays so until
// something is refused. The refusal must be a sentence without internals that has everything typed; then room is made, and the same request
// must be taken within five seconds by the same process. The server is started anew for each position, so that its log begins small and takes
// new room from the disk at once. At the end each line of the client's ledger must be there exactly once, the journal whole, and a backup must be
// restored, which checks the soundness of the file (PRAGMA integrity_check).
//
// With `failing` the disk has room, and the server's writes fail (disk/failing-writes.mjs).

import { mkdirSync } from "node:fs";
import { Office } from "./client/people.mjs";
import { Server } from "./client/server.mjs";
import { FailingWrites } from "./disk/failing-writes.mjs";
import { PatientBrowser, SmallDisk, Trial } from "./disk/small-disk.mjs";

const [folder, positions, failing] = [process.argv[2], Number(process.argv[3]), process.argv[4] === "failing"];
const PASSWORD = process.env.AK1_PASSWORD;
const DISK = 128; // MB
const FREE = [0, 4, 8, 16, 32, 64, 128].map((kilobytes) => kilobytes * 1024);

mkdirSync(folder, { recursive: true });
const disk = failing ? new FailingWrites(`${folder}/disk`) : new SmallDisk(`${folder}/disk`, DISK);
const server = await Server.at(`${folder}/disk/data`, { AK1_LOG: process.env.AK1_LOG ?? "off" });
const { wrong } = server;
disk.server = server;
if (failing) server.command = disk.command(server.command[0]);
const taken = [];
let unrefused = 0;
const began = performance.now();
try {
  await server.run(["demo", "--password-for-tests", PASSWORD]);
  await server.start();
  const office = new Office(server.origin, PASSWORD, () => server.serving, PatientBrowser);
  office.shown = (number) => server.checkNoted(number);
  await office.open();
  // The first one meets no full disk, and tells how many requests a registration has.
  office.trial = new Trial(disk, Infinity, 0, wrong);
  await office.oneComes();
  const requests = office.trial.requests;
  const sizes = Math.min(FREE.length, Math.ceil(positions / requests));
  for (let position = 0; position < positions; position++) {
    await server.end("SIGTERM");
    await server.start();
    const round = Math.floor(position / requests);
    const free = FREE[round % FREE.length];
    office.isSilent = round % 2 === 1;
    office.trial = new Trial(disk, position % requests, free, wrong);
    try {
      await office.oneComes();
    } catch (error) {
      office.trial.say(error.message);
    }
    disk.makeRoom();
    if (office.trial.refused) taken.push(office.trial.refused);
    else unrefused++;
    if ((await fetch(`${server.origin}/sehat`)).status !== 200) office.trial.say("the server is not well");
    await server.check(["journal", "verify"], `after position ${position}`);
    if ((position + 1) % 20 === 0) console.log(`  ${position + 1} positions, ${taken.length} refusals, ${wrong.length} things wrong`);
  }
  office.trial = null;
  wrong.push(...(await office.compare(await server.journal())));
  const numbers = office.ledger.filter((line) => line.what === "number").map((line) => Number(line.number.slice(-6)));
  if (new Set(numbers).size !== numbers.length) wrong.push("a card number was given twice");
  const backup = await server.check(["backup", "--to", `${folder}/backups`], "the backup");
  await server.end("SIGTERM");
  const minutes = (performance.now() - began) / 60_000;
  const where = new Map();
  for (const { path } of taken) where.set(name(path), (where.get(name(path)) ?? 0) + 1);
  taken.sort((a, b) => a.after - b.after);
  console.log(`\n${positions} positions in ${minutes.toFixed(1)} minutes: ${requests} requests of a registration, with ${sizes} amounts of room, ${failing ? "behind which writes fail" : `on a tmpfs of ${DISK} MB`}`);
  for (const [path, times] of where) console.log(`  ${path.padEnd(28)} refused ${String(times).padStart(3)} times`);
  console.log(`never refused: ${unrefused}`);
  console.log(`taken once there was room: median ${ms(taken[taken.length >> 1])}, slowest ${ms(taken.at(-1))}; at most 5000 ms`);
  console.log(`${office.ledger.length} acknowledged, ${numbers.length} card numbers`);
  console.log(`backup: ${backup.split("\n").at(-1)}`);
} catch (error) {
  wrong.push(error.stack);
} finally {
  server.process?.kill("SIGKILL");
  disk.remove();
}
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${wrong.slice(0, 40).join("\n")}` : "\nEvery refusal was told, nothing lost, nothing twice.");
process.exitCode = wrong.length ? 1 : 0;

function ms(refused) {
  return refused ? `${Math.round(refused.after)} ms` : "-";
}

/** A path without what is one person's. */
function name(path) {
  return path.replace(/\/[0-9a-z]{26}/, "/…");
}
