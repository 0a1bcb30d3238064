import type { LotState, UnitState } from "../../engine/index.ts";

/** Where one unit is now, as it is looked up by its number, lot, site or participant. */
export interface UnitRow extends Pick<UnitState, "unit" | "status" | "site" | "participant"> {
  readonly lot: string;
  readonly item: string;
  readonly level: string;
  readonly expires: string;
  /** Of its lot. */
  readonly released: LotState["status"];
  readonly quarantined: boolean;
}

/** The rows of a lot's units that its last events changed; all of them where the lot itself changed. */
export function changedUnits(before: LotState | undefined, after: LotState): readonly UnitRow[] {
  const lotChanged = before?.status !== after.status || before.expires !== after.expires;
  return Object.values(after.units).flatMap((unit) => {
    if (!lotChanged && before?.units[unit.unit] === unit) return [];
    const { lot, item, level, expires, status: released } = after;
    return [
      {
        unit: unit.unit,
        status: unit.status,
        lot,
        item,
        level,
        expires,
        released,
        quarantined: unit.quarantine !== undefined,
        ...(unit.site === undefined ? {} : { site: unit.site }),
        ...(unit.participant === undefined ? {} : { participant: unit.participant }),
      },
    ];
  });
}
