// What a figure is read beside: the machine, and how busy it was.

import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";

/** How many processes wanted to run, over the last minute. */
export function load() {
  return loadavg()[0];
}

/** "2 cores, load 3.1 at the begin, 4.0 at the end", of the load as it was and as it is now. */
export function machine(before) {
  return `${availableParallelism()} cores, load ${before.toFixed(1)} at the begin, ${load().toFixed(1)} at the end`;
}

/** Resident kilobytes of a process, and of those that it has started. */
export function memory(pid) {
  let kilobytes = 0;
  try {
    kilobytes = Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s*(\d+)/)?.[1] ?? 0);
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      for (const child of readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" ")) if (child) kilobytes += memory(child);
    }
  } catch {
    // It has ended meanwhile.
  }
  return kilobytes;
}

/** Milliseconds of processor that a process has used, with the child processes that have ended. The kernel counts in steps of 10. */
export function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * 10;
}

/** The value below which so many percent lie. */
export function rank(values, percent) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}
