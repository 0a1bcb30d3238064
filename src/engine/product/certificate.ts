import { hashOf, type Json, type Sha256 } from "../../kernel/index.ts";
import type { LotTest, Study, SupplyItem } from "../../definition/index.ts";
import { own } from "../own.ts";
import type { LotState, TestResult } from "./state.ts";

/** The certificate of analysis: every test of the specification, and what was found. */
export interface Certificate {
  readonly lot: string;
  readonly rows: readonly CertificateRow[];
  /** Ids of tests without a result. */
  readonly missing: readonly string[];
  /** Ids of tests whose result is out of limits. */
  readonly failed: readonly string[];
  /** What a signature of release is bound to: the lot, its origin, its limits and results. */
  readonly hash: Sha256;
}

export interface CertificateRow {
  readonly test: LotTest;
  readonly state: "passed" | "failed" | "missing";
  readonly result?: TestResult;
}

/** The supply item that a lot is made as. */
export function itemOf(study: Study, id: string): SupplyItem | undefined {
  return study.supply?.items.find((item) => item.id === id);
}

/** What was found of a lot, test by test of its specification. */
export function certificateRows(study: Study, lot: LotState): readonly CertificateRow[] {
  const specification = itemOf(study, lot.item)?.specification ?? [];
  return specification.map((test): CertificateRow => {
    const result = own(lot.tests, test.id);
    if (result === undefined) return { test, state: "missing" };
    return { test, state: isWithin(test, result.result) ? "passed" : "failed", result };
  });
}

/** The certificate of a lot as its results stand, held against the specification of the study version. */
export function certificateOf(study: Study, lot: LotState): Certificate {
  const rows = certificateRows(study, lot);
  const idsOf = (state: CertificateRow["state"]): string[] =>
    rows.flatMap((row) => (row.state === state ? [row.test.id] : []));
  const { item, level, batch, banks, participant, made, expires } = lot;
  const signed = {
    lot: lot.lot,
    item,
    level,
    batch,
    banks,
    participant: participant ?? null,
    made,
    expires,
    rows: rows.map(({ test, state, result }) => ({
      test: test.id,
      limit: test.limit,
      state,
      result: result?.result ?? null,
      date: result?.date ?? null,
    })),
  };
  return {
    lot: lot.lot,
    rows,
    missing: idsOf("missing"),
    failed: idsOf("failed"),
    hash: hashOf(signed as unknown as Json),
  };
}

/** Whether a result keeps its limit; limits themselves are within. */
export function isWithin({ limit }: LotTest, result: TestResult["result"]): boolean {
  if (limit.kind === "passed") return result === "passed";
  if (typeof result !== "number" || !Number.isFinite(result)) return false;
  return (
    result >= (limit.min ?? Number.NEGATIVE_INFINITY) &&
    result <= (limit.max ?? Number.POSITIVE_INFINITY)
  );
}
