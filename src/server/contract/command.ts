import { z } from "zod";
import { type Command, contacts, continuations } from "../../engine/index.ts";
import { type Datum, missingReasons } from "../../definition/index.ts";
import { allocationShapes } from "./allocation-commands.ts";
import { cohortShapes } from "./cohort-commands.ts";
import { date, hash, id, of, participant, reason, site } from "./command-parts.ts";
import { geneticShapes } from "./genetic-commands.ts";
import { isDatumShape } from "./datum-shape.ts";
import { productShapes } from "./product-commands.ts";

/**
 * The shape of every command, closed: a member that no command has is refused, and so is one of the wrong type or size.
 * What a command means, and whether it may be given, the engine decides.
 */
const missing = z.strictObject({ missing: z.enum(missingReasons) });

/** A value as `Datum` describes it: its members are checked here, what they mean by the engine. */
const datum = z.custom<Datum>(isDatumShape).meta({
  title: "Datum",
  description: "A field's value: text, number, yes or no, codes, or an object",
});

const values = z.record(id, datum.nullable());
const rows = z.record(id, z.record(z.string().regex(/^\d{1,6}$/), values));
const place = { form: id, visit: id.optional(), line: z.number().int().min(1).optional() };
const basedOn = z.number().int().min(0).optional();
const row = z.number().int().min(1).optional();

/** What is done to one instance of a form; whose it is, the command says around it. */
const saving = {
  ...place,
  values,
  rows: rows.optional(),
  basedOn,
  complete: z.boolean().optional(),
  reasons: z.record(z.string().max(300), reason).optional(),
  confirmed: z.record(z.string().max(300), reason).optional(),
};
const correcting = { ...place, field: id, row, value: datum.nullable(), reason, basedOn };
const marking = {
  ...place,
  fields: z.union([z.literal("*"), z.array(id).max(5_000)]),
  row,
  reason: z.enum(missingReasons),
  basedOn,
};

const shapes = [
  z.strictObject({ kind: z.literal("release-study") }),
  z.strictObject({
    kind: z.literal("activate-site"),
    site,
    zone: id,
    country: z.string().max(3),
    supplied: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal("supply-list"),
    entries: z
      .array(
        z.strictObject({
          number: id,
          arm: id,
          participant: participant.optional(),
          factors: z.record(id, id).optional(),
        }),
      )
      .max(100_000),
  }),
  z.strictObject({
    kind: z.literal("consent"),
    ...of,
    version: id,
    date: z.union([date, missing]),
  }),
  z.strictObject({ kind: z.literal("assess-eligibility"), ...of }),
  z.strictObject({ kind: z.literal("fail-screening"), ...of, date, reason }),
  z.strictObject({
    kind: z.literal("enrol"),
    ...of,
    date,
    cohort: id.optional(),
    override: reason.optional(),
  }),
  z.strictObject({ kind: z.literal("assign"), ...of, date }),
  z.strictObject({
    kind: z.literal("start-visit"),
    ...of,
    visit: id,
    number: z.number().optional(),
    date,
    endDate: date.optional(),
    contact: z.enum(contacts).optional(),
  }),
  z.strictObject({
    kind: z.literal("correct-visit"),
    ...of,
    visit: id,
    date,
    endDate: date.optional(),
    number: z.number().optional(),
    contact: z.enum(contacts).optional(),
    reason,
  }),
  z.strictObject({ kind: z.literal("skip-visit"), ...of, visit: id, reason }),
  z.strictObject({ kind: z.literal("save-form"), ...of, ...saving }),
  z.strictObject({ kind: z.literal("correct-value"), ...of, ...correcting }),
  z.strictObject({ kind: z.literal("mark-missing"), ...of, ...marking }),
  z.strictObject({
    kind: z.literal("record-dose"),
    ...of,
    date,
    level: id.optional(),
    visit: id.optional(),
    values: values.optional(),
    afterTheFact: z.literal(true).optional(),
    reason: reason.optional(),
  }),
  z.strictObject({ kind: z.literal("record-adverse-event"), ...of, values, rows: rows.optional() }),
  z.strictObject({ kind: z.literal("withdraw-line"), ...of, ...place, reason }),
  z.strictObject({ kind: z.literal("restore-line"), ...of, ...place, reason }),
  z.strictObject({
    kind: z.literal("record-walled"),
    ...of,
    act: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("save-form"), ...saving }),
      z.strictObject({ kind: z.literal("correct-value"), ...correcting }),
      z.strictObject({ kind: z.literal("mark-missing"), ...marking }),
      z.strictObject({ kind: z.literal("withdraw-line"), ...place, reason }),
      z.strictObject({ kind: z.literal("restore-line"), ...place, reason }),
    ]),
  }),
  z.strictObject({
    kind: z.literal("raise-query"),
    ...of,
    ...place,
    form: id.optional(),
    field: id.optional(),
    row,
    text: reason,
  }),
  z.strictObject({
    kind: z.literal("draft-query"),
    ...of,
    ...place,
    form: id.optional(),
    field: id.optional(),
    row,
    text: reason,
  }),
  z.strictObject({ kind: z.literal("discard-draft"), ...of, draft: z.number().int() }),
  z.strictObject({
    kind: z.literal("release-drafts"),
    ...of,
    drafts: z.array(z.number().int()).min(1).max(500),
  }),
  z.strictObject({ kind: z.literal("answer-query"), ...of, query: z.number().int(), text: reason }),
  z.strictObject({
    kind: z.literal("close-query"),
    ...of,
    query: z.number().int(),
    text: reason.optional(),
  }),
  z.strictObject({ kind: z.literal("reopen-query"), ...of, query: z.number().int(), text: reason }),
  z.strictObject({ kind: z.literal("cancel-query"), ...of, query: z.number().int(), reason }),
  z.strictObject({
    kind: z.literal("sign"),
    ...of,
    places: z.array(z.strictObject(place)).min(1).max(1_000),
    meaning: id,
    manifest: hash,
  }),
  z.strictObject({
    kind: z.literal("withdraw"),
    ...of,
    from: z.enum(["treatment", "study"]),
    date,
    reason,
    continues: z.array(z.enum(continuations)).max(10).optional(),
  }),
  z.strictObject({ kind: z.literal("complete"), ...of, date }),
  z.strictObject({ kind: z.literal("record-death"), ...of, date }),
  z.strictObject({ kind: z.literal("reinstate"), ...of, reason }),
  z.strictObject({ kind: z.literal("void-participant"), ...of, reason }),
  ...allocationShapes,
  ...cohortShapes,
  ...productShapes,
  ...geneticShapes,
] as const;

export const command = z.discriminatedUnion("kind", shapes);

/** What has an endpoint of its own: a number given by rule and never typed, a code answered to one person, a file read. */
type Apart = "screen" | "unblind" | "record-genetic-assessment";

/** Every kind of command has its shape, and no other: with a new one this does not compile until it stands above. */
type Shaped = z.output<(typeof shapes)[number]>["kind"];
type Sendable = Exclude<Command["kind"], Apart>;
type Different = [Exclude<Sendable, Shaped>, Exclude<Shaped, Sendable>];
const _everyKind: Different extends [never, never] ? true : Different = true;
