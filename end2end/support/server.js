// A server of one's own, with an empty office, that may be killed in the middle of everything.

import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:net";

/** `start(hours)`: with a clock that is so far ahead. @returns {Promise<{ url: string, start: (ahead?: number) => Promise<void>, kill: () => Promise<void>, end: () => Promise<void> }>} */
export async function ownServer(name) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = `target/test/own-${name}`;
  rmSync(folder, { recursive: true, force: true });
  let process_;
  const start = async (ahead = 0) => {
    const env = { ...process.env, AK1_DATA: `${folder}/data`, AK1_LISTEN: `127.0.0.1:${port}`, AK1_LOG: "error" };
    const [program, ...options] = [...(ahead ? ["faketime", "-f", `+${ahead}h`] : []), "target/release/ak1", "serve"];
    process_ = spawn(program, options, { env, stdio: "ignore" });
    const until = Date.now() + 20_000;
    while (!(await answers(url))) {
      if (Date.now() > until) throw new Error("the server does not answer");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  // Without a word beforehand, as when the power fails.
  const kill = () => new Promise((resolve) => process_.once("exit", resolve).kill("SIGKILL"));
  await start();
  return { url, start, kill, end: kill };
}

const answers = (url) => fetch(`${url}/sehat`).then((answer) => answer.ok, () => false);

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
