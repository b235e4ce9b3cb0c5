// Whether the time of an answer tells that a NIK is known:  node bin/lib/bench-timing.mjs FOLDER PAIRS
//
// So many accounts are made. Then somebody who has no password tries to sign in with the NIK of each, and with one of nobody; and the same for a
// new password with a code that was never given (/lupa). One request after the other over one open connection, in pairs, the order of the two
// drawn anew for each pair. Each NIK is used once on each way, so that the throttle, which counts ten failures of one NIK, never closes and stays
// as it is. Judged as dudect does: what is above the 95th percentile of all is cropped, then Welch's t; and the medians.

import { randomInt } from "node:crypto";
import { mkdirSync } from "node:fs";
import { load, machine, rank } from "./client/machine.mjs";
import { fictitiousNik, Office } from "./client/people.mjs";
import { Server } from "./client/server.mjs";
import { Wire } from "./client/wire.mjs";

const [folder, pairs] = [process.argv[2], Number(process.argv[3])];
const PASSWORD = process.env.AK1_PASSWORD;
const [MOST_T, MOST_APART] = [4.5, 1]; // and percent
const AT_ONCE = 4;
const WARM = 20;

mkdirSync(folder, { recursive: true });
const wrong = [];
const server = await Server.at(`${folder}/data`);
await server.run(["demo", "--password-for-tests", PASSWORD]);
await server.start();
const office = new Office(server.origin, PASSWORD, () => server.serving);
const known = [];
const register = async () => {
  while (known.length < pairs + WARM) {
    const person = { browser: new office.Kind(office) };
    known.push(person);
    await office.register(person);
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, register));
console.log(`  ${known.length} accounts`);

const typed = "sandi yang tidak pernah dipilih";
const WAYS = {
  "sign-in": (nik) => ["/api/masuk", { nik, password: typed }],
  recovery: (nik) => ["/api/lupa", { nik, code: "ABCD-2345", password: typed, password_again: typed }],
};
const wire = new Wire(server.origin);
const before = load();
const times = {};
for (const [way, request] of Object.entries(WAYS)) {
  times[way] = { known: [], unknown: [] };
  let first;
  for (let pair = -WARM; pair < pairs; pair++) {
    const niks = { known: known[pair + WARM].nik, unknown: fictitiousNik(60_000 + pair + WARM) };
    for (const which of randomInt(2) ? ["known", "unknown"] : ["unknown", "known"]) {
      const { status, headers, bytes, ms } = await wire.post(...request(niks[which]));
      if (pair >= 0) times[way][which].push(ms);
      // The answers themselves are the same, too: nothing but the moment and the id of the request differs.
      const same = JSON.stringify([status, headers.location, Object.keys(headers).sort(), bytes.length]);
      first ??= same;
      if (same !== first) wrong.push(`${way}: an answer differs from the first`);
    }
  }
}
await server.end("SIGTERM");

console.log(`\n${pairs} pairs on each way, one request after the other; ${machine(before)}`);
for (const [way, { known, unknown }] of Object.entries(times)) {
  const most = rank([...known, ...unknown], 95);
  const t = welch(known.filter((ms) => ms <= most), unknown.filter((ms) => ms <= most));
  const medians = [rank(known, 50), rank(unknown, 50)];
  const apart = (Math.abs(medians[0] - medians[1]) / Math.min(...medians)) * 100;
  if (Math.abs(t) >= MOST_T) wrong.push(`${way}: |t| is ${Math.abs(t).toFixed(2)}`);
  if (apart > MOST_APART) wrong.push(`${way}: the medians are ${apart.toFixed(2)} % apart`);
  console.log(`  ${way.padEnd(9)} median ${medians[0].toFixed(3)} ms known, ${medians[1].toFixed(3)} ms unknown, ${apart.toFixed(2)} % apart, at most ${MOST_APART}; t = ${t.toFixed(2)}, |t| below ${MOST_T}; cropped at ${most.toFixed(1)} ms`);
}
console.log(wrong.length ? `\nNot as wanted:\n${[...new Set(wrong)].join("\n")}` : "\nThe time tells nothing.");
process.exit(wrong.length ? 1 : 0);

/** Welch's t of two samples. */
function welch(one, other) {
  const of = (values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    return [mean, variance / values.length];
  };
  const [[meanOne, one2], [meanOther, other2]] = [of(one), of(other)];
  return (meanOne - meanOther) / Math.sqrt(one2 + other2);
}
