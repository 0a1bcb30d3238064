import { text } from "../../kernel/index.ts";
import { defineAlgorithm } from "./define-algorithm.ts";
import { femaleFvc, maleFvc } from "./gli-2022-splines.ts";
import { type GliEquation, gliLms } from "./gli-equation.ts";
import { computeLms, type Lms } from "./lms.ts";

const equations: Readonly<Record<"M" | "F", GliEquation>> = {
  M: {
    m: [-12.629131, 2.727421, 0.009174],
    s: [-2.195595, 0.068466],
    l: 0.9346,
    spline: maleFvc,
  },
  F: {
    m: [-12.055901, 2.621579, -0.035975],
    s: [-2.310148, 0.120428],
    l: 0.899,
    spline: femaleFvc,
  },
};

/** The L, M and S of forced vital capacity; `undefined` outside of 3 to 95 years. */
export function gli2022FvcLms(sex: "M" | "F", age: number, heightCm: number): Lms | undefined {
  return gliLms(equations[sex], age, heightCm);
}

/**
 * The race-neutral reference equation for forced vital capacity: what is expected at that sex, age and height, the
 * lower limit of normal (5th percentile), and a measured value as per cent of predicted and as z-score.
 * The equation decides the percentage: under another one the same litres are another per cent.
 *
 * @source GLI Global 2022: Bowerman C et al., Am J Respir Crit Care Med 2023, doi:10.1164/rccm.202205-0963OC. The
 * tables are material of the ERS Global Lung Function Initiative; no licence text was found.
 */
export const gli2022Fvc = defineAlgorithm({
  id: "gli-2022-fvc",
  version: "1",
  title: text("GLI 2022 (global), forced vital capacity", "GLI 2022（全球）用力肺活量"),
  inputs: {
    sex: { kind: "code", codes: ["M", "F"], othersUnknown: true },
    age: { kind: "number", unit: "a" },
    height: { kind: "number", unit: "cm" },
    measured: { kind: "number", unit: "L", optional: true },
  },
  outputs: {
    predicted: { kind: "number", unit: "L", title: text("Predicted value", "预计值") },
    lowerLimit: { kind: "number", unit: "L", title: text("Lower limit of normal", "正常值下限") },
    percent: { kind: "number", unit: "%", title: text("Per cent of predicted", "占预计值百分比") },
    zScore: { kind: "number", title: text("z-score", "z 值") },
  },
  source: "doi:10.1164/rccm.202205-0963OC",
  compute: ({ sex, age, height, measured }) => {
    const lms = gli2022FvcLms(sex, age, height);
    return lms === undefined ? {} : computeLms(lms, measured);
  },
});
