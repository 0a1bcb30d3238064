import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "./fault.ts";
import { type Random, randomStream } from "./random.ts";

function take(stream: Random, count: number): number[] {
  return Array.from({ length: count }, () => stream.uint32());
}

describe("a random stream", () => {
  it("refuses a bound that is no whole number from 1 to 2^32", () => {
    const stream = randomStream("s");
    for (const bound of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => stream.below(bound), Fault);
    }
    assert.equal(stream.below(1), 0);
    assert.ok(stream.below(2 ** 32) < 2 ** 32);
  });

  it("refuses a label that JSON would confuse with another", () => {
    assert.throws(() => randomStream("s").split(Number.NaN), Fault);
    assert.throws(() => randomStream("s").split("a", Number.NEGATIVE_INFINITY), Fault);
  });

  it("is not moved by drawing from a stream split off, nor moves it", () => {
    const alone = randomStream("s");
    const parent = randomStream("s");
    const early = parent.split("site", 1);
    const before = take(parent, 3);
    take(early, 50);
    assert.deepEqual([...before, ...take(parent, 3)], take(alone, 6));
    assert.deepEqual(take(parent.split("site", 1), 5), take(randomStream("s").split("site", 1), 5));
  });

  it("differs for every way of writing labels", () => {
    const root = randomStream("s");
    const streams = [
      root,
      root.split(),
      root.split("a", 1),
      root.split("a1"),
      root.split("a").split(1),
      root.split("a", "1"),
      root.split("a,1"),
      root.split('a",1'),
      root.split(1, "a"),
      root.split("a"),
      root.split("a", 1, 1),
      randomStream("s["),
      randomStream('s["a",1]'),
      randomStream(""),
      randomStream("S"),
    ];
    const starts = streams.map((stream) => take(stream, 4).join(" "));
    assert.equal(new Set(starts).size, streams.length);
  });

  it("is the same for a seed typed as a number and as text", () => {
    assert.deepEqual(take(randomStream(7), 3), take(randomStream("7"), 3));
  });

  it("leaves no hidden state behind a normal draw", () => {
    const a = randomStream("n");
    const b = randomStream("n");
    a.normal();
    b.normal();
    assert.equal(a.uint32(), b.uint32());
    assert.equal(a.normal(), b.normal());
  });
});
