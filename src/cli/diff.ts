import { diff, type Study } from "../definition/index.ts";
import type { Language } from "../kernel/index.ts";
import { languageOf } from "./language-of.ts";
import { loadOneStudy } from "./load-study.ts";
import type { CliCommand } from "./main.ts";
import { Usage } from "./problem.ts";

export const command: CliCommand = {
  usage: "diff <study before> <study after> [--language en|zh-CN] [--json]",
  summary:
    "Says in clinical words what an amendment changed, whom it affects and what they must do.",
  options: { language: { type: "string" } },
  mostWords: 2,
  async run(args, output) {
    const [before, after] = args.words;
    if (before === undefined || after === undefined) {
      throw new Usage(`Name two versions of a study.\nUsage: neurite ${this.usage}`);
    }
    const language = languageOf(args);
    const older = await loadOneStudy(before);
    const newer = await loadOneStudy(after);
    const changes = diff(older.study, newer.study);
    if (changes.length > 0) output.say(headline(older.study, newer.study, language));
    for (const change of changes) {
      output.say(`${change.text[language]}`);
      output.say(`    ${change.affects[language]}`);
    }
    if (changes.length === 0) {
      output.say(language === "en" ? "The two versions are the same." : "两个版本相同。");
    }
    output.result(changes);
    return 0;
  },
};

function headline(before: Study, after: Study, language: Language): string {
  const [version, different] =
    language === "en" ? ["version", "Different studies: "] : ["版本", "不同的研究: "];
  const old = `${before.id}, ${version} ${before.version}`;
  if (before.id === after.id) return `${old} → ${after.version}`;
  return `${different}${old} → ${after.id}, ${version} ${after.version}`;
}
