/** A readout for the blinded study: sex by arm, as small as a readout can be and still tell arms. */
import { dataset, from, type Readout, type Study } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

const columns = dataset("ADSL", "ADSL", { kind: "participant" }, { keys: ["USUBJID"] }, [
  "STUDYID",
  "USUBJID",
  "SITEID",
  ["SEX", from.field("sex", { form: "DM" }), { label: "Sex", type: "text" }],
  ["SEXN", from.lookup(from.column("SEX"), { F: 0, M: 1 }), { label: "Sex (N)", type: "number" }],
  ["TRT01P", from.arm("name"), { label: "Planned Treatment", type: "text" }],
  ["TRT01A", from.arm("name"), { label: "Actual Treatment", type: "text" }],
]).columns;

export function readoutFor({ arms, endpoints }: Study): Readout {
  return {
    datasets: [
      { kind: "subject", name: "ADSL", label: "Subject-Level", keys: ["USUBJID"], columns },
    ],
    treatment: {
      planned: "TRT01P",
      actual: "TRT01A",
      levels: arms.map(({ title }) => ({ value: title.en, label: title })),
    },
    populations: [{ id: "ALL", title: text("All enrolled", "全部入组受试者") }],
    estimands: [
      {
        id: "E1",
        title: text("Who takes part", "受试者构成"),
        level: "primary",
        planned: "post-hoc",
        treatment: text("Both arms", "两组"),
        population: "ALL",
        endpoint: endpoints[0]?.id ?? "",
        intercurrent: [],
        summary: text("Counts", "计数"),
        analyses: ["SEXES"],
        assumption: "For tests.",
      },
    ],
    analyses: [
      {
        id: "SEXES",
        title: text("Sexes", "性别"),
        population: "ALL",
        dataset: "ADSL",
        method: { kind: "summary", response: "SEXN", treatment: "TRT01P" },
        assumption: "For tests.",
      },
    ],
    displays: [
      {
        kind: "table",
        id: "T-1",
        titles: [text("Sex by arm", "各组性别")],
        population: "ALL",
        by: "TRT01P",
        total: true,
        sections: [
          {
            kind: "category",
            dataset: "ADSL",
            column: "SEX",
            title: text("Sex", "性别"),
            levels: [
              { value: "F", label: text("Female", "女") },
              { value: "M", label: text("Male", "男") },
            ],
            percent: true,
          },
        ],
      },
    ],
  };
}
