import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { Fault } from "./fault.ts";
import { xoshiro128 } from "./xoshiro.ts";

/**
 * A stream of random numbers that a seed fixes for ever: same seed, same numbers, on every platform.
 * `split` gives an independent stream for a named purpose, so that drawing more in one place
 * never shifts what another place draws.
 *
 * Not for secrets: who sees some numbers of a stream can compute the others.
 */
export interface Random {
  /** A whole number, 0 ≤ n < 2³². */
  readonly uint32: () => number;
  /** A fraction with 53 random bits, 0 ≤ x < 1. */
  readonly uniform: () => number;
  /** A whole number, 0 ≤ n < `bound`, every value equally likely. @throws Fault unless `bound` is whole, 1 … 2³². */
  readonly below: (bound: number) => number;
  /**
   * A draw from the normal distribution with mean 0 and standard deviation 1. How many numbers it takes from the
   * stream is the same everywhere; its last bit rests on `Math.log`, which engines other than V8 may round differently.
   */
  readonly normal: () => number;
  /**
   * An independent stream for a purpose, such as `split("site", 3)`. It depends on this stream's own labels and not
   * on what was drawn from it. The labels 3 and "3" differ, and so do `split("a", 1)` and `split("a").split(1)`.
   *
   * @throws Fault on a label that is NaN or infinite.
   */
  readonly split: (...labels: readonly (string | number)[]) => Random;
}

/**
 * Opens the stream of a seed. The seeds 1 and "1" are the same: seeds are typed on command lines.
 *
 * The key of a stream is SHA-256 over its labels; its numbers come from xoshiro128**, started with that key.
 *
 * @source Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021
 * @example randomStream("trial-1").split("site", 3).uniform()
 */
export function randomStream(seed: string | number): Random {
  return streamOf(utf8ToBytes(`neurite/${seed}`));
}

function streamOf(label: Uint8Array): Random {
  const key = sha256(label);
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  const uint32 = xoshiro128(
    view.getUint32(0),
    view.getUint32(4),
    view.getUint32(8),
    view.getUint32(12) | 1, // the all-zero state would stay zero
  );

  function uniform(): number {
    const high = uint32() >>> 5;
    const low = uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  function below(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 4294967296) {
      throw new Fault(`a random bound must be a whole number from 1 to 2^32, not ${bound}`);
    }
    const limit = 4294967296 - (4294967296 % bound); // beyond it the remainders are not equally likely
    let draw = uint32();
    while (draw >= limit) draw = uint32();
    return draw % bound;
  }

  function normal(): number {
    // Marsaglia's polar method; the second deviate is dropped so that a draw leaves no hidden state behind.
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s > 0 && s < 1) return x * Math.sqrt((-2 * Math.log(s)) / s);
    }
  }

  function split(...labels: readonly (string | number)[]): Random {
    if (labels.some((label) => typeof label === "number" && !Number.isFinite(label))) {
      throw new Fault(`a random stream cannot be labelled ${labels.join(", ")}`);
    }
    const suffix = utf8ToBytes(JSON.stringify(labels));
    const joined = new Uint8Array(key.length + suffix.length);
    joined.set(key);
    joined.set(suffix, key.length);
    return streamOf(joined);
  }

  return { uint32, uniform, below, normal, split };
}
