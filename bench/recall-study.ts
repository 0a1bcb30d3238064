import { applyTo, type Event, unitNumber } from "../src/engine/index.ts";
import type { Study } from "../src/definition/index.ts";
import type { EventBody, Store } from "../src/store/index.ts";
import { changedUnits } from "../src/store/wall/unit-row.ts";
import sci from "../examples/sci-xs228/study.ts";

const at = "2026-01-10T03:00:00.000Z";
const stamp = {
  at,
  zone: "UTC",
  by: "bench",
  role: "quality",
  under: "0".repeat(64),
  command: "bench",
};

/** Fills a store with lots of one working bank, each with so many units that were given, sealed as a trial seals them. */
export async function sealStudy(store: Store, lots: number, recipients: number): Promise<Study> {
  const study: Study = sci;
  const banks = ["DONOR", "MCB", "WCB"];
  const registered = banks.map((bank, index) => ({
    type: "bank-registered",
    bank,
    level: (["donor", "master", "working"] as const)[index],
    ...(index === 0 ? {} : { from: banks[index - 1] }),
    ...stamp,
  }));
  await append(store, study.id, "supply", registered);
  for (let number = 0; number < lots; number++) {
    const lot = `L-${number}`;
    const units = Array.from({ length: recipients }, (_, index) =>
      unitNumber("bench", number * recipients + index),
    );
    const made = {
      type: "lot-made",
      lot,
      item: "XS228-BAG",
      level: "low",
      batch: "clinical",
      banks: banks.toReversed(),
      made: "2025-12-01",
      expires: "2027-12",
      units,
      ...stamp,
    };
    const given = units.map((unit, index) => ({
      type: "unit-administered",
      unit,
      participant: `P-${number}-${index}`,
      started: at,
      ended: at,
      ...stamp,
    }));
    const events = [made, ...given] as unknown as readonly Event[];
    const state = events.reduce<ReturnType<typeof applyTo> | undefined>(
      (known, event) => applyTo(`lot/${lot}`, known as never, event),
      undefined,
    );
    await append(store, study.id, `lot/${lot}`, events, changedUnits(undefined, state as never));
  }
  return study;
}

async function append(
  store: Store,
  study: string,
  stream: string,
  events: readonly object[],
  units: ReturnType<typeof changedUnits> = [],
): Promise<void> {
  await store.append({
    study,
    id: `bench/${stream}`,
    ...(units.length === 0 ? {} : { units }),
    appends: [
      { study, stream, expectedVersion: 0, events: events as unknown as readonly EventBody[] },
    ],
  });
}
