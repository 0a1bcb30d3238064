import { Fault, type Instant, msOf, type ParticipantId, type SiteId } from "../../kernel/index.ts";
import type { Event } from "../event.ts";
import { applyLot } from "./apply-lot.ts";
import type { LotEvent } from "./event.ts";
import type { LotState, UnitState } from "./state.ts";

/** Whose account is drawn up: the whole lot's where neither is named. */
export interface AccountScope {
  readonly site?: SiteId;
  readonly participant?: ParticipantId;
  /** As it stood then; as it stands where not given. */
  readonly at?: Instant;
}

/**
 * Where units are. What came in is counted from the movements, everything else from where each unit is, so that the
 * sum proves something: received = sent on + in stock + on the way + dispensed + administered + returned +
 * discarded + destroyed + missing.
 */
export interface Account {
  readonly received: number;
  /** Left this site again, or turned out to have been given to another person. */
  readonly sentOn: number;
  readonly inStock: number;
  readonly onTheWay: number;
  /** With a participant, neither given nor back. */
  readonly dispensed: number;
  readonly administered: number;
  readonly returned: number;
  readonly discarded: number;
  readonly destroyed: number;
  readonly missing: number;
  readonly isBalanced: boolean;
}

type Holding = Exclude<keyof Account, "received" | "sentOn" | "isBalanced">;

const holdings = {
  "in-stock": "inStock",
  received: "inStock",
  shipped: "onTheWay",
  dispensed: "dispensed",
  thawed: "dispensed",
  administered: "administered",
  returned: "returned",
  discarded: "discarded",
  destroyed: "destroyed",
  missing: "missing",
} as const satisfies Record<UnitState["status"], Holding>;

/** The account of one lot, from its events. */
export function accountabilityOf(
  events: readonly Event<LotEvent>[],
  scope: AccountScope = {},
): Account {
  const { site, participant, at } = scope;
  const until = at === undefined ? Number.POSITIVE_INFINITY : msOf(at);
  let lot: LotState | undefined;
  let received = 0;
  let sentOn = 0;
  for (const event of events) {
    if (msOf(event.at) > until) break;
    const moved = movement(lot, event, scope);
    received += moved.in;
    sentOn += moved.out;
    lot = applyLot(lot, event);
  }
  const counts: Record<Holding, number> = {
    inStock: 0,
    onTheWay: 0,
    dispensed: 0,
    administered: 0,
    returned: 0,
    discarded: 0,
    destroyed: 0,
    missing: 0,
  };
  for (const unit of Object.values(lot?.units ?? {})) {
    const isAway = unit.status === "shipped" || unit.status === "missing";
    if (site !== undefined && (unit.site !== site || isAway)) continue;
    if (participant !== undefined && unit.participant !== participant) continue;
    counts[holdings[unit.status]] += 1;
  }
  const held = Object.values(counts).reduce((total, count) => total + count, 0);
  return { received, sentOn, ...counts, isBalanced: received === sentOn + held };
}

/** How many units an event brings to whom the account is of, and how many it takes away. */
function movement(
  lot: LotState | undefined,
  event: Event<LotEvent>,
  { site, participant }: AccountScope,
): { readonly in: number; readonly out: number } {
  const unitOf = (number: string): UnitState | undefined => lot?.units[number];
  if (site === undefined && participant === undefined) {
    return { in: event.type === "lot-made" ? event.units.length : 0, out: 0 };
  }
  if (site !== undefined && participant !== undefined) {
    throw new Fault("an account is of a site or of a participant");
  }
  switch (event.type) {
    case "units-received": {
      const { sound, damaged = [], extra = [] } = event;
      const came = [...sound, ...damaged, ...extra];
      // A unit that comes as an extra from another site's shelf leaves that shelf.
      const taken = extra.filter((unit) => isOnShelf(unitOf(unit), site));
      return {
        in: event.site === site ? came.length : 0,
        out: site === undefined ? 0 : taken.length,
      };
    }
    case "units-shipped":
      return { in: 0, out: event.units.filter((unit) => isOnShelf(unitOf(unit), site)).length };
    case "units-dispensed":
      return { in: event.participant === participant ? event.units.length : 0, out: 0 };
    case "unit-administered": {
      const holder = unitOf(event.unit)?.participant;
      if (participant === undefined || holder === event.participant) return { in: 0, out: 0 };
      return {
        in: event.participant === participant ? 1 : 0,
        out: holder === participant ? 1 : 0,
      };
    }
    default:
      return { in: 0, out: 0 };
  }
}

function isOnShelf(unit: UnitState | undefined, site: SiteId | undefined): boolean {
  return site !== undefined && unit?.site === site && unit.status === "received";
}

/** The account of several lots together. */
export function sumOf(accounts: readonly Account[]): Account {
  const sum = (key: Exclude<keyof Account, "isBalanced">): number =>
    accounts.reduce((total, account) => total + account[key], 0);
  return {
    received: sum("received"),
    sentOn: sum("sentOn"),
    inStock: sum("inStock"),
    onTheWay: sum("onTheWay"),
    dispensed: sum("dispensed"),
    administered: sum("administered"),
    returned: sum("returned"),
    discarded: sum("discarded"),
    destroyed: sum("destroyed"),
    missing: sum("missing"),
    isBalanced: accounts.every(({ isBalanced }) => isBalanced),
  };
}
