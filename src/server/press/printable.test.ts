import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { breakMark, isPrintable, printable } from "./printable.ts";

/** As if the typeface had every letter of the first plane. */
const everything = (point: number): boolean => point < 0x10000;

test("what turns the direction of a line is printed as its number", () => {
  assert.equal(printable("a\u202eb", everything), "a[U+202E]b");
  assert.equal(printable("\u200f\u2066", everything), "[U+200F][U+2066]");
});

test("control characters and invisible ones are printed as their numbers, lines and tabs as what they are", () => {
  assert.equal(printable("a\u0000 \u0007 \u00adb", everything), "a[U+0000] [U+0007] [U+00AD]b");
  assert.equal(printable("a\r\nb\tc", everything), "a\nb c");
});

test("half of a character is printed as its number and does not spoil the text around it", () => {
  assert.equal(printable("a\ud83db", everything), "a[U+D83D]b");
});

test("a character that the typeface lacks is printed as its number", () => {
  assert.equal(printable("王𠀀😀", everything), "王[U+20000][U+1F600]");
});

test("the longest English words are left whole, and what is longer may be broken", () => {
  assert.equal(printable("electroencephalography", everything), "electroencephalography");
  assert.equal(printable("f".repeat(64), everything).split(breakMark).length, 16);
});

test("whatever is typed, nothing is lost: every printed character is printable, and the rest stands as numbers", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
      const shown = printable(typed, everything).replaceAll(breakMark, "");
      for (const character of shown)
        assert.ok(isPrintable(character.codePointAt(0) ?? 0, everything));
      const back = shown.replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, hex: string) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      );
      const again = typed.replaceAll("\r\n", "\n").replaceAll("\t", " ");
      if (!again.includes("[U+")) assert.equal(back, again);
    }),
  );
});
