import { parseArgs } from "node:util";
import { Fault, issueText } from "../kernel/index.ts";
import { type Output, type Streams, terminalOutput } from "./output.ts";
import { Problem, Usage } from "./problem.ts";

/** One command of the command line. */
export interface CliCommand {
  readonly usage: string;
  readonly summary: string;
  /** Options it takes besides `--json` and `--help`. */
  readonly options: Readonly<Record<string, { type: "string" | "boolean"; multiple?: boolean }>>;
  /** How many words it takes besides options. */
  readonly mostWords: number;
  /** Does the work; resolves to the exit code: 0 done, 1 something was found, 2 wrong use, 3 a fault of ours. */
  run(args: Arguments, output: Output): Promise<number>;
}

export interface Arguments {
  readonly words: readonly string[];
  text(option: string): string | undefined;
  flag(option: string): boolean;
}

type Loader = () => Promise<{ readonly command: CliCommand }>;

/** Loaded when called, so that `check` does not wait for the database driver. */
const commands: Readonly<Record<string, Loader>> = {
  check: () => import("./check.ts"),
  describe: () => import("./describe.ts"),
  diff: () => import("./diff.ts"),
  readout: () => import("./readout.ts"),
  replay: () => import("./replay.ts"),
  cut: () => import("./cut.ts"),
  verify: () => import("./verify.ts"),
  archive: () => import("./archive.ts"),
  "verify-archive": () => import("./verify-archive.ts"),
  rehearse: () => import("./rehearse.ts"),
  screen: () => import("./screen.ts"),
  start: () => import("./start.ts"),
  "vcf-check": () => import("./vcf-check.ts"),
};

async function help(): Promise<string> {
  const lines = ["neurite runs clinical programmes from one computable protocol.", ""];
  for (const load of Object.values(commands)) {
    const { command } = await load();
    const brief = command.usage.replace(/ \[--.*$/, "");
    lines.push(`  neurite ${brief}`, `      ${command.summary}`);
  }
  lines.push(
    "",
    "  Every command takes --json and --help. A study is a folder, a study.ts or a study.json.",
  );
  lines.push(
    "  Exit code: 0 done · 1 something was found or refused · 2 wrong use · 3 our fault · 130 stopped.",
  );
  return lines.join("\n");
}

/** Runs one command line and returns its exit code. */
export async function run(argv: readonly string[], streams: Streams = process): Promise<number> {
  const output = terminalOutput(argv.includes("--json"), streams);
  const [name, ...rest] = argv;
  try {
    const asksHelp = name === undefined || ["help", "--help", "-h"].includes(name);
    const about = rest.find((word) => !word.startsWith("-"));
    if (asksHelp && about === undefined) {
      streams.stdout.write(`${await help()}\n`);
      return name === undefined ? 2 : 0;
    }
    const { command } = await commandNamed(asksHelp ? about : name);
    const parsed = parse(command, asksHelp ? ["--help"] : rest);
    if (parsed.flag("help")) {
      streams.stdout.write(`neurite ${command.usage}\n    ${command.summary}\n`);
      return 0;
    }
    return await command.run(parsed, output);
  } catch (error) {
    return report(error, output);
  }
}

async function commandNamed(name = ""): Promise<{ readonly command: CliCommand }> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    throw new Usage(
      `There is no command ${name}. Commands: ${Object.keys(commands).join(", ")}. See: neurite help`,
    );
  }
  return load();
}

function parse(command: CliCommand, rest: readonly string[]): Arguments {
  const { values, positionals } = (() => {
    try {
      return parseArgs({
        args: [...rest],
        allowPositionals: true,
        options: { json: { type: "boolean" }, help: { type: "boolean" }, ...command.options },
      });
    } catch (error) {
      throw new Usage(`${optionWords(error as Error)}\nUsage: neurite ${command.usage}`);
    }
  })();
  const extra = positionals[command.mostWords];
  if (extra !== undefined) {
    throw new Usage(`${extra} is one word too many.\nUsage: neurite ${command.usage}`);
  }
  const value = (option: string): unknown => (values as Record<string, unknown>)[option];
  return {
    words: positionals,
    text(option) {
      const found = value(option);
      return typeof found === "string" ? found : undefined;
    },
    flag: (option) => value(option) === true,
  };
}

/** Says what is wrong with an option without the parser's advice on positional arguments. */
function optionWords({ message }: Error): string {
  const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
  if (unknown !== undefined) return `There is no option ${unknown}.`;
  const bare = /^Option '(--[\w-]+)(?: <value>)?'/.exec(message)?.[1];
  if (bare === undefined) return message;
  return message.includes("does not take") ? `${bare} takes no value.` : `${bare} needs a value.`;
}

/** Errors of lower floors whose words are meant for the person here; by name, as not every command loads them. */
const spoken: ReadonlySet<string> = new Set([
  "DataProblem",
  "StoreUnavailable",
  "RecordDamaged",
  "IdempotencyConflict",
  "AddressTaken",
]);

function report(error: unknown, output: Output): number {
  const problem =
    error instanceof Problem
      ? error
      : error instanceof Error && spoken.has(error.name)
        ? new Problem(error.message)
        : undefined;
  const words = problem?.message ?? faultWords(error);
  const issues = (problem?.issues ?? []).map((issue) => ({
    ...issue,
    text: { en: issueText(issue), "zh-CN": issueText(issue, "zh-CN") },
  }));
  output.result({ problem: words, issues });
  output.note(words);
  return problem?.exitCode ?? 3;
}

function faultWords(error: unknown): string {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const kind =
    error instanceof Fault ? "A rule of ours is broken" : "Something unforeseen happened";
  return `${kind}; please report it with these lines:\n${words}`;
}

if (import.meta.main) {
  // Whoever reads our words has seen enough (`… | head`): end quietly.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  process.exitCode = await run(process.argv.slice(2));
}
