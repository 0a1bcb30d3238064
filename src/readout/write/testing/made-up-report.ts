import { defineIssue, type Language } from "../../../kernel/index.ts";
import { drawFigure } from "../../figures/draw-figure.ts";
import {
  madeUpData,
  madeUpFigures,
  madeUpReadout,
  madeUpResults,
} from "../../figures/testing/made-up-readout.ts";
import type { RenderedRow, RenderedTable, Report, Result } from "../../report/rendered.ts";

/** What somebody might type to break a document: markup of HTML, RTF, Typst and of a spreadsheet. */
export const hostile = `<script>alert("1")</script> & {\\rtf1 \\b} #read("/etc/passwd") $x$ *a* 'q' ]]> \u0007`;

const couldNotFit = defineIssue(
  "test.could-not-fit",
  "The model of {what} did not converge; its lines are empty.",
  "{what} 的模型未收敛，相应各行为空。",
  "warning",
);

interface Making {
  readonly language?: Language;
  readonly blinded?: boolean;
  readonly simulated?: boolean;
  readonly participants?: number;
  /** Stands wherever words from people stand. */
  readonly typed?: string;
}

const row = (label: string, level: number, ...cells: readonly string[]): RenderedRow => ({
  kind: cells.length === 0 ? "heading" : "line",
  level,
  label,
  cells: cells.map((text) => ({
    text,
    results: text === "-1.0 (0.84)" ? ["main/difference/High/Placebo"] : [],
  })),
});

/** A report of made-up numbers: a table as study reports have them, a figure of every kind, a listing. */
export function madeUpReport({
  language = "en",
  blinded = false,
  simulated = true,
  participants = 60,
  typed = "",
}: Making = {}): Report {
  const zh = language === "zh-CN";
  const data = madeUpData(participants, blinded);
  const drawn = madeUpFigures.map((display) =>
    drawFigure(display, madeUpReadout, data, { language, results: blinded ? [] : madeUpResults }),
  );
  const arms = madeUpReadout.treatment.levels.map(({ label }) => label[language]);
  const active = zh ? "试验药" : "Active";
  const primary: RenderedTable = {
    kind: "table",
    id: "14-3.01",
    titles: [
      zh
        ? "主要终点分析：第 24 周评分较基线变化"
        : "Primary endpoint: change from baseline of the score at week 24",
      `LOCF${typed}`,
    ],
    population: zh ? "疗效人群" : "Efficacy",
    footnotes: [
      (zh
        ? "[1] 含中心与基线的协方差分析。"
        : "[1] Analysis of covariance with site and baseline.") + typed,
    ],
    issues: [couldNotFit([], { what: `MMRM${typed}` })],
    columns: [
      { lines: [""], align: "left" },
      { lines: ["", arms[0] ?? "", "(N=79)"], spans: 1, align: "center" },
      { lines: [active, arms[1] ?? "", "(N=81)"], spans: 1, align: "center" },
      { lines: [active, arms[2] ?? "", "(N=74)"], spans: 1, align: "center" },
    ],
    rows: [
      row(zh ? "基线" : "Baseline", 0),
      row("n", 1, "79", "81", "74"),
      row(zh ? "均值（标准差）" : "Mean (SD)", 1, "24.1 (12.19)", "24.4 (12.92)", "21.3 (11.74)"),
      row(zh ? "中位数（范围）" : "Median (Range)", 1, "21.0 (5;61)", "21.0 (5;57)", "18.0 (3;57)"),
      { kind: "blank", level: 0, label: "", cells: [] },
      row(zh ? "较基线变化" : "Change from baseline", 0),
      row(zh ? "均值（标准差）" : "Mean (SD)", 1, "2.5 (5.80)", "2.0 (5.55)", "1.5 (4.26)"),
      { kind: "blank", level: 0, label: "", cells: [] },
      row(zh ? "P 值（剂量反应）[1]" : "p-value (Dose Response) [1]", 0, "", "", "0.245"),
      row(zh ? "与安慰剂之差（SE）" : "Diff of LS Means (SE)", 0, "", "-0.5 (0.82)", "-1.0 (0.84)"),
      row("95% CI", 1, "", "(-2.1;1.1)", "(-2.7;0.7)"),
      row(`${zh ? "其他" : "Other"} ${typed}`, 0, "", typed, "𝒳"),
    ],
  };
  const listing: RenderedTable = {
    kind: "listing",
    id: "16-2.01",
    titles: [zh ? "提前终止的受试者" : "Participants who stopped early"],
    population: zh ? "全部受试者" : "All participants",
    footnotes: [],
    issues: [],
    columns: [
      { lines: [zh ? "受试者" : "Participant"], align: "left" },
      { lines: [zh ? "日期" : "Date"], align: "center" },
      { lines: [zh ? "原因" : "Reason"], align: "left" },
    ],
    rows: Array.from({ length: 60 }, (_, i) =>
      row(
        `S01-${String(i + 1).padStart(3, "0")}`,
        0,
        `2024-0${(i % 9) + 1}-14`,
        zh ? "不良事件" : "Adverse event",
      ),
    ),
  };
  const results: readonly Result[] = [...madeUpResults, ...drawn.flatMap((one) => one.results)];
  return {
    study: {
      id: "NEU-001",
      version: "2.0",
      title:
        (zh
          ? "一项评价试验药治疗轻度至中度认知障碍的随机双盲安慰剂对照研究"
          : "A randomised, double-blind, placebo-controlled study in mild to moderate cognitive impairment") +
        typed,
    },
    studyHash: "9f2c7d41".repeat(8),
    cut: { position: 48_213, contentHash: "1b0e55aa".repeat(8), takenAt: "2026-03-02T08:00:00Z" },
    software: "Neurite 0.2.0",
    language,
    blinded,
    simulated,
    displays: [primary, ...drawn.map(({ figure }) => figure), listing],
    issues: [couldNotFit([], { what: "CAFS" })],
    results: blinded ? drawn.flatMap((one) => one.results) : results,
  };
}
