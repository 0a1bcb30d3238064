import { sha256 as sha256Bytes } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonical, type Json } from "./canonical.ts";
import { Fault } from "./fault.ts";

/** A SHA-256 digest as 64 lower-case hexadecimal digits. @source FIPS 180-4 */
export type Sha256 = string;

/**
 * SHA-256 of bytes, or of a text's UTF-8 bytes.
 *
 * @throws Fault on a text with a lone surrogate: it has no UTF-8, and different texts would hash alike.
 * @example sha256("abc") // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
 */
export function sha256(input: string | Uint8Array): Sha256 {
  if (typeof input === "string" && /\p{Surrogate}/u.test(input)) {
    throw new Fault("a text with a lone surrogate has no UTF-8 bytes to hash");
  }
  return bytesToHex(sha256Bytes(typeof input === "string" ? utf8ToBytes(input) : input));
}

/** The identity of a plain value: SHA-256 of its canonical JSON. @throws Fault as {@link canonical} does. */
export function hashOf(value: Json): Sha256 {
  return sha256(canonical(value));
}
