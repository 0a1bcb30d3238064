import type { Instant } from "../../kernel/index.ts";
import {
  certificateOf,
  genealogyOf,
  type LotState,
  printedUse,
  type SupplyState,
} from "../../engine/index.ts";
import type { LotPage } from "../contract.ts";
import type { Server } from "../server-parts.ts";
import type { Walled } from "../wall-access.ts";
import { lotLine, lotUnits } from "./lot-lines.ts";
import { lotEvents } from "./read-lots.ts";
import { seesPlace } from "./wall-places.ts";

/** All that is known of a lot: where it came from, what was found, who released it, where every unit is. */
export async function lotPage(
  { store, identity }: Server,
  { study, trial, sites }: Walled,
  lot: LotState,
  at: Instant,
): Promise<LotPage> {
  const supply = (await trial.stateOf("supply")) as SupplyState;
  const state = await trial.studyState();
  const { rows, hash } = certificateOf(study, lot);
  const nameOf = async (id: string): Promise<string> => (await identity.findPerson(id))?.name ?? id;
  const signed = lot.releaseSigned.filter(({ certificate }) => certificate === hash);
  // Who released it stays true when a later result takes the signatures off.
  const events = await lotEvents(store, study.id, lot.lot);
  const released = events.findLast((event) => event.type === "lot-released");
  const { recall, planIfFailed, pending = [], participant, useUntil, expiryChanges = [] } = lot;
  const printed = printedUse(study, lot);
  return {
    line: lotLine(study, lot, at),
    ...(participant === undefined ? {} : { participant }),
    banks: [...genealogyOf(supply, lot)],
    certificate: { hash, rows: [...rows] },
    signatures: await Promise.all(
      signed.map(async ({ by, at: when }) => ({ name: await nameOf(by), at: when })),
    ),
    ...(released?.type === "lot-released"
      ? {
          released: {
            at: released.at,
            signers: await Promise.all(released.signers.map(nameOf)),
          },
        }
      : {}),
    pending: [...pending],
    ...(planIfFailed === undefined ? {} : { planIfFailed }),
    ...(printed === undefined ? {} : { printed }),
    ...(useUntil === undefined ? {} : { useUntil }),
    expiryChanges: await Promise.all(
      expiryChanges.map(async ({ by, ...change }) => ({ ...change, name: await nameOf(by) })),
    ),
    ...(recall === undefined
      ? {}
      : { recall: { reason: recall.reason, at: recall.at, name: await nameOf(recall.by) } }),
    units: lotUnits(study, state, lot, at).filter(({ site }) => seesPlace(sites, site)),
  };
}
