// An officer's browser whose connection may be cut before the answer.

import { Agent, request } from "node:http";

export class Cuttable {
  constructor(origin, cookie) {
    Object.assign(this, { origin, cookie });
    this.agent = new Agent({ keepAlive: true });
  }

  /** A form; status, address and words of the answer as a script would get them, or null when the connection was cut after so many milliseconds. */
  post(path, form, cutAfter) {
    const body = new URLSearchParams(form).toString();
    const headers = {
      origin: this.origin,
      "sec-fetch-site": "same-origin",
      accept: "application/octet-stream",
      cookie: this.cookie,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
    };
    return new Promise((done, failed) => {
      let timer;
      const asked = request(this.origin + path, { method: "POST", headers, agent: this.agent }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", () => done(null));
        answer.on("end", () => {
          clearTimeout(timer);
          done({ status: answer.statusCode, location: answer.headers.location ?? "", body: Buffer.concat(parts).toString("hex") });
        });
      });
      asked.on("error", (error) => (cutAfter === undefined ? failed(error) : done(null)));
      asked.end(body);
      if (cutAfter !== undefined) timer = setTimeout(() => asked.destroy(), cutAfter);
    });
  }
}
