import { hash, randomBytes, randomInt } from "node:crypto";

/** A secret that is shown to its owner once: 256 random bits, as 43 letters. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a text can be a token at all. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What is kept of a token: SHA-256, hex. A token has 256 random bits, so that nothing slower is needed. */
export function tokenHash(token: string): string {
  return hash("sha256", token, "hex");
}

// Without letters that are taken for one another when read aloud or typed from paper.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** A word of random letters in groups, to be read from paper: `newWord(4, 4)` is `kfpd-7mxw-q3ht-9zcr` (79 bits). */
export function newWord(groups: number, length: number): string {
  const group = (): string =>
    Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** An id that nobody can guess, such as `p-k3v9x2m7qc`. */
export function newId(kind: string): string {
  return `${kind}-${newWord(1, 12)}`;
}
