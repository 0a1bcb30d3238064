import { defineRefusal, type Refusal } from "../../kernel/index.ts";
import type { Study, SupplyItem } from "../../definition/index.ts";
import type { Context } from "../context.ts";
import { own } from "../own.ts";
import type { State } from "../state.ts";
import { itemOf } from "./certificate.ts";
import type { LotState, UnitState } from "./state.ts";

/** A unit with the lot it is of and what the protocol asks of it. */
export interface Found {
  readonly lot: LotState;
  readonly item: SupplyItem;
  readonly unit: UnitState;
}

export const unknownUnit = defineRefusal(
  "unit.unknown",
  "No unit has the number {unit}. Scan it again or check what was typed.",
  "没有编号为 {unit} 的单元，请重新扫描或核对输入。",
);
const twice = defineRefusal(
  "unit.twice",
  "Unit {unit} is named twice. Name each unit once.",
  "单元 {unit} 出现两次，每个单元只能列出一次。",
);
const none = defineRefusal(
  "unit.none",
  "No unit is named. Scan at least one.",
  "未指定单元，请至少扫描一个。",
);
const elsewhere = defineRefusal(
  "unit.site",
  "Unit {unit} is not at a site where you hold a role. Ask those who hold it.",
  "单元 {unit} 不在您任职的中心，请联系其保管方。",
);

/** The unit of a number among the lots that were read. */
export function findUnit(study: Study, { lots = {} }: State, number: string): Found | undefined {
  for (const lot of Object.values(lots)) {
    const unit = own(lot.units, number);
    const item = itemOf(study, lot.item);
    if (unit !== undefined && item !== undefined) return { lot, item, unit };
  }
  return undefined;
}

/** The units of a command, each known and named once, or the refusal. */
export function findUnits(
  study: Study,
  state: State,
  numbers: readonly string[],
): readonly Found[] | Refusal {
  if (numbers.length === 0) return none();
  const seen = new Set<string>();
  const found: Found[] = [];
  for (const number of numbers) {
    if (seen.has(number)) return twice({ unit: number });
    seen.add(number);
    const one = findUnit(study, state, number);
    if (one === undefined) return unknownUnit({ unit: number.slice(0, 64) });
    found.push(one);
  }
  return found;
}

/** Refuses what somebody bound to sites asks about units that are not at them. */
export function placeProblem(
  found: readonly { readonly unit: UnitState }[],
  context: Context,
): Refusal | undefined {
  const other = found.find(({ unit }) => !isAtOwnSite(unit, context));
  return other === undefined ? undefined : elsewhere({ unit: other.unit.unit });
}

/** Whether a unit is where somebody holds their role: at a depot it is only for those whose role holds everywhere. */
export function isAtOwnSite({ site }: UnitState, { sites }: Context): boolean {
  return sites === "all" || (site !== undefined && sites.includes(site));
}

/** The units lot by lot, for events that go to each lot's stream. */
export function byLot(found: readonly Found[]): ReadonlyMap<string, readonly Found[]> {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const known = groups.get(one.lot.lot);
    if (known === undefined) groups.set(one.lot.lot, [one]);
    else known.push(one);
  }
  return groups;
}

/** The numbers of units. */
export function numbersOf(found: readonly { readonly unit: UnitState }[]): readonly string[] {
  return found.map(({ unit }) => unit.unit);
}
