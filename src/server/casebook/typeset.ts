import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Fault } from "../../kernel/index.ts";
import { coverageOf } from "./font-coverage.ts";
import type { CasebookModel } from "./model.ts";
import { type Coverage, printableAll } from "./printable.ts";

const require = createRequire(import.meta.url);
const family = "@expo-google-fonts/noto-sans-sc";
const fonts = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"];

/** A folder that is nowhere: the compiler finds only what it is handed, whatever lies on the machine. */
const nowhere = "/casebook";

interface Press {
  readonly compiler: NodeCompiler;
  readonly coverage: Coverage;
  readonly template: string;
}

let ready: Press | undefined;

function press(): Press {
  if (ready !== undefined) return ready;
  const files = fonts.map((file) => readFileSync(require.resolve(`${family}/${file}`)));
  const [regular] = files;
  if (regular === undefined) throw new Fault("a casebook has no typeface");
  ready = {
    // A typeface handed over comes before one of the same name on the machine: every server prints the same.
    compiler: NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontBlobs: files }] }),
    coverage: coverageOf(regular),
    template: readFileSync(new URL("./casebook.typ", import.meta.url), "utf8"),
  };
  return ready;
}

/**
 * Sets a casebook: PDF/A-2b (ISO 19005-2), tagged, with bookmarks, its typefaces embedded as far as they are used.
 * It occupies the thread until it is done; {@link typesetApart} does the same in a process of its own.
 *
 * @throws Fault when the template refuses the data, which is a defect of ours.
 */
export function typeset(model: CasebookModel): Uint8Array {
  const { compiler, coverage, template } = press();
  const data = JSON.stringify(printableAll(model, coverage));
  compiler.mapShadow(`${nowhere}/casebook.json`, Buffer.from(data));
  try {
    const { date } = model;
    const compiled = compiler.compile({ mainFileContent: template, resetRead: true });
    if (compiled.result === null) {
      const found = compiled.takeDiagnostics();
      throw new Fault(`casebook: ${JSON.stringify(found?.shortDiagnostics ?? [])}`);
    }
    const creationTimestamp = Date.UTC(date[0], date[1] - 1, ...date.slice(2)) / 1_000;
    return compiler.pdf(compiled.result, { pdfStandard: "a-2b", pdfTags: true, creationTimestamp });
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}
