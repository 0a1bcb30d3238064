/** Where a command's words go: for people as lines, for programs (`--json`) as one JSON value on standard output. */
export interface Output {
  readonly json: boolean;
  /** A line for people; nothing with `--json`. */
  say(line?: string): void;
  /** A line beside the result, on standard error, with `--json` too. */
  note(line: string): void;
  /** The result for programs; nothing without `--json`. */
  result(value: unknown): void;
  /** Progress of long work on standard error: a bar on a terminal, a line now and then elsewhere. */
  progress(label: string, total?: number): Progress;
}

export interface Progress {
  to(done: number): void;
  /** Ends the bar; the words stay as a line. */
  done(words?: string): void;
}

/** Standard output and standard error. */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
}

/** Output to the process's own streams, or to others like them. */
export function terminalOutput(json: boolean, { stdout, stderr }: Streams = process): Output {
  return {
    json,
    say(line = "") {
      if (!json) stdout.write(`${line}\n`);
    },
    note(line) {
      stderr.write(`${line}\n`);
    },
    result(value) {
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress: (label, total) => progressBar(label, total, stderr),
  };
}

const width = 24;

function progressBar(
  label: string,
  total: number | undefined,
  stderr: Streams["stderr"],
): Progress {
  const live = stderr.isTTY === true;
  const started = performance.now();
  let lastShown = started;
  let last = 0;
  const line = (done: number): string => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (total === undefined || total === 0) return `${label} ${done} · ${seconds} s`;
    const part = Math.min(1, done / total);
    const filled = Math.round(part * width);
    const bar = `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
    return `${label} ${bar} ${String(Math.floor(part * 100)).padStart(3)} % · ${done} of ${total} · ${seconds} s`;
  };
  return {
    to(done) {
      last = done;
      const now = performance.now();
      if (now - lastShown < (live ? 100 : 5000)) return;
      lastShown = now;
      stderr.write(live ? `\r\x1b[2K${line(done)}` : `${line(done)}\n`);
    },
    done(words) {
      if (live) stderr.write("\r\x1b[2K");
      if (words !== "") stderr.write(`${words ?? line(total ?? last)}\n`);
    },
  };
}
