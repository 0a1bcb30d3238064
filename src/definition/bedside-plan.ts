import type { Text } from "../kernel/index.ts";
import type { Assumable } from "./assumption.ts";

/** What the protocol asks where the product is given: the same whatever the arm. */
export interface BedsidePlan extends Assumable {
  /** Whom to call when wristband and label do not match, with a telephone number. */
  readonly call?: Text;
  /** How often somebody looks after the participant, and for how long from the start of a dose. */
  readonly observations?: { readonly everyMinutes: number; readonly forMinutes: number };
  /** Fields of the dose form that say what the bedside record knows already; they are filled in from it. */
  readonly doseFields?: BedsideFields;
}

/** By what they say, the fields of the dose form. */
export interface BedsideFields {
  /** Time at which the dose began. */
  readonly started?: string;
  /** Minutes that it took. */
  readonly minutes?: string;
  /** Date and time of the thaw. */
  readonly thawed?: string;
  /** Number of the bag, vial or kit. */
  readonly unit?: string;
}

/** The kind of field that each needs. */
export const bedsideFieldKinds = {
  started: "time",
  minutes: "number",
  thawed: "datetime",
  unit: "text",
} as const satisfies Record<keyof BedsideFields, string>;
