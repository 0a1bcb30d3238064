/** People of a study as they ask the API, to bring a participant to where a test of the pages begins. */
import assert from "node:assert/strict";
import type { Command } from "../../src/engine/index.ts";
import type { Demonstration } from "./demonstration.ts";

export interface Staff {
  /** Gives a command; fails where it is refused. */
  give(command: Record<string, unknown> & { readonly kind: Command["kind"] }): Promise<void>;
  /** Screens somebody on a day; answers the number given. */
  screen(site: string, date: string): Promise<string>;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
}

let count = 0;

/** Signs somebody in by their e-mail, for one study. */
export async function staffOf(
  demonstration: Demonstration,
  study: string,
  who: string,
): Promise<Staff> {
  const { url } = demonstration;
  const { email, password } = demonstration.signInOf(who);
  let cookie = "";
  const send = (path: string, init: RequestInit): Promise<Response> =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { cookie, "x-neurite": "1", "content-type": "application/json" },
    });
  const post = (path: string, body: unknown): Promise<Response> =>
    send(path, { method: "POST", body: JSON.stringify(body) });
  const session = await post("/api/session", { email, password });
  assert.equal(session.status, 200, `${who} signs in`);
  cookie = (session.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const id = (): string => `browser-test-${process.pid}-${++count}`;
  return {
    post,
    get: (path) => send(path, {}),
    async give(command) {
      const answer = await post(`/api/studies/${study}/commands`, { id: id(), command });
      assert.equal(answer.status, 200, `${command.kind}: ${await answer.text()}`);
    },
    async screen(site, date) {
      const answer = await post(`/api/studies/${study}/screenings`, { id: id(), site, date });
      const text = await answer.text();
      assert.equal(answer.status, 200, text);
      return (JSON.parse(text) as { participant: string }).participant;
    },
  };
}
