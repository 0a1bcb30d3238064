import { type Text, text } from "../../../kernel/index.ts";
import type { CodeList } from "../../code-list.ts";
import type { Field } from "../../field.ts";
import type { Form, Group } from "../../form.ts";
import type { Expression } from "../node.ts";
import { parseExpression } from "../parse.ts";
import type { FieldData, Surroundings } from "../surroundings.ts";
import { vocabularyOf } from "../vocabulary.ts";

/** A small study for the tests of expressions. */
const both = (word: string): Text => ({ en: word, "zh-CN": word });

function form(id: string, title: Text, fields: readonly Field[], rows?: Group, log?: true): Form {
  const main: Group = { id: "main", fields };
  const groups = rows === undefined ? [main] : [main, rows];
  return { id, title, checks: [], groups, ...(log && { log }) };
}

function list(id: string, codes: readonly string[], ordered = false, scored = false): CodeList {
  const entries = codes.map((code, score) => ({
    code,
    text: both(code),
    ...(scored && { score }),
  }));
  return { id, codes: entries, ...(ordered && { ordered }) };
}

export const lists = [
  list("AIS", ["A", "B", "C", "D", "E"]),
  list("GRADE", ["1", "2", "3", "4", "5"], true),
  list("ITEM", ["0", "1", "2", "3", "4"], true, true),
  list("RACE", ["asian", "black", "white"]),
];

const labelled = (en: string, zhCN: string) => ({ label: text(en, zhCN) });

export const forms = [
  form("DM", text("Demographics", "人口学资料"), [
    { id: "age", kind: "integer", unit: "a", ...labelled("Age", "年龄") },
    { id: "weight", kind: "decimal", unit: "kg", ...labelled("Weight", "体重") },
    { id: "height", kind: "decimal", unit: "cm", ...labelled("Height", "身高") },
    { id: "races", kind: "choices", codes: "RACE", ...labelled("Race", "种族") },
    { id: "initials", kind: "text", ...labelled("Initials", "姓名缩写") },
    { id: "scan", kind: "file", ...labelled("Scan", "影像") },
  ]),
  form("INJ", text("Injury", "损伤"), [
    { id: "date", kind: "date", partial: true, ...labelled("Date of injury", "受伤日期") },
    { id: "ais", kind: "choice", codes: "AIS", setValued: true, ...labelled("AIS", "AIS 分级") },
    { id: "intubated", kind: "boolean", ...labelled("Intubated", "气管插管") },
  ]),
  form("VS", text("Vital signs", "生命体征"), [
    { id: "sysbp", kind: "integer", unit: "mm[Hg]", ...labelled("Systolic pressure", "收缩压") },
    { id: "temp", kind: "decimal", unit: "Cel", ...labelled("Temperature", "体温") },
    { id: "tempF", kind: "decimal", unit: "[degF]", ...labelled("Temperature (F)", "华氏体温") },
    { id: "fvc", kind: "decimal", unit: "%", ...labelled("FVC", "用力肺活量") },
    { id: "at", kind: "datetime", partial: true, ...labelled("Measured at", "测量时间") },
    { id: "clock", kind: "time", ...labelled("Time", "时间") },
    { id: "pulse", kind: "integer", ...labelled("Pulse", "脉搏") },
  ]),
  form("ALS", text("ALSFRS-R", "ALS 功能评分"), [
    { id: "q1", kind: "choice", codes: "ITEM", ...labelled("Speech", "言语") },
    { id: "q2", kind: "choice", codes: "ITEM", setValued: true, ...labelled("Salivation", "唾液") },
  ]),
  form(
    "LB",
    text("Laboratory", "实验室检查"),
    [{ id: "date", kind: "date", ...labelled("Sampling date", "采样日期") }],
    {
      id: "results",
      repeats: true,
      fields: [
        { id: "test", kind: "text", ...labelled("Test", "项目") },
        { id: "value", kind: "decimal", unit: "U/L", ...labelled("Value", "结果") },
        { id: "high", kind: "boolean", ...labelled("High", "偏高") },
      ],
    },
  ),
  form(
    "AE",
    text("Adverse events", "不良事件"),
    [
      { id: "grade", kind: "choice", codes: "GRADE", ...labelled("Grade", "分级") },
      { id: "related", kind: "boolean", ...labelled("Related", "相关") },
      { id: "start", kind: "date", partial: true, ...labelled("Start", "开始日期") },
      { id: "days", kind: "integer", unit: "d", ...labelled("Duration", "持续天数") },
    ],
    undefined,
    true,
  ),
] satisfies readonly Form[];

const epoch = { epoch: "screening", forms: [] };

export const study = {
  forms,
  codeLists: lists,
  visits: [
    { id: "screening", title: text("Screening", "筛选"), ...epoch },
    { id: "baseline", title: text("Baseline", "基线"), ...epoch },
    { id: "week-4", title: text("Week 4", "第 4 周"), ...epoch },
  ],
};

export const vocabulary = vocabularyOf(study);

/** What is known of a participant. Keys of `stored`: `DM.age`, or `VS.sysbp@baseline`. */
export interface Facts {
  readonly own?: FieldData;
  readonly row?: FieldData;
  readonly stored?: FieldData;
  /** Instances by form, rows by `LB.results`. */
  readonly instances?: Readonly<Record<string, readonly FieldData[]>>;
  /** Dates by `screening`, `1`, `last`, `died`. */
  readonly dates?: Readonly<Record<string, string>>;
  readonly today?: string;
}

export function surroundingsOf(facts: Facts): Surroundings {
  return {
    own: facts.own ?? {},
    row: facts.row,
    datum: (of, field, at) => facts.stored?.[`${of}.${field}${at === undefined ? "" : `@${at}`}`],
    instances: (of, group, within) => {
      const rows = within?.["rows"] as unknown as readonly FieldData[] | undefined;
      if (group !== undefined && rows !== undefined) return rows;
      return facts.instances?.[group === undefined ? of : `${of}.${group}`] ?? [];
    },
    visitDate: (visit) => facts.dates?.[visit],
    doseDate: (dose) => facts.dates?.[String(dose)],
    eventDate: (event) => facts.dates?.[event],
    today: facts.today,
  };
}

/** The expression of a text that is known to be right. */
export function expressionOf(source: string): Expression {
  const { expression, issues } = parseExpression(source);
  if (expression === undefined) throw new Error(`${source}: ${JSON.stringify(issues)}`);
  return expression;
}
