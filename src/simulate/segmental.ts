import type { CodeList, Datum, Field, Form } from "../definition/index.ts";
import { fieldsOf } from "../definition/index.ts";
import type { Random } from "../kernel/index.ts";
import { plainScores, type Scored } from "./draw-code.ts";

/**
 * An examination segment by segment, as of the spinal cord: scored items whose ids begin with the codes of an ordered
 * list of levels (`c5RightMotor` with `C5`), a field that states the level, and one that states how grave the loss is.
 */
export interface Segmental {
  readonly levels: CodeList;
  /** Every field that holds a level; the required one comes first. */
  readonly levelFields: readonly string[];
  /** The ordered grade of the loss, the gravest code first. */
  readonly grade: { readonly field: string; readonly list: CodeList } | undefined;
  readonly items: readonly Item[];
}

interface Item {
  readonly field: string;
  /** Which of the levels it is at. */
  readonly segment: number;
  readonly scores: readonly Scored[];
}

/** How a form is an examination segment by segment; `undefined` where it is none. */
export function segmentalOf(
  form: Form,
  codes: ReadonlyMap<string, CodeList>,
): Segmental | undefined {
  const fields = fieldsOf(form);
  const choices = fields.filter((field) => field.kind === "choice");
  const listOf = (field: Field) => ("codes" in field ? codes.get(field.codes) : undefined);
  for (const levels of new Set(choices.map(listOf))) {
    if (levels?.ordered !== true) continue;
    const starts = levels.codes.map(
      ({ code }) => new RegExp(`^${code.toLowerCase().replaceAll("-", "_")}(?![0-9_a-z])`),
    );
    const items = choices.flatMap((field): Item[] => {
      const segment = starts.findIndex((start) => start.test(field.id));
      const scores = plainScores(listOf(field));
      return segment < 0 || scores.length < 2 ? [] : [{ field: field.id, segment, scores }];
    });
    if (items.length < levels.codes.length) continue;
    const held = choices.filter((field) => listOf(field) === levels);
    const grave = choices.find((field) => {
      const list = listOf(field);
      return field.required === true && list?.ordered === true && list !== levels;
    });
    const list = grave === undefined ? undefined : listOf(grave);
    return {
      levels,
      levelFields: held
        .toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
        .map(({ id }) => id),
      grade: grave === undefined || list === undefined ? undefined : { field: grave.id, list },
      items,
    };
  }
  return undefined;
}

/** Values of the items, and of the other levels, that go with the stated level and grade: normal above, reduced below. */
export function drawSegments(
  { levels, levelFields, grade, items }: Segmental,
  stated: Readonly<Record<string, Datum>>,
  random: Random,
): Record<string, Datum> {
  const [level = ""] = levelFields;
  const at = levels.codes.findIndex(({ code }) => code === stated[level]);
  if (at < 0) return {};
  const rank = grade?.list.codes.findIndex(({ code }) => code === stated[grade.field]) ?? -1;
  const grades = Math.max(2, grade?.list.codes.length ?? 2);
  const spared = rank < 0 ? random.uniform() : rank / (grades - 1);
  const values: Record<string, Datum> = {};
  for (const other of levelFields.slice(1)) values[other] = levels.codes[at]?.code ?? "";
  for (const { field, segment, scores } of items) {
    const top = scores.length - 1;
    const below = segment - at;
    // A zone of a few segments keeps something; motion needs more to be spared than feeling does.
    const zone = below <= 0 ? 1 : Math.max(0, 0.7 - 0.3 * below);
    const kept = top > 2 ? spared * spared * 1.3 : spared;
    const share = below <= 0 ? 1 : Math.max(zone, Math.min(1, kept));
    const noise = below <= 0 || share === 0 ? 0 : 0.12 * random.normal();
    const score = scores[Math.min(top, Math.max(0, Math.round(top * (share + noise))))];
    if (score !== undefined) values[field] = score.code;
  }
  return values;
}
