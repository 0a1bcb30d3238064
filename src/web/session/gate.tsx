import { QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { SessionView } from "../../server/contract.ts";
import { call, onProblem } from "../api/call.ts";
import { useLanguage } from "../language/language.tsx";
import { router } from "../router.tsx";
import { Button } from "../ui/button.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { EndedScreen } from "./ended-screen.tsx";
import { IdleWarning } from "./idle-warning.tsx";
import { LockScreen } from "./lock-screen.tsx";
import { OwedSteps } from "./owed-steps.tsx";
import { SessionProvider, SessionSetter, sessionKey, useSessionQuery } from "./session.tsx";
import { phaseOf, sessionTrouble } from "./session-phase.ts";
import { words } from "./session-words.ts";
import { SignIn } from "./sign-in.tsx";
import { onTabs, tellTabs } from "./tab-channel.ts";
import { Threshold } from "./threshold.tsx";
import { useIdle } from "./use-idle.ts";

/**
 * Lets in who is signed in; shows everybody else the way in. A page that stands open is covered, not closed, when the
 * screen locks or the session ends, and comes back for the same person as they left it. Another person gets a page and
 * a memory of their own: nothing of the one before is shown to them.
 */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { data, error, isPending, refetch } = useSessionQuery();
  const client = useQueryClient();
  const { say } = useLanguage();
  const [held, setHeld] = useState<SessionView>();
  const [because, setBecause] = useState<"idle" | "asked">("idle");
  const phase = phaseOf(data, held?.person?.id);
  const person = held?.person?.id;
  // What was asked for a person is kept for that person only.
  const memory = useMemo(
    () => new QueryClient({ defaultOptions: client.getDefaultOptions() }),
    [client, person],
  );
  const other = data?.person !== undefined && person !== undefined && data.person.id !== person;
  if (phase === "open" && data !== undefined && data !== held) setHeld(data);
  else if (other) setHeld(undefined);

  const know = (view: SessionView | undefined) => client.setQueryData(sessionKey, view);
  const set = (view: SessionView | undefined) => {
    if (view?.person === undefined) {
      memory.clear();
      setHeld(undefined);
    } else if (view.locked) {
      setBecause("asked");
    } else if (view.person.id === person && view.owes.length === 0) {
      recall(memory);
    }
    know(view);
    tellTabs({ kind: "changed" });
  };
  useEffect(
    () =>
      onProblem((problem) => {
        const trouble = sessionTrouble(problem);
        if (trouble === "owes") void client.invalidateQueries({ queryKey: sessionKey });
        if (trouble === undefined || trouble === "owes") return;
        client.setQueryData<SessionView>(sessionKey, (view) => {
          if (view?.person === undefined) return view;
          if (trouble === "locked") return { ...view, locked: true };
          const { person: _, ...nobody } = view;
          return { ...nobody, access: [], locked: false, owes: [] };
        });
      }),
    [client],
  );
  useEffect(
    () =>
      onTabs(
        ({ kind }) => kind === "changed" && void client.invalidateQueries({ queryKey: sessionKey }),
      ),
    [client],
  );
  const idle = useIdle(data?.idleMinutes ?? 15, phase === "open", {
    onOver: () => {
      setBecause("idle");
      if (data !== undefined) know({ ...data, locked: true });
      // The server locks by its own clock as well, should this not reach it.
      void call("POST /api/session/lock").then(
        () => tellTabs({ kind: "changed" }),
        () => undefined,
      );
    },
    onThere: () => void call("POST /api/session/keep").catch(() => undefined),
  });

  if (isPending) return <Skeleton className="p-10" />;
  if (data === undefined && held === undefined) {
    return (
      <Threshold title={say(words.unreachable)}>
        <ProblemNotice error={error} />
        <Button className="self-start" onClick={() => void refetch()}>
          {say(words.again)}
        </Button>
      </Threshold>
    );
  }
  return (
    <SessionSetter set={set}>
      {held !== undefined && (
        <QueryClientProvider client={memory} key={person}>
          <SessionProvider view={held}>{children}</SessionProvider>
        </QueryClientProvider>
      )}
      {phase === "sign-in" && <SignIn view={data} />}
      {phase === "ended" && held !== undefined && <EndedScreen held={held} />}
      {phase === "locked" && data !== undefined && <LockScreen view={data} because={because} />}
      {phase === "owes" && data !== undefined && <OwedSteps view={data} />}
      {idle.kind === "warning" && <IdleWarning secondsLeft={idle.secondsLeft} />}
    </SessionSetter>
  );
}

/** Asks again what failed or may have changed while the page was covered. What is typed is untouched. */
function recall(memory: QueryClient): void {
  memory.removeQueries({
    predicate: ({ state }) => state.status === "error" && state.data === undefined,
  });
  void memory.invalidateQueries();
  void router.invalidate();
}
