import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { xoshiro128 } from "./xoshiro.ts";

/**
 * @source The published C program, https://prng.di.unimi.it/xoshiro128starstar.c (version 1.1), compiled with gcc 12.2
 * and run from these states; the first sequence is also that of the tests of the Rust crate rand_xoshiro.
 */
const runs: readonly {
  state: readonly [number, number, number, number];
  first: readonly number[];
  afterMillion: number;
}[] = [
  {
    state: [1, 2, 3, 4],
    first: [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ],
    afterMillion: 3175353485,
  },
  {
    state: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    first: [
      4294962679, 4294962679, 4292019319, 2943360, 1509943680, 246671744, 2681405836, 4051244843,
      1053453815, 832600121,
    ],
    afterMillion: 3262269264,
  },
  {
    state: [0xdeadbeef, 0, 0x80000000, 1],
    first: [
      0, 1162347852, 1162341516, 3510169022, 3495982216, 965734046, 2032720984, 1618590048,
      3715556125, 3269809091,
    ],
    afterMillion: 361555079,
  },
];

describe("xoshiro128**", () => {
  for (const { state, first, afterMillion } of runs) {
    it(`gives the reference program's numbers from the state ${state.join(", ")}`, () => {
      const next = xoshiro128(...state);
      assert.deepEqual(Array.from(first, next), first);
      for (let drawn = first.length; drawn < 1_000_000; drawn += 1) next();
      assert.equal(next(), afterMillion);
    });
  }
});
