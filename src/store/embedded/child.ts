import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import type { Account } from "./account.ts";

/**
 * The whole environment of every server process. Nothing is inherited: a PGOPTIONS or a LANG of the
 * user must not change how the record is stored. LC_ALL also keeps the server's words in English,
 * which `explain` reads.
 */
export const environment: Readonly<Record<string, string>> = {
  LC_ALL: "C",
  TZ: "UTC",
  PATH: process.env["PATH"] ?? "/usr/bin:/bin",
};

/** How a program ended: its exit code, or the system's error code when it could not be started. */
export interface Outcome {
  readonly code: number | string;
  readonly words: string;
}

/** Runs one program to its end as `account`, in the folder `cwd`. It never rejects. */
export function run(
  program: string,
  parameters: readonly string[],
  place: { readonly account: Account; readonly cwd: string },
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      program,
      parameters,
      { cwd: place.cwd, env: environment, encoding: "utf8", ...place.account },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : (error.code ?? error.signal ?? 1);
        resolve({ code, words: `${stdout}${stderr}` || (error?.message ?? "") });
      },
    );
  });
}

/** Whether a process has this number, whoever's it is. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * A folder for short-lived files that the server's account can enter. A root process has no use for
 * its own private TMPDIR here, and a long TMPDIR leaves no room for the path of a socket.
 */
export function temporaryFolder(): string {
  const folder = tmpdir();
  return process.geteuid?.() === 0 || Buffer.byteLength(folder) > 60 ? "/tmp" : folder;
}
