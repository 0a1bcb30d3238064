import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { Fault } from "../../kernel/index.ts";

/** Keys made of the server's secret, one for each purpose: knowing one tells nothing of another. */
export interface Keys {
  /** Seals a secret for the database. What is sealed for one owner does not open for another. */
  seal(plain: string, owner: string): string;
  /** Opens what was sealed. @throws Fault when it was altered, is another owner's or of another server's secret */
  open(sealed: string, owner: string): string;
  /** A name for something that must not stand in the record itself, such as a network address; hex. */
  disguise(purpose: string, plain: string): string;
}

const minSecretBytes = 32;

/**
 * Makes the keys of a server's secret.
 *
 * @source RFC 5869 (HKDF); NIST SP 800-38D (AES-256-GCM, 96-bit random nonces)
 * @throws Fault when the secret has fewer than 32 bytes
 */
export function deriveKeys(secret: Uint8Array): Keys {
  if (secret.length < minSecretBytes) {
    throw new Fault(`the server's secret must have at least ${minSecretBytes} bytes`);
  }
  const key = (purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, "neurite", purpose, 32));
  const sealing = key("identity: sealed secrets");
  const disguising = key("identity: disguised names");
  return {
    seal(plain, owner) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(Buffer.from(owner));
      const hidden = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString("base64url");
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, 12), {
          authTagLength: 16,
        })
          .setAAD(Buffer.from(owner))
          .setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
      } catch {
        throw new Fault(
          `a secret kept for ${owner} does not open: it was altered, or the server's secret is another one`,
        );
      }
    },
    disguise: (purpose, plain) =>
      createHmac("sha256", disguising).update(`${purpose}\n${plain}`).digest("hex"),
  };
}
