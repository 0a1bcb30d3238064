export type * from "./analysis.ts";
export type * from "./analysis-data.ts";
export type * from "./analysis-dataset.ts";
export type * from "./display.ts";
export type * from "./estimand.ts";
export type * from "./readout.ts";
export type * from "./row-condition.ts";
