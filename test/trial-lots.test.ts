import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Command } from "../src/engine/index.ts";
import { p1, Pharmacy, unit, type Who } from "../src/engine/product/testing/pharmacy.ts";
import { openStudy as study } from "../src/engine/product/testing/studies.ts";
import { type CommandId, isRefusal } from "../src/kernel/index.ts";
import type { EventBody } from "../src/store/event.ts";
import { openStore } from "../src/store/store.ts";
import { openTrial, type Trial } from "../src/store/trial.ts";
import { changedUnits } from "../src/store/wall/unit-row.ts";

const folder = mkdtempSync(join(tmpdir(), "neurite-trial-lots-"));
const store = await openStore({ folder });
after(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
const pharmacy = new Pharmacy(study);
pharmacy.banks();
pharmacy.tested("LOW1", "BAG", "low", [unit(1), unit(2)]);
pharmacy.release("LOW1");
pharmacy.deliver("SH1", [unit(1), unit(2)]);
pharmacy.enrol(p1, { cohort: "LOW" });
pharmacy.dispensed(p1, [unit(1)]);
pharmacy.give("pharmacist", { kind: "thaw", participant: p1, unit: unit(1) });
await store.append({
  study: study.id,
  id: "before",
  content: {},
  units: changedUnits(undefined, pharmacy.lot("LOW1")),
  appends: Array.from(pharmacy.events, ([stream, events]) => ({
    study: study.id,
    stream,
    expectedVersion: 0,
    events: events as unknown as readonly EventBody[],
  })),
});

let count = 0;

/** What a command led to, by the types and problems of its events. */
async function give(trial: Trial, who: Who, command: Command): Promise<readonly unknown[]> {
  const id = `command-${++count}` as CommandId;
  const answer = await trial.execute(command, { ...pharmacy.context(who), command: id });
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return (answer.decided ?? []).flatMap(({ events }) =>
    events.map((event) => ("problems" in event ? event.problems : event.type)),
  );
}

test("a scan at one server stops at a unit that another server has put in quarantine since", async () => {
  const [one, other] = [openTrial(store, study), openTrial(store, study)];
  const scan: Command = {
    kind: "check-bedside",
    participant: p1,
    wristband: p1,
    unit: unit(1),
  };
  assert.deepEqual(await give(one, "nurse", scan), ["bedside-matched"]);
  await give(other, "pharmacist", {
    kind: "quarantine",
    lot: "LOW1",
    units: [unit(1)],
    reason: "Leak",
  });
  assert.deepEqual(await give(one, "nurse", scan), [["blocked"]]);
});
