import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf } from "../form.ts";
import { codeListsOf } from "../form-builder.ts";
import { scim3 } from "./scim.ts";
import { wisci2 } from "./wisci.ts";
import { lookAt } from "./testing/answers.ts";

const form = scim3("SCIM");
const lists = new Map(codeListsOf(form).map((list) => [list.id, list]));
const values = (item: string): readonly number[] => {
  const field = fieldsOf(form).find(({ id }) => id === item);
  return field?.kind === "choice"
    ? (lists.get(field.codes)?.codes.map(({ code }) => Number(code)) ?? [])
    : [];
};

/** @source domain-verified.md §2: all 19 maxima and the values that items skip */
const published: Readonly<Record<string, readonly number[]>> = {
  feeding: [0, 1, 2, 3],
  bathingUpper: [0, 1, 2, 3],
  bathingLower: [0, 1, 2, 3],
  dressingUpper: [0, 1, 2, 3, 4],
  dressingLower: [0, 1, 2, 3, 4],
  grooming: [0, 1, 2, 3],
  respiration: [0, 2, 4, 6, 8, 10],
  bladder: [0, 3, 6, 9, 11, 13, 15],
  bowel: [0, 5, 8, 10],
  toilet: [0, 1, 2, 4, 5],
  bed: [0, 2, 4, 6],
  bedTransfer: [0, 1, 2],
  toiletTransfer: [0, 1, 2],
  indoors: [0, 1, 2, 3, 4, 5, 6, 7, 8],
  moderate: [0, 1, 2, 3, 4, 5, 6, 7, 8],
  outdoors: [0, 1, 2, 3, 4, 5, 6, 7, 8],
  stairs: [0, 1, 2, 3],
  car: [0, 1, 2],
  ground: [0, 1],
};

test("the items of SCIM-III allow the published values and no others between them", () => {
  assert.equal(Object.keys(published).length, 19);
  for (const [item, allowed] of Object.entries(published)) {
    assert.deepEqual(values(item), allowed, item);
  }
});

test("SCIM-III adds up to 20, 40 and 40, and to 100", () => {
  const best = Object.fromEntries(
    Object.entries(published).map(([item, allowed]) => [item, String(Math.max(...allowed))]),
  );
  const { derived } = lookAt(form, best);
  assert.deepEqual(
    [
      derived["selfCareScore"],
      derived["breathingScore"],
      derived["mobilityScore"],
      derived["total"],
    ],
    [20, 40, 40, 100],
  );
  assert.equal(lookAt(form, { ...best, bowel: undefined }).derived["total"], undefined);
});

test("WISCI II is a level of 0 to 20, and a leap is asked about", () => {
  const level = fieldsOf(wisci2("WISCI")).find(({ id }) => id === "level");
  assert.ok(level?.kind === "integer" && level.min === 0 && level.max === 20);
  assert.deepEqual(lookAt(wisci2("WISCI"), { level: 20 }, { previous: { level: 8 } }).failed, [
    "WIS01",
  ]);
});
