import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { derivePatients } from "../../tools/derive-patients.ts";

const derived = await derivePatients();

function report(name: string): string {
  const found = derived.find(({ file }) => file.endsWith(`/${name}.md`));
  assert.ok(found);
  return found.content.slice(0, found.content.indexOf("\n---\n"));
}

/** What the report says of one criterion of one programme. */
function line(name: string, study: string, criterion: string): string {
  const [, after = ""] = report(name).split(`\n${study} `);
  const found = after.split("\n").find((one) => one.startsWith(`- ${criterion} `));
  assert.ok(found, `${study} ${criterion}`);
  return found;
}

test("the explanations are committed as the engine now gives them (npm run derive)", () => {
  assert.equal(derived.length, 8);
  for (const { file, content } of derived) {
    assert.equal(readFileSync(join(file), "utf8"), content, file);
  }
});

test("a SOD1 carrier without symptoms has the variant and not the disease", () => {
  assert.match(line("sod1-carrier", "SOD1-TOFERSEN-CN", "I3"), /\*\*met\*\*/);
  assert.match(line("sod1-carrier", "SOD1-TOFERSEN-CN", "I2"), /\*\*NOT MET\*\*/);
});

test("D91A on one chromosome without a class is neither met nor turned away", () => {
  assert.match(line("d91a-heterozygote", "SOD1-TOFERSEN-CN", "I3"), /\*\*unknown\*\*.*class/);
});

test("58 % of predicted is enough for a slow progressor and not for a fast one", () => {
  assert.match(line("slow-progressor", "233AS101-C", "I4"), /\*\*met\*\*.*58 %/);
  assert.match(line("fast-progressor", "233AS101-C", "I4"), /\*\*NOT MET\*\*.*58 %/);
});

test("3.2 L at 50 years and 175 cm is above 70 % by the equation of the trial", () => {
  const found = line("vital-capacity-at-the-limit", "XS228-ALS-P1", "I3");
  assert.match(found, /\*\*met\*\*.*GLI 2022.*7[12]\.\d %/);
});

test("the window of a complete injury closed on the day before, and the report says so", () => {
  assert.match(
    line("injury-day-61", "XS228-SCI-P1", "I6"),
    /\*\*NOT MET\*\*.*Held until 2026-05-31/,
  );
  assert.match(line("injury-day-61", "XS228-SCI-P1", "I4"), /\*\*met\*\*/);
});

test("an onset at 18 is within the ages, and the day is named from which five years will be over", () => {
  assert.match(line("onset-at-18", "XS411-EOPD-P1", "I2"), /\*\*met\*\*/);
  assert.match(line("onset-at-18", "XS411-EOPD-P1", "I4"), /Will hold from 2026-09-20/);
});

test("where nothing is known nothing is met and nothing stands against", () => {
  assert.doesNotMatch(report("nothing-known"), /\*\*(met|NOT MET|does not apply|APPLIES)/);
});
