import type { DatasetVariable, RowOrigin } from "../../definition/index.ts";
import { instancesOf } from "../../engine/index.ts";
import type { OpenRecord } from "../sdtm/open-record.ts";
import type { Person } from "../sdtm/person.ts";

/** A field that a column of a participant's row reads, or a whole form. */
interface Asked {
  readonly column: string;
  readonly form: string;
  readonly field: string | undefined;
}

/** Finds where a participant's own columns were entered: the latest instance of each form that a column reads. */
export function subjectOrigins(
  { demographics, shared }: OpenRecord,
  columns: readonly DatasetVariable[],
): (person: Person) => readonly RowOrigin[] {
  const own = new Map(columns.map((column) => [column.name, column]));
  const subject = new Map(demographics.columns.map((column) => [column.name, column]));
  const { study } = shared.catalogue;

  function askedBy(column: string, part: unknown, within: Tables, form?: string): Asked[] {
    if (typeof part !== "object" || part === null) return [];
    const node = part as Readonly<Record<string, unknown>>;
    const text = (name: string) => (typeof node[name] === "string" ? node[name] : undefined);
    const next = (of: DatasetVariable | undefined, tables: Tables) =>
      of === undefined || tables.seen.has(of)
        ? []
        : askedBy(column, of.source, { ...tables, of, seen: new Set([...tables.seen, of]) });
    switch (node["kind"]) {
      case "subject":
        return next(subject.get(text("column") ?? ""), { ...within, columns: subject });
      case "column":
        return next(within.columns.get(text("name") ?? ""), within);
      case "target":
        return targetsOf(within.of.name, column);
      case "field": {
        const named = text("form") ?? form;
        return named === undefined ? [] : [{ column, form: named, field: text("field") }];
      }
      case "over": {
        const records = node["records"] as { readonly form?: string; readonly forms?: string[] };
        const forms = records.forms ?? (records.form === undefined ? [undefined] : [records.form]);
        return forms.flatMap((each) => {
          const inner = [node["of"], node["where"]].flatMap((one) =>
            askedBy(column, one, within, each),
          );
          const whole = each === undefined ? [] : [{ column, form: each, field: undefined }];
          return inner.length > 0 ? inner : whole;
        });
      }
      default:
        return Object.values(node).flatMap((one) => askedBy(column, one, within, form));
    }
  }

  /** Fields of the participant's own forms that are the column. */
  function targetsOf(variable: string, column: string): Asked[] {
    return study.forms
      .filter(({ sdtm }) => sdtm?.domain === demographics.domain)
      .flatMap((form) =>
        form.groups
          .flatMap(({ fields }) => fields)
          .filter(({ sdtm }) => sdtm?.variable === variable)
          .map(({ id }) => ({ column, form: form.id, field: id })),
      );
  }

  const asked = columns.flatMap((of) =>
    askedBy(of.name, of.source, { columns: own, of, seen: new Set([of]) }),
  );
  return (person) =>
    asked.flatMap(({ column, form, field }): RowOrigin[] => {
      const instance = instancesOf(person.state, form).findLast(
        ({ values }) => field === undefined || values[field] !== undefined,
      );
      if (instance === undefined) return [];
      return [
        {
          participant: person.state.id,
          form,
          ...(instance.visit === undefined ? {} : { visit: instance.visit }),
          ...(instance.line === undefined ? {} : { line: String(instance.line) }),
          ...(field === undefined ? {} : { field }),
          column,
        },
      ];
    });
}

/** Where names of columns are looked up, and the column that is looked at. */
interface Tables {
  readonly columns: ReadonlyMap<string, DatasetVariable>;
  readonly of: DatasetVariable;
  readonly seen: ReadonlySet<DatasetVariable>;
}
