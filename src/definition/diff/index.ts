export type { Change } from "./change.ts";
export { diff } from "./diff.ts";
