export { betaCdf, betaDensity, betaQuantile, betaTail, betaTailQuantile } from "./numeric/beta.ts";
export {
  binomialCdf,
  binomialProbability,
  binomialQuantile,
  binomialTail,
} from "./numeric/binomial.ts";
export {
  chiSquaredCdf,
  chiSquaredDensity,
  chiSquaredQuantile,
  chiSquaredTail,
  chiSquaredTailQuantile,
} from "./numeric/chi-squared.ts";
export { exactSum } from "./numeric/exact-sum.ts";
export { fCdf, fDensity, fQuantile, fTail, fTailQuantile } from "./numeric/fisher-f.ts";
export {
  gammaCdf,
  gammaDensity,
  gammaQuantile,
  gammaTail,
  gammaTailQuantile,
} from "./numeric/gamma.ts";
export {
  hypergeometricCdf,
  hypergeometricProbability,
  hypergeometricTail,
  type Urn,
} from "./numeric/hypergeometric.ts";
export { digamma, logBeta, logChoose, logGamma, trigamma } from "./numeric/log-gamma.ts";
export { noncentralChiSquaredTails } from "./numeric/noncentral-chi-squared.ts";
export { noncentralFTails } from "./numeric/noncentral-f.ts";
export { noncentralTCdf, noncentralTTail } from "./numeric/noncentral-t.ts";
export { logNormalCdf, normalCdf, normalDensity, normalTail } from "./numeric/normal.ts";
export { normalQuantile, normalTailQuantile } from "./numeric/normal-quantile.ts";
export {
  poissonCdf,
  poissonProbability,
  poissonQuantile,
  poissonTail,
} from "./numeric/poisson.ts";
export { tCdf, tDensity, tQuantile, tTail, tTailQuantile } from "./numeric/student-t.ts";
export { studentizedRangeCdf, studentizedRangeQuantile } from "./numeric/studentized-range.ts";
export type { Tails } from "./numeric/tails.ts";
export {
  type Coding,
  type Design,
  type DesignColumn,
  defineDesign,
  designMatrix,
  type Term,
} from "./statistics/design/design.ts";
export { computeMarginalMean, type MarginWeights } from "./statistics/design/marginal-mean.ts";
export { computeTypeThree } from "./statistics/design/type-three.ts";
export {
  type Covariate,
  covariateOf,
  type Factor,
  factorOf,
  type Variable,
} from "./statistics/design/variable.ts";
export type { CovarianceKind } from "./statistics/mixed/covariance-structure.ts";
export type { KenwardRogerForm, MixedFit } from "./statistics/mixed/mixed-fit.ts";
export {
  computeMixedModel,
  type MixedModelFit,
  type MixedModelRequest,
  type RandomEffect,
} from "./statistics/mixed/mixed-model.ts";
export { computeMmrm, type MmrmFit, type MmrmRequest } from "./statistics/mixed/mmrm.ts";
export {
  type DegreesOfFreedom,
  type EffectTest,
  type EffectTester,
  testEffects,
} from "./statistics/mixed/test-effects.ts";
export { type Matrix, matrixOf } from "./linear-algebra/matrix.ts";
export {
  computeOneSampleTTest,
  computePairedTTest,
  computeStudentTTest,
  computeWelchTTest,
  type TTest,
  type TTestOptions,
} from "./statistics/mean/t-test.ts";
export { computeVarianceRatio, type VarianceRatio } from "./statistics/mean/variance-ratio.ts";
export { computeBinomialTest } from "./statistics/proportion/binomial-test.ts";
export {
  type Comparison,
  computeOddsRatio,
  computeRiskDifference,
  computeRiskRatio,
  type DifferenceMethod,
} from "./statistics/proportion/compare-proportions.ts";
export type { Count, Interval } from "./statistics/proportion/count.ts";
export {
  computeDifferenceTest,
  type DifferenceTest,
} from "./statistics/proportion/difference-test.ts";
export {
  computeOneSidedBound,
  computeProportionInterval,
  type ProportionMethod,
} from "./statistics/proportion/proportion-interval.ts";
export {
  computeStratifiedDifference,
  computeStratifiedNewcombe,
  type StratifiedDifference,
  type StratumCounts,
  type StratumWeights,
} from "./statistics/proportion/stratified-difference.ts";
export {
  computeLeastSquaresMeans,
  computeLevelDifferences,
  computeTermTest,
  type LeastSquaresMean,
  type LevelDifference,
  type MarginOptions,
} from "./statistics/regression/ancova.ts";
export {
  type Contrast,
  computeContrast,
  computeJointTest,
  type JointTest,
} from "./statistics/regression/contrast.ts";
export {
  computeLinearModel,
  covarianceOf,
  type LinearModel,
  type LinearModelInput,
} from "./statistics/regression/linear-model.ts";
export { computeDunnettComparisons } from "./statistics/regression/dunnett-comparisons.ts";
export {
  type AdjustedComparison,
  type ComparisonOptions,
  computeTukeyComparisons,
} from "./statistics/regression/tukey-comparisons.ts";
export { computeQuantile, type QuantileType } from "./statistics/summary/quantile.ts";
export { roundHalfAway } from "./statistics/summary/round-half-away.ts";
export { computeSummary, type Summary } from "./statistics/summary/summary.ts";
export { computeBreslowDay, type Homogeneity } from "./statistics/table/breslow-day.ts";
export { type CmhTests, computeCmh, type Scores } from "./statistics/table/cmh.ts";
export { type CommonExact, computeCommonExact } from "./statistics/table/exact-odds-ratio.ts";
export type { OddsSearch } from "./statistics/table/conditional-odds.ts";
export {
  type ChiSquareTest,
  computeLikelihoodRatio,
  computeMcNemar,
  computePearson,
  computeTrend,
  type Table,
} from "./statistics/table/contingency.ts";
export { computeFisher, type FisherTest } from "./statistics/table/fisher.ts";
export { computeFisherFreemanHalton } from "./statistics/table/fisher-freeman-halton.ts";
export {
  type CommonEffect,
  computeCommonOddsRatio,
  computeCommonRiskDifference,
  computeCommonRiskRatio,
  computeMantelHaenszelTest,
} from "./statistics/table/mantel-haenszel.ts";
export {
  computeInformationCriteria,
  type InformationCriteria,
} from "./statistics/mixed/information-criteria.ts";
export {
  computeMixedLikelihoodRatio,
  type MixedLikelihoodRatio,
} from "./statistics/mixed/likelihood-ratio.ts";
export {
  computeSlopeComparison,
  type SlopeComparison,
  type SlopeRequest,
} from "./statistics/mixed/slope-comparison.ts";
export { computeFirth, type FirthCoefficient, type FirthModel } from "./statistics/glm/firth.ts";
export type { Family } from "./statistics/glm/family.ts";
export {
  type Coefficient,
  computeGlm,
  type GlmModel,
  type GlmOptions,
} from "./statistics/glm/glm.ts";
export { type GlmData, intercept } from "./statistics/glm/glm-rows.ts";
export type { RobustKind } from "./statistics/glm/glm-sandwich.ts";
export type { LinkName } from "./statistics/glm/link.ts";
export {
  computeNegativeBinomial,
  type NegativeBinomialModel,
} from "./statistics/glm/negative-binomial.ts";
export { computeProfileInterval, type ProfileInterval } from "./statistics/glm/profile-interval.ts";
export {
  computeProportionalOdds,
  type ProportionalOddsModel,
} from "./statistics/glm/proportional-odds.ts";
export {
  computeStandardisedDifference,
  type StandardisedDifference,
} from "./statistics/glm/standardised-difference.ts";
export { computeTermTests, type GlmTerm, type TermTest } from "./statistics/glm/term-tests.ts";
export type { ModelColumn } from "./statistics/likelihood/model-column.ts";
export {
  type BayesianRule,
  computeBayesianBound,
  probabilityAbove,
} from "./statistics/safety/bayesian-bound.ts";
export {
  computeIncidenceRate,
  computeRateRatio,
  type Exposure,
  type IncidenceRate,
  type RateOptions,
  type RateRatio,
} from "./statistics/safety/incidence-rate.ts";
export {
  computeSurveillancePlan,
  maximisedLogRatio,
  type SurveillancePlan,
  signalProbability,
} from "./statistics/safety/maximised-sequential-ratio.ts";
export { computePocockBound, type PocockBound } from "./statistics/safety/pocock-bound.ts";
export {
  computeSequentialRateRatio,
  computeSequentialRatio,
  type SequentialDecision,
  type SequentialRatio,
  type SequentialRatioPlan,
} from "./statistics/safety/sequential-ratio.ts";
export {
  looksEvery,
  type StoppingBound,
  type StoppingLook,
} from "./statistics/safety/stopping-bound.ts";
export {
  computeStopping,
  type StoppingCharacteristics,
} from "./statistics/safety/stopping-probability.ts";
export {
  computeFirthCox,
  type FirthCoxCoefficient,
  type FirthCoxModel,
} from "./statistics/survival/firth-cox.ts";
export { type BaselineStep, computeBaselineHazard } from "./statistics/survival/baseline-hazard.ts";
export type { Concordance } from "./statistics/survival/concordance.ts";
export {
  type CoxCoefficient,
  type CoxModel,
  type CoxOptions,
  type CoxTies,
  computeCox,
} from "./statistics/survival/cox.ts";
export type { CoxData } from "./statistics/survival/cox-rows.ts";
export {
  computeCumulativeIncidence,
  type IncidenceStep,
} from "./statistics/survival/cumulative-incidence.ts";
export { computeGray, type GrayOptions } from "./statistics/survival/gray.ts";
export {
  computeKaplanMeier,
  type KaplanMeierOptions,
  type SurvivalCurve,
  type SurvivalStep,
} from "./statistics/survival/kaplan-meier.ts";
export {
  type ChiSquaredTest,
  computeLogRank,
  type LogRankOptions,
  type LogRankTest,
} from "./statistics/survival/log-rank.ts";
export type { LogRankWeight } from "./statistics/survival/log-rank-weight.ts";
export { computeNelsonAalen, type HazardStep } from "./statistics/survival/nelson-aalen.ts";
export {
  computeProportionalHazardsTest,
  type ProportionalHazardsTest,
  type TimeScale,
} from "./statistics/survival/proportional-hazards.ts";
export {
  computeRestrictedMean,
  computeRestrictedMeanComparison,
  type MeanContrast,
  type RestrictedMean,
  type RestrictedMeanComparison,
} from "./statistics/survival/restricted-mean.ts";
export { computeSurvivalAt, type SurvivalAt } from "./statistics/survival/survival-at.ts";
export type { SurvivalData } from "./statistics/survival/survival-data.ts";
export type { IntervalScale } from "./statistics/survival/survival-interval.ts";
export {
  computeSurvivalQuantile,
  type SurvivalQuantile,
} from "./statistics/survival/survival-quantile.ts";
export {
  type ConditionalMeanImputation,
  type ConditionalMeanOptions,
  computeConditionalMeanImputation,
  type JackknifeEstimate,
} from "./statistics/imputation/conditional-mean-imputation.ts";
export { computeDelta, type DeltaRule } from "./statistics/imputation/delta-adjustment.ts";
export {
  computeRandomImputation,
  type GappedColumn,
  type RandomImputationInput,
} from "./statistics/imputation/random-imputation.ts";
export {
  computeReferenceBasedImputation,
  type ReferenceBasedEstimate,
  type ReferenceBasedImputation,
  type ReferenceBasedOptions,
} from "./statistics/imputation/reference-based-imputation.ts";
export {
  computePooled,
  type Pooled,
  type PooledTest,
  type RubinOptions,
} from "./statistics/imputation/rubin.ts";
export type { Strategy } from "./statistics/imputation/strategy.ts";
export {
  computeTippingPoint,
  type TippingPoint,
  type TippingStep,
} from "./statistics/imputation/tipping-point.ts";
export type { AnalysisResult, VisitAnalysis } from "./statistics/imputation/visit-ancova.ts";
export type { ImputationRequest, IntercurrentEvent } from "./statistics/imputation/visit-grid.ts";
export { compareOutcomes, type PairResult } from "./statistics/joint-rank/compare-outcomes.ts";
export {
  computeDeathLowestRanks,
  type FinalOutcome,
} from "./statistics/joint-rank/death-lowest-rank.ts";
export type { Direction, JointOutcome } from "./statistics/joint-rank/joint-outcome.ts";
export { computeJointRank, type JointRank } from "./statistics/joint-rank/joint-rank.ts";
export {
  computeRankAncova,
  type RankAncova,
  type RankAncovaInput,
} from "./statistics/joint-rank/rank-ancova.ts";
export {
  computeScorePermutation,
  type ScorePermutation,
  type ScorePermutationOptions,
} from "./statistics/joint-rank/score-permutation.ts";
export { computeScoreTest, type ScoreTest } from "./statistics/joint-rank/score-test.ts";
export {
  computeWinStatistics,
  type WinMeasure,
  type WinOptions,
  type WinStatistics,
} from "./statistics/joint-rank/win-statistics.ts";
export type { Alternative } from "./statistics/rank/alternative.ts";
export {
  computeJonckheereTerpstra,
  type JonckheereTerpstra,
  type JonckheereTerpstraOptions,
} from "./statistics/rank/jonckheere-terpstra.ts";
export { computeKruskalWallis, type KruskalWallis } from "./statistics/rank/kruskal-wallis.ts";
export { computeMidranks, type Midranks } from "./statistics/rank/midranks.ts";
export {
  computeProbabilisticIndex,
  type ProbabilisticIndex,
} from "./statistics/rank/probabilistic-index.ts";
export { computeRankSum, type RankSum, type RankSumOptions } from "./statistics/rank/rank-sum.ts";
export type { Limits } from "./statistics/rank/shift-interval.ts";
export { computeSignTest, type SignTest } from "./statistics/rank/sign-test.ts";
export {
  computeSignedRank,
  type SignedRank,
  type SignedRankOptions,
} from "./statistics/rank/signed-rank.ts";
export {
  computeVanElteren,
  type StratifiedRows,
  type StratumRanks,
  type VanElteren,
  type VanElterenOptions,
} from "./statistics/rank/van-elteren.ts";
export {
  type BelowLimitRule,
  type QuantifiedColumn,
  type ReplacedColumn,
  replaceBelowLimit,
} from "./statistics/ratio/below-quantification.ts";
export {
  type CensoredFit,
  type CensoredInput,
  computeCensoredNormal,
} from "./statistics/ratio/censored-normal.ts";
export {
  type CensoredRatio,
  type CensoredRatioInput,
  computeCensoredRatio,
} from "./statistics/ratio/censored-ratio.ts";
export { computeGeometricMean, type GeometricMean } from "./statistics/ratio/geometric-mean.ts";
export {
  type ArmRatio,
  computeGeometricRatio,
  type GeometricRatio,
  type GeometricRatioInput,
  type RatioEstimate,
} from "./statistics/ratio/geometric-mean-ratio.ts";
export {
  type ArmComparison,
  type ArmComparisonInput,
  type ArmResult,
  computeArmComparison,
} from "./statistics/regression/arm-comparison.ts";
export {
  computeVarianceIntervals,
  type VarianceComponent,
} from "./statistics/mixed/variance-intervals.ts";
export {
  type Boundary,
  computeBoundary,
  obrienFleming,
  pocock,
} from "./statistics/group-sequential/boundary.ts";
export {
  computeConditionalCrossing,
  computeConditionalPower,
  computePredictivePower,
  type Interim,
} from "./statistics/group-sequential/conditional-power.ts";
export {
  type Bounds,
  computeExitProbabilities,
  type ExitProbabilities,
} from "./statistics/group-sequential/exit-probabilities.ts";
export {
  computeGroupSequentialDesign,
  type Futility,
  type GroupSequentialDesign,
  type GroupSequentialRequest,
} from "./statistics/group-sequential/group-sequential-design.ts";
export { type Spending, spent } from "./statistics/group-sequential/spending.ts";
export {
  computeStagewiseEstimate,
  computeStagewiseP,
  type SequentialResult,
} from "./statistics/group-sequential/stagewise-inference.ts";
export type { ErrorRates, GroupSizes } from "./statistics/sample-size/error-rates.ts";
export {
  computeFreedmanEvents,
  computeLachinFoulkesSize,
  computeSchoenfeldEvents,
  type ExponentialTrial,
  eventProbability,
  type HazardEffect,
} from "./statistics/sample-size/event-size.ts";
export {
  ancovaFactor,
  clusterFactor,
  computeNonInferioritySize,
  computeNormalSize,
  type NormalEffect,
  withDropout,
} from "./statistics/sample-size/mean-size.ts";
export {
  computeArcsineSize,
  computeFisherPower,
  computeProportionSize,
  type TwoProportions,
} from "./statistics/sample-size/proportion-size.ts";
export {
  computeRankSumSize,
  computeSignedRankSize,
  computeSignSize,
} from "./statistics/sample-size/rank-size.ts";
export {
  computeRepeatedMeasuresSize,
  computeSlopeSize,
  type RepeatedMeasures,
  type SlopeVariance,
  slopeVariance,
} from "./statistics/sample-size/slope-size.ts";
export {
  computeOneSampleTTestPower,
  computeOneSampleTTestSize,
  computeTTestPower,
  computeTTestSize,
  type TwoMeans,
} from "./statistics/sample-size/t-test-size.ts";
export { type Adjustment, adjustP } from "./statistics/multiplicity/adjust-p.ts";
export {
  computeTestGraph,
  type GraphResult,
  type TestGraph,
} from "./statistics/multiplicity/test-graph.ts";
export type * from "./report/rendered.ts";
export { makeReport, type ReportOptions } from "./report/make-report.ts";
export { printNumber, printP, printPercent, printShare } from "./report/print-number.ts";
export {
  columnCategories,
  columnNumbers,
  columnValues,
  evaluate,
  hasColumn,
  keepRows,
  membersOf,
  type RowRequest,
  type SelectedRows,
  selectAnalysisRows,
  selectRows,
} from "./analyse/rows.ts";
export { type AnalysisOutcome, referenceColumn } from "./analyse/analysis-context.ts";
export { runAnalysis } from "./analyse/run-analysis.ts";
export { type DrawnFigure, drawFigure } from "./figures/draw-figure.ts";
export { figureStyle } from "./figures/paint.ts";
export { type ReportSheets, reportSheets } from "./write/report-sheets.ts";
export { type HeadCell, headRows } from "./write/table-head.ts";
export { writeArs } from "./write/write-ars.ts";
export { writeCsv } from "./write/write-csv.ts";
export { writeHtml } from "./write/write-html.ts";
export { writeRtf } from "./write/write-rtf.ts";
export { type TextOptions, writeText } from "./write/write-text.ts";
