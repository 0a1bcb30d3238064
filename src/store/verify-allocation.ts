import { defineIssue, type Issue, type Sha256, sha256 } from "../kernel/index.ts";
import { type Study, studyHash } from "../definition/index.ts";
import { type AllocationEvent, type Event, rederive } from "../engine/index.ts";
import type { StoredEvent } from "./event.ts";
import { RecordDamaged } from "./failure.ts";
import type { Store } from "./store.ts";

const underived = defineIssue(
  "allocation.underived",
  "Study {study}: what number {number} stands for does not follow from the plan, the seed or list, and the order of allocations (stream {stream}, version {version}).",
  "研究 {study}：编号 {number} 的分配结果与方案、随机种子或列表及分配顺序不符（流 {stream}，版本 {version}）。",
);
const uncommitted = defineIssue(
  "allocation.commitment",
  "Study {study}: number {number} does not open what was committed to in the record of its participant (stream {stream}, version {version}).",
  "研究 {study}：编号 {number} 与其受试者记录中的承诺值不符（流 {stream}，版本 {version}）。",
);
const damaged = defineIssue(
  "allocation.damaged",
  "Study {study}: stream {stream} behind the wall cannot be opened. {why} Look first whether the key folder holds the wall key of this store.",
  "研究 {study}：流 {stream} 的封存内容无法打开。{why}请先核对密钥目录中是否为本库的封存密钥。",
);

/** How many allocations of a study were proved, and the first that could not be. */
export interface AllocationProof {
  readonly drawn: number;
  readonly committed: number;
  readonly issue?: Issue;
}

/**
 * Opens the allocation of a study and proves it: each arm is drawn again, and each participant's record committed to
 * the arm when it was given. No arm is named.
 *
 * @param versions every version of the study
 */
export async function verifyAllocation(
  store: Store,
  study: string,
  versions: Iterable<Study>,
): Promise<AllocationProof> {
  const known = new Map([...versions].map((version) => [studyHash(version), version]));
  const at = { study, stream: "allocation" };
  const path = [study, "allocation"];
  let opened: readonly StoredEvent[];
  try {
    const sealed: StoredEvent[] = [];
    for await (const stored of store.readStream(study, "allocation")) sealed.push(stored);
    opened = await store.wall.open(sealed);
  } catch (error) {
    if (!(error instanceof RecordDamaged)) throw error;
    return { drawn: 0, committed: 0, issue: damaged(path, { ...at, why: error.message }) };
  }
  const events = opened.map(({ event }) => event as unknown as Event<AllocationEvent>);
  const { drawn, first } = rederive((under: Sha256) => known.get(under), events);
  if (first !== undefined) {
    return { drawn, committed: 0, issue: underived(path, { ...at, ...first }) };
  }
  let committed = 0;
  for (const [index, event] of events.entries()) {
    if (event.type !== "arm-allocated") continue;
    const { participant, number, salt, arm } = event;
    const commitment = await commitmentOf(store, study, participant, number);
    if (commitment !== sha256(`${salt}\n${number}\n${arm}`)) {
      const issue = uncommitted(path, { ...at, number, version: index + 1 });
      return { drawn, committed, issue };
    }
    committed += 1;
  }
  return { drawn, committed };
}

/** What a participant's record is committed to for a number. */
async function commitmentOf(
  store: Store,
  study: string,
  participant: string,
  number: string,
): Promise<unknown> {
  for await (const { event } of store.readStream(study, `participant/${participant}`)) {
    if (event.type === "participant-assigned" && event["number"] === number) {
      return event["commitment"];
    }
  }
  return undefined;
}
