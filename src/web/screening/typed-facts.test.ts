import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type AskedForm, askedFacts, screenPatient } from "../../engine/index.ts";
import tofersen from "../../../examples/sod1-tofersen/study.ts";
import sci from "../../../examples/sci-xs228/study.ts";
import { contentOf, typedFacts } from "./typed-facts.ts";

const on = "2026-06-01";
const said = { source: "Clinic letter", on };
const forms = askedFacts([tofersen, sci]);

describe("typed facts", () => {
  it("take nothing for what cannot be read, and name it", () => {
    const { facts, wrong } = typedFacts(
      forms,
      {
        "demographics.age": "forty",
        "demographics.birth": "the 31st of nothing",
        "isncsci.@date": "some day",
        "isncsci.ais": "A",
        "puncture-safety.safe": " ",
      },
      said,
    );
    assert.deepEqual([...wrong].toSorted(), [
      "demographics.age",
      "demographics.birth",
      "isncsci.@date",
    ]);
    assert.deepEqual(facts, [
      { instrument: "isncsci", field: "ais", value: "A", source: "Clinic letter" },
    ]);
  });

  it("carry unit, date and source, keep a date as far as it is known, and an open grade open", () => {
    const { facts, wrong } = typedFacts(
      forms,
      {
        "demographics.age": "４１",
        "isncsci.@date": "2026-05-20",
        "isncsci.ais": "A,C",
        "spinal-injury.date": "2026-05",
        "XS228-SCI-P1/IE.brainInjury": "no",
      },
      said,
    );
    assert.equal(wrong.size, 0);
    const { source } = said;
    assert.deepEqual(
      facts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      [
        { instrument: "demographics", field: "age", value: 41, unit: "a", date: on, source },
        { instrument: "isncsci", field: "ais", value: ["A", "C"], date: "2026-05-20", source },
        { instrument: "spinal-injury", field: "date", value: "2026-05", source },
        { study: "XS228-SCI-P1", form: "IE", field: "brainInjury", value: false, source },
      ],
    );
  });

  it("settle every criterion whose questions were answered, with no fact left unused", () => {
    const typing: Record<string, string> = {
      "demographics.birth": "1970-02-11",
      "als-diagnosis.othersExcluded": "yes",
      "genetic-result.gene": "SOD1",
      "genetic-result.acmg": "P",
      "puncture-safety.safe": "yes",
    };
    const { facts } = typedFacts(forms, typing, said);
    const { studies, issues } = screenPatient([tofersen], { patient: "P", facts }, on, "en");
    assert.deepEqual(issues, []);
    assert.equal(studies[0]?.eligible, "yes");
    assert.deepEqual(JSON.parse(contentOf({ patient: "P", facts })).facts, facts);
  });
});

describe("what is asked", () => {
  const of = (instrument: string): AskedForm | undefined =>
    forms.find(({ about }) => "instrument" in about && about.instrument === instrument);

  it("holds a computed value without its many items, and with what it follows from where that is little", () => {
    assert.deepEqual(
      of("isncsci")
        ?.fields.map(({ field }) => field)
        .toSorted(),
      ["ais", "nli"],
    );
    assert.deepEqual(
      of("demographics")
        ?.fields.map(({ field }) => field)
        .toSorted(),
      ["age", "birth", "fertile"],
    );
    assert.equal(of("demographics")?.fields.find(({ field }) => field === "age")?.follows, true);
  });

  it("asks of all studies at once, and of each study what is its own", () => {
    const birth = of("demographics")?.fields.find(({ field }) => field === "birth");
    assert.equal(birth?.criteria, 2);
    const own = forms.filter(({ about }) => "study" in about);
    assert.deepEqual(
      own.map(({ about }) => about),
      [{ study: "XS228-SCI-P1", form: "IE" }],
    );
    assert.equal(own[0]?.atScreening, true);
  });
});
