import { canonical, defineIssue } from "../kernel/index.ts";
import {
  type Checkpoint,
  type ExportedCheckpoint,
  orderDigest,
  statementHash,
} from "./checkpoint.ts";
import type { Recorded } from "./event.ts";
import type { Findings } from "./findings.ts";
import { type Leaf, merkleTree } from "./merkle.ts";
import { streamKey } from "./names.ts";
import { isSignedBy } from "./signing-key.ts";
import type { StreamEnd } from "./verify-chain.ts";

const signature = defineIssue(
  "checkpoint.signature",
  "The checkpoint at position {position} is not what was signed: its signature does not fit.",
  "位置 {position} 的检查点与签名内容不符：签名无效。",
);
const otherKey = defineIssue(
  "checkpoint.other-key",
  "The checkpoint at position {position} was signed by the key {key}, which is not one of those trusted. If the key was changed on purpose, name the old public key.",
  "位置 {position} 的检查点由密钥 {key} 签名，该密钥不受信任。如密钥是有意更换的，请指明旧公钥。",
);
const otherStore = defineIssue(
  "checkpoint.other-store",
  "The checkpoint at position {position} belongs to another store ({store}).",
  "位置 {position} 的检查点属于另一个存储（{store}）。",
);
const link = defineIssue(
  "checkpoint.link",
  "The checkpoint at position {position} does not follow the one kept before it: a checkpoint was removed or replaced.",
  "位置 {position} 的检查点与前一个检查点不相接：有检查点被删除或替换。",
);
const orderChanged = defineIssue(
  "checkpoint.order",
  "The events after position {after} up to {position} are not those that the checkpoint at {position} signed: at least one was changed, added, removed or moved.",
  "位置 {after} 之后至 {position} 的事件与位置 {position} 的检查点所签的不同：至少有一个事件被更改、添加、删除或移动。",
);
const rootChanged = defineIssue(
  "checkpoint.root",
  "The streams as they stood at position {position} are not those that the checkpoint there signed.",
  "各流在位置 {position} 的状态与该处检查点所签的不同。",
);
const leafChanged = defineIssue(
  "checkpoint.event-replaced",
  "Event {version} of {stream} in study {study} (position {position}) is not the one that the checkpoint at position {checkpoint} signed: it, or an event before it, was rewritten.",
  "研究 {study} 中 {stream} 的第 {version} 个事件（位置 {position}）与位置 {checkpoint} 的检查点所签的不同：该事件或其之前的事件被改写。",
);
const leafMissing = defineIssue(
  "checkpoint.event-missing",
  "Event {version} of {stream} in study {study} was signed by the checkpoint at position {checkpoint} and is not in the journal any more.",
  "研究 {study} 中 {stream} 的第 {version} 个事件由位置 {checkpoint} 的检查点签名，但已不在日志中。",
);
const leavesChanged = defineIssue(
  "checkpoint.leaves",
  "The list of streams that came with the checkpoint at position {position} is not the one it signed.",
  "位置 {position} 的检查点所附的流清单与其所签的不同。",
);

/** Compares the journal with signed checkpoints in one pass. */
export interface CheckpointCheck {
  /** To be called before the chain takes an event at this position. */
  before(position: number): void;
  /** To be called with each event. */
  take(event: Recorded & { readonly hash: string }): void;
  finish(): void;
}

interface Watch {
  readonly checkpoint: Checkpoint;
  readonly digest: ReturnType<typeof orderDigest>;
  /** The root needs all streams sorted, so it is taken for few; the digests of all ranges cover the rest. */
  readonly root: boolean;
}

function watch(checkpoint: Checkpoint, root: boolean): Watch {
  return { checkpoint, root, digest: orderDigest() };
}

/**
 * @param kept the checkpoints in the store, oldest first
 * @param given one that was exported earlier and kept elsewhere
 * @param trusted public keys (base64) that may have signed
 */
