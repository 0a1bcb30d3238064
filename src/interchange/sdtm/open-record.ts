import { type Dataset, datasetsOf, type Study } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { Fault } from "../../kernel/index.ts";
import type { Cell } from "../table.ts";
import { catalogueOf } from "./catalogue.ts";
import type { ColumnContext, DeriveOptions } from "./column-context.ts";
import { makeDeriver, type OpenDeriver } from "./deriver.ts";
import { type DatasetRecord, Person } from "./person.ts";
import { makeRecords } from "./records.ts";
import { revealingColumns } from "./reveals.ts";

/** What every dataset of a study is derived from. */
export interface OpenRecord {
  readonly demographics: Dataset;
  readonly shared: Pick<ColumnContext, "catalogue" | "options" | "subject">;
  /** One value a participant, so that what is worked out of the record once is worked out once. */
  readonly personOf: (state: ParticipantState) => Person;
}

/** Opens the record for derivation: the study's parts by their ids, and each participant's own values in `DM`. */
export function openRecord(study: Study, options: DeriveOptions): OpenRecord {
  const catalogue = catalogueOf(study);
  const demographics = datasetsOf(study).find(({ name }) => name === "DM");
  if (demographics === undefined) throw new Fault("a study has a dataset DM");
  const persons = new WeakMap<ParticipantState, Person>();
  const subjects = new WeakMap<Person, DatasetRecord>();

  function personOf(state: ParticipantState): Person {
    const person = persons.get(state) ?? new Person(state, catalogue);
    persons.set(state, person);
    return person;
  }

  function subject(person: Person, column: string): Cell {
    const record = subjects.get(person) ?? makeRecords(person, { kind: "participant" })[0];
    if (record === undefined) throw new Fault("a participant is one record");
    subjects.set(person, record);
    return deriver.cellOf(record, column);
  }

  const shared = { catalogue, options, subject };
  const masked =
    options.allocation === undefined
      ? revealingColumns(demographics, demographics)
      : new Set<string>();
  const deriver: OpenDeriver = makeDeriver(demographics, masked, shared, personOf);
  return { demographics, shared, personOf };
}
