export { type Algorithm, type AlgorithmOf, defineAlgorithm } from "./define-algorithm.ts";
export { type Gli2012Group, gli2012Fvc, gli2012FvcLms, gli2012Groups } from "./gli-2012.ts";
export { gli2022Fvc, gli2022FvcLms } from "./gli-2022.ts";
export { type Classification, classifyExamination } from "./isncsci-exam.ts";
export type {
  CodeOf,
  InputPort,
  InputsOf,
  InputValue,
  OutputPort,
  OutputsOf,
  OutputValue,
} from "./port.ts";
export { algorithmOf, algorithms } from "./registry.ts";
export * from "./als-progression.ts";
export * from "./biomarker-ratio.ts";
export * from "./el-escorial-category.ts";
export * from "./gold-coast.ts";
export * from "./hauser-diary-days.ts";
export * from "./hhd-megascore.ts";
export * from "./kings-stage.ts";
export * from "./mds-updrs-prorated.ts";
export * from "./mitos-stage.ts";
export {
  type BodyRegion,
  bodyRegions,
  type MotorNeuronSigns,
  type RegionSigns,
} from "./motor-neuron-signs.ts";
export * from "./permanent-ventilation.ts";
export * from "./valor-progressor.ts";
