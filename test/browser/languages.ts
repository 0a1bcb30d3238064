import type { Language } from "../../src/kernel/index.ts";

/**
 * The languages that a file of browser tests goes through: the one it names, so that the files together go through
 * both in a short time; each file goes through both with THOROUGH=1.
 */
export function languagesFrom(first: Language): readonly Language[] {
  if (process.env["THOROUGH"] !== "1") return [first];
  return first === "en" ? ["en", "zh-CN"] : ["zh-CN", "en"];
}
