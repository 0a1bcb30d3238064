import { unitWords, type Language } from "../../kernel/index.ts";
import type { Field } from "../../definition/index.ts";
import { fill } from "../language/fill.ts";
import { words } from "./form-words.ts";

/** What helps to fill a field: its own words, its limits, its spelling. */
export function fieldHelp(field: Field, language: Language): string | undefined {
  const own = field.help?.[language];
  const format = formatOf(field, language);
  const all = [own, format].filter((part) => part !== undefined && part !== "");
  return all.length === 0 ? undefined : all.join(" · ");
}

function formatOf(field: Field, language: Language): string | undefined {
  switch (field.kind) {
    case "integer":
    case "decimal": {
      const { min, max, unit } = field;
      const after = unit === undefined || unit === "1" ? "" : ` ${unitWords(unit, language)}`;
      const limits =
        min !== undefined && max !== undefined
          ? fill(words.range, language, { min, max, unit: after })
          : min !== undefined
            ? fill(words.atLeast, language, { min, unit: after })
            : max !== undefined
              ? fill(words.atMost, language, { max, unit: after })
              : undefined;
      const qualified = field.qualified === true ? fill(words.qualified, language) : undefined;
      return [limits, qualified].filter((part) => part !== undefined).join(" · ");
    }
    case "date":
    case "datetime":
      return fill(field.partial === true ? words.datePartialHelp : words.dateHelp, language);
    case "time":
      return fill(words.timeHelp, language);
    case "text":
    case "boolean":
    case "choice":
    case "choices":
    case "file":
    case "derived":
    case "signature":
      return undefined;
  }
}
