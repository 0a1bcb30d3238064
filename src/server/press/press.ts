import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Fault } from "../../kernel/index.ts";
import { coverageOf } from "./font-coverage.ts";
import type { Coverage } from "./printable.ts";

const require = createRequire(import.meta.url);
const family = "@expo-google-fonts/noto-sans-sc";
const fonts = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"];

/** The typeface of everything that is printed here, by its own name. */
export const typeface = "Noto Sans SC";

/** A folder that is nowhere: the compiler finds only what it is handed, whatever lies on the machine. */
const nowhere = "/press";

interface Press {
  readonly compiler: NodeCompiler;
  readonly coverage: Coverage;
}

let ready: Press | undefined;

function press(): Press {
  if (ready !== undefined) return ready;
  const files = fonts.map((file) => readFileSync(require.resolve(`${family}/${file}`)));
  const [regular] = files;
  if (regular === undefined) throw new Fault("the press has no typeface");
  ready = {
    // A typeface handed over comes before one of the same name on the machine: every server prints the same.
    compiler: NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontBlobs: files }] }),
    coverage: coverageOf(regular),
  };
  return ready;
}

/** Which characters the typeface of the press has. */
export function pressCoverage(): Coverage {
  return press().coverage;
}

/** What is set: a template, the files it reads by their names, and the instant that the document says it was made. */
interface Setting {
  /** For messages: what is set. */
  readonly name: string;
  readonly template: string;
  readonly files: Readonly<Record<string, string>>;
  readonly madeMs: number;
}

/**
 * Sets a document: PDF/A-2b (ISO 19005-2), tagged, with bookmarks, its typefaces embedded as far as they are used. It
 * occupies the thread until it is done.
 *
 * @throws Fault when the template refuses the data, which is a defect of ours.
 */
export function setPdf({ name, template, files, madeMs }: Setting): Uint8Array {
  const { compiler } = press();
  for (const [file, content] of Object.entries(files)) {
    compiler.mapShadow(`${nowhere}/${file}`, Buffer.from(content));
  }
  try {
    const compiled = compiler.compile({ mainFileContent: template, resetRead: true });
    if (compiled.result === null) {
      const found = compiled.takeDiagnostics();
      throw new Fault(`${name}: ${JSON.stringify(found?.shortDiagnostics ?? [])}`);
    }
    const creationTimestamp = madeMs / 1_000;
    return compiler.pdf(compiled.result, { pdfStandard: "a-2b", pdfTags: true, creationTimestamp });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}
