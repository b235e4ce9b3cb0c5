// Very many byte strings, looked for at once in very many bytes.

/** Of the last four bytes before a place, these bits say whether any needle ends so. */
const BITS = 22;

export class Needles {
  /** By their last four bytes: a NIK's are its own, its first ones are the city's. */
  ends = new Map();
  some = new Uint8Array(1 << (BITS - 3));
  count = 0;

  /** `what`: the kind, and `whose`: which of that kind. */
  add(what, whose, bytes) {
    if (bytes.length < 8) throw new Error(`${bytes.length} bytes are found anywhere`);
    const end = bytes.readUInt32BE(bytes.length - 4);
    if (!this.ends.has(end)) this.ends.set(end, []);
    this.ends.get(end).push({ what, whose, bytes });
    const bit = place(end);
    this.some[bit >>> 3] |= 1 << (bit & 7);
    this.count++;
  }

  /** A text in every form in which it might lie somewhere. */
  addText(what, whose, text) {
    const plain = Buffer.from(text, "utf8");
    const wide = Buffer.from(text, "utf16le");
    const forms = [plain, wide, Buffer.from(wide).swap16(), Buffer.from(plain.toString("hex")), Buffer.from(plain.toString("hex").toUpperCase())];
    // In base64 a text looks in three ways, by where it begins; signs that its neighbours have a part in are left out.
    for (let before = 0; before < 3; before++) {
      const packed = Buffer.concat([Buffer.alloc(before), plain]).toString("base64");
      forms.push(Buffer.from(packed.slice(Math.ceil((before * 4) / 3), Math.floor(((before + plain.length) * 4) / 3))));
    }
    for (const form of forms) this.add(what, whose, form);
  }

  /** Digits, also as a number: of SQLite, of a processor, and two digits to a byte. */
  addDigits(what, whose, digits) {
    this.addText(what, whose, digits);
    const number = Buffer.alloc(8);
    number.writeBigUInt64BE(BigInt(digits));
    // Shorter ones are too short to be looked for.
    if (digits.length === 16) {
      this.add(what, whose, number);
      this.add(what, whose, Buffer.from(number).swap64());
      this.add(what, whose, Buffer.from(digits, "hex"));
    }
  }

  /** Blocks of a file, from `from` on. */
  addBlocks(what, whose, bytes, { from = 0, every = 256, length = 24 } = {}) {
    for (let at = from; at + length <= bytes.length; at += every) this.add(what, whose, bytes.subarray(at, at + length));
  }

  /** Of each kind those that are found. */
  search(bytes) {
    const found = new Map();
    let end = 0;
    for (let at = 0; at < bytes.length; at++) {
      end = ((end << 8) | bytes[at]) >>> 0;
      const bit = place(end);
      if (!(this.some[bit >>> 3] & (1 << (bit & 7)))) continue;
      for (const { what, whose, bytes: needle } of this.ends.get(end) ?? []) {
        if (at + 1 < needle.length || needle.compare(bytes, at + 1 - needle.length, at + 1) !== 0) continue;
        if (!found.has(what)) found.set(what, new Set());
        found.get(what).add(whose);
      }
    }
    return found;
  }
}

function place(end) {
  return Math.imul(end, 0x9e3779b1) >>> (32 - BITS);
}
