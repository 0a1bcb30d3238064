import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import * as s from "./shapes.ts";
import * as p from "./supply-shapes.ts";

const ofStudy = z.object({ study: s.id });
const ofLot = ofStudy.extend({ lot: s.id });

/** The product behind the wall: for pharmacy, quality and the keeper of the list alone. */
export const supplyEndpoints = {
  "GET /api/studies/{study}/supply": endpoint({
    summary: "What waits in the pharmacy, stock by site, lots and shipments (unblinded)",
    who: "signed-in",
    params: ofStudy,
    answer: p.supplyBoard,
  }),
  "GET /api/studies/{study}/supply/lots/{lot}": endpoint({
    summary:
      "A lot: origin, certificate, signatures, every unit (unblinded; in an open study its sites too)",
    who: "signed-in",
    params: ofLot,
    answer: p.lotPage,
  }),
  "GET /api/studies/{study}/supply/lots/{lot}/recall": endpoint({
    summary: "Whom a recall of a lot concerns, and what everybody is told (unblinded)",
    who: "signed-in",
    params: ofLot,
    answer: p.recallPage,
  }),
  "GET /api/studies/{study}/supply/shipments/{shipment}": endpoint({
    summary: "A shipment and its units (unblinded)",
    who: "signed-in",
    params: ofStudy.extend({ shipment: s.id }),
    answer: p.shipmentPage,
  }),
  "GET /api/studies/{study}/supply/orders/{participant}/{order}": endpoint({
    summary: "An order to prepare, and the units proposed for it (unblinded)",
    who: "signed-in",
    params: ofStudy.extend({ participant: s.id, order: z.string().regex(/^\d{1,6}$/) }),
    answer: p.orderPage,
  }),
  "GET /api/studies/{study}/supply/accountability": endpoint({
    summary: "The account of a lot, a site or a participant at any time (unblinded)",
    who: "signed-in",
    params: ofStudy,
    query: z.object({
      lot: s.id.optional(),
      site: s.id.optional(),
      participant: s.id.optional(),
      at: s.instant.optional(),
    }),
    answer: p.accountPage,
  }),
  "GET /api/studies/{study}/supply/trace": endpoint({
    summary:
      "Lot to every unit, dose and recipient; recipient or unit to lot, bank and donor (unblinded)",
    who: "signed-in",
    params: ofStudy,
    query: z.object({
      lot: s.id.optional(),
      participant: s.id.optional(),
      unit: s.id.optional(),
    }),
    answer: p.tracePage,
  }),
  "GET /api/studies/{study}/supply/custody": endpoint({
    summary:
      "Chain of identity and custody of a lot, a participant or a unit: each hand-over with who, when, where and temperature (unblinded; in an open study its sites and inspectors too)",
    who: "signed-in",
    params: ofStudy,
    query: z.object({
      lot: s.id.optional(),
      participant: s.id.optional(),
      unit: s.id.optional(),
    }),
    answer: p.custodyPage,
  }),
  "GET /api/studies/{study}/supply/site-lots": endpoint({
    summary:
      "The lots of which a site has or had units, in an open study for the site (else unblinded)",
    who: "signed-in",
    params: ofStudy,
    answer: p.siteLots,
  }),
  "GET /api/studies/{study}/supply/unit-numbers": endpoint({
    summary: "Unit numbers drawn for a lot to be made (unblinded)",
    who: "signed-in",
    params: ofStudy,
    query: z.object({ count: z.coerce.number().int().min(1).max(1000) }),
    answer: z.object({ units: z.array(s.id) }),
  }),
  "POST /api/studies/{study}/supply/labels": endpoint({
    summary: "Labels of units as PDF; printing one again takes a reason (unblinded)",
    who: "signed-in",
    params: ofStudy,
    body: z.strictObject({
      units: z.array(s.id).min(1).max(200),
      language: s.language,
      /** The reduced set, for small bags. */
      small: z.boolean().optional(),
      reason: z.string().max(2000).optional(),
    }),
    media: "application/pdf",
  }),
} as const;
