import type { Code } from "../../definition/index.ts";
import type { Language } from "../../kernel/index.ts";

/** What a key means in a group of choices: a code, the answer taken back, or nothing. */
export type ChoiceKey = { readonly code: string } | "clear" | undefined;

/**
 * The choice a typed key stands for: a code beginning with what was typed, else words beginning with it. `typed` is
 * what was typed in one go, so that `1` and `12` can both be reached. The same letter again goes to the next.
 */
export function choiceOfKey(
  codes: readonly Code[],
  language: Language,
  typed: string,
  current: string | undefined,
): ChoiceKey {
  if (typed === "Delete" || typed === "Backspace") return "clear";
  const wanted = typed.normalize("NFKC").toLowerCase();
  if (wanted === "" || wanted === " ") return undefined;
  const exact = codes.find(({ code }) => code.toLowerCase() === wanted);
  if (exact !== undefined) return { code: exact.code };
  const beginning = (spoken: Language) =>
    codes.filter(
      ({ code, text }) =>
        code.toLowerCase().startsWith(wanted) || text[spoken].toLowerCase().startsWith(wanted),
    );
  const own = beginning(language);
  // Y and N are typed in every language: no board has a key for 是.
  const begins = own.length > 0 ? own : beginning("en");
  const at = begins.findIndex(({ code }) => code === current);
  const next = begins[(at + 1) % begins.length];
  return next === undefined ? undefined : { code: next.code };
}
