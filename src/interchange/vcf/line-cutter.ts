/** A line of the file as bytes, without its end. The view is good until the next line is asked for. */
export interface ByteLine {
  readonly bytes: Uint8Array;
  /** Counted from 1. */
  readonly number: number;
  /** What ended it; `none` for a last line that the file ends in. */
  readonly ending: "lf" | "crlf" | "none";
  /** How long the line is where it was too long to keep; its beginning is in `bytes`. */
  readonly cut?: number;
}

/** Longest line that is kept, bytes: half a million samples fit. Of a longer one only the length is known. */
export const longestLine = 64 * 2 ** 20;

/** Cuts chunks into lines in bounded memory, whatever the chunks are. */
export function lineCutter(take: (line: ByteLine) => void, most: number = longestLine) {
  let number = 0;
  let held = new Uint8Array(0);
  let heldLength = 0;
  let dropped = 0;

  function hold(bytes: Uint8Array): void {
    const fits = Math.min(bytes.length, most - heldLength);
    if (heldLength + fits > held.length) {
      const room = new Uint8Array(Math.min(most, Math.max(4096, 2 * (heldLength + fits))));
      room.set(held.subarray(0, heldLength));
      held = room;
    }
    held.set(fits === bytes.length ? bytes : bytes.subarray(0, fits), heldLength);
    heldLength += fits;
    dropped += bytes.length - fits;
  }

  function give(bytes: Uint8Array, ended: boolean): void {
    number++;
    const cr = ended && dropped === 0 && bytes.at(-1) === 13;
    const ending = cr ? "crlf" : ended ? "lf" : "none";
    const content = cr ? bytes.subarray(0, -1) : bytes;
    const line = { bytes: content, number, ending } as const;
    take(dropped > 0 ? { ...line, cut: bytes.length + dropped } : line);
    heldLength = 0;
    dropped = 0;
  }

  return {
    push(chunk: Uint8Array): void {
      let at = 0;
      for (;;) {
        const end = chunk.indexOf(10, at);
        if (end < 0) break;
        const rest = chunk.subarray(at, end);
        if (heldLength === 0 && rest.length <= most) give(rest, true);
        else {
          hold(rest);
          give(held.subarray(0, heldLength), true);
        }
        at = end + 1;
      }
      if (at < chunk.length) hold(chunk.subarray(at));
    },
    /** Gives the last line, when the file does not end in a line end. */
    end(): void {
      if (heldLength > 0) give(held.subarray(0, heldLength), false);
    },
  };
}
