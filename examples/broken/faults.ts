/** One fault each: the name of its file, the code of the issue that must be found, and what is wrong in a sentence. */
import {
  type Criterion,
  type Field,
  type Form,
  parsed,
  type Study,
} from "../../src/definition/index.ts";
import { Fault, text } from "../../src/kernel/index.ts";

/** A study that can be broken. */
type Soft<T> = T extends object ? { -readonly [K in keyof T]: Soft<T[K]> } : T;
export type SoftStudy = Soft<Study>;

export interface BrokenStudy {
  readonly file: string;
  readonly code: string;
  readonly fault: string;
  readonly harm: (study: SoftStudy) => unknown;
}

function broken(file: string, code: string, fault: string, harm: BrokenStudy["harm"]): BrokenStudy {
  return { file, code, fault, harm };
}

function one<T extends { id: string }>(list: readonly T[], id: string): T {
  const found = list.find((item) => item.id === id);
  if (found === undefined) throw new Fault(`the base study has no ${id}`);
  return found;
}

function formIn(study: SoftStudy, id: string): Soft<Form> {
  return one(study.forms, id);
}

function fieldIn(study: SoftStudy, form: string, id: string): Soft<Field> {
  return one(
    formIn(study, form).groups.flatMap((group) => group.fields),
    id,
  );
}

function addField(study: SoftStudy, form: string, field: Field): void {
  formIn(study, form).groups[0]?.fields.push(structuredClone(field) as Soft<Field>);
}

function criterion(id: string, kind: Criterion["kind"], rule: string): Soft<Criterion> {
  const when = parsed(rule) as Soft<Criterion>["when"];
  return { id, kind, text: text("A criterion", "一项标准"), when };
}

function addCheck(study: SoftStudy, form: string, rule: string): void {
  formIn(study, form).checks.push({
    id: "NEW",
    level: "soft",
    expect: parsed(rule) as Soft<Criterion>["when"],
    message: text("Look at this value again.", "请再次核对该值。"),
  });
}

const title = text("Something", "某项");

/** What cannot be read as a study at all. */
const shape: readonly BrokenStudy[] = [
  broken("unknown-format", "study.json.type", "The format number is 99, which nobody knows.", (s) =>
    Object.assign(s, { neurite: 99 }),
  ),
  broken("unknown-field-kind", "study.json.unknown-kind", "A field is of the kind “colour”.", (s) =>
    Object.assign(fieldIn(s, "DM", "sex"), { kind: "colour" }),
  ),
  broken("missing-member", "study.json.missing", "The study has no member “visits”.", (s) =>
    Reflect.deleteProperty(s, "visits"),
  ),
  broken(
    "misspelt-member",
    "study.json.unknown-member",
    "“eligibilty” stands beside “eligibility”.",
    (s) => Object.assign(s, { eligibilty: [] }),
  ),
  broken(
    "choice-without-list",
    "study.json.missing",
    "The choice field DM.sex names no code list.",
    (s) => Reflect.deleteProperty(fieldIn(s, "DM", "sex"), "codes"),
  ),
  broken(
    "missing-chinese",
    "study.json.missing",
    "The field VS.weight has no Chinese label.",
    (s) => Reflect.deleteProperty(fieldIn(s, "VS", "weight").label, "zh-CN"),
  ),
  broken(
    "blank-chinese",
    "check.wording.missing",
    "The field VS.weight has a Chinese label of nothing but a space.",
    (s) => Object.assign(fieldIn(s, "VS", "weight").label, { "zh-CN": " " }),
  ),
];

