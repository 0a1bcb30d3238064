import type { AskedField, AskedForm, PatientFact, PatientFacts } from "../../engine/index.ts";
import { type PartialDate, readTypedDate } from "../../kernel/index.ts";

/** What was typed, by question: the text of its box, or codes with commas between. */
export type Typing = Readonly<Record<string, string>>;

/** What typed answers come to; questions whose text cannot be read are `wrong`, and nothing is taken for them. */
export interface TypedFacts {
  readonly facts: readonly PatientFact[];
  readonly wrong: ReadonlySet<string>;
}

/** The name of a question among what was typed. */
export function questionKey({ about }: AskedForm, field: string): string {
  return "instrument" in about
    ? `${about.instrument}.${field}`
    : `${about.study}/${about.form}.${field}`;
}

/** The name of the date of a form's answers. */
export function dateKey(form: AskedForm): string {
  return questionKey(form, "@date");
}

/**
 * Typed answers as facts, each with where it stands. A question that was left empty is no fact. An age without a date is
 * that of the day asked about; of everything else the date stays open.
 */
export function typedFacts(
  forms: readonly AskedForm[],
  typing: Typing,
  { source, on }: { readonly source: string; readonly on: PartialDate },
): TypedFacts {
  const wrong = new Set<string>();
  const facts = forms.flatMap((form): readonly PatientFact[] => {
    const dated = typing[dateKey(form)]?.trim() ?? "";
    const date = dated === "" ? undefined : dateTyped(dated, on);
    if (dated !== "" && date === undefined) wrong.add(dateKey(form));
    return form.fields.flatMap((field): readonly PatientFact[] => {
      const key = questionKey(form, field.field);
      const typed = typing[key]?.trim() ?? "";
      if (typed === "") return [];
      const value = readers[field.kind](typed, field, on);
      if (value === undefined) {
        wrong.add(key);
        return [];
      }
      const when = date ?? (key === "demographics.age" ? on : undefined);
      return [
        {
          ...form.about,
          field: field.field,
          value,
          ...(field.kind === "number" && field.unit !== undefined ? { unit: field.unit } : {}),
          ...(when === undefined ? {} : { date: when }),
          source,
        },
      ];
    });
  });
  return { facts, wrong };
}

/** The list as the server reads it. */
export function contentOf(known: PatientFacts): string {
  const { patient, facts } = known;
  return JSON.stringify({ neurite: "patient-facts/1", patient, facts });
}

type Read = number | boolean | string | readonly string[] | undefined;

/** How the text of each kind of question is read; a new kind does not compile until it stands here. */
const readers: Readonly<
  Record<AskedField["kind"], (typed: string, field: AskedField, on: PartialDate) => Read>
> = {
  number: (typed) => {
    const plain = typed.normalize("NFKC");
    return /^[-+]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
  },
  text: (typed) => typed,
  "yes-no": (typed) => typed === "yes",
  date: (typed, _, on) => dateTyped(typed, on),
  choice: (typed) => {
    const [code, ...more] = typed.split(",");
    return more.length === 0 ? code : typed.split(",");
  },
};

function dateTyped(typed: string, today: PartialDate): PartialDate | undefined {
  const read = readTypedDate(typed, { today });
  return read.kind === "date" ? read.date : undefined;
}
