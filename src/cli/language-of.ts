import type { Language } from "../kernel/index.ts";
import type { Arguments } from "./main.ts";
import { Usage } from "./problem.ts";

/** The language asked for; English when none is. */
export function languageOf(args: Arguments): Language {
  const asked = args.text("language") ?? "en";
  if (asked === "en" || asked === "zh-CN") return asked;
  throw new Usage(`There is no language ${asked}. Languages: en, zh-CN.`);
}
