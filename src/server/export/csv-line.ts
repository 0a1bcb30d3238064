export { byteOrderMark, csvCell, csvLine } from "../../kernel/index.ts";
