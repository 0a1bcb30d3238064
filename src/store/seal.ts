import { hash } from "node:crypto";
import { canonical, type Json, type Sha256 } from "../kernel/index.ts";

/** What an event is sealed with: its place in the record. */
export interface Place {
  readonly study: string;
  readonly stream: string;
  readonly version: number;
  readonly command: string;
}

/** SHA-256 of a text's UTF-8 bytes; the platform's, which is faster here than the kernel's portable one. */
export function fastSha256(text: string | Uint8Array): Sha256 {
  return hash("sha256", text, "hex");
}

/**
 * The text that is hashed and kept: canonical JSON of the event inside its place. Whatever a column
 * of the journal says besides is a copy of something in here.
 */
export function writeBody({ study, stream, version, command }: Place, event: Json): string {
  return `{"command":"${command}","event":${canonical(event)},"stream":"${stream}","study":"${study}","version":${version}}`;
}

/** The hash of an event: over the hash of the event before it and its own body. */
export function sealBody(prevHash: Sha256, body: string): Sha256 {
  return fastSha256(`${prevHash}\n${body}`);
}

/** What the first event of a stream continues: made from the stream's name, so that no chain fits another stream. */
export function streamSeed(study: string, stream: string): Sha256 {
  return fastSha256(`neurite stream\n${study}\n${stream}`);
}
