import type { PartialDate, Text } from "../../kernel/index.ts";
import { type Field, fieldsOf, numberOf, type Study } from "../../definition/index.ts";
import { instancesOf, type ParticipantState } from "../../engine/index.ts";

export interface TrendPoint {
  readonly visit: string;
  readonly date: PartialDate | undefined;
  readonly value: number;
}

/** A number of a form over the visits at which it was found. */
export interface Trend {
  readonly form: string;
  readonly formTitle: Text;
  readonly field: string;
  readonly label: Text;
  readonly unit?: string;
  /** Whether it is computed from other answers, as a total is. */
  readonly isScore: boolean;
  readonly points: readonly TrendPoint[];
}

/** The least number of visits from which a course can be seen. */
const fewest = 2;

/**
 * Every number that was found at two visits or more, in the order of the forms, scores first within one. What reveals
 * the allocation is left out, whoever looks.
 */
export function trendsOf(study: Study, participant: ParticipantState): Trend[] {
  return study.forms.flatMap((form) => {
    if (form.log === true) return [];
    const instances = instancesOf(participant, form.id)
      .filter(({ visit }) => visit !== undefined)
      .map((instance) => ({ instance, date: participant.visits[instance.visit ?? ""]?.date }))
      .sort((a, b) => ((a.date ?? "9") < (b.date ?? "9") ? -1 : 1));
    if (instances.length < fewest) return [];
    return fieldsOf(form)
      .filter(isNumber)
      .sort((a, b) => Number(b.kind === "derived") - Number(a.kind === "derived"))
      .flatMap((field): Trend[] => {
        const points = instances.flatMap(({ instance, date }): TrendPoint[] => {
          const value = numberOf(instance.values[field.id]);
          return value === undefined ? [] : [{ visit: instance.visit ?? "", date, value }];
        });
        if (points.length < fewest) return [];
        const unit = "unit" in field ? field.unit : undefined;
        return [
          {
            form: form.id,
            formTitle: form.title,
            field: field.id,
            label: field.label,
            ...(unit === undefined ? {} : { unit }),
            isScore: field.kind === "derived",
            points,
          },
        ];
      });
  });
}

function isNumber(field: Field): boolean {
  if (field.unblinding === true) return false;
  return (
    field.kind === "integer" ||
    field.kind === "decimal" ||
    (field.kind === "derived" && field.type === "number")
  );
}
