import assert from "node:assert/strict";
import { test } from "node:test";
import planned from "../../../examples/eopd-xs411/study-phase2.ts";
import {
  applyParticipant,
  type Command,
  type Event,
  type ParticipantEventBody,
} from "../../engine/index.ts";
import { dayNumber, instant, isRefusal, type PersonId, zone } from "../../kernel/index.ts";
import { type MemoryTrial, openMemoryTrial, rehearse } from "../../simulate/index.ts";
import { describeCasebook } from "./describe-casebook.ts";
import type { ParticipantOrder } from "./order.ts";
import { pdfPages, squeezed } from "./testing/pdf-text.ts";
import { typeset } from "./typeset.ts";

/** With arms from a supplied list, which can be supplied the other way round. */
const { allocation: _, ...study } = planned;

/** One trial lived twice: with this list, or with every arm on it exchanged for the other. */
async function lived(exchanged: boolean): Promise<MemoryTrial> {
  const trial = openMemoryTrial(study);
  const rehearsal = {
    seed: "mirror",
    participants: 1,
    firstDose: dayNumber(2026, 3, 3),
    until: instant("2030-01-01T00:00:00Z"),
  };
  const other = { XS411: "SHAM", SHAM: "XS411" } as Readonly<Record<string, string>>;
  await rehearse(study, rehearsal, async ({ command, context }) => {
    const given: Command =
      command.kind === "supply-list" && exchanged
        ? {
            ...command,
            entries: command.entries.map((entry) => ({
              ...entry,
              arm: other[entry.arm] ?? entry.arm,
            })),
          }
        : command;
    const answer = trial.execute(given, context);
    const participant =
      "participant" in command ? trial.participants.get(command.participant) : undefined;
    return { participant, ...(isRefusal(answer) ? { refusal: answer } : {}) };
  });
  return trial;
}

const [one, mirror] = await Promise.all([lived(false), lived(true)]);
const id = [...one.participants.values()].find(({ assigned }) => assigned !== undefined)?.id;

/** What the unblinded surgical team wrote about the operation, as the participant's stream would hold it. */
function operated(order: ParticipantOrder, what: "CELLS" | "SHAM"): ParticipantOrder {
  const last = order.events.at(-1);
  assert.ok(last !== undefined);
  const { zone: where, under } = last;
  const event: Event<ParticipantEventBody> = {
    type: "form-saved",
    form: "SURG",
    line: 1,
    values: { date: "2026-03-03", what, ...(what === "CELLS" ? { lot: "LOT-4711" } : {}) },
    complete: true,
    findings: ["unanswered/viability"],
    at: instant("2029-01-01T00:00:00Z"),
    zone: where,
    by: "surgeon-1" as PersonId,
    role: "pharmacist",
    under,
    command: "surgery",
  };
  const participant = applyParticipant(order.participant, event);
  return { ...order, participant, events: [...order.events, event] };
}

function orderFrom(trial: MemoryTrial): ParticipantOrder {
  const participant = trial.participants.get(id ?? "");
  assert.ok(participant !== undefined);
  return {
    variant: "complete",
    study,
    participant,
    events: trial.streams.get(`participant/${participant.id}`) ?? [],
    people: (person) => ({ name: person }),
    language: "zh-CN",
    printed: { by: "王小明", at: instant("2030-01-05T03:04:00Z"), zone: zone("Asia/Shanghai") },
    mode: "live",
    record: { streamVersion: 1, headHash: "0".repeat(64) },
    attachments: [],
  };
}

test("two participants that differ only in who got what have the same casebook, byte for byte", () => {
  const arms = [one, mirror].map((trial) => trial.allocation.allocated[id ?? ("" as never)]?.arm);
  assert.deepEqual(new Set(arms), new Set(["XS411", "SHAM"]));
  const before = typeset(describeCasebook(orderFrom(one)));
  assert.ok(Buffer.from(before).equals(typeset(describeCasebook(orderFrom(mirror)))));
  // One team has written its record, with what only it knows; the other has not yet.
  const order = operated(orderFrom(one), arms[0] === "XS411" ? "CELLS" : "SHAM");
  assert.equal(order.participant.logs["SURG"]?.["1"]?.complete, true);
  const after = typeset(describeCasebook(order));
  assert.ok(Buffer.from(before).equals(after));
});

test("the copy for safety does not differ either, although it is about doses", () => {
  const safety = (order: ParticipantOrder) => describeCasebook({ ...order, variant: "safety" });
  const told = safety(orderFrom(one));
  assert.deepEqual(told, safety(orderFrom(mirror)));
  assert.deepEqual(safety(operated(orderFrom(one), "CELLS")), told);
  assert.deepEqual(safety(operated(orderFrom(one), "SHAM")), told);
});

test("an unblinded form is named, and says only that it is not for the reader", () => {
  const model = describeCasebook(operated(orderFrom(one), "CELLS"));
  const logs = model.parts.find(({ title }) => title.includes("日志"));
  const surgery = logs?.chapters.find(({ title }) => title.includes("SURG"));
  assert.deepEqual(surgery?.blocks, [{ kind: "words", text: "仅供非盲人员", look: "quiet" }]);
});

test("a person who takes part is called as the study calls them", () => {
  const words = JSON.stringify(describeCasebook({ ...orderFrom(one), events: [] }));
  assert.ok(words.includes("试验参与者历程"));
  assert.ok(!words.includes("受试者"));
  const page = pdfPages(typeset({ ...describeCasebook(orderFrom(one)), parts: [] }))[0];
  assert.ok(page?.includes(squeezed(`试验参与者 ${id}`)));
});
