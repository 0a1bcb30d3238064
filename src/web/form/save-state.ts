import type { Text } from "../../kernel/index.ts";
import type { FormView } from "./form-session.ts";

/** What the save mark says; only an acknowledgement of the server makes it `saved`. */
export type SaveState =
  | { readonly kind: "nothing" }
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "saving" }
  | {
      readonly kind: "kept";
      readonly count: number;
      readonly isLasting: boolean;
      readonly isOnItsWay: boolean;
    }
  | {
      readonly kind: "not-saved";
      readonly because: "problem" | "reason" | "conflict" | "refused";
      /** The field it is about. */
      readonly path: string | undefined;
      readonly count: number;
      readonly words?: Text;
    };

/** The mark of a form: the worst that is true of anything in it. */
export function saveStateOf(view: FormView): SaveState {
  const { items, problems, owingReasons, unsent, sending, isHeldUp, isLasting, savedAt } = view;
  const refused = items.find(({ state }) => state === "refused");
  if (refused !== undefined) {
    const words = refused.problem?.words;
    return {
      kind: "not-saved",
      because: "refused",
      path: Object.keys(refused.carries)[0],
      count: 1,
      ...(words === undefined ? {} : { words }),
    };
  }
  const conflict = items.find(({ state }) => state === "conflict");
  if (conflict !== undefined) {
    return {
      kind: "not-saved",
      because: "conflict",
      path: Object.keys(conflict.carries)[0],
      count: 1,
    };
  }
  if (problems.length > 0) {
    return { kind: "not-saved", because: "problem", path: problems[0], count: problems.length };
  }
  if (owingReasons.length > 0) {
    return {
      kind: "not-saved",
      because: "reason",
      path: owingReasons[0],
      count: owingReasons.length,
    };
  }
  if (sending !== undefined && !isHeldUp) return { kind: "saving" };
  if (unsent > 0) {
    const isOnItsWay = items.length > 0;
    return isOnItsWay && !isHeldUp
      ? { kind: "saving" }
      : { kind: "kept", count: unsent, isLasting, isOnItsWay };
  }
  return savedAt === undefined ? { kind: "nothing" } : { kind: "saved", at: savedAt };
}
