import type { Text } from "../kernel/index.ts";
import type { Assumable } from "./assumption.ts";
import type { Expression } from "./expression/node.ts";
import type { Field } from "./field.ts";

/** A form (ODM Form, CRF page): groups of fields, checks on them, and what the form is for. */
export interface Form extends Assumable {
  /** Capital letters, digits and `_`, beginning with a letter: `VS`, `ALSFRS`. */
  readonly id: string;
  readonly title: Text;
  /** The instrument it collects, such as `genetic-result`: by it what is known of a person is recognised in every study. */
  readonly instrument?: string;
  /** A log: any number of instances, each its own line, outside the visits. */
  readonly log?: boolean;
  /** What the engine itself must know about a form's meaning. */
  readonly purpose?: FormPurpose;
  /** The field that dates an instance: of a dose form, the day the dose was given. */
  readonly dateField?: string;
  /** Of a log: the question at visits whose answer says that there is nothing to enter. */
  readonly askedBy?: AskedBy;
  readonly groups: readonly Group[];
  readonly checks: readonly EditCheck[];
  readonly sdtm?: SdtmDomain;
  /** Where the instrument comes from and what may be shipped of it. */
  readonly provenance?: string;
}

/** A field of a form that is filled at visits, and the answer by which a participant has nothing to tell. */
export interface AskedBy {
  readonly form: string;
  readonly field: string;
  readonly none: string | boolean;
}

/** The engine records doses and adverse events by commands of their own; these forms hold what they say. */
export type FormPurpose = "dose" | "adverse-event" | "eligibility" | "consent" | "disposition";

/** A group of fields. A repeating group holds any number of rows, numbered from 1 and never renumbered. */
export interface Group {
  readonly id: string;
  readonly title?: Text;
  readonly repeats?: boolean;
  readonly fields: readonly Field[];
}

/** How the submission datasets see a form. */
export interface SdtmDomain {
  readonly domain: string;
  /** Fixed variables of every record, such as `{ QSCAT: "ADAS-COG" }`. */
  readonly constants?: Readonly<Record<string, string | number>>;
}

/**
 * A rule that a form's values should meet. `expect` is what should hold; a finding is raised when it is false,
 * none when it is unknown. A hard check is only for what cannot be true; everything strange is soft.
 */
export interface EditCheck extends Assumable {
  readonly id: string;
  readonly level: "hard" | "soft";
  readonly expect: Expression;
  readonly message: Text;
}

/** Every field of a form, group by group. */
export function fieldsOf(form: Form): readonly Field[] {
  return form.groups.flatMap((group) => group.fields);
}
