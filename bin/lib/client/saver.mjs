// Somebody who saves one step of the form again and again, as the page of a phone with scripts does by itself while one types.
//
// The answer to each save is the revision that the step has now, which goes up by one with each change. So every single acknowledgement is
// checked by the next: one that was lost, or made twice, shows as another number than the one that is due.

import { randomUUID } from "node:crypto";
import { field } from "./browser.mjs";

const STEP = "keterampilan";

export class Saver {
  acknowledged = 0;
  value = "";

  constructor(browser, application, revision) {
    Object.assign(this, { browser, application, revision });
  }

  /** A new person of the office, with an account and an empty draft. */
  static async comes(office) {
    const person = { browser: new office.Kind(office) };
    await office.register(person);
    return new Saver(person.browser, person.id, 0);
  }

  /** One save, asked for until it is answered. Without an answer it is the same form that is sent again, on top of the same revision. */
  async save() {
    const value = `Membatik ${randomUUID()}`;
    const form = { application: this.application, step: STEP, revision: this.revision, go: "stay", "a[skills]": value };
    const answer = await this.browser.ask("/api/simpan", { form, headers: { accept: "application/octet-stream" } });
    if (answer.status !== 200) throw new Error(`a save is answered with ${answer.status} ${answer.text.slice(0, 300)}`);
    const got = revisionIn(answer.bytes);
    const due = this.revision + 1;
    Object.assign(this, { revision: got, value });
    this.acknowledged++;
    if (got !== due) throw new Error(`the step of ${this.application} is at revision ${got}, and ${due} was due`);
  }

  /** What is not as the last answer said; nothing where all is well. */
  async compare() {
    const page = await this.browser.page(`/permohonan/${STEP}`);
    const wrong = [];
    const revision = Number(field(page, "revision"));
    if (revision !== this.revision) wrong.push(`the step of ${this.application} is at revision ${revision}, and ${this.revision} was acknowledged`);
    if (!page.includes(this.value)) wrong.push(`what was saved last for ${this.application} is gone`);
    return wrong;
  }
}

/** The first number of an answer in postcard's format: seven bits a byte, the sign in the lowest bit. */
function revisionIn(bytes) {
  let [value, factor] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte < 0x80) break;
  }
  return value / 2;
}
