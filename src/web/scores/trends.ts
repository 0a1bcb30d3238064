import type { PartialDate, Text } from "../../kernel/index.ts";
import {
  type CodeList,
  type Datum,
  type Field,
  fieldsOf,
  type Form,
  isQualified,
  numberOf,
  type ScoreMark,
  type Study,
} from "../../definition/index.ts";
import { describeDatum, instancesOf, type ParticipantState } from "../../engine/index.ts";

/** What was found at one visit. */
export interface TrendPoint {
  readonly visit: string;
  readonly date: PartialDate | undefined;
  /** The number, or the place of the code; of "one of these" the lowest. Without one the value is missing. */
  readonly value?: number;
  /** Of "one of these", such as AIS `A,C`, the place of the highest. */
  readonly upTo?: number;
  /** Of codes, which. */
  readonly codes?: readonly string[];
  /** Lies outside what the score can be, or beyond what could be measured. */
  readonly isOut: boolean;
  /** Lies below the protocol's limit. */
  readonly isBelow: boolean;
  /** As it was found, with its unit; where it is missing, why. */
  readonly said: Text;
  /** What the value cannot be read without, such as its reference equation. */
  readonly beside: readonly Text[];
}

/** A score or another number of a form over the visits. */
export interface Trend {
  readonly form: string;
  readonly formTitle: Text;
  readonly field: string;
  readonly label: Text;
  readonly unit?: string;
  /** Whether its form names it as a score; of a form that names none, whether it is computed. */
  readonly isScore: boolean;
  readonly mark: ScoreMark;
  /** Of codes, the names of the places from the lowest. */
  readonly steps?: readonly { readonly at: number; readonly name: string }[];
  /** From the earliest visit. */
  readonly points: readonly TrendPoint[];
  /** The point that changes are counted from: the last before the first dose, else the first. */
  readonly baseline: TrendPoint | undefined;
}

/** The least number of visits from which the course of a number that is no score can be seen. */
const fewest = 2;

/**
 * The scores of every form, and each other number that was found at two visits or more, in the order of the forms.
 * What reveals the allocation is left out, whoever looks.
 */
export function trendsOf(study: Study, participant: ParticipantState): Trend[] {
  return study.forms.flatMap((form) => formTrends(study, participant, form));
}

/** The same of one form. */
export function formTrends(study: Study, participant: ParticipantState, form: Form): Trend[] {
  if (form.log === true) return [];
  const instances = instancesOf(participant, form.id)
    .filter(({ visit }) => visit !== undefined)
    .map((instance) => ({ instance, date: participant.visits[instance.visit ?? ""]?.date }))
    .sort((a, b) => ((a.date ?? "9") < (b.date ?? "9") ? -1 : 1));
  const fields = form.groups.flatMap(({ repeats, fields: own }) => (repeats === true ? [] : own));
  const isMarked = fields.some(({ score }) => score !== undefined);
  const isScore = ({ score, kind }: Field): boolean =>
    isMarked ? score !== undefined : kind === "derived";
  const firstDose = participant.doses
    .map(({ date }) => date)
    .toSorted()
    .at(0);
  return fields
    .flatMap((field): Trend[] => {
      const reading = readingOf(study, field);
      if (reading === undefined || field.unblinding === true) return [];
      const points = instances.map(
        ({ instance, date }): TrendPoint => ({
          visit: instance.visit ?? "",
          date,
          ...reading.read(instance.values[field.id]),
          beside: besideOf(study, form, field, instance.values),
        }),
      );
      const found = points.filter(({ value }) => value !== undefined);
      if (found.length < (isScore(field) && isMarked ? 1 : fewest)) return [];
      const before = found.filter(
        ({ date }) => firstDose !== undefined && date !== undefined && date <= firstDose,
      );
      const unit = "unit" in field ? field.unit : undefined;
      return [
        {
          form: form.id,
          formTitle: form.title,
          field: field.id,
          label: field.label,
          ...(unit === undefined ? {} : { unit }),
          isScore: isScore(field),
          mark: field.score ?? {},
          ...(reading.steps === undefined ? {} : { steps: reading.steps }),
          points,
          baseline: before.at(-1) ?? found[0],
        },
      ];
    })
    .sort((a, b) => Number(b.isScore) - Number(a.isScore));
}

interface Reading {
  readonly steps?: Trend["steps"];
  readonly read: (datum: Datum | undefined) => Omit<TrendPoint, "visit" | "date" | "beside">;
}

/** How a field is read as a number; `undefined` of one that is neither a number nor a score of codes. */
function readingOf(study: Study, field: Field): Reading | undefined {
  const { range, limit } = field.score ?? {};
  const isNumber =
    field.kind === "integer" ||
    field.kind === "decimal" ||
    (field.kind === "derived" && field.type === "number");
  const list = "codes" in field ? study.codeLists.find(({ id }) => id === field.codes) : undefined;
  const steps = isNumber || field.score === undefined ? undefined : stepsOf(list);
  if (!isNumber && steps === undefined) return undefined;
  const isOutside = (value: number): boolean =>
    range !== undefined && (value < range[0] || value > range[1]);
  return {
    ...(steps === undefined ? {} : { steps }),
    read: (datum) => {
      const said = describeDatum(study, field, datum);
      const places = steps === undefined ? numbersIn(datum) : placesIn(datum, steps);
      const [value, upTo] = [Math.min(...places), Math.max(...places)];
      if (places.length === 0) return { said, isOut: false, isBelow: false };
      return {
        said,
        value,
        ...(upTo > value ? { upTo } : {}),
        ...(steps === undefined
          ? {}
          : { codes: steps.filter(({ at }) => places.includes(at)).map(({ name }) => name) }),
        isOut: isQualified(datum) || isOutside(value) || isOutside(upTo),
        isBelow: limit !== undefined && value < limit,
      };
    },
  };
}

/** Of a result beyond what could be measured the limit that it lies beyond. */
function numbersIn(datum: Datum | undefined): readonly number[] {
  const value = isQualified(datum) ? datum.limit : numberOf(datum);
  return value === undefined ? [] : [value];
}

type Steps = NonNullable<Trend["steps"]>;

function stepsOf(list: CodeList | undefined): Steps | undefined {
  return list?.codes
    .map(({ code, score }, index) => ({ at: score ?? index, name: code }))
    .toSorted((a, b) => a.at - b.at);
}

function placesIn(datum: Datum | undefined, steps: Steps): readonly number[] {
  const codes = typeof datum === "string" ? [datum] : Array.isArray(datum) ? datum : [];
  return steps.flatMap(({ at, name }) => (codes.includes(name) ? [at] : []));
}

function besideOf(
  study: Study,
  form: Form,
  { score }: Field,
  values: Readonly<Record<string, Datum>>,
): readonly Text[] {
  return fieldsOf(form).flatMap((field) => {
    const datum = values[field.id];
    if (score?.beside?.includes(field.id) !== true || datum === undefined) return [];
    return [describeDatum(study, field, datum)];
  });
}