/** Names of nothing. */
const references: readonly BrokenStudy[] = [
  broken(
    "dangling-form",
    "check.reference.form",
    "The visit day15 expects the form LAB, which is not there.",
    (s) => one(s.visits, "day15").forms.push("LAB"),
  ),
  broken(
    "dangling-epoch",
    "check.reference.epoch",
    "The visit day15 is in the epoch “washout”, which is not there.",
    (s) => Object.assign(one(s.visits, "day15"), { epoch: "washout" }),
  ),
  broken(
    "dangling-anchor-visit",
    "check.reference.visit",
    "The visit day15 is counted from the visit “baseline”, which is not there.",
    (s) => Object.assign(one(s.visits, "day15").timing ?? {}, { anchor: { visit: "baseline" } }),
  ),
  broken(
    "dangling-endpoint-visit",
    "check.reference.visit",
    "The endpoint P1 is taken at the visit “day57”, which is not there.",
    (s) => Object.assign(one(s.endpoints, "P1"), { visit: "day57" }),
  ),
  broken(
    "dangling-code-list",
    "check.reference.code-list",
    "A field is answered from the list GENDER, which is not there.",
    (s) => addField(s, "DM", { id: "gender", kind: "choice", label: title, codes: "GENDER" }),
  ),
  broken(
    "dangling-arm",
    "check.reference.arm",
    "The visit day15 is for the arm “high”, which is not there.",
    (s) => Object.assign(one(s.visits, "day15"), { arms: ["high"] }),
  ),
  broken(
    "regimen-for-unknown-arm",
    "check.reference.arm",
    "A second regimen holds for the arm “high”, which is not there.",
    (s) =>
      s.regimens.push({
        ...structuredClone(one(s.regimens, "fortnightly")),
        id: "other",
        arms: ["high"],
      }),
  ),
  broken(
    "dangling-dose-level",
    "check.reference.dose-level",
    "The regimen gives the level drug200, which is not there.",
    (s) => one(s.regimens, "fortnightly").levels.push("drug200"),
  ),
  broken(
    "dangling-product",
    "check.reference.product",
    "The level drug100 is of the product “cells”, which is not there.",
    (s) => Object.assign(one(s.doseLevels, "drug100"), { product: "cells" }),
  ),
  broken(
    "dangling-regimen",
    "check.reference.regimen",
    "A cohort follows the regimen “monthly”, which is not there.",
    (s) => s.cohorts.push({ id: "C1", title, level: "drug100", regimen: "monthly", size: [3, 6] }),
  ),
  broken(
    "expression-unknown-form",
    "expression.unknown-form",
    "A criterion reads LAB.alt; there is no form LAB.",
    (s) => s.eligibility.push(criterion("I3", "inclusion", "LAB.alt <= 40")),
  ),
  broken(
    "expression-unknown-field",
    "expression.unknown-field",
    "A check reads VS.wieght; the field is VS.weight.",
    (s) => addCheck(s, "VS", "VS.wieght <= 200"),
  ),
  broken(
    "expression-unknown-visit",
    "expression.unknown-visit",
    "A criterion reads a value at the visit “baseline”, which is not there.",
    (s) => s.eligibility.push(criterion("I3", "inclusion", "VS.weight@baseline >= 40")),
  ),
  broken(
    "expression-unknown-code",
    "expression.unknown-code",
    "A criterion asks whether sex is “X”, a code the list does not have.",
    (s) => s.eligibility.push(criterion("E2", "exclusion", 'DM.sex = "X"')),
  ),
];

/** The same name twice. */
const duplicates: readonly BrokenStudy[] = [
  broken("duplicate-form", "check.duplicate.form", "Two forms are called VS.", (s) =>
    s.forms.push(structuredClone(formIn(s, "VS"))),
  ),
  broken("duplicate-field", "check.duplicate.field", "Two fields of VS are called weight.", (s) =>
    addField(s, "VS", fieldIn(s, "VS", "weight")),
  ),
  broken("duplicate-visit", "check.duplicate.visit", "Two visits are called unscheduled.", (s) =>
    s.visits.push(structuredClone(one(s.visits, "unscheduled"))),
  ),
  broken("duplicate-code", "check.duplicate.code", "The list SEX has the code F twice.", (s) =>
    one(s.codeLists, "SEX").codes.push({ code: "F", text: text("Female", "女性") }),
  ),
  broken(
    "duplicate-code-list",
    "check.duplicate.code-list",
    "Two code lists are called SEX.",
    (s) => s.codeLists.push(structuredClone(one(s.codeLists, "SEX"))),
  ),
  broken("duplicate-criterion", "check.duplicate.criterion", "Two criteria are called I2.", (s) =>
    s.eligibility.push(criterion("I2", "inclusion", "VS.height >= 140")),
  ),
  broken("duplicate-check", "check.duplicate.check", "Two checks of VS are called VS2.", (s) =>
    formIn(s, "VS").checks.push(structuredClone(one(formIn(s, "VS").checks, "VS2"))),
  ),
  broken("duplicate-arm", "check.duplicate.arm", "Two arms are called placebo.", (s) => {
    Object.assign(one(s.arms, "drug"), { ratio: 4 });
    Object.assign(one(s.arms, "placebo"), { planned: 5 });
    s.arms.push(structuredClone(one(s.arms, "placebo")));
  }),
];

