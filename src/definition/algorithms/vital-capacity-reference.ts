import { text } from "../../kernel/index.ts";
import { referenceEquation } from "../instruments/spirometry-equations.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { type Gli2012Group, gli2012Fvc } from "./gli-2012.ts";
import { gli2022Fvc } from "./gli-2022.ts";

type Equation = (typeof referenceEquation.codes)[number]["code"];

const declared = {
  id: "vital-capacity-reference",
  title: text("the reference equation named", "所选预计值公式"),
  inputs: {
    equation: { kind: "code", codes: referenceEquation.codes.map(({ code }) => code) },
    ...gli2022Fvc.inputs,
  },
  outputs: gli2022Fvc.outputs,
} as const;

/** The group of people whose equation of GLI 2012 is named. */
const groups: Readonly<Partial<Record<Equation, Gli2012Group>>> = {
  GLI2012_NEA: "NEA",
  GLI2012_SEA: "SEA",
  GLI2012_CAU: "CAU",
  GLI2012_AFR: "AFR",
  GLI2012_OTHER: "OTHER",
};

/**
 * A vital capacity against the reference equation that the record names: GLI 2022 (global), or GLI 2012 of the group
 * named with it. With another equation there is no result, and the predicted value is what the site enters.
 *
 * GLI gives no equation of slow vital capacity among its spirometry equations; trials in ALS apply that of forced
 * vital capacity.
 *
 * @source GLI Global 2022, doi:10.1164/rccm.202205-0963OC; GLI 2012, doi:10.1183/09031936.00080312
 */
export const vitalCapacityReference = defineAlgorithm({
  ...declared,
  version: "2",
  source: `${gli2022Fvc.source}; ${gli2012Fvc.source}`,
  compute: ({ equation, ...person }) => {
    const group = groups[equation];
    if (group !== undefined) return gli2012Fvc.compute({ ...person, group });
    return equation === "GLI2022" ? gli2022Fvc.compute(person) : {};
  },
});

/**
 * The same as it was before GLI 2012 was computed: studies that name this version keep what it gave.
 *
 * @source GLI Global 2022, doi:10.1164/rccm.202205-0963OC
 */
export const vitalCapacityReference1 = defineAlgorithm({
  ...declared,
  version: "1",
  source: gli2022Fvc.source,
  compute: ({ equation, ...person }) => (equation === "GLI2022" ? gli2022Fvc.compute(person) : {}),
});
