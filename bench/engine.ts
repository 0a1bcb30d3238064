/**
 * How many forms a second the engine saves in memory, on one core: 20 fields, 10 edit checks, 3 derivations,
 * `decide` and `apply`. Every save is of 20 values that are not stored yet ("new"), or differ from what is ("changed").
 * Run: `node_modules/.bin/node bench/engine.ts`.
 */
import {
  all,
  choice,
  codeList,
  decimal,
  defineStudy,
  derived,
  type Draft,
  type Field,
  form,
  hard,
  integer,
  type NumberValue,
  soft,
  sum,
  visit,
  words,
  yesNo,
} from "../src/definition/index.ts";
import {
  applyParticipant,
  applyStudy,
  type Command,
  type Context,
  decide,
  type Event,
  noAllocation,
  noStudy,
  type ParticipantState,
  type State,
  type Values,
} from "../src/engine/index.ts";
import {
  type CommandId,
  instant,
  isRefusal,
  type ParticipantId,
  type PersonId,
  type SiteId,
  text,
  zone,
} from "../src/kernel/index.ts";

const posture = codeList("POSTURE", { SITTING: ["Sitting", "坐位"], SUPINE: ["Supine", "卧位"] });

type Numbers = Readonly<Record<`item${number}`, Draft<Extract<Field, { kind: "integer" }>>>>;
const items = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `item${index + 1}`,
    integer(`Item ${index + 1}`, { min: 0, max: 4 }),
  ]),
) as Numbers;

/** 20 fields that are entered, 3 derived ones, 10 checks. */
const assessment = form(
  "ASSESS",
  ["Assessment", "评估"],
  {
    weight: decimal(["Weight", "体重"], "kg", { decimals: 1, min: 20, max: 250 }),
    height: decimal(["Height", "身高"], "cm", { decimals: 1, min: 100, max: 230 }),
    systolic: integer(["Systolic", "收缩压"], { unit: "mm[Hg]", min: 40, max: 300 }),
    diastolic: integer(["Diastolic", "舒张压"], { unit: "mm[Hg]", min: 20, max: 200 }),
    pulse: integer(["Pulse", "脉搏"], { unit: "/min", min: 20, max: 250 }),
    posture: choice(["Posture", "体位"], posture),
    rested: yesNo(["Rested", "已休息"]),
    comment: words(["Comment", "备注"]),
    ...items,
    bmi: derived("BMI", { unit: "kg/m2", decimals: 1 }),
    pulsePressure: derived(["Pulse pressure", "脉压"], { unit: "mm[Hg]" }),
    total: derived(["Total", "总分"]),
  },
  {},
  (own) => {
    const { weight, height, systolic, diastolic, pulse, posture, rested, comment } = own;
    // The builder knows the names it was given literally; these were made in a loop.
    const named = own as unknown as Readonly<Record<string, NumberValue>>;
    const scores = Object.keys(items).map((id) => named[id]) as NumberValue[];
    const [first, second, third] = scores as [NumberValue, NumberValue, NumberValue];
    return {
      derive: {
        bmi: weight.dividedBy(height.times(height)),
        pulsePressure: systolic.minus(diastolic),
        total: sum(...scores),
      },
      checks: [
        hard("C1", diastolic.below(systolic), ["Check both pressures.", "请核对血压。"]),
        soft("C2", weight.between(35, 150), ["Unusual weight.", "体重少见。"]),
        soft("C3", height.between(140, 200), ["Unusual height.", "身高少见。"]),
        soft("C4", pulse.between(45, 120), ["Unusual pulse.", "脉搏少见。"]),
        soft("C5", systolic.between(90, 160), ["Unusual pressure.", "血压少见。"]),
        soft("C6", rested.or(comment.answered()), ["Say why.", "请说明。"]),
        soft("C7", all(first.atLeast(0), second.atLeast(0)), ["Check.", "请核对。"]),
        soft("C8", posture.is("SITTING").or(rested), ["Check.", "请核对。"]),
        soft("C9", own.total.atMost(40), ["Check the sum.", "请核对总分。"]),
        soft("C10", first.plus(third).atMost(8), ["Check.", "请核对。"]),
      ],
    };
  },
);

