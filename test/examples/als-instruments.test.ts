import assert from "node:assert/strict";
import { it } from "node:test";
import { type Study, studyHash } from "../../src/definition/index.ts";
import {
  applyParticipant,
  type Command,
  type Context,
  decide,
  type FormState,
  formAt,
  noAllocation,
  noStudy,
  type ParticipantState,
  type Values,
} from "../../src/engine/index.ts";
import { isRefusal, refusalText, type SiteId } from "../../src/kernel/index.ts";
import als from "../../examples/als-xs228/study.ts";
import valor from "../../examples/sod1-tofersen/study-valor.ts";

const site = "S1" as SiteId;
const zone = "Asia/Shanghai" as Context["zone"];
const day = "2026-02-02";

/** Somebody at the screening visit of a study; what is entered goes through the engine. */
class Patient {
  readonly #study: Study;
  #state: ParticipantState | undefined;
  #count = 0;
  #today = day;

  constructor(study: Study) {
    this.#study = study;
    const tell = (command: object) => assert.equal(this.tell(command), undefined);
    tell({ kind: "screen", site, date: day });
    tell({ kind: "consent", version: study.consents[0]?.version, date: day });
    tell({ kind: "start-visit", visit: "screening", date: day });
  }

  /** Begins another visit; the words of the refusal where it is refused. */
  visit(visit: string, date: string): string | undefined {
    this.#today = date;
    return this.tell({ kind: "start-visit", visit, date });
  }

  /** Saves a form, at screening where no visit is named; the words of the refusal where it is refused. */
  save(form: string, values: Values, visit = "screening"): string | undefined {
    return this.tell({ kind: "save-form", form, visit, values });
  }

  form(form: string, visit = "screening"): FormState | undefined {
    return this.#state && formAt(this.#state, { form, visit });
  }

