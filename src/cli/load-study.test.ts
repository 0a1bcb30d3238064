import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import type { Study } from "../definition/index.ts";
import { loadOneStudy } from "./load-study.ts";
import { type Ended, neurite, repository, scratchFolder } from "./scratch.ts";

await scratchFolder();
const example = join(repository, "examples/sci-xs228");

function write(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}

/** Runs `describe` on a file that cannot be read, expecting one clear problem. */
async function refused(path: string): Promise<Ended> {
  const ended = await neurite("describe", path);
  assert.equal(ended.code, 1, ended.stderr);
  assert.equal(ended.stdout, "");
  assert.doesNotMatch(ended.stderr, /\n\s+at |please report/, "no stack");
  const asJson = await neurite("describe", path, "--json");
  assert.equal(asJson.code, 1);
  assert.equal((JSON.parse(asJson.stdout) as { problem: string }).problem, ended.stderr.trim());
  return ended;
}

describe("a path that is no study", () => {
  it("is named when there is nothing", async () => {
    const { stderr } = await refused("missing.ts");
    assert.equal(stderr, "There is no file or folder missing.ts. Check the path.\n");
  });

  it("is told what a folder needs", async () => {
    mkdirSync("empty");
    const { stderr } = await refused("empty");
    assert.match(stderr, /^empty holds no study: it needs a study\.ts with a default export/);
  });

  it("is told when a folder holds several, and which", async () => {
    const { stderr } = await refused(join(repository, "examples"));
    assert.match(stderr, /holds \d+ studies\. Name one, such as:\n {2}\S+study\.ts\n/);
  });

  it("is told which files are studies", async () => {
    const { stderr } = await refused(write("study.txt", "A study."));
    assert.equal(stderr, "study.txt is no study: name a .ts or .json file, or a folder.\n");
  });
});

