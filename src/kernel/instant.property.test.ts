import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { instant, instantAt, instantOf, later, msOf, wallClock, zone } from "./instant.ts";

const zones = [
  "UTC",
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Africa/Casablanca",
].map(zone);
const where = fc.constantFrom(...zones);
const moment = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) });

describe("instants, for any moment", () => {
  it("sort as texts in the order of time", () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        assert.equal(instantOf(a) < instantOf(b), a < b);
      }),
    );
  });

  it("are read back from what they print", () => {
    fc.assert(
      fc.property(moment, (ms) => {
        assert.equal(msOf(instantOf(ms)), ms);
        assert.equal(instant(instantOf(ms)), instantOf(ms));
      }),
    );
  });

  it("come back from the clock on the wall, or are the later of two with the same wall clock", () => {
    fc.assert(
      fc.property(moment, where, (ms, at) => {
        const moment = instantOf(Math.floor(ms / 1_000) * 1_000);
        const shown = wallClock(moment, at);
        const back = instantAt(shown, at);
        assert.equal(wallClock(back, at), shown);
        assert.ok(back <= moment);
        assert.ok(msOf(moment) - msOf(back) <= 86_400_000);
      }),
      { numRuns: 300 },
    );
  });

  it("round every change of the clock are the first that shows the time, found by looking at each minute", () => {
    const changes: readonly (readonly [string, string])[] = [
      ["Europe/Berlin", "2026-03-29T01:00:00Z"],
      ["Europe/Berlin", "2026-10-25T01:00:00Z"],
      ["America/New_York", "2026-11-01T06:00:00Z"],
      ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
      ["Asia/Shanghai", "1991-09-14T17:00:00Z"],
    ];
    for (const [name, change] of changes) {
      const at = zone(name);
      const start = later(instant(change), -3 * 3_600_000);
      const firstShown = new Map<string, string>();
      for (let minute = 0; minute < 360; minute += 1) {
        const moment = later(start, minute * 60_000);
        const shown = wallClock(moment, at);
        if (!firstShown.has(shown)) firstShown.set(shown, moment);
      }
      for (const [shown, moment] of firstShown) assert.equal(instantAt(shown, at), moment, shown);
    }
  });
});
