import { Fault } from "./fault.ts";

/** The languages every word of the product exists in. BCP 47 tags. */
export type Language = "en" | "zh-CN";

/** Wording in every language. A study's own words and the product's words have the same shape. */
export interface Text {
  readonly en: string;
  readonly "zh-CN": string;
}

/** What a message is filled with: numbers are printed as they are, words may depend on the language. */
export type Param = string | number | Text;

/** The parameter names of a template such as `"{field} is above {max}"`. */
export type Names<T extends string> = T extends `${string}{${infer N}}${infer Rest}`
  ? N | Names<Rest>
  : never;

const templates = new Map<string, Text>();

/**
 * Registers the wording of one coded message beside the code that raises it.
 * A code is registered once, and every language names the same parameters.
 *
 * @throws Fault when two places claim the same code, when the languages name different parameters,
 * and when a brace is left open or holds anything but a name.
 */
export function registerMessage(code: string, template: Text): void {
  if (templates.has(code)) throw new Fault(`message code ${code} is registered twice`);
  const named = parameterNames(code, template.en);
  const namedInChinese = parameterNames(code, template["zh-CN"]);
  if (named !== namedInChinese) {
    throw new Fault(`message ${code} names ${named} in English but ${namedInChinese} in Chinese`);
  }
  templates.set(code, template);
}

const parameter = /\{(\w+)\}/g;

function parameterNames(code: string, wording: string): string {
  if (/[{}]/.test(wording.replace(parameter, ""))) {
    throw new Fault(`message ${code} has a brace that is no parameter: ${wording}`);
  }
  const names = Array.from(wording.matchAll(parameter), ([, name]) => name);
  return `{${[...new Set(names.map(String))].sort((a, b) => (a < b ? -1 : 1)).join(", ")}}`;
}

/** Every registered message, for the test that reads them all and for translators. */
export function registeredMessages(): ReadonlyMap<string, Text> {
  return templates;
}

/** Builds a bilingual text. `text("Weight", "体重")` */
export function text(en: string, zhCN: string): Text {
  return { en, "zh-CN": zhCN };
}

/**
 * The words of a coded message in one language. An unknown code prints itself with its parameters,
 * and a parameter that is missing stays visible as `{name}`: nothing is silently left out.
 */
export function messageText(
  code: string,
  params: Readonly<Record<string, Param>>,
  language: Language,
): string {
  const template = templates.get(code);
  if (template === undefined) return `${code} ${JSON.stringify(params)}`;
  return template[language].replace(parameter, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === "object" ? value[language] : String(value);
  });
}
