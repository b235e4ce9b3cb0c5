// Everything that a server leaves on its disk: the files of its folders as they lie there now, and those that were removed while it has them open.

import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";

/** Paths of all files below a folder; none where there is no such folder. */
export function filesBelow(folder) {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  } catch {
    return [];
  }
}

/** Files that a process has open and that have no name any more, as SQLite's temporary ones. */
export function nameless(pid) {
  const found = [];
  for (const number of readdirSync(`/proc/${pid}/fd`)) {
    const path = `/proc/${pid}/fd/${number}`;
    try {
      if (readlinkSync(path).endsWith(" (deleted)")) found.push(readFileSync(path));
    } catch {
      // Closed meanwhile.
    }
  }
  return found;
}
