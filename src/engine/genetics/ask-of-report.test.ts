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
import { identityOf } from "./sample-identity.ts";
import { calls, record } from "./testing/genes.ts";

const plan: GeneticPlan = { form: "GEN", panel: "als", thresholds: defaultThresholds };
const dm = instruments.demographics("DM");
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
  forms: [dm, gen],
  visits: [
    visit("screening", ["Screening", "筛选"], { epoch: "E", forms: [dm, gen] }),
    visit("later", ["Later", "随访"], { epoch: "E", forms: [dm] }),
  ],
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

  demographics(sex: "F" | "M", visit = "screening"): this {
    const reasons = { "*": "Corrected from the identity card" };
    const values = { age: 50, sex, fertile: false };
    return this.tell({ kind: "save-form", form: "DM", visit, values, reasons });
  }

  /** A file that counts on X and Y as well. */
  sampled(
    records: Parameters<typeof calls>[0],
    sex: "female" | "male",
    name: string,
    more: Parameters<typeof calls>[1] = {},
  ): this {
    const identity =
      sex === "female"
        ? { xHeterozygous: 150, xHomozygous: 150, yCalled: 0 }
        : { xHeterozygous: 0, xHomozygous: 300, yCalled: 20 };
    return this.tell({
      kind: "record-genetic-assessment",
      file: sha256(name),
      fileName: name,
      assessment: assessGenetics(alsPanel, calls(records, { identity, ...more }), { clinvar }),
    });
  }

  get state(): ParticipantState {
    assert.ok(this.#state !== undefined);
    return this.#state;
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

describe("whose sample it is", () => {
  /** Single bases deep in SOD1's introns, all heterozygous or all homozygous. */
  const deep = (genotype: string) =>
    Array.from({ length: 30 }, (_, n) => record(31_664_500 + 10 * n, "A", "G", genotype));

  it("is asked of nobody whose record has no sex, of no file that was not asked, and not where both agree", () => {
    assert.deepEqual(new Patient().sampled([a5v], "male", "a").asked, []);
    assert.deepEqual(new Patient().demographics("F").assess([a5v]).asked, []);
    assert.deepEqual(new Patient().demographics("F").sampled([a5v], "female", "a").asked, []);
    assert.deepEqual(
      new Patient().sampled(deep("0/1"), "male", "a").sampled(deep("0/1"), "male", "b").asked,
      [],
    );
  });

  it("opens a query at the sex where the chromosomes read as another, whichever came first, and refuses nothing", () => {
    const expected = [["sex", "genetics.sex-differs"]];
    const first = new Patient().demographics("F").sampled([a5v], "male", "a");
    assert.deepEqual(first.asked, expected);
    assert.equal(first.queries[0]?.place.form, "DM");
    assert.equal(first.queries[0]?.value, "F");
    assert.equal(first.state.genetics?.length, 1);
    const second = new Patient().sampled([a5v], "male", "a").demographics("F");
    assert.deepEqual(second.asked, expected);
    assert.equal(first.sampled([a5v], "male", "b").queries.length, 1, "it asks once");
  });

  it("is asked of nobody whose record says two things", () => {
    const patient = new Patient().demographics("F");
    patient.tell({ kind: "start-visit", visit: "later", date: "2026-02-02" });
    patient.demographics("M", "later").sampled([a5v], "male", "a");
    assert.deepEqual(patient.asked, []);
    const [held] = patient.state.genetics ?? [];
    assert.ok(held !== undefined);
    assert.deepEqual(identityOf(study, patient.state, held), { sex: "male" });
  });

  it("is answered by a correction, and the check goes by the record as it stands", () => {
    const patient = new Patient().demographics("F").sampled([a5v], "male", "a");
    const check = () => {
      const [held] = patient.state.genetics ?? [];
      assert.ok(held !== undefined);
      return identityOf(study, patient.state, held);
    };
    assert.equal(check()?.sexIssue?.code, "genetics.sex-differs");
    patient.demographics("M");
    assert.deepEqual(check(), { sex: "male", recorded: "male" });
    assert.equal(patient.queries[0]?.status, "answered");
  });

  it("opens a query at the complete report where an earlier file has other genotypes", () => {
    const expected = [["gene", "genetics.fingerprint-differs"]];
    const twice = new Patient()
      .sampled([...deep("0/1"), a5v], "male", "a")
      .sampled([...deep("1/1"), a5v], "male", "b");
    assert.deepEqual(twice.asked, [], "there is no report to ask at");
    const [one, other] = twice.state.genetics ?? [];
    assert.ok(one !== undefined && other !== undefined);
    assert.equal(identityOf(study, twice.state, one)?.earlier, undefined);
    const { earlier } = identityOf(study, twice.state, other) ?? {};
    assert.deepEqual(
      [earlier?.assessment, earlier?.verdict, earlier?.shared, earlier?.same],
      [1, "different", 31, 1],
    );
    assert.deepEqual(twice.report(report, true).asked, expected);
  });

  it("is not compared with the same file read again, nor with one on another reference genome", () => {
    const patient = new Patient()
      .sampled(deep("0/1"), "male", "a")
      .sampled([...deep("1/1"), a5v], "male", "a")
      .sampled(deep("1/1"), "male", "b", { build: "GRCh37" });
    for (const held of patient.state.genetics ?? []) {
      assert.equal(identityOf(study, patient.state, held)?.earlier, undefined);
    }
  });

  it("leaves in the record a verdict and genotypes within the panel's genes, no count and no place on X or Y", () => {
    const [held] = new Patient().sampled(deep("0/1"), "male", "a").state.genetics ?? [];
    assert.deepEqual(Object.keys(held?.result.identity ?? {}), ["sex", "fingerprint"]);
    assert.doesNotMatch(JSON.stringify(held), /xHeterozygous|yCalled|"chrom":"[XY]"/);
  });
});
