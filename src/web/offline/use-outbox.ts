import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useSession } from "../session/session.tsx";
import { outboxOf } from "./device.ts";
import type { Outbox } from "./outbox.ts";

/** How much of the signed-in person's work the server has not acknowledged. */
export interface Unsent {
  /** Entries that are kept on this device and not acknowledged. */
  readonly changes: number;
  /** Whether the last attempt was not answered. */
  readonly isOffline: boolean;
  /** Commands that stand aside until the person looks at them. */
  readonly asides: number;
  /** Whether what is kept outlives the page. */
  readonly isLasting: boolean;
}

/** The outbox of the person who is signed in; `undefined` for the moment in which the device's storage is opened. */
export function useOutboxOf(): Outbox | undefined {
  const client = useQueryClient();
  const { person } = useSession();
  const [outbox, setOutbox] = useState<Outbox>();
  useEffect(() => {
    let isCurrent = true;
    if (person === undefined) return undefined;
    void outboxOf(person.id, client).then((opened) => {
      if (isCurrent) setOutbox(opened);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, person]);
  return outbox;
}

const none: Unsent = { changes: 0, isOffline: false, asides: 0, isLasting: true };

/** What the top bar says of unsent work. */
export function useOutbox(): Unsent {
  const outbox = useOutboxOf();
  const print = useSyncExternalStore(
    (listener) => outbox?.listen(listener) ?? (() => undefined),
    () => (outbox === undefined ? "" : JSON.stringify(unsentOf(outbox))),
  );
  return print === "" ? none : (JSON.parse(print) as Unsent);
}

/** The counts of an outbox: an entry and the command that carries it are one change. */
export function unsentOf({ items, drafts, isHeldUp, isLasting }: Outbox): Unsent {
  const changed = new Set(
    drafts.map(({ participant, place, path }) => `${participant} ${place} ${path}`),
  );
  let others = 0;
  for (const { participant, place, carries } of items) {
    const paths = Object.keys(carries);
    if (paths.length === 0) others++;
    for (const path of paths) changed.add(`${participant} ${place} ${path}`);
  }
  return {
    changes: changed.size + others,
    isOffline: isHeldUp,
    asides: items.filter(({ state }) => state !== "waiting").length,
    isLasting,
  };
}
