import type { Event, LotEvent, LotState, ShipmentState, SupplyEvent } from "../../engine/index.ts";
import type { Store } from "../../store/index.ts";
import type { Shelved } from "../studies/study-shelf.ts";

interface Named {
  readonly name: string;
  readonly version: number;
}

/** The lots or shipments of a study that the database shows to a person, with how far each has come. */
async function namesSeen(
  store: Pick<Store, "asPerson" | "schema">,
  person: string,
  study: string,
  kind: "lot" | "shipment",
): Promise<readonly Named[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ stream: string; version: number }>(
      `select stream, version from ${store.schema}.stream_head
        where study = $1 and starts_with(stream, $2) order by stream`,
      [study, `${kind}/`],
    );
    return rows.map(({ stream, version }) => ({ name: stream.slice(kind.length + 1), version }));
  });
}

/** Every lot that a person may see. */
export async function lotsSeen(
  store: Store,
  person: string,
  { study, trial }: Shelved,
): Promise<readonly LotState[]> {
  const names = await namesSeen(store, person, study.id, "lot");
  const lots = await Promise.all(
    names.map(({ name, version }) => trial.stateOf(`lot/${name}`, version)),
  );
  return lots.flatMap((lot) => (lot === undefined ? [] : [lot as LotState]));
}

/** Every shipment that a person may see. */
export async function shipmentsSeen(
  store: Store,
  person: string,
  { study, trial }: Shelved,
): Promise<readonly ShipmentState[]> {
  const names = await namesSeen(store, person, study.id, "shipment");
  const shipments = await Promise.all(
    names.map(({ name, version }) => trial.stateOf(`shipment/${name}`, version)),
  );
  return shipments.flatMap((one) => (one === undefined ? [] : [one as ShipmentState]));
}

/** One lot as it is now; undefined where the database shows the person none of that name. */
export async function lotSeen(
  store: Store,
  person: string,
  { study, trial }: Shelved,
  lot: string,
): Promise<LotState | undefined> {
  const version = await store.mayRead(person, study.id, `lot/${lot}`);
  if (version === undefined) return undefined;
  return (await trial.stateOf(`lot/${lot}`, version)) as LotState | undefined;
}

/** What happened to a lot, from its first event. */
export async function lotEvents(
  store: Pick<Store, "readStream" | "wall">,
  study: string,
  lot: string,
): Promise<readonly Event<LotEvent>[]> {
  return (await openedStream(store, study, `lot/${lot}`)) as readonly Event<LotEvent>[];
}

/** How donors and banks came to be registered. */
export async function supplyEvents(
  store: Pick<Store, "readStream" | "wall">,
  study: string,
): Promise<readonly Event<SupplyEvent>[]> {
  return (await openedStream(store, study, "supply")) as readonly Event<SupplyEvent>[];
}

async function openedStream(
  { readStream, wall }: Pick<Store, "readStream" | "wall">,
  study: string,
  stream: string,
): Promise<readonly unknown[]> {
  const sealed = [];
  for await (const stored of readStream(study, stream)) sealed.push(stored);
  return (await wall.open(sealed)).map(({ event }) => event);
}
