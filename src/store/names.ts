import { Fault, isId } from "../kernel/index.ts";

const allowed = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}$/;
const schemaName = /^[a-z_][a-z0-9_]{0,47}$/;

/**
 * Checks the name of a stream (`participant/01-701-1015`) or the id of a command: 1–200 letters, digits,
 * `.`, `_`, `:`, `/` or `-`, beginning with a letter or digit. Such names sort alike in every program
 * and need no escaping in keys and hashes.
 *
 * @throws Fault when the name is none of these
 */
export function checkName(what: "stream" | "command", name: string): void {
  if (!allowed.test(name)) throw new Fault(`not a ${what} name: ${JSON.stringify(name)}`);
}

/** Checks a study's id. @throws Fault when it is no id of the kernel's kind */
export function checkStudy(study: string): void {
  if (!isId(study)) throw new Fault(`not a study id: ${JSON.stringify(study)}`);
}

/** Checks the name of a PostgreSQL schema, which is written into SQL as it is. @throws Fault otherwise */
export function checkSchema(schema: string): void {
  if (!schemaName.test(schema)) {
    throw new Fault(`not a schema name (a–z, 0–9, _, at most 48): ${JSON.stringify(schema)}`);
  }
}

/** One word for a stream among the streams of all studies. */
export function streamKey(study: string, stream: string): string {
  return `${study}\n${stream}`;
}
