import { text } from "../../kernel/index.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { femaleFvc2012, maleFvc2012 } from "./gli-2012-splines.ts";
import { gli2022Fvc } from "./gli-2022.ts";
import { type GliEquation, gliLms } from "./gli-equation.ts";
import { computeLms, type Lms } from "./lms.ts";

/** The groups of GLI-2012: Caucasian, African American, North-East Asian, South-East Asian, other or mixed. */
export const gli2012Groups = ["CAU", "AFR", "NEA", "SEA", "OTHER"] as const;
export type Gli2012Group = (typeof gli2012Groups)[number];

interface Equation extends GliEquation {
  /** What a group adds to ln M and to ln S. */
  readonly groups: Readonly<Record<Gli2012Group, readonly [number, number]>>;
}

const equations: Readonly<Record<"M" | "F", Equation>> = {
  M: {
    m: [-11.2281, 2.4135, 0.0865],
    s: [-2.2963, 0.0718],
    l: 0.9481,
    spline: maleFvc2012,
    groups: {
      CAU: [0, 0],
      AFR: [-0.1684, 0.0794],
      NEA: [-0.0405, -0.46],
      SEA: [-0.1177, 0.0325],
      OTHER: [-0.0825, -0.0503],
    },
  },
  F: {
    m: [-10.403, 2.2633, 0.0234],
    s: [-2.3549, 0.1017],
    l: 0.8236,
    spline: femaleFvc2012,
    groups: {
      CAU: [0, 0],
      AFR: [-0.1555, 0.081],
      NEA: [-0.0262, -0.1809],
      SEA: [-0.1516, 0.0459],
      OTHER: [-0.0833, -0.0503],
    },
  },
};

/** The L, M and S of forced vital capacity in a group; `undefined` outside of 3 to 95 years. */
export function gli2012FvcLms(
  sex: "M" | "F",
  group: Gli2012Group,
  age: number,
  heightCm: number,
): Lms | undefined {
  const equation = equations[sex];
  return gliLms(equation, age, heightCm, equation.groups[group]);
}

/**
 * The reference equations for forced vital capacity of 2012, one for each of five groups of people. The group is an
 * input like sex: it is never guessed, and without it there is no result. Between quarters of a year the splines are
 * read along a straight line, as GLI's own calculator does.
 *
 * @source GLI-2012: Quanjer PH et al., Eur Respir J 2012; 40: 1324, doi:10.1183/09031936.00080312. The tables are
 * material of the ERS Global Lung Function Initiative; answers of its calculator stand in `reference/gli/`.
 */
export const gli2012Fvc = defineAlgorithm({
  id: "gli-2012-fvc",
  version: "1",
  title: text("GLI 2012, forced vital capacity", "GLI 2012 用力肺活量"),
  inputs: { group: { kind: "code", codes: gli2012Groups }, ...gli2022Fvc.inputs },
  outputs: gli2022Fvc.outputs,
  source: "doi:10.1183/09031936.00080312",
  compute: ({ group, sex, age, height, measured }) => {
    const lms = gli2012FvcLms(sex, group, age, height);
    return lms === undefined ? {} : computeLms(lms, measured);
  },
});
