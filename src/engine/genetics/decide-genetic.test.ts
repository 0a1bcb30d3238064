import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alsPanel } from "../../definition/index.ts";
import { type PersonId, sha256 } from "../../kernel/index.ts";
import type { Command } from "../command.ts";
import { type Context, roles } from "../context.ts";
import { describeEvent } from "../describe-event.ts";
import type { State } from "../state.ts";
import {
  after,
  by,
  eventsOf,
  investigator,
  nothing,
  p1,
  person,
  refusalOf,
  screened,
} from "../testing/play.ts";
import { study } from "../testing/study.ts";
import { assessGenetics } from "./assess-genetics.ts";
import { adjudicationOf } from "./state.ts";
import { calls, record } from "./testing/genes.ts";

const assessment = assessGenetics(alsPanel, calls([record(31_667_290, "A", "C", "1/1")]));
const file = sha256("a file");
const read: Command = {
  kind: "record-genetic-assessment",
  participant: p1,
  file,
  fileName: "patient.vcf.gz",
  assessment,
};
const variant = "21-31667290-A-C";

function judge(change: object = {}): Command {
  return {
    kind: "adjudicate-variant",
    participant: p1,
    assessment: 1,
    variant,
    class: "LP",
    reason: "Homozygous, slow course, segregates",
    ...change,
  };
}

const committee = (actor: string): Context =>
  by({ role: "committee", sites: "all", actor: actor as PersonId });
const recorded = after(screened, read);

function standing(state: State) {
  const [first] = person(state).genetics ?? [];
  assert.ok(first !== undefined);
  return adjudicationOf(first, variant);
}

describe("a genetic assessment", () => {
  it("is recorded by no role but the site's and the laboratory's, and judged by no site staff but an investigator", () => {
    const recorders = ["investigator", "coordinator", "laboratory"];
    const judges = ["investigator", "medical-monitor", "committee"];
    for (const role of roles) {
      const context = by({ role, sites: "all", self: p1 });
      if (!recorders.includes(role)) {
        assert.equal(refusalOf(screened, read, context).rule, "permission.role", role);
      }
      if (!judges.includes(role)) {
        assert.equal(refusalOf(recorded, judge(), context).rule, "permission.role", role);
      }
    }
  });

  it("is not recorded of somebody who was not screened, nor in another form, nor twice alike", () => {
    assert.ok(
      refusalOf(
        after(nothing, { kind: "release-study" }, by({ role: "study-manager", sites: "all" })),
        read,
        by({ role: "laboratory", sites: "all" }),
      ),
    );
    const broken: readonly object[] = [
      { file: "abc" },
      { fileName: "x".repeat(301) },
      { fileName: "\ud800" },
      { assessment: null },
      { assessment: { ...assessment, genes: [{}] } },
      { assessment: { ...assessment, sample: "\ud800" } },
      {
        assessment: { ...assessment, genes: [{ ...assessment.genes[0], verdict: "constructor" }] },
      },
    ];
    for (const change of broken) {
      const command = { ...read, ...change } as Command;
      assert.equal(refusalOf(screened, command).rule, "genetics.record", JSON.stringify(change));
    }
    assert.equal(refusalOf(recorded, read).rule, "genetics.recorded");
    const other = { ...read, file: sha256("another") };
    assert.equal(person(after(recorded, other)).genetics?.length, 2);
  });

  it("keeps what was read, with the file's hash, build, sample, thresholds and coverage", () => {
    const [held] = person(recorded).genetics ?? [];
    assert.equal(held?.file, file);
    assert.deepEqual(held.result, assessment);
    assert.ok(held.result.thresholds.minGq > 0);
    assert.equal(held.result.genes[0]?.coverage.length, 5);
  });
});

describe("an adjudication", () => {
  it("names a variant of the last assessment, a class and a reason", () => {
    const rule = (change: object, state = recorded): string =>
      refusalOf(state, judge(change), investigator).rule;
    assert.equal(rule({ assessment: 2 }), "genetics.variant-unknown");
    assert.equal(rule({ variant: "21-1-A-C" }), "genetics.variant-unknown");
    assert.equal(rule({ class: "constructor" }), "genetics.class-unknown");
    assert.equal(rule({ reason: " " }), "genetics.reason-missing");
    const later = after(recorded, { ...read, file: sha256("another") });
    assert.equal(rule({}, later), "genetics.superseded");
  });

  it("is settled by nobody alone: not by one person twice, only by two who agree", () => {
    assert.equal(standing(recorded).status, "none");
    const one = after(recorded, judge(), investigator);
    assert.equal(standing(one).status, "one");
    assert.equal(refusalOf(one, judge(), investigator).rule, "genetics.judged");
    const again = after(one, judge({ class: "P" }), investigator);
    assert.equal(standing(again).status, "one");
    const agreed = after(again, judge({ class: "P" }), committee("zhou"));
    assert.deepEqual([standing(agreed).status, standing(agreed).class], ["agreed", "P"]);
  });

  it("stays open while two differ, and a third person decides it", () => {
    const differing = after(
      after(recorded, judge(), investigator),
      judge({ class: "VUS" }),
      committee("zhou"),
    );
    assert.equal(standing(differing).status, "differing");
    assert.equal(standing(differing).class, undefined);
    const third = after(differing, judge(), committee("qian"));
    assert.deepEqual([standing(third).status, standing(third).class], ["agreed", "LP"]);
    const fourth = after(third, judge({ class: "VUS" }), committee("sun"));
    assert.equal(standing(fourth).status, "differing");
  });

  it("is told in words in both languages, with what the same person thought before", () => {
    const one = after(recorded, judge(), investigator);
    const events = [
      ...eventsOf(screened, read),
      ...eventsOf(one, judge({ class: "P" }), investigator),
    ].flatMap((decided) => decided.events);
    const told = events.map((event) => describeEvent(study, event));
    assert.match(told[0]?.en ?? "", /SOD1 p\.Asp91Ala; FUS unknown/);
    assert.match(told[1]?.en ?? "", /judged pathogenic, before likely pathogenic/);
    for (const words of told) assert.doesNotMatch(words["zh-CN"], /undefined|\[object/);
  });
});
