// Measures the desk's pages on two offices, the second ten times as large:  node bin/lib/bench-desk.mjs FOLDER SMALL LARGE
//
// Each page is asked for 200 times from each office, in turns within one run, one request after the other, over loopback and one open
// connection. What is measured is the time from sending the request to the last byte of the finished page, here, at the client: a little
// more than what the server takes. Fails above 50 ms (95th percentile, either office) or where the large office's median is more than
// twice the small one's; that is not judged where both are below 5 ms, since there the machine's own noise decides.

import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port.mjs";

const [folder, ...sizes] = process.argv.slice(2);
const TIMES = Number(process.env.AK1_BENCH_TIMES ?? 200);
const WARM = 10;
const LIMIT = 50; // ms
const RATIO = 2;
const NOISE = 5; // ms
const BINARY = process.env.AK1_BINARY ?? "target/release/ak1";

class Office {
  constructor(size) {
    this.size = size;
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 });
    this.cookies = "";
  }

  async open() {
    this.port = await freePort();
    this.server = spawn(BINARY, ["serve"], {
      env: { ...process.env, AK1_DATA: `${folder}/${this.size}/data`, AK1_LISTEN: `127.0.0.1:${this.port}` },
      stdio: ["ignore", "ignore", "inherit"],
    });
    for (let tries = 0; ; tries++) {
      const answer = await this.ask("GET", "/sehat").catch(() => ({ status: 0 }));
      if (answer.status === 200) break;
      if (tries > 600 || this.server.exitCode !== null) throw new Error(`the server of ${this.size} does not start`);
      await wait(50);
    }
    await this.signIn();
  }

  close() {
    this.agent.destroy();
    this.server?.kill();
  }

  /** One request; its status and text, and the milliseconds it took. */
  ask(method, path, body) {
    const headers = { cookie: this.cookies, accept: "text/html" };
    if (body !== undefined) {
      headers["content-type"] = "application/x-www-form-urlencoded";
      headers["content-length"] = Buffer.byteLength(body);
      headers.origin = `http://127.0.0.1:${this.port}`;
    }
    return new Promise((done, failed) => {
      const begin = performance.now();
      const asked = request({ host: "127.0.0.1", port: this.port, path, method, headers, agent: this.agent }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => {
          const time = performance.now() - begin;
          for (const cookie of answer.headers["set-cookie"] ?? []) this.cookies = cookie.split(";")[0];
          const text = Buffer.concat(parts).toString();
          done({ status: answer.statusCode, text, location: answer.headers.location ?? "", time });
        });
      });
      asked.on("error", failed);
      asked.end(body);
    });
  }

  async signIn() {
    const form = new URLSearchParams({ login: "informasi", password: process.env.AK1_PASSWORD });
    const answer = await this.ask("POST", "/api/meja-masuk", form.toString());
    if (answer.location !== "/meja") throw new Error(`signing in leads to ${answer.status} ${answer.location}`);
  }

  /** What a file's page says of a person: what one would search for. */
  async read(path) {
    const { text } = await this.ask("GET", path);
    const of = (pattern) => text.replaceAll("<!>", "").match(pattern)?.[1] ?? fail(`${path} has no ${pattern}`);
    return {
      path,
      name: of(/<h1>([^<]+)/),
      nik: of(/class="nik">([\d ]+)/),
      register: of(/No\. daftar ([\d/]+)/),
      code: of(/Kode loket ([\w-]+)/),
      phone: of(/<dt>Nomor HP atau WhatsApp<\/dt><dd>([\d-]+)/),
    };
  }
}

function fail(why) {
  throw new Error(why);
}

