import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonLine } from "../../server/contract.ts";
import { leavingOf } from "./leaving.ts";
import { filterPeople, personStates } from "./person-filter.ts";

type Grant = PersonLine["grants"][number];

function person(
  id: string,
  grants: readonly Partial<Grant>[],
  more: Partial<PersonLine> = {},
): PersonLine {
  return {
    id,
    name: id,
    email: `${id}@example.org`,
    hasSecondFactor: false,
    grants: grants.map((grant, index) => ({
      id: `${id}-${index}`,
      person: id,
      study: "S",
      role: "coordinator",
      from: "2026-01-01T00:00:00.000Z",
      state: "active",
      ...grant,
    })),
    trainings: [],
    ...more,
  };
}

test("an account that has ended is nothing else", () => {
  const gone = person("gone", [{ state: "proposed" }], { ended: "2026-01-01T00:00:00.000Z" });
  assert.deepEqual(personStates(gone, 0), ["ended"]);
});

test("a grant that ended finds nobody by its role", () => {
  const people = [person("li", [{ state: "ended" }]), person("chen", [{}])];
  assert.deepEqual(
    filterPeople(people, { role: "coordinator" }, 0).map(({ id }) => id),
    ["chen"],
  );
  assert.deepEqual(
    filterPeople(people, { state: "no-role" }, 0).map(({ id }) => id),
    ["li"],
  );
});

test("each word that is typed must be found, in name or e-mail, however wide it is typed", () => {
  const people = [person("li", [], { name: "Li Wei" }), person("wei", [], { name: "韦明" })];
  assert.deepEqual(
    filterPeople(people, { text: "ＷＥＩ li" }, 0).map(({ id }) => id),
    ["li"],
  );
});

test("a place is alone when nobody else holds the role there, at the site or for all sites", () => {
  const leaver = person("li", [
    { site: "01" },
    { site: "02" },
    { site: "03" },
    { state: "ended", site: "09" },
  ]);
  const same = person("chen", [{ site: "01" }]);
  const ended = person("wang", [{ site: "02" }], { ended: "2026-01-01T00:00:00.000Z" });
  const { ends, alone } = leavingOf(leaver, [leaver, same, ended]);
  assert.deepEqual(
    ends.map(({ site }) => site),
    ["01", "02", "03"],
  );
  assert.deepEqual(
    alone.map(({ site }) => site),
    ["02", "03"],
  );
  const everywhere = person("sun", [{}]);
  assert.deepEqual(leavingOf(leaver, [leaver, same, everywhere]).alone, []);
});
