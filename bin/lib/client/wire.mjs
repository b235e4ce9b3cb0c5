// One open connection over which one request after the other goes, timed from its first byte to the last of its answer. Lighter than `fetch`, which
// matters where the client shares the machine with what it measures.

import { Agent, request } from "node:http";

export class Wire {
  constructor(origin) {
    this.origin = origin;
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 });
  }

  /** A form, sent from a page of the same site. Status, headers and bytes of the answer, and the milliseconds that it took. */
  post(path, form, headers = {}) {
    const body = Buffer.from(new URLSearchParams(form).toString());
    const all = { origin: this.origin, "sec-fetch-site": "same-origin", accept: "text/html", "content-type": "application/x-www-form-urlencoded", "content-length": body.length, ...headers };
    return new Promise((done, failed) => {
      const began = performance.now();
      const asked = request(this.origin + path, { method: "POST", headers: all, agent: this.agent }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", failed);
        answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts), ms: performance.now() - began }));
      });
      asked.on("error", failed);
      asked.end(body);
    });
  }

  close() {
    this.agent.destroy();
  }
}
