/** A server in a process of its own, and requests to it. */
import { spawn } from "node:child_process";
import { type Agent, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Served, Used } from "./served.ts";

export interface Serving extends Served {
  /** What the server's process has used since it began. */
  used(): Promise<Used>;
  close(): Promise<void>;
}

/** Starts it; with PROFILE set to a folder it writes a profile of its processor time there as it ends. */
export async function serve(...words: readonly (number | string)[]): Promise<Serving> {
  const profile = process.env["PROFILE"];
  const flags = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
  const script = join(import.meta.dirname, "served.ts");
  const child = spawn(
    process.execPath,
    ["--max-semi-space-size=8", ...flags, script, ...words.map(String)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error("the server ended");
    return JSON.parse(value) as unknown;
  };
  const served = (await next()) as Served;
  return {
    ...served,
    async used() {
      child.stdin.write("\n");
      return (await next()) as Used;
    },
    close: () =>
      new Promise((done) => {
        child.once("exit", () => done());
        child.stdin.end();
      }),
  };
}

/** What a request came to. */
export interface Answered {
  readonly status: number;
  readonly bytes: number;
}

/** Sends one request as somebody and reads the answer to its end without keeping it. */
export function ask(
  agent: Agent,
  { url }: Pick<Served, "url">,
  token: string,
  path: string,
  body?: string,
  accept = "identity",
): Promise<Answered> {
  const { hostname, port } = new URL(url);
  const sent =
    body === undefined
      ? {}
      : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((done, fail) => {
    const sending = request(
      {
        agent,
        host: hostname,
        port,
        path,
        method: body === undefined ? "GET" : "POST",
        headers: {
          "x-neurite": "1",
          "accept-encoding": accept,
          cookie: `neurite=${token}`,
          ...sent,
        },
      },
      (response) => {
        let bytes = 0;
        response.on("data", (part: Buffer) => {
          bytes += part.length;
          if (response.statusCode !== 200) console.error(part.toString().slice(0, 300));
        });
        response.on("error", fail);
        response.on("end", () => done({ status: response.statusCode ?? 0, bytes }));
      },
    );
    sending.on("error", fail);
    sending.end(body);
  });
}
