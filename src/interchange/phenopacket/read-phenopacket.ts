import type { Datum } from "../../definition/index.ts";
import type { PatientFact } from "../../engine/index.ts";
import {
  defineIssue,
  type Issue,
  type PartialDate,
  readPartialDate,
  readUnit,
} from "../../kernel/index.ts";
import {
  acmgCodes,
  diseaseCodes,
  geneCode,
  lookUp,
  observationCodes,
  type Question,
  zygosityCodes,
} from "../facts/clinical-codes.ts";
import {
  type FactsReading,
  type Found,
  objectIn,
  objectsIn,
  shownOf,
  textIn,
} from "../facts/facts-reading.ts";
import {
  noSubject,
  otherVersion,
  unknownTerm,
  unknownUnit,
  unreadTime,
  unreadValue,
} from "./phenopacket-issues.ts";
import { ageIn, timeOf } from "./time-element.ts";

const refuted = defineIssue(
  "phenopacket.excluded",
  "{place}: the disease {term} is excluded; it dates nothing.",
  "{place}：疾病 {term} 已被排除，不据此取日期。",
  "warning",
);

/** Findings that answer a question of an instrument. @source Human Phenotype Ontology */
const features: Readonly<Record<string, Question>> = {
  "HP:0100660": { instrument: "parkinson-history", field: "dyskinesia" },
  "HP:0002548": { instrument: "parkinson-history", field: "responds" },
};

/**
 * Reads a phenopacket: subject, diseases with onset, features, interpretations with variant and class, measurements.
 * Another version than 2 is refused; a term or unit that is not known is an issue.
 *
 * @source GA4GH Phenopackets v2 (ISO 4454:2022)
 */
export function readPhenopacket(raw: Found): FactsReading {
  const version = textIn(objectIn(raw, "metaData"), "phenopacketSchemaVersion") ?? "";
  if (!/^2(\.\d+)*$/.test(version)) {
    const path = ["metaData", "phenopacketSchemaVersion"];
    return { issues: [otherVersion(path, { found: version === "" ? "–" : version })] };
  }
  const patient = textIn(objectIn(raw, "subject"), "id");
  if (patient === undefined) return { issues: [noSubject(["subject"])] };
  const reading = new Reading(raw);
  reading.subject();
  reading.diseases();
  reading.features();
  reading.interpretations();
  reading.measurements();
  return { facts: { patient, facts: reading.facts }, issues: reading.issues };
}

class Reading {
  readonly facts: PatientFact[] = [];
  readonly issues: Issue[] = [];
  readonly #raw: Found;
  #birth: PartialDate | undefined;

  constructor(raw: Found) {
    this.#raw = raw;
  }

