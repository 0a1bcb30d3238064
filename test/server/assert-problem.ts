import assert from "node:assert/strict";
import type { Reply } from "./clinic.ts";

/** What no answer may give away: our files, our statements, our stack. */
const inside =
  /node:internal|\.ts:\d|\\n\s+at .+|\/(?:home|tmp|work|usr)\/|\bselect .+ from\b|\binsert into\b|SQLSTATE|pg_|node_modules/i;

/** An answer that says no: whole, in both languages, and without a look inside the server. */
export function assertProblem(reply: Reply, status: number, type?: string | RegExp): void {
  const { body, text, headers } = reply;
  assert.equal(reply.status, status, text);
  assert.match(headers.get("content-type") ?? "", /^application\/problem\+json/);
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(body.status, status);
  assert.match(body.type, /^urn:neurite:problem:[a-z0-9.-]+$/);
  if (typeof type === "string") assert.equal(body.type, `urn:neurite:problem:${type}`, text);
  if (type instanceof RegExp) assert.match(body.type, type);
  for (const words of [body.title, body.detail, body.words.en, body.words["zh-CN"]]) {
    assert.ok(typeof words === "string" && words.length > 3, text);
  }
  assert.notEqual(body.words.en, body.words["zh-CN"]);
  assert.match(body.words["zh-CN"], /\p{Script=Han}/u);
  for (const issue of body.issues ?? [])
    assert.match(issue.text["zh-CN"], /\p{Script=Han}/u, JSON.stringify(issue));
  assert.doesNotMatch(text, inside);
}
