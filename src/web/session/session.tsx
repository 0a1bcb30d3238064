import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import type { AccessLine, SessionView } from "../../server/contract.ts";
import { call } from "../api/call.ts";

const Context = createContext<SessionView | undefined>(undefined);
const Setter = createContext<((view: SessionView | undefined) => void) | undefined>(undefined);
export const sessionKey = ["session"] as const;

/** Asks who is signed in, again whenever somebody signed in, out, or the screen was locked. */
export function useSessionQuery() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: () => call("GET /api/session"),
    staleTime: 60_000,
    networkMode: "always",
    retry: 1,
  });
}

export function SessionProvider({
  view,
  children,
}: {
  readonly view: SessionView;
  readonly children: ReactNode;
}) {
  return <Context value={view}>{children}</Context>;
}

export function SessionSetter({
  set,
  children,
}: {
  readonly set: (view: SessionView | undefined) => void;
  readonly children: ReactNode;
}) {
  return <Setter value={set}>{children}</Setter>;
}

/** Who is signed in. Only below the sign-in. */
export function useSession(): SessionView {
  const view = useContext(Context);
  if (view === undefined) throw new Error("useSession outside SessionProvider");
  return view;
}

/** What one may do in a study. */
export function useAccess(study: string): readonly AccessLine[] {
  return useSession().access.filter((line) => line.study === study);
}

/**
 * Replaces what is known of the session, after signing in, out, locking or unlocking. A view without a person is
 * somebody who left by their own will: their page closes and nothing of it stays.
 */
export function useSetSession(): (view: SessionView | undefined) => void {
  const set = useContext(Setter);
  if (set === undefined) throw new Error("useSetSession outside Gate");
  return set;
}