/** Expressions and units that mean nothing. */
const types: readonly BrokenStudy[] = [
  broken(
    "expression-unknown-kind",
    "expression.unknown-kind",
    "A criterion's expression is of the kind “perhaps”.",
    (s) => Object.assign(one(s.eligibility, "I1"), { when: { kind: "perhaps" } }),
  ),
  broken(
    "expression-type",
    "expression.not-comparable",
    "A criterion compares an age with a text.",
    (s) => s.eligibility.push(criterion("I3", "inclusion", 'DM.age >= "old"')),
  ),
  broken(
    "criterion-not-a-condition",
    "expression.wrong-type",
    "A criterion is a number, not a condition.",
    (s) => s.eligibility.push(criterion("I3", "inclusion", "VS.weight + 1")),
  ),
  broken(
    "unordered-comparison",
    "expression.unordered",
    "A criterion asks whether sex is at least “M”; the list has no order.",
    (s) => s.eligibility.push(criterion("I3", "inclusion", 'DM.sex >= "M"')),
  ),
  broken(
    "no-scores",
    "expression.no-scores",
    "A criterion takes the score of severity, a list without scores.",
    (s) => s.eligibility.push(criterion("E2", "exclusion", "any(AE: score(AE.severity) >= 2)")),
  ),
  broken(
    "unit-mismatch",
    "expression.units-differ",
    "A criterion compares a weight with 50 cm.",
    (s) => s.eligibility.push(criterion("I3", "inclusion", "VS.weight >= 50 'cm'")),
  ),
  broken(
    "derivation-unit",
    "check.unit.formula",
    "The body mass index is declared in kg; its formula gives kg/cm².",
    (s) => Object.assign(fieldIn(s, "VS", "bmi"), { unit: "kg" }),
  ),
  broken(
    "unknown-unit",
    "check.unit.unknown",
    "VS.waist is in “inches”, which is no UCUM unit.",
    (s) =>
      addField(s, "VS", {
        id: "waist",
        kind: "decimal",
        label: text("Waist", "腰围"),
        unit: "inches",
      }),
  ),
  broken(
    "entry-unit-mismatch",
    "check.unit.entry",
    "VS.weight may be entered in cm, which is no mass.",
    (s) => Object.assign(fieldIn(s, "VS", "weight"), { units: ["cm"] }),
  ),
];

