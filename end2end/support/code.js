// The second step of the admin's sign-in (RFC 6238): the phone of an office for tests, whose secret stands in src/cli/demo.rs too.

import { createHmac } from "node:crypto";

const SECRET = "ak1-rahasia-uji-coba";
/** How long a step lasts. */
export const SECONDS = 30;

/** The six digits of a step. */
export function codeOf(step) {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(step));
  const hash = createHmac("sha1", SECRET).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
