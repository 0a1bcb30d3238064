import assert from "node:assert/strict";
import { test } from "node:test";
import type { Claim } from "../../definition/index.ts";
import { claimSubjects } from "./claim-subjects.ts";
import { claimDateWords, claimTypeWords, jurisdictionWords } from "./claim-words.ts";
import { placeClaims } from "./place-claims.ts";

function claim(date: string, rest: Partial<Claim> = {}): Claim {
  return {
    product: "P",
    indication: "I",
    jurisdiction: "CN",
    type: "ind-clearance",
    status: "granted",
    date,
    source: "S",
    quote: "Q",
    confidence: "press",
    about: "A",
    ...rest,
  };
}

test("claims about one thing stand together, marked when they differ, and none is left out", () => {
  const subjects = claimSubjects([
    claim("2025-06-01"),
    claim("2024", { about: "B", jurisdiction: "world" }),
    claim("2025-05-26"),
  ]);
  assert.deepEqual(
    subjects.map(({ about, contested, claims }) => [
      about,
      contested,
      claims.map(({ date }) => date),
    ]),
    [
      ["B", false, ["2024"]],
      ["A", true, ["2025-05-26", "2025-06-01"]],
    ],
  );
  assert.equal(subjects[1]?.title.en, "Clinical trial clearance (IND) · China");
  assert.equal(subjects[1]?.title["zh-CN"], "临床试验默示许可（IND） · 中国");
});

test("a date that is not known to the day takes the whole time it may be", () => {
  const { lanes, years } = placeClaims(
    claimSubjects([claim("2024"), claim("2025-05", { about: "B" })]),
    () => 0,
  );
  assert.deepEqual(
    years.map(({ year }) => year),
    [2024, 2025],
  );
  const [year, month] = lanes[0]?.claims ?? [];
  assert.equal(year?.start, 0);
  assert.ok(Math.abs((year?.end ?? 0) - 366 / 731) < 1e-9);
  assert.ok(Math.abs((month?.end ?? 0) - (month?.start ?? 0) - 31 / 731) < 1e-9);
});

test("claims whose words would lie over each other get rows of their own, and words never leave the picture", () => {
  const subjects = claimSubjects([claim("2025-05-26"), claim("2025-06-01"), claim("2025-12-20")]);
  const [lane] = placeClaims(subjects, () => 0.2).lanes;
  assert.deepEqual(
    lane?.claims.map(({ row, before }) => [row, before]),
    [
      [0, false],
      [1, false],
      [0, true],
    ],
  );
  assert.equal(lane?.rows, 2);
});

test("dates and kinds are said in both languages, as far as they are known", () => {
  assert.deepEqual(claimDateWords("2025-05"), { en: "May 2025", "zh-CN": "2025年5月" });
  assert.deepEqual(claimDateWords("2025-05-26"), { en: "26 May 2025", "zh-CN": "2025年5月26日" });
  assert.deepEqual(jurisdictionWords("CHN"), { en: "China", "zh-CN": "中国" });
  assert.deepEqual(jurisdictionWords("nowhere at all"), {
    en: "nowhere at all",
    "zh-CN": "nowhere at all",
  });
  assert.deepEqual(claimTypeWords("never-heard-of"), {
    en: "never heard of",
    "zh-CN": "never-heard-of",
  });
});
