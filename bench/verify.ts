/** Proving a whole journal of 200,000 events: every hash, every chain, a checkpoint and a cut. */
import { studyHash } from "../src/definition/index.ts";
import { study } from "./assessment.ts";
import { median, perSecond, printRow, timed } from "./report.ts";
import { fillStore, withScratchStore } from "./scratch-store.ts";

await withScratchStore(async (store) => {
  const { events, bytes } = await fillStore(store, 200_000);
  await store.takeCheckpoint("bench");
  await store.takeCut(study.id, studyHash(study), "bench");
  const reads: number[] = [];
  const proofs: number[] = [];
  for (let round = 0; round < 5; round++) {
    reads.push(
      await timed(async () => {
        for await (const _ of store.readAll());
      }),
    );
    proofs.push(
      await timed(async () => {
        const report = await store.verify();
        if (report.found > 0 || report.events !== events) throw new Error("the journal is damaged");
      }),
    );
  }
  printRow({
    bench: "verify",
    what: `${events.toLocaleString("en")} events, ${(bytes / 1e6).toFixed(0)} MB, a checkpoint, a cut`,
    figure: `${perSecond(events, median(proofs))}`,
    against: `reading without proof ${perSecond(events, median(reads))}`,
    ratio: `${(median(reads) / median(proofs)).toFixed(2)} ×`,
  });
});
