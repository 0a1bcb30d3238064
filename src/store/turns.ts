/**
 * Lets things that share a key happen one after the other, in the order in which they were asked for;
 * things without a common key go on beside each other.
 */
export interface Turns {
  /** Waits for everything asked for earlier under these keys, then does it; `after` is waited for, but not held. */
  take<T>(keys: readonly string[], after: readonly string[], act: () => Promise<T>): Promise<T>;
}

/** Opens an empty set of turns. A key costs memory only while somebody waits under it. */
export function openTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(keys, after, act) {
      const before = [...keys, ...after].flatMap((key) => last.get(key) ?? []);
      const turn = Promise.all(before).then(act);
      const ended = turn.catch(() => undefined);
      for (const key of keys) last.set(key, ended);
      void ended.then(() => {
        for (const key of keys) if (last.get(key) === ended) last.delete(key);
      });
      return turn;
    },
  };
}
