/**
 * The generator xoshiro128** from a given state of four 32-bit words, which must not all be zero.
 * Each call returns the next whole number, 0 ≤ n < 2³².
 *
 * @source Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021
 */
export function xoshiro128(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const scaled = Math.imul(b, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}
