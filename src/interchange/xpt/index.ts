export { fitColumns } from "./columns.ts";
export { readIbm, writeIbm } from "./ibm-float.ts";
export {
  readXpt,
  readXptSync,
  readXptTables,
  type XptOptions,
  type XptTable,
} from "./read-xpt.ts";
export { writeXpt, writeXptStream, type XptSource, type XptWriteOptions } from "./write-xpt.ts";
export type {
  SpecialMissing,
  XptColumn,
  XptEvent,
  XptLibrary,
  XptMember,
} from "./xpt-dataset.ts";
