import { text } from "../../kernel/index.ts";
import { codeList } from "../code-list.ts";
import type { Truth } from "../expression/logic.ts";
import { endsOf, type Interval } from "../expression/value.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { allTrue, anyTrue } from "./truth.ts";

/** The variants of rapid progression, alike in all three documents. @source EMA/276404/2024; FDA Integrated Review NDA 215887 */
export const rapidSod1Variants: readonly string[] = [
  "p.Ala5Val",
  "p.Ala5Thr",
  "p.Leu39Val",
  "p.Gly42Ser",
  "p.His44Arg",
  "p.Leu85Val",
  "p.Gly94Ala",
  "p.Leu107Val",
  "p.Val149Gly",
];

/** One reading of who progresses fast and who slowly. The limits are the same in all; the slow group is not. */
export interface ProgressorRule {
  readonly id: string;
  readonly source: string;
  /** Lowest slopes (points a month) and vital capacities (% predicted) of the fast group. */
  readonly fast: {
    readonly listedSlope: number;
    readonly otherSlope: number;
    readonly vitalCapacity: number;
  };
  readonly slow: {
    readonly vitalCapacity: number;
    /** Who is slow: by a variant outside the list and a slope below a limit, by the variant alone, or whoever is not fast. */
    readonly who: "other-variant-below-slope" | "other-variant" | "not-fast";
  };
}

const fast = { listedSlope: 0.2, otherSlope: 0.9, vitalCapacity: 65 };

/** The three readings. A study names which one it follows; none is the default. @source domain-verified.md 0.9 */
export const progressorRules = {
  EMA: {
    id: "valor-progressor/EMA/1",
    source: "EMA/276404/2024, table of analysis populations",
    fast,
    slow: { vitalCapacity: 50, who: "other-variant-below-slope" },
  },
  FDA: {
    id: "valor-progressor/FDA/1",
    source: "FDA Integrated Review, NDA 215887",
    fast,
    slow: { vitalCapacity: 50, who: "other-variant" },
  },
  LABEL: {
    id: "valor-progressor/LABEL/1",
    source: "Qalsody US label, section 14, revision 11/2024",
    fast,
    slow: { vitalCapacity: 50, who: "not-fast" },
  },
} as const satisfies Readonly<Record<string, ProgressorRule>>;
export type ProgressorReading = keyof typeof progressorRules;

/** What a person is sorted by. A slope may be known only as a stretch, from a partly known onset. */
export interface ProgressorFacts {
  /** Whether the protein change is one of {@link rapidSod1Variants}. */
  readonly listed: Truth;
  readonly slope: number | Interval | undefined;
  /** Slow vital capacity, per cent of predicted, sitting. */
  readonly vitalCapacity: number | undefined;
}

/** `fast`, `slow`, or `none`: in neither; `undefined` while what is known leaves it open. */
export type ProgressorGroup = "fast" | "slow" | "none" | undefined;

/**
 * The group of a person in one reading. Whoever meets the fast group's criteria is fast in all of them.
 *
 * @example
 * const person = { listed: true, slope: 0.1, vitalCapacity: 80 };
 * valorProgressor(progressorRules.FDA, person) // => "none"
 * valorProgressor(progressorRules.LABEL, person) // => "slow"
 */
export function valorProgressor(rule: ProgressorRule, facts: ProgressorFacts): ProgressorGroup {
  const { listed } = facts;
  const slope = (limit: number): Truth => atLeast(facts.slope, limit);
  const capacity = (limit: number): Truth => atLeast(facts.vitalCapacity, limit);
  const steep = anyTrue(
    allTrue(listed, slope(rule.fast.listedSlope)),
    allTrue(inverse(listed), slope(rule.fast.otherSlope)),
    // Steep enough for either list: the variant no longer matters.
    allTrue(slope(rule.fast.listedSlope), slope(rule.fast.otherSlope)),
  );
  const isFast = allTrue(steep, capacity(rule.fast.vitalCapacity));
  if (isFast === true) return "fast";
  const slowBy = {
    "other-variant-below-slope": () =>
      allTrue(inverse(listed), inverse(slope(rule.fast.otherSlope))),
    "other-variant": () => inverse(listed),
    "not-fast": () => true,
  }[rule.slow.who]();
  const isSlow = allTrue(inverse(isFast), slowBy, capacity(rule.slow.vitalCapacity));
  if (isSlow === true) return "slow";
  return isFast === false && isSlow === false ? "none" : undefined;
}

function inverse(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function atLeast(value: number | Interval | undefined, limit: number): Truth {
  const ends = endsOf(value);
  if (ends === undefined) return undefined;
  if (ends.first >= limit) return true;
  return ends.last < limit ? false : undefined;
}

/** The groups that a rule sorts people into. */
export const progressorGroups = codeList("VALOR_PROGRESSOR", {
  FAST: ["Fast progressor", "快速进展"],
  SLOW: ["Slow progressor", "缓慢进展"],
  NONE: ["In neither group", "不属于任一组"],
});

const codeOf = { fast: "FAST", slow: "SLOW", none: "NONE" } as const;

/** The group of a person in the reading that the study names. */
export const valorProgressorGroup = defineAlgorithm({
  id: "valor-progressor",
  version: "1",
  title: text("Fast or slow progressor (VALOR)", "进展速度分组（VALOR）"),
  inputs: {
    reading: { kind: "code", codes: ["EMA", "FDA", "LABEL"] },
    listed: { kind: "boolean", optional: true },
    slope: { kind: "number", unit: "/mo", optional: true },
    vitalCapacity: { kind: "number", unit: "%", optional: true },
  },
  outputs: {
    group: { kind: "code", title: text("Progressor group", "进展分组"), list: progressorGroups },
  },
  source: "EMA/276404/2024; FDA Integrated Review NDA 215887; Qalsody US label, section 14",
  compute: ({ reading, ...facts }) => {
    const group = valorProgressor(progressorRules[reading], facts);
    return group === undefined ? {} : { group: codeOf[group] };
  },
});