  subject(): void {
    const subject = objectIn(this.#raw, "subject");
    const born = textIn(subject, "dateOfBirth");
    this.#birth = born === undefined ? undefined : readPartialDate(born.slice(0, 10));
    if (born !== undefined && this.#birth === undefined) this.#unread("subject.dateOfBirth", born);
    if (this.#birth !== undefined) this.#put("demographics", "birth", this.#birth, "subject");
    const { sex } = subject;
    if (sex === "MALE" || sex === "FEMALE") {
      this.#put("demographics", "sex", sex === "MALE" ? "M" : "F", "subject");
    }
    const last = subject["timeAtLastEncounter"];
    const age = ageIn(last);
    if (age !== undefined && this.#birth === undefined) {
      // When the last encounter was is not said: an age without its day decides nothing, and that is said.
      this.#put("demographics", "age", age.years, "subject", { unit: "a" });
    }
  }

  diseases(): void {
    for (const [index, disease] of objectsIn(this.#raw, "diseases").entries()) {
      const place = `diseases[${index}]`;
      const term = textIn(objectIn(disease, "term"), "id") ?? "–";
      const known = lookUp(
        diseaseCodes,
        term.replace(/^(SCTID|SNOMED|SNOMEDCT|ICD10|ICD10CM):/, ""),
      );
      if (disease["excluded"] === true) {
        this.issues.push(refuted(["diseases", index], { place, term }));
      } else if (known === undefined) {
        this.issues.push(unknownTerm(["diseases", index], { place, term }));
      } else if (disease["onset"] !== undefined) this.#onset(known.onset, disease["onset"], place);
    }
  }

  features(): void {
    for (const [index, feature] of objectsIn(this.#raw, "phenotypicFeatures").entries()) {
      const place = `phenotypicFeatures[${index}]`;
      const term = textIn(objectIn(feature, "type"), "id") ?? "–";
      const known = lookUp(features, term);
      if (known === undefined) {
        this.issues.push(unknownTerm(["phenotypicFeatures", index], { place, term }));
      } else this.#put(known.instrument, known.field, feature["excluded"] !== true, place);
    }
  }

  interpretations(): void {
    let line = 0;
    for (const [index, one] of objectsIn(this.#raw, "interpretations").entries()) {
      const genomic = objectsIn(objectIn(one, "diagnosis"), "genomicInterpretations");
      for (const [inner, interpretation] of genomic.entries()) {
        line += 1;
        const place = `interpretations[${index}].genomicInterpretations[${inner}]`;
        this.#variant(objectIn(interpretation, "variantInterpretation"), place, line);
      }
    }
  }

  measurements(): void {
    for (const [index, measurement] of objectsIn(this.#raw, "measurements").entries()) {
      const place = `measurements[${index}]`;
      const path = ["measurements", index];
      const term = textIn(objectIn(measurement, "assay"), "id") ?? "–";
      const asked = lookUp(observationCodes, term.replace(/^LOINC:/, ""));
      if (asked === undefined) {
        this.issues.push(unknownTerm(path, { place, term }));
        continue;
      }
      const time = measurement["timeObserved"];
      const date = this.#time(time, place);
      const { instrument, field, answers } = asked;
      const value = objectIn(measurement, "value");
      const quantity = objectIn(value, "quantity");
      const number = quantity["value"];
      const coded = textIn(objectIn(value, "ontologyClass"), "id");
      const answer = lookUp(
        answers ?? {},
        coded?.replace(/^(LOINC|SCTID|SNOMED|SNOMEDCT):/, "") ?? "",
      );
      if (typeof number === "number") {
        const id = textIn(objectIn(quantity, "unit"), "id") ?? "–";
        const unit = id.replace(/^UCUM:/, "");
        if (unit !== id && readUnit(unit) !== undefined) {
          this.#put(instrument, field, number, place, { unit, date });
        } else this.issues.push(unknownUnit(path, { place, unit: id }));
      } else if (answer !== undefined) this.#put(instrument, field, answer, place, { date });
      else this.#unread(place, value);
    }
  }

  #variant(variant: Found, place: string, line: number): void {
    const descriptor = objectIn(variant, "variationDescriptor");
    const put = (field: string, value: string | undefined): void => {
      if (value !== undefined) this.#put("genetic-result", field, value, place, { line });
    };
    const symbol = textIn(objectIn(descriptor, "geneContext"), "symbol");
    put("gene", symbol === undefined ? undefined : geneCode(symbol));
    for (const expression of objectsIn(descriptor, "expressions")) {
      const { syntax } = expression;
      const name = textIn(expression, "value");
      const change = name?.slice(name.indexOf(":") + 1).replace(/^p\.\((.*)\)$/, "p.$1");
      if (syntax === "hgvs.c") put("coding", change);
      if (syntax === "hgvs.p") put("protein", change);
      if (syntax === "hgvs.c" && name?.includes(":") === true)
        put("transcript", name.split(":")[0]);
    }
    this.#coded(
      "zygosity",
      textIn(objectIn(descriptor, "allelicState"), "id"),
      zygosityCodes,
      place,
      line,
    );
    const acmg = textIn(variant, "acmgPathogenicityClassification");
    if (acmg !== "NOT_PROVIDED") this.#coded("acmg", acmg, acmgCodes, place, line);
  }

  #coded(
    field: string,
    code: string | undefined,
    codes: Readonly<Record<string, string>>,
    place: string,
    line: number,
  ): void {
    if (code === undefined) return;
    const value = lookUp(codes, code);
    if (value === undefined) this.#unread(place, code);
    else this.#put("genetic-result", field, value, place, { line });
  }

  #onset({ instrument, field }: Question, time: unknown, place: string): void {
    const age = ageIn(time);
    if (age !== undefined && instrument === "parkinson-history") {
      this.#put(instrument, "ageAtOnset", age.years, place, { unit: "a" });
    }
    const date = this.#time(time, place);
    if (date !== undefined) this.#put(instrument, field, date, place);
  }

  #time(time: unknown, place: string): PartialDate | undefined {
    if (time === undefined) return undefined;
    const date = timeOf(time, this.#birth);
    if (date === undefined) {
      this.issues.push(unreadTime([place], { place, value: shownOf(time) }));
    }
    return date;
  }

  #unread(place: string, value: unknown): void {
    this.issues.push(unreadValue([place], { place, value: shownOf(value) }));
  }

  #put(
    instrument: string,
    field: string,
    value: Datum,
    source: string,
    { unit, date, line }: { unit?: string; date?: PartialDate | undefined; line?: number } = {},
  ): void {
    this.facts.push({
      instrument,
      field,
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(date === undefined ? {} : { date }),
      ...(line === undefined ? {} : { line }),
      source,
    });
  }
}
