export type {
  DatasetColumn,
  DatasetEvent,
  DatasetMetadata,
  DataType,
} from "./dataset.ts";
export { datasetColumns } from "./dataset-columns.ts";
export {
  type DatasetOptions,
  type DatasetTable,
  readDatasetJson,
  readDatasetJsonSync,
  readDatasetTable,
} from "./read-dataset-json.ts";
export {
  type DatasetForm,
  writeDatasetJson,
  writeDatasetJsonStream,
} from "./write-dataset-json.ts";