export function checkpointCheck(
  source: {
    readonly kept: readonly Checkpoint[];
    readonly given: Checkpoint | ExportedCheckpoint | undefined;
    readonly trusted: ReadonlySet<string>;
    readonly store: string;
    readonly ends: ReadonlyMap<string, StreamEnd>;
  },
  findings: Findings,
): CheckpointCheck {
  const { kept, given, ends } = source;
  for (const checkpoint of given === undefined ? kept : [...kept, given]) {
    checkStatement(checkpoint, source, findings);
  }
  checkLinks(kept, findings);
  const leaves = given !== undefined && "leaves" in given ? given.leaves : [];
  const expected = new Map(leaves.map((leaf) => [streamKey(leaf.study, leaf.stream), leaf]));
  if (given !== undefined && "leaves" in given) checkLeaves(given, findings);

  const watches = kept.map((checkpoint, index) => watch(checkpoint, index === kept.length - 1));
  const extra = given === undefined ? [] : [watch(given, true)];

  function close({ checkpoint, digest, root }: Watch): void {
    const { position, after, order, root: signed } = checkpoint.statement;
    if (digest.end() !== order) {
      findings.add(orderChanged(["checkpoint", position], { after, position }));
    }
    if (root && rootOf(ends) !== signed) {
      findings.add(rootChanged(["checkpoint", position], { position }));
    }
  }

  function closeUntil(list: Watch[], position: number): void {
    for (;;) {
      const next = list[0];
      if (next === undefined || next.checkpoint.statement.position >= position) return;
      list.shift();
      close(next);
    }
  }

  return {
    before(position) {
      closeUntil(watches, position);
      closeUntil(extra, position);
    },
    take({ study, stream, version, position, hash }) {
      // Ranges follow each other, so only the next to be closed can hold this event.
      for (const next of [watches[0], extra[0]]) {
        if (next !== undefined && next.checkpoint.statement.after < position) {
          next.digest.add(position, hash);
        }
      }
      if (expected.size === 0) return;
      const key = streamKey(study, stream);
      const leaf = expected.get(key);
      if (leaf?.version !== version) return;
      expected.delete(key);
      if (leaf.hash === hash) return;
      const event = { study, stream, version, position };
      const checkpoint = given?.statement.position ?? 0;
      findings.add(leafChanged([study, stream, version], { ...event, checkpoint }), event);
    },
    finish() {
      closeUntil(watches, Number.POSITIVE_INFINITY);
      closeUntil(extra, Number.POSITIVE_INFINITY);
      for (const { study, stream, version } of expected.values()) {
        const checkpoint = given?.statement.position ?? 0;
        const event = { study, stream, version, position: checkpoint };
        findings.add(leafMissing([study, stream, version], { ...event, checkpoint }), event);
      }
    },
  };
}

/** A leaf kept in the store that the journal no longer agrees with; without a hash the event is missing. */
export function reportKeptLeaf(
  leaf: Leaf & { readonly checkpoint: number; readonly position: number | undefined },
  findings: Findings,
): void {
  const { study, stream, version, checkpoint, position } = leaf;
  const words = { study, stream, version, checkpoint };
  const event = { study, stream, version, position: position ?? checkpoint };
  const path = [study, stream, version];
  findings.add(
    position === undefined ? leafMissing(path, words) : leafChanged(path, { ...words, position }),
    event,
  );
}

function checkStatement(
  { statement, signature: signed }: Checkpoint,
  from: { readonly trusted: ReadonlySet<string>; readonly store: string },
  findings: Findings,
): void {
  const { position, key, store } = statement;
  const path = ["checkpoint", position];
  if (!isSignedBy(key, canonical(statement), signed)) {
    findings.add(signature(path, { position }));
  } else if (!from.trusted.has(key)) {
    findings.add(otherKey(path, { position, key }));
  }
  if (store !== from.store) findings.add(otherStore(path, { position, store }));
}

function checkLinks(kept: readonly Checkpoint[], findings: Findings): void {
  for (const [index, { statement }] of kept.entries()) {
    const before = kept[index - 1]?.statement;
    const follows =
      statement.previous === statementHash(before) && statement.after === (before?.position ?? 0);
    if (follows) continue;
    findings.add(link(["checkpoint", statement.position], { position: statement.position }));
  }
}

function checkLeaves({ statement, leaves }: ExportedCheckpoint, findings: Findings): void {
  const tree = merkleTree();
  for (const leaf of leaves) tree.add(leaf);
  if (tree.root() === statement.root && tree.count === statement.streams) return;
  findings.add(leavesChanged(["checkpoint", statement.position], { position: statement.position }));
}

function rootOf(ends: ReadonlyMap<string, StreamEnd>): string {
  const tree = merkleTree();
  for (const key of [...ends.keys()].sort()) {
    const end = ends.get(key);
    if (end !== undefined) tree.add(end);
  }
  return tree.root();
}
