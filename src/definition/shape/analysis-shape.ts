import type { Analysis, AnalysisMethod, Contrasted } from "../readout/index.ts";
import { variable } from "./dataset-shape.ts";
import { id, text } from "./form-shape.ts";
import { rowConditionShape } from "./row-condition-shape.ts";
import {
  boolean,
  filled,
  list,
  number,
  object,
  oneOf,
  optional,
  pair,
  type Shape,
  tagged,
} from "./shape.ts";

type Kind<K extends AnalysisMethod["kind"]> = Extract<AnalysisMethod, { kind: K }>;

const columns = optional(list(variable));
const contrasts: Shape<readonly Contrasted[]> = list(pair(filled));
const seed = number;

/** One shape per kind of method; a new kind, or a new member, does not compile until it stands here. */
const methodShapes: { readonly [K in AnalysisMethod["kind"]]: Shape<Kind<K>> } = {
  ancova: object<Kind<"ancova">>("AncovaMethod", {
    kind: oneOf("ancova"),
    response: variable,
    treatment: variable,
    factors: columns,
    covariates: columns,
    contrasts,
    dose: optional(variable),
    confidence: optional(number),
    margins: optional(oneOf("equal", "observed")),
  }),
  mmrm: object<Kind<"mmrm">>("MmrmMethod", {
    kind: oneOf("mmrm"),
    response: variable,
    treatment: variable,
    visit: variable,
    factors: columns,
    covariates: columns,
    covariance: oneOf("unstructured", "toeplitz", "ar1", "compound-symmetry"),
    degreesOfFreedom: oneOf("kenward-roger", "satterthwaite"),
    byVisit: columns,
    contrasts,
    at: optional(list(filled)),
  }),
  slope: object<Kind<"slope">>("SlopeMethod", {
    kind: oneOf("slope"),
    response: variable,
    treatment: variable,
    time: variable,
    covariates: columns,
    form: oneOf("separate-baseline", "shared-baseline"),
    contrasts,
  }),
  "joint-rank": object<Kind<"joint-rank">>("JointRankMethod", {
    kind: oneOf("joint-rank"),
    response: variable,
    treatment: variable,
    survival: object<Kind<"joint-rank">["survival"]>("JointRankSurvival", {
      dataset: variable,
      parameter: filled,
      time: variable,
      censor: variable,
    }),
    visit: optional(variable),
    better: optional(oneOf("larger", "smaller")),
    imputed: optional(
      object<NonNullable<Kind<"joint-rank">["imputed"]>>("JointRankImputed", {
        at: filled,
        imputations: number,
      }),
    ),
    covariates: columns,
    factors: columns,
    contrasts,
    permutations: optional(number),
    winRatio: optional(boolean),
    seed: optional(seed),
  }),
  "imputed-ancova": object<Kind<"imputed-ancova">>("ImputedAncovaMethod", {
    kind: oneOf("imputed-ancova"),
    response: variable,
    treatment: variable,
    visit: variable,
    at: filled,
    baseline: optional(variable),
    factors: columns,
    covariates: columns,
    assume: oneOf("mar", "jump-to-reference", "copy-reference", "copy-increments"),
    reference: optional(filled),
    delta: optional(number),
    imputations: number,
    seed,
    contrasts,
    log: optional(boolean),
  }),
  "geometric-ratio": object<Kind<"geometric-ratio">>("GeometricRatioMethod", {
    kind: oneOf("geometric-ratio"),
    response: variable,
    baseline: variable,
    treatment: variable,
    factors: columns,
    covariates: columns,
    contrasts,
  }),
  "time-to-event": object<Kind<"time-to-event">>("TimeToEventMethod", {
    kind: oneOf("time-to-event"),
    time: variable,
    censor: variable,
    treatment: variable,
    strata: columns,
    contrasts,
    ties: optional(oneOf("efron", "breslow", "exact")),
    covariates: columns,
    restrictedTo: optional(number),
    at: optional(list(number)),
  }),
  categories: object<Kind<"categories">>("CategoriesMethod", {
    kind: oneOf("categories"),
    response: variable,
    treatment: variable,
    test: oneOf("pearson", "fisher", "cmh-general", "cmh-row-means", "cmh-correlation"),
    strata: columns,
    levels: optional(list(filled)),
  }),
  proportions: object<Kind<"proportions">>("ProportionsMethod", {
    kind: oneOf("proportions"),
    event: rowConditionShape,
    treatment: variable,
    strata: columns,
    contrasts,
    interval: oneOf("wald", "newcombe", "miettinen-nurminen"),
  }),
  ranks: object<Kind<"ranks">>("RanksMethod", {
    kind: oneOf("ranks"),
    response: variable,
    treatment: variable,
    test: oneOf("wilcoxon", "van-elteren", "kruskal-wallis", "jonckheere"),
    strata: columns,
    contrasts: optional(contrasts),
  }),
  summary: object<Kind<"summary">>("SummaryMethod", {
    kind: oneOf("summary"),
    response: variable,
    treatment: variable,
    by: columns,
  }),
};

/** An analysis of a readout as JSON. */
export const analysisShape: Shape<Analysis> = object<Analysis>("Analysis", {
  id,
  title: text,
  population: id,
  dataset: variable,
  where: optional(rowConditionShape),
  method: tagged<AnalysisMethod>("AnalysisMethod", "kind", methodShapes),
  assumption: optional(filled),
  source: optional(filled),
});
