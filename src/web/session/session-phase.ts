import type { SessionView } from "../../server/contract.ts";

/**
 * What stands on the screen: the page itself, or what is before it. `ended`: the session is over while somebody's page
 * is still there. It is kept below, shown to nobody, until the same person is back.
 */
export type SessionPhase = "sign-in" | "ended" | "locked" | "owes" | "open";

/** What to show, of what the server says and whose page is there already (`held`, a person's id). */
export function phaseOf(view: SessionView | undefined, held: string | undefined): SessionPhase {
  if (view?.person === undefined) return held === undefined ? "sign-in" : "ended";
  if (view.locked) return "locked";
  return view.owes.length > 0 ? "owes" : "open";
}

/** What a problem of any call says of the session: over, locked, or that something is owed first. */
export function sessionTrouble(problem: {
  readonly status: number;
  readonly body?: { readonly type: string } | undefined;
}): "ended" | "locked" | "owes" | undefined {
  const type = problem.body?.type ?? "";
  if (problem.status === 423) return "locked";
  if (problem.status === 403 && type.endsWith("session.owes")) return "owes";
  // A wrong password is answered by 401 too, and ends nothing.
  return problem.status === 401 && !/sign-in\.|code-(due|required)$/.test(type)
    ? "ended"
    : undefined;
}

/** Whether the server asks for the code of a second factor, e-mail and password being right. */
export function asksForCode(type: string | undefined): boolean {
  return type !== undefined && /code-(due|required)$/.test(type);
}
