import { decisionBounds } from "../../src/engine/cohort/operating-characteristics/index.ts";
import { boinAct, boinBoundaries } from "../../src/engine/cohort/rules/boin.ts";
import type { Advice } from "../../src/engine/cohort/rules/tally.ts";
import { threePlusThree } from "../../src/engine/cohort/rules/three-plus-three.ts";
import { isRecord, type Statistic } from "./statistic.ts";

type Json = Readonly<Record<string, unknown>>;

/** How a table calls what BOIN does at so many toxicities among n. */
const bounds = {
  escalateIfDLT_le: "up",
  deescalateIfDLT_ge: "down",
  eliminateIfDLT_ge: "eliminate",
} as const;

/** The word with which a table of 3+3 begins what is done next. */
const begins: Readonly<Partial<Record<Advice["act"], string>>> = {
  escalate: "escalate",
  expand: "enrol",
  "de-escalate": "stop",
};

/** Tables of what BOIN and 3+3 do after so many toxicities. */
export function solveEscalationTables(json: unknown, file: string): Statistic[] | undefined {
  if (!isRecord(json)) return undefined;
  const { boin, threePlusThree: rows } = json;
  const isBoin = isRecord(boin) && typeof boin["target"] === "number";
  if (!isBoin && !Array.isArray(rows)) return undefined;
  return [
    ...(isBoin ? solveBoin(boin, file) : []),
    ...(Array.isArray(rows) ? rows.filter(isRecord).flatMap((row) => solveRow(row, file)) : []),
  ];
}

function solveBoin(boin: Json, file: string): Statistic[] {
  const [target, phi1, phi2] = ["target", "phi1", "phi2"].map((name) => numberIn(boin[name]));
  if (target === undefined) return [];
  const { escalate, deEscalate } = boinBoundaries(target, phi1, phi2);
  const table = Array.isArray(boin["table"]) ? boin["table"].filter(isRecord) : [];
  const most = Math.max(0, ...table.map(({ n }) => numberIn(n) ?? 0));
  const rule = {
    kind: "boin",
    target,
    cohort: 3,
    most,
    ...(phi1 === undefined ? {} : { phi1 }),
    ...(phi2 === undefined ? {} : { phi2 }),
  } as const;
  const ours = decisionBounds((dlt, n) => boinAct(rule, dlt / n), target, most);
  return [
    compared(file, "boin.lambdaE", escalate, boin["lambdaE"]),
    compared(file, "boin.lambdaD", deEscalate, boin["lambdaD"]),
    ...table.flatMap((row) =>
      Object.entries(bounds).map(([name, bound]) =>
        compared(
          file,
          `boin.${String(row["n"])}.${name}`,
          ours[Number(row["n"]) - 1]?.[bound],
          row[name],
        ),
      ),
    ),
  ];
}

/** A row of 3+3, at a dose that is neither the lowest nor the highest, over every count of toxicities that it means. */
function solveRow(row: Json, file: string): Statistic[] {
  const n = numberIn(row["n"]);
  const said = typeof row["action"] === "string" ? (row["action"].split(/[ ;]/)[0] ?? "") : "";
  if (n === undefined || said === "") return [];
  const from = numberIn(row["dlt"]) ?? numberIn(row["dltMin"]) ?? 0;
  const to = numberIn(row["dlt"]) ?? numberIn(row["dltMax"]) ?? n;
  const [lower, higher] = [
    { dlt: 0, none: 3, pending: [] },
    { dlt: 0, none: 0, pending: [] },
  ];
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const dlt = from + index;
    const here = { dlt, none: n - dlt, pending: [] };
    const { act } = threePlusThree({ kind: "3+3" }, [lower, here, higher], 1);
    return compared(file, `3+3.${dlt} of ${n}`, begins[act], said);
  });
}

function compared(file: string, statistic: string, ours: unknown, reference: unknown): Statistic {
  const named = { case: file, statistic, ours, reference };
  if (reference === undefined) return { ...named, verdict: "not covered", why: "not stated" };
  if (typeof ours !== "number" || typeof reference !== "number") {
    return { ...named, verdict: ours === reference ? "reproduced" : "failed" };
  }
  const error = Math.abs(ours - reference);
  return { ...named, error, verdict: error <= 1e-12 ? "reproduced" : "failed" };
}

function numberIn(json: unknown): number | undefined {
  return typeof json === "number" ? json : undefined;
}
