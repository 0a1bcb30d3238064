import type { Instant } from "../../kernel/index.ts";
import {
  type Command,
  type LotState,
  type ParticipantState,
  proposeResupply,
  type ShipmentState,
  stockBySite,
} from "../../engine/index.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { sitesTold } from "./recall-draft.ts";
import { zoneAt } from "./wall-places.ts";

/**
 * Tells of what happened to the product. The journal shows it only sealed, so that whoever carries a command out tells:
 * blinded people that something moved, unblinded ones what waits for them.
 */
export async function tellSupply(
  server: Server,
  shelved: Shelved,
  command: Command,
): Promise<void> {
  try {
    await tellOf(server, shelved, command);
  } catch (error) {
    // What was done is on record; that nobody was told must not look as if it were not.
    server.log(`telling of the product: ${String(error)}`);
  }
}

async function tellOf(server: Server, shelved: Shelved, command: Command): Promise<void> {
  switch (command.kind) {
    case "ship":
      return tellBoth(server, shelved, "shipment", command.to, command.shipment, "sent");
    case "receive-shipment": {
      const shipment = await shelved.trial.stateOf(`shipment/${command.shipment}`);
      const { to } = shipment as ShipmentState;
      return tellBoth(server, shelved, "shipment", to, command.shipment, "received");
    }
    case "order-product":
      return tellOrder(server, shelved, command.participant, undefined);
    case "dispense":
      await tellOrder(server, shelved, command.participant, command.order);
      return tellLowStock(server, shelved, command.participant);
    case "recall-lot":
      return tellRecall(server, shelved, command.lot);
    default:
  }
}

const linkOf = (study: string): string => `/studies/${encodeURIComponent(study)}`;
const now = ({ clock }: Server): Instant => clock().toISOString() as Instant;

async function tellBoth(
  server: Server,
  { study: { id: study } }: Shelved,
  kind: "shipment",
  site: string,
  reference: string,
  moved: string,
): Promise<void> {
  const told = { study, at: now(server), site };
  const origin = `${kind}/${reference}/${moved}`;
  await server.notices.tell({ kind, ...told, origin, link: linkOf(study) });
  await server.notices.tell({
    kind: `${kind}-unblinded`,
    ...told,
    origin: `${origin}/unblinded`,
    reference,
    link: `${linkOf(study)}/supply/shipments/${encodeURIComponent(reference)}`,
  });
}

/** An order asks the pharmacy; a product that is ready is told at the site. */
async function tellOrder(
  server: Server,
  { study: { id: study }, trial }: Shelved,
  participant: string,
  ready: number | undefined,
): Promise<void> {
  const person = (await trial.participant(participant)) as ParticipantState;
  const order = ready ?? person.orders?.length ?? 0;
  const told = { study, at: now(server), site: person.site, participant };
  const origin = `order/${participant}/${order}`;
  if (ready !== undefined) {
    const link = `${linkOf(study)}/participants/${encodeURIComponent(participant)}`;
    await server.notices.tell({ kind: "product-order", ...told, origin: `${origin}/ready`, link });
    return;
  }
  await server.notices.tell({
    kind: "product-order-unblinded",
    ...told,
    origin,
    reference: `${participant} / ${order}`,
    link: `${linkOf(study)}/supply/orders/${encodeURIComponent(participant)}/${order}`,
  });
}

/** Only unblinded people hear that something runs low: when it does depends on who gets what. */
async function tellLowStock(
  server: Server,
  { study, trial }: Shelved,
  participant: string,
): Promise<void> {
  const person = await trial.participant(participant);
  if (person === undefined || study.supply === undefined) return;
  const at = now(server);
  const rows = await server.store.wall.units(study.id, { site: person.site });
  const names = [...new Set(rows.map(({ lot }) => lot))];
  const lots = await Promise.all(names.map((lot) => trial.stateOf(`lot/${lot}`)));
  const zone = zoneAt(await trial.studyState(), person.site);
  const stock = stockBySite(study, lots as readonly LotState[], at, zone);
  const low = proposeResupply(stock, study.supply).filter(({ site }) => site === person.site);
  for (const { site, item, level } of low) {
    await server.notices.tell({
      kind: "stock-low-unblinded",
      study: study.id,
      at,
      site,
      origin: `stock-low/${site}/${item}/${level}/${at.slice(0, 10)}`,
      link: `${linkOf(study.id)}/supply`,
    });
  }
}

async function tellRecall(server: Server, shelved: Shelved, name: string): Promise<void> {
  const { study, trial } = shelved;
  const lot = (await trial.stateOf(`lot/${name}`)) as LotState;
  const at = now(server);
  for (const site of sitesTold(shelved, await trial.studyState(), lot)) {
    const told = { study: study.id, at, site };
    // The number of a recall is drawn from nothing that a blinded person could tell a lot by.
    const origin = `recall/${lot.recall?.at ?? at}/${site}`;
    await server.notices.tell({ kind: "lot-recall", ...told, origin, link: linkOf(study.id) });
    await server.notices.tell({
      kind: "lot-recall-unblinded",
      ...told,
      origin: `${origin}/unblinded`,
      link: `${linkOf(study.id)}/supply/lots/${encodeURIComponent(name)}`,
    });
  }
}
