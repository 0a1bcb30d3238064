import {
  choice,
  date,
  datetime,
  decimal,
  form,
  group,
  hard,
  integer,
  soft,
  words,
} from "../../src/definition/index.ts";
import { thermometer } from "./code-lists.ts";
import { laboratoryTest } from "./laboratory-tests.ts";

type Words = readonly [en: string, zhCN: string];

/** Lying, then standing for one and for three minutes. */
const timePoints = {
  815: {
    words: ["lying", "卧位"],
    constants: {
      VSPOS: "SUPINE",
      VSTPT: "AFTER LYING DOWN FOR 5 MINUTES",
      VSTPTNUM: 815,
      VSELTM: "PT5M",
      VSTPTREF: "PATIENT SUPINE",
    },
  },
  816: {
    words: ["standing 1 min", "站立1分钟"],
    constants: {
      VSPOS: "STANDING",
      VSTPT: "AFTER STANDING FOR 1 MINUTE",
      VSTPTNUM: 816,
      VSELTM: "PT1M",
      VSTPTREF: "PATIENT STANDING",
    },
  },
  817: {
    words: ["standing 3 min", "站立3分钟"],
    constants: {
      VSPOS: "STANDING",
      VSTPT: "AFTER STANDING FOR 3 MINUTES",
      VSTPTNUM: 817,
      VSELTM: "PT3M",
      VSTPTREF: "PATIENT STANDING",
    },
  },
} as const;

const measured = (
  test: string,
  testName: string,
  [en, zhCN]: Words,
  unit: string,
  range: readonly [number, number],
  point: keyof typeof timePoints,
) => {
  const [position, positionZh] = timePoints[point].words;
  return integer([`${en}, ${position}`, `${zhCN}(${positionZh})`], {
    unit,
    min: range[0],
    max: range[1],
    sdtm: { test, testName, constants: timePoints[point].constants },
  });
};
const systolic = (point: keyof typeof timePoints) =>
  measured(
    "SYSBP",
    "Systolic Blood Pressure",
    ["Systolic pressure", "收缩压"],
    "mm[Hg]",
    [30, 300],
    point,
  );
const diastolic = (point: keyof typeof timePoints) =>
  measured(
    "DIABP",
    "Diastolic Blood Pressure",
    ["Diastolic pressure", "舒张压"],
    "mm[Hg]",
    [10, 200],
    point,
  );
const pulse = (point: keyof typeof timePoints) =>
  measured("PULSE", "Pulse Rate", ["Pulse", "脉搏"], "{beats}/min", [20, 250], point);

export const vitalSigns = form(
  "VS",
  ["Vital signs", "生命体征"],
  {
    systolicLying: systolic(815),
    diastolicLying: diastolic(815),
    pulseLying: pulse(815),
    systolicOne: systolic(816),
    diastolicOne: diastolic(816),
    pulseOne: pulse(816),
    systolicThree: systolic(817),
    diastolicThree: diastolic(817),
    pulseThree: pulse(817),
    temperature: decimal(["Temperature", "体温"], "Cel", {
      units: ["[degF]"],
      decimals: 2,
      min: 25,
      max: 45,
      sdtm: { test: "TEMP", testName: "Temperature" },
    }),
    temperatureSite: choice(["Temperature taken in", "体温测量部位"], thermometer, {
      sdtm: { test: "TEMP", variable: "VSLOC" },
    }),
    weight: decimal(["Weight", "体重"], "kg", {
      units: ["[lb_av]"],
      // The pound is 0.45359237 kg; all 2,049 published weights were made with this trial's own 0.4536.
      factors: { "[lb_av]": 0.4536 },
      decimals: 2,
      min: 20,
      max: 300,
      sdtm: { test: "WEIGHT", testName: "Weight" },
    }),
    height: decimal(["Height", "身高"], "cm", {
      units: ["[in_i]"],
      decimals: 2,
      min: 100,
      max: 230,
      sdtm: { test: "HEIGHT", testName: "Height" },
    }),
  },
  { sdtm: { domain: "VS" } },
  (own) => ({
    checks: [
      soft("VS01", own.diastolicLying.below(own.systolicLying), [
        "Lying: diastolic pressure is not below systolic pressure. Check both against the source.",
        "卧位：舒张压不低于收缩压，请对照原始记录核对。",
      ]),
      soft("VS02", own.temperature.between(34, 40), [
        "Body temperature is unusual. Correct it, or confirm that it matches the source.",
        "体温异常。请更正，或确认与原始记录一致。",
      ]),
      soft("VS03", own.weight.minus(own.weight.previous()).absolute().atMost(7), [
        "Weight differs by more than 7 kg from the visit before. Correct it, or confirm that it matches the source.",
        "体重与上次访视相差超过7 kg。请更正，或确认与原始记录一致。",
      ]),
    ],
  }),
);

/** One specimen: when it was taken, and a row per test as the central laboratory reports it. */
export const laboratory = form(
  "LB",
  ["Laboratory", "实验室检查"],
  {
    taken: datetime(["Specimen taken", "标本采集时间"], {
      partial: true,
      origin: "laboratory",
      sdtm: { variable: "LBDTC" },
    }),
    results: group(
      {
        test: choice(["Test", "检查项目"], laboratoryTest, {
          origin: "laboratory",
          sdtm: { variable: "LBTESTCD" },
        }),
        result: words(["Result", "结果"], {
          origin: "laboratory",
          maxLength: 20,
          sdtm: { variable: "LBORRES" },
        }),
        low: words(["Reference range from", "参考范围下限"], {
          origin: "laboratory",
          maxLength: 10,
          sdtm: { variable: "LBORNRLO" },
        }),
        high: words(["Reference range to", "参考范围上限"], {
          origin: "laboratory",
          maxLength: 10,
          sdtm: { variable: "LBORNRHI" },
        }),
      },
      { title: ["Results", "结果"], repeats: true },
    ),
  },
  { dateField: "taken", sdtm: { domain: "LB" } },
);

/** Patches handed out at a visit: from the day after (at baseline, the same day) to the next hand-out. Which patch they are, only the allocation knows. */
export const exposure = form(
  "EX",
  ["Patches dispensed", "贴剂发放"],
  {
    start: date(["First worn on", "开始使用日期"], {
      required: true,
      sdtm: { variable: "EXSTDTC" },
    }),
    end: date(["Last worn on", "末次使用日期"], { sdtm: { variable: "EXENDTC" } }),
  },
  {
    log: true,
    purpose: "dose",
    dateField: "start",
    sdtm: { domain: "EX", constants: { EXDOSFRM: "PATCH", EXDOSFRQ: "QD" } },
  },
  ({ start, end }) => ({
    checks: [
      hard("EX01", end.onOrAfter(start), [
        "The patches end before they begin. Check both dates.",
        "末次使用日期早于开始日期，请核对两个日期。",
      ]),
    ],
  }),
);
