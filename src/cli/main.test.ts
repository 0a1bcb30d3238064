import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { begin, neurite, scratchFolder } from "./scratch.ts";

await scratchFolder();
const commands = [
  "check",
  "describe",
  "diff",
  "replay",
  "cut",
  "verify",
  "rehearse",
  "start",
] as const;

describe("help", () => {
  it("names every command, and says what the exit codes mean", async () => {
    const { code, stdout, stderr } = await neurite("help");
    assert.equal(code, 0);
    assert.equal(stderr, "");
    for (const command of commands)
      assert.match(stdout, new RegExp(`^ {2}neurite ${command}`, "m"));
    assert.match(stdout, /0 done · 1 something was found or refused · 2 wrong use · 3 our fault/);
  });

  it("is printed, as wrong use, when no command is given", async () => {
    const { code, stdout } = await neurite();
    assert.equal(code, 2);
    assert.match(stdout, /neurite start/);
  });

  it("is what a process of its own prints too", async () => {
    assert.deepEqual(await begin("help").ended, await neurite("help"));
  });

  for (const command of commands) {
    it(`of ${command} says how it is typed and what it does, and does nothing`, async () => {
      const [asked, named] = await Promise.all([
        neurite(command, "--help"),
        neurite("help", command),
      ]);
      assert.deepEqual(asked, named);
      assert.equal(asked.code, 0);
      assert.equal(asked.stderr, "");
      assert.match(
        asked.stdout,
        new RegExp(`^neurite ${command}[^\\n]*--json\\]\\n {4}[A-Z].*\\.\\n$`),
      );
    });
  }
});

describe("wrong use", () => {
  const cases: readonly (readonly [words: readonly string[], said: RegExp])[] = [
    [["chekc", "study.ts"], /^There is no command chekc\. Commands: check, describe, /],
    [["help", "chekc"], /^There is no command chekc\./],
    [["toString"], /^There is no command toString\./],
    [["check"], /^Name a study\.\nUsage: neurite check/],
    [["check", "--quite", "x"], /^There is no option --quite\.\nUsage: neurite check/],
    [["describe"], /^Name a study\./],
    [["describe", "a", "b"], /^b is one word too many\.\nUsage: neurite describe/],
    [["describe", "a", "--language", "fr"], /^There is no language fr\. Languages: en, zh-CN\./],
    [["describe", "a", "--language"], /^--language needs a value\./],
    [["describe", "a", "--json=yes"], /^--json takes no value\./],
    [["diff", "a"], /^Name two versions of a study\./],
    [["replay", "a"], /^Name an example and its data\./],
    [["cut"], /^Name a study\./],
    [["verify", "a"], /^a is one word too many\./],
    [
      ["rehearse", "--participants", "many"],
      /^--participants takes a whole number from 1 to 100,000/,
    ],
    [["rehearse", "--participants", "0"], /^--participants takes a whole number/],
    [
      ["rehearse", "--until", "2025-02-30"],
      /^--until takes a day such as 2025-12-31, not 2025-02-30/,
    ],
    [["rehearse", "--schema", "Robert'); drop"], /^--schema takes at most 48 of a–z, 0–9 and _/],
  ];
  for (const [words, said] of cases) {
    it(`is told apart and answered with what would be right: ${words.join(" ")}`, async () => {
      const { code, stdout, stderr } = await neurite(...words);
      assert.equal(code, 2, stderr);
      assert.equal(stdout, "");
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /\n\s+at /, "no stack");
    });
  }

  it("is said as JSON to programs, which read nothing else on standard output", async () => {
    for (const [words] of cases) {
      if (words[0] === "describe" && words.includes("--json=yes")) continue;
      const { code, stdout } = await neurite(...words, "--json");
      assert.equal(code, 2);
      const { problem } = JSON.parse(stdout) as { problem: string };
      assert.match(problem, /\w/);
    }
  });
});

describe("a command that only reads", () => {
  for (const words of [["verify"], ["cut", "study.json"]]) {
    it(`makes no store where there is none: ${words.join(" ")}`, async () => {
      const { code, stderr } = await neurite(...words, "--store", "nowhere");
      assert.equal(code, 1);
      assert.match(stderr, /There is no (store in nowhere|file or folder study\.json)/);
    });
  }

  it("says when the database at an address cannot be reached, and what to do", async () => {
    const address = "postgresql://nobody@127.0.0.1:9/none";
    const { code, stdout, stderr } = await neurite("verify", "--store", address, "--json");
    assert.equal(code, 1);
    assert.match(stderr, /^The database cannot be reached: .*9.* Check that it runs/);
    assert.equal((JSON.parse(stdout) as { problem: string }).problem, stderr.trim());
  });
});
