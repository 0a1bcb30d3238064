import type {
  Estimand,
  IntercurrentEvent,
  Population,
  Readout,
  TreatmentColumns,
} from "../readout/index.ts";
import { analysisDatasetShape } from "./analysis-dataset-shape.ts";
import { analysisShape } from "./analysis-shape.ts";
import { variable } from "./dataset-shape.ts";
import { displayShape } from "./display-shape.ts";
import { id, text } from "./form-shape.ts";
import { rowConditionShape } from "./row-condition-shape.ts";
import { filled, list, object, oneOf, optional, type Shape } from "./shape.ts";

const assumable = { assumption: optional(filled), source: optional(filled) };

const treatment: Shape<TreatmentColumns> = object<TreatmentColumns>("TreatmentColumns", {
  planned: variable,
  actual: variable,
  levels: list(
    object<TreatmentColumns["levels"][number]>("TreatmentLevel", { value: filled, label: text }),
    1,
  ),
});
const population: Shape<Population> = object<Population>("Population", {
  id,
  title: text,
  where: optional(rowConditionShape),
  ...assumable,
});
const intercurrent: Shape<IntercurrentEvent> = object<IntercurrentEvent>("IntercurrentEvent", {
  event: text,
  strategy: oneOf(
    "treatment-policy",
    "hypothetical",
    "composite",
    "while-on-treatment",
    "principal-stratum",
  ),
  handling: text,
});
const estimand: Shape<Estimand> = object<Estimand>("Estimand", {
  id,
  title: text,
  level: oneOf("primary", "secondary", "exploratory"),
  planned: oneOf("prespecified", "post-hoc"),
  treatment: text,
  population: id,
  endpoint: id,
  intercurrent: list(intercurrent),
  summary: text,
  analyses: list(id, 1) as Shape<Estimand["analyses"]>,
  ...assumable,
});

/** What the readout of a study must look like as JSON. */
export const readoutShape: Shape<Readout> = object<Readout>("Readout", {
  continues: optional(object<NonNullable<Readout["continues"]>>("ContinuedStudy", { study: id })),
  datasets: list(analysisDatasetShape, 1),
  treatment,
  populations: list(population, 1),
  estimands: list(estimand),
  analyses: list(analysisShape),
  displays: list(displayShape),
});
