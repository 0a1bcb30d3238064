/** One `key=value` of a structured meta line, with the places of both (columns from 1). */
export interface MetaField {
  readonly key: string;
  /** Without its quotes; escapes stay. */
  readonly value: string;
  readonly quoted: boolean;
  readonly column: number;
  readonly valueColumn: number;
}

/** Why a structured value cannot be taken apart, and where. */
export interface StructureFault {
  readonly fault: "unclosed" | "quote" | "inner-quote" | "not-a-pair" | "bracket" | "empty";
  readonly column: number;
}

/**
 * Takes `<ID=…,Description="…">` apart. Quotes may hold commas and angle brackets, and quotes after a backslash;
 * square brackets may hold commas.
 *
 * @param start where `<` stands in the line, from 0
 */
export function readStructured(line: string, start: number): MetaField[] | StructureFault {
  const fields: MetaField[] = [];
  let at = start + 1;
  const fault = (what: StructureFault["fault"], where: number): StructureFault => ({
    fault: what,
    column: where + 1,
  });
  if (line[at] === ">") return fault("empty", at);
  for (;;) {
    const begin = at;
    while (at < line.length && !'=,<>"'.includes(line[at] ?? "")) at++;
    if (at >= line.length) return fault("unclosed", line.length);
    if (line[at] !== "=" || at === begin) return fault("not-a-pair", begin);
    const key = line.slice(begin, at).trimStart();
    at++;
    const valueStart = at;
    const read = readValue(line, at);
    if (typeof read === "string") return fault(read, valueStart);
    at = read.end;
    fields.push({
      key,
      value: read.value,
      quoted: read.quoted,
      column: begin + 1,
      valueColumn: valueStart + 1,
    });
    const next = line[at];
    if (next === undefined) return fault("unclosed", at);
    if (next === ">") return at === line.length - 1 ? fields : fault("bracket", at);
    if (next === "<") return fault("bracket", at);
    if (next !== ",") return fault(read.quoted ? "inner-quote" : "quote", at);
    at++;
  }
}

function readValue(
  line: string,
  start: number,
): { value: string; quoted: boolean; end: number } | StructureFault["fault"] {
  let at = start;
  if (line[at] === '"') {
    for (at++; at < line.length && line[at] !== '"'; at++) if (line[at] === "\\") at++;
    if (at >= line.length) return "quote";
    return { value: line.slice(start + 1, at), quoted: true, end: at + 1 };
  }
  if (line[at] === "[") {
    const close = line.indexOf("]", at);
    if (close < 0) return "unclosed";
    return { value: line.slice(start, close + 1), quoted: false, end: close + 1 };
  }
  while (at < line.length && !',<>"'.includes(line[at] ?? "")) at++;
  return { value: line.slice(start, at), quoted: false, end: at };
}
