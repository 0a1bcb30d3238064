import { type Language, type Names, type Text, text } from "../../kernel/index.ts";

/** All that a mail can be filled with. There is no clinical value, no name, no arm and no lot among it. */
export type MailParam = "study" | "participant" | "site" | "time" | "mode";
/** What the application, never a mail, may show besides to those who see who gets what. */
export type UnblindedParam = MailParam | "reference";

type Only<T extends string, P extends string> = [Names<T>] extends [P]
  ? T
  : { readonly "this template may not name": Exclude<Names<T>, P> };

declare const safe: unique symbol;
/** Words that may stand in a mail, and be read by anybody: they name nothing but {@link MailParam}. */
export type BlindedWords = Text & { readonly [safe]: MailParam };
/** Words that only an unblinded person may read, in the application. */
export type UnblindedWords = Text & { readonly [safe]: UnblindedParam };

/** A template for everybody. One that names anything else does not compile. */
export function blinded<const E extends string, const Z extends string>(
  en: E & Only<E, MailParam>,
  zhCN: Z & Only<Z, MailParam>,
): BlindedWords {
  return text(en, zhCN) as BlindedWords;
}

/** A template for unblinded people alone. */
export function unblinded<const E extends string, const Z extends string>(
  en: E & Only<E, UnblindedParam>,
  zhCN: Z & Only<Z, UnblindedParam>,
): UnblindedWords {
  return text(en, zhCN) as UnblindedWords;
}

/** The words of a template, filled in; what is not known, such as the site of what concerns a whole study, is a dash. */
export function fillTemplate(
  words: Text,
  params: Readonly<Partial<Record<UnblindedParam, string | Text>>>,
): Text {
  const fill = (language: Language): string =>
    words[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name as UnblindedParam] ?? "–";
      return typeof value === "string" ? value : value[language];
    });
  return { en: fill("en"), "zh-CN": fill("zh-CN") };
}
