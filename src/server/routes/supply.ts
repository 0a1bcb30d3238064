import { randomInt } from "node:crypto";
import type { Instant, ParticipantId, SiteId } from "../../kernel/index.ts";
import {
  accountabilityOf,
  type LotState,
  type ShipmentState,
  sumOf,
  unitNumber,
} from "../../engine/index.ts";
import { versionFor } from "../access.ts";
import type { Handlers } from "../handler.ts";
import { labelOf } from "../labels/label.ts";
import { labelNote, printedBefore } from "../labels/printed-labels.ts";
import { writeLabels } from "../labels/write-labels.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import { supplyBoard } from "../supply/board.ts";
import { lotPage } from "../supply/lot-page.ts";
import { orderPage } from "../supply/order-page.ts";
import { lotEvents, lotSeen, lotsSeen } from "../supply/read-lots.ts";
import { recallDraft } from "../supply/recall-draft.ts";
import { noSuchSupply } from "../supply/supply-problems.ts";
import { custodyOf } from "../supply/custody.ts";
import { productFor } from "../supply/product-access.ts";
import { lotFor, siteLots } from "../supply/site-lots.ts";
import { type Traced, traceOf } from "../supply/trace.ts";
import { seesPlace } from "../supply/wall-places.ts";
import { wallFor } from "../wall-access.ts";

const oneThing = {
  en: "Name one thing: a lot, a participant or a unit.",
  "zh-CN": "请只指定一项：批次、受试者或单元。",
};
const printedAlready = {
  en: "A label of {units} was printed before. Say why it is printed again.",
  "zh-CN": "{units} 的标签曾打印过，请填写重新打印的理由。",
};

const now = ({ clock }: Server): Instant => clock().toISOString() as Instant;
/** Of 2⁴⁰ numbers, so many that two draws seldom meet; a meeting is refused when the lot is made. */
const mostNumbers = 2 ** 40;

/** The one thing that is asked about. @throws Rejected for none or several */
function tracedBy({
  lot,
  participant,
  unit,
}: {
  readonly lot?: string | undefined;
  readonly participant?: string | undefined;
  readonly unit?: string | undefined;
}): Traced {
  const asked = [
    lot === undefined ? [] : [{ lot }],
    participant === undefined ? [] : [{ participant }],
    unit === undefined ? [] : [{ unit }],
  ].flat();
  const [traced] = asked;
  if (traced === undefined || asked.length > 1) {
    throw new Rejected(400, "supply.one-thing", oneThing);
  }
  return traced;
}

