export { joinRecords } from "./join-records.ts";
export { joinedVisit, joinStudies } from "./join-studies.ts";
export { type SeparateOrigin, separateOrigin } from "./separate-origin.ts";
