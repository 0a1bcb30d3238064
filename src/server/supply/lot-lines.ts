import type { Instant } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import {
  blockOf,
  budgetOf,
  certificateOf,
  daysLeft,
  itemOf,
  type LotState,
  type StudyState,
} from "../../engine/index.ts";
import type { LotLine, LotUnit } from "../contract.ts";
import { zoneAt } from "./wall-places.ts";

const gone: ReadonlySet<string> = new Set(["administered", "discarded", "destroyed", "missing"]);

/** A lot in one line. */
export function lotLine(study: Study, lot: LotState, at: Instant): LotLine {
  const units = Object.values(lot.units);
  const certificate = certificateOf(study, lot);
  const left = units.filter(({ status }) => !gone.has(status));
  return {
    lot: lot.lot,
    item: lot.item,
    level: lot.level,
    batch: lot.batch,
    status: lot.status,
    made: lot.made,
    expires: lot.expires,
    daysLeft: daysLeft(lot, at, zoneAt({ sites: {} }, undefined)),
    units: units.length,
    left: left.length,
    quarantined: left.filter(({ quarantine }) => quarantine !== undefined).length,
    given: units.filter(({ status }) => status === "administered").length,
    missing: certificate.missing.length,
    failed: certificate.failed.length,
    signed: lot.releaseSigned.filter((one) => one.certificate === certificate.hash).length,
  };
}

/** The units of a lot, each with what keeps it from being given and what it has spent of its budget. */
export function lotUnits(
  study: Study,
  { sites }: Pick<StudyState, "sites">,
  lot: LotState,
  at: Instant,
): readonly LotUnit[] {
  const item = itemOf(study, lot.item);
  return Object.values(lot.units).map((state): LotUnit => {
    const { unit, status, site, shipment, participant } = state;
    const zone = zoneAt({ sites }, site);
    const blocked = gone.has(status) ? undefined : blockOf(study, lot, state, at, zone);
    return {
      unit,
      status,
      ...(site === undefined ? {} : { site }),
      ...(shipment === undefined ? {} : { shipment }),
      ...(participant === undefined ? {} : { participant }),
      state,
      ...(blocked === undefined ? {} : { blocked }),
      budget:
        item === undefined
          ? { totalMinutes: 0, days: {}, exceeded: [] }
          : budgetOf(item, state, zone),
    };
  });
}
