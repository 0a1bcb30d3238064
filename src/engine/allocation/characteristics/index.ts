export {
  blockArrangements,
  blockCounts,
  computeBlockGuesses,
  countArrangements,
} from "./block-arrangements.ts";
export { computeImbalance, type ImbalanceDistribution } from "./imbalance-distribution.ts";
export {
  computeImbalanceSums,
  type MinimisationStep,
  pocockSimonChances,
  stepMeasures,
} from "./minimisation-step.ts";
export {
  bigStick,
  completeRandomisation,
  efronCoin,
  generalisedCoin,
  limitedCoin,
  permutedBlock,
  type TwoArmRule,
  urnRule,
} from "./two-arm-rule.ts";
