import type { Output } from "./output.ts";
import { Problem } from "./problem.ts";

/** Ctrl-C, or the system asking this process to end, heeded where the work can be broken off cleanly. */
export interface Interruption {
  readonly requested: boolean;
  /** Resolves when it is requested. */
  readonly asked: Promise<void>;
  /** @throws Interrupted when this process was asked to end */
  check(): void;
  /** From here on the system's own behaviour holds again. */
  release(): void;
}

/** The work was broken off because somebody asked for it: exit code 130, as shells expect. */
export class Interrupted extends Problem {
  constructor(done = "Nothing was underway.") {
    super(`Stopped. ${done}\nThe same command continues:\n  ${commandLine()}`, [], 130);
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Takes over Ctrl-C until `release`: the first asks, the second ends this process at once. */
export function heedInterruption(output: Output): Interruption {
  let requested = false;
  let heed = (): void => {};
  const asked = new Promise<void>((done) => {
    heed = done;
  });
  const ask = (): void => {
    if (requested) process.exit(130);
    requested = true;
    heed();
    output.note("\nStopping when what is underway is done. Ctrl-C again ends at once.");
  };
  for (const signal of signals) process.on(signal, ask);
  return {
    get requested() {
      return requested;
    },
    asked,
    check() {
      if (requested) throw new Interrupted();
    },
    release() {
      for (const signal of signals) process.off(signal, ask);
    },
  };
}

function commandLine(): string {
  const words = process.argv.slice(2);
  const quoted = words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word)));
  return ["npx neurite", ...quoted].join(" ");
}
