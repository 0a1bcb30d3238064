import { text } from "../../kernel/index.ts";
import { codeList } from "../code-list.ts";
import type { Truth } from "../expression/logic.ts";
import { endsOf } from "../expression/value.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { allTrue, anyTrue, atMost, countTrue, narrowed } from "./truth.ts";

/** MiToS stages: how many domains of independence are lost. */
export const mitosStages = codeList(
  "MITOS_STAGE",
  {
    0: ["0: functional involvement", "0期：有功能受累，未丧失独立"],
    1: ["1: one domain lost", "1期：丧失一个功能域"],
    2: ["2: two domains lost", "2期：丧失两个功能域"],
    3: ["3: three domains lost", "3期：丧失三个功能域"],
    4: ["4: four domains lost", "4期：丧失四个功能域"],
    5: ["5: death", "5期：死亡"],
  },
  { ordered: true },
);

/** ALSFRS-R items that MiToS reads, 0–4 each; an item without a score is `undefined`. */
export interface MitosItems {
  readonly speech: number | undefined;
  readonly swallowing: number | undefined;
  readonly handwriting: number | undefined;
  readonly dressing: number | undefined;
  readonly walking: number | undefined;
  readonly dyspnoea: number | undefined;
  readonly insufficiency: number | undefined;
  readonly died?: boolean;
}

/** The MiToS stages that it can be, one once it is settled, and which domains of independence are lost. */
export interface MitosStage {
  readonly stages: readonly ("0" | "1" | "2" | "3" | "4" | "5")[];
  readonly movement: Truth;
  readonly swallowing: Truth;
  readonly communicating: Truth;
  readonly breathing: Truth;
}

/**
 * MiToS: the number of domains in which independence is lost; 5 is death. Communicating is lost only when speech
 * and handwriting both are: public code that joins the two by “or” contradicts the published table.
 *
 * @source Chiò 2015, J Neurol Neurosurg Psychiatry 86:38, table 1
 * @example
 * const limbs = { walking: 4, dressing: 4, swallowing: 4, dyspnoea: 4, insufficiency: 4 };
 * mitosStage({ ...limbs, speech: 0, handwriting: 4 }).stages // => ["0"]
 * mitosStage({ ...limbs, speech: 0, handwriting: 1 }).stages // => ["1"]
 */
export function mitosStage(items: MitosItems): MitosStage {
  const movement = anyTrue(atMost(items.walking, 1), atMost(items.dressing, 1));
  const swallowing = atMost(items.swallowing, 1);
  const communicating = allTrue(atMost(items.speech, 1), atMost(items.handwriting, 1));
  const breathing = anyTrue(atMost(items.dyspnoea, 1), atMost(items.insufficiency, 2));
  const lost = endsOf(countTrue(movement, swallowing, communicating, breathing));
  const { first, last } = lost ?? { first: 0, last: 4 };
  const stages = items.died === true ? (["5"] as const) : byDomains.slice(first, last + 1);
  return { stages, movement, swallowing, communicating, breathing };
}

const byDomains = ["0", "1", "2", "3", "4"] as const;

const item = { kind: "number", optional: true } as const;

/** MiToS stage from ALSFRS-R, for derived fields. */
export const mitosFromAlsfrs = defineAlgorithm({
  id: "mitos-from-alsfrs-r",
  version: "1",
  title: text("MiToS stage", "MiToS分期"),
  inputs: {
    speech: item,
    swallowing: item,
    handwriting: item,
    dressing: item,
    walking: item,
    dyspnoea: item,
    insufficiency: item,
  },
  outputs: { stage: { kind: "code", title: text("MiToS stage", "MiToS分期"), list: mitosStages } },
  source: "Chiò 2015, J Neurol Neurosurg Psychiatry 86:38, table 1",
  compute: (items) => ({ stage: narrowed(mitosStage(items).stages, byDomains.length) }),
});
