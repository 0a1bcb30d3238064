import { defineIssue, type Issue } from "../../../kernel/index.ts";
import type { Path, Rule } from "../rule.ts";

const assumed = defineIssue(
  "study.assumption",
  "Assumed: {reason}",
  "假设：{reason}",
  "assumption",
);
const disagreement = defineIssue(
  "study.contradiction",
  "The sources disagree: {reason}",
  "来源不一致：{reason}",
  "assumption",
);
const contested = defineIssue(
  "check.milestone.contradiction",
  "About {about}, the sources disagree: {here} ({source}); {there} ({other}). Both are kept; neither is taken as a fact.",
  "关于{about}，来源不一致：{here}（{source}）；{there}（{other}）。两者均予保留，均不视为事实。",
  "assumption",
);

/** Everything that is not public, was inferred or was decided for want of a source is to be known. */
export const assumptions: Rule = (study) => {
  const issues: Issue[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (key === "assumption" && typeof member === "string") {
        issues.push(assumed(at, { reason: member }));
      } else visit(member, at);
    }
  };
  const { notes, ...parts } = study;
  visit(parts, []);
  for (const [n, note] of notes.entries()) {
    const make = note.kind === "assumption" ? assumed : disagreement;
    issues.push(make(["notes", n], { reason: note.text }));
  }
  return issues;
};

/** Two claims about the same thing that differ are shown side by side. */
export const contestedClaims: Rule = (study) =>
  study.milestones.flatMap((claim, m) => {
    const other = study.milestones
      .slice(0, m)
      .find((earlier) => earlier.about === claim.about && saying(earlier) !== saying(claim));
    if (other === undefined) return [];
    return [
      contested(["milestones", m], {
        about: claim.about,
        here: saying(claim),
        source: claim.source,
        there: saying(other),
        other: other.source,
      }),
    ];
  });

function saying(claim: {
  readonly type: string;
  readonly status: string;
  readonly date: string;
}): string {
  return `${claim.type} ${claim.status} ${claim.date}`;
}
