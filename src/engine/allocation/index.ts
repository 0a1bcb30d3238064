export {
  type Balance,
  type BlockPlace,
  type Levels,
  noBalance,
  stratumOf,
  withAllocated,
} from "./balance.ts";
export {
  bigStick,
  completeRandomisation,
  computeBlockGuesses,
  computeImbalance,
  efronCoin,
  type ImbalanceDistribution,
  permutedBlock,
  type TwoArmRule,
  urnRule,
} from "./characteristics/index.ts";
export type * from "./command.ts";
export { unblindingCategories } from "./command.ts";
export { unblindingCategoryWords } from "./describe.ts";
export type * from "./event.ts";
export { explainFactor } from "./explain-factor.ts";
export { type FactorReading, type MisStratified, misStratified, readFactors } from "./factors.ts";
export type { Draw, Drawn, OpenArm } from "./draw.ts";
export { drawArm } from "./method.ts";
export { type Rederived, rederive, type Underived } from "./rederive.ts";
export type * from "./state.ts";
export { practiceHash } from "./practise-unblinding.ts";
export { unblindingHash } from "./unblinding-hash.ts";
export { listHash } from "./supply-list.ts";
