// A port that nobody listens on; run by itself it prints one.

import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

export function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await freePort());
