import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { canonical } from "../../kernel/index.ts";
import type { EventBody } from "../event.ts";
import { fastSha256 } from "../seal.ts";
import type { WallKey } from "./wall-key.ts";

/** What the journal holds in place of an event behind the wall: when, and a salted commitment to the rest. */
export interface Stub extends EventBody {
  readonly type: "sealed";
  /** SHA-256 over a salt and the event's canonical JSON. It tells nothing, and proves later that nothing was changed. */
  readonly commitment: string;
}

export interface SealedEvent {
  readonly stub: Stub;
  /** Nonce, tag and ciphertext of salt and JSON: AES-256-GCM. */
  readonly content: Buffer;
}

/** Where an event stands; its sealed content opens nowhere else. */
interface Place {
  readonly study: string;
  readonly stream: string;
  readonly version: number;
}

const nonceBytes = 12;
const tagBytes = 16;
const saltBytes = 32;

/** Seals an event for its place. */
export function sealEvent(key: WallKey, place: Place, event: EventBody): SealedEvent {
  const salt = randomBytes(saltBytes);
  const plain = Buffer.concat([salt, Buffer.from(canonical(event))]);
  return {
    stub: { type: "sealed", at: event.at, commitment: fastSha256(plain) },
    content: seal(key.sealing(place.study), nameOf(place), plain),
  };
}

/**
 * Opens the sealed content of an event.
 *
 * @throws Error when it is not what the journal's commitment says, or was sealed for another place or with another key
 */
export function openEvent(key: WallKey, place: Place, stub: Stub, content: Buffer): EventBody {
  const plain = unseal(key.sealing(place.study), nameOf(place), content);
  if (fastSha256(plain) !== stub.commitment) {
    throw new Error("the sealed event is not the one that the journal is committed to");
  }
  return JSON.parse(plain.subarray(saltBytes).toString()) as EventBody;
}

/** Encrypts bytes for a purpose: they open for the same purpose only. */
export function seal(key: Buffer, purpose: string, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error when the bytes were changed, or sealed for another purpose */
export function unseal(key: Buffer, purpose: string, content: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, content.subarray(0, nonceBytes));
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(content.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([
    decipher.update(content.subarray(nonceBytes + tagBytes)),
    decipher.final(),
  ]);
}

function nameOf({ study, stream, version }: Place): string {
  return `${study}\n${stream}\n${version}`;
}

/** Whether an event of the journal stands for one behind the wall. */
export function isStub(event: EventBody): event is Stub {
  return event.type === "sealed" && typeof event["commitment"] === "string";
}
