import assert from "node:assert/strict";
import { test } from "node:test";
import { type CohortsState, noCohorts, type Slot } from "../../engine/index.ts";
import { ownPlaces } from "./own-places.ts";

const at = "2025-09-01T00:00:00.000Z" as never;
const slot = (participant: string, site: string, more: Partial<Slot> = {}): Slot => ({
  participant: participant as never,
  site: site as never,
  zone: "Asia/Shanghai",
  cohort: "A1",
  since: at,
  doses: [],
  dlt: "none",
  ...more,
});
const state = (slots: readonly Slot[], more: Partial<CohortsState> = {}): CohortsState => ({
  ...noCohorts,
  slots: Object.fromEntries(slots.map((one) => [one.participant, one])),
  ...more,
});
const here = [{ study: "S", role: "coordinator" as const, sites: ["GZ01"] }];
const seen = (cohorts: CohortsState) => ownPlaces(cohorts, here, () => "Asia/Shanghai", at);

test("a site sees no place and no turn of another site", () => {
  const wait = (participant: string, site: string) =>
    ({ participant, site, cohort: "A1", since: at }) as never;
  const places = seen(
    state([slot("D1", "DL01"), slot("G1", "GZ01")], {
      waiting: [wait("D2", "DL01"), wait("G2", "GZ01")],
    }),
  );
  assert.deepEqual(
    places.map(({ participant, turn }) => [participant, turn]),
    [
      ["G1", undefined],
      ["G2", 2],
    ],
  );
});

test("what a site sees of its own participant is the same whether a toxicity is suspected, judged or absent", () => {
  const dosed = { enrolled: "2025-08-01", doses: ["2025-08-02"] } as unknown as Partial<Slot>;
  const views = (["none", "suspected", "dlt", "no-dlt"] as const).map((dlt) =>
    JSON.stringify(seen(state([slot("G1", "GZ01", { ...dosed, dlt })]))),
  );
  assert.equal(new Set(views).size, 1);
});

test("a place that was kept and not used has lapsed at the hour it was kept until", () => {
  const kept = state([slot("G1", "GZ01", { until: at })]);
  assert.equal(seen(kept)[0]?.state, "lapsed");
});
