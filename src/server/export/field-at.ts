import { type Field, fieldsOf, type Study } from "../../definition/index.ts";

const known = new WeakMap<Study, ReadonlyMap<string, Field>>();

/** The field of a form that a path (`field`, or `group/row/field`) leads to, if the study has it. */
export function fieldAt(
  study: Study,
  form: string | undefined,
  path: string | undefined,
): Field | undefined {
  if (form === undefined || path === undefined) return undefined;
  let fields = known.get(study);
  if (fields === undefined) {
    fields = new Map(
      study.forms.flatMap((each) =>
        fieldsOf(each).map((field) => [`${each.id}/${field.id}`, field] as const),
      ),
    );
    known.set(study, fields);
  }
  return fields.get(`${form}/${path.slice(path.lastIndexOf("/") + 1)}`);
}
