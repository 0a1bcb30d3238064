import { NotCovered } from "./not-covered.ts";
import { type Solver, solvers as knownSolvers } from "./solvers.ts";
import { isRecord, type Statistic, type Verdict } from "./statistic.ts";
import { type Tolerance, toleranceFor } from "./tolerance.ts";

/** A reference analysis: what to compute from which data, and what it should give. */
export interface StatisticCase extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly area: string;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Readonly<Record<string, unknown>>;
}

type Path = readonly (string | number)[];

/** Answers of a second tool: wrong ones fail, absent ones are not asked for. */
const optional = /^(dfcrm|kr_full_mmrm_parameterisation)/;

/**
 * One reference analysis, or an array of them. An area without a solver is not covered, and is said to be so; a case with
 * an area but nothing expected of it is a mistake in the case.
 */
export function solveStatisticCases(
  json: unknown,
  solvers: Readonly<Record<string, Solver>> = knownSolvers,
): Statistic[] | undefined {
  const cases: readonly unknown[] = Array.isArray(json) ? json : [json];
  if (cases.length === 0 || !cases.every(isMeantAsCase)) return undefined;
  return cases.flatMap((one) => {
    if (isCase(one)) return solveCase(one, solvers);
    const why = `the case has no ${isRecord(one["expected"]) ? "tolerance" : "expected"}`;
    return [{ case: one.id, statistic: "all", verdict: "not covered", why, isUnreadable: true }];
  });
}

type MeantAsCase = Pick<StatisticCase, "id" | "area"> & Readonly<Record<string, unknown>>;

function isMeantAsCase(json: unknown): json is MeantAsCase {
  return isRecord(json) && typeof json["id"] === "string" && typeof json["area"] === "string";
}

function isCase(json: MeantAsCase): json is StatisticCase {
  return isRecord(json["expected"]) && isRecord(json["tolerance"]);
}

function solveCase(
  one: StatisticCase,
  solvers: Readonly<Record<string, Solver>>,
): readonly Statistic[] {
  const solver = Object.hasOwn(solvers, one.area) ? solvers[one.area] : undefined;
  const stands = countLeaves(one.expected);
  const whole = (verdict: Verdict, why: string): readonly Statistic[] => [
    { case: one.id, statistic: "all", verdict, why: `${stands} statistics: ${why}`, stands },
  ];
  if (solver === undefined) return whole("not covered", `nothing computes ${one.area} cases`);
  let ours: unknown;
  try {
    ours = solver(one);
  } catch (error) {
    return whole("failed", error instanceof Error ? error.message : String(error));
  }
  if (ours !== undefined) return compare(one, one.expected, ours, []);
  return whole("not covered", `no method for ${one.area} has what its data and model state`);
}

function countLeaves(expected: unknown): number {
  if (typeof expected !== "object" || expected === null) return 1;
  return Object.values(expected).reduce<number>((sum, part) => sum + countLeaves(part), 0);
}

/** Walks what is expected; arrays match by order. */
function compare(
  one: StatisticCase,
  expected: unknown,
  ours: unknown,
  path: Path,
  beside: Readonly<Record<string, unknown>> = {},
): readonly Statistic[] {
  if (typeof expected !== "object" || expected === null) {
    return leaf(one, expected, ours, path, beside);
  }
  const isList = Array.isArray(expected);
  return Object.entries(expected).flatMap(([name, part]) => {
    const place = [...path, isList ? Number(name) : name];
    const found: unknown =
      ours instanceof NotCovered
        ? ours
        : typeof ours === "object" && ours !== null && Object.hasOwn(ours, name)
          ? Reflect.get(ours, name)
          : undefined;
    if (found === undefined && optional.test(name)) return [];
    return compare(one, part, found, place, isRecord(expected) ? expected : beside);
  });
}

function leaf(
  one: StatisticCase,
  expected: unknown,
  ours: unknown,
  path: Path,
  beside: Readonly<Record<string, unknown>>,
): Statistic[] {
  const statistic = path.reduce<string>(
    (name, part) =>
      typeof part === "number" ? `${name}[${part}]` : (name && `${name}.${part}`) || part,
    "",
  );
  const named = { case: one.id, statistic, reference: expected };
  if (ours === undefined || ours instanceof NotCovered) {
    const why = ours?.why ?? "not among what is computed";
    return [{ ...named, verdict: "not covered", why }];
  }
  const [wanted, found] = [numberIn(expected), numberIn(ours)];
  if (wanted === undefined || found === undefined) {
    return [{ ...named, ours, verdict: expected === ours ? "reproduced" : "failed" }];
  }
  const error = wanted === found ? 0 : Math.abs(found - wanted);
  const isClose = isWithin(error, wanted, toleranceFor(path, one.tolerance, beside));
  return [{ ...named, ours, error, verdict: isClose ? "reproduced" : "failed" }];
}

function isWithin(error: number, wanted: number, { absolute, relative }: Tolerance): boolean {
  return error <= Math.max(absolute, relative * Math.abs(wanted)) && Number.isFinite(error);
}

/** A number; infinities are written as words. */
function numberIn(value: unknown): number | undefined {
  if (value === "Infinity" || value === "Inf") return Number.POSITIVE_INFINITY;
  if (value === "-Infinity" || value === "-Inf") return Number.NEGATIVE_INFINITY;
  return typeof value === "number" ? value : undefined;
}
