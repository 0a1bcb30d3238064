import { type Inlet, type More, more } from "./stream.ts";

/** Bytes that have arrived and are not yet read. Chunks are copied in, so a caller may reuse its buffer. */
export interface ByteInlet extends Inlet<Uint8Array> {
  /** How many bytes of the whole input were read: the place of the next byte, counted from 0. */
  readonly offset: number;
  readonly available: number;
  /** Waits until `count` bytes are there; `false` when the input ends before. */
  atLeast(count: number): Generator<More, boolean>;
  /** The next `count` bytes, without reading them. The view is good until the reader asks for more. */
  peek(count: number): Uint8Array;
  skip(count: number): void;
}

export function byteInlet(): ByteInlet {
  let buffer = new Uint8Array(1024);
  let start = 0;
  let end = 0;
  let offset = 0;
  let closed = false;
  return {
    get offset() {
      return offset;
    },
    get available() {
      return end - start;
    },
    push(chunk) {
      if (end + chunk.length > buffer.length) {
        const size = end - start + chunk.length;
        const room = size > buffer.length / 2 ? new Uint8Array(size * 2) : buffer;
        room.set(buffer.subarray(start, end));
        buffer = room;
        end -= start;
        start = 0;
      }
      buffer.set(chunk, end);
      end += chunk.length;
    },
    close() {
      closed = true;
    },
    *atLeast(count) {
      while (end - start < count) {
        if (closed) return false;
        yield more;
      }
      return true;
    },
    peek(count) {
      return buffer.subarray(start, Math.min(start + count, end));
    },
    skip(count) {
      start += count;
      offset += count;
    },
  };
}
