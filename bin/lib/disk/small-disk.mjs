// A small disk that can be filled to the byte, and a browser whose disk is full at one request of a registration.

import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Browser } from "../client/browser.mjs";

const PAGE = 4096;
const SENTENCE = "Penyimpanan server penuh.";
/** What would tell of the program's inside. */
const INTERNAL = /sql|panick|backtrace|\.rs\b|os error|i\/o|ServerFn/i;
/** Milliseconds after there is room again. */
const WITHIN = 5000;

export class SmallDisk {
  constructor(folder, megabytes) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  }

  get free() {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Fills the disk until so many bytes, in whole pages, are free. */
  leave(bytes) {
    const file = openSync(`${this.folder}/filler`, "a");
    while (this.free > bytes) {
      const most = Math.min(this.free - bytes, 1 << 20);
      try {
        writeSync(file, Buffer.alloc(Math.max(PAGE, most - (most % PAGE))));
      } catch (error) {
        if (error.code !== "ENOSPC") throw error;
        break;
      }
    }
    closeSync(file);
  }

  makeRoom() {
    rmSync(`${this.folder}/filler`, { force: true });
  }

  remove() {
    execFileSync("umount", ["--lazy", this.folder]);
  }
}

/** One position: from the request with number `at` on, `free` bytes are left, until something is refused. */
export class Trial {
  requests = 0;
  /** The request at which something was refused, and how long it took from room to acceptance. */
  refused = null;

  constructor(disk, at, free, wrong) {
    Object.assign(this, { disk, at, free, wrong });
  }

  get isFull() {
    return this.requests > this.at && !this.refused;
  }

  begins() {
    if (this.requests++ === this.at) this.disk.leave(this.free);
  }

  say(what) {
    this.wrong.push(`request ${this.at}, ${this.free} bytes free: ${what}`);
  }
}

/** A browser that tells its office's trial of each request, and repeats what a full disk refused, as a person would. */
export class PatientBrowser extends Browser {
  /** In every second round it keeps to itself where it comes from: some people have their browser set so. */
  get referer() {
    return this.office.isSilent ? "" : super.referer;
  }

  async once(path, request = {}) {
    const { trial } = this.office;
    trial?.begins();
    const answer = await super.once(path, request);
    if (!trial?.isFull || !isRefusal(answer)) return answer;
    await this.look(path, request, answer);
    trial.disk.makeRoom();
    const since = performance.now();
    for (;;) {
      const again = await super.once(path, request);
      const after = performance.now() - since;
      if (!isRefusal(again)) {
        trial.refused = { path, after };
        return again;
      }
      if (after > WITHIN) {
        trial.refused = { path, after };
        trial.say(`${path} is still answered with ${again?.status} ${again?.location} after ${Math.round(after)} ms`);
        return again;
      }
      await wait(50);
    }
  }

  /** Whether the refusal says what happened in a sentence, and holds all that was typed. */
  async look(path, { form, body }, answer) {
    const { trial } = this.office;
    if (!answer) return trial.say(`${path} got no answer`);
    if (answer.status !== 507) trial.say(`${path} is answered with ${answer.status} ${answer.location} ${words(answer.text).slice(0, 300)}`);
    if (body) {
      // Scripts are told a code; the page has its sentence, also while the disk is full.
      if (answer.text !== "penyimpanan") return trial.say(`${path} says "${answer.text}"`);
      const kind = path.split("/").at(-1);
      answer = await super.once(`/permohonan/dokumen?dokumen=${kind}&masalah=${answer.text}`);
    }
    const said = words(answer?.text ?? "");
    if (!said.includes(SENTENCE)) trial.say(`${path} does not say why: ${said.slice(0, 300)}`);
    if (INTERNAL.test(said)) trial.say(`${path} tells of its inside: ${said.slice(0, 300)}`);
    for (const [name, value] of Object.entries(form ?? {})) {
      const kept = name.startsWith("password") ? `name="${name}">` : `name="${name}" value="${escaped(value)}"`;
      if (!answer.text.includes(kept)) trial.say(`${path} has lost ${name}`);
    }
    if (form && !answer.text.includes(`action="${path}"`)) trial.say(`${path} cannot be sent again from its answer`);
  }
}

const isRefusal = (answer) => !answer || answer.status >= 500 || answer.location.includes("__err");

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What a person reads of a page. */
function words(html) {
  return html.replace(/<(script|style|title)[^]*?<\/\1>/g, " ").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
}
