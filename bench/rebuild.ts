/** Rebuilding all projections from a journal of 300,000 events: at least 100,000 events/s. */
import { course } from "../src/store/index.ts";
import { median, perSecond, printRow, timed } from "./report.ts";
import { fillStore, withScratchStore } from "./scratch-store.ts";

const limit = 100_000;

await withScratchStore(async (store) => {
  const { events, bytes } = await fillStore(store, 300_000);
  const reads: number[] = [];
  const rebuilds: number[] = [];
  for (let round = 0; round < 5; round++) {
    reads.push(
      await timed(async () => {
        for await (const _ of store.readAll());
      }),
    );
    rebuilds.push(await timed(() => store.rebuild(course)));
  }
  const rate = (1000 * events) / median(rebuilds);
  printRow({
    bench: "rebuild",
    what: `${events.toLocaleString("en")} events, ${(bytes / 1e6).toFixed(0)} MB, all projections`,
    figure: `${perSecond(events, median(rebuilds))}, ${(bytes / 1e3 / median(rebuilds)).toFixed(0)} MB/s`,
    against: `100,000/s; reading alone ${perSecond(events, median(reads))}`,
    ratio: `${(rate / limit).toFixed(2)} ×`,
  });
});
