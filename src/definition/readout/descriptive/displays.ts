import { type Text, text } from "../../../kernel/index.ts";
import type { Study } from "../../study.ts";
import type { Display, Section } from "../display.ts";
import type { RowCondition } from "../row-condition.ts";
import { datasetOf, demographicsOf, type Told } from "./datasets.ts";
import type { Measure } from "./measures.ts";

const by = "TRT01P";
const is = (column: string, ...values: readonly (string | number)[]): RowCondition => ({
  kind: "in",
  column,
  values,
});
const every = (...of: readonly RowCondition[]): RowCondition => ({ kind: "every", of });

/** What all tables of a study share: columns by arm and, where there are several, one for everybody. */
const columnsOf = ({ arms }: Study) => ({ by, total: arms.length > 1 });

/** How the trial went, and who took part. */
export function people(study: Study): readonly Display[] {
  const shared = { kind: "table", population: "ENROLLED", ...columnsOf(study) } as const;
  const known = demographicsOf(study);
  const asked = [...(known.includes("AGE") ? [age] : []), ...(known.includes("SEX") ? [sex] : [])];
  return [
    {
      ...shared,
      id: "14-1.01",
      titles: [text("Disposition", "受试者分布")],
      sections: [
        {
          kind: "participants",
          dataset: "ADSL",
          percent: true,
          rows: [
            { label: text("Enrolled", "入组") },
            { label: text("Dosed", "接受给药"), where: is("SAFFL", "Y") },
            { label: text("Completed", "完成研究"), where: is("EOSSTT", "COMPLETED") },
            { label: text("Withdrew", "退出研究"), where: is("EOSSTT", "DISCONTINUED") },
            { label: text("Died", "死亡"), where: is("EOSSTT", "DIED") },
            { label: text("In the study", "仍在研究中"), where: is("EOSSTT", "ONGOING") },
          ],
        },
      ],
    },
    ...(asked.length === 0
      ? []
      : [
          {
            ...shared,
            id: "14-1.02",
            titles: [text("Demographics", "人口学特征")],
            sections: asked,
          },
        ]),
  ];
}

const age: Section = {
  kind: "number",
  dataset: "ADSL",
  column: "AGE",
  title: text("Age (years)", "年龄（岁）"),
  decimals: 1,
  statistics: ["n", "mean", "sd", "median", "min", "max"],
};
const sex: Section = {
  kind: "category",
  dataset: "ADSL",
  column: "SEX",
  title: text("Sex", "性别"),
  percent: true,
  levels: [
    { value: "F", label: text("Female", "女") },
    { value: "M", label: text("Male", "男") },
  ],
};

/** A measure by visit, and its change from baseline. */
export function courseTable(study: Study, measure: Measure, place: number): Display {
  const after = { kind: "not", of: is("ABLFL", "Y") } as const;
  return {
    kind: "table",
    id: `14-2.${twoDigits(place)}`,
    titles: [measure.title],
    population: "SAFETY",
    ...columnsOf(study),
    sections: [
      {
        kind: "grid",
        dataset: datasetOf(measure),
        where: is("ANL01FL", "Y"),
        arms: "columns",
        rows: measure.windows.map(({ title, number }) => ({
          label: title,
          where: is("AVISITN", number),
        })),
        measures: [
          {
            column: "AVAL",
            label: text("Value", "数值"),
            statistics: ["n", "mean-sd", "median-range"],
            decimals: measure.decimals + 1,
          },
          {
            column: "CHG",
            label: text("Change from baseline", "较基线变化"),
            statistics: ["mean-sd"],
            decimals: measure.decimals + 1,
            where: after,
          },
        ],
      },
    ],
  };
}

/** The course of everybody, one line a person; of several arms their means. */
export function courseFigure({ arms }: Study, measure: Measure, place: number): Display {
  const dataset = datasetOf(measure);
  const where = is("ANL01FL", "Y");
  const head = { kind: "figure", id: `14-4.${twoDigits(place)}`, population: "SAFETY" } as const;
  return arms.length > 1
    ? {
        ...head,
        titles: [titled(measure.title, text("mean change", "平均变化"))],
        figure: { kind: "mean-change", dataset, value: "CHG", visit: "AVISITN", where },
      }
    : {
        ...head,
        titles: [titled(measure.title, text("each participant", "每名受试者"))],
        figure: { kind: "spaghetti", dataset, value: "AVAL", time: "ADY", where },
      };
}

const titled = (title: Text, more: Text): Text => ({
  en: `${title.en}: ${more.en}`,
  "zh-CN": `${title["zh-CN"]}：${more["zh-CN"]}`,
});
const twoDigits = (place: number): string => String(place + 1).padStart(2, "0");

/** Adverse events under treatment, as far as the form tells of them. */
export function safety(study: Study, told: Told): readonly Display[] {
  const emergent = is("TRTEMFL", "Y");
  const shared = { kind: "table", population: "SAFETY", ...columnsOf(study) } as const;
  const line = (variable: string, label: Text, ...values: readonly string[]) =>
    told.has(variable) ? [{ label, where: every(emergent, is(variable, ...values)) }] : [];
  const overview: Section = {
    kind: "participants",
    dataset: "ADAE",
    percent: true,
    rows: [
      { label: text("Any adverse event", "任何不良事件"), where: emergent },
      ...line(
        "AEREL",
        text("Related to the product", "与试验用药品相关"),
        "POSSIBLE",
        "PROBABLE",
        "DEFINITE",
      ),
      ...line("AETOXGR", text("Grade 3 or higher", "3级及以上"), "3", "4", "5"),
      ...line("AESER", text("Serious", "严重不良事件"), "Y"),
      ...line("AEOUT", text("Fatal", "导致死亡"), "FATAL"),
    ],
  };
  const terms: Section = {
    kind: "category",
    dataset: "ADAE",
    column: "AETERM",
    where: every(emergent, is("AOCCPFL", "Y")),
    levels: [],
    percent: true,
    percentOf: "column",
  };
  const listed = ["USUBJID", "AETERM", "ASTDT", "AENDT", "AETOXGR", "AEREL", "AEOUT"];
  const isListed = (column: string): boolean =>
    ["USUBJID", "ASTDT"].includes(column) || told.has(column === "AENDT" ? "AEENDTC" : column);
  const serious: readonly Display[] = told.has("AESER")
    ? [
        {
          kind: "listing",
          id: "16-2.01",
          titles: [text("Serious adverse events", "严重不良事件清单")],
          population: "SAFETY",
          dataset: "ADAE",
          where: is("AESER", "Y"),
          columns: listed.filter(isListed),
        },
      ]
    : [];
  return [
    {
      ...shared,
      id: "14-3.01",
      titles: [text("Adverse events: overview", "不良事件概述")],
      sections: [overview],
    },
    {
      ...shared,
      id: "14-3.02",
      titles: [text("Adverse events as reported", "按报告名称的不良事件")],
      footnotes: [
        text(
          "Participants with the event at least once (%). Terms are not coded.",
          "至少发生一次的受试者数（%）。名称未经编码。",
        ),
      ],
      sections: [terms],
    },
    ...serious,
  ];
}
