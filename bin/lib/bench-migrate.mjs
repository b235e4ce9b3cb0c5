// Kills the program while it brings an old database with very many rows to its newest shape:
//   node bin/lib/bench-migrate.mjs FOLDER HELPER KILLS
//
// FOLDER has `old.sqlite`, a database at an older migration that was never opened by this program, and `steps.txt`: what it is at each migration,
// as the HELPER (examples/bench-migrate.rs) has gone through them one by one. The real program starts on a copy of it, and SIGKILL comes at a moment of its
// migration, the moments being spread evenly over the whole of it; Ctrl+C ends it early, with what was found. Then the copy must be at one of these steps in every respect: the migrations that are noted, the
// shape, and each row of what they change. It must be sound (PRAGMA integrity_check, foreign_key_check), and the next start must take it to
// the very state to which an undisturbed one comes.

import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { Server } from "./client/server.mjs";

const [folder, helper, kills] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const run = promisify(execFile);
const data = `${folder}/migrated`;
const server = await Server.at(data, { AK1_KEY: `${folder}/data-key/ak1.key` });
const { wrong, starts } = server;
const GOLDEN = (Math.sqrt(5) - 1) / 2; // its multiples are spread evenly, however many there are
const steps = readFileSync(`${folder}/steps.txt`, "utf8").trim().split("\n");

async function look(what) {
  try {
    return (await run(helper, ["look", `${data}/ak1.sqlite`])).stdout.trim();
  } catch (error) {
    wrong.push(`${what}: ${error.stderr || error.message}`);
    return "";
  }
}

function putOldBack() {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  copyFileSync(`${folder}/old.sqlite`, `${data}/ak1.sqlite`);
}

// Undisturbed: how long it takes, and what becomes of it. The slowest of three, so that the last moments are behind the end.
let end;
for (let time = 0; time < 3; time++) {
  putOldBack();
  await server.start();
  await server.end("SIGTERM");
  end = await look("undisturbed");
}
const lasts = Math.max(...starts);
// Spells are told by the program behind the last migration, which alone gives this one step more than the migrations have.
steps.push(end);
const found = new Map();
const began = performance.now();
let kill = 0;
let enough = false;
process.once("SIGINT", () => (enough = true));
for (; kill < kills && !enough; kill++) {
  putOldBack();
  const started = server.start();
  started.catch(() => {}); // it is killed before it answers
  await wait(lasts * ((kill * GOLDEN) % 1));
  await server.end("SIGKILL");
  await started.catch(() => {});
  const state = await look(`after kill ${kill}`);
  if (!steps.includes(state)) wrong.push(`after kill ${kill} it is neither old nor new: ${state}`);
  const step = state === end ? "all, and told" : `migration ${state.split(" ")[0]}`;
  found.set(step, (found.get(step) ?? 0) + 1);
  await server.start();
  await server.end("SIGTERM");
  const after = await look(`after kill ${kill} and the next start`);
  if (after !== end) wrong.push(`after kill ${kill} the next start comes to ${after}, not ${end}`);
  if ((kill + 1) % 20 === 0) console.log(`  ${kill + 1} kills, ${wrong.length} things wrong`);
}
console.log(`\n${kill} kills over ${Math.round(lasts)} ms of migration, in ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
for (const [step, times] of [...found].sort()) console.log(`  ${String(times).padStart(4)} times at ${step}`);
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${wrong.slice(0, 40).join("\n")}` : "\nAlways old or new, and the next start finished it.");
process.exitCode = wrong.length ? 1 : 0;
