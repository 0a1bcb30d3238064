import type { MissingReason } from "../datum.ts";
import type {
  CallName,
  Comparison,
  ElapsedIn,
  ParticipantEvent,
  RelativePlace,
  RowsName,
} from "./node.ts";

/** What kind of quantity is compared, where the words depend on it. */
export type Quantity = "number" | "date" | "code" | "other";

/** How a language says the parts of an expression. One value per language. */
export interface Wording {
  readonly yes: string;
  readonly no: string;
  readonly today: string;
  /** What is not known. */
  readonly unknown: string;
  readonly trueWord: string;
  readonly falseWord: string;
  readonly notAnswered: string;
  readonly notYet: string;
  readonly missing: (reason: string) => string;
  readonly atVisit: (field: string, visit: string) => string;
  readonly atPlace: Readonly<Record<RelativePlace, (field: string) => string>>;
  readonly visit: (title: string) => string;
  readonly dose: (dose: number | "first" | "last") => string;
  readonly event: Readonly<Record<ParticipantEvent, string>>;
  readonly compare: (
    op: Comparison,
    quantity: Quantity,
    left: string,
    right: string,
    plural: boolean,
  ) => string;
  readonly between: (
    of: string,
    low: string,
    high: string,
    plural: boolean,
    negated: boolean,
  ) => string;
  readonly among: (
    of: string,
    values: readonly string[],
    plural: boolean,
    negated: boolean,
  ) => string;
  readonly ticked: (of: string, values: readonly string[], negated: boolean) => string;
  readonly isYes: (of: string, negated: boolean) => string;
  readonly isAnswered: (of: string, negated: boolean) => string;
  readonly isMissing: (of: string, reason: string | undefined, negated: boolean) => string;
  readonly not: (of: string) => string;
  readonly and: (of: readonly string[]) => string;
  readonly or: (of: readonly string[]) => string;
  readonly aside: (of: string) => string;
  readonly elapsed: Readonly<Record<ElapsedIn, (from: string, to: string) => string>>;
  readonly call: Readonly<Record<CallName, (of: readonly string[]) => string>>;
  readonly score: (of: string) => string;
  readonly choice: (test: string, yes: string, no: string) => string;
  readonly rows: Readonly<Record<RowsName, (form: string, of: string) => string>>;
  /** What an algorithm gives, and from what. */
  readonly computed: (
    output: string,
    algorithm: string,
    version: string,
    inputs: readonly string[],
  ) => string;
  readonly wholeForm: (title: string) => string;
  /** Sets the spaces that the language wants in a finished phrase. */
  readonly tidy: (words: string) => string;
  readonly list: (of: readonly string[]) => string;
  readonly oneOfCodes: (of: readonly string[]) => string;
  readonly fromTo: (first: string, last: string) => string;
  readonly month: (year: number, month: number) => string;
  readonly reason: Readonly<Record<MissingReason, string>>;
}
