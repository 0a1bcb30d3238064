export * from "./builder.ts";
export { type CheckOptions, type TypeCheck, typeOf } from "./check.ts";
export { type Child, childrenOf, deepest, depthOf, walk } from "./children.ts";
export { compile } from "./compile.ts";
export {
  type ExpressionIssue,
  excerpt,
  positionOf,
  type TextPosition,
  type TextSpan,
} from "./excerpt.ts";
export {
  type CallName,
  type Comparison,
  callNames,
  comparisons,
  type Computation,
  type ElapsedIn,
  type Expression,
  elapsedIn,
  type FieldReference,
  type NumberLiteral,
  type ParticipantEvent,
  participantEvents,
  type RowsName,
  relativePlaces,
  rowsNames,
} from "./node.ts";
export { type Parsed, parseExpression } from "./parse.ts";
export { printExpression } from "./print.ts";
export type { Compiled, FieldData, Surroundings } from "./surroundings.ts";
export { type Type, typeWords } from "./type.ts";
export {
  type CodeSet,
  dayOf,
  type Interval,
  isAnswered,
  isCodeSet,
  isInterval,
  secondOf,
  type Value,
} from "./value.ts";
export {
  type Vocabulary,
  type VocabularyField,
  type VocabularyForm,
  vocabularyOf,
} from "./vocabulary.ts";
export {
  type Derivation,
  derivationOrder,
  derivationsOf,
  type EvaluationOrder,
  evaluationOrder,
  formsRead,
  type Reads,
  readsOf,
} from "./dependencies.ts";
export { checkCondition, checkFormula, compileFormula } from "./formula.ts";
export { expressionSchema, readExpression } from "./json.ts";
export { type DecidingFact, type ExplainedNode, type Explanation, explain } from "./explain.ts";
export type { Need } from "./need.ts";
export type { Outlook, Period } from "./outlook.ts";
export { expressionWords } from "./words.ts";
