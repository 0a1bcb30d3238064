import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explain, mustWait } from "./explain.ts";

describe("explain", () => {
  for (const [words, what] of [
    ['FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device', /is full/],
    ["Error: ENOSPC: no space left on device, write", /is full/],
    ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', /be written/],
    ['initdb: error: could not access directory "/closed/x": Permission denied', /be written/],
    ["Error: EROFS: read-only file system, mkdir '/media/cd/store'", /be written/],
    ["initdb: error: could not look up effective user ID 4711: user does not exist", /no name/],
    [
      "DETAIL:  initialized by version 15, which is incompatible with server version",
      /another ver/,
    ],
    ["Error: ENOTDIR: not a directory, mkdir '/etc/passwd/store'", /is, or lies under, a file/],
  ] as const) {
    it(`says in plain words: ${words.slice(0, 60)}…`, () => {
      assert.match(explain(words, "/store").what, what);
    });
  }

  it("quotes the server's last words when it does not know them", () => {
    const { what, todo } = explain("LOG: begins\nFATAL: the stars are wrong\n", "/store");
    assert.match(what, /the stars are wrong/);
    assert.match(todo, /postgres\.log/);
  });
});

describe("mustWait", () => {
  it("is true only of an earlier or a competing server", () => {
    assert.ok(mustWait('FATAL:  lock file "postmaster.pid" already exists'));
    assert.ok(mustWait('FATAL:  lock file "postmaster.pid" is empty'));
    assert.ok(mustWait("FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use"));
    assert.ok(!mustWait("FATAL:  could not write to file: No space left on device"));
  });
});
