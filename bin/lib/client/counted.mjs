// A browser that counts what it was answered and how long that took.

import { Browser } from "./browser.mjs";
import { rank } from "./machine.mjs";

export class Answers {
  times = new Map();
  /** Answers of 500 and above, and requests without an answer, in sentences. */
  failures = [];
  count = 0;

  note(kind, status, ms, path) {
    this.count++;
    if (!this.times.has(kind)) this.times.set(kind, []);
    this.times.get(kind).push(ms);
    if (status === 0 || status >= 500) this.failures.push(`${path} is answered with ${status || "nothing"} after ${Math.round(ms)} ms`);
  }

  /** Lines of a table. */
  table() {
    const line = (name, cells) => `  ${name.padEnd(26)}${cells.map((cell) => String(cell).padStart(9)).join("")}`;
    const lines = [line("", ["requests", "median", "p95", "p99", "slowest"])];
    for (const [kind, times] of [...this.times].sort()) {
      lines.push(line(kind, [times.length, ...[50, 95, 99, 100].map((percent) => `${Math.round(rank(times, percent))} ms`)]));
    }
    return lines.join("\n");
  }
}

/** A kind of browser that tells `answers` of each request. */
export function countedBy(answers) {
  return class extends Browser {
    async once(path, request = {}) {
      const began = performance.now();
      const answer = await super.once(path, request);
      const verb = request.form || request.body ? "POST" : "GET";
      answers.note(`${verb} ${plain(path)}`, answer?.status ?? 0, performance.now() - began, plain(path));
      return answer;
    }
  };
}

/** A path without what is one person's. */
function plain(path) {
  return path.replace(/\/[0-9a-z]{26}/, "/…").replace(/\?.*/, "");
}
