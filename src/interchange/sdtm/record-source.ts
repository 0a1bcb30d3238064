import { type Datum, isMissing } from "../../definition/index.ts";
import { instancesOf, visitOfKey } from "../../engine/index.ts";
import type { Cell } from "../table.ts";
import type { FieldEntry } from "./catalogue.ts";
import type { ColumnContext, Read } from "./column-context.ts";
import { datumCell, scoreCell, standardCell, unitOf, wordingCell } from "./datum-cell.ts";
import type { DatasetRecord } from "./person.ts";
import { eventDate } from "./records.ts";
import type { SourceOf } from "./source-of.ts";
import { unitName } from "./unit-name.ts";
import { plannedDay, visitName, visitNumber } from "./visit-name.ts";

/** A field of the record, else of its form outside the group, or of the latest instance of another form. */
export function fieldSource(source: SourceOf<"field">, context: ColumnContext): Read {
  const { fields } = context.catalogue;
  return (record) => {
    const form = source.form ?? record.instance?.form;
    const entry = form === undefined ? undefined : fields.get(form)?.get(source.field);
    if (entry === undefined) return null;
    const datum =
      source.form === undefined || source.form === record.instance?.form
        ? datumOf(record, entry)
        : instancesOf(record.person.state, source.form).at(-1)?.values[source.field];
    return readField(entry, datum, source.as ?? "value", context);
  };
}

/** The datum of a field in a record's row or instance. */
export function datumOf(record: DatasetRecord, entry: FieldEntry): Datum | undefined {
  return entry.group === undefined
    ? record.instance?.values[entry.field.id]
    : record.group === entry.group
      ? record.row?.[entry.field.id]
      : undefined;
}

/** A datum as a cell; what reveals who got what stays blank without the allocation. */
export function readField(
  entry: FieldEntry,
  datum: Datum | undefined,
  as: NonNullable<SourceOf<"field">["as"]>,
  context: ColumnContext,
): Cell {
  if (entry.field.unblinding === true && context.options.allocation === undefined) return null;
  switch (as) {
    case "value":
      return datumCell(entry, datum, context.type);
    case "wording":
      return wordingCell(entry, datum);
    case "score":
      return scoreCell(entry, datum);
    case "unit":
      return unitName(unitOf(entry, datum), context.dataset.units);
  }
}

/** The test of a finding. */
export function testSource({ of }: SourceOf<"test">): Read {
  return ({ finding }) => finding?.test?.[of] ?? null;
}

/** The result of a finding. */
export function resultSource({ of }: SourceOf<"result">, context: ColumnContext): Read {
  const { units } = context.dataset;
  return (record) => {
    const { finding } = record;
    if (finding === undefined) return null;
    if (finding.field.unblinding === true && context.options.allocation === undefined) return null;
    const datum = datumOf(record, finding);
    const derived = finding.field.kind === "derived";
    switch (of) {
      case "original":
        return derived ? null : datumCell(finding, datum, context.type);
      case "original-unit":
        return derived ? null : unitName(unitOf(finding, datum), units);
      case "standard":
        return standardCell(finding, datum, context.type);
      case "standard-unit":
        return datum === undefined || isMissing(datum) || !("unit" in finding.field)
          ? null
          : unitName(finding.field.unit, units);
      case "status":
        return isMissing(datum) ? "NOT DONE" : null;
      case "reason":
        return isMissing(datum) ? datum.missing : null;
    }
  };
}

/** Something of the record's visit, or of the one named. */
export function visitSource({ of, visit }: SourceOf<"visit">, context: ColumnContext): Read {
  const { catalogue } = context;
  return (record) => {
    const key = visit ?? record.visit;
    if (key === undefined) return null;
    const { state } = record.person;
    const known = catalogue.visits.get(visitOfKey(key));
    switch (of) {
      case "id":
        return visitOfKey(key);
      case "number":
        return visitNumber(catalogue, state, key) ?? null;
      case "name":
        return visitName(catalogue, state, key);
      case "day":
        return plannedDay(catalogue, key);
      case "date":
        return state.visits[key]?.date ?? null;
      case "end":
        return state.visits[key]?.endDate ?? state.visits[key]?.date ?? null;
      case "unplanned":
        return known?.sdtm?.unplanned ?? null;
      case "epoch": {
        const epoch = catalogue.study.epochs.find((one) => one.id === known?.epoch);
        return epoch === undefined ? null : (epoch.sdtm ?? epoch.title.en.toUpperCase());
      }
    }
  };
}

const eventNames: Readonly<Record<string, string>> = {
  screened: "SCREENED",
  consented: "INFORMED CONSENT OBTAINED",
  enrolled: "ENTERED INTO TRIAL",
  assigned: "RANDOMIZED",
  "screen-failed": "SCREEN FAILURE",
  "treatment-ended": "TREATMENT ENDED",
  completed: "COMPLETED",
  withdrawn: "WITHDRAWN FROM STUDY",
  died: "DEATH",
};

/** Something of a dated event in the participant's course. */
export function eventSource({ of, event }: SourceOf<"event">): Read {
  return (record) => {
    const { state } = record.person;
    const name = event ?? record.event?.event;
    const date = name === undefined ? undefined : eventDate(state, name);
    if (name === undefined || date === undefined) return null;
    if (of === "date") return date;
    if (of === "name") return eventNames[name] ?? null;
    if (name === "treatment-ended") return state.treatmentEndReason ?? null;
    const ends = name === "screen-failed" || name === "withdrawn";
    return ends ? (state.endReason ?? null) : null;
  };
}

/** Something of the dose that the record is, or of the participant's first or last one. */
export function doseSource({ of, which }: SourceOf<"dose">): Read {
  return (record) => {
    const { doses } = record.person.state;
    const dose = which === undefined ? record.dose : doses.at(which === "first" ? 0 : -1);
    if (dose === undefined) return null;
    if (of === "date") return dose.date;
    return of === "level" ? (dose.level ?? null) : doses.indexOf(dose) + 1;
  };
}

/** Who and where the participant is. */
export function participantSource(
  { of }: SourceOf<"participant">,
  { catalogue, options }: ColumnContext,
): Read {
  return ({ person: { state } }) => {
    if (of === "number") return state.id;
    if (of === "site") return state.site;
    const planned = catalogue.study.sites.find((site) => site.id === state.site);
    return options.sites?.[state.site]?.country ?? planned?.country ?? null;
  };
}

/** The arm a participant was allocated. */
export function armSource({ of }: SourceOf<"arm">, { catalogue, options }: ColumnContext): Read {
  return ({ person }) => {
    const id = options.allocation?.allocated[person.state.id]?.arm;
    if (id === undefined || of === "id") return id ?? null;
    const arm = catalogue.arms.get(id);
    return of === "code" ? (arm?.sdtm?.code ?? id) : (arm?.sdtm?.name ?? arm?.title.en ?? null);
  };
}

/** What a dose level is. */
export function levelSource(source: SourceOf<"level">, context: ColumnContext): Read {
  const level = context.compile(source.level, "text");
  const { levels, products } = context.catalogue;
  return (record) => {
    const id = level(record);
    const known = id === null ? undefined : levels.get(String(id));
    if (known === undefined) return null;
    switch (source.of) {
      case "title":
        return known.title.en;
      case "product":
        return (products.get(known.product)?.name ?? known.product).toUpperCase();
      case "amount":
        return known.amount;
      case "unit":
        return unitName(known.unit, context.dataset.units);
      case "route":
        return known.route.en.toUpperCase();
    }
  };
}
