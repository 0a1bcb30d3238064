import {
  choice,
  date,
  days,
  derived,
  form,
  integer,
  soft,
  sum,
  visitDate,
} from "../../src/definition/index.ts";
import { ethnicity, presence1, presence2, race, sex } from "./code-lists.ts";

/** Demographics. No birth date was collected: age is as the site counted it. */
export const demographics = form(
  "DM",
  ["Demographics", "人口学资料"],
  {
    age: integer(["Age", "年龄"], {
      unit: "a",
      min: 18,
      max: 110,
      required: true,
      sdtm: { variable: "AGE" },
    }),
    sex: choice(["Sex", "性别"], sex, { required: true, sdtm: { variable: "SEX" } }),
    race: choice(["Race", "人种"], race, { required: true, sdtm: { variable: "RACE" } }),
    ethnicity: choice(["Ethnicity", "族裔"], ethnicity, {
      required: true,
      sdtm: { variable: "ETHNIC" },
    }),
  },
  { sdtm: { domain: "DM" } },
);

/** The diagnosis that brought the participant here; further history is not part of this replay. */
export const diagnosis = form(
  "MH",
  ["Primary diagnosis", "主要诊断"],
  {
    onset: date(["Onset of Alzheimer's disease", "阿尔茨海默病起病日期"], {
      partial: true,
      required: true,
      sdtm: { variable: "MHSTDTC" },
    }),
    months: derived(["Duration at screening", "筛选时病程"], { unit: "mo", decimals: 1 }),
  },
  {
    sdtm: {
      domain: "MH",
      constants: { MHTERM: "ALZHEIMER'S DISEASE", MHCAT: "PRIMARY DIAGNOSIS" },
    },
  },
  ({ onset }) => ({
    // Both days count, as the statistical analysis counted them (ADSL.DURDIS); a month is 30.4375 days.
    derive: { months: days(onset, visitDate("screening1")).plus(1) },
    checks: [
      soft("MH01", onset.onOrBefore(visitDate("screening1")), [
        "The disease began after screening. Check the date.",
        "起病日期晚于筛选日期，请核对。",
      ]),
    ],
  }),
);

export const education = form(
  "SC",
  ["Education", "教育程度"],
  {
    years: integer(["Years of education", "受教育年限"], {
      unit: "a",
      min: 0,
      max: 30,
      sdtm: {
        test: "EDULEVEL",
        testName: "Level of Education Attained",
        constants: { SCCAT: "EDUCATION" },
      },
    }),
  },
  { sdtm: { domain: "SC" } },
);

const one = (code: string, name: string, words: readonly [string, string]) =>
  choice(words, presence1, { sdtm: { test: code, testName: name } });
const two = (code: string, name: string, words: readonly [string, string]) =>
  choice(words, presence2, { sdtm: { test: code, testName: name } });

