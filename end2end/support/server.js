// A server of one's own, with an empty office, that may be killed in the middle of everything.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { freePort } from "../../bin/lib/free-port.mjs";

/** With a copy of `office`, which is not started yet, or with none; `settings` are variables of its own. `start(hours)`: with a clock that is so far ahead. @returns {Promise<{ url: string, folder: string, start: (ahead?: number) => Promise<void>, kill: () => Promise<void>, end: () => Promise<void> }>} */
export async function ownServer(name, office, settings = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = `target/test/own-${name}`;
  rmSync(folder, { recursive: true, force: true });
  if (office) cpSync(office, folder, { recursive: true });
  let process_;
  const start = async (ahead = 0) => {
    const own = { AK1_DATA: `${folder}/data`, AK1_LISTEN: `127.0.0.1:${port}`, AK1_LOG: "error", ...settings };
    process_ = spawn("target/release/ak1", ["serve"], { env: { ...process.env, ...clock(ahead), ...own }, stdio: "ignore" });
    const until = Date.now() + 20_000;
    while (!(await answers(url))) {
      if (Date.now() > until) throw new Error("the server does not answer");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  // Without a word beforehand, as when the power fails.
  const kill = () =>
    new Promise((resolve) => {
      if (!process_ || process_.exitCode !== null || process_.signalCode !== null) resolve();
      else process_.once("exit", resolve).kill("SIGKILL");
    });
  if (!office) await start();
  return { url, folder, start, kill, end: kill };
}

/** What `faketime` sets. It would start the server as a child of its own, which outlives it. */
function clock(ahead) {
  if (!ahead) return {};
  const lines = execFileSync("faketime", ["-f", `${ahead < 0 ? "" : "+"}${Math.round(ahead * 3600)}`, "env"], { encoding: "utf8" }).split("\n");
  const made = lines.filter((line) => /^(LD_PRELOAD|DYLD_\w+|FAKETIME)=/.test(line)).map((line) => line.split(/=(.*)/).slice(0, 2));
  return { ...Object.fromEntries(made), FAKETIME_DONT_FAKE_MONOTONIC: "1" };
}

const answers = (url) => fetch(`${url}/sehat`).then((answer) => answer.ok, () => false);
