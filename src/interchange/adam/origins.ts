import type { RowOrigin } from "../../definition/index.ts";
import type { DatasetRecord } from "../sdtm/person.ts";

/** Where a record was entered: the instance of a form, and the field of a finding. */
export function originsOf(record: DatasetRecord): readonly RowOrigin[] {
  if (record.derived !== undefined) return record.derived.origins;
  const { instance, finding, person } = record;
  if (instance === undefined) return [];
  const origin: RowOrigin = {
    participant: person.state.id,
    form: instance.form,
    ...(instance.visit === undefined ? {} : { visit: instance.visit }),
    ...(instance.line === undefined ? {} : { line: String(instance.line) }),
    ...(finding === undefined ? {} : { field: finding.field.id }),
  };
  return [origin];
}
