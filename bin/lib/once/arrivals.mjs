// An officer at the door, as a process of its own (bench-once.mjs): opens a file for each visitor and enters the arrival.
//   node bin/lib/once/arrivals.mjs ORIGIN AT VISITORS
// Every tenth is entered three times at once; of these it tells its parent the queue number, as the page shows it.

import { setTimeout as wait } from "node:timers/promises";
import { Browser } from "../client/browser.mjs";
import { Cuttable } from "./cuttable.mjs";

const [origin, at, visitors] = process.argv.slice(2);
const cookie = process.env.AK1_COOKIE;
const AT_ONCE = 4;
const LOOKED_AT = 10;
const browser = Object.assign(new Browser({ origin, serving: () => Promise.resolve() }), { cookie });
const line = new Cuttable(origin, cookie);
const count = { made: 0, refused: 0 };
const told = [];
let next = 0;

await Promise.all(Array.from({ length: AT_ONCE }, works));
process.send({ told, ...count }, () => process.exit());

async function works() {
  while (next < Number(visitors)) {
    const number = next++;
    // Men of the first of some month, in a district that does not exist.
    const nik = `33759901${String(1 + Math.floor(number / 9999)).padStart(2, "0")}7${at}${String(1 + (number % 9999)).padStart(4, "0")}`;
    const opened = await asked("/api/meja-loket", { nik, name: `Tamu ${"ABCD"[at]} ${word(number)}` });
    const application = opened.location.match(/bantu\/(\w{26})/)?.[1];
    if (!application) throw new Error(`a visitor's file is answered with ${opened.status} ${opened.location}`);
    const times = number % LOOKED_AT ? 1 : 3;
    count.made += times;
    const form = { application, version: 1, key: `${at}-${number}`, ktp: "" };
    const answers = await Promise.all(Array.from({ length: times }, () => asked("/api/meja-datang", form)));
    if (answers.some(({ location }) => !location.includes(application))) throw new Error(`an arrival is answered with ${answers[0].status}`);
    if (number % LOOKED_AT) continue;
    const page = await browser.page(`/meja/datang?hadir=${application}`);
    told.push({ application, number: Number(page.match(/arrival-said number[^>]*>[^\d<]*(\d+)/)[1]) });
  }
}

/** Asks again where the file is busy for longer than the program waits. */
async function asked(path, form) {
  for (;;) {
    const answer = await line.post(path, form);
    if (answer.status < 500) return answer;
    count.refused++;
    await wait(50);
  }
}

/** A number in letters: names have no digits. */
function word(number) {
  return [...String(number)].map((digit) => "bcdfghjklm"[digit] + "a").join("");
}
