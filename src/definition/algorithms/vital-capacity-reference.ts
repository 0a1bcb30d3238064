import { text } from "../../kernel/index.ts";
import { referenceEquation } from "../instruments/spirometry-equations.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { gli2022Fvc } from "./gli-2022.ts";

/**
 * A vital capacity against the reference equation that the record names. Of the equations only GLI 2022 (global) is
 * computed here; with another one there is no result, and the predicted value is what the site enters.
 *
 * GLI gives no equation of slow vital capacity among its spirometry equations; trials in ALS apply that of forced
 * vital capacity.
 *
 * @source GLI Global 2022, doi:10.1164/rccm.202205-0963OC. GLI 2012 (doi:10.1183/09031936.00080312) is entered, not
 * computed: its spline tables could not be verified against a public copy.
 */
export const vitalCapacityReference = defineAlgorithm({
  id: "vital-capacity-reference",
  version: "1",
  title: text("the reference equation named", "所选预计值公式"),
  inputs: {
    equation: { kind: "code", codes: referenceEquation.codes.map(({ code }) => code) },
    ...gli2022Fvc.inputs,
  },
  outputs: gli2022Fvc.outputs,
  source: gli2022Fvc.source,
  compute: ({ equation, ...person }) => (equation === "GLI2022" ? gli2022Fvc.compute(person) : {}),
});
