import { type Issue, issueText } from "../../kernel/index.ts";
import type { Rendered, Report } from "../report/rendered.ts";
import { fill } from "../report/table-words.ts";
import { words } from "./report-words.ts";

/** What a report was made from, a name and a value a line. */
export function provenanceOf(report: Report): readonly (readonly [name: string, value: string])[] {
  const { study, studyHash, cut, software, language, blinded, simulated } = report;
  return [
    [words.study[language], study.id],
    [words.version[language], study.version],
    [words.studyHash[language], studyHash],
    [words.cut[language], fill(words.cutAt[language], cut)],
    [words.contentHash[language], cut.contentHash],
    [words.software[language], software],
    [words.blinding[language], words[blinded ? "blinded" : "unblinded"][language]],
    ...(simulated ? [[words.participants[language], words.simulated[language]] as const] : []),
  ];
}

/** The same in one line, for every page; hashes by their first twelve digits. */
export function sourceLine({ study, studyHash, cut, software, language }: Report): string {
  return fill(words.source[language], {
    study: study.id,
    version: study.version,
    studyHash: studyHash.slice(0, 12),
    position: cut.position,
    contentHash: cut.contentHash.slice(0, 12),
    takenAt: cut.takenAt,
    software,
  });
}

/** What must not be overlooked on any page: that participants are simulated, and whether arms are told. */
export function pageMarks({ blinded, simulated, language }: Report): readonly string[] {
  return [
    ...(simulated ? [words.simulated[language]] : []),
    words[blinded ? "blinded" : "unblinded"][language],
  ];
}

/** What a display is called: `Table 14-1.01`. */
export function displayName(display: Rendered, { language }: Report): string {
  return `${words[display.kind][language]} ${display.id}`;
}

/** What could not be done, in words, each once. */
export function issueLines(issues: readonly Issue[], { language }: Report): readonly string[] {
  return [...new Set(issues.map((issue) => issueText(issue, language)))];
}
