import { calendarDate, type Instant, msOf } from "../../kernel/index.ts";
import type { EncodingName } from "../text/encoding.ts";
import { encodeLabel } from "./columns.ts";
import { parseFormat } from "./namestr.ts";
import { paddedBytes } from "./record.ts";
import type { XptColumn } from "./xpt-dataset.ts";

const monthNames = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

/** An instant as SAS writes it, in UTC: `16JUN17:15:53:15`. */
export function sasDateTime(at: Instant): string {
  const day = calendarDate(Math.floor(msOf(at) / 86_400_000));
  const two = (n: number) => String(n % 100).padStart(2, "0");
  const month = monthNames.slice(day.month * 3 - 3, day.month * 3);
  return `${two(day.day)}${month}${two(day.year)}:${at.slice(11, 19)}`;
}

function header(kind: string, digits: string): string {
  return `HEADER RECORD*******${kind.padEnd(8)}HEADER RECORD!!!!!!!${digits.padEnd(30, "0")}  `;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The three records with which a file begins. */
export function libraryHeader(created: Instant): Uint8Array {
  const time = sasDateTime(created);
  return ascii(
    header("LIBRARY", "") +
      `SAS     SAS     SASLIB  9.4     NEURITE ${" ".repeat(24)}${time}` +
      time.padEnd(80),
  );
}

/** All records that stand before a dataset's rows. */
export function memberHeader(
  name: string,
  label: string,
  columns: readonly XptColumn[],
  created: Instant,
  encoding: EncodingName,
): Uint8Array {
  const time = sasDateTime(created);
  const start = ascii(
    header("MEMBER", "000000000000000001600000000140") +
      header("DSCRPTR", "") +
      `SAS     ${name.padEnd(8)}SASDATA 9.4     NEURITE ${" ".repeat(24)}${time}` +
      time.padEnd(80) +
      header("NAMESTR", `000000${String(columns.length).padStart(4, "0")}`),
  );
  start.set(encodeLabel(name, name, label, encoding), 272);
  const bytes = new Uint8Array(start.length + paddedBytes(columns.length * 140) + 80).fill(0x20);
  bytes.set(start);
  for (const [index, column] of columns.entries()) {
    const at = start.length + index * 140;
    const labelBytes = encodeLabel(name, column.name, column.label, encoding);
    writeNamestr(bytes.subarray(at, at + 140), column, index + 1, labelBytes);
  }
  bytes.set(ascii(header("OBS", "")), bytes.length - 80);
  return bytes;
}

/** @source SAS TS-140, struct NAMESTR */
function writeNamestr(
  bytes: Uint8Array,
  column: XptColumn,
  number: number,
  label: Uint8Array,
): void {
  const format = parseFormat(column.format ?? ".") ?? { name: "", width: 0, decimals: 0 };
  bytes.fill(0);
  bytes.fill(0x20, 8, 64);
  bytes.fill(0x20, 72, 80);
  const int16 = (at: number, value: number) => bytes.set([(value >> 8) & 255, value & 255], at);
  int16(0, column.type === "number" ? 1 : 2);
  int16(4, column.length);
  int16(6, number);
  bytes.set(ascii(column.name), 8);
  bytes.set(label, 16);
  bytes.set(ascii(format.name), 56);
  int16(64, format.width);
  int16(66, format.decimals);
  int16(84, column.position >> 16);
  int16(86, column.position);
}
