import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { advise, whatIf } from "./advise.ts";
import { type Advice, type DoseTally, untried } from "./tally.ts";

const rule = { kind: "3+3" } as const;
const boin = { kind: "boin", target: 0.3, cohort: 3, most: 18 } as const;
const tally = (dlt: number, n: number, pending = 0): DoseTally => ({
  dlt,
  none: n - dlt,
  pending: Array<number>(pending).fill(0.5),
});
const of = (...doses: readonly DoseTally[]): readonly DoseTally[] => doses;
const act = (doses: readonly DoseTally[], current: number): Advice => advise(rule, doses, current);

describe("3+3", () => {
  test("0 of 3 goes up, 1 of 3 adds three, 2 of 3 is too toxic", () => {
    assert.deepEqual(act(of(tally(0, 3), untried), 0), { act: "escalate", next: 1 });
    assert.deepEqual(act(of(tally(1, 3), untried), 0), { act: "expand", next: 0 });
    assert.deepEqual(act(of(tally(2, 3), untried), 0), { act: "stop", mtd: -1, exceeded: 0 });
  });

  test("1 of 6 goes up, 2 of 6 is too toxic", () => {
    assert.deepEqual(act(of(tally(1, 6), untried), 0), { act: "escalate", next: 1 });
    assert.deepEqual(act(of(tally(2, 6), untried), 0), { act: "stop", mtd: -1, exceeded: 0 });
  });

  test("the highest dose with 0 of 3 is expanded to six before it is called tolerated", () => {
    assert.deepEqual(act(of(tally(0, 3), tally(0, 3)), 1), { act: "expand", next: 1 });
    assert.deepEqual(act(of(tally(0, 3), tally(0, 5)), 1), { act: "expand", next: 1 });
    assert.deepEqual(act(of(tally(0, 3), tally(1, 6)), 1), { act: "stop", mtd: 1 });
  });

  test("below a dose that is too toxic, three get three more, and six with one at most are the end", () => {
    assert.deepEqual(act(of(tally(0, 3), tally(2, 3)), 1), {
      act: "de-escalate",
      next: 0,
      exceeded: 1,
    });
    assert.deepEqual(act(of(tally(0, 3), tally(2, 3)), 0), { act: "expand", next: 0 });
    assert.deepEqual(act(of(tally(1, 6), tally(2, 3)), 0), { act: "stop", mtd: 0, exceeded: 1 });
    assert.deepEqual(act(of(tally(2, 6), tally(2, 3)), 0), { act: "stop", mtd: -1, exceeded: 0 });
  });

  test("two toxicities decide at once, without waiting for those still in their window", () => {
    assert.equal(act(of(tally(2, 2, 1), untried), 0).act, "stop");
  });

  test("nobody is decided on while somebody who could matter is in the window", () => {
    assert.deepEqual(act(of(tally(0, 2, 1), untried), 0), { act: "stay", next: 0 });
    assert.deepEqual(act(of(tally(0, 3, 1), untried), 0), { act: "stay", next: 0 });
  });

  test("where the protocol does not come down, too toxic is the end", () => {
    const { act: decided, mtd } = advise(
      { kind: "3+3", deEscalate: false },
      of(tally(0, 3), tally(2, 3)),
      1,
    );
    assert.equal(decided, "stop");
    assert.equal(mtd, undefined);
  });

  // @source closed form q³ + 3pq²·q³; 0.906, 0.709, 0.494, 0.309 in Storer 1989
  for (const [p, expected] of [
    [0.1, 0.906],
    [0.2, 0.709],
    [0.3, 0.494],
    [0.4, 0.309],
  ] as const) {
    test(`passes a dose of true toxicity ${p} with probability ${expected}`, () => {
      assert.equal(passing(p).toFixed(3), expected.toFixed(3));
    });
  }

  test("differs from BOIN at 1 of 3 and 2 of 6: expand against stay, stop against stay", () => {
    assert.equal(act(of(tally(0, 3), tally(1, 3), untried), 1).act, "expand");
    assert.equal(advise(boin, of(tally(0, 3), tally(1, 3), untried), 1).act, "stay");
    assert.equal(act(of(tally(1, 6), tally(2, 6), untried), 1).act, "stop");
    assert.equal(advise(boin, of(tally(1, 6), tally(2, 6), untried), 1).act, "stay");
  });

  test("tells beforehand what each outcome of the next three would lead to", () => {
    const acts = whatIf(rule, of(untried, untried), 0).map(({ dlt, advice }) => [dlt, advice.act]);
    assert.deepEqual(acts, [
      [0, "escalate"],
      [1, "expand"],
      [2, "stop"],
      [3, "stop"],
    ]);
  });
});

describe("interval designs", () => {
  test("give up a dose with 3 of 3, and those above with it", () => {
    assert.deepEqual(advise(boin, of(tally(0, 3), tally(3, 3), untried), 1), {
      act: "de-escalate",
      next: 0,
      exceeded: 1,
    });
    assert.deepEqual(advise(boin, of(tally(0, 6), tally(3, 3), untried), 0), {
      act: "stay",
      next: 0,
      exceeded: 1,
    });
    assert.deepEqual(advise(boin, of(tally(3, 3), untried), 0), {
      act: "stop",
      mtd: -1,
      exceeded: 0,
    });
  });

  test("end with the isotonic estimate once a dose has its most participants", () => {
    const advice = advise({ ...boin, most: 6 }, of(tally(0, 6), tally(2, 6), tally(4, 6)), 1);
    assert.deepEqual(advice, { act: "stop", mtd: 1, exceeded: 2 });
  });

  test("wait for a window unless they count time (TITE-BOIN)", () => {
    assert.equal(advise(boin, of(tally(0, 2, 1), untried), 0).act, "stay");
    assert.equal(advise({ ...boin, time: true }, of(tally(0, 2, 1), untried), 0).act, "escalate");
  });

  test("TITE-BOIN with everybody complete is BOIN", () => {
    for (let n = 1; n <= 12; n += 1) {
      for (let dlt = 0; dlt <= n; dlt += 1) {
        const doses = of(tally(0, 3), tally(dlt, n), untried);
        assert.deepEqual(advise({ ...boin, time: true }, doses, 1), advise(boin, doses, 1));
      }
    }
  });
});

/** The probability that 3+3 goes up from a dose, by going through every outcome. */
function passing(p: number, dlt = 0, n = 0): number {
  const { act: decided } = act(of(tally(dlt, n), untried), 0);
  if (n >= 3 && decided === "escalate") return 1;
  if (n >= 3 && decided === "stop") return 0;
  return whatIf(rule, of(tally(dlt, n), untried), 0).reduce(
    (sum, { dlt: more }) =>
      sum + binomial(3, more) * p ** more * (1 - p) ** (3 - more) * passing(p, dlt + more, n + 3),
    0,
  );
}

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k;
}
