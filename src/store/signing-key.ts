import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { StoreUnavailable } from "./embedded/index.ts";
import { fastSha256 } from "./seal.ts";

/** The key with which this instance signs checkpoints. */
export interface SigningKey {
  /** SHA-256 of the public key: the name under which it is quoted. */
  readonly id: string;
  /** The public key: SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
  /** An Ed25519 signature in base64. @source RFC 8032 */
  sign(text: string): string;
}

const fileName = "checkpoint-key.pem";

/**
 * Opens the instance's Ed25519 key in a folder, making one the first time. The file is for its owner
 * alone (mode 0600). Keep the folder away from the database and from its backups: who has both can
 * rewrite the record and sign it anew.
 *
 * @throws StoreUnavailable when others can read the key, or the file holds no key
 */
export async function openSigningKey(folder: string): Promise<SigningKey> {
  const path = join(folder, fileName);
  await makeKey(folder, path);
  if (process.platform !== "win32" && ((await stat(path)).mode & 0o077) !== 0) {
    throw new StoreUnavailable(
      `Other accounts can read the signing key «${path}».`,
      `Run: chmod 600 ${path}`,
    );
  }
  const key = await readKey(path);
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" });
  return {
    id: fastSha256(publicKey),
    publicKey: publicKey.toString("base64"),
    sign: (text) => sign(null, Buffer.from(text), key).toString("base64"),
  };
}

/** Whether a signature (base64) is that of the text by a public key (base64). Unreadable ones are not. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, "base64"),
      type: "spki",
      format: "der",
    });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

async function makeKey(folder: string, path: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (existsSync(path)) return;
    // Written aside and linked into place: a key file is there whole or not at all, and of two processes one makes it.
    const aside = `${path}.${process.pid}-${randomUUID()}`;
    const file = await open(aside, "wx", 0o600);
    try {
      const { privateKey } = generateKeyPairSync("ed25519");
      await file.writeFile(privateKey.export({ type: "pkcs8", format: "pem" }));
      await file.chmod(0o600);
      await file.sync();
      await link(aside, path);
    } finally {
      await file.close();
      await rm(aside, { force: true });
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    throw new StoreUnavailable(
      `The signing key cannot be kept in «${folder}»: ${String(error)}.`,
      "Choose a folder that this account can write.",
      error,
    );
  }
}

async function readKey(path: string): Promise<KeyObject> {
  try {
    return createPrivateKey(await readFile(path));
  } catch (error) {
    throw new StoreUnavailable(
      `«${path}» holds no readable signing key.`,
      "Put the key back from its safe copy. If it is lost, move the file away: checkpoints will be signed by a new key, and the old public key must be named to verify older ones.",
      error,
    );
  }
}
