import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { canonical, sha256 } from "../kernel/index.ts";
import { fastSha256, sealBody, streamSeed, writeBody } from "./seal.ts";

const place = { study: "S", stream: "participant/01", version: 3, command: "c:1" };
const event = { type: "saved", at: "2026-01-14T03:00:00.000Z", z: 1, text: "中文 🧠 \u0000" };

describe("sealing", () => {
  it("writes the canonical JSON of the event inside its place", () => {
    assert.equal(writeBody(place, event), canonical({ ...place, event }));
  });

  it("hashes as the kernel does", () => {
    for (const text of ["", "a", "中文 🧠", "x".repeat(5000)]) {
      assert.equal(fastSha256(text), sha256(text));
    }
  });

  it("gives another hash after another event, and another beginning to another stream", () => {
    const body = writeBody(place, event);
    assert.notEqual(sealBody(streamSeed("S", "a"), body), sealBody(streamSeed("S", "b"), body));
    assert.notEqual(streamSeed("S", "a"), streamSeed("S/a", "a"));
  });

  it("has not changed: what was recorded must verify for ever", () => {
    const hash = sealBody(streamSeed("S", "participant/01"), writeBody(place, event));
    assert.equal(hash, "e176bdd91da40de8fd888595a5a8e959288e55772fa2b6298dd59dcfd6e7946f");
  });
});
