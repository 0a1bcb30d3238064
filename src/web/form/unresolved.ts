import type { Text } from "../../kernel/index.ts";
import { fieldsOf } from "../../definition/index.ts";
import { type QueryState, saidIn } from "../../engine/index.ts";
import type { FormSession, FormView } from "./form-session.ts";
import { words } from "./form-words.ts";

/** Something on a form that somebody has to look at, and where it is. */
export interface Unresolved {
  readonly path: string | undefined;
  readonly words: Text;
  readonly params: Readonly<Record<string, Text | string>>;
  readonly tone: "wrong" | "wait" | "ask";
}

/** Everything on a form that waits for somebody: what cannot be kept, what checks ask, open queries, answers owed. */
export function unresolvedOf(session: FormSession, view: FormView): readonly Unresolved[] {
  const found: Unresolved[] = [];
  const shown = new Set<string>();
  for (const path of view.paths) {
    const field = session.field(path);
    if (field === undefined) continue;
    const { label } = field.field;
    if (field.problem !== undefined) {
      found.push({
        path,
        words: words.cannotKeep,
        params: { field: label, problem: field.problem },
        tone: "wrong",
      });
    }
    for (const { check, confirmed } of field.checks) {
      shown.add(check.id);
      if (confirmed !== undefined) continue;
      found.push({
        path,
        words: check.message,
        params: {},
        tone: check.level === "hard" ? "wrong" : "wait",
      });
    }
    for (const query of field.queries) {
      if (query.status !== "open") continue;
      const said = saidNow(query);
      found.push({
        path,
        words: { en: "{field}: {said}", "zh-CN": "{field}：{said}" },
        params: { field: label, said },
        tone: "ask",
      });
    }
    if (field.isUnanswered) {
      found.push({ path, words: words.unansweredField, params: { field: label }, tone: "wait" });
    }
  }
  return found;
}

function saidNow({ thread }: QueryState): Text {
  const last = thread.at(-1);
  const inLanguage = (language: "en" | "zh-CN"): string =>
    last === undefined ? "" : (saidIn(last, language) ?? "");
  return { en: inLanguage("en"), "zh-CN": inLanguage("zh-CN") };
}

/**
 * The next field after one that is asked, could be answered by a person, and is not; in the order of the page, which on
 * an instrument's pad is that of the examination.
 */
export function nextUnanswered(
  session: FormSession,
  view: FormView,
  after: string | undefined,
  order: readonly string[] = view.paths,
): string | undefined {
  const derived = new Set(
    fieldsOf(session.world.form)
      .filter(({ kind }) => kind === "derived" || kind === "signature")
      .map(({ id }) => id),
  );
  const open = (path: string): boolean => {
    const field = session.field(path);
    return (
      field !== undefined &&
      field.isAsked &&
      field.now === undefined &&
      field.entry === undefined &&
      !derived.has(field.field.id)
    );
  };
  const at = after === undefined ? -1 : order.indexOf(after);
  return [...order.slice(at + 1), ...order.slice(0, at + 1)].find(open);
}
