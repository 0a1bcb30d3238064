import type { Finding } from "./finding.ts";
import { isFloor, pureFloors } from "./floor-table.ts";
import { folderFloor, isTest } from "./import-rules.ts";
import { lineAt, type Masked, maskSource } from "./mask.ts";
import type { Sources } from "./source-files.ts";

const longest = 600;
const badWords = /(^|-)(utils?|helpers?|common|managers?|services?)(-|$)/;
const goodName = /^[a-z0-9]+(-[a-z0-9]+)*(\.(property|oracle))?(\.test(-d)?|\.contract)?\.tsx?$/;

/** What makes a pure function depend on something that was not handed to it. */
const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\s*\.\s*now\b/g, "Date.now: the instant arrives as an argument"],
  [/\bnew\s+Date\s*(\(\s*\)|(?![\s\w(]))/g, "new Date() without an argument reads the clock"],
  [/\bMath\s*\.\s*random\b/g, "Math.random: randomness arrives as a seeded stream"],
  [/(?<![.\w$])process\s*[.[]/g, "process"],
  [/(?<![.\w$])fetch\s*\(/g, "fetch"],
  [/(?<![.\w$])set(Timeout|Interval|Immediate)\s*\(/g, "a timer"],
  [/(?<![.\w$])performance\s*\./g, "performance"],
  [/\.get(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\s*\(/g, "the machine's time zone"],
  [/\.toLocale(Date|Time)?String\s*\(/g, "the machine's language"],
];

/** Names, length, leftover notes, and what pure floors may not touch. */
export function checkFiles(sources: Sources): readonly Finding[] {
  return [...sources].flatMap(([path, text]) => {
    const masked = maskSource(text);
    return [
      ...checkName(path),
      ...checkLength(path, text),
      ...checkNotes(path, text, masked),
      ...checkPurity(path, text, masked),
    ];
  });
}

function checkName(path: string): readonly Finding[] {
  const rule = "file name";
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const findings: Finding[] = [];
  if (!goodName.test(file)) {
    findings.push({ path, rule, text: "lower case with hyphens, named by what it exports" });
  }
  for (const part of [...parts, file.replace(/\..*/, "")]) {
    const word = badWords.exec(part)?.[2];
    if (word !== undefined) findings.push({ path, rule, text: `"${word}" says nothing: name it` });
  }
  const folder = folderFloor(path);
  if (folder !== undefined && !isFloor(folder)) {
    findings.push({ path, rule: "unknown floor", text: `src/${folder} is not a floor` });
  }
  return findings;
}

export const countLines = (text: string): number => text.split("\n").length - 1;

function checkLength(path: string, text: string): readonly Finding[] {
  const lines = countLines(text);
  if (lines <= longest || /^\/\/ long because: \S/.test(text)) return [];
  const why = `${lines} lines; over ${longest} the first line says "// long because: …"`;
  return [{ path, rule: "long file", text: why }];
}

function checkNotes(path: string, text: string, { comments }: Masked): readonly Finding[] {
  return comments
    .filter((comment) => /\b(TODO|FIXME)\b/.test(comment.text))
    .map(({ at }) => ({
      path,
      line: lineAt(text, at),
      rule: "note",
      text: "open work is an issue",
    }));
}

function checkPurity(path: string, text: string, { code }: Masked): readonly Finding[] {
  const floor = folderFloor(path);
  if (floor === undefined || !pureFloors.has(floor) || isTest(path)) return [];
  return impure.flatMap(([pattern, what]) =>
    [...code.matchAll(pattern)].map((match) => ({
      path,
      line: lineAt(text, match.index),
      rule: "impure",
      text: `${floor} is a pure floor: ${what}`,
    })),
  );
}
