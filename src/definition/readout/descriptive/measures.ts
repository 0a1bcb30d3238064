import type { Text } from "../../../kernel/index.ts";
import { readsOf } from "../../expression/index.ts";
import { fieldsOf } from "../../form.ts";
import type { Study } from "../../study.ts";
import type { Visit } from "../../visit.ts";
import type { AnalysisWindow } from "../analysis-dataset.ts";

/** A number that endpoints of a study read, with the visits at which it is collected. */
export interface Measure {
  /** Unique in the study, as a parameter code: letters and digits, eight at most. */
  readonly code: string;
  readonly form: string;
  readonly field: string;
  readonly title: Text;
  readonly decimals: number;
  readonly windows: readonly (AnalysisWindow & { readonly title: Text })[];
  /** The name of the window that is the baseline. */
  readonly baseline: string;
}

/** What the endpoints of a study measure in numbers at visits, each once, in the endpoints' order. */
export function measuresOf(study: Study): readonly Measure[] {
  const found = new Map<string, Measure>();
  for (const { measure } of study.endpoints) {
    if (measure === undefined) continue;
    for (const { form, field } of readsOf(measure).fields) {
      const name = `${form}.${field}`;
      const one = found.has(name) ? undefined : measureOf(study, form, field, found.size + 1);
      if (one !== undefined) found.set(name, one);
    }
  }
  return [...found.values()];
}

function measureOf(study: Study, form: string, id: string, order: number): Measure | undefined {
  const known = study.forms.find((one) => one.id === form);
  const field = known && fieldsOf(known).find((one) => one.id === id);
  if (known === undefined || field === undefined || known.log === true) return undefined;
  const isNumber =
    field.kind === "integer" ||
    field.kind === "decimal" ||
    (field.kind === "derived" && field.type === "number");
  const visits = study.visits.filter(
    ({ forms, timing }) => timing !== undefined && forms.includes(form),
  );
  const before = visits.filter((visit) => isBeforeDose(study, visit));
  const baseline = before.at(-1) ?? visits[0];
  if (!isNumber || baseline === undefined) return undefined;
  const unit = field.unit === undefined ? "" : ` (${field.unit})`;
  const windows = visits.map(({ id: visit, title }, place) => ({
    name: title.en,
    title,
    number: place,
    target: place + 1,
    visits: [visit],
  }));
  return {
    code: `M${order}`,
    form,
    field: id,
    title: {
      en: named(known.title.en, field.label.en, ": ") + unit,
      "zh-CN":
        named(known.title["zh-CN"], field.label["zh-CN"], "：") +
        unit.replace(" (", "（").replace(")", "）"),
    },
    decimals: field.kind === "integer" ? 0 : (field.decimals ?? 0),
    windows,
    baseline: baseline.title.en,
  };
}

/** The form stands before its field, unless the field says it itself. */
const named = (form: string, field: string, between: string): string =>
  field.startsWith(form) ? field : `${form}${between}${field}`;

/** Whether a visit is held before anything is given, or on the day of the first dose. */
function isBeforeDose(study: Study, { epoch, timing }: Visit): boolean {
  if (epoch === study.epochs[0]?.id) return true;
  if (timing === undefined || !("dose" in timing.anchor)) return false;
  return timing.anchor.dose === 1 && timing.targetDays <= 0;
}
