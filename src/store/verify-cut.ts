import { defineIssue } from "../kernel/index.ts";
import { type Cut, contentDigest } from "./cut.ts";
import type { Recorded } from "./event.ts";
import type { Findings } from "./findings.ts";

const changed = defineIssue(
  "cut.changed",
  "The data cut of study {study} at position {position} was taken of {events} events with content hash {expected}; the journal now has {found} events there, with content hash {actual}.",
  "研究 {study} 在位置 {position} 的数据截止当时含 {events} 个事件，内容哈希为 {expected}；现在日志在该处有 {found} 个事件，内容哈希为 {actual}。",
);

/** Takes the content hash of every recorded cut again, in the same pass over the journal. */
export interface CutCheck {
  /** Takes the next event in position order. */
  take(event: Recorded & { readonly hash: string }): void;
  finish(): void;
}

export function cutCheck(cuts: readonly Cut[], findings: Findings): CutCheck {
  const studies = new Map<string, { digest: ReturnType<typeof contentDigest>; due: Cut[] }>();
  for (const cut of cuts) {
    const known = studies.get(cut.study) ?? { digest: contentDigest(), due: [] };
    known.due.push(cut);
    studies.set(cut.study, known);
  }

  function compareUntil(study: string, position: number): void {
    const known = studies.get(study);
    for (;;) {
      const cut = known?.due[0];
      if (known === undefined || cut === undefined || cut.position >= position) return;
      known.due.shift();
      const actual = known.digest.end();
      if (actual === cut.contentHash && known.digest.count === cut.events) continue;
      const path = [cut.study, "cut", cut.position];
      const { events, contentHash: expected } = cut;
      const found = known.digest.count;
      findings.add(
        changed(path, { study, position: cut.position, events, expected, found, actual }),
      );
    }
  }

  return {
    take({ study, position, hash }) {
      const known = studies.get(study);
      if (known === undefined) return;
      compareUntil(study, position);
      known.digest.add(hash);
    },
    finish() {
      for (const study of studies.keys()) compareUntil(study, Number.POSITIVE_INFINITY);
    },
  };
}
