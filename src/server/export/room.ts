/**
 * Bytes that are gathered again and again in the same place: megabytes that are allocated anew for every page outlive
 * the collector's young generation and lie about until it looks at everything.
 */
export interface Room {
  clear(): void;
  add(bytes: Buffer): void;
  /** What was added since it was cleared; it stands until it is cleared again. */
  bytes(): Buffer;
}

/** Opens one that grows to what it is asked to hold. */
export function openRoom(): Room {
  let space = Buffer.allocUnsafeSlow(1 << 16);
  let used = 0;
  return {
    clear() {
      used = 0;
    },
    add(bytes) {
      if (used + bytes.length > space.length) {
        const larger = Buffer.allocUnsafeSlow(2 * (used + bytes.length));
        space.copy(larger, 0, 0, used);
        space = larger;
      }
      used += bytes.copy(space, used);
    },
    bytes: () => space.subarray(0, used),
  };
}
