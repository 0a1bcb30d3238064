import assert from "node:assert/strict";
import { after, it } from "node:test";
import { openClinic } from "./clinic.ts";

const clinic = await openClinic({ clock: () => new Date("2026-11-20T08:00:00.000Z") });
after(() => clinic.close());

it("a version says when it was put into use, as the journal has it", async () => {
  const coordinator = await clinic.as("coordinator");
  const { body } = await coordinator.get(`/api/studies/${clinic.study.id}`);
  const { rows } = await clinic.store.pool.query(
    "select body::jsonb -> 'event' ->> 'at' as at from neurite.journal where study = $1 and stream = 'study' and version = 1",
    [clinic.study.id],
  );
  assert.equal(body.versions.length, 1);
  const [{ released, releasedAt }] = body.versions;
  assert.equal(released, true);
  assert.equal(releasedAt, rows[0].at);
  assert.match(releasedAt, /^\d{4}-\d\d-\d\dT/);
});
