import {
  assumptionsOf,
  describeSchedule,
  describeSynopsis,
  studyHash,
} from "../definition/index.ts";
import { languageOf } from "./language-of.ts";
import { loadOneStudy } from "./load-study.ts";
import type { CliCommand } from "./main.ts";
import { Usage } from "./problem.ts";

export const command: CliCommand = {
  usage: "describe <study> [--language en|zh-CN] [--json]",
  summary: "Prints the protocol synopsis, the schedule of activities and every assumption.",
  options: { language: { type: "string" } },
  mostWords: 1,
  async run(args, output) {
    const [path] = args.words;
    if (path === undefined) throw new Usage(`Name a study.\nUsage: neurite ${this.usage}`);
    const language = languageOf(args);
    const { study } = await loadOneStudy(path);
    const synopsis = describeSynopsis(study, language);
    const schedule = describeSchedule(study, language);
    output.say(synopsis);
    output.say(schedule);
    output.result({
      study: study.id,
      version: study.version,
      hash: studyHash(study),
      synopsis,
      schedule,
      assumptions: assumptionsOf(study),
    });
    return 0;
  },
};
