// The real program, as the benches start it, end it and question it.

import { execFile, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../free-port.mjs";

const BINARY = process.env.AK1_BINARY ?? "target/release/ak1";
const run = promisify(execFile);

export class Server {
  /** Milliseconds from each start of the program to its first answer. */
  starts = [];
  /** What was found wrong, in sentences. */
  wrong = [];
  /** How the program is started. */
  command = [BINARY];
  /** Settles when the program that was started last answers. */
  serving = Promise.resolve();

  /** `data`: the folder of its database, with that of the key beside it. `env`: what its environment has besides. `log`: a file for its log. */
  static async at(data, env = {}, log = "") {
    const server = new Server();
    server.log = log ? openSync(log, "a") : "inherit";
    const port = await freePort();
    server.origin = `http://127.0.0.1:${port}`;
    server.env = { ...process.env, AK1_DATA: data, AK1_LISTEN: `127.0.0.1:${port}`, AK1_LOG: process.env.AK1_LOG ?? "error", ...env };
    process.once("exit", () => server.process?.kill("SIGKILL"));
    return server;
  }

  /** Starts the program; what waits for it goes on when it answers. */
  start() {
    const began = performance.now();
    const [command, ...before] = this.command;
    const started = spawn(command, [...before, "serve"], { env: this.env, stdio: ["ignore", "ignore", this.log] });
    this.process = started;
    this.serving = (async () => {
      while (!(await fetch(`${this.origin}/sehat`).catch(() => ({ ok: false }))).ok) {
        if (started.exitCode !== null || started.signalCode !== null) throw new Error("the server does not start");
        await wait(5);
      }
      this.starts.push(performance.now() - began);
    })();
    return this.serving;
  }

  end(signal) {
    return new Promise((gone) => {
      this.process.once("exit", gone);
      this.process.kill(signal);
    });
  }

  async run(args) {
    return (await run(BINARY, args, { env: this.env, maxBuffer: 1 << 28 })).stdout.trimEnd();
  }

  /** The same for what must succeed; what it says. */
  async check(args, what) {
    try {
      return await this.run(args);
    } catch (error) {
      this.wrong.push(`${what}: ${error.stderr || error.message}`);
      return "";
    }
  }

  /** Card numbers are noted beside the key before they are shown: each, or a higher one in its place when the program ended in between. */
  checkNoted(number) {
    const lines = readFileSync(`${this.env.AK1_DATA}-key/numbers.ledger`, "utf8").trim().split("\n");
    const highest = Math.max(...lines.map((line) => Number(line.split(" ")[1])));
    if (highest < Number(number.slice(-6))) this.wrong.push(`${number} is shown, and numbers.ledger ends at ${highest}`);
  }

  /** The journal as the program itself lists it: how often each move of each file stands in it. */
  async journal() {
    const counts = new Map();
    for (const line of (await this.run(["journal", "list"])).split("\n")) {
      const [, , , action, subject] = line.split("\t");
      const key = `${subject} ${action}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }
}
