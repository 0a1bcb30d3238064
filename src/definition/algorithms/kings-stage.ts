import { text } from "../../kernel/index.ts";
import { codeList } from "../code-list.ts";
import type { Truth } from "../expression/logic.ts";
import { endsOf } from "../expression/value.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { anyTrue, atMost, countTrue, narrowed } from "./truth.ts";

/** King's stages. 4A is nutritional, 4B respiratory failure; neither is more than the other. */
export const kingsStages = codeList("KINGS_STAGE", {
  0: ["0: no region involved", "0期：无受累区域"],
  1: ["1: one region", "1期：一个区域受累"],
  2: ["2: two regions", "2期：两个区域受累"],
  3: ["3: three regions", "3期：三个区域受累"],
  5: ["5: death", "5期：死亡"],
  "4A": ["4A: nutritional failure", "4A期：营养衰竭"],
  "4B": ["4B: respiratory failure", "4B期：呼吸衰竭"],
});
type KingsName = (typeof kingsStages)["codes"][number]["code"];

/** ALSFRS-R items that King's staging reads, 0–4 each; an item without a score is `undefined`. */
export interface KingsItems {
  readonly speech: number | undefined;
  readonly salivation: number | undefined;
  readonly swallowing: number | undefined;
  readonly handwriting: number | undefined;
  /** Item 5a. Item 5b is rated only with a gastrostomy, which decides the stage by itself. */
  readonly cutting: number | undefined;
  readonly walking: number | undefined;
  readonly dyspnoea: number | undefined;
  readonly insufficiency: number | undefined;
  readonly gastrostomy: Truth;
  readonly died?: boolean;
}

/** What a clinician finds: regions with weakness, wasting, spasticity, dysarthria or dysphagia, and milestones. */
export interface KingsFindings {
  readonly bulbar: Truth;
  readonly upperLimb: Truth;
  readonly lowerLimb: Truth;
  readonly diaphragm: Truth;
  /** Gastrostomy or a feeding tube given, or needed and refused. */
  readonly gastrostomy: Truth;
  /** Non-invasive ventilation given, tried, or refused. */
  readonly ventilation: Truth;
  readonly died?: boolean;
}

/**
 * King's stage: the stages that it can be, one once it is settled. Both ways into stage 4 are kept, for nutritional
 * failure (4A) and respiratory failure (4B) can hold together; the stage is 4B then.
 */
export interface KingsStage {
  readonly stages: readonly KingsName[];
  readonly nutritional: Truth;
  readonly respiratory: Truth;
}

/**
 * King's stage estimated from ALSFRS-R. Items 6, 7, 9 and 11 are not used; of the legs only walking counts.
 *
 * @source Balendra 2014 as public analysis code applies it (domain.md B2): 4B before 4A before the regions
 * @example
 * const items = { speech: 3, salivation: 4, swallowing: 4, handwriting: 4, cutting: 4, dyspnoea: 4, insufficiency: 4 };
 * kingsStage({ ...items, walking: undefined, gastrostomy: false }).stages // => ["1", "2"]
 */
export function kingsStage(items: KingsItems): KingsStage {
  const affected = (...scores: readonly (number | undefined)[]): Truth =>
    anyTrue(...scores.map((score) => atMost(score, 3)));
  return stageOf(
    [
      affected(items.speech, items.salivation, items.swallowing),
      affected(items.handwriting, items.cutting),
      affected(items.walking),
    ],
    items.gastrostomy,
    anyTrue(atMost(items.dyspnoea, 0), affected(items.insufficiency)),
    items.died,
  );
}

/**
 * King's stage from clinical milestones. A fourth region is no fourth stage.
 *
 * @source Roche 2012, doi:10.1093/brain/awr351: functional involvement of regions; gastrostomy or ventilation given or refused
 */
export function kingsClinicalStage(findings: KingsFindings): KingsStage {
  const { bulbar, upperLimb, lowerLimb, diaphragm, gastrostomy, ventilation } = findings;
  const regions = [bulbar, upperLimb, lowerLimb, diaphragm];
  return stageOf(regions, gastrostomy, ventilation, findings.died);
}

function stageOf(
  regions: readonly Truth[],
  nutritional: Truth,
  respiratory: Truth,
  died = false,
): KingsStage {
  const failures = { nutritional, respiratory };
  if (died) return { stages: ["5"], ...failures };
  const stages: KingsName[] = [];
  if (nutritional !== true && respiratory !== true) {
    const { first, last } = endsOf(countTrue(...regions)) ?? { first: 0, last: byRegions.length };
    stages.push(...byRegions.slice(Math.min(first, 3), Math.min(last, 3) + 1));
  }
  if (nutritional !== false && respiratory !== true) stages.push("4A");
  if (respiratory !== false) stages.push("4B");
  return { stages, ...failures };
}

const byRegions = ["0", "1", "2", "3"] as const;
/** The stages of the living: by regions, 4A and 4B. */
const living = byRegions.length + 2;

const item = { kind: "number", optional: true } as const;
const yesNo = { kind: "boolean", optional: true } as const;

/** King's stage from ALSFRS-R, for derived fields. */
export const kingsFromAlsfrs = defineAlgorithm({
  id: "kings-from-alsfrs-r",
  version: "1",
  title: text("King's stage from ALSFRS-R", "由ALSFRS-R推算的King's分期"),
  inputs: {
    speech: item,
    salivation: item,
    swallowing: item,
    handwriting: item,
    cutting: item,
    walking: item,
    dyspnoea: item,
    insufficiency: item,
    gastrostomy: yesNo,
  },
  outputs: {
    stage: { kind: "code", title: text("King's stage", "King's分期"), list: kingsStages },
    nutritional: { kind: "boolean", title: text("Nutritional failure (4A)", "营养衰竭（4A）") },
    respiratory: { kind: "boolean", title: text("Respiratory failure (4B)", "呼吸衰竭（4B）") },
  },
  source: "Balendra 2014, as public analysis code applies it; Roche 2012, doi:10.1093/brain/awr351",
  compute: (items) => {
    const { stages, nutritional, respiratory } = kingsStage(items);
    return { stage: narrowed(stages, living), nutritional, respiratory };
  },
});

/** King's stage from clinical milestones, for derived fields. */
export const kingsClinical = defineAlgorithm({
  id: "kings-clinical",
  version: "1",
  title: text("King's stage, clinical", "King's分期（临床）"),
  inputs: {
    bulbar: yesNo,
    upperLimb: yesNo,
    lowerLimb: yesNo,
    diaphragm: yesNo,
    gastrostomy: yesNo,
    ventilation: yesNo,
  },
  outputs: {
    stage: { kind: "code", title: text("King's stage", "King's分期"), list: kingsStages },
  },
  source: "Roche 2012, doi:10.1093/brain/awr351",
  compute: (findings) => ({ stage: narrowed(kingsClinicalStage(findings).stages, living) }),
});
