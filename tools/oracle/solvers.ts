import { solveAncova } from "./solve-ancova.ts";
import { solveCategorical } from "./solve-categorical.ts";
import { solveClosedForms } from "./solve-closed-forms.ts";
import { solveDistributions } from "./solve-distributions.ts";
import { solveDose } from "./solve-dose.ts";
import { solveGeometricRatio } from "./solve-geometric-ratio.ts";
import { solveGlm } from "./solve-glm.ts";
import { solveGroupSequential } from "./solve-group-sequential.ts";
import { solveJointRank } from "./solve-joint-rank.ts";
import { solveLmm } from "./solve-lmm.ts";
import { solveMmrm } from "./solve-mmrm.ts";
import { solveMultipleImputation } from "./solve-multiple-imputation.ts";
import { solveMultiplicity } from "./solve-multiplicity.ts";
import { solveNonparametric } from "./solve-nonparametric.ts";
import { solveRandomisation } from "./solve-randomisation.ts";
import { solveSafety } from "./solve-safety.ts";
import { solveSampleSize } from "./solve-sample-size.ts";
import { solveSurvival } from "./solve-survival.ts";
import { solveTTest } from "./solve-t-test.ts";
import type { StatisticCase } from "./statistic-cases.ts";

/** Computes what a case expects, in the same shape; what it leaves out is not covered. `undefined`: not a case of its. */
export type Solver = (one: StatisticCase) => unknown;

/** Solvers by the area of the case, such as `mmrm` or `survival`. */
export const solvers: Readonly<Record<string, Solver>> = {
  ancova: solveAncova,
  categorical: solveCategorical,
  distributions: solveDistributions,
  "dose-escalation": solveDose,
  glm: solveGlm,
  gmr: solveGeometricRatio,
  "group-sequential": solveGroupSequential,
  "joint-rank": solveJointRank,
  lmm: solveLmm,
  mmrm: solveMmrm,
  "multiple-imputation": solveMultipleImputation,
  multiplicity: solveMultiplicity,
  nonparametric: (one) => solveTTest(one) ?? solveNonparametric(one),
  randomisation: solveRandomisation,
  safety: solveSafety,
  "sample-size": solveSampleSize,
  simulation: solveClosedForms,
  survival: solveSurvival,
};
