import { type Bank, genealogyOf, type LotState, type SupplyState } from "../../engine/index.ts";
import type { Store } from "../../store/index.ts";
import type { Shelved } from "../studies/study-shelf.ts";

/** What is traced: a lot forwards to whoever got of it, a participant or a unit back to the donor. */
export type Traced =
  | { readonly lot: string }
  | { readonly participant: string }
  | { readonly unit: string };

/** Where a unit is, and of which lot it is. */
type TracedUnit = Awaited<ReturnType<Store["wall"]["units"]>>[number];

export interface Trace {
  readonly units: readonly TracedUnit[];
  /** The lots of the units, each with the banks that it came from, nearest first. */
  readonly lots: readonly { readonly lot: string; readonly banks: readonly Bank[] }[];
  /** Whoever was given one of the units, once each. */
  readonly recipients: readonly string[];
}

/**
 * Lot → every unit, dose and recipient; recipient or unit → lot → bank → donor. By an index of keyed hashes: what it
 * costs depends on what is found, not on how many lots there are.
 */
export async function traceOf(
  { wall }: Pick<Store, "wall">,
  { study, trial }: Pick<Shelved, "study" | "trial">,
  traced: Traced,
): Promise<Trace> {
  const units = await wall.units(study.id, "unit" in traced ? { units: [traced.unit] } : traced);
  const names = [...new Set(units.map(({ lot }) => lot))];
  const supply = (await trial.stateOf("supply")) as SupplyState;
  const lots = await Promise.all(
    names.map(async (lot) => {
      const state = (await trial.stateOf(`lot/${lot}`)) as LotState | undefined;
      return { lot, banks: state === undefined ? [] : [...genealogyOf(supply, state)] };
    }),
  );
  const given = units.flatMap(({ status, participant }) =>
    status === "administered" ? (participant ?? []) : [],
  );
  return { units, lots, recipients: [...new Set(given)] };
}