/** The pages to ask for, with what must stand in each so that no page of errors is measured. */
async function pages(office) {
  const file = 'href="/meja/berkas/';
  const list = [];
  const queues = ["menunggu", "dikembalikan", "lengkap", "hadir", "dikonfirmasi", "diterbitkan", "ditandatangani", "belum-diambil", "diserahkan"];
  for (const queue of queues) {
    // What was signed is fetched within a week there, so that queue is empty.
    list.push([`queue ${queue}`, `/meja?antrean=${queue}`, queue === "belum-diambil" ? "Belum diambil" : file]);
  }
  const middle = Math.floor(Date.now() / 1000) - 4 * 365 * 86400;
  list.push(["queue diserahkan, deep", `/meja?antrean=diserahkan&sejak=${middle}&id=a`, file]);

  const waiting = (await office.ask("GET", "/meja?antrean=menunggu")).text;
  const files = new Set([...waiting.matchAll(/href="(\/meja\/berkas\/\w+)/g)].map(([, path]) => path));
  const opened = await office.read([...files][7] ?? [...files].at(-1));
  const words = opened.name.split(" ");
  const search = (name, text) => list.push([`search ${name}`, `/meja?cari=${encodeURIComponent(text)}`, file]);
  // Numbers and codes go by a form that leads to the file: they never stand in an address.
  const exact = (name, text) => list.push([`search ${name}`, "/api/meja-cari", "/meja/", new URLSearchParams({ text }).toString()]);
  search("first name, common", "Siti");
  search("last name, rare", "Tjokrosudarmono");
  search("two words", `${words[0]} ${words.at(-1)}`);
  search("two common words", "Siti Nur");
  exact("NIK", opened.nik);
  exact("register number", opened.register);
  exact("phone", opened.phone);
  exact("code", opened.code);

  list.push(["a file", opened.path, words[0]]);
  const year = new Date().getFullYear();
  list.push(["register, this year", `/meja/register?tahun=${year}`, file]);
  list.push(["register, last year, deep", `/meja/register?tahun=${year - 1}&dari=200`, file]);
  const day = lastWorkingDay();
  list.push(["attendance", `/meja/hadir?hari=${day}`, "<table"]);
  list.push(["board, day", `/meja/papan?hari=${day}`, "<table"]);
  list.push(["board, month", `/meja/papan?bulan=${day.slice(0, 7)}`, "<table"]);
  list.push(["wall screen", "/meja/layar", "wall-waiting"]);
  return list;
}

/** At the office, UTC+7. */
function lastWorkingDay() {
  const day = new Date(Date.now() + 7 * 3600_000);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

function rank(times, percent) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1];
}

const offices = sizes.map((size) => new Office(size));
const failures = [];
try {
  for (const office of offices) await office.open();
  const lists = [];
  for (const office of offices) lists.push(await pages(office));
  const names = lists[0].map(([name]) => name);
  const times = names.map(() => offices.map(() => []));
  const unfit = new Set();
  for (let round = -WARM; round < TIMES; round++) {
    for (const at of names.keys()) {
      for (const [which, office] of offices.entries()) {
        const [name, path, sign, form] = lists[which][at];
        const answer = form ? await office.ask("POST", path, form) : await office.ask("GET", path);
        const found = form ? answer.status === 302 && answer.location.includes(sign) && !answer.location.includes("tidak=ada") : answer.status === 200 && answer.text.includes(sign);
        if (!found) unfit.add(`${name}, ${office.size}: status ${answer.status}, nothing found`);
        if (round >= 0) times[at][which].push(answer.time);
      }
    }
  }
  failures.push(...unfit);

  const cell = (value, width = 9) => value.padStart(width);
  const ms = (value) => cell(value.toFixed(1));
  console.log(`\nMilliseconds at the client over loopback, whole pages, ${TIMES} requests each, one after the other, both offices in turns.`);
  console.log("page".padEnd(28) + sizes.map((size) => cell(`${size}`, 18)).join("") + cell("ratio"));
  console.log("".padEnd(28) + sizes.map(() => cell("median") + cell("p95")).join("") + cell("medians"));
  for (const [at, name] of names.entries()) {
    const medians = times[at].map((set) => rank(set, 50));
    const tails = times[at].map((set) => rank(set, 95));
    const ratio = medians[1] / medians[0];
    const judged = Math.max(...medians) >= NOISE;
    const marks = [];
    if (tails.some((tail) => tail > LIMIT)) marks.push("SLOW");
    if (judged && ratio > RATIO) marks.push("GROWS");
    if (marks.length) failures.push(`${name}: ${marks.join(", ")}`);
    const said = judged ? ratio.toFixed(2) : `(${ratio.toFixed(2)})`;
    console.log(name.padEnd(28) + medians.map((median, which) => ms(median) + ms(tails[which])).join("") + cell(said) + "  " + marks.join(" "));
  }
  console.log(`\nWanted: p95 at most ${LIMIT} ms, ratio at most ${RATIO}; (in brackets: both medians below ${NOISE} ms, not judged).`);
} finally {
  for (const office of offices) office.close();
}
if (failures.length) {
  console.error(`\n${failures.join("\n")}`);
  process.exitCode = 1;
}
