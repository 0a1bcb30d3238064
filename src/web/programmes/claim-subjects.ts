import { type Claim, contradictions } from "../../definition/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import { claimTypeWords, jurisdictionWords } from "./claim-words.ts";

/** What several sources say about one thing, side by side. Which of them is right is not decided here. */
export interface ClaimSubject {
  /** For the address of the page. */
  readonly id: string;
  /** As the study names it; in the study's own language only. */
  readonly about: string;
  /** The same in words, in every language. */
  readonly title: Text;
  /** Sources say different things. */
  readonly contested: boolean;
  readonly claims: readonly Claim[];
}

/** Claims by what they are about, in the order of their earliest dates. */
export function claimSubjects(milestones: readonly Claim[]): readonly ClaimSubject[] {
  const contested = contradictions(milestones);
  const subjects = new Map<string, Claim[]>();
  for (const claim of milestones)
    subjects.set(claim.about, [...(subjects.get(claim.about) ?? []), claim]);
  return [...subjects]
    .map(([about, claims]) => ({
      about,
      contested: contested.has(about),
      claims: claims.toSorted(byDate),
      title: titleOf(claims),
    }))
    .toSorted((a, b) => byDate(a.claims[0], b.claims[0]))
    .map((subject, index) => ({ id: `claim-${index + 1}`, ...subject }));
}

function byDate(a: Claim | undefined, b: Claim | undefined): number {
  const [left, right] = [a?.date ?? "", b?.date ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
}

function titleOf(claims: readonly Claim[]): Text {
  const types = [...new Set(claims.map(({ type }) => type))].map(claimTypeWords);
  const places = [...new Set(claims.map(({ jurisdiction }) => jurisdiction))].map(
    jurisdictionWords,
  );
  const joined = (language: "en" | "zh-CN", between: string): string =>
    `${types.map((each) => each[language]).join(between)} · ${places.map((each) => each[language]).join(between)}`;
  const english = joined("en", " / ");
  return text(english.charAt(0).toUpperCase() + english.slice(1), joined("zh-CN", "／"));
}
