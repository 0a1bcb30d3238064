import { type Text, text } from "../../kernel/index.ts";
import type { AllocationFactor, AllocationLevel } from "../allocation-plan.ts";
import type { Criterion } from "../criterion.ts";
import type { Dataset } from "../dataset.ts";
import type { AnalysisDataset } from "../readout/index.ts";
import type { Expression } from "../expression/index.ts";
import type { DerivedField, Field } from "../field.ts";
import type { EditCheck, Form, Group } from "../form.ts";
import type { Endpoint } from "../plan.ts";
import type { Study } from "../study.ts";
import type { Path } from "./rule.ts";

/** A field with its place in the study. */
export interface PlacedField {
  readonly form: Form;
  readonly group: Group;
  readonly field: Field;
  readonly path: Path;
  /** `VS.weight` */
  readonly name: string;
}

interface Placed {
  readonly expression: Expression;
  readonly path: Path;
  /** The form whose rule it is; criteria, measures and columns belong to none. */
  readonly ownForm: string | undefined;
  /** What the expression is the rule of, as a sentence begins. */
  readonly owner: Text;
}

/** An expression of a study, with its place and what it is for. */
export type PlacedExpression = Placed &
  (
    | { readonly use: "criterion"; readonly criterion: Criterion }
    | { readonly use: "measure"; readonly endpoint: Endpoint }
    | { readonly use: "check"; readonly form: Form; readonly check: EditCheck }
    | { readonly use: "when"; readonly place: PlacedField }
    | { readonly use: "formula"; readonly place: PlacedField; readonly field: DerivedField }
    | { readonly use: "column"; readonly dataset: Dataset | AnalysisDataset }
    | { readonly use: "toxicity" }
    | { readonly use: "level"; readonly factor: AllocationFactor; readonly level: AllocationLevel }
  );

/** The expressions of one use. */
export type PlacedAs<U extends PlacedExpression["use"]> = Extract<
  PlacedExpression,
  { readonly use: U }
>;

/** Every field of a study, in reading order. */
export function placedFields(study: Study): readonly PlacedField[] {
  return study.forms.flatMap((form, f) =>
    form.groups.flatMap((group, g) =>
      group.fields.map((field, i) => ({
        form,
        group,
        field,
        path: ["forms", f, "groups", g, "fields", i],
        name: `${form.id}.${field.id}`,
      })),
    ),
  );
}

/** Every expression of a study, in reading order. */
export function placedExpressions(
  study: Study,
  fields: readonly PlacedField[],
): readonly PlacedExpression[] {
  return [
    ...fields.flatMap(ofField),
    ...study.forms.flatMap((form, f) =>
      form.checks.map(
        (check, c): PlacedExpression => ({
          use: "check",
          form,
          check,
          expression: check.expect,
          path: ["forms", f, "checks", c, "expect"],
          ownForm: form.id,
          owner: text(
            `Check ${check.id} of form ${form.id}`,
            `表单 ${form.id} 的核查 ${check.id} `,
          ),
        }),
      ),
    ),
    ...study.eligibility.map(
      (criterion, c): PlacedExpression => ({
        use: "criterion",
        criterion,
        expression: criterion.when,
        path: ["eligibility", c, "when"],
        ownForm: undefined,
        owner: text(`Criterion ${criterion.id}`, `标准 ${criterion.id} `),
      }),
    ),
    ...study.endpoints.flatMap((endpoint, e): PlacedExpression[] =>
      endpoint.measure === undefined
        ? []
        : [
            {
              use: "measure",
              endpoint,
              expression: endpoint.measure,
              path: ["endpoints", e, "measure"],
              ownForm: undefined,
              owner: text(`Endpoint ${endpoint.id}`, `终点 ${endpoint.id} `),
            },
          ],
    ),
    ...ofEscalation(study),
    ...ofAllocation(study),
    ...(study.datasets ?? []).flatMap((dataset, d) => ofDataset(dataset, ["datasets", d])),
    ...(study.readout?.continues === undefined ? (study.readout?.datasets ?? []) : []).flatMap(
      (dataset, d) => ofDataset(dataset, ["readout", "datasets", d]),
    ),
  ];
}

function ofEscalation({ escalation }: Study): PlacedExpression[] {
  if (escalation === undefined) return [];
  const owner = text("The dose-limiting toxicity", "剂量限制性毒性");
  const path = ["escalation", "dlt"];
  return [{ use: "toxicity", expression: escalation.dlt, path, ownForm: undefined, owner }];
}

function ofAllocation({ allocation }: Study): PlacedExpression[] {
  return (allocation?.factors ?? []).flatMap((factor, f) =>
    (factor.levels ?? []).map(
      (level, l): PlacedExpression => ({
        use: "level",
        factor,
        level,
        expression: level.when,
        path: ["allocation", "factors", f, "levels", l, "when"],
        ownForm: undefined,
        owner: text(
          `Level ${level.id} of factor ${factor.id}`,
          `分层因素 ${factor.id} 的水平 ${level.id} `,
        ),
      }),
    ),
  );
}

function ofField(place: PlacedField): PlacedExpression[] {
  const { field, form, path, name } = place;
  const found: PlacedExpression[] = [];
  if (field.when !== undefined) {
    found.push({
      use: "when",
      place,
      expression: field.when,
      path: [...path, "when"],
      ownForm: form.id,
      owner: text(`The condition under which ${name} is asked`, `字段 ${name} 的填写条件`),
    });
  }
  if (field.kind === "derived") {
    found.push({
      use: "formula",
      place,
      field,
      expression: field.formula,
      path: [...path, "formula"],
      ownForm: form.id,
      owner: text(`The formula of ${name}`, `字段 ${name} 的计算公式`),
    });
  }
  return found;
}

/** The expressions among the sources of a dataset's columns, however deep. */
function ofDataset(dataset: Dataset | AnalysisDataset, path: Path): PlacedExpression[] {
  const found: PlacedExpression[] = [];
  const visit = (value: unknown, at: Path): void => {
    if (typeof value !== "object" || value === null) return;
    if ("kind" in value && value.kind === "expression" && "of" in value) {
      found.push({
        use: "column",
        dataset,
        expression: value.of as Expression,
        path: [...at, "of"],
        ownForm: undefined,
        owner: text(`Dataset ${dataset.name}`, `数据集 ${dataset.name} `),
      });
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      visit(member, [...at, Array.isArray(value) ? Number(key) : key]);
    }
  };
  visit(dataset, path);
  return found;
}
