/** The study that the benches run: one form of 20 fields, 10 edit checks and 3 derivations, at 24 visits. */
import {
  all,
  choice,
  codeList,
  decimal,
  defineStudy,
  derived,
  form,
  hard,
  integer,
  soft,
  type Study,
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
  type Decided,
  type Event,
  noAllocation,
  noStudy,
  type State,
  type Values,
} from "../src/engine/index.ts";
import { instant, isRefusal, refusalText, text, zone } from "../src/kernel/index.ts";

const posture = codeList("POSTURE", { SITTING: ["Sitting", "坐位"], SUPINE: ["Supine", "卧位"] });
const item = (name: string) => integer(name, { min: 0, max: 4 });

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
    speech: item("Speech"),
    salivation: item("Salivation"),
    swallowing: item("Swallowing"),
    writing: item("Writing"),
    cutting: item("Cutting food"),
    dressing: item("Dressing"),
    turning: item("Turning in bed"),
    walking: item("Walking"),
    stairs: item("Climbing stairs"),
    dyspnoea: item("Dyspnoea"),
    orthopnoea: item("Orthopnoea"),
    breathing: item("Respiratory insufficiency"),
    bmi: derived("BMI", { unit: "kg/m2", decimals: 1 }),
    pulsePressure: derived(["Pulse pressure", "脉压"], { unit: "mm[Hg]" }),
    total: derived(["Total", "总分"]),
  },
  {},
  (own) => {
    const { weight, height, systolic, diastolic, pulse, rested, comment, speech, total } = own;
    const bulbar = [speech, own.salivation, own.swallowing] as const;
    const limbs = [own.writing, own.cutting, own.dressing, own.turning, own.walking, own.stairs];
    return {
      derive: {
        bmi: weight.dividedBy(height.times(height)),
        pulsePressure: systolic.minus(diastolic),
        total: sum(...bulbar, ...limbs, own.dyspnoea, own.orthopnoea, own.breathing),
      },
      checks: [
        hard("C1", diastolic.below(systolic), ["Check both pressures.", "请核对血压。"]),
        soft("C2", weight.between(35, 150), ["Unusual weight.", "体重少见。"]),
        soft("C3", height.between(140, 200), ["Unusual height.", "身高少见。"]),
        soft("C4", pulse.between(45, 120), ["Unusual pulse.", "脉搏少见。"]),
        soft("C5", systolic.between(90, 160), ["Unusual pressure.", "血压少见。"]),
        soft("C6", rested.or(comment.answered()), ["Say why.", "请说明。"]),
        soft("C7", all(speech.atLeast(0), own.stairs.atLeast(0)), ["Check.", "请核对。"]),
        soft("C8", own.posture.is("SITTING").or(rested), ["Check.", "请核对。"]),
        soft("C9", total.atMost(40), ["Check the sum.", "请核对总分。"]),
        soft("C10", speech.plus(own.swallowing).atMost(8), ["Check.", "请核对。"]),
      ],
    };
  },
);

export const study = defineStudy({
  id: "BENCH",
  version: "1",
  title: ["A benchmark", "基准测试"],
  phase: "I",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 1,
  epochs: [{ id: "treatment", title: text("Treatment", "治疗期") }],
  forms: [assessment],
  visits: Array.from({ length: 24 }, (_, index) =>
    visit(`visit${index + 1}`, `Visit ${index + 1}`, { epoch: "treatment", forms: [assessment] }),
  ),
  consents: [{ version: "1", from: "2026-01-01", text: text("Consent", "知情同意") }],
});

/** The same study with two arms, 2:1, balanced over the site: for the bench that randomises. */
export const randomisedStudy: Study = {
  ...study,
  id: "BENCH-R",
  blinding: "double",
  planned: 3,
  arms: [
    { id: "A", title: text("Active", "试验组"), ratio: 2, planned: 2 },
    { id: "B", title: text("Placebo", "安慰剂组"), ratio: 1, planned: 1 },
  ],
  allocation: {
    method: { kind: "minimisation", measure: "range", probability: 0.8 },
    factors: [{ id: "site", title: text("Site", "中心") }],
  },
};

