import { z } from "zod";
import type {
  Bank,
  Blocked,
  Budget,
  CertificateRow,
  Compliance,
  LotState,
  OrderState,
  ShipmentState,
  UnitState,
} from "../../engine/index.ts";
import * as s from "./shapes.ts";

/** A value that the engine defines; documented by its name. */
function of<T>(name: string, words: string) {
  return z.custom<T>(() => true).meta({ title: name, description: words });
}

const count = z.number().int();
const status = of<UnitState["status"]>("UnitStatus", "Where a unit is in its life");
const bank = of<Bank>("Bank", "A donor or a cell bank");

/** What a place holds of an item at a dose level; a depot has no site. */
export const stockLine = z.object({
  site: s.id.optional(),
  item: s.id,
  level: s.id,
  usable: count,
  blocked: count,
  onTheWay: count,
  /** Of the usable: those that expire within 14 and within 60 days. */
  within14: count,
  within60: count,
  firstExpiryDays: z.number().optional(),
});
export type StockLine = z.infer<typeof stockLine>;

export const lotLine = z.object({
  lot: s.id,
  item: s.id,
  level: s.id,
  batch: z.enum(["registration", "clinical"]),
  status: of<LotState["status"]>("LotStatus", "Whether a lot is released"),
  made: z.string(),
  expires: z.string(),
  daysLeft: z.number(),
  units: count,
  /** Neither given nor destroyed. */
  left: count,
  quarantined: count,
  given: count,
  /** Tests without a result, and out of limits. */
  missing: count,
  failed: count,
  /** Signatures of release under the certificate as it stands. */
  signed: count,
});
export type LotLine = z.infer<typeof lotLine>;

export const shipmentLine = z.object({
  shipment: s.id,
  to: s.id,
  sent: s.instant,
  units: count,
  logger: z.string().optional(),
  received: s.instant.optional(),
  excursion: z.enum(["no", "yes", "no-logger"]).optional(),
});
export type ShipmentLine = z.infer<typeof shipmentLine>;

export const orderLine = z.object({
  participant: s.id,
  site: s.id,
  order: count,
  visit: s.id.optional(),
  date: z.string(),
  /** The home medication that it is for. */
  medication: s.id.optional(),
  status: of<OrderState["status"]>("OrderStatus", "How far an order has come"),
  /** Its day has come or gone, and no product is there. */
  late: z.boolean(),
});
export type OrderLine = z.infer<typeof orderLine>;

/** Units of one lot at one place that wait for the same thing. */
export const heldUnits = z.object({
  lot: s.id,
  site: s.id.optional(),
  units: z.array(s.id),
  /** Why, where they are held back. */
  cause: z.enum(["person", "receipt", "excursion", "test"]).optional(),
  since: s.instant.optional(),
  shipment: s.id.optional(),
});
export type HeldUnits = z.infer<typeof heldUnits>;

/** Units whose label shows another last day of use than they have, since their lot's expiry was changed. */
export const relabelUnits = z.object({
  lot: s.id,
  site: s.id.optional(),
  units: z.array(s.id),
  /** Who holds some of them. */
  participants: z.array(s.id),
  printed: z.string(),
  until: z.string(),
});
export type RelabelUnits = z.infer<typeof relabelUnits>;

export const supplyBoard = z.object({
  now: s.instant,
  stock: z.array(stockLine),
  lots: z.array(lotLine),
  shipments: z.array(shipmentLine),
  orders: z.array(orderLine),
  /** Quality decides about them. */
  excursions: z.array(heldUnits),
  /** Usable units of lots that expire within 14 days. */
  expiring: z.array(heldUnits.extend({ daysLeft: z.number() })),
  relabel: z.array(relabelUnits),
  thawed: z.array(
    z.object({
      unit: s.id,
      lot: s.id,
      site: s.id.optional(),
      participant: s.id.optional(),
      thawedAt: s.instant,
      minutes: z.number().optional(),
    }),
  ),
  /** Returned, counted once. */
  returns: z.array(heldUnits),
  /** There to be destroyed. */
  toDestroy: z.array(heldUnits),
  resupply: z.array(z.object({ site: s.id, item: s.id, level: s.id, units: count })),
  /** Doses that fall due within 28 days, by site and dose level where it is known. */
  due: z.array(z.object({ site: s.id, level: s.id, date: z.string() })),
});
export type SupplyBoard = z.infer<typeof supplyBoard>;

export const lotUnit = z.object({
  unit: s.id,
  status,
  site: s.id.optional(),
  shipment: s.id.optional(),
  participant: s.id.optional(),
  state: of<UnitState>("UnitState", "All that is known of a unit"),
  blocked: of<Blocked>("Blocked", "Why it may not be given now").optional(),
  budget: of<Budget>("Budget", "What it spent outside its storage limits"),
});
export type LotUnit = z.infer<typeof lotUnit>;

const signature = z.object({ name: z.string(), at: s.instant });

export const lotPage = z.object({
  line: lotLine,
  participant: s.id.optional(),
  /** Nearest first, the donor last. */
  banks: z.array(bank),
  certificate: z.object({
    hash: z.string(),
    rows: z.array(of<CertificateRow>("CertificateRow", "A test, its limit and its result")),
  }),
  signatures: z.array(signature),
  released: z.object({ at: s.instant, signers: z.array(z.string()) }).optional(),
  pending: z.array(s.id),
  planIfFailed: z.string().optional(),
  /** What labels show as the last month of use; absent where it is written on them by hand. */
  printed: z.string().optional(),
  useUntil: z.string().optional(),
  expiryChanges: z.array(
    z.object({
      at: s.instant,
      name: z.string(),
      before: z.string(),
      expires: z.string(),
      useUntil: z.string().optional(),
      reason: z.string(),
    }),
  ),
  recall: z.object({ reason: z.string(), at: s.instant, name: z.string() }).optional(),
  units: z.array(lotUnit),
});
export type LotPage = z.infer<typeof lotPage>;

