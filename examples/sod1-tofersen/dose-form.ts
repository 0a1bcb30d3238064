import {
  datetime,
  decimal,
  form,
  hours,
  not,
  soft,
  words,
  yesNo,
  instruments,
} from "../../src/definition/index.ts";

const { lumbarPuncture, punctureChecks } = instruments;

const { started: _, ...puncture } = lumbarPuncture;

/** What the label asks of a dose, said as questions where the record differs from it. */
export const dose = form(
  "EX",
  ["Dose of tofersen", "托夫生给药"],
  {
    ...puncture,
    milligrams: decimal(["Tofersen given", "给予托夫生"], "mg", { decimals: 0, min: 0, max: 100 }),
    lot: words(["Lot of the vial", "药瓶批号"], { maxLength: 60, required: true }),
    vial: words(["Number of the vial", "药瓶编号"], {
      maxLength: 60,
      assumption: "Numbers of single vials are the pharmacy's own.",
    }),
    warmed: yesNo([
      "Warmed to room temperature without a heater",
      "自然复温至室温，未使用外部加热",
    ]),
    drawn: datetime(["Drawn from the vial at", "自药瓶抽出时间"]),
    injected: datetime(["Injected at", "注射时间"]),
  },
  { log: true, purpose: "dose", dateField: "given", sdtm: { domain: "EX" } },
  (own) => ({
    when: { whyNot: not(own.complete) },
    checks: [
      ...punctureChecks(own),
      soft("TOF01", own.minutes.between(1, 3), [
        "The label gives the bolus over 1 to 3 minutes; this one differs. Correct it, or confirm that it matches the source.",
        "说明书规定推注1–3分钟，本次不同。请更正，或确认与原始记录一致。",
      ]),
      soft("TOF02", hours(own.drawn, own.injected).between(0, 4), [
        "The label allows 4 hours between vial and injection; this one differs. Check both times.",
        "说明书规定抽出后4小时内使用，本次不同，请核对两个时间。",
      ]),
      soft("TOF03", own.withdrawn.between(5, 15), [
        "About 10 mL of cerebrospinal fluid are withdrawn before the bolus; this volume differs. Confirm that it matches the source.",
        "推注前约放出10 mL脑脊液，本次体积不同，请确认与原始记录一致。",
      ]),
      soft("TOF04", own.volume.is(15), [
        "The dose is 15 mL undiluted; this volume differs. Correct it, or confirm that it matches the source.",
        "剂量为未稀释的15 mL，本次体积不同。请更正，或确认与原始记录一致。",
      ]),
      soft("TOF05", own.injected.onOrAfter(own.given).and(own.injected.onOrBefore(own.given)), [
        "The time of injection is on another day than the dose. Check both.",
        "注射时间与给药日期不在同一天，请核对。",
      ]),
    ],
  }),
);