/** Rules that decide nothing, or cannot be met. */
const logic: readonly BrokenStudy[] = [
  broken(
    "contradictory-criteria",
    "check.eligibility.contradiction",
    "One criterion wants an age of 18 to 65, another excludes everyone up to 70.",
    (s) => s.eligibility.push(criterion("E2", "exclusion", "DM.age <= 70")),
  ),
  broken(
    "unsatisfiable-criterion",
    "check.criterion.unsatisfiable",
    "A criterion wants a weight of 300 kg; the field holds 250 at most.",
    (s) => s.eligibility.push(criterion("I3", "inclusion", "VS.weight >= 300")),
  ),
  broken(
    "criterion-that-decides-nothing",
    "check.criterion.vacuous",
    "A criterion wants a weight of at least 20 kg, which every value has.",
    (s) => s.eligibility.push(criterion("I3", "inclusion", "VS.weight >= 20")),
  ),
  broken(
    "criterion-collected-too-late",
    "check.criterion.too-late",
    "A criterion reads a form that is first collected on day 15, after enrolment.",
    (s) => {
      const late = structuredClone(formIn(s, "DM"));
      Object.assign(late, { id: "LATE" });
      s.forms.push(late);
      one(s.visits, "day15").forms.push("LATE");
      s.eligibility.push(criterion("I3", "inclusion", "LATE.age >= 18"));
    },
  ),
  broken(
    "check-never-fires",
    "check.edit.never-fires",
    "A check expects a height of at most 230 cm, which the field's limit already ensures.",
    (s) => addCheck(s, "VS", "VS.height <= 230"),
  ),
  broken(
    "check-always-fires",
    "check.edit.always-fires",
    "A check expects a height below 50 cm; the field begins at 100.",
    (s) => addCheck(s, "VS", "VS.height < 50"),
  ),
  broken(
    "skip-never-true",
    "check.skip.never-asked",
    "VS.repeated is asked only above 400 mmHg; the field holds 300 at most.",
    (s) => Object.assign(fieldIn(s, "VS", "repeated"), { when: parsed("VS.systolic > 400") }),
  ),
  broken(
    "skip-reads-itself",
    "check.skip.cycle",
    "Whether VS.repeated is asked depends on its own answer.",
    (s) => Object.assign(fieldIn(s, "VS", "repeated"), { when: parsed("VS.repeated") }),
  ),
  broken(
    "derivation-cycle",
    "check.derivation.cycle",
    "Two derived fields are computed from each other.",
    (s) => {
      for (const [id, other] of [
        ["a", "b"],
        ["b", "a"],
      ] as const) {
        const formula = parsed(`VS.${other} + 1`);
        addField(s, "VS", { id, kind: "derived", type: "number", label: text(id, id), formula });
      }
    },
  ),
  broken("min-above-max", "check.field.limits", "VS.pulse may be from 200 to 20 a minute.", (s) =>
    addField(s, "VS", {
      id: "pulse",
      kind: "integer",
      label: text("Pulse", "脉搏"),
      unit: "/min",
      min: 200,
      max: 20,
    }),
  ),
  broken(
    "empty-code-list",
    "check.code-list.empty",
    "A field is answered from a list without codes.",
    (s) => {
      s.codeLists.push({ id: "NOTHING", codes: [] });
      addField(s, "DM", { id: "nothing", kind: "choice", label: title, codes: "NOTHING" });
    },
  ),
];

/** Visits that cannot be held as planned. */
const visits: readonly BrokenStudy[] = [
  broken(
    "impossible-window",
    "check.window.impossible",
    "The visit day15 is possible from day 16 to day 12.",
    (s) => Object.assign(one(s.visits, "day15").timing ?? {}, { earliestDays: 16, latestDays: 12 }),
  ),
  broken(
    "target-outside-window",
    "check.window.target",
    "The visit day15 is best on day 20, but possible from day 12 to 16.",
    (s) => Object.assign(one(s.visits, "day15").timing ?? {}, { targetDays: 20 }),
  ),
  broken(
    "overlapping-windows",
    "check.window.overlap",
    "Two visits counted from the first dose share the days 12 to 16.",
    (s) => {
      const next = structuredClone(one(s.visits, "day15"));
      Object.assign(next, { id: "day17" });
      Object.assign(next.timing ?? {}, { targetDays: 16, earliestDays: 14, latestDays: 18 });
      s.visits.splice(3, 0, next);
    },
  ),
  broken(
    "anchor-cycle",
    "check.visit.cycle",
    "Two visits are each counted from the other.",
    (s) => {
      Object.assign(one(s.visits, "day15").timing ?? {}, { anchor: { visit: "day29" } });
      Object.assign(one(s.visits, "day29").timing ?? {}, { anchor: { visit: "day15" } });
    },
  ),
  broken(
    "unreachable-visit",
    "check.visit.unreachable",
    "A visit is counted from the seventh dose; the regimen has three.",
    (s) => Object.assign(one(s.visits, "day29").timing ?? {}, { anchor: { dose: 7 } }),
  ),
  broken(
    "anchor-on-dose-zero",
    "check.visit.unreachable",
    "A visit is counted from the dose number 0; doses are numbered from 1.",
    (s) => Object.assign(one(s.visits, "day15").timing ?? {}, { anchor: { dose: 0 } }),
  ),
  broken(
    "reserved-visit-name",
    "check.visit.reserved",
    "A visit is called “previous”, a word of the expression language.",
    (s) => Object.assign(one(s.visits, "unscheduled"), { id: "previous" }),
  ),
  broken("repeats-without-interval", "check.visit.repeats", "A visit repeats every 0 days.", (s) =>
    Object.assign(one(s.visits, "followup"), { repeats: { everyDays: 0 } }),
  ),
  broken(
    "form-never-scheduled",
    "check.form.never-scheduled",
    "A form is in no visit and is no log.",
    (s) => {
      const extra = structuredClone(formIn(s, "DM"));
      s.forms.push(Object.assign(extra, { id: "SPARE" }));
    },
  ),
  broken("log-at-visit", "check.form.log-at-visit", "The log AE is expected at a visit.", (s) =>
    one(s.visits, "day15").forms.push("AE"),
  ),
  broken(
    "endpoint-never-collected",
    "check.endpoint.never-collected",
    "The endpoint needs the age at day 29; that visit does not collect it.",
    (s) => Object.assign(one(s.endpoints, "P1"), { measure: parsed("DM.age@day29") }),
  ),
];

