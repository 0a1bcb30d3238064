import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { begin, neurite, type Running, scratchFolder } from "./scratch.ts";

await scratchFolder();

/** What a server that has come up prints for programs. */
interface Up {
  readonly url: string;
  readonly signIns: readonly { readonly email: string; readonly password: string }[];
}

/** Waits until the server says where it is. */
async function up(running: Running): Promise<Up> {
  let text = "";
  return new Promise((done, fail) => {
    running.child.stdout?.on("data", (piece: string) => {
      text += piece;
      if (text.includes("\n}\n") || /^\{.*\}\n/s.test(text)) done(JSON.parse(text) as Up);
    });
    void running.ended.then(({ stderr }) => fail(new Error(`it ended: ${stderr}`)));
  });
}

async function programmes({
  url,
  signIns,
}: Up): Promise<readonly { study: string; counts: object }[]> {
  const signIn = signIns.find(({ email }) => email.startsWith("monitor@"));
  const session = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-neurite": "1" },
    body: JSON.stringify({ email: signIn?.email, password: signIn?.password }),
  });
  assert.equal(session.status, 200);
  const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
  const answer = await fetch(`${url}/api/programmes`, { headers: { cookie } });
  return (await answer.json()) as readonly { study: string; counts: object }[];
}

describe("start", () => {
  it("says what is wrong before anything is made", async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [["--mode", "pretend"], /^--mode takes live, rehearsal, training, not pretend/],
      [["--mode", "live"], /^Generated participants are not a live trial/],
      [["--port", "70000"], /^--port takes a number from 0 to 65535, not 70000/],
      [["no-such-study"], /^There is no file or folder no-such-study/],
    ];
    for (const [words, said] of wrong) {
      const { code, stderr } = await neurite("start", ...words);
      assert.ok(code === 2 || code === 1, words.join(" "));
      assert.match(stderr, said);
    }
  });

  it("serves five programmes with a sign-in for each role, stops on Ctrl-C, and continues where it was", async () => {
    const words = ["start", "--port", "0", "--participants", "1", "--json"];
    const first = begin(...words);
    const was = await up(first);
    assert.equal((await fetch(was.url)).status, 200);
    const before = await programmes(was);
    assert.equal(before.length, 5);

    const port = new URL(was.url).port;
    const second = await begin(...words.with(2, port)).ended;
    assert.equal(second.code, 1);
    assert.match(second.stderr, /Port \d+ is in use, perhaps by another Neurite/);

    first.child.kill("SIGINT");
    const { code, stderr } = await first.ended;
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /foreseen|Error/);

    const again = begin(...words);
    const now = await up(again);
    assert.deepEqual(now.signIns, was.signIns, "the same sign-ins");
    assert.deepEqual(await programmes(now), before, "nothing was done twice");
    again.child.kill("SIGTERM");
    assert.equal((await again.ended).code, 0);
  });
});
