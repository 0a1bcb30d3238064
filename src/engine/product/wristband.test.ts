import assert from "node:assert/strict";
import { test } from "node:test";
import { readWristband, wristbandCode } from "./wristband.ts";

test("a wristband that was misread in one character, or without its check character, is none", () => {
  const code = wristbandCode("GZ01-001");
  assert.equal(readWristband("GZ01-001"), undefined);
  assert.equal(readWristband(""), undefined);
  for (let at = 0; at < code.length; at++) {
    for (const letter of "0123456789ABCXYZ") {
      const misread = `${code.slice(0, at)}${letter}${code.slice(at + 1)}`;
      if (misread !== code) assert.notEqual(readWristband(misread), "GZ01-001", misread);
    }
  }
  for (let at = 0; at + 1 < code.length - 2; at++) {
    const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
    if (swapped !== code) assert.notEqual(readWristband(swapped), "GZ01-001", swapped);
  }
});

test("a wristband is read as it was printed, also through a Chinese keyboard", () => {
  for (const participant of ["GZ01-001", "103-007", "1", "A-12-B"]) {
    assert.equal(readWristband(` ${wristbandCode(participant)}\n`), participant);
  }
  const wide = wristbandCode("GZ01-001").replace(".", "。").replace("0", "０");
  assert.equal(readWristband(wide), "GZ01-001");
});
