import type { GenomeInterval } from "../../engine/index.ts";
import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import { longestLine } from "./line-cutter.ts";
import type { Aside } from "./sex-sampler.ts";
import { infoEnd } from "./read-record.ts";

const tooLong = defineIssue(
  "vcf.record-too-long",
  "Line {line} is too long to be a record that could be read.",
  "第 {line} 行过长，无法作为记录读取。",
);

const tab = 9;
const lineFeed = 10;
const less = 60;

/** Regions of one contig, by the name the file gives it. */
export interface WantedContig {
  readonly name: string;
  readonly regions: readonly GenomeInterval[];
  /** Sees records of the contig beside those that are wanted, until it has enough. */
  readonly aside?: Aside;
}

/**
 * Goes through chunks of records and gives the lines that overlap a region; the others are passed over by their first
 * bytes and never become text. Lines may be cut by chunks anywhere.
 */
export function wantedLines(
  contigs: readonly WantedContig[],
  firstLine: number,
  take: (columns: string[], contig: WantedContig, line: number) => void,
) {
  const wanted = contigs.map((contig) => ({
    contig,
    prefix: Uint8Array.from(`${contig.name}\t`, (letter) => letter.charCodeAt(0)),
    first: Math.min(...contig.regions.map((region) => region.start)),
    last: Math.max(...contig.regions.map((region) => region.end)),
  }));
  const longestPrefix = Math.max(0, ...wanted.map(({ prefix }) => prefix.length));
  let held = new Uint8Array(0);
  let heldLength = 0;
  /** In a line that is passed over although its end has not come. */
  let passing = false;
  let line = firstLine;

  /** Keeps the beginning of a line; one that begins otherwise than those wanted is not kept, however long it is. */
  function hold(bytes: Uint8Array): void {
    if (passing) return;
    if (heldLength + bytes.length > longestLine) throw new DataProblem(tooLong([line], { line }));
    if (heldLength + bytes.length > held.length) {
      const room = new Uint8Array(Math.max(4096, 2 * (heldLength + bytes.length)));
      room.set(held.subarray(0, heldLength));
      held = room;
    }
    held.set(bytes, heldLength);
    heldLength += bytes.length;
    if (heldLength < longestPrefix || wanted.some(({ prefix }) => begins(held, 0, prefix))) return;
    passing = true;
    heldLength = 0;
  }

  function giveHeld(): void {
    if (!passing) consider(held, 0, heldLength);
    passing = false;
    heldLength = 0;
  }

  function consider(bytes: Uint8Array, start: number, end: number): void {
    for (const each of wanted) {
      const { prefix } = each;
      if (begins(bytes, start, prefix)) return look(bytes, start, end, start + prefix.length, each);
    }
  }

  function look(
    bytes: Uint8Array,
    start: number,
    end: number,
    posAt: number,
    { contig, first, last }: (typeof wanted)[number],
  ): void {
    let pos = 0;
    let at = posAt;
    let whole = true;
    for (; at < end && bytes[at] !== tab; at++) {
      const digit = (bytes[at] ?? 0) - 48;
      if (digit < 0 || digit > 9) whole = false;
      pos = pos * 10 + digit;
    }
    if (contig.aside !== undefined && whole && !contig.aside.full(pos)) {
      contig.aside.take(text(bytes, start, end).split("\t"), pos);
    }
    if (contig.regions.length === 0) return;
    // What is no number here is a line to look at: it is not known to lie elsewhere.
    if (!whole) return take(text(bytes, start, end).split("\t"), contig, line);
    if (pos > last || (pos + 1 < first && endsBefore(bytes, at, end, pos, first))) return;
    const columns = text(bytes, start, end).split("\t");
    const reach = reachOf(columns, pos);
    const meets = contig.regions.some(({ start: from, end: to }) => !(pos > to || reach < from));
    if (meets) take(columns, contig, line);
  }

  return {
    push(chunk: Uint8Array): void {
      let at = 0;
      if (heldLength > 0 || passing) {
        const end = chunk.indexOf(lineFeed);
        hold(end < 0 ? chunk : chunk.subarray(0, end));
        if (end < 0) return;
        giveHeld();
        line++;
        at = end + 1;
      }
      for (let end = chunk.indexOf(lineFeed, at); end >= 0; end = chunk.indexOf(lineFeed, at)) {
        consider(chunk, at, end);
        line++;
        at = end + 1;
      }
      if (at < chunk.length) hold(chunk.subarray(at));
    },
    end(): void {
      if (heldLength > 0) giveHeld();
    },
  };
}

function begins(bytes: Uint8Array, start: number, prefix: Uint8Array): boolean {
  for (let at = 0; at < prefix.length; at++) if (bytes[start + at] !== prefix[at]) return false;
  return true;
}

/** Whether a record that begins before a place also ends before it, judged without making text of it. */
function endsBefore(
  bytes: Uint8Array,
  afterPos: number,
  end: number,
  pos: number,
  first: number,
): boolean {
  const ref = bytes.indexOf(tab, afterPos + 1) + 1;
  const alt = bytes.indexOf(tab, ref) + 1;
  if (ref === 0 || alt === 0 || alt >= end) return false;
  const altEnd = bytes.indexOf(tab, alt);
  if (altEnd < 0 || altEnd > end) return false;
  if (pos + (alt - 1 - ref) - 1 >= first) return false;
  // A symbolic allele or a record without one may reach further than its bases.
  if (bytes[alt] === 46) return false;
  for (let at = alt; at < altEnd; at++) if (bytes[at] === less) return false;
  return true;
}

/** The last base a record says something about. */
function reachOf(columns: readonly string[], pos: number): number {
  const info = columns[7] ?? ".";
  const lengths = /(?:^|;)SVLEN=([^;]*)/.exec(info)?.[1]?.split(",") ?? [];
  const longest = lengths.reduce((most, each) => Math.max(most, Math.abs(Number(each)) || 0), 0);
  const keys = columns[8]?.split(":") ?? [];
  const at = keys.indexOf("LEN");
  const blocks = at < 0 ? [] : columns.slice(9).map((sample) => Number(sample.split(":")[at]) || 0);
  const bases = (columns[3] ?? "").length;
  return Math.max(
    pos + bases - 1,
    pos + longest,
    infoEnd(info) ?? 0,
    ...blocks.map((n) => pos + n - 1),
  );
}

function text(bytes: Uint8Array, start: number, end: number): string {
  const last = bytes[end - 1] === 13 ? end - 1 : end;
  let made = "";
  for (let at = start; at < last; at += 8192) {
    made += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, last)));
  }
  return made;
}
