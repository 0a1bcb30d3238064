import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { AccessReview, ReviewDecision } from "./access-review.ts";
import { everyStudy } from "./role.ts";
import { system } from "./event.ts";
import { good, openPlace, ruleOf, type Someone } from "./testing/open-place.ts";

const place = await openPlace();
after(() => place.close());
const { identity } = place;
const address = "192.0.2.5";
const dayMs = 86_400_000;
good(await identity.setPolicy({ secondFactorRoles: [] }, system));
const ada = await place.person("Ada Root", ["administrator"]);
const manager = await place.person("Ma Nager", ["study-manager", "S"]);
const li = await place.person("Li Na", ["coordinator", "S", "GZ01"]);
const wu = await place.person("Wu Ling", ["monitor", "S"]);
await place.person("Else Where", ["monitor", "T"]);

const keepAll = ({ lines }: AccessReview): ReviewDecision[] =>
  lines.map(({ grant }) => ({ grant, decision: "keep" }));
const sign = async (
  who: Someone,
  review: AccessReview,
  decisions: readonly ReviewDecision[],
  more: object = {},
) =>
  identity.signReview(await place.signIn(who), review.study, review.id, {
    decisions,
    password: who.password,
    address,
    ...more,
  });
const rolesOf = async (person: Someone) =>
  (await identity.openGrants(person.id)).map(({ role }) => role);

test("who works in a study reviews nobody's access, and a study manager only their own study's", async () => {
  for (const who of [li, wu]) {
    assert.equal(ruleOf(await identity.openReview("S", who.id)), "access-review.not-yours");
    assert.equal(ruleOf(await identity.reviewsOf("S", who.id)), "access-review.not-yours");
  }
  for (const study of ["T", everyStudy]) {
    assert.equal(ruleOf(await identity.openReview(study, manager.id)), "access-review.not-yours");
  }
});

test("an administrator without a role in the study reviews its access, and is let into nothing by it", async () => {
  const review = good(await identity.openReview("S", ada.id));
  assert.deepEqual(
    review.lines.map(({ name, role }) => [name, role]),
    [
      ["Li Na", "coordinator"],
      ["Ma Nager", "study-manager"],
      ["Wu Ling", "monitor"],
    ],
  );
  assert.deepEqual(await rolesOf(ada), ["administrator"]);
});

test("a line without a decision, an end without a reason or a wrong password signs nothing", async () => {
  const review = good(await identity.openReview("S", manager.id));
  const keep = keepAll(review);
  const bare = keep.map((one) => ({ ...one, decision: "end" as const, reason: " " }));
  assert.equal(ruleOf(await sign(manager, review, keep.slice(1))), "access-review.incomplete");
  assert.equal(ruleOf(await sign(manager, review, bare)), "access-review.incomplete");
  const wrong = { password: "not it at all" };
  assert.equal(ruleOf(await sign(manager, review, keep, wrong)), "sign-in.not-right");
  assert.equal(ruleOf(await sign(ada, review, keep)), "access-review.other");
  const newer = good(await identity.openReview("S", manager.id));
  assert.equal(ruleOf(await sign(manager, review, keep)), "access-review.unknown");
  place.pass(8 * dayMs);
  assert.equal(ruleOf(await sign(manager, newer, keep)), "access-review.old");
  assert.deepEqual(await rolesOf(wu), ["monitor"]);
});

test("a signed review ends what it says, keeps what it saw under its hash, and is signed once", async () => {
  good(
    await identity.recordTraining(
      li.id,
      { title: "GCP", version: "R3", on: "2025-01-01", until: "2026-01-01" },
      system,
    ),
  );
  const review = good(await identity.openReview("S", manager.id));
  const line = (who: Someone) => review.lines.find(({ person }) => person === who.id);
  assert.equal(line(li)?.training, "expired");
  assert.equal(line(wu)?.training, "none");
  assert.ok(line(manager)?.lastSignIn !== undefined);
  const decisions = keepAll(review).map(
    (one): ReviewDecision =>
      one.grant === line(wu)?.grant ? { ...one, decision: "end", reason: "moved to safety" } : one,
  );
  const signed = good(await sign(manager, review, decisions));
  assert.match(signed.signed?.manifest ?? "", /^[0-9a-f]{64}$/);
  assert.equal(signed.hash, review.hash);
  assert.deepEqual(await rolesOf(wu), []);
  assert.deepEqual(await rolesOf(li), ["coordinator"]);
  assert.equal(ruleOf(await sign(manager, review, decisions)), "access-review.unknown");
  const [kept] = await identity.readReviews("S");
  assert.deepEqual(kept?.lines, review.lines);
  assert.deepEqual(kept?.signed?.decisions, decisions);
  assert.match(await place.journal(), /"reason":"moved to safety"/);
});

test("a review is due so many days after the last, or after the first right was given", async () => {
  const [s, t, none] = await identity.reviewsDue(["S", "T", "nothing"]);
  assert.equal(none, undefined);
  assert.ok(s?.last !== undefined && t !== undefined && t.last === undefined);
  assert.equal(Date.parse(s.due) - Date.parse(s.last), 90 * dayMs);
  good(await identity.setPolicy({ reviewDays: 30 }, system));
  const [sooner] = await identity.reviewsDue(["S"]);
  assert.equal(Date.parse(sooner?.due ?? "") - Date.parse(s.last), 30 * dayMs);
});

test("the line of a person tells how far they came, and all lines are one question to the database", async () => {
  const lines = await identity.peopleLines();
  const line = lines.find(({ id }) => id === li.id);
  assert.deepEqual(
    line?.grants.map(({ role, study, site, status }) => [role, study, site, status]),
    [["coordinator", "S", "GZ01", "confirmed"]],
  );
  assert.deepEqual(
    line.trainings.map(({ title }) => title),
    ["GCP"],
  );
  assert.equal(line.ownPassword, true);
  const made = good(
    await identity.createPerson({ name: "New Comer", email: "new@example.org" }, system),
  );
  const fresh = (await identity.peopleLines()).find(({ id }) => id === made.person);
  assert.equal(fresh?.ownPassword, false);
  assert.equal(fresh.lastSignIn, undefined);
});
