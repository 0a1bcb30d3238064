import {
  type Arm,
  type Code,
  type DoseLevel,
  type Field,
  type Form,
  fieldsOf,
  type Product,
  type Study,
  type Visit,
} from "../../definition/index.ts";

/** A field with where it stands and the list its codes are of. */
export interface FieldEntry {
  readonly form: Form;
  /** The repeating group that holds it, if one does. */
  readonly group: string | undefined;
  readonly field: Field;
  /** The test whose result it is. */
  readonly test: { readonly code: string; readonly name: string } | undefined;
  /** The codes of its list, by code; absent where the field has none. */
  readonly codes: ReadonlyMap<string, Code> | undefined;
}

/** A study's parts by their ids. */
export interface Catalogue {
  readonly study: Study;
  /** By form, then field. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, FieldEntry>>;
  readonly visits: ReadonlyMap<string, Visit>;
  readonly arms: ReadonlyMap<string, Arm>;
  readonly levels: ReadonlyMap<string, DoseLevel>;
  readonly products: ReadonlyMap<string, Product>;
}

export function catalogueOf(study: Study): Catalogue {
  const lists = new Map(
    study.codeLists.map(({ id, codes }) => [id, new Map(codes.map((code) => [code.code, code]))]),
  );
  return {
    study,
    fields: new Map(study.forms.map((form) => [form.id, entriesOf(form, lists)])),
    visits: byId(study.visits),
    arms: byId(study.arms),
    levels: byId(study.doseLevels),
    products: byId(study.products),
  };
}

function byId<T extends { readonly id: string }>(parts: readonly T[]): Map<string, T> {
  return new Map(parts.map((part) => [part.id, part]));
}

type Lists = ReadonlyMap<string, ReadonlyMap<string, Code>>;

function entriesOf(form: Form, lists: Lists): Map<string, FieldEntry> {
  const entries = new Map<string, FieldEntry>();
  const declared = fieldsOf(form).some((field) => field.sdtm?.test !== undefined);
  const codes = new Set<string>();
  for (const group of form.groups) {
    for (const field of group.fields) {
      entries.set(field.id, {
        form,
        group: group.repeats === true ? group.id : undefined,
        field,
        test: declared ? declaredTest(field) : impliedTest(form, field, codes),
        codes: "codes" in field ? lists.get(field.codes) : undefined,
      });
    }
  }
  return entries;
}

/** The test that a field names; a field that qualifies a test is not its result. */
function declaredTest({ sdtm, label }: Field): FieldEntry["test"] {
  if (sdtm?.test === undefined || sdtm.variable !== undefined) return undefined;
  return { code: sdtm.test, name: sdtm.testName ?? label.en.slice(0, longestName) };
}

const longestName = 40;
const longestCode = 8;

/** In a form that names no test at all, every answer is one: its code is made of the field's id. */
function impliedTest(form: Form, field: Field, taken: Set<string>): FieldEntry["test"] {
  const isMark = field.kind === "file" || field.kind === "signature";
  if (isMark || field.sdtm?.variable !== undefined || field.id === form.dateField) return undefined;
  const id = field.id.toUpperCase().replaceAll("_", "");
  let code = id.slice(0, longestCode);
  for (let number = 2; taken.has(code); number++) {
    code = `${id.slice(0, longestCode - String(number).length)}${number}`;
  }
  taken.add(code);
  return { code, name: field.label.en.slice(0, longestName) };
}
