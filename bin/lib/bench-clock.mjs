// Starts the server years ahead of today, and years back, as a computer does whose clock has lost its battery:
//   node bin/lib/bench-clock.mjs FOLDER
//
// The clock is that of libfaketime; between the wrong ones it stands right. At each start officers sign in, and people register, fill in, upload,
// send and confirm until their cards are issued (client/people.mjs). Whoever had signed in under another clock must be asked to sign in again: neither
// let in for years nor met with an error. Card numbers must be unique and have the day of the clock. The page about the backup must not rely on one
// that lies in the future. At the end each line of the client's ledger is there exactly once, and a backup is restored.

import { mkdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { codeOf, SECONDS } from "../../end2end/support/code.js";
import { Office } from "./client/people.mjs";
import { Server } from "./client/server.mjs";

const folder = process.argv[2];
const PASSWORD = process.env.AK1_PASSWORD;
const PEOPLE = 3; // at each start
const DAY = 24 * 3600 * 1000;
const GOOD = "Cadangan terakhir bisa dipulihkan.";
const DAYS = [0, 5 * 365, 0, -3 * 365, 0];

mkdirSync(folder, { recursive: true });
const data = `${folder}/data`;
const backups = { AK1_BACKUP_DIR: `${folder}/nightly` };
const right = await Server.at(data);
const { wrong } = right;
await right.run(["demo", "--password-for-tests", PASSWORD]);

/** The office as the people of one clock know it, each with the sessions that they began then. */
const offices = [];
let ahead = -Infinity; // the days of the last backup
const numbers = new Map();
for (const days of DAYS) {
  const server = await Server.at(data, days === 0 ? backups : { ...backups, LD_PRELOAD: process.env.AK1_FAKETIME, FAKETIME: `${days > 0 ? "+" : ""}${days}d` });
  await server.start();
  try {
    for (const before of offices) {
      before.origin = server.origin;
      const asked = await before.information.once("/meja");
      if (asked?.status !== 401 && before.days !== days) wrong.push(`${days} days: an officer of ${before.days} days is answered with ${asked?.status}`);
    }
    const office = new Office(server.origin, PASSWORD, () => server.serving);
    Object.assign(office, { days, people: offices.length * 100 });
    await office.open();
    const admin = await office.officer("admin", codeOf(Math.floor((Date.now() + days * DAY) / 1000 / SECONDS)));
    const relies = async () => (await admin.page("/meja/cadangan")).includes(GOOD);
    // The last one lies in the future here, and the next is half a minute away.
    if (days < ahead && (await relies())) wrong.push(`${days} days: a backup of the future is relied on`);
    for (let person = 0; person < PEOPLE; person++) await office.oneComes();
    wrong.push(...(await office.compare(await right.journal())).map((what) => `${days} days: ${what}`));
    const day = new Date(Date.now() + days * DAY + 7 * 3600 * 1000).toISOString().slice(2, 10).split("-").reverse().join("");
    for (const line of office.ledger.filter(({ what }) => what === "number")) {
      if (numbers.has(line.number)) wrong.push(`${line.number} was given twice`);
      if (line.number.slice(4, 10) !== day) wrong.push(`${line.number} was given on ${day}`);
      numbers.set(line.number, days);
    }
    for (let second = 0; !(await relies()); second++) {
      if (second === 120) throw new Error("no backup is taken");
      await wait(1000);
    }
    ahead = days;
    offices.push(office);
  } catch (error) {
    wrong.push(`${days} days: ${error.stack}`);
  }
  await server.end("SIGTERM");
  await right.check(["journal", "verify"], `the journal after ${days} days`);
}
const backup = await right.check(["backup", "--to", `${folder}/backups`], "the last backup");
console.log(`\n${numbers.size} card numbers at ${DAYS.length} starts, by days ahead of today:`);
for (const [number, days] of numbers) console.log(`  ${number} ${String(days).padStart(6)}`);
console.log(`last backup: ${backup.split("\n").at(-1)}`);
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${wrong.slice(0, 40).join("\n")}` : "\nNo number twice, and nobody stays signed in from another time.");
process.exitCode = wrong.length ? 1 : 0;