/** The visit keys at which the form is saved. */
export const visits: readonly string[] = study.visits.map(({ id }) => id);

let commands = 0;

/** Who acts in the benches, with a fresh command id. */
export function context(role: Context["role"] = "coordinator"): Context {
  commands += 1;
  return {
    actor: "li" as never,
    role,
    sites: "all",
    at: instant("2026-03-01T08:00:00Z"),
    zone: zone("Asia/Shanghai"),
    seed: "bench",
    command: `bench/${commands}` as never,
  };
}

/** What every bench begins with: the study in use and one site. */
export const setUp: readonly Command[] = [
  { kind: "release-study" },
  { kind: "activate-site", site: "S1" as never, zone: "Asia/Shanghai", country: "CHN" },
];

/** A participant comes in and every visit begins. */
export function arrival(id: string): readonly Command[] {
  const participant = id as never;
  return [
    { kind: "screen", participant, site: "S1" as never, date: "2026-01-02" },
    { kind: "consent", participant, version: "1", date: "2026-01-02" },
  ];
}

export function begin(id: string, visitKey: string): Command {
  return { kind: "start-visit", participant: id as never, visit: visitKey, date: "2026-02-01" };
}

/** A save of all 20 fields; another turn changes every one of them. */
export function save(id: string, visitKey: string, turn: number): Command {
  return {
    kind: "save-form",
    participant: id as never,
    form: "ASSESS",
    visit: visitKey,
    values: valuesOf(turn),
  };
}

function valuesOf(turn: number): Values {
  const score = (index: number) => (turn + index) % 5;
  return {
    weight: 60 + (turn % 40),
    height: 150.5 + (turn % 30),
    systolic: 110 + (turn % 40),
    diastolic: 60 + (turn % 30),
    pulse: 60 + (turn % 50),
    posture: turn % 2 === 0 ? "SITTING" : "SUPINE",
    rested: turn % 2 === 0,
    comment: `Measured ${turn}`,
    speech: score(0),
    salivation: score(1),
    swallowing: score(2),
    writing: score(3),
    cutting: score(4),
    dressing: score(5),
    turning: score(6),
    walking: score(7),
    stairs: score(8),
    dyspnoea: score(9),
    orthopnoea: score(10),
    breathing: score(11),
  };
}

/** The events of the set-up. */
export function settingUp(): readonly Event[] {
  return run({ study: noStudy, allocation: noAllocation }, setUp, "study-manager").events;
}

/** The events of one participant's stream: 24 visits, a form at each; every third is changed at the visit after. */
export function wholeLife(id: string): readonly Event[] {
  const saves = visits.flatMap((visitKey, index) => [
    begin(id, visitKey),
    save(id, visitKey, index),
    ...(index % 3 === 1 ? [save(id, visits[index - 1] ?? visitKey, index + 1)] : []),
  ]);
  return run(started, [...arrival(id), ...saves]).events;
}

interface Run {
  readonly state: State;
  readonly events: readonly Event[];
}

function run(from: State, all: readonly Command[], role?: Context["role"]): Run {
  let state = from;
  const events: Event[] = [];
  for (const command of all) {
    const decision = decide(study, state, command, context(role));
    if (isRefusal(decision)) throw new Error(refusalText(decision));
    for (const decided of decision.events) {
      state = after(state, decided);
      events.push(...decided.events);
    }
  }
  return { state, events };
}

function after(state: State, { stream, events }: Decided): State {
  let next = state;
  for (const event of events) {
    next =
      stream === "study"
        ? { ...next, study: applyStudy(next.study, event as never) }
        : { ...next, participant: applyParticipant(next.participant, event as never) };
  }
  return next;
}

const started = run({ study: noStudy, allocation: noAllocation }, setUp, "study-manager").state;
