import assert from "node:assert/strict";
import { test } from "node:test";
import early from "../../examples/eopd-xs411/study.ts";
import parkinson from "../../examples/pd-xs411/study.ts";
import injury from "../../examples/sci-xs228/study.ts";
import type { Study } from "../definition/index.ts";
import type { CohortsState } from "../engine/index.ts";
import { dayNumber, instant, isRefusal } from "../kernel/index.ts";
import { rehearse } from "./lives.ts";
import { openMemoryTrial } from "./memory-trial.ts";

/** What a rehearsal's cohorts come to, and the rules that refused something. */
async function rehearsed(study: Study) {
  const trial = openMemoryTrial(study);
  const refused: string[] = [];
  const rehearsal = {
    seed: "one",
    participants: 16,
    firstDose: dayNumber(2026, 3, 3),
    until: instant("2028-06-01T00:00:00Z"),
  };
  await rehearse(study, rehearsal, async ({ command, context }) => {
    const answer = trial.execute(command, context);
    if (isRefusal(answer)) refused.push(answer.rule);
    const participant =
      "participant" in command ? trial.participants.get(command.participant) : undefined;
    return { participant, ...(isRefusal(answer) ? { refusal: answer } : {}) };
  });
  return { cohorts: trial.stateOf("cohorts") as CohortsState, refused };
}

for (const study of [injury, parkinson, early]) {
  test(`a rehearsal of ${study.id} sees every cohort, and nobody is refused a place or a dose`, async () => {
    const { cohorts, refused } = await rehearsed(study);
    const dosed = Object.values(cohorts.slots).filter(({ doses }) => doses.length > 0);
    assert.deepEqual(
      [...new Set(dosed.map(({ cohort }) => cohort))].sort(),
      study.cohorts.map(({ id }) => id).sort(),
    );
    assert.deepEqual(
      refused.filter((rule) => /^(cohort|decision|dose)\./.test(rule)),
      [],
    );
    for (const { effective, reason } of cohorts.decisions) {
      assert.ok(effective !== undefined);
      assert.match(reason ?? "", /^Rehearsal/);
    }
  });
}
