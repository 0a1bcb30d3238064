import { join, resolve } from "node:path";
import { studyHash } from "../definition/index.ts";
import { deriveDatasets } from "../interchange/index.ts";
import { readCutState } from "../store/index.ts";
import { loadOneStudy } from "./load-study.ts";
import type { CliCommand } from "./main.ts";
import { heedInterruption } from "./interruption.ts";
import { homeFolder, openPlace, placeOptions, readPlace } from "./open-place.ts";
import { Problem, Usage } from "./problem.ts";
import { shortPath } from "./short-path.ts";
import { writeDatasets } from "./write-datasets.ts";

export const command: CliCommand = {
  usage:
    "cut <study> [--store <folder|postgresql://…>] [--schema <name>] [--out <folder>] [--unblinded] [--json]",
  summary:
    "Takes a data cut and writes its submission datasets as Dataset-JSON. Arms stay blank without --unblinded.",
  options: { ...placeOptions, out: { type: "string" }, unblinded: { type: "boolean" } },
  mostWords: 1,
  async run(args, output) {
    const [path] = args.words;
    if (path === undefined) throw new Usage(`Name a study.\nUsage: neurite ${this.usage}`);
    const { study } = await loadOneStudy(path);
    const place = readPlace(args, "neurite", "exist");
    const interruption = heedInterruption(output);
    const store = await openPlace(place, output);
    try {
      const cut = await store.takeCut(study.id, studyHash(study), "cli");
      if (cut.events === 0) {
        throw new Problem(
          `The store holds nothing of ${study.id} yet. Run the study first, or name another --store or --schema.`,
        );
      }
      const state = await readCutState(store, cut, args.flag("unblinded"), () =>
        interruption.check(),
      );
      const folder = resolve(args.text("out") ?? join(homeFolder, "out", study.id));
      const allocation = args.flag("unblinded") ? state.allocation : undefined;
      const revealed = allocation === undefined ? {} : { allocation };
      const tables = deriveDatasets(study, [...state.participants.values()], revealed);
      const written = await writeDatasets(folder, study, cut, tables);
      output.say(
        `Cut at position ${cut.position}: ${cut.events} events, content ${cut.contentHash}.`,
      );
      for (const { name, records } of written) output.say(`  ${name}: ${records} records`);
      output.say(
        `Written to ${shortPath(folder)}${allocation === undefined ? "; arms are blank" : ", arms included: for unblinded eyes only"}.`,
      );
      output.result({ cut: { ...cut }, folder, datasets: written.map((each) => ({ ...each })) });
      return 0;
    } finally {
      await store.close();
      interruption.release();
    }
  },
};
