import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { Fault, type Language } from "../../kernel/index.ts";
import { dataMatrix } from "./data-matrix.ts";
import type { Label } from "./label.ts";

const require = createRequire(import.meta.url);
const family = "@expo-google-fonts/noto-sans-sc";
const fonts = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf"];
const nowhere = "/labels";

let ready: { readonly compiler: NodeCompiler; readonly template: string } | undefined;

function press() {
  if (ready !== undefined) return ready;
  const files = fonts.map((file) => readFileSync(require.resolve(`${family}/${file}`)));
  ready = {
    compiler: NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontBlobs: files }] }),
    template: readFileSync(new URL("./labels.typ", import.meta.url), "utf8"),
  };
  return ready;
}

/** Sets labels, one a page, each with its code for a reader and for the eye. */
export function writeLabels(
  labels: readonly Label[],
  { title, language, small }: { title: string; language: Language; small: boolean },
): Uint8Array {
  const { compiler, template } = press();
  const sheet = {
    title,
    small,
    lang: language === "en" ? "en" : "zh",
    labels: labels.map((label, index) => ({ ...label, image: `code-${index}.svg` })),
  };
  compiler.mapShadow(`${nowhere}/labels.json`, Buffer.from(JSON.stringify(sheet)));
  for (const [index, { unit }] of labels.entries()) {
    compiler.mapShadow(`${nowhere}/code-${index}.svg`, Buffer.from(dataMatrix(unit)));
  }
  try {
    const compiled = compiler.compile({ mainFileContent: template, resetRead: true });
    if (compiled.result === null) {
      const found = compiled.takeDiagnostics();
      throw new Fault(`labels: ${JSON.stringify(found?.shortDiagnostics ?? [])}`);
    }
    return compiler.pdf(compiled.result);
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}
