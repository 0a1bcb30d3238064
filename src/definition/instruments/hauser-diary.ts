import { codeList } from "../code-list.ts";
import { countRows, number } from "../expression/index.ts";
import { choice, date, derived, time } from "../field-builders.ts";
import { group, instrumentForm, soft } from "../form-builder.ts";

/** The five states of the home diary, of which one is marked in each half hour. */
export const diaryState = codeList("DIARY_STATE", {
  ASLEEP: ["Asleep", "睡眠"],
  OFF: ["OFF", "关期"],
  ON: ["ON without dyskinesia", "开期，无异动症"],
  ON_MILD: ["ON with dyskinesia that does not trouble", "开期，伴无困扰的异动症"],
  ON_TROUBLED: ["ON with troubling dyskinesia", "开期，伴困扰的异动症"],
});

type DiaryState = (typeof diaryState)["codes"][number]["code"];

/** The validity of a day; what makes a set of days valid is asked of them together, by `diaryValue`. */
export interface HauserDiaryOptions {
  /** A day with more hours missing does not count. No limit was found published: the study's own, with its source. */
  readonly mostMissingHours?: number;
}

const participant = { origin: "participant" } as const;

/**
 * One day of the Parkinson home diary, filled in by the person: 48 half hours, one state each.
 * Hours of each state are derived; OFF is also given for a waking day of 16 hours.
 * Which days count (how many missing half hours, how many days) is a parameter of the trial.
 *
 * @source Hauser 2000 and 2004 (PMID 10803796, 15390057); own words
 */
export function hauserDiary<const Id extends string>(
  id: Id,
  { mostMissingHours }: HauserDiaryOptions = {},
) {
  const validity = {
    missingHours: derived(["Not marked", "未标记时间"], { unit: "h", decimals: 1 }),
    counts: derived(["The day counts", "当日有效"], { type: "boolean" }),
  };
  const slots = { form: id, group: "slots" };
  return instrumentForm(
    "hauser-diary",
    id,
    ["Home diary: one day", "患者日记（单日）"],
    {
      day: date(["Day", "日期"], { ...participant, required: true }),
      slots: group(
        {
          starts: time(["Half hour beginning at", "时段开始（每半小时）"], participant),
          state: choice(["State", "状态"], diaryState, participant),
        },
        { title: ["Half hours", "半小时时段"], repeats: true },
      ),
      offHours: derived(["OFF", "关期时间"], { unit: "h", decimals: 1 }),
      goodOnHours: derived(["ON without troubling dyskinesia", "不伴困扰异动症的开期时间"], {
        unit: "h",
        decimals: 1,
      }),
      troubledHours: derived(["ON with troubling dyskinesia", "伴困扰异动症的开期时间"], {
        unit: "h",
        decimals: 1,
      }),
      awakeHours: derived(["Awake", "清醒时间"], { unit: "h", decimals: 1 }),
      offNormalised: derived(["OFF in a waking day of 16 h", "关期时间（按16小时清醒日折算）"], {
        unit: "h",
        decimals: 2,
      }),
      ...(mostMissingHours === undefined ? {} : (validity as Record<never, never>)),
    },
    { log: true, dateField: "day", provenance: "Hauser home diary: states and slots; own words." },
    (own) => {
      const halfHours = (...states: readonly DiaryState[]) =>
        number(0.5, "h").times(countRows(slots, own.state.within(...states)));
      const missing = number(24, "h").minus(
        number(0.5, "h").times(countRows(slots, own.state.answered())),
      );
      return {
        derive: {
          ...(mostMissingHours === undefined
            ? {}
            : { missingHours: missing, counts: missing.between(0, mostMissingHours) }),
          offHours: halfHours("OFF"),
          goodOnHours: halfHours("ON", "ON_MILD"),
          troubledHours: halfHours("ON_TROUBLED"),
          awakeHours: halfHours("OFF", "ON", "ON_MILD", "ON_TROUBLED"),
          offNormalised: own.offHours.dividedBy(own.awakeHours).times(number(16, "h")),
        },
        checks: [
          soft("PDD01", countRows(slots, own.state.answered()).atMost(48), [
            "More than 48 half hours are marked for one day. Look for half hours marked twice.",
            "单日标记超过48个时段，请检查是否有重复标记。",
          ]),
          soft("PDD02", own.awakeHours.atLeast(6), [
            "Fewer than six hours awake. Confirm that the day was filled in to its end.",
            "清醒时间不足6小时，请确认当日日记已填写完整。",
          ]),
        ],
      };
    },
  );
}
