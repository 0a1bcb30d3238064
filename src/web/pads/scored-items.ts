import {
  type ChoiceField,
  type CodeList,
  type Datum,
  type Field,
  fieldsOf,
  type Form,
  type IntegerField,
} from "../../definition/index.ts";
import type { Text } from "../../kernel/index.ts";
import { diaryIn } from "./diary-day.ts";

/** One answer that an item can have: the key that gives it, its words, and what is kept. */
export interface ItemAnswer {
  readonly key: string;
  readonly text: Text | undefined;
  readonly datum: Datum;
}

/** One item of a scale. */
export interface ScoredItem {
  readonly field: Field;
  readonly group: Text | undefined;
  readonly answers: readonly ItemAnswer[];
}

const widest = 10;

/** Whether a field can be an item of a scale: a choice, yes or no, or a small range of whole numbers. */
function isItem(field: Field): field is ChoiceField | IntegerField {
  if (field.kind === "choice") return field.setValued !== true;
  return (
    field.kind === "integer" &&
    field.min !== undefined &&
    field.max !== undefined &&
    field.max - field.min <= widest &&
    field.max < 10
  );
}

const yes: Text = { en: "yes", "zh-CN": "是" };
const no: Text = { en: "no", "zh-CN": "否" };

/**
 * The items of a scale in the order they are asked, as far as they are asked now; severity and frequency of the same
 * item stand together, whatever group they are kept in. A yes-or-no that decides between two items is one of them.
 */
export function scoredItems(
  form: Form,
  lists: readonly CodeList[],
  isAsked: (field: Field) => boolean,
): readonly ScoredItem[] {
  const deciding = new Set(
    fieldsOf(form).flatMap(({ when }) =>
      when === undefined
        ? []
        : [...JSON.stringify(when).matchAll(/"field":"(\w+)"/g)].map(([, id]) => id),
    ),
  );
  const found = form.groups.flatMap((group) =>
    group.repeats === true
      ? []
      : group.fields
          .filter(
            (field) =>
              isItem(field) ||
              (field.kind === "boolean" && deciding.has(field.id) && scaleOf(form) === "alsfrs-r"),
          )
          .map((field) => ({ field, group: group.title, answers: answersOf(field, lists) })),
  );
  return paired(found).filter(({ field }) => isAsked(field));
}

/** What scale a form is, as far as a pad knows it. */
export function scaleOf(form: Form): "alsfrs-r" | "isncsci" | "diary" | "scale" | undefined {
  if (diaryIn(form) !== undefined) return "diary";
  const fields = fieldsOf(form);
  const has = (id: string): boolean => fields.some((field) => field.id === id);
  if (has("c2RightTouch") && has("s4_5LeftPrick") && has("c5RightMotor") && has("vac"))
    return "isncsci";
  if (["q1", "q4", "q5a", "q5b", "q12", "gastrostomy", "total"].every(has)) return "alsfrs-r";
  if (form.provenance === undefined || form.log === true) return undefined;
  const items = fields.filter(isItem);
  const sums = fields.filter((field) => field.kind === "derived" && field.type === "number");
  const added = items.filter(({ id }) =>
    sums.some((sum) => JSON.stringify("formula" in sum ? sum.formula : "").includes(`"${id}"`)),
  );
  return added.length >= 5 ? "scale" : undefined;
}

/** The numbers that a scale adds up to. A stage or another code that follows stands in the form below. */
export function scaleTotals(form: Form): readonly Field[] {
  return fieldsOf(form).filter((field) => field.kind === "derived" && field.type === "number");
}

/** The totals that stand under the grid of an ISNCSCI examination. */
export const examTotals = ["uems", "lems", "motorTotal", "touchTotal", "prickTotal"] as const;

/** The fields that a pad shows; a form shows the others below it, as ever. */
export function padFields(form: Form): ReadonlySet<string> {
  const scale = scaleOf(form);
  if (scale === undefined) return new Set();
  const fields = fieldsOf(form);
  if (scale === "diary") {
    const own = diaryIn(form)?.group.fields ?? [];
    return new Set(
      [...own, ...fields.filter(({ kind }) => kind === "derived")].map(({ id }) => id),
    );
  }
  if (scale === "isncsci") {
    const exam = /^(c|t|l|s)\d.*(Motor|Touch|Prick)$/;
    const shown = new Set(["vac", "dap", ...examTotals]);
    return new Set(fields.filter(({ id }) => exam.test(id) || shown.has(id)).map(({ id }) => id));
  }
  return new Set([
    ...scoredItems(form, [], () => true).map(({ field }) => field.id),
    ...scaleTotals(form).map(({ id }) => id),
  ]);
}

function answersOf(field: Field, lists: readonly CodeList[]): readonly ItemAnswer[] {
  switch (field.kind) {
    case "choice":
      return (lists.find(({ id }) => id === field.codes)?.codes ?? []).map(({ code, text }) => ({
        key: code,
        text,
        datum: code,
      }));
    case "boolean":
      return [
        { key: "n", text: no, datum: false },
        { key: "y", text: yes, datum: true },
      ];
    case "integer": {
      const { min = 0, max = 0 } = field;
      return Array.from({ length: max - min + 1 }, (_, step) => ({
        key: String(min + step),
        text: undefined,
        datum: min + step,
      }));
    }
    default:
      return [];
  }
}

/** Puts the frequency of an item behind its severity: `n1s`, `n1f`, `n2s` … */
function paired(items: readonly ScoredItem[]): readonly ScoredItem[] {
  const severities = items.filter(({ field }) => /^\w*\d+s$/.test(field.id));
  const frequency = (id: string) => items.find(({ field }) => field.id === `${id.slice(0, -1)}f`);
  if (severities.length < 5 || !severities.every(({ field }) => frequency(field.id) !== undefined))
    return items;
  // They are kept in two groups, whose headings would stand between the two answers of one item.
  return severities.flatMap((item) =>
    [item, frequency(item.field.id)].flatMap((one) =>
      one === undefined ? [] : [{ ...one, group: undefined }],
    ),
  );
}

/** The answer that a key gives: a single code by its own key, Y and N where it is yes or no, in any width. */
export function answerFor(item: ScoredItem, key: string): ItemAnswer | undefined {
  const plain = key.normalize("NFKC").toLowerCase();
  return item.answers.find((answer) => answer.key.toLowerCase() === plain);
}

/** Whether an item has no answer yet. */
export function isOpen(item: ScoredItem, values: Readonly<Record<string, Datum>>): boolean {
  return values[item.field.id] === undefined;
}

/**
 * What a key typed into an item means, where answers may have two digits: `pending` is what was typed there just
 * before. `more`: a longer answer could still follow, so that one should stay; where only longer ones begin so, as 1
 * begins 11 and 13, there is no answer yet.
 */
export function typedAnswer(
  item: ScoredItem,
  pending: string,
  key: string,
):
  | {
      readonly answer: ItemAnswer | undefined;
      readonly typed: string;
      readonly more: boolean;
    }
  | undefined {
  for (const typed of [`${pending}${key}`, key]) {
    const answer = answerFor(item, typed);
    const begun = typed.normalize("NFKC").toLowerCase();
    const more = item.answers.some(
      (other) => other !== answer && other.key.toLowerCase().startsWith(begun),
    );
    if (answer !== undefined || more) return { answer, typed, more };
  }
  return undefined;
}