/** Doses, blinding, consent and sites. */
const conduct: readonly BrokenStudy[] = [
  broken(
    "dose-level-unreachable",
    "check.dose-level.unreachable",
    "The level drug200 is in no regimen and no cohort.",
    (s) =>
      s.doseLevels.push({
        ...structuredClone(one(s.doseLevels, "drug100")),
        id: "drug200",
        amount: 200,
      }),
  ),
  broken(
    "cohort-level-outside-regimen",
    "check.cohort.level",
    "A cohort gets the level drug200 by a regimen that does not give it.",
    (s) => {
      s.doseLevels.push({
        ...structuredClone(one(s.doseLevels, "drug100")),
        id: "drug200",
        amount: 200,
      });
      s.cohorts.push({ id: "C1", title, level: "drug200", regimen: "fortnightly", size: [3, 6] });
    },
  ),
  broken(
    "regimen-without-interval",
    "check.regimen.interval",
    "A regimen has five doses, but says only when the second and third are due.",
    (s) => Object.assign(one(s.regimens, "fortnightly"), { doses: 5 }),
  ),
  broken(
    "dose-form-without-date",
    "check.form.dose-date",
    "The dose form does not say which field dates the dose.",
    (s) => Reflect.deleteProperty(formIn(s, "EX"), "dateField"),
  ),
  broken(
    "date-field-not-a-date",
    "check.form.date-field",
    "The adverse-event form is dated by a text field.",
    (s) => Object.assign(formIn(s, "AE"), { dateField: "term" }),
  ),
  broken("two-dose-forms", "check.form.purpose-twice", "Two forms are for recording doses.", (s) =>
    s.forms.push(Object.assign(structuredClone(formIn(s, "EX")), { id: "EX2" })),
  ),
  broken(
    "unblinding-field-on-blinded-form",
    "check.blinding.mixed-form",
    "VS, which blinded staff fill in, has a field that reveals the arm.",
    (s) => addField(s, "VS", { id: "volume", kind: "text", label: title, unblinding: true }),
  ),
  broken(
    "blinded-reads-unblinding",
    "check.blinding.leak",
    "A check that blinded staff see reads a field that reveals the arm.",
    (s) => addCheck(s, "VS", 'every(KIT: KIT.contents != "drug")'),
  ),
  broken(
    "blinded-with-one-arm",
    "check.blinding.one-arm",
    "The study is double-blind and has one arm.",
    (s) => {
      s.arms.splice(1, 1);
      Object.assign(s.arms[0] ?? {}, { planned: 30 });
    },
  ),
  broken(
    "planned-numbers-differ",
    "check.planned.differs",
    "30 participants are planned; the arms add up to 40.",
    (s) => Object.assign(one(s.arms, "drug"), { planned: 30 }),
  ),
  broken(
    "no-consent-version",
    "check.consent.missing",
    "There is no version of the informed consent, so anyone could be enrolled without.",
    (s) => s.consents.splice(0),
  ),
  broken(
    "unknown-zone",
    "check.site.zone",
    "A site is in the time zone “China/Beijing”, which does not exist.",
    (s) => Object.assign(one(s.sites, "S1"), { zone: "China/Beijing" }),
  ),
];

export const faults: readonly BrokenStudy[] = [
  ...shape,
  ...references,
  ...duplicates,
  ...types,
  ...logic,
  ...visits,
  ...conduct,
];
