import { defineIssue, type Issue } from "../../kernel/index.ts";

/** Versions of CTCAE that a study may name; one study keeps to one. @source NCI: v5.0 2017-11-27; v6.0 2025-07-22 */
export const ctcaeVersions = ["5.0", "6.0"] as const;
export type CtcaeVersion = (typeof ctcaeVersions)[number];

/**
 * A site's own copy of the CTCAE terms: MedDRA codes and the grades that each term defines. Terms are MedDRA's and are
 * licensed, so none comes with the product.
 */
export interface CtcaeTerms {
  readonly version: CtcaeVersion;
  /** The MedDRA version that the codes are of. */
  readonly meddra: string;
  readonly terms: Readonly<Record<string, { readonly grades: readonly number[] }>>;
}

const otherVersion = defineIssue(
  "ctcae.other-version",
  "The study grades by CTCAE v{study}; the list of terms is of v{list}. Load the list of that version.",
  "本研究按CTCAE v{study}分级，而术语表为v{list}，请导入对应版本的术语表。",
);
const unknownTerm = defineIssue(
  "ctcae.unknown-term",
  "CTCAE v{version} has no term {term} in the site's list.",
  "中心的CTCAE v{version}术语表中没有术语 {term}。",
);
const undefinedGrade = defineIssue(
  "ctcae.undefined-grade",
  "CTCAE v{version} defines no grade {grade} for {term}. Look at term and grade again.",
  "CTCAE v{version}未对 {term} 定义{grade}级，请重新核对术语与分级。",
);

/** What is wrong with a graded term: another version, a term that is not listed, a grade that the term does not have. */
export function checkCtcaeGrade(
  study: CtcaeVersion,
  terms: CtcaeTerms,
  term: string,
  grade: number,
): readonly Issue[] {
  const { version } = terms;
  if (version !== study) return [otherVersion(["version"], { study, list: version })];
  const known = Object.hasOwn(terms.terms, term) ? terms.terms[term] : undefined;
  if (known === undefined) return [unknownTerm(["term"], { version, term })];
  if (known.grades.includes(grade)) return [];
  return [undefinedGrade(["grade"], { version, grade, term })];
}
