import type { Issue, Text } from "../../kernel/index.ts";
import { type Expression, expressionSchema, readExpression } from "../expression/index.ts";
import * as F from "../field.ts";
import type { AskedBy, EditCheck, Form, Group, SdtmDomain } from "../form.ts";
import type { ScoreMark } from "../score-mark.ts";
import {
  boolean,
  dictionary,
  either,
  filled,
  list,
  number,
  object,
  oneOf,
  optional,
  pair,
  pattern,
  type Path,
  type Shape,
  string,
  tagged,
} from "./shape.ts";

/** An id in a study: 1–64 letters, digits, `.`, `_` or `-`, beginning with a letter or digit. */
export const id: Shape<string> = pattern(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  "an id of letters, digits, '.', '_' or '-'",
);
const name: Shape<string> = pattern(
  /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
  "a name of letters, digits and '_', beginning with a letter",
);

/** Wording in every language. */
export const text: Shape<Text> = object<Text>("Text", { en: filled, "zh-CN": filled });

/** An expression in its JSON form. */
export const expressionShape: Shape<Expression> = {
  check(raw: unknown, path: Path, issues: Issue[]) {
    const read = readExpression(raw, path);
    if ("issues" in read) issues.push(...read.issues);
  },
  schema(parts) {
    if (!parts.has("Expression")) parts.set("Expression", expressionSchema);
    return { $ref: "#/$defs/Expression" };
  },
};

const constants: Shape<Readonly<Record<string, string | number>>> = dictionary(
  either<string | number>(
    "a text or a number",
    { when: (raw) => typeof raw === "string", shape: string },
    { when: (raw) => typeof raw === "number", shape: number },
  ),
);
const sdtmTarget: Shape<F.SdtmTarget> = object<F.SdtmTarget>("SdtmTarget", {
  variable: optional(filled),
  test: optional(filled),
  testName: optional(filled),
  constants: optional(constants),
});

const scoreMark: Shape<ScoreMark> = object<ScoreMark>("ScoreMark", {
  range: optional(pair(number)),
  limit: optional(number),
  scale: optional(oneOf("log")),
  beside: optional(list(name)),
});

const base = {
  id: name,
  label: text,
  help: optional(text),
  required: optional(boolean),
  origin: optional(oneOf(...F.origins)),
  when: optional(expressionShape),
  unblinding: optional(boolean),
  sdtm: optional(sdtmTarget),
  score: optional(scoreMark),
  assumption: optional(filled),
  source: optional(filled),
};

/** One shape per field kind; a new kind does not compile until it stands here. */
const fieldShapes: { readonly [K in F.Field["kind"]]: Shape<Extract<F.Field, { kind: K }>> } = {
  integer: object<F.IntegerField>("IntegerField", {
    ...base,
    kind: oneOf("integer"),
    unit: optional(filled),
    min: optional(number),
    max: optional(number),
    qualified: optional(boolean),
    typical: optional(pair(number)),
  }),
  decimal: object<F.DecimalField>("DecimalField", {
    ...base,
    kind: oneOf("decimal"),
    unit: optional(filled),
    units: optional(list(filled)),
    factors: optional(dictionary(number)),
    decimals: optional(number),
    min: optional(number),
    max: optional(number),
    qualified: optional(boolean),
    typical: optional(pair(number)),
  }),
  text: object<F.TextField>("TextField", {
    ...base,
    kind: oneOf("text"),
    maxLength: optional(number),
  }),
  boolean: object<F.BooleanField>("BooleanField", { ...base, kind: oneOf("boolean") }),
  date: object<F.DateField>("DateField", {
    ...base,
    kind: oneOf("date"),
    partial: optional(boolean),
  }),
  datetime: object<F.DatetimeField>("DatetimeField", {
    ...base,
    kind: oneOf("datetime"),
    partial: optional(boolean),
  }),
  time: object<F.TimeField>("TimeField", { ...base, kind: oneOf("time") }),
  choice: object<F.ChoiceField>("ChoiceField", {
    ...base,
    kind: oneOf("choice"),
    codes: id,
    setValued: optional(boolean),
  }),
  choices: object<F.ChoicesField>("ChoicesField", { ...base, kind: oneOf("choices"), codes: id }),
  file: object<F.FileField>("FileField", {
    ...base,
    kind: oneOf("file"),
    mediaTypes: optional(list(filled)),
  }),
  derived: object<F.DerivedField>("DerivedField", {
    ...base,
    kind: oneOf("derived"),
    type: oneOf("number", "boolean", "date", "text", "code"),
    codes: optional(id),
    unit: optional(filled),
    decimals: optional(number),
    formula: expressionShape,
  }),
  signature: object<F.SignatureField>("SignatureField", {
    ...base,
    kind: oneOf("signature"),
    meaning: text,
  }),
};

const field: Shape<F.Field> = tagged<F.Field>("Field", "kind", fieldShapes);
const group: Shape<Group> = object<Group>("Group", {
  id: name,
  title: optional(text),
  repeats: optional(boolean),
  fields: list(field),
});
const check: Shape<EditCheck> = object<EditCheck>("EditCheck", {
  id,
  level: oneOf("hard", "soft"),
  expect: expressionShape,
  message: text,
  assumption: optional(filled),
  source: optional(filled),
});
const sdtmDomain: Shape<SdtmDomain> = object<SdtmDomain>("SdtmDomain", {
  domain: filled,
  constants: optional(constants),
});

const askedBy: Shape<AskedBy> = object<AskedBy>("AskedBy", {
  form: name,
  field: name,
  none: either<string | boolean>(
    "a code, or yes or no",
    { when: (raw) => typeof raw === "string", shape: string },
    { when: (raw) => typeof raw === "boolean", shape: boolean },
  ),
});

/** What a form's JSON must look like. */
export const formShape: Shape<Form> = object<Form>("Form", {
  id: name,
  title: text,
  instrument: optional(filled),
  log: optional(boolean),
  purpose: optional(oneOf("dose", "adverse-event", "eligibility", "consent", "disposition")),
  dateField: optional(name),
  askedBy: optional(askedBy),
  groups: list(group),
  checks: list(check),
  sdtm: optional(sdtmDomain),
  provenance: optional(filled),
  assumption: optional(filled),
  source: optional(filled),
});
