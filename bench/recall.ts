/**
 * A recall: which units, doses and recipients a lot has, and back from a recipient to the lot, the banks and the donor,
 * in a study of 1,000 lots with 100 recipients each. Lots are read from the journal as they are asked for the first
 * time; no state is kept in memory beforehand. Aim: 50 ms.
 */
import { sealStudy } from "./recall-study.ts";
import { median, printRow, timed } from "./report.ts";
import { withScratchStore } from "./scratch-store.ts";
import { openTrial } from "../src/store/index.ts";
import { traceOf } from "../src/server/supply/trace.ts";

const lots = Number(process.env["LOTS"] ?? 1_000);
const recipients = 100;
const limitMs = 50;
const rounds = 21;

await withScratchStore(async (store) => {
  const study = await sealStudy(store, lots, recipients);
  const trial = openTrial(store, study);
  const asked = {
    "lot to every dose and recipient": (round: number) => ({ lot: `L-${(round * 41) % lots}` }),
    "recipient to lot, bank and donor": (round: number) => ({
      participant: `P-${(round * 41) % lots}-${round}`,
    }),
  };
  for (const [what, tracedIn] of Object.entries(asked)) {
    const times: number[] = [];
    let found = 0;
    for (let round = -2; round < rounds; round++) {
      const took = await timed(async () => {
        const { units } = await traceOf(store, { study, trial }, tracedIn(round + 2));
        found = units.length;
      });
      if (round >= 0) times.push(took);
    }
    const p50 = median(times);
    printRow({
      bench: "recall",
      what: `${what}: ${found} of ${lots * recipients} units`,
      figure: `${p50.toFixed(1)} ms (at most ${Math.max(...times).toFixed(1)})`,
      against: `${limitMs} ms`,
      ratio: `${(p50 / limitMs).toFixed(2)} ×`,
    });
  }
});
