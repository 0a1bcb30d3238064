/** ACMG/AMP classes from benign to pathogenic; the codes of the genetic result form. */
export const acmgClasses = ["B", "LB", "VUS", "LP", "P"] as const;
export type AcmgClass = (typeof acmgClasses)[number];

/** How much a criterion weighs. `alone` settles the class by itself and is not summed. */
export type AcmgStrength = "supporting" | "moderate" | "strong" | "very-strong" | "alone";

export interface AcmgCriterion {
  readonly code: string;
  readonly towards: "pathogenic" | "benign";
  readonly strength: AcmgStrength;
}

/** Criteria with their weights, and the points from which a class holds. Another body's rules are another value. */
export interface AcmgRules {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly criteria: readonly AcmgCriterion[];
  readonly points: Readonly<Record<Exclude<AcmgStrength, "alone">, number>>;
  /** The least points of a class, from the highest; below the last one the class is benign. */
  readonly from: readonly { readonly class: AcmgClass; readonly points: number }[];
}

function pathogenic(strength: AcmgStrength, ...codes: readonly string[]): AcmgCriterion[] {
  return codes.map((code) => ({ code, towards: "pathogenic", strength }));
}

function benign(strength: AcmgStrength, ...codes: readonly string[]): AcmgCriterion[] {
  return codes.map((code) => ({ code, towards: "benign", strength }));
}

/**
 * The criteria of 2015 in points. No rule set of an expert panel for these genes has been released.
 *
 * @source Richards 2015 (ACMG/AMP); Tavtigian 2018 and 2020, PMID 29300386, 32720330: 1, 2, 4, 8 points; pathogenic
 * from 10, likely pathogenic from 6, uncertain from 0, likely benign from −6
 */
export const acmgPoints2020: AcmgRules = {
  id: "acmg-points",
  version: "2020",
  source: "Richards 2015; Tavtigian 2020, PMID 32720330",
  criteria: [
    ...pathogenic("very-strong", "PVS1"),
    ...pathogenic("strong", "PS1", "PS2", "PS3", "PS4"),
    ...pathogenic("moderate", "PM1", "PM2", "PM3", "PM4", "PM5", "PM6"),
    ...pathogenic("supporting", "PP1", "PP2", "PP3", "PP4", "PP5"),
    ...benign("alone", "BA1"),
    ...benign("strong", "BS1", "BS2", "BS3", "BS4"),
    ...benign("supporting", "BP1", "BP2", "BP3", "BP4", "BP5", "BP6", "BP7"),
  ],
  points: { supporting: 1, moderate: 2, strong: 4, "very-strong": 8 },
  from: [
    { class: "P", points: 10 },
    { class: "LP", points: 6 },
    { class: "VUS", points: 0 },
    { class: "LB", points: -6 },
  ],
};
