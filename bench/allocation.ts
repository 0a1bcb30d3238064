/** Participants by minimisation over five factors, one after another, in memory on one core: 1,000,000 of them. */
import { drawArm, type Levels, noBalance, withAllocated } from "../src/engine/index.ts";
import { randomStream } from "../src/kernel/index.ts";
import { peakMegabytes, perSecond, printRow } from "./report.ts";

const count = 1_000_000;
const part = count / 10;
const arms = [
  { id: "A", ratio: 2 },
  { id: "B", ratio: 1 },
];
const method = { kind: "minimisation", measure: "range", probability: 0.8 } as const;
const closed: ReadonlySet<string> = new Set();
const random = randomStream("bench");
const people = Array.from({ length: 1_000 }, (_, person): Levels => {
  const own = random.split("person", person);
  const pick = (levels: number): string => String(own.below(levels));
  return { sex: pick(2), age: pick(3), onset: pick(2), drug: pick(2), site: pick(10) };
});

const times: number[] = [];
let balance = noBalance;
for (let done = 0; done < count; done += part) {
  const started = performance.now();
  for (let index = 0; index < part; index += 1) {
    const levels = people[index % people.length] as Levels;
    const { arm } = drawArm(method, { arms, closed, levels, balance, random });
    balance = withAllocated(balance, levels, arm);
  }
  times.push(performance.now() - started);
}
const [first = 0] = times;
const last = times.at(-1) ?? 0;
const all = times.reduce((sum, ms) => sum + ms, 0);
printRow({
  bench: "allocation",
  what: "1,000,000 minimisations, five factors, 2:1",
  figure: `${(all / 1000).toFixed(1)} s, ${perSecond(count, all)}, ${peakMegabytes().toFixed(0)} MB`,
  against: `the first 100,000: ${perSecond(part, first)}; the last: ${perSecond(part, last)}`,
  ratio: `${(first / last).toFixed(2)} x`,
});
