/** What a reader says when it cannot go on without more input. */
export const more: unique symbol = Symbol("more");
export type More = typeof more;

/** Chunks as they come from a file, a socket, a decompressor or an array. */
export type Chunks<T = Uint8Array> = Iterable<T> | AsyncIterable<T>;

/** Where chunks go in; the reader at the other end takes what it needs. */
export interface Inlet<In> {
  push(chunk: In): void;
  close(): void;
}

/**
 * Runs a reader over chunks. The reader is a generator that yields results, or {@link more} when its
 * inlet is empty; so the same reader serves arrays and sockets, and holds no more than it must.
 */
export async function* pump<In, Out>(
  chunks: Chunks<In>,
  inlet: Inlet<In>,
  reader: Generator<Out | More, void>,
): AsyncGenerator<Out, void> {
  for await (const chunk of chunks) {
    inlet.push(chunk);
    if (yield* untilMore(reader)) return;
  }
  inlet.close();
  yield* untilMore(reader);
}

/** {@link pump} for chunks that are all at hand. */
export function* pumpSync<In, Out>(
  chunks: Iterable<In>,
  inlet: Inlet<In>,
  reader: Generator<Out | More, void>,
): Generator<Out, void> {
  for (const chunk of chunks) {
    inlet.push(chunk);
    if (yield* untilMore(reader)) return;
  }
  inlet.close();
  yield* untilMore(reader);
}

function* untilMore<Out>(reader: Generator<Out | More, void>): Generator<Out, boolean> {
  for (;;) {
    const step = reader.next();
    if (step.done === true) return true;
    if (step.value === more) return false;
    yield step.value;
  }
}
