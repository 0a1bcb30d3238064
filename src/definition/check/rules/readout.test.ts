import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { text } from "../../../kernel/index.ts";
import type { Readout } from "../../readout/index.ts";
import { describeSynopsis } from "../../describe/index.ts";
import { diff } from "../../diff/index.ts";
import { altered, issuesOf } from "../sound-study.ts";

const words = text("Something", "某项");
const subject = (name: string) => ({
  name,
  label: name,
  type: "text",
  source: { kind: "participant", of: "number" },
});

function sound(): Readout {
  const shared = { keys: ["USUBJID"], label: "Rows" };
  return {
    datasets: [
      {
        ...shared,
        kind: "subject",
        name: "ADSL",
        columns: [subject("USUBJID"), subject("TRT01P")],
      },
      {
        ...shared,
        kind: "parameters",
        name: "ADVS",
        records: { kind: "findings", forms: ["VS"] },
        code: { kind: "test", of: "code" },
        parameters: {},
        value: { kind: "result", of: "standard" },
        date: { kind: "visit", of: "date" },
        windows: [{ name: "Baseline", number: 0, target: 1 }],
        baseline: "Baseline",
        choose: "last",
        columns: ["USUBJID", "AVAL", "CHG"],
      },
    ],
    treatment: { planned: "TRT01P", actual: "TRT01P", levels: [] },
    populations: [{ id: "ALL", title: words }],
    estimands: [
      {
        id: "E1",
        title: words,
        level: "primary",
        planned: "post-hoc",
        treatment: words,
        population: "ALL",
        endpoint: "LATER",
        intercurrent: [],
        summary: words,
        analyses: ["A1"],
      },
    ],
    analyses: [
      {
        id: "A1",
        title: words,
        population: "ALL",
        dataset: "ADVS",
        where: { kind: "present", column: "CHG" },
        method: { kind: "summary", response: "CHG", treatment: "TRT01P" },
      },
    ],
    displays: [
      {
        kind: "table",
        id: "T1",
        titles: [words],
        population: "ALL",
        by: "TRT01P",
        sections: [{ kind: "analysis", analysis: "A1", lines: [] }],
      },
    ],
  } as unknown as Readout;
}

/** The readout as plain JSON that a test may break. */
type Soft = Record<"datasets" | "estimands" | "analyses" | "displays", Record<string, never>[]>;

function broken(breakIt: (readout: Soft) => void, endpoint = true): readonly string[] {
  return issuesOf((s) => {
    const readout = sound() as unknown as Soft;
    breakIt(readout);
    const first = s.endpoints[0]?.id;
    if (endpoint) for (const one of readout.estimands) Object.assign(one, { endpoint: first });
    Object.assign(s, { readout });
  });
}

describe("a readout", () => {
  it("is sound when every name is the name of something", () => {
    assert.deepEqual(
      broken(() => undefined),
      [],
    );
  });

  it("names populations, endpoints and analyses that exist", () => {
    assert.deepEqual(
      broken(() => undefined, false),
      ["error check.reference.endpoint readout.estimands.0.endpoint"],
    );
    const estimand = (parts: object) =>
      broken(({ estimands }) => Object.assign(estimands[0] ?? {}, parts));
    assert.deepEqual(estimand({ population: "ITT", assumption: "So." }).slice(0, 1), [
      "error check.reference.population readout.estimands.0.population",
    ]);
    assert.deepEqual(estimand({ analyses: ["A2"] }), [
      "error check.reference.analysis readout.estimands.0.analyses.0",
    ]);
    assert.deepEqual(estimand({ analyses: [] }), [
      "error check.readout.estimand-analysis readout.estimands.0",
    ]);
  });

  it("names datasets and columns that exist, in conditions, methods and displays", () => {
    const analysis = (parts: object) =>
      broken(({ analyses }) => Object.assign(analyses[0] ?? {}, parts));
    assert.deepEqual(analysis({ dataset: "ADQS" }), [
      "error check.reference.dataset readout.analyses.0.dataset",
    ]);
    assert.deepEqual(
      analysis({ where: { kind: "not", of: { kind: "present", column: "PCHG" } } }),
      ["error check.reference.column readout.analyses.0.where.of.column"],
    );
    assert.deepEqual(
      analysis({ method: { kind: "summary", response: "BASE", treatment: "TRT01P" } }),
      ["error check.reference.column readout.analyses.0.method.response"],
    );
    const section = (part: object) =>
      broken(({ displays }) => Object.assign(displays[0] ?? {}, { sections: [part] }));
    assert.deepEqual(section({ kind: "analysis", analysis: "A9", lines: [] }), [
      "error check.reference.analysis readout.displays.0.sections.0.analysis",
    ]);
    assert.deepEqual(section({ kind: "number", dataset: "ADVS", column: "PCHG" }), [
      "error check.reference.column readout.displays.0.sections.0.column",
    ]);
  });

  it("has ADSL before what reads it, and columns that come from somewhere", () => {
    assert.deepEqual(broken(({ datasets }) => void datasets.reverse()).slice(0, 1), [
      "error check.readout.subjects-first readout.datasets.0",
    ]);
    const second = (parts: object) =>
      broken(({ datasets }) => Object.assign(datasets[1] ?? {}, parts));
    assert.deepEqual(second({ columns: ["USUBJID", "AVAL", "CHG", "NOWHERE"] }), [
      "error check.reference.column readout.datasets.1.columns.3",
    ]);
    assert.deepEqual(second({ records: { kind: "derived", dataset: "ADAE" } }), [
      "error check.reference.dataset readout.datasets.1.records.dataset",
    ]);
    assert.deepEqual(second({ value: { kind: "field", form: "LAB", field: "x" } }), [
      "error check.reference.form readout.datasets.1.value.form",
    ]);
    assert.deepEqual(second({ baseline: "Day 1" }), [
      "warning check.readout.baseline readout.datasets.1.baseline",
    ]);
  });

  it("is told in the synopsis, and a changed estimand is told as a change", () => {
    const study = altered((s) => Object.assign(s, { readout: sound() }));
    assert.match(
      describeSynopsis(study, "en"),
      /## Estimands\n\n- Something \(primary, post hoc\): Something · Something · Something/,
    );
    const other = altered((s) => {
      const readout = sound() as unknown as Soft;
      Object.assign(readout.estimands[0] ?? {}, { planned: "prespecified" });
      Object.assign(s, { readout });
    });
    assert.deepEqual(
      diff(study, other).map(({ part, id, text: said }) => [part, id, said.en]),
      [["readout.estimands", "E1", "Estimand E1 changed."]],
    );
  });
});
