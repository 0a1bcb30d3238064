import type pg from "pg";
import { type Instant, instantOf } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import type { Keys } from "./keys.ts";

/** What every part of identity stands on. */
export interface Foundation {
  readonly store: Store;
  readonly keys: Keys;
  /** Milliseconds since 1970. */
  nowMs(): number;
  now(): Instant;
  /** Runs one statement; `{schema}` in it is the store's. */
  query<Row extends pg.QueryResultRow>(
    sql: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>;
  /** Told that something about a person changed here, so that nothing remembered about them is used any more. */
  onChange(listener: (person: string) => void): void;
  changed(person: string): void;
}

/** Lays the foundation on a store. */
export function layFoundation(store: Store, keys: Keys, clock: () => Date): Foundation {
  const listeners: ((person: string) => void)[] = [];
  const nowMs = (): number => clock().getTime();
  return {
    store,
    keys,
    nowMs,
    now: () => instantOf(nowMs()),
    async query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) {
      const text = sql.replaceAll("{schema}", store.schema);
      return (await store.pool.query<Row>(text, [...values])).rows;
    },
    onChange: (listener) => void listeners.push(listener),
    changed(person) {
      for (const listener of listeners) listener(person);
    },
  };
}

/** A moment of the database as an instant. */
export function readMoment(moment: Date): Instant {
  return instantOf(moment.getTime());
}
