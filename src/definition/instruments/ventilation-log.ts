import { not } from "../expression/index.ts";
import { date, decimal, words, yesNo } from "../field-builders.ts";
import { form, hard, soft } from "../form-builder.ts";

/**
 * Hours of mechanical ventilation, day by day, invasive or not. A day without a line is unknown. What the log supports
 * is read by `permanentVentilation`; the event is the adjudication committee's.
 */
export function ventilationLog<const Id extends string>(id: Id) {
  return form(
    id,
    ["Ventilation: one day", "机械通气记录（单日）"],
    {
      day: date(["Day", "日期"], { required: true }),
      hours: decimal(["Hours ventilated", "通气时长"], "h", { decimals: 1, min: 0, max: 24 }),
      invasive: yesNo(["Through a tube", "有创通气"]),
    },
    { log: true, dateField: "day" },
  );
}

/** What the blinded central committee finds. @source EMA/276404/2024: tracheostomy alone is no event */
export function ventilationAdjudication<const Id extends string>(id: Id) {
  return form(
    id,
    ["Endpoint adjudication committee", "终点裁定委员会"],
    {
      reviewed: date(["Reviewed on", "裁定日期"], { required: true }),
      permanent: yesNo(["Permanent ventilation", "永久性机械通气"], { required: true }),
      since: date(["Since", "起始日期"]),
      reason: words(["Why", "依据"], { maxLength: 1000 }),
    },
    { log: true, dateField: "reviewed" },
    ({ permanent, since, reviewed }) => ({
      when: { since: permanent },
      checks: [
        hard("EAC01", since.onOrBefore(reviewed), [
          "The event lies after its review. Check both dates.",
          "事件日期晚于裁定日期，请核对两个日期。",
        ]),
        soft("EAC02", not(permanent).or(since.answered()), [
          "Permanent ventilation needs the day on which it began.",
          "判定永久性机械通气，请填写起始日期。",
        ]),
      ],
    }),
  );
}
