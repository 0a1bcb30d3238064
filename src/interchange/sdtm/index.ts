export type { DeriveOptions } from "./column-context.ts";
export { datasetDerivers, deriveDatasets } from "./derive-datasets.ts";
export type { DatasetDeriver } from "./deriver.ts";
export { unitName } from "./unit-name.ts";
