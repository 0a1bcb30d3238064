/**
 * PostgreSQL's binary form of one-dimensional arrays. Event bodies are full of quotes, which the text
 * form would escape and the server unescape: this way they travel as they are.
 *
 * @source PostgreSQL source, src/backend/utils/adt/arrayfuncs.c, array_recv
 */
const textOid = 25;
const byteaOid = 17;

/** An array of texts, as a query parameter of type text[]; undefined is sent as null. */
export function textArray(values: readonly (string | undefined)[]): Buffer {
  return arrayOf(textOid, values, "utf8");
}

/** An array of bytes given as hexadecimal digits, as a query parameter of type bytea[]. */
export function byteaArray(values: readonly string[]): Buffer {
  return arrayOf(byteaOid, values, "hex");
}

function arrayOf(
  oid: number,
  values: readonly (string | undefined)[],
  encoding: "utf8" | "hex",
): Buffer {
  const header = values.length === 0 ? 12 : 20;
  let size = header + 4 * values.length;
  let nulls = 0;
  for (const value of values) {
    if (value === undefined) nulls = 1;
    else size += Buffer.byteLength(value, encoding);
  }
  const out = Buffer.allocUnsafe(size);
  out.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  out.writeInt32BE(nulls, 4);
  out.writeInt32BE(oid, 8);
  if (values.length > 0) {
    out.writeInt32BE(values.length, 12);
    out.writeInt32BE(1, 16);
  }
  let at = header;
  for (const value of values) {
    if (value === undefined) {
      out.writeInt32BE(-1, at);
      at += 4;
      continue;
    }
    const written = out.write(value, at + 4, encoding);
    out.writeInt32BE(written, at);
    at += 4 + written;
  }
  return out;
}
