import { verdictWords } from "./assessment.ts";
import type { GeneticAssessment } from "./assessment.ts";
import { consequenceWords } from "./consequence.ts";
import { sexReadWords } from "./identity.ts";
import { routeReasonWords, routeWords } from "./route.ts";
import { zygosityWords } from "./zygosity.ts";

type Members = Readonly<Record<string, unknown>>;

/** Longest text and list that an assessment holds, and deepest nesting. */
const longest = 20_000;
const mostMembers = 20_000;
const deepest = 12;

/** Whether something has the form of an assessment, of a size that can be kept. */
export function isAssessment(value: unknown): value is GeneticAssessment {
  if (!isPlain(value, deepest) || !isMembers(value)) return false;
  const { panel, build, sample, thresholds, genes, issues, identity } = value;
  return (
    [panel, build, sample].every((one) => typeof one === "string") &&
    isMembers(thresholds) &&
    isIssues(issues) &&
    Array.isArray(genes) &&
    genes.every(isGene) &&
    (identity === undefined || isIdentity(identity))
  );
}

function isIdentity(value: unknown): boolean {
  if (!isMembers(value) || !isMembers(value["fingerprint"])) return false;
  const { sites, reference } = value["fingerprint"];
  const isPlace = (one: unknown): boolean => isMembers(one) && typeof one["chrom"] === "string";
  const lists = [sites, reference];
  return (
    isKeyOf(sexReadWords, value["sex"]) &&
    lists.every((list) => Array.isArray(list) && list.every(isPlace))
  );
}

function isGene(value: unknown): boolean {
  if (!isMembers(value)) return false;
  const { gene, verdict, findings, coverage, reasons } = value;
  return (
    typeof gene === "string" &&
    isKeyOf(verdictWords, verdict) &&
    Array.isArray(findings) &&
    findings.every(isFinding) &&
    Array.isArray(coverage) &&
    isIssues(reasons)
  );
}

function isFinding(value: unknown): boolean {
  if (!isMembers(value)) return false;
  const { variant, coding, consequence, zygosity, confident, route, because, ours } = value;
  return (
    typeof variant === "string" &&
    typeof coding === "string" &&
    isKeyOf(consequenceWords, consequence) &&
    isKeyOf(zygosityWords, zygosity) &&
    typeof confident === "boolean" &&
    isKeyOf(routeWords, route) &&
    isKeyOf(routeReasonWords, because) &&
    isMembers(ours) &&
    isIssues(value["reasons"])
  );
}

function isIssues(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => isMembers(one) && one["kind"] === "issue");
}

function isKeyOf(words: object, value: unknown): boolean {
  return typeof value === "string" && Object.hasOwn(words, value);
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Plain JSON without lone halves of characters, not too long, wide or deep. */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") {
    return value.length <= longest && !/[\p{Surrogate}\0]/u.test(value);
  }
  if (depth === 0 || typeof value !== "object") return false;
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return members.length <= mostMembers && members.every((one) => isPlain(one, depth - 1));
}
