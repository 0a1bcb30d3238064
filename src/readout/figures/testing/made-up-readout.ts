import type {
  AnalysisData,
  AnalysisTable,
  AnalysisValue,
  FigureDisplay,
  Readout,
} from "../../../definition/index.ts";
import { addDays, randomStream, text } from "../../../kernel/index.ts";
import type { Result } from "../../report/rendered.ts";

const levels = [
  { value: "Placebo", label: text("Placebo", "安慰剂") },
  { value: "Low", label: text("Low dose 54 mg", "低剂量 54 mg") },
  { value: "High", label: text("High dose 81 mg", "高剂量 81 mg") },
];

/** A readout of made-up participants, with a figure of every kind. */
export const madeUpReadout: Readout = {
  datasets: [
    {
      kind: "event-time",
      name: "ADTTE",
      label: "Time to event",
      keys: [],
      columns: [],
      parameters: [],
    },
  ],
  treatment: { planned: "TRT01P", actual: "TRT01A", levels },
  populations: [
    { id: "all", title: text("All participants", "全部受试者") },
    {
      id: "itt",
      title: text("Intent-to-treat", "意向性治疗人群"),
      where: { kind: "in", column: "ITTFL", values: ["Y"] },
    },
  ],
  estimands: [
    {
      id: "primary",
      title: text("Cognition at week 24", "第 24 周认知功能"),
      level: "primary",
      planned: "prespecified",
      treatment: text("Either dose against placebo", "各剂量对比安慰剂"),
      population: "itt",
      endpoint: "cognition",
      intercurrent: [],
      summary: text("Difference of means", "均数之差"),
      analyses: ["main", "sensitivity"],
    },
  ],
  analyses: [
    {
      id: "main",
      title: text("Change of the score at week 24, ANCOVA", "第 24 周评分变化，协方差分析"),
      population: "itt",
      dataset: "ADQS",
      where: { kind: "in", column: "AVISIT", values: ["Week 24"] },
      method: {
        kind: "ancova",
        response: "CHG",
        treatment: "TRT01P",
        covariates: ["BASE"],
        contrasts: [
          ["Low", "Placebo"],
          ["High", "Placebo"],
        ],
      },
    },
    {
      id: "sensitivity",
      title: text("The same, jump to reference", "同上，跳至参照组"),
      population: "itt",
      dataset: "ADQS",
      method: {
        kind: "ancova",
        response: "CHG",
        treatment: "TRT01P",
        contrasts: [["High", "Placebo"]],
      },
    },
    {
      id: "event",
      title: text("Time to the first event, Cox", "首次事件发生时间，Cox 回归"),
      population: "all",
      dataset: "ADTTE",
      method: {
        kind: "time-to-event",
        time: "AVAL",
        censor: "CNSR",
        treatment: "TRT01P",
        contrasts: [["High", "Placebo"]],
      },
    },
  ],
  displays: [],
};

const heading = (id: string, en: string, zh: string) => ({
  id,
  kind: "figure" as const,
  titles: [text(en, zh)],
  population: "itt",
});

/** A figure of every kind. */
export const madeUpFigures: readonly FigureDisplay[] = [
  {
    ...heading("14-6.01", "Mean change from baseline of the score", "评分较基线的平均变化"),
    footnotes: [text("Means and t intervals, as observed.", "均值及 t 置信区间，按观察值。")],
    figure: { kind: "mean-change", dataset: "ADQS", value: "CHG", visit: "AVISIT" },
  },
  {
    ...heading("14-6.02", "The score of every participant", "每位受试者的评分"),
    figure: { kind: "spaghetti", dataset: "ADQS", value: "AVAL", time: "AVISITN" },
  },
  {
    ...heading("14-6.03", "Time to the first dermatological event", "至首次皮肤事件的时间"),
    figure: { kind: "kaplan-meier", dataset: "ADTTE", time: "AVAL", censor: "CNSR" },
  },
  {
    ...heading("14-6.04", "Effects by analysis", "各分析的效应"),
    figure: { kind: "forest", analyses: ["main", "sensitivity", "event"] },
  },
  {
    ...heading("14-6.05", "Change of the score at week 24", "第 24 周评分变化"),
    figure: {
      kind: "waterfall",
      dataset: "ADQS",
      value: "CHG",
      where: { kind: "in", column: "AVISIT", values: ["Week 24"] },
    },
  },
  {
    ...heading("14-6.06", "Time on treatment", "治疗时间"),
    population: "all",
    figure: { kind: "swimmer", dataset: "ADSL", start: "TRTSDT", end: "TRTEDT" },
  },
];

