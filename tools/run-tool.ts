import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./root.ts";

export type ToolRun = { readonly code: number; readonly output: string };

/** Runs a program under this Node in the repository's folder and keeps what it said. */
export function runNode(args: readonly string[]): Promise<ToolRun> {
  return runProgram(process.execPath, args);
}

export function runProgram(command: string, args: readonly string[]): Promise<ToolRun> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", (error) => done({ code: 1, output: error.message }));
    child.on("close", (code) =>
      done({ code: code ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}

const programs = {
  tsc: "typescript/bin/tsc",
  oxlint: "oxlint/bin/oxlint",
  biome: "@biomejs/biome/bin/biome",
} as const;

/** Runs one of the development tools that npm brought. */
export function runTool(tool: keyof typeof programs, args: readonly string[]): Promise<ToolRun> {
  return runNode([join(root, "node_modules", programs[tool]), ...args]);
}