export const recallPage = z.object({
  lot: s.id,
  left: z.array(
    z.object({ unit: s.id, status, site: s.id.optional(), participant: s.id.optional() }),
  ),
  doses: z.array(
    z.object({
      unit: s.id,
      participant: s.id,
      site: s.id.optional(),
      started: s.instant.optional(),
    }),
  ),
  recipients: z.array(s.id),
  holders: z.array(s.id),
  sites: z.array(s.id),
  /** What blinded people are told: the same words at every site that is told. */
  notices: z.array(z.object({ site: s.id, words: s.text })),
  /** What unblinded people do, and who they are. */
  tasks: z.array(
    z.object({
      what: z.enum(["fetch", "ask-back", "follow-up"]),
      site: s.id.optional(),
      units: z.array(s.id),
      participants: z.array(s.id),
      people: z.array(z.object({ name: z.string(), role: s.role })),
    }),
  ),
});
export type RecallPage = z.infer<typeof recallPage>;

export const shipmentPage = z.object({
  now: s.instant,
  shipment: of<ShipmentState>("ShipmentState", "A shipment from sending to receipt"),
  units: z.array(
    z.object({
      unit: s.id,
      lot: s.id,
      item: s.id,
      expires: z.string(),
      status,
      quarantined: z.boolean(),
    }),
  ),
});
export type ShipmentPage = z.infer<typeof shipmentPage>;

export const orderUnit = z.object({
  unit: s.id,
  lot: s.id,
  expires: z.string(),
  daysLeft: z.number(),
});

export const orderPage = z.object({
  line: orderLine,
  dispensed: z.array(s.id),
  /** What the dose is; absent where nothing at the site would serve. */
  dose: z
    .object({
      item: s.id,
      level: s.id,
      title: s.text,
      amount: z.number(),
      unit: z.string(),
      unitsPerDose: count,
      container: z.enum(["bag", "vial", "kit", "syringe"]),
    })
    .optional(),
  /** What it is for, where it is home medication instead of a dose. */
  home: z
    .object({
      title: s.text,
      directions: s.text,
      days: count,
      perDay: z.number(),
      perUnit: z.number(),
      units: count,
      compliance: of<Compliance>("Compliance", "The count once all units came back").optional(),
    })
    .optional(),
  /** Which dose of the participant it is for. */
  doseNumber: count.optional(),
  /** Units that did not come back yet. */
  out: z.array(s.id),
  /** First expired first out. */
  proposal: z.array(orderUnit),
});
export type OrderPage = z.infer<typeof orderPage>;

export const accountLine = z.object({
  received: count,
  sentOn: count,
  inStock: count,
  onTheWay: count,
  dispensed: count,
  administered: count,
  returned: count,
  discarded: count,
  destroyed: count,
  missing: count,
  isBalanced: z.boolean(),
});

export const accountPage = z.object({
  at: s.instant,
  lots: z.array(accountLine.extend({ lot: s.id, item: s.id })),
  total: accountLine,
});
export type AccountPage = z.infer<typeof accountPage>;

const blocked = of<Blocked>("Blocked", "Why it may not be given now");

/** What a site of an open study sees of the product there. */
export const siteLots = z.object({
  now: s.instant,
  lots: z.array(
    z.object({
      line: lotLine,
      units: z.array(
        z.object({
          unit: s.id,
          status,
          site: s.id.optional(),
          participant: s.id.optional(),
          blocked: blocked.optional(),
        }),
      ),
    }),
  ),
});
export type SiteLots = z.infer<typeof siteLots>;

/** Chain of identity and custody. */
export const custodyPage = z.object({
  at: s.instant,
  lots: z.array(
    z.object({
      lot: s.id,
      item: s.id,
      level: s.id,
      made: z.string(),
      expires: z.string(),
      useUntil: z.string().optional(),
      /** Nearest first, the donor last. */
      banks: z.array(bank),
    }),
  ),
  /** In the order of time. */
  steps: z.array(
    z.object({
      at: s.instant,
      zone: z.string().optional(),
      who: z.string(),
      role: s.role.optional(),
      lot: s.id.optional(),
      units: z.array(s.id),
      site: s.id.optional(),
      participant: s.id.optional(),
      shipment: s.id.optional(),
      logger: z.string().optional(),
      temperature: z
        .object({
          held: z.enum(["yes", "no", "unknown"]),
          celsius: z.number().optional(),
          minutes: z.number().optional(),
        })
        .optional(),
      words: s.text,
    }),
  ),
});
export type CustodyPage = z.infer<typeof custodyPage>;

export const tracePage = z.object({
  units: z.array(
    z.object({
      unit: s.id,
      lot: s.id,
      status,
      site: s.id.optional(),
      participant: s.id.optional(),
      quarantined: z.boolean(),
    }),
  ),
  lots: z.array(z.object({ lot: s.id, banks: z.array(bank) })),
  recipients: z.array(s.id),
});
export type TracePage = z.infer<typeof tracePage>;
