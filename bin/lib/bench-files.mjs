// Sends files that mean no good (files/hostile.mjs) to the server:  node bin/lib/bench-files.mjs FOLDER FILES
//
// Each is uploaded by a job seeker as photo, KTP or ijazah. The answer must come within 2 seconds and be none of 500 or above. What is taken is
// asked for again, as the page shows it: a JPEG that is not what was sent, without the mark that every hostile file carries, without Exif and
// without anything behind its end. Then it is taken out again. The server's memory, with its child processes, is looked at every 5 ms; beside the
// time of each answer stands that of the processor, which other work on the machine does not lengthen much.

import { mkdirSync, readFileSync } from "node:fs";
import { load, machine, memory, processorTime, rank } from "./client/machine.mjs";
import { Office } from "./client/people.mjs";
import { noisyPng, packed } from "./client/pictures.mjs";
import { Server } from "./client/server.mjs";
import { MARK, ways } from "./files/hostile.mjs";

const [folder, files] = [process.argv[2], Number(process.argv[3])];
const [LONGEST, GROWTH] = [2000, 256_000]; // ms, kB
const NEVER = [MARK, "Exif", "<script", "PK\x03\x04", "http://ns.adobe.com/xap", "ICC_PROFILE", "/JavaScript"];
const KINDS = ["foto", "ktp", "ijazah"];

mkdirSync(folder, { recursive: true });
const wrong = [];
const server = await Server.at(`${folder}/data`, { AK1_LOG: "warn" }, `${folder}/log`);
await server.run(["demo", "--password-for-tests", process.env.AK1_PASSWORD]);
await server.start();
const office = new Office(server.origin, process.env.AK1_PASSWORD, () => server.serving);
const person = { browser: new office.Kind(office) };
await office.register(person);

office.picture = noisyPng(900, 1200, { seed: 1 });
await office.upload(person, "foto");
const [{ bytes: jpeg }] = await pictures();
await takeOut();

const made = Object.entries(ways(jpeg));
const table = new Map(made.map(([way]) => [way, { sent: 0, taken: 0, times: [], memory: 0, processor: 0, codes: new Map() }]));
let base = memory(server.process.pid);
let peak = base;
let current = table.get(made[0][0]);
const watching = setInterval(() => {
  const now = memory(server.process.pid);
  peak = Math.max(peak, now);
  current.memory = Math.max(current.memory, now - base);
}, 5);

const before = load();
for (let number = 0; number < files; number++) {
  const [way, make] = made[number % made.length];
  const round = Math.floor(number / made.length);
  current = table.get(way);
  const { bytes, name, type } = make(round);
  const kind = type === "application/pdf" ? KINDS[1 + (round % 2)] : KINDS[round % KINDS.length];
  const { body, headers } = packed(bytes, { name, type });
  const [began, used] = [performance.now(), processorTime(server.process.pid)];
  const answer = await person.browser.once(`/unggah/${person.id}/${kind}`, { body, headers });
  const ms = performance.now() - began;
  const say = (what) => wrong.push(`${way}, number ${round}, as ${kind}: ${what}`);
  current.sent++;
  current.times.push(ms);
  current.processor = Math.max(current.processor, processorTime(server.process.pid) - used);
  const code = answer ? answer.text || "taken" : "no answer";
  current.codes.set(code, (current.codes.get(code) ?? 0) + 1);
  if (!answer || answer.status >= 500) say(`is answered with ${answer?.status ?? "nothing"} ${code}`);
  if (ms > LONGEST) say(`takes ${Math.round(ms)} ms, ${processorTime(server.process.pid) - used} of them of a processor`);
  if (answer?.status === 204) {
    current.taken++;
    for (const { bytes: kept, type } of await pictures()) look(kept, type, bytes, say);
    await takeOut();
  }
}
clearInterval(watching);
if (server.process.exitCode !== null || server.process.signalCode !== null) wrong.push("the server has ended");
await server.end("SIGTERM");
const log = readFileSync(`${folder}/log`, "utf8");
const panics = log.split("\n").filter((line) => line.includes("panicked"));
for (const panic of panics.slice(0, 5)) wrong.push(`in the log: ${panic}`);
if (log.includes(MARK)) wrong.push("the log holds something of what was sent");
if (peak - base > GROWTH) wrong.push(`the memory grew by ${Math.round((peak - base) / 1000)} MB`);

console.log(`\n${files} files; ${machine(before)}`);
console.log(`  ${"".padEnd(18)}   sent  taken    median   slowest processor    memory  answers`);
for (const [way, { sent, taken, times, processor, memory, codes }] of table) {
  const cells = [String(sent).padStart(6), String(taken).padStart(6), `${Math.round(rank(times, 50))} ms`.padStart(9), `${Math.round(rank(times, 100))} ms`.padStart(9), `${processor} ms`.padStart(9), `${Math.round(memory / 1000)} MB`.padStart(9)];
  console.log(`  ${way.padEnd(18)} ${cells.join(" ")}  ${[...codes].map(([code, count]) => `${code} ${count}`).join(", ")}`);
}
const times = [...table.values()].flatMap(({ times }) => times);
console.log(`  slowest ${Math.round(rank(times, 100))} ms, at most ${LONGEST}; memory ${Math.round(base / 1000)} MB idle, ${Math.round((peak - base) / 1000)} MB more at most, limit ${GROWTH / 1000}; ${panics.length} panics`);
console.log(wrong.length ? `\n${wrong.length} things are wrong:\n${wrong.slice(0, 40).join("\n")}` : "\nAll answered, nothing kept as it was sent.");
process.exit(wrong.length ? 1 : 0);

/** What of a picture that is kept came along from the file that was sent. */
function look(kept, type, sent, say) {
  if (type !== "image/jpeg") say(`is shown as ${type}`);
  if (kept.equals(sent)) say("is kept as it was sent");
  if (kept.readUInt16BE(0) !== 0xffd8 || kept.readUInt16BE(kept.length - 2) !== 0xffd9) say("is kept as something that is no plain JPEG");
  for (const part of NEVER) if (kept.includes(part, 0, "latin1")) say(`"${part}" is in what is kept`);
}

async function shown() {
  const page = await person.browser.page("/permohonan/dokumen");
  return [...new Set([...page.matchAll(/"\/berkas\/(\w{26})"/g)].map(([, id]) => id))];
}

async function pictures() {
  const found = [];
  for (const id of await shown()) {
    const answer = await person.browser.ask(`/berkas/${id}`);
    if (answer.status !== 200) throw new Error(`a picture is answered with ${answer.status}`);
    found.push({ bytes: answer.bytes, type: answer.type });
  }
  return found;
}

async function takeOut() {
  for (const id of await shown()) await person.browser.ask(`/unggah/hapus/${id}`, { form: {} });
}