  /** The words of the refusal where a command is refused. */
  tell(command: object): string | undefined {
    const context: Context = {
      actor: "dr-li" as Context["actor"],
      role: "investigator",
      sites: "all",
      at: `${this.#today}T04:00:00.000Z` as Context["at"],
      zone,
      seed: "test",
      command: `c${++this.#count}` as Context["command"],
    };
    const state = {
      study: {
        ...noStudy,
        released: [studyHash(this.#study)],
        sites: { [site]: { zone, country: "CHN" } },
      },
      allocation: noAllocation,
      ...(this.#state === undefined ? {} : { participant: this.#state }),
    };
    const whole = { participant: "P1", ...command } as Command;
    const decision = decide(this.#study, state, whole, context);
    if (isRefusal(decision)) {
      const facts = decision.facts.map((fact) => JSON.stringify(fact)).join();
      return `${refusalText(decision, "en")} ${facts}`;
    }
    for (const { events } of decision.events) {
      for (const event of events) {
        this.#state = applyParticipant(
          this.#state,
          event as Parameters<typeof applyParticipant>[1],
        );
      }
    }
    return undefined;
  }
}

const items = Object.fromEntries(
  [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12].map((item) => [`q${item}`, "4"]),
);
const well: Values = { ...items, gastrostomy: false, q5a: "4" };

it("item 12 at 0 without a tube, both forms of item 5, and an onset in the future are refused", () => {
  const patient = new Patient(als);
  const tube = patient.save("ALSFRS", { ...well, q12: "0", airwayTube: false });
  assert.match(String(tube), /no tracheostomy or tube/);
  const both = patient.save("ALSFRS", { ...items, q5a: "4", q5b: "3" });
  assert.match(String(both), /only one applies/);
  assert.notEqual(patient.save("DX", { onset: "2026-03-01" }), undefined);
  assert.equal(patient.form("ALSFRS"), undefined);
});

it("the form of item 5 that does not fit the gastrostomy is a finding, and is not counted", () => {
  const patient = new Patient(als);
  assert.equal(patient.save("ALSFRS", { ...well, gastrostomy: true, q5b: "2" }), undefined);
  const form = patient.form("ALSFRS");
  assert.ok(form?.findings.includes("not-asked/q5a"));
  assert.deepEqual([form?.values["fineMotor"], form?.values["kings"]], [10, "4A"]);
});

it("stages that missing items leave open are kept as one of these", () => {
  const patient = new Patient(als);
  assert.equal(patient.save("ALSFRS", { ...well, q8: { missing: "not-done" } }), undefined);
  const { values } = patient.form("ALSFRS") ?? {};
  assert.deepEqual(
    [values?.["kings"], values?.["mitos"]],
    [
      ["0", "1"],
      ["0", "1"],
    ],
  );
  assert.equal(values?.["total"], undefined);
});

it("a category that the signs rule out is kept as given and asked about", () => {
  const patient = new Patient(als);
  const none = Object.fromEntries(
    ["bulbar", "cervical", "thoracic", "lumbar"].flatMap((region) =>
      ["Upper", "Lower", "Emg"].map((sign) => [`${region}${sign}`, false]),
    ),
  );
  const signs = { ...none, emgLimbs: 0, cervicalUpper: true, cervicalLower: true };
  assert.equal(patient.save("DX", { onset: "2025", category: "DEFINITE", ...signs }), undefined);
  const form = patient.form("DX");
  assert.deepEqual([form?.values["bySigns"], form?.values["category"]], ["POSSIBLE", "DEFINITE"]);
  assert.ok(form?.findings.includes("DX02"));
});

/** The group that VALOR gives to a variant, a total of ALSFRS-R and a capacity, 365 days after the onset. */
function groupOf(protein: string, q1: string, litres: number): unknown {
  const patient = new Patient(valor);
  const saved = [
    patient.save("GEN", { gene: "SOD1", protein }),
    patient.save("ALSFRS", { ...well, q1, q2: q1, q3: q1 }),
    patient.save("SVC", { position: "SITTING", best: litres, predicted: 4, equation: "OTHER" }),
    patient.save("STRAT", { onsetUsed: "2025-02-02", enriched: true }),
  ];
  assert.deepEqual(saved, [undefined, undefined, undefined, undefined]);
  return patient.form("STRAT")?.values["group"];
}

it("VALOR sorts by the reading that it names: the EMA's, under which both disputed cases are in no group", () => {
  // Lost points a month, by hand: 3 × 30.4375 / 365 = 0.25; 12 × 30.4375 / 365 = 1.0007; 0.
  assert.equal(groupOf("p.Ala5Val", "4", 3.2), "NONE"); // listed, slope below 0.2
  assert.equal(groupOf("p.Asp91Ala", "0", 2.4), "NONE"); // not listed, slope above 0.9, 60 %
  assert.equal(groupOf("p.Ala5Val", "3", 3.2), "FAST");
  assert.equal(groupOf("p.Asp91Ala", "3", 2.4), "SLOW");
});

it("a height that is measured later leaves the capacity of an earlier visit as it was; a corrected one does not", () => {
  const patient = new Patient(als);
  const saved = [
    patient.save("DM", { birth: "1976-02-02", sex: "M" }),
    patient.save("VS", { height: 175, weight: 70 }),
    patient.save("FVC", { best: 3.2, equation: "GLI2022", date: day }),
  ];
  const percent = (visit?: string): unknown => patient.form("FVC", visit)?.values["percent"];
  const first = percent();
  assert.equal(typeof first, "number");
  saved.push(
    patient.visit("unscheduled", "2026-03-02"),
    patient.save("FVC", { best: 3.2, equation: "GLI2022", date: "2026-03-02" }, "unscheduled"),
  );
  assert.equal(percent("unscheduled"), first, "where none was measured, the last one counts");
  saved.push(patient.save("VS", { height: 195, weight: 70 }, "unscheduled"));
  assert.equal(percent(), first);
  assert.ok(Number(percent("unscheduled")) < Number(first));
  const of = { kind: "correct-value", form: "VS", visit: "screening" };
  saved.push(patient.tell({ ...of, field: "height", value: 165, reason: "Misread." }));
  assert.ok(Number(percent()) > Number(first));
  assert.deepEqual(
    saved.filter((refusal) => refusal !== undefined),
    [],
  );
});
