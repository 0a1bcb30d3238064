import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Command, mayGive, type ParticipantState, type Role } from "../../engine/index.ts";
import type { ExecuteAnswer, ProblemBody } from "../../server/contract.ts";
import { Problem } from "../api/call.ts";
import { placeKey } from "../form/place-key.ts";
import { outboxOf } from "../offline/device.ts";
import type { Item } from "../offline/kept.ts";
import type { Outbox } from "../offline/outbox.ts";
import { useOutboxOf } from "../offline/use-outbox.ts";
import { useSession } from "../session/session.tsx";

/** What became of a command: the server did it, it waits on this device, or the server will not have it. */
export type Outcome =
  | { readonly kind: "done"; readonly answer: ExecuteAnswer }
  | { readonly kind: "kept" }
  | { readonly kind: "refused"; readonly problem: Problem };

const place = placeKey({ form: "bedside" });

/** Commands given at the bedside: kept on the device before they are sent, so that none is lost without a network. */
export function useBedsideCommands(
  study: string,
  version: string,
  { id: participant, version: seen }: Pick<ParticipantState, "id" | "version">,
  roles: readonly Role[],
) {
  const outbox = useOutboxOf();
  const client = useQueryClient();
  const { person } = useSession();
  const [isBusy, setBusy] = useState(false);
  // What was acknowledged shows until the record that the page is given tells it: no screen steps back in between.
  const settled = useRef<readonly Settled[]>([]);
  const print = useSyncExternalStore(
    (listener) =>
      outbox?.listen((news) => {
        if (news.kind === "acknowledged" && isOf(news.item, study, participant)) {
          settled.current = [...settled.current, settledBy(news.item, news.answer)];
        }
        listener();
      }) ?? (() => undefined),
    () =>
      JSON.stringify({
        items: itemsOf(outbox, study, participant),
        settled: settled.current,
        isHeldUp: outbox?.isHeldUp === true,
      }),
  );
  const known = JSON.parse(print) as {
    readonly items: readonly Waiting[];
    readonly settled: readonly Settled[];
    readonly isHeldUp: boolean;
  };
  const { items } = known;
  // What has happened stays until somebody has said how it is to be recorded; all else that is refused is only told.
  const isRefused = ({ state }: Waiting): boolean => state !== "waiting";
  const refused = items.find((item) => isRefused(item) && !hasHappened(item));
  const lost = items.find((item) => isRefused(item) && hasHappened(item));
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    // What was sent while nobody looked and refused then is told once, and stands aside no longer.
    if (refused === undefined || outbox === undefined) return;
    setProblem(new Problem(422, refused.problem));
    void outbox.drop(refused.id);
  }, [refused?.id]);

  const give = async (command: Command): Promise<Outcome | undefined> => {
    const role = roles.find((one) => mayGive(one, command.kind));
    if (person === undefined || role === undefined) return undefined;
    setBusy(true);
    setProblem(undefined);
    try {
      // A scan may come before the device's storage is open: it waits, and is not lost.
      const outbox = await outboxOf(person.id, client);
      const item = await outbox.post({
        person: outbox.person,
        study,
        participant,
        place,
        command,
        role,
        version,
        typedAt: new Date().toISOString(),
        basis: 0,
        carries: {},
      });
      const outcome = await outcomeOf(outbox, item.id);
      if (outcome.kind === "refused" && command.kind !== "administer") setProblem(outcome.problem);
      return outcome;
    } finally {
      setBusy(false);
    }
  };
  // Scans that the server can be asked about are what it says they are: this device decides only while it is not heard.
  const counts = ({ kind }: Command): boolean => kind !== "check-bedside" || known.isHeldUp;
  const waiting = items.flatMap(({ state, command }) =>
    state === "waiting" && counts(command) ? [command] : [],
  );
  const unseen = known.settled.flatMap(({ command, version }) =>
    version > seen && command.kind !== "check-bedside" ? [command] : [],
  );
  const isKept = known.isHeldUp && waiting.length > 0;
  const conflict: Conflict | undefined =
    lost?.command.kind === "administer"
      ? {
          command: lost.command,
          problem: new Problem(422, lost.problem),
          drop: () => void outbox?.drop(lost.id),
        }
      : undefined;
  return { give, isBusy, pending: [...unseen, ...waiting], isKept, problem, conflict };
}

/** A dose that was recorded here and that the server would not have. */
export interface Conflict {
  readonly command: Extract<Command, { kind: "administer" }>;
  readonly problem: Problem;
  /** Takes it off this device. */
  readonly drop: () => void;
}

function hasHappened({ command }: Waiting): boolean {
  return command.kind === "administer";
}

/** A command that was done, and the version of the participant's record that shows it. */
interface Settled {
  readonly command: Command;
  readonly version: number;
}

function settledBy({ command, participant }: Item, { events }: ExecuteAnswer): Settled {
  const own = events.filter(({ stream }) => stream === `participant/${participant}`);
  return { command, version: Math.max(0, ...own.map(({ version }) => version)) };
}

function isOf(item: Item, study: string, participant: string): boolean {
  return item.study === study && item.participant === participant && item.place === place;
}

interface Waiting {
  readonly id: string;
  readonly state: string;
  readonly command: Command;
  readonly problem?: ProblemBody;
}

function itemsOf(
  outbox: Outbox | undefined,
  study: string,
  participant: string,
): readonly Waiting[] {
  return (outbox?.items ?? []).flatMap((item) =>
    isOf(item, study, participant)
      ? [
          {
            id: item.id,
            state: item.state,
            command: item.command,
            ...(item.problem === undefined ? {} : { problem: item.problem }),
          },
        ]
      : [],
  );
}

function outcomeOf(outbox: Outbox, id: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome): void => {
      stop();
      resolve(outcome);
    };
    const look = (): void => {
      const item = outbox.items.find((one) => one.id === id);
      if (item !== undefined && item.state !== "waiting") {
        end({ kind: "refused", problem: new Problem(422, item.problem) });
        if (!hasHappened(item)) void outbox.drop(id);
      } else if (item === undefined || (outbox.isHeldUp && outbox.sending === undefined)) {
        // One that another window of this browser took away tells this one nothing; the record shows what it did.
        end({ kind: "kept" });
      }
    };
    const stop = outbox.listen((news) => {
      if (news.kind === "changed") look();
      else if (news.item.id === id) end({ kind: "done", answer: news.answer });
    });
  });
}
