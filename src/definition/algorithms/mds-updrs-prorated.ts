import { text } from "../../kernel/index.ts";
import { defineAlgorithm } from "./define-algorithm.ts";

/** The four parts of MDS-UPDRS and how many scores each has. @source Goetz 2008; counts re-read in domain-verified.md §2 */
export const mdsUpdrsParts = { I: 13, II: 13, III: 33, IV: 6 } as const;
export type MdsUpdrsPart = keyof typeof mdsUpdrsParts;

/** How many scores of each part may be missing. */
export interface ProratingRule {
  readonly limits: Readonly<Record<MdsUpdrsPart, number>>;
  readonly source: string;
  readonly assumption: string;
}

const source = "Goetz 2015 (missing values of MDS-UPDRS); method: PMC6207127";

/**
 * The published limits. Which applies is the analysis plan's to name: the same scores missing throughout (as in visits
 * by video), or scores missing here and there.
 */
export const proratingRules = {
  consistent: {
    limits: { I: 1, II: 1, III: 3, IV: 0 },
    source,
    assumption: "The limits 1, 1, 3 and 0 are from memory and were not seen in the paper.",
  },
  random: {
    limits: { I: 1, II: 2, III: 7, IV: 0 },
    source,
    assumption: "The limits 1, 2, 7 and 0 are from memory and were not seen in the paper.",
  },
} as const satisfies Readonly<Record<string, ProratingRule>>;

/** A part's score with what it rests on. */
export interface ProratedScore {
  /** `undefined` when more is missing than the rule allows. */
  readonly score: number | undefined;
  readonly missing: number;
  readonly prorated: boolean;
}

/**
 * The score of a part, each missing score standing for the mean of those that are there. Not rounded.
 * Every score of the part is listed, missing ones as `undefined`; a list of another length has no score.
 */
export function mdsUpdrsProrated(
  part: MdsUpdrsPart,
  scores: readonly (number | undefined)[],
  rule: ProratingRule,
): ProratedScore {
  const known = scores.filter((score) => score !== undefined);
  const size = mdsUpdrsParts[part];
  const missing = size - known.length;
  const isValid = scores.length === size && known.every((score) => score >= 0 && score <= 4);
  if (!isValid || missing > rule.limits[part] || known.length === 0) {
    return { score: undefined, missing, prorated: false };
  }
  const sum = known.reduce((total, score) => total + score, 0);
  return {
    score: missing === 0 ? sum : (sum / known.length) * size,
    missing,
    prorated: missing > 0,
  };
}

type Numbers<N extends string> = Readonly<
  Record<N, { readonly kind: "number"; readonly optional: true }>
>;

/**
 * Prorating of one part as an algorithm. Inputs: `rule`, and the part's scores as `s1`, `s2` … in the order of the scale.
 */
function proratedPart<const P extends MdsUpdrsPart, const N extends string>(
  part: P,
  names: readonly N[],
) {
  const items = Object.fromEntries(
    names.map((name) => [name, { kind: "number", optional: true }]),
  ) as Numbers<N>;
  const rules = { kind: "code", codes: ["consistent", "random"] } as const;
  const words = text(`Part ${part}, prorated`, `第${part}部分（按比例折算）`);
  return defineAlgorithm({
    id: `mds-updrs-prorated-${part}`,
    version: "1",
    title: words,
    inputs: { rule: rules, ...items },
    outputs: {
      score: { kind: "number", title: words },
      missing: { kind: "number", title: text("Scores missing", "缺失评分数") },
    },
    source,
    compute: (inputs: Readonly<Record<string, unknown>>) => {
      const scores = names.map((name) => {
        const score = inputs[name];
        return typeof score === "number" ? score : undefined;
      });
      const rule = inputs["rule"] === "random" ? proratingRules.random : proratingRules.consistent;
      const { score, missing } = mdsUpdrsProrated(part, scores, rule);
      return { score, missing };
    },
  });
}

const thirteen = [
  ...(["s1", "s2", "s3", "s4", "s5", "s6", "s7"] as const),
  ...(["s8", "s9", "s10", "s11", "s12", "s13"] as const),
] as const;
const thirtyThree = [
  ...thirteen,
  ...(["s14", "s15", "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23"] as const),
  ...(["s24", "s25", "s26", "s27", "s28", "s29", "s30", "s31", "s32", "s33"] as const),
] as const;

export const mdsUpdrsProratedI = proratedPart("I", thirteen);
export const mdsUpdrsProratedII = proratedPart("II", thirteen);
export const mdsUpdrsProratedIII = proratedPart("III", thirtyThree);