/** Modified Hachinski ischaemic scale: five items count for two. */
export const hachinski = form(
  "HI",
  ["Modified Hachinski ischaemic scale", "改良Hachinski缺血量表"],
  {
    abrupt: two("MHITM01", "ABRUPT ONSET", ["Abrupt onset", "突然起病"]),
    stepwise: one("MHITM02", "STEPWISE DETERIORATION", ["Stepwise deterioration", "阶梯式恶化"]),
    fluctuating: two("MHITM03", "FLUCTUATING COURSE", ["Fluctuating course", "病程波动"]),
    nocturnal: one("MHITM04", "NOCTURNAL CONFUSION", ["Nocturnal confusion", "夜间意识模糊"]),
    personality: one("MHITM05", "RELATIVE PRESERVATION OF PERSONALITY", [
      "Relative preservation of personality",
      "人格相对保留",
    ]),
    depression: one("MHITM06", "DEPRESSION", ["Depression", "抑郁"]),
    somatic: one("MHITM07", "SOMATIC COMPLAINTS", ["Somatic complaints", "躯体不适"]),
    incontinence: one("MHITM08", "EMOTIONAL INCONTINENCE", ["Emotional incontinence", "情感失控"]),
    hypertension: one("MHITM09", "HISTORY OF HYPERTENSION", [
      "History of hypertension",
      "高血压史",
    ]),
    strokes: two("MHITM10", "HISTORY OF STROKES", ["History of strokes", "卒中史"]),
    atherosclerosis: one("MHITM11", "EVIDENCE OF ASSOCIATED ATHEROSCLEROSIS", [
      "Evidence of associated atherosclerosis",
      "合并动脉粥样硬化证据",
    ]),
    symptoms: two("MHITM12", "FOCAL NEUROLOGICAL SYMPTOMS", [
      "Focal neurological symptoms",
      "局灶性神经症状",
    ]),
    signs: two("MHITM13", "FOCAL NEUROLOGICAL SIGNS", [
      "Focal neurological signs",
      "局灶性神经体征",
    ]),
    total: derived(["Total", "总分"], { decimals: 0 }),
  },
  {
    sdtm: { domain: "QS", constants: { QSCAT: "MHIS-NACC" } },
  },
  (item) => ({
    derive: {
      total: sum(
        item.abrupt.score(),
        item.stepwise.score(),
        item.fluctuating.score(),
        item.nocturnal.score(),
        item.personality.score(),
        item.depression.score(),
        item.somatic.score(),
        item.incontinence.score(),
        item.hypertension.score(),
        item.strokes.score(),
        item.atherosclerosis.score(),
        item.symptoms.score(),
        item.signs.score(),
      ),
    },
  }),
);

const points = (
  code: string,
  name: string,
  category: string,
  max: number,
  words: readonly [string, string],
) =>
  integer(words, {
    min: 0,
    max,
    sdtm: { test: code, testName: name, constants: { QSSCAT: category } },
  });

/** Mini-mental state examination: six summed parts as the published data hold them; no wording of the test itself. */
export const miniMental = form(
  "MM",
  ["Mini-mental state examination", "简易精神状态检查(MMSE)"],
  {
    time: points("MMITM01", "WHAT IS THE (YEAR) (SEASON) (DATE) ?", "ORIENTATION", 5, [
      "Orientation to time",
      "时间定向",
    ]),
    place: points("MMITM02", "WHERE ARE WE: (STATE) (COUNTRY) (TOWN) ?", "ORIENTATION", 5, [
      "Orientation to place",
      "地点定向",
    ]),
    registration: points("MMITM03", "NAME 3 OBJECTS: 1 SECOND TO SAY EACH.", "REGISTRATION", 3, [
      "Registration",
      "即刻记忆",
    ]),
    attention: points(
      "MMITM04",
      "SERIAL 7'S. 1 POINT FOR EACH CORRECT.",
      "ATTENTION AND CALCULATI",
      5,
      ["Attention and calculation", "注意与计算"],
    ),
    recall: points("MMITM05", "ASK FOR THE 3 OBJECTS REPEATED ABOVE.", "RECALL", 3, [
      "Recall",
      "延迟回忆",
    ]),
    language: points("MMITM06", "NAME A PENCIL, AND WATCH (2 POINTS)", "LANGUAGE", 9, [
      "Language",
      "语言",
    ]),
    total: derived(["Total", "总分"], { decimals: 0 }),
  },
  {
    sdtm: { domain: "QS", constants: { QSCAT: "MMSE" } },
    provenance:
      "The MMSE is the property of its owner: parts, ranges and the test names of the published data only.",
  },
  ({ time, place, registration, attention, recall, language, total }) => ({
    derive: { total: sum(time, place, registration, attention, recall, language) },
    checks: [
      soft("MM01", total.between(10, 23), [
        "The total is outside 10 to 23, which inclusion criterion 3 asks for.",
        "总分不在入选标准3要求的10–23分范围内。",
      ]),
    ],
  }),
);
