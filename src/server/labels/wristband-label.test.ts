import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inflateSync } from "node:zlib";
import bwip from "bwip-js/node";
import { type ParticipantState, readWristband, wristbandCode } from "../../engine/index.ts";
import blinded from "../../../examples/eopd-xs411/study-phase2.ts";
import open from "../../../examples/sci-xs228/study.ts";
import { wristbandLabel } from "./wristband-label.ts";
import { writeLabels } from "./write-labels.ts";

const person = { id: "GZ01-001", site: "GZ01" } as unknown as ParticipantState;

type Point = readonly [number, number];

/** The content streams of a PDF, as text. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at)) {
    const end = pdf.indexOf("endstream", at);
    try {
      found.push(inflateSync(pdf.subarray(at + 7, end)).toString("latin1"));
    } catch {
      // A stream of another kind.
    }
    at = end + 9;
  }
  return found;
}

/** The outlines of the drawing that a symbol is, and by how much it is drawn larger. */
function drawingIn(pdf: Buffer): {
  readonly outlines: readonly (readonly Point[])[];
  readonly scale: number;
} {
  const text = streamsOf(pdf).find((one) => / l\n/.test(one)) ?? "";
  const [, scale = "", flip = "", path = ""] =
    /q\n([\d.]+) 0 0 (-?[\d.]+) \S+ \S+ cm\n\/c\d cs\n0 scn\n((?:[\d.]+ [\d.]+ [ml]\n|h\n)+)f/.exec(
      text,
    ) ?? [];
  assert.equal(Number(flip), -Number(scale), "drawn upright, as wide as high");
  const outlines: Point[][] = [];
  for (const [, x, y, act] of path.matchAll(/([\d.]+) ([\d.]+) ([ml])/g)) {
    if (act === "m") outlines.push([]);
    outlines.at(-1)?.push([Number(x), Number(y)]);
  }
  return { outlines, scale: Number(scale) };
}

/** Whether a point is black: inside an odd number of outlines. */
function isBlack(outlines: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let crossings = 0;
  for (const outline of outlines) {
    for (const [index, [ax, ay]] of outline.entries()) {
      const [bx, by] = outline[(index + 1) % outline.length] ?? [0, 0];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) crossings++;
    }
  }
  return crossings % 2 === 1;
}

function modulesIn(pdf: Buffer, across: number): readonly number[] {
  const { outlines } = drawingIn(pdf);
  const xs = outlines.flat().map(([x]) => x);
  const ys = outlines.flat().map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const size = (Math.max(...xs) - left) / across;
  return Array.from({ length: across * across }, (_, index) => {
    const [row, column] = [Math.floor(index / across), index % across];
    return isBlack(outlines, [left + (column + 0.5) * size, top + (row + 0.5) * size]) ? 1 : 0;
  });
}

const printed = (id: string): Buffer =>
  Buffer.from(
    writeLabels([wristbandLabel(open, { ...person, id } as ParticipantState, "en")], {
      title: id,
      language: "en",
      small: true,
    }),
  );

function symbolOf(code: string): { readonly pixs: readonly number[]; readonly pixx: number } {
  const [symbol] = bwip.raw({ bcid: "datamatrix", text: code }) as unknown as readonly {
    readonly pixs: readonly number[];
    readonly pixx: number;
  }[];
  assert.ok(symbol !== undefined);
  return symbol;
}

describe("a wristband", () => {
  it("bears nothing of what is given", () => {
    const text = JSON.stringify(wristbandLabel(blinded, person, "en"));
    for (const word of ["SHAM", "XS411-BAG", "Sham", "cells"])
      assert.ok(!text.includes(word), word);
  });

  it("is printed with the code that a reader finds on it, module for module, and no other", () => {
    for (const id of ["GZ01-001", "BJ01-0123", "S1-4"]) {
      const { pixs, pixx } = symbolOf(wristbandCode(id));
      assert.deepEqual(modulesIn(printed(id), pixx), [...pixs], id);
      assert.equal(readWristband(wristbandCode(id)), id);
    }
    const { pixs, pixx } = symbolOf(wristbandCode("GZ01-002"));
    assert.notDeepEqual(modulesIn(printed("GZ01-001"), pixx), [...pixs]);
  });

  it("has modules that a reader at the bedside resolves, and a quiet zone around them", () => {
    const { outlines, scale } = drawingIn(printed("GZ01-001"));
    const xs = outlines.flat().map(([x]) => x);
    const { pixx } = symbolOf(wristbandCode("GZ01-001"));
    const size = (Math.max(...xs) - Math.min(...xs)) / pixx;
    // 0.5 mm is read at arm's length by common readers and telephones.
    assert.ok((size * scale * 25.4) / 72 >= 0.5);
    assert.ok(Math.min(...xs) >= size, "one module of white, as ISO/IEC 16022 asks");
  });
});