describe("a study in TypeScript that cannot be run", () => {
  it("is named with the line where it does not parse", async () => {
    const { stderr } = await refused(
      write("unfinished.ts", "export default {\n  id: 1\n  a: 2,\n};\n"),
    );
    assert.equal(
      stderr,
      "unfinished.ts:3 cannot be read as TypeScript: Expected ',', got 'ident'\n",
    );
  });

  it("is named with what only a compiler understands", async () => {
    const { stderr } = await refused(write("enum.ts", "enum Arm { A }\nexport default Arm;\n"));
    assert.match(stderr, /^enum\.ts:1 uses what Node cannot run without compiling: .*enum/);
  });

  it("is named with the author's own line when it throws, here or deep inside Neurite", async () => {
    write("own.ts", "const none = undefined as any;\n\nexport default none.visits;\n");
    assert.match((await refused("own.ts")).stderr, /^own\.ts:3:21 throws TypeError: Cannot read/);
    const builders = JSON.stringify(join(repository, "src/definition/index.ts"));
    const text = `import { defineStudy } from ${builders};\n\nexport default defineStudy({} as never);\n`;
    assert.match((await refused(write("deep.ts", text))).stderr, /^deep\.ts:3:16 throws TypeError/);
  });

  it("is named when it throws what is no error", async () => {
    const { stderr } = await refused(write("words.ts", 'throw "words";\n'));
    assert.equal(stderr, "words.ts throws words, which is no error.\n");
  });

  it("is told what it imports in vain", async () => {
    const lost = await refused(write("lost.ts", 'import "./gone.ts";\nexport default {};\n'));
    assert.equal(
      lost.stderr,
      `lost.ts imports what is not there: Cannot find module '${join(process.cwd(), "gone.ts")}' imported from ${join(process.cwd(), "lost.ts")}.\n`,
    );
    const name = await refused(
      write("name.ts", 'import { no } from "node:fs";\nexport default no;\n'),
    );
    assert.match(name.stderr, /^name\.ts:1 throws SyntaxError: .*export named 'no'/);
  });

  it("is told to export the study", async () => {
    const { stderr } = await refused(write("silent.ts", "export const study = {};\n"));
    assert.match(stderr, /^silent\.ts has no default export\. End it with: export default/);
  });

  it("is told every member it lacks when what it exports is no study", async () => {
    const { stderr } = await refused(write("other.ts", "export default { id: 7 };\n"));
    assert.match(stderr, /^other\.ts is not a study:\n/);
    assert.match(stderr, /^other\.ts \[id\] error study\.json\.type: /m);
    assert.match(stderr, /^other\.ts \[?.*error study\.json\.missing: /m);
    await refused(write("function.ts", "export default () => 1;\n"));
  });
});

describe("a study in JSON that is no JSON", () => {
  const cases: readonly (readonly [name: string, text: string, place: string, words: RegExp])[] = [
    ["empty", "", "1:1", /Unexpected end/],
    ["broken-off", '{\n  "id": "A",\n', "3:1", /Expected|Unexpected end/],
    [
      "bare-word",
      '{\n  "id": "A",\n  "phase": two\n}',
      "3:12",
      /two is no value; a text stands in double quotes\./,
    ],
    ["comma", '{\n  "id": "A",\n}', "3:1", /Expected double-quoted property name/],
    ["quote", '{\n  "id": "A\n}', "2:11", /Bad control character/],
    ["twice", "{}\n{}", "2:1", /Unexpected non-whitespace/],
  ];
  for (const [name, text, place, words] of cases) {
    it(`is named with line and column: ${name}`, async () => {
      const { stderr } = await refused(write(`${name}.json`, text));
      assert.equal(stderr.split(" ", 1)[0], `${name}.json:${place}`);
      assert.match(stderr, /:\d+ is not JSON: \w/);
      assert.match(stderr, words);
    });
  }

  it("may begin with the mark that some editors write", async () => {
    const { study } = await loadOneStudy(example);
    const { code } = await neurite(
      "describe",
      write("mark.json", `\uFEFF${JSON.stringify(study)}`),
    );
    assert.equal(code, 0);
  });
});

type Open<T> = T extends object ? { -readonly [K in keyof T]: Open<T[K]> } : T;

describe("a study in JSON with a fault", () => {
  let good: Study;
  before(async () => {
    good = (await loadOneStudy(example)).study;
  });

  /** Writes the example with one fault, and says on which line a text of it stands. */
  function broken(name: string, harm: (study: Open<Study>) => void, mark: string): number {
    const study = structuredClone(good) as Open<Study>;
    harm(study);
    const text = JSON.stringify(study, null, 2);
    write(name, text);
    return text.slice(0, text.indexOf(mark)).split("\n").length;
  }

  it("is named at the line of a kind that nobody knows", async () => {
    const line = broken(
      "kind.json",
      (study) => Object.assign(study.forms[0]?.groups[0]?.fields[0] ?? {}, { kind: "colour" }),
      '"colour"',
    );
    const { stderr } = await refused("kind.json");
    assert.match(
      stderr,
      new RegExp(`^kind\\.json:${line}:\\d+ \\[forms\\.0\\..*unknown-kind: .*colour`, "m"),
    );
  });

  it("is named at the line of a reference to nothing", async () => {
    const line = broken(
      "lost.json",
      (study) => study.visits[0]?.forms.push("NOWHERE"),
      '"NOWHERE"',
    );
    const { code, stdout } = await neurite("check", "lost.json");
    assert.equal(code, 1);
    assert.match(
      stdout,
      new RegExp(`^lost\\.json:${line}:\\d+ \\[visits\\.0.*error .*NOWHERE`, "m"),
    );
  });

  it("is named at the line of a code that stands twice", async () => {
    const line = broken(
      "twice.json",
      ({ codeLists: [list] }) => {
        const first = list?.codes[0];
        if (first !== undefined) list?.codes.push({ ...first, code: first.code, text: mark });
      },
      mark.en,
    );
    const { code, stdout } = await neurite("check", "twice.json", "--quiet");
    assert.equal(code, 1);
    const found = /^twice\.json:(\d+):\d+ \[codeLists\.0\.codes.* error .*/m.exec(stdout);
    // The issue points at the second code, a line or two above its wording.
    assert.ok(Math.abs(Number(found?.[1]) - line) <= 4, `${stdout}\nline ${line}`);
  });

  it("does not keep other studies from being checked", async () => {
    write("missing-comma.json", '{ "id": 1 "phase": 2 }');
    const both = await neurite("check", "missing-comma.json", "kind.json", "--json");
    assert.equal(both.code, 1);
    const results = JSON.parse(both.stdout) as { file: string; problem?: string }[];
    assert.deepEqual(
      results.map(({ file }) => file),
      ["missing-comma.json", "kind.json"],
    );
    assert.match(results[0]?.problem ?? "", /^missing-comma\.json:1:11 is not JSON/);
  });
});

const mark = { en: "the same code once more", "zh-CN": "重复的代码" };
