import type { RowCondition } from "../readout/index.ts";
import { value, variable } from "./dataset-shape.ts";
import { later, list, number, object, oneOf, optional, type Shape, tagged } from "./shape.ts";

type Kind<K extends RowCondition["kind"]> = Extract<RowCondition, { kind: K }>;

const condition: Shape<RowCondition> = later(() => rowConditionShape);
const shapes: { readonly [K in RowCondition["kind"]]: Shape<Kind<K>> } = {
  in: object<Kind<"in">>("InRowCondition", {
    kind: oneOf("in"),
    column: variable,
    values: list(value, 1),
  }),
  range: object<Kind<"range">>("RangeRowCondition", {
    kind: oneOf("range"),
    column: variable,
    atLeast: optional(number),
    atMost: optional(number),
    above: optional(number),
    below: optional(number),
  }),
  present: object<Kind<"present">>("PresentRowCondition", {
    kind: oneOf("present"),
    column: variable,
  }),
  not: object<Kind<"not">>("NotRowCondition", { kind: oneOf("not"), of: condition }),
  every: object<Kind<"every">>("EveryRowCondition", { kind: oneOf("every"), of: list(condition) }),
  some: object<Kind<"some">>("SomeRowCondition", { kind: oneOf("some"), of: list(condition) }),
};

/** A condition on the rows of an analysis dataset. */
export const rowConditionShape: Shape<RowCondition> = tagged<RowCondition>(
  "RowCondition",
  "kind",
  shapes,
);
