import type { Sha256 } from "../kernel/index.ts";

/** Where a stream ended when we last looked. */
export interface Head {
  readonly version: number;
  readonly hash: Sha256;
}

/**
 * Remembers the ends of the streams used last, so that an append need not ask for the hash it continues.
 * It can be stale, never wrong: the hash of a given version does not change.
 */
export interface HeadCache {
  get(key: string): Head | undefined;
  set(key: string, head: Head): void;
  drop(key: string): void;
}

/** Makes a cache that keeps the `limit` streams set last (about 300 bytes each). */
export function headCache(limit = 50_000): HeadCache {
  const heads = new Map<string, Head>();
  return {
    get: (key) => heads.get(key),
    set(key, head) {
      heads.delete(key);
      heads.set(key, head);
      if (heads.size <= limit) return;
      for (const oldest of heads.keys()) {
        heads.delete(oldest);
        break;
      }
    },
    drop: (key) => void heads.delete(key),
  };
}