/** The product behind the wall. Each of these asks first whether the caller works there, and looks at nothing before. */
export const supplyRoutes = {
  "GET /api/studies/{study}/supply": async (server, { session, params }) => {
    const walled = await wallFor(server, session, params.study);
    return supplyBoard(server, session.person.id, walled, now(server));
  },

  "GET /api/studies/{study}/supply/lots/{lot}": async (server, { session, params }) => {
    const walled = await productFor(server, session, params.study);
    const lot = await lotFor(server.store, session.person.id, walled, params.lot);
    if (lot === undefined) throw noSuchSupply();
    return lotPage(server, walled, lot, now(server));
  },

  "GET /api/studies/{study}/supply/lots/{lot}/recall": async (server, { session, params }) => {
    const walled = await wallFor(server, session, params.study);
    const lot = await lotSeen(server.store, session.person.id, walled, params.lot);
    if (lot === undefined) throw noSuchSupply();
    const people = await server.identity.directoryOf(params.study);
    return recallDraft(walled, await walled.trial.studyState(), lot, people);
  },

  "GET /api/studies/{study}/supply/shipments/{shipment}": async (server, { session, params }) => {
    const walled = await wallFor(server, session, params.study);
    const stream = `shipment/${params.shipment}` as const;
    const version = await server.store.mayRead(session.person.id, params.study, stream);
    const shipment =
      version === undefined
        ? undefined
        : ((await walled.trial.stateOf(stream, version)) as ShipmentState | undefined);
    if (shipment === undefined || !seesPlace(walled.sites, shipment.to)) throw noSuchSupply();
    const rows = await server.store.wall.units(params.study, {
      units: shipment.units.map(({ unit }) => unit),
    });
    return {
      now: now(server),
      shipment,
      units: rows.map(({ unit, lot, item, expires, status, quarantined }) => ({
        unit,
        lot,
        item,
        expires,
        status,
        quarantined,
      })),
    };
  },

  "GET /api/studies/{study}/supply/orders/{participant}/{order}": async (
    server,
    { session, params },
  ) => {
    const walled = await wallFor(server, session, params.study);
    const version = await versionFor(server, session, params.study, params.participant);
    const person = await walled.trial.participant(params.participant, version);
    if (person === undefined) throw noSuchSupply();
    const lots = await lotsSeen(server.store, session.person.id, walled);
    return orderPage(walled, person, Number(params.order), lots, now(server));
  },

  "GET /api/studies/{study}/supply/accountability": async (server, { session, params, query }) => {
    const walled = await wallFor(server, session, params.study);
    const { lot, site, participant, at = now(server) } = query;
    if (site !== undefined && participant !== undefined) {
      throw new Rejected(400, "supply.one-thing", oneThing);
    }
    const isElsewhere = !seesPlace(walled.sites, site);
    if (walled.sites !== "all" && participant === undefined && isElsewhere) throw noSuchSupply();
    if (participant !== undefined) await versionFor(server, session, params.study, participant);
    const lots = (await lotsSeen(server.store, session.person.id, walled)).filter(
      (one) => lot === undefined || one.lot === lot,
    );
    const lines = await Promise.all(
      lots.map(async ({ lot: name, item }) => {
        const events = await lotEvents(server.store, params.study, name);
        const account = accountabilityOf(events, {
          at: at as Instant,
          ...(site === undefined ? {} : { site: site as SiteId }),
          ...(participant === undefined ? {} : { participant: participant as ParticipantId }),
        });
        return { lot: name, item, ...account };
      }),
    );
    const moved = lines.filter(({ received }) => received > 0);
    return { at, lots: moved, total: sumOf(moved) };
  },

  "GET /api/studies/{study}/supply/trace": async (server, { session, params, query }) => {
    const walled = await wallFor(server, session, params.study);
    const { units, lots, recipients } = await traceOf(server.store, walled, tracedBy(query));
    const seen = units.filter(({ site }) => seesPlace(walled.sites, site));
    return {
      units: seen.map(({ unit: number, lot: of, status, site, participant: who, quarantined }) => ({
        unit: number,
        lot: of,
        status,
        quarantined,
        ...(site === undefined ? {} : { site }),
        ...(who === undefined ? {} : { participant: who }),
      })),
      lots: lots.map(({ lot: name, banks }) => ({ lot: name, banks: [...banks] })),
      recipients: recipients.filter((one) => seen.some((row) => row.participant === one)),
    };
  },

  "GET /api/studies/{study}/supply/custody": async (server, { session, params, query }) => {
    const product = await productFor(server, session, params.study);
    const traced = tracedBy(query);
    if ("participant" in traced) {
      await versionFor(server, session, params.study, traced.participant);
    }
    const custody = await custodyOf(server, session.person.id, product, traced, now(server));
    if (custody === undefined) throw noSuchSupply();
    return custody;
  },

  "GET /api/studies/{study}/supply/site-lots": async (server, { session, params }) =>
    siteLots(server.store, await productFor(server, session, params.study), now(server)),

  "GET /api/studies/{study}/supply/unit-numbers": async (server, { session, params, query }) => {
    await wallFor(server, session, params.study);
    const seed = server.seedOf(`units of ${params.study}`);
    const units = Array.from({ length: query.count }, () =>
      unitNumber(seed, randomInt(0, mostNumbers)),
    );
    return { units: [...new Set(units)] };
  },

  "POST /api/studies/{study}/supply/labels": async (server, { session, params, body }) => {
    const walled = await wallFor(server, session, params.study);
    const { units, language, small = false, reason } = body;
    const rows = await server.store.wall.units(params.study, { units });
    const found = rows.filter(({ site }) => seesPlace(walled.sites, site));
    if (found.length !== new Set(units).size) throw noSuchSupply();
    const again = await printedBefore(server.store, params.study, units);
    if (again.length > 0 && (reason ?? "").trim() === "") {
      const named = again.join(", ");
      throw new Rejected(409, "label.printed", {
        en: printedAlready.en.replace("{units}", () => named),
        "zh-CN": printedAlready["zh-CN"].replace("{units}", () => named),
      });
    }
    const labels = await Promise.all(
      found.map(async ({ unit: number, lot: name }) => {
        const lot = (await walled.trial.stateOf(`lot/${name}`)) as LotState;
        const unit = lot.units[number];
        if (unit === undefined) throw noSuchSupply();
        const participant =
          unit.participant === undefined
            ? undefined
            : await walled.trial.participant(unit.participant);
        const investigator = walled.study.sites.find(({ id }) => id === unit.site)?.investigator;
        const of = {
          lot,
          unit,
          ...(participant === undefined ? {} : { participant }),
          ...(investigator === undefined ? {} : { investigator }),
        };
        return labelOf(walled.study, of, language, small);
      }),
    );
    const pdf = writeLabels(labels, { title: params.study, language, small });
    await server.identity.record(session.person.id, {
      type: "printed",
      study: params.study,
      what: labelNote(params.study, units, again.length > 0 ? reason : undefined),
    });
    return new Response(Buffer.from(pdf), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="labels.pdf"`,
        "cache-control": "no-store",
      },
    });
  },
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/supply"
    | "GET /api/studies/{study}/supply/lots/{lot}"
    | "GET /api/studies/{study}/supply/lots/{lot}/recall"
    | "GET /api/studies/{study}/supply/shipments/{shipment}"
    | "GET /api/studies/{study}/supply/orders/{participant}/{order}"
    | "GET /api/studies/{study}/supply/accountability"
    | "GET /api/studies/{study}/supply/trace"
    | "GET /api/studies/{study}/supply/custody"
    | "GET /api/studies/{study}/supply/site-lots"
    | "GET /api/studies/{study}/supply/unit-numbers"
    | "POST /api/studies/{study}/supply/labels"
  >
>;
