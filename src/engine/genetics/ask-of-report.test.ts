import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  alsPanel,
  defaultThresholds,
  defineStudy,
  type GeneticPlan,
  instruments,
  studyHash,
  visit,
} from "../../definition/index.ts";
import { type ParticipantId, sha256, type SiteId } from "../../kernel/index.ts";
import { applyParticipant } from "../apply.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { decide } from "../decide.ts";
import type { Event, ParticipantEventBody } from "../event.ts";
import { noAllocation, noStudy, type ParticipantState } from "../state.ts";
import { assessGenetics } from "./assess-genetics.ts";
import type { ClinvarExtract } from "./clinvar.ts";
import { calls, record } from "./testing/genes.ts";

const plan: GeneticPlan = { form: "GEN", panel: "als", thresholds: defaultThresholds };
const gen = instruments.geneticResult("GEN");
const epochs = [{ id: "E", title: { en: "E", "zh-CN": "E" } }];
const parts = {
  id: "GENES",
  version: "1",
  title: "Genes",
  phase: "1",
  sponsor: "S",
  indication: "ALS",
  planned: 1,
  epochs,
  forms: [gen],
  visits: [visit("screening", ["Screening", "筛选"], { epoch: "E", forms: [gen] })],
  consents: [{ version: "1", from: "2026-01-01", text: { en: "C", "zh-CN": "C" } }],
} as const;
const study = defineStudy({ ...parts, genetics: plan });
const unplanned = defineStudy(parts);

const clinvar: ClinvarExtract = {
  build: "GRCh38",
  entries: [
    {
      chrom: "21",
      pos: 31_659_783,
      ref: "C",
      alt: "T",
      id: "14763",
      significance: "Pathogenic",
      review: "criteria_provided,_multiple_submitters,_no_conflicts",
    },
  ],
};
const a5v = record(31_659_783, "C", "T", "0/1");
const report = {
  reported: "2026-02-01",
  laboratory: "Laboratory of the test",
  gene: "SOD1",
  coding: "c.14C>T",
  protein: "p.Ala5Val",
  zygosity: "HET",
  acmg: "P",
};

/** A participant at the screening visit of a study, and what commands do to their record. */
class Patient {
  readonly #study;
  #state: ParticipantState | undefined;
  #count = 0;

  constructor(of = study) {
    this.#study = of;
    this.tell({ kind: "screen", site: "S1" as SiteId, date: "2026-02-02" });
    this.tell({ kind: "consent", version: "1", date: "2026-02-02" });
    this.tell({ kind: "start-visit", visit: "screening", date: "2026-02-02" });
  }

  get queries() {
    return Object.values(this.#state?.queries ?? {});
  }

  get asked(): readonly (readonly [string | undefined, string | undefined])[] {
    return this.queries.map(({ path, thread }) => [path, thread[0]?.issue?.code]);
  }

  report(values: object, complete: boolean): this {
    const reasons = { "*": "Corrected from the report" };
    return this.tell({
      kind: "save-form",
      form: "GEN",
      visit: "screening",
      values,
      complete,
      reasons,
    });
  }

  assess(records: Parameters<typeof calls>[0], name = "a.vcf"): this {
    return this.tell({
      kind: "record-genetic-assessment",
      file: sha256(name),
      fileName: name,
      assessment: assessGenetics(alsPanel, calls(records), { clinvar }),
    });
  }

  tell(command: object, role: Context["role"] = "coordinator"): this {
    const context = {
      actor: "zhou",
      role,
      sites: "all",
      at: "2026-02-02T04:00:00.000Z",
      zone: "Asia/Shanghai",
      seed: "test",
      command: `c${++this.#count}`,
    } as unknown as Context;
    const sites = { S1: { zone: "Asia/Shanghai", country: "CHN" } };
    const released = [studyHash(this.#study)];
    const state = {
      study: { ...noStudy, released, sites } as typeof noStudy,
      allocation: noAllocation,
      ...(this.#state === undefined ? {} : { participant: this.#state }),
    };
    const participant = "P1" as ParticipantId;
    const answer = decide(this.#study, state, { ...command, participant } as Command, context);
    assert.equal(answer.kind, "accepted", JSON.stringify(answer));
    for (const { events } of answer.events) {
      for (const event of events as Event<ParticipantEventBody>[]) {
        this.#state = applyParticipant(this.#state, event);
      }
    }
    return this;
  }
}

describe("a laboratory's report beside the file", () => {
  it("is asked about in no study without a genetic plan, and never while it is half typed", () => {
    const wrong = { ...report, protein: "p.Ala4Val", acmg: "VUS" };
    assert.deepEqual(new Patient(unplanned).assess([a5v]).report(wrong, true).asked, []);
    assert.deepEqual(new Patient().assess([a5v]).report(wrong, false).asked, []);
  });

  it("is asked nothing where both agree", () => {
    assert.deepEqual(new Patient().assess([a5v]).report(report, true).asked, []);
  });

  it("opens a query on the class where it decides otherwise than the evidence, whichever came first", () => {
    const differing = { ...report, acmg: "VUS" };
    const expected = [["acmg", "genetics.class-contradicts"]];
    const first = new Patient().assess([a5v]).report(differing, true);
    assert.deepEqual(first.asked, expected);
    assert.deepEqual(new Patient().report(differing, true).assess([a5v]).asked, expected);
    assert.equal(first.queries[0]?.value, "VUS");
  });

  it("opens a query where the file covers the place and shows another change, or another zygosity", () => {
    const other = record(31_667_290, "A", "C", "0/1");
    assert.deepEqual(new Patient().assess([other]).report(report, true).asked, [
      ["coding", "genetics.report-not-in-file"],
    ]);
    const whole = { ...report, zygosity: "HOM" };
    assert.deepEqual(new Patient().assess([a5v]).report(whole, true).asked, [
      ["zygosity", "genetics.report-zygosity"],
    ]);
  });

  it("opens a query on a name that contradicts the other, without any file", () => {
    const asked = new Patient().report({ ...report, protein: "p.Ala4Val" }, true).asked;
    assert.deepEqual(asked, [["protein", "genetics.legacy-in-hgvs"]]);
  });

  it("asks once: not again with the next file, and not while what was answered waits to be closed", () => {
    const patient = new Patient().assess([a5v]).report({ ...report, acmg: "VUS" }, true);
    assert.equal(patient.assess([a5v], "b.vcf").queries.length, 1);
    patient.report({ acmg: "P" }, true);
    assert.deepEqual(
      patient.queries.map(({ status }) => status),
      ["answered"],
    );
    assert.equal(patient.report({ acmg: "VUS" }, true).queries.length, 1);
    patient.tell({ kind: "close-query", query: 1 }, "data-manager");
    assert.equal(patient.queries[0]?.status, "closed");
  });
});
