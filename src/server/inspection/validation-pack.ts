import { readFileSync } from "node:fs";
import type { Language } from "../../kernel/index.ts";
import { byteOrderMark, csvLine } from "../export/csv-line.ts";

/** What must hold, what keeps it, and which tests would fail if it did not. */
export interface Requirement {
  /** An invariant of the product, an acceptance check by its number, or a clause that the source names. */
  readonly kind: "invariant" | "acceptance" | "clause";
  readonly requirement: string;
  readonly keptBy: readonly string[];
  /** Test files; none where no test stands for it alone. */
  readonly tests: readonly string[];
  /** Which tests of the file, where not all of them. */
  readonly sentences?: readonly string[];
}

/** The maker's evidence for one version: requirement → test file → what each test says. Made by `npm run derive`. */
export interface ValidationPack {
  readonly version: string;
  readonly requirements: readonly Requirement[];
  /** Every test file with its tests, whether or not a requirement names it. */
  readonly tests: Readonly<Record<string, readonly string[]>>;
}

let read: ValidationPack | undefined;

/** The pack that came with this version. */
export function readValidationPack(): ValidationPack {
  read ??= JSON.parse(
    readFileSync(new URL("./validation-pack.json", import.meta.url), "utf8"),
  ) as ValidationPack;
  return read;
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ["Software version", "Kind", "Requirement", "Kept by", "Test file", "What the test says"],
  "zh-CN": ["软件版本", "类别", "要求", "实现文件", "测试文件", "测试内容"],
};
const kinds: Readonly<Record<Requirement["kind"] | "other", Readonly<Record<Language, string>>>> = {
  invariant: { en: "invariant", "zh-CN": "不变量" },
  acceptance: { en: "acceptance check", "zh-CN": "验收检查" },
  clause: { en: "clause", "zh-CN": "法规条款" },
  other: { en: "other test", "zh-CN": "其他测试" },
};

/** The pack as CSV, one test a line; a requirement that no test stands for has a line without one. */
export function writeValidationCsv(pack: ValidationPack, language: Language): string {
  const named = new Set(pack.requirements.flatMap(({ tests }) => tests));
  const line = (
    kind: keyof typeof kinds,
    requirement: string,
    keptBy: string,
    test = "",
    said = "",
  ) => csvLine([pack.version, kinds[kind][language], requirement, keptBy, test, said]);
  const lines = pack.requirements.flatMap(({ kind, requirement, keptBy, tests, sentences }) =>
    tests.length === 0
      ? [line(kind, requirement, keptBy.join(" "))]
      : tests.flatMap((test) =>
          (sentences ?? pack.tests[test] ?? []).map((said) =>
            line(kind, requirement, keptBy.join(" "), test, said),
          ),
        ),
  );
  const others = Object.entries(pack.tests)
    .filter(([test]) => !named.has(test))
    .flatMap(([test, sentences]) => sentences.map((said) => line("other", "", "", test, said)));
  return byteOrderMark + csvLine(heads[language]) + lines.join("") + others.join("");
}
