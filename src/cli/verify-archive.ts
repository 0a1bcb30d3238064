import { existsSync } from "node:fs";
import { issueText } from "../kernel/index.ts";
import { NotAZip, openPackage, verifyPackage } from "../server/index.ts";
import type { CliCommand } from "./main.ts";
import { issueLine, Problem, Usage } from "./problem.ts";
import { shortPath } from "./short-path.ts";

const mostSaid = 20;

export const command: CliCommand = {
  usage: "verify-archive <file> [--json]",
  summary:
    "Proves an archive, or a site's package, by nothing but itself: every file against the manifest, every chain of the journal against the signed checkpoint. Takes the zip or the folder it was unpacked into.",
  options: {},
  mostWords: 1,
  async run(args, output) {
    const [path] = args.words;
    if (path === undefined) throw new Usage(`Name an archive.\nUsage: neurite ${this.usage}`);
    if (!existsSync(path)) throw new Problem(`There is no ${shortPath(path)}.`);
    const given = await openPackage(path).catch((error: unknown) => {
      if (!(error instanceof NotAZip)) throw error;
      throw new Problem(`${shortPath(path)} cannot be opened: ${error.message}.`);
    });
    const bar = output.progress("Verifying files");
    const report = await verifyPackage(given, (files) => bar.to(files));
    bar.done("");
    const { manifest, manifestHash, files, events, streams, issues } = report;
    if (issues.length === 0 && manifest !== undefined) {
      const chains = events === 0 ? "" : `, ${events} events in ${streams} chains`;
      output.say(
        `Whole: ${manifest.study}${manifest.site === undefined ? "" : `, site ${manifest.site}`}, ${files} files${chains}, up to position ${manifest.position}. SHA-256 of the manifest: ${manifestHash}`,
      );
      for (const each of manifest.faults) {
        output.say(`Not in it since it was made: ${each.path} (${each.fault}).`);
      }
    } else {
      output.say(`NOT WHOLE: ${issues.length} finding${issues.length === 1 ? "" : "s"}.`);
      for (const issue of issues.slice(0, mostSaid)) output.say(issueLine(issue, {}));
      if (issues.length > mostSaid) output.say(`… and ${issues.length - mostSaid} more.`);
    }
    output.result({
      ...(manifest === undefined ? {} : { study: manifest.study, position: manifest.position }),
      manifest: manifestHash,
      files,
      events,
      streams,
      issues: issues.map((issue) => ({ ...issue, text: issueText(issue) })),
    });
    return issues.length === 0 ? 0 : 1;
  },
};
