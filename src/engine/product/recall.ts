import type { Instant, ParticipantId, SiteId } from "../../kernel/index.ts";
import type { Bank, LotState, SupplyState, UnitState, UnitStatus } from "./state.ts";
import { own } from "../own.ts";

/** Where a lot went: what a recall has to fetch back, and whom it has to tell. */
export interface Recall {
  readonly lot: string;
  /** What is left to be fetched, wherever it is. */
  readonly left: readonly UnitState[];
  readonly doses: readonly RecalledDose[];
  /** Whoever was given a unit, once each. */
  readonly recipients: readonly ParticipantId[];
  /** Whoever holds a unit that was not given yet. */
  readonly holders: readonly ParticipantId[];
  /** Sites that hold, await or have given units. */
  readonly sites: readonly SiteId[];
}

export interface RecalledDose {
  readonly unit: string;
  readonly participant: ParticipantId;
  readonly site?: SiteId;
  readonly started?: Instant;
}

const gone: ReadonlySet<UnitStatus> = new Set(["administered", "discarded", "destroyed"]);
const held: ReadonlySet<UnitStatus> = new Set(["dispensed", "thawed"]);

/** Every unit of a lot that is left, every dose given of it and every recipient. */
export function recallOf(lot: LotState): Recall {
  const units = Object.values(lot.units);
  const doses = units.flatMap(({ unit, status, participant, site, started }): RecalledDose[] =>
    status === "administered" && participant !== undefined
      ? [
          {
            unit,
            participant,
            ...(site === undefined ? {} : { site }),
            ...(started === undefined ? {} : { started }),
          },
        ]
      : [],
  );
  return {
    lot: lot.lot,
    left: units.filter(({ status }) => !gone.has(status)),
    doses,
    recipients: [...new Set(doses.map(({ participant }) => participant))],
    holders: [
      ...new Set(
        units.flatMap(({ status, participant }) => (held.has(status) ? (participant ?? []) : [])),
      ),
    ],
    sites: [...new Set(units.flatMap(({ site }) => site ?? []))],
  };
}

/** Where a lot came from: the banks from the nearest back to the donor. */
export function genealogyOf(supply: SupplyState, lot: LotState): readonly Bank[] {
  return lot.banks.flatMap((bank) => own(supply.banks, bank) ?? []);
}

/** The ids of a bank and of all that it came from, back to the donor. */
export function lineageOf(supply: SupplyState, bank: string): readonly string[] {
  const line: string[] = [];
  for (let at: string | undefined = bank; at !== undefined && !line.includes(at); ) {
    line.push(at);
    at = own(supply.banks, at)?.from;
  }
  return line;
}
