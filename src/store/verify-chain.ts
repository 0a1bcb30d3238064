import { defineIssue } from "../kernel/index.ts";
import { hexOf, type Row } from "./copy-rows.ts";
import type { Recorded } from "./event.ts";
import type { Findings } from "./findings.ts";
import { streamKey } from "./names.ts";
import { sealBody, streamSeed } from "./seal.ts";

const altered = defineIssue(
  "journal.altered",
  "Event {version} of {stream} in study {study} (position {position}) was changed after it was recorded: its content no longer gives its hash.",
  "研究 {study} 中 {stream} 的第 {version} 个事件（位置 {position}）在记录之后被更改：其内容与哈希值不符。",
);
const unreadable = defineIssue(
  "journal.unreadable",
  "Event {version} of {stream} in study {study} (position {position}) is no event that Neurite wrote.",
  "研究 {study} 中 {stream} 的第 {version} 个事件（位置 {position}）不是由 Neurite 写入的事件。",
);
const column = defineIssue(
  "journal.column",
  "Event {version} of {stream} in study {study} (position {position}): the column {column} says «{found}», but the sealed event says «{sealed}».",
  "研究 {study} 中 {stream} 的第 {version} 个事件（位置 {position}）：列 {column} 为“{found}”，而封存的事件为“{sealed}”。",
);
const gap = defineIssue(
  "journal.gap",
  "In {stream} of study {study}, event {expected} is missing or moved: event {version} (position {position}) comes instead.",
  "研究 {study} 的 {stream} 中，第 {expected} 个事件缺失或被移动：此处为第 {version} 个事件（位置 {position}）。",
);
const misplaced = defineIssue(
  "journal.misplaced",
  "Event {version} of {stream} in study {study} stands at position {position}, after event {last}: events were swapped, moved or repeated.",
  "研究 {study} 中 {stream} 的第 {version} 个事件位于位置 {position}，排在第 {last} 个事件之后：事件被调换、移动或重复。",
);
const unchained = defineIssue(
  "journal.unchained",
  "Event {version} of {stream} in study {study} (position {position}) does not continue the event before it: one of the two was replaced.",
  "研究 {study} 中 {stream} 的第 {version} 个事件（位置 {position}）与前一个事件不相接：两者之一被替换。",
);
const twice = defineIssue(
  "journal.position-twice",
  "Position {position} is held by more than one event; one of them is event {version} of {stream} in study {study}.",
  "位置 {position} 有不止一个事件，其中之一是研究 {study} 中 {stream} 的第 {version} 个事件。",
);
const tail = defineIssue(
  "journal.tail",
  "{stream} of study {study} ended with event {head}, but the last event found is {last}: what came after it was removed.",
  "研究 {study} 的 {stream} 原以第 {head} 个事件结束，但找到的最后一个事件是第 {last} 个：其后的事件已被删除。",
);
const head = defineIssue(
  "journal.head",
  "The noted end of {stream} in study {study} (event {head}) disagrees with its last event ({last}).",
  "研究 {study} 中 {stream} 所记的末尾（第 {head} 个事件）与其最后一个事件（第 {last} 个）不一致。",
);
const headless = defineIssue(
  "journal.headless",
  "{stream} of study {study} has {last} events, but its end is not noted.",
  "研究 {study} 的 {stream} 有 {last} 个事件，但没有记录其末尾。",
);

/** The columns that {@link ChainCheck} takes, in its order. */
export const chainColumns =
  "position, study, stream, version, command, type, at, prev_hash, hash, body";

/** Where a stream ends as far as the journal was read. */
export interface StreamEnd {
  readonly study: string;
  readonly stream: string;
  version: number;
  hash: string;
  position: number;
}

/** Recomputes every hash and follows every stream's chain; about 300 bytes of memory per stream. */
export interface ChainCheck {
  readonly ends: ReadonlyMap<string, StreamEnd>;
  /** Takes the next event in position order and returns where it stands. */
  take(row: Row): Recorded & { readonly hash: string };
  /** Takes a noted end: study, stream, version, hash. */
  takeHead(row: Row): void;
  /** Reports streams whose end was not noted. */
  finish(): void;
}

export function chainCheck(findings: Findings): ChainCheck {
  const ends = new Map<string, StreamEnd>();
  const noted = new Set<string>();
  let lastPosition = 0;

  return {
    ends,
    take(row) {
      const [place, study = "", stream = "", versionText] = row;
      const event = { study, stream, version: Number(versionText), position: Number(place) };
      const prev = hexOf(row[7]);
      const hash = hexOf(row[8]);
      const path = [study, stream, event.version];
      if (event.position <= lastPosition) findings.add(twice(path, event), event);
      lastPosition = event.position;

      if (sealBody(prev, row[9] ?? "") !== hash) findings.add(altered(path, event), event);
      else compareColumns(row, event, findings);

      const key = streamKey(study, stream);
      const end = ends.get(key);
      const last = end?.version ?? 0;
      if (event.version > last + 1) {
        findings.add(gap(path, { ...event, expected: last + 1 }), event);
      } else if (event.version <= last) {
        findings.add(misplaced(path, { ...event, last }), event);
      } else if (prev !== (end?.hash ?? streamSeed(study, stream))) {
        findings.add(unchained(path, event), event);
      }
      if (end === undefined) {
        ends.set(key, { study, stream, version: event.version, hash, position: event.position });
      } else if (event.version > last) {
        end.version = event.version;
        end.hash = hash;
        end.position = event.position;
      }
      return { ...event, hash };
    },

    takeHead([study = "", stream = "", versionText, hash]) {
      const key = streamKey(study, stream);
      noted.add(key);
      const version = Number(versionText);
      const end = ends.get(key);
      const last = end?.version ?? 0;
      const found = { study, stream, version: last, position: end?.position ?? 0 };
      const words = { study, stream, head: version, last };
      if (version > last) {
        findings.add(tail([study, stream, last + 1], words), { ...found, version: last + 1 });
      } else if (version < last || (last > 0 && hexOf(hash) !== end?.hash)) {
        findings.add(head([study, stream, last], words), found);
      }
    },

    finish() {
      for (const [key, { study, stream, version, position }] of ends) {
        if (noted.has(key)) continue;
        const found = { study, stream, version, position };
        findings.add(headless([study, stream], { study, stream, last: version }), found);
      }
    },
  };
}

interface SealedBody {
  readonly [member: string]: unknown;
  readonly event: { readonly type?: unknown; readonly at?: unknown };
}

/** The columns are copies of what the sealed body says, made for people and queries. */
function compareColumns(row: Row, event: Recorded, findings: Findings): void {
  const path = [event.study, event.stream, event.version];
  let body: SealedBody;
  try {
    body = JSON.parse(row[9] ?? "") as SealedBody;
    if (typeof body.event !== "object" || body.event === null) throw new SyntaxError("no event");
  } catch {
    findings.add(unreadable(path, { ...event }), event);
    return;
  }
  const { command, stream, study, version, event: sealed } = body;
  if (
    command === row[4] &&
    stream === event.stream &&
    study === event.study &&
    version === event.version &&
    sealed.type === row[5] &&
    sealed.at === row[6]
  ) {
    return;
  }
  const said = { study, stream, version, command, type: sealed.type, at: sealed.at };
  for (const [index, [name, value]] of Object.entries(said).entries()) {
    const found = row[index + 1] ?? "";
    if (String(value) === found) continue;
    const words = { ...event, column: name, found, sealed: String(value) };
    findings.add(column([...path, name], words), event);
  }
}
