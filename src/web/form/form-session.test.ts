import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../../examples/sci-xs228/study.ts";
import type {
  CommandId,
  Instant,
  ParticipantId,
  PersonId,
  SiteId,
  Zone,
} from "../../kernel/index.ts";
import {
  applyDecided,
  type Command,
  type Context,
  decide,
  noAllocation,
  noStudy,
  type State,
} from "../../engine/index.ts";
import type { ExecuteAnswer } from "../../server/contract.ts";
import type { Item } from "../offline/kept.ts";
import { memoryStore } from "../offline/memory-store.ts";
import { Outbox } from "../offline/outbox.ts";
import { FormSession } from "./form-session.ts";

const participant = "01-001" as ParticipantId;
const site = "01" as SiteId;
const context: Context = {
  actor: "li" as PersonId,
  role: "coordinator",
  sites: "all",
  at: "2026-06-30T09:00:00.000Z" as Instant,
  zone: "Asia/Shanghai" as Zone,
  seed: "",
  command: "c" as CommandId,
};

const steps: readonly (readonly [Command, Context["role"]])[] = [
  [{ kind: "release-study" }, "study-manager"],
  [{ kind: "activate-site", site, zone: "Asia/Shanghai", country: "CHN" }, "study-manager"],
  [{ kind: "screen", participant, site, date: "2026-06-20" }, "coordinator"],
  [
    {
      kind: "consent",
      participant,
      version: study.consents.at(-1)?.version ?? "",
      date: "2026-06-20",
    },
    "coordinator",
  ],
];

/** Where a form page stands, on a network whose answers a test gives. */
function open(form: string, key: string) {
  let state: State = { study: noStudy, allocation: noAllocation };
  for (const [command, role] of steps) {
    const decision = decide(study, state, command, { ...context, role });
    assert.equal(decision.kind, "accepted", JSON.stringify(decision));
    if (decision.kind === "accepted") state = applyDecided(state, decision.events);
  }
  const { participant: person } = state;
  const found = study.forms.find(({ id }) => id === form);
  assert.ok(person !== undefined && found !== undefined);
  const sent: Item[] = [];
  const waiting: ((answer: ExecuteAnswer) => void)[] = [];
  let count = 0;
  const outbox = new Outbox("li", memoryStore(), {
    send: (item) => {
      sent.push(item);
      return new Promise((resolve) => waiting.push(resolve));
    },
    rebase: async () => undefined,
    settle: () => undefined,
    newId: () => `command-${++count}`,
    alone: (work) => work(),
  });
  const world = {
    study,
    form: found,
    version: "v",
    studyState: state.study,
    participant: person,
    person: "li",
    zone: context.zone,
    context,
    at: () => context.at,
    dose: {},
  };
  const session = new FormSession(world, key, outbox);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return { session, outbox, sent, waiting, settle };
}

test("a new adverse event that is completed before its line has a number is completed", async () => {
  const { session, outbox, sent, waiting, settle } = open("AE", "new/AE/1");
  await outbox.load();
  session.type("term", { typed: "Headache" });
  session.complete();
  await settle();
  assert.deepEqual(
    sent.map(({ command }) => command.kind),
    ["record-adverse-event"],
  );
  waiting[0]?.({
    events: [
      {
        stream: "participant/01-001",
        version: 2,
        event: { type: "adverse-event-recorded", form: "AE", line: 4 },
      },
    ],
    repeated: false,
    at: context.at,
  });
  await settle();
  const command = sent[1]?.command as { kind?: string; line?: number; complete?: true } | undefined;
  assert.deepEqual(
    [command?.kind, command?.line, command?.complete],
    ["save-form", 4, true],
    "what was asked of the line waits for its number",
  );
  session.close();
});

test("nothing is asked of a line that nothing opens", async () => {
  const { session, outbox, sent, settle } = open("EX", "new/EX/1");
  await outbox.load();
  session.complete();
  await settle();
  assert.deepEqual(sent, []);
  session.close();
});
