// Writes that fail although the disk has room: the server may write no file beyond a size (RLIMIT_FSIZE), and is told so by an error (EFBIG), which to
// SQLite is a failed write like that of a broken disk.

import { execFileSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";

export class FailingWrites {
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Else the system ends a process that writes too much. A program keeps what the shell before it ignores. */
  command(binary) {
    return ["sh", "-c", `trap '' XFSZ; exec "$0" "$@"`, binary];
  }

  /** From now on the write-ahead log may grow by so many bytes; what comes after fails. */
  leave(bytes) {
    const log = statSync(`${this.folder}/data/ak1.sqlite-wal`, { throwIfNoEntry: false })?.size ?? 0;
    this.#most(log + bytes);
  }

  makeRoom() {
    this.#most("unlimited");
  }

  remove() {}

  #most(size) {
    execFileSync("prlimit", ["--pid", String(this.server.process.pid), `--fsize=${size}:`]);
  }
}
