import { canonical, defineIssue, type Issue } from "../../kernel/index.ts";
import {
  type Checkpoint,
  isSignedBy,
  type Leaf,
  leafNode,
  merkleTree,
  sealBody,
  streamSeed,
} from "../../store/index.ts";
import type { JournalLine } from "./journal-lines.ts";

const unreadable = defineIssue(
  "archive.journal-unreadable",
  "A line of {path} (line {number}) is no event.",
  "{path} 第 {number} 行不是事件。",
);
const altered = defineIssue(
  "archive.event-altered",
  "Event {version} of {stream} (position {position}) was changed: its content no longer gives its hash.",
  "{stream} 的第 {version} 个事件（位置 {position}）被更改：其内容与哈希值不符。",
);
const unchained = defineIssue(
  "archive.event-unchained",
  "Event {version} of {stream} (position {position}) does not continue the event before it: one was changed, removed or moved.",
  "{stream} 的第 {version} 个事件（位置 {position}）与前一个事件不相接：有事件被更改、删除或移动。",
);
const signature = defineIssue(
  "archive.checkpoint-signature",
  "The checkpoint is not what was signed: its signature does not fit.",
  "检查点与签名内容不符：签名无效。",
);
const root = defineIssue(
  "archive.checkpoint-root",
  "The list of streams in the checkpoint is not the one that was signed.",
  "检查点中的流清单与签名内容不符。",
);
const end = defineIssue(
  "archive.checkpoint-end",
  "{stream} ends with event {found}, the signed checkpoint says {signed}: events were removed, added or rewritten.",
  "{stream} 以第 {found} 个事件结束，而已签名的检查点为第 {signed} 个：有事件被删除、添加或改写。",
);
const none = defineIssue(
  "archive.no-checkpoint",
  "The journal comes without its signed checkpoint.",
  "日志缺少已签名的检查点。",
);

/** Follows the chains of an archived journal, and compares their ends with the signed checkpoint. */
export interface JournalCheck {
  take(path: string, line: string): void;
  checkpoint(text: string): void;
  finish(): { readonly events: number; readonly streams: number };
}

interface End {
  readonly version: number;
  readonly hash: string;
}

type OpenLeaf = Leaf | { readonly node: string };

export function journalCheck(study: string, issues: Issue[]): JournalCheck {
  const ends = new Map<string, End>();
  let events = 0;
  let signed: (Checkpoint & { readonly leaves: readonly OpenLeaf[] }) | undefined;
  return {
    take(path, text) {
      events += 1;
      const line = readLine(text);
      if (line === undefined) {
        issues.push(unreadable([path, events], { path, number: events }));
        return;
      }
      const { stream, version, position, prev, hash } = line;
      const told = { stream, version, position };
      const at = [stream, version];
      if ("body" in line && !isWhole(study, line)) issues.push(altered(at, told));
      const last = ends.get(stream);
      const expected = last?.hash ?? streamSeed(study, stream);
      if (version !== (last?.version ?? 0) + 1 || prev !== expected) {
        issues.push(unchained(at, told));
      }
      ends.set(stream, { version, hash });
    },
    checkpoint(text) {
      signed = JSON.parse(text) as typeof signed;
    },
    finish() {
      if (signed !== undefined) checkEnds(study, ends, signed, issues);
      else if (events > 0) issues.push(none(["journal/checkpoint.json"]));
      return { events, streams: ends.size };
    },
  };
}

function readLine(text: string): JournalLine | undefined {
  try {
    const line = JSON.parse(text) as JournalLine;
    return typeof line.stream === "string" && typeof line.hash === "string" ? line : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the body gives the hash, and is the body of this place. */
function isWhole(study: string, line: JournalLine & { readonly body: string }): boolean {
  if (sealBody(line.prev, line.body) !== line.hash) return false;
  const body = JSON.parse(line.body) as Record<string, unknown>;
  return (
    body["study"] === study && body["stream"] === line.stream && body["version"] === line.version
  );
}

function checkEnds(
  study: string,
  ends: ReadonlyMap<string, End>,
  { statement, signature: sign, leaves }: Checkpoint & { readonly leaves: readonly OpenLeaf[] },
  issues: Issue[],
): void {
  const path = ["journal/checkpoint.json"];
  if (!isSignedBy(statement.key, canonical(statement), sign)) {
    issues.push(signature(path));
  }
  const tree = merkleTree();
  const open = new Map<string, Leaf>();
  for (const leaf of leaves) {
    tree.addNode("node" in leaf ? leaf.node : leafNode(leaf));
    if ("stream" in leaf && leaf.study === study) open.set(leaf.stream, leaf);
  }
  if (tree.root() !== statement.root) issues.push(root(path));
  for (const stream of new Set([...open.keys(), ...ends.keys()])) {
    const [leaf, last] = [open.get(stream), ends.get(stream)];
    if (leaf?.version === last?.version && leaf?.hash === last?.hash) continue;
    const told = { stream, found: last?.version ?? 0, signed: leaf?.version ?? 0 };
    issues.push(end([stream], told));
  }
}