const study = defineStudy({
  id: "BENCH",
  version: "1",
  title: ["A benchmark", "基准测试"],
  phase: "I",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 1,
  epochs: [{ id: "treatment", title: text("Treatment", "治疗期") }],
  forms: [assessment],
  visits: Array.from({ length: 12 }, (_, index) =>
    visit(`visit${index + 1}`, `Visit ${index + 1}`, { epoch: "treatment", forms: [assessment] }),
  ),
  consents: [{ version: "1", from: "2026-01-01", text: text("Consent", "知情同意") }],
});

const site = "S1" as SiteId;
const context: Context = {
  actor: "li" as PersonId,
  role: "coordinator",
  sites: [site],
  at: instant("2026-03-01T08:00:00Z"),
  zone: zone("Asia/Shanghai"),
  seed: "bench",
  command: "bench" as CommandId,
};
const participant = "P1" as ParticipantId;

function carryOut(state: State, command: Command, by: Context = context): State {
  const decision = decide(study, state, command, by);
  if (isRefusal(decision)) throw new Error(`${decision.rule} ${JSON.stringify(decision.facts)}`);
  let after = state;
  for (const { stream, events } of decision.events) {
    for (const event of events) {
      after =
        stream === "study"
          ? { ...after, study: applyStudy(after.study, event as never) }
          : { ...after, participant: applyTo(after.participant, event) };
    }
  }
  return after;
}

function applyTo(before: ParticipantState | undefined, event: Event): ParticipantState {
  return applyParticipant(before, event as never);
}

const manager: Context = { ...context, role: "study-manager", sites: "all" };
let start: State = { study: noStudy, allocation: noAllocation };
start = carryOut(start, { kind: "release-study" }, manager);
start = carryOut(
  start,
  { kind: "activate-site", site, zone: "Asia/Shanghai", country: "CHN" },
  manager,
);
start = carryOut(start, { kind: "screen", participant, site, date: "2026-01-02" });
start = carryOut(start, { kind: "consent", participant, version: "1", date: "2026-01-02" });
for (const { id } of study.visits) {
  start = carryOut(start, { kind: "start-visit", participant, visit: id, date: "2026-02-01" });
}

function valuesOf(turn: number): Values {
  const scores = Object.keys(items).map((id, index) => [id, (turn + index) % 5] as const);
  return {
    weight: 60 + turn,
    height: 170.5 + turn,
    systolic: 120 + turn,
    diastolic: 80 + turn,
    pulse: 70 + turn,
    posture: turn === 0 ? "SITTING" : "SUPINE",
    rested: turn === 0,
    comment: `Measured ${turn}`,
    ...Object.fromEntries(scores),
  };
}

/** Twelve forms of one participant, first filled, then changed: 24 saves. */
const commands = [0, 1].map((turn) =>
  study.visits.map(
    ({ id }): Command => ({
      kind: "save-form",
      participant,
      form: "ASSESS",
      visit: id,
      values: valuesOf(turn),
    }),
  ),
);
const [filling = [], changing = []] = commands;
const filled = filling.reduce((state, command) => carryOut(state, command), start);

/** Saves in a second of processor time, all threads of the process together, so that a busy machine does not count. */
function perSecond(from: State, saves: readonly Command[], forMs: number): number {
  const began = process.cpuUsage();
  let count = 0;
  for (let spentMs = 0; spentMs < forMs; ) {
    for (let round = 0; round < 20; round++) {
      let state = from;
      for (const command of saves) state = carryOut(state, command);
      count += saves.length;
    }
    const { user, system } = process.cpuUsage(began);
    spentMs = (user + system) / 1_000;
    if (spentMs >= forMs) return (count * 1_000) / spentMs;
  }
  return 0;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

const runs = Number(process.argv[2] ?? 7);
for (const [what, from, saves] of [
  ["new", start, filling],
  ["changed", filled, changing],
] as const) {
  perSecond(from, saves, 400);
  const rates = Array.from({ length: runs }, () => perSecond(from, saves, 400));
  const shown = Math.round(median(rates)).toLocaleString("en");
  const spread = [Math.min(...rates), Math.max(...rates)].map((rate) => Math.round(rate / 1_000));
  console.log(
    `${what.padEnd(8)} ${shown} saves/s (median of ${runs}; ${spread.join("–")} thousand)`,
  );
}