/** Made-up analysis datasets of so many participants, the same for the same seed. */
export function madeUpData(participants = 90, blinded = false): AnalysisData {
  const random = randomStream("figures");
  const subjects: AnalysisValue[][] = [];
  const scores: AnalysisValue[][] = [];
  const times: AnalysisValue[][] = [];
  for (let i = 0; i < participants; i++) {
    const id = `S01-${String(i + 1).padStart(3, "0")}`;
    const arm = i % 3;
    const level = blinded ? null : (levels[arm]?.value ?? null);
    const days = Math.floor(30 + random.uniform() * 150);
    const start = addDays("2024-03-01", Math.floor(random.uniform() * 60));
    const end = random.uniform() < 0.15 ? null : addDays(start, days);
    subjects.push([id, level, level, i % 20 === 7 ? "N" : "Y", start, end]);
    const base = Math.round(18 + random.uniform() * 20);
    for (const week of [0, 8, 16, 24]) {
      if (week > 0 && random.uniform() < week / 120) continue;
      const drift = (week / 24) * (2.6 - arm * 1.3) + (random.uniform() - 0.5) * 9;
      const value = week === 0 ? base : Math.round(base + drift);
      const visit = week === 0 ? "Baseline" : `Week ${week}`;
      scores.push([id, "Cognition score", visit, week, value, base, value - base]);
    }
    const event = random.uniform() < 0.35 + arm * 0.17;
    times.push([id, "First event", event ? days : Math.min(180, days + 60), event ? 0 : 1]);
  }
  const table = (
    name: string,
    columns: readonly (readonly [string, string, "text" | "number"])[],
    rows: readonly (readonly AnalysisValue[])[],
  ): AnalysisTable => ({
    name,
    label: name,
    columns: columns.map(([column, label, type]) => ({ name: column, label, type })),
    rows,
    origins: rows.map(() => []),
  });
  const id = ["USUBJID", "Unique Subject Identifier", "text"] as const;
  return {
    blinded,
    tables: {
      ADSL: table(
        "ADSL",
        [
          id,
          ["TRT01P", "Planned Treatment", "text"],
          ["TRT01A", "Actual Treatment", "text"],
          ["ITTFL", "Intent-To-Treat Flag", "text"],
          ["TRTSDT", "First Dose", "text"],
          ["TRTEDT", "Last Dose", "text"],
        ],
        subjects,
      ),
      ADQS: table(
        "ADQS",
        [
          id,
          ["PARAM", "Parameter", "text"],
          ["AVISIT", "Analysis Visit", "text"],
          ["AVISITN", "Analysis Visit (N)", "number"],
          ["AVAL", "Analysis Value", "number"],
          ["BASE", "Baseline Value", "number"],
          ["CHG", "Change from Baseline", "number"],
        ],
        scores,
      ),
      ADTTE: table(
        "ADTTE",
        [
          id,
          ["PARAM", "Parameter", "text"],
          ["AVAL", "Analysis Value", "number"],
          ["CNSR", "Censor", "number"],
        ],
        times,
      ),
    },
  };
}

/** What analyses might have found; the numbers of the pilot study's primary table among them. */
export const madeUpResults: readonly Result[] = [
  ...compared("main", "difference", "Low", [-0.5, -2.1, 1.1, 0.569]),
  ...compared("main", "difference", "High", [-1, -2.7, 0.7, 0.233]),
  ...compared("sensitivity", "difference", "High", [-0.62, -2.31, 1.07, 0.47]),
  ...compared("event", "hazard-ratio", "High", [2.34, 1.41, 3.88, 0.00004]),
];

function compared(
  analysis: string,
  operation: string,
  level: string,
  values: readonly [estimate: number, lower: number, upper: number, p: number],
): readonly Result[] {
  const groups = [
    { column: "TRT01P", value: level },
    { column: "reference", value: "Placebo" },
  ];
  return [operation, "lower", "upper", "p"].map((name, i) => ({
    id: `${analysis}/${name}/${level}/Placebo`,
    analysis,
    operation: name,
    groups,
    value: values[i] ?? null,
    text: String(values[i]),
    of: { dataset: analysis === "event" ? "ADTTE" : "ADQS", population: "itt" },
  }));
}
