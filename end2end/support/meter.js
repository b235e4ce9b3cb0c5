// Counts what a device and the server send each other: a passage between them that hands every byte on.

import { connect, createServer } from "node:net";

/** @returns {Promise<{ url: string, received: () => number, end: () => Promise<void> }>} `received`: bytes that came from the server. */
export async function meter(origin) {
  const { hostname, port } = new URL(origin);
  let received = 0;
  const open = new Set();
  const passage = createServer((device) => {
    const server = connect(Number(port), hostname);
    server.on("data", (bytes) => (received += bytes.length));
    device.pipe(server).pipe(device);
    for (const [end, other] of [[device, server], [server, device]]) {
      open.add(end);
      end.on("error", () => other.destroy());
      end.on("close", () => open.delete(end));
    }
  });
  await new Promise((ready) => passage.listen(0, hostname, ready));
  const end = () => {
    for (const socket of open) socket.destroy();
    return new Promise((closed) => passage.close(closed));
  };
  return { url: `http://${hostname}:${passage.address().port}`, received: () => received, end };
}
