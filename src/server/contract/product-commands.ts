import { z } from "zod";
import { bedsideActs, type vitalSigns } from "../../engine/index.ts";
import { date, hash, id, moment, of, participant, reason, site } from "./command-parts.ts";

const units = z.array(id).min(1).max(10_000);
const result = z.union([z.number(), z.enum(["passed", "failed"])]);
const left = z.number().min(0).optional();

const reading = z.number().min(0).max(400).optional();
const sign = {
  pulse: reading,
  systolic: reading,
  diastolic: reading,
  temperature: reading,
  saturation: reading,
} satisfies Record<(typeof vitalSigns)[number], typeof reading>;

/** The shapes of commands about the product. */
export const productShapes = [
  z.strictObject({
    kind: z.literal("register-bank"),
    bank: id,
    level: z.enum(["donor", "master", "working"]),
    from: id.optional(),
    made: date.optional(),
  }),
  z.strictObject({
    kind: z.literal("make-lot"),
    lot: id,
    item: id,
    level: id,
    batch: z.enum(["registration", "clinical"]),
    bank: id.optional(),
    participant: participant.optional(),
    made: date,
    expires: date,
    useUntil: date.optional(),
    units,
  }),
  z.strictObject({
    kind: z.literal("record-test"),
    lot: id,
    test: id,
    result,
    date,
    reason: reason.optional(),
  }),
  z.strictObject({
    kind: z.literal("sign-release"),
    lot: id,
    certificate: hash,
    planIfFailed: reason.optional(),
  }),
  z.strictObject({ kind: z.literal("quarantine"), lot: id, units: units.optional(), reason }),
  z.strictObject({ kind: z.literal("end-quarantine"), lot: id, units: units.optional(), reason }),
  z.strictObject({ kind: z.literal("recall-lot"), lot: id, reason }),
  z.strictObject({
    kind: z.literal("change-expiry"),
    lot: id,
    expires: date,
    useUntil: date.optional(),
    reason,
  }),
  z.strictObject({ kind: z.literal("relabel-units"), units }),
  z.strictObject({
    kind: z.literal("ship"),
    shipment: id,
    to: site,
    units,
    logger: id.optional(),
  }),
  z.strictObject({
    kind: z.literal("receive-shipment"),
    shipment: id,
    received: moment,
    items: z
      .array(
        z.strictObject({ unit: id, condition: z.enum(["sound", "damaged", "missing", "extra"]) }),
      )
      .max(10_000),
    excursion: z.enum(["no", "yes", "no-logger"]),
    log: hash.optional(),
  }),
  z.strictObject({
    kind: z.literal("record-excursion"),
    units,
    from: moment,
    minutes: z.number().positive(),
    celsius: z.number(),
    inCarton: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal("decide-excursion"), units, usable: z.boolean(), reason }),
  z.strictObject({
    kind: z.literal("order-product"),
    ...of,
    visit: id.optional(),
    date,
    replaces: id.optional(),
    medication: id.optional(),
    days: z.number().int().min(1).max(400).optional(),
  }),
  z.strictObject({
    kind: z.literal("dispense"),
    ...of,
    order: z.number().int().min(1),
    units,
  }),
  z.strictObject({ kind: z.literal("thaw"), ...of, unit: id }),
  z.strictObject({
    kind: z.literal("check-bedside"),
    ...of,
    wristband: id,
    unit: id,
    scanned: moment.optional(),
    permit: z.string().max(2_000).optional(),
  }),
  z.strictObject({
    kind: z.literal("note-bedside"),
    ...of,
    unit: id,
    at: moment,
    what: z.enum(bedsideActs),
    rate: z.number().positive().max(10_000).optional(),
    signs: z.strictObject(sign).optional(),
    words: z.string().max(2000).optional(),
  }),
  z.strictObject({
    kind: z.literal("administer"),
    ...of,
    unit: id,
    started: moment,
    ended: moment,
    witness: id.optional(),
    reason: reason.optional(),
  }),
  z.strictObject({
    kind: z.literal("discard"),
    participant: participant.optional(),
    unit: id,
    reason,
  }),
  z.strictObject({ kind: z.literal("return-unit"), ...of, unit: id, left }),
  z.strictObject({ kind: z.literal("verify-return"), unit: id, left }),
  z.strictObject({ kind: z.literal("destroy-units"), units, certificate: id }),
] as const;
