// One open connection over which one request after the other goes, timed from its first byte to the last of its answer. Written by hand: the client
// shares the machine with what it measures, and Node's own costs more of a processor for each request than the server does.

import { connect } from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");

export class Wire {
  #got = [];
  #waiting = null;

  constructor(origin) {
    this.origin = origin;
    this.host = new URL(origin).host;
  }

  /** A form, sent from a page of the same site. Status, headers and bytes of the answer, and the milliseconds that it took. */
  async post(path, form, headers = {}) {
    await this.#open();
    const body = new URLSearchParams(form).toString();
    const all = { host: this.host, origin: this.origin, "sec-fetch-site": "same-origin", accept: "text/html", "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body), ...headers };
    let head = `POST ${path} HTTP/1.1\r\n`;
    for (const name in all) head += `${name}: ${all[name]}\r\n`;
    const began = performance.now();
    const answer = new Promise((done, failed) => (this.#waiting = { done, failed }));
    this.socket.write(`${head}\r\n${body}`);
    const { status, headers: told, bytes } = await answer;
    if (told.connection === "close") this.close();
    return { status, headers: told, bytes, ms: performance.now() - began };
  }

  close() {
    this.socket?.destroy();
    this.socket = null;
  }

  /** Connected, again where the server has ended the connection. */
  async #open() {
    if (this.socket && !this.socket.destroyed) return;
    this.#got = [];
    const { hostname, port } = new URL(this.origin);
    const socket = connect({ host: hostname, port, noDelay: true });
    const ended = (error) => {
      socket.destroy();
      this.#waiting?.failed(error ?? new Error("the connection was ended"));
      this.#waiting = null;
    };
    socket.on("data", (part) => this.#take(part)).on("error", ended).on("end", ended);
    await new Promise((done, failed) => socket.once("connect", done).once("error", failed));
    this.socket = socket;
  }

  #take(part) {
    this.#got.push(part);
    const all = this.#got.length > 1 ? Buffer.concat(this.#got) : part;
    this.#got = [all];
    const end = all.indexOf(HEAD_END);
    if (end < 0) return;
    const [first, ...lines] = all.toString("latin1", 0, end).split("\r\n");
    const headers = Object.fromEntries(lines.map((line) => line.split(/: *(.*)/)).map(([name, value]) => [name.toLowerCase(), value]));
    const length = Number(headers["content-length"]);
    if (!Number.isInteger(length)) return this.socket.destroy(new Error("an answer without a length"));
    const whole = end + HEAD_END.length + length;
    if (all.length < whole) return;
    this.#got = [];
    const { done } = this.#waiting;
    this.#waiting = null;
    done({ status: Number(first.split(" ")[1]), headers, bytes: all.subarray(whole - length, whole) });
  }
}
