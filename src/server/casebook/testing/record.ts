import assert from "node:assert/strict";
import study from "../../../../examples/sci-xs228/study.ts";
import {
  type Command,
  type Context,
  manifestOf,
  type ParticipantState,
  type Place,
  type Role,
  signatureMeanings,
} from "../../../engine/index.ts";
import {
  type CommandId,
  dayNumber,
  type Instant,
  instant,
  isRefusal,
  later,
  type PersonId,
  refusalText,
  type Sha256,
  zone,
} from "../../../kernel/index.ts";
import { openMemoryTrial, rehearse } from "../../../simulate/index.ts";
import type { CasebookEvent, ParticipantOrder } from "../order.ts";

export { study };

/** What was said in the record, so that a test can look for it. */
export const said = {
  question: "脉搏与源文件不一致，请核对。#1 $x$",
  answer: '已核对源文件，记录无误。\\] "quoted"',
  closing: "Thank you — settled.",
  withdrawal: "重复录入，非真实事件",
  correction: "录入错误，以源文件为准",
  event: "头痛 <b>&amp; *nausea*_",
} as const;

/** A participant who has lived the whole protocol, with a query answered, a line withdrawn and a signature that fell. */
export async function recordedOrder(
  more: Partial<ParticipantOrder> = {},
): Promise<ParticipantOrder> {
  const { participant, events } = await recorded();
  return {
    variant: "complete",
    study,
    participant,
    events,
    people: (id) => ({ name: names[id] ?? id }),
    language: "zh-CN",
    printed: { by: "王小明", at: instant("2028-01-05T03:04:00Z"), zone: zone("Asia/Shanghai") },
    mode: "live",
    record: { streamVersion: participant.version, headHash: "0123456789abcdef".repeat(4) },
    attachments: [
      {
        name: "张三 MRI.pdf",
        hash: "fedcba98".repeat(8),
        size: 4711,
        field: "MRI/screening/report",
      },
    ],
    ...more,
  };
}

const names: Readonly<Record<string, string>> = { li: "李医生", zhou: "周监查员" };

async function recorded(): Promise<{
  participant: ParticipantState;
  events: readonly CasebookEvent[];
}> {
  const trial = openMemoryTrial(study);
  let last: Instant = instant("2026-01-01T00:00:00Z");
  const rehearsal = {
    seed: "casebook",
    participants: 1,
    firstDose: dayNumber(2026, 3, 3),
    until: instant("2028-01-01T00:00:00Z"),
  };
  await rehearse(study, rehearsal, async ({ command, context }) => {
    last = context.at;
    // What is queried and signed here is said below.
    const isOversight = command.kind === "sign" || command.kind.endsWith("-query");
    const answer = isOversight ? [] : trial.execute(command, context);
    const participant =
      "participant" in command ? trial.participants.get(command.participant) : undefined;
    return { participant, ...(isRefusal(answer) ? { refusal: answer } : {}) };
  });
  const person = [...trial.participants.values()].find(({ status }) => status === "completed");
  assert.ok(person !== undefined);
  let count = 0;
  const now = (): ParticipantState => trial.participants.get(person.id) ?? person;
  const tell = (role: Role, actor: string, command: object): void => {
    count += 1;
    const context: Context = {
      actor: actor as PersonId,
      role,
      sites: [person.site],
      at: later(last, count * 60_000),
      zone: zone("Asia/Shanghai"),
      seed: "casebook",
      command: `casebook/${count}` as CommandId,
    };
    const answer = trial.execute({ participant: person.id, ...command } as Command, context);
    if (isRefusal(answer)) assert.fail(refusalText(answer));
  };
  const vitals = { form: "VS", visit: "screening" };
  tell("coordinator", "li", { kind: "record-adverse-event", values: { term: said.event } });
  const line = Object.keys(now().logs["AE"] ?? {}).length;
  tell("monitor", "zhou", { kind: "raise-query", ...vitals, field: "pulse", text: said.question });
  tell("coordinator", "li", { kind: "answer-query", query: 1, text: said.answer });
  tell("monitor", "zhou", { kind: "close-query", query: 1, text: said.closing });
  const places: readonly Place[] = [vitals, { form: "DM", visit: "screening" }];
  const [meaning = ""] = Object.keys(signatureMeanings);
  const manifest: Sha256 = manifestOf(study, now(), places, meaning);
  tell("investigator", "li", { kind: "sign", places, meaning, manifest });
  tell("coordinator", "li", {
    kind: "correct-value",
    ...vitals,
    field: "pulse",
    value: 77,
    reason: said.correction,
  });
  tell("coordinator", "li", { kind: "withdraw-line", form: "AE", line, reason: said.withdrawal });
  return {
    participant: now(),
    events: trial.streams.get(`participant/${person.id}`) ?? [],
  };
}

/** The same participant with an audit trail so many times as long. */
export async function repeatedOrder(times: number): Promise<ParticipantOrder> {
  const order = await recordedOrder({ language: "en" });
  return { ...order, events: Array.from({ length: times }, () => order.events).flat() };
}
