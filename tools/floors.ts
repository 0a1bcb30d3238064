/** `node bin/boot.mjs tools/floors.ts`: holds the sources to DESIGN §2 and §8. */
import { checkFiles, countLines } from "./file-rules.ts";
import { describeFinding, type Finding } from "./finding.ts";
import { checkCycles } from "./import-cycles.ts";
import { checkImports, isTest, readImports } from "./import-rules.ts";
import { readSources, type Sources } from "./source-files.ts";

const medianAtMost = 100;
const p95AtMost = 400;

export function checkFloors(sources: Sources): readonly Finding[] {
  const imports = readImports(sources);
  return [
    ...checkImports(imports),
    ...checkCycles(imports),
    ...checkFiles(sources),
    ...checkSizes(sources),
  ];
}

export type Sizes = { readonly files: number; readonly median: number; readonly p95: number };

/** Lines of the files under src/, tests aside. */
export function computeSizes(sources: Sources): Sizes {
  const lines = [...sources]
    .filter(([path]) => path.startsWith("src/") && !isTest(path))
    .map(([, text]) => countLines(text))
    .toSorted((a, b) => a - b);
  const at = (share: number): number => lines[Math.ceil(share * lines.length) - 1] ?? 0;
  return { files: lines.length, median: at(0.5), p95: at(0.95) };
}

function checkSizes(sources: Sources): readonly Finding[] {
  const { median, p95 } = computeSizes(sources);
  const over = (name: string, lines: number, most: number): readonly Finding[] =>
    lines <= most
      ? []
      : [{ path: "src", rule: "file sizes", text: `${name} ${lines} lines, at most ${most}` }];
  return [...over("median", median, medianAtMost), ...over("p95", p95, p95AtMost)];
}

export function describeSizes({ files, median, p95 }: Sizes): string {
  return `${files} files, median ${median} lines, p95 ${p95}`;
}

if (import.meta.main) {
  const sources = readSources();
  const findings = checkFloors(sources);
  for (const finding of findings) console.log(describeFinding(finding));
  console.log(`${describeSizes(computeSizes(sources))}; ${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
