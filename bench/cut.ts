/** Taking a cut of 200,000 events, and reading it by position (with its hash proved) and stream by stream. */
import { studyHash } from "../src/definition/index.ts";
import { study } from "./assessment.ts";
import { median, perSecond, printRow, timed } from "./report.ts";
import { fillStore, withScratchStore } from "./scratch-store.ts";

await withScratchStore(async (store) => {
  const { events } = await fillStore(store, 200_000);
  const drain = (batches: AsyncIterable<unknown>) => async () => {
    for await (const _ of batches);
  };
  const takes: number[] = [];
  const reads: number[] = [];
  const alls: number[] = [];
  const streams: number[] = [];
  for (let round = 0; round < 5; round++) {
    takes.push(await timed(() => store.takeCut(study.id, studyHash(study), "bench")));
    const [cut] = await store.listCuts(study.id);
    if (cut?.events !== events) throw new Error("the cut has not all events");
    alls.push(await timed(drain(store.readAll())));
    reads.push(await timed(drain(store.readCut(cut))));
    streams.push(await timed(drain(store.readCut(cut, "stream"))));
  }
  const against = `reading the journal ${perSecond(events, median(alls))}`;
  for (const [what, times] of [
    ["taking a cut (its hash only)", takes],
    ["reading it by position, hash proved", reads],
    ["reading it stream by stream", streams],
  ] as const) {
    printRow({
      bench: "cut",
      what,
      figure: `${perSecond(events, median(times))}`,
      against,
      ratio: `${(median(alls) / median(times)).toFixed(2)} ×`,
    });
  }
});
