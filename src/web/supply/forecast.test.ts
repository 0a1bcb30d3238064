import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { forecastOf } from "./forecast.ts";

const line = (site: string, level: string, usable: number, onTheWay = 0) => ({
  site,
  item: "BAG",
  level,
  usable,
  blocked: 9,
  onTheWay,
  within14: 0,
  within60: 0,
});
const dose = (site: string, level: string) => ({ site, level, date: "2026-01-01" });

describe("the forecast of supply", () => {
  it("counts neither what is blocked nor what another site holds as enough for a dose that falls due", () => {
    const [need] = forecastOf(
      {
        due: [dose("S1", "low"), dose("S1", "low")],
        stock: [line("S1", "low", 0), line("S2", "low", 5)],
      },
      () => 1,
    );
    assert.equal(need?.short, 2);
  });

  it("takes as many units as a dose takes, and what is on the way, and names the shortest first", () => {
    const needs = forecastOf(
      {
        due: [dose("S1", "low"), dose("S2", "low")],
        stock: [line("S1", "low", 1, 1), line("S2", "low", 1)],
      },
      () => 2,
    );
    assert.deepEqual(
      needs.map(({ site, short }) => [site, short]),
      [
        ["S2", 1],
        ["S1", 0],
      ],
    );
  });
});
