import { type CodeListOf, codeList } from "../../src/definition/index.ts";

type Words = readonly [en: string, zhCN: string];

/** A list whose codes count for a number; the submission value differs from the code where it is given. */
function scored<const C extends string>(
  id: string,
  codes: Readonly<Record<C, { score: number; words: Words; sdtm?: string }>>,
): CodeListOf<C> {
  const entries = Object.entries(codes) as [C, { score: number; words: Words; sdtm?: string }][];
  return {
    id,
    codes: entries.map(
      ([
        code,
        {
          score,
          words: [en, zhCN],
          sdtm,
        },
      ]) => ({
        code,
        text: { en, "zh-CN": zhCN },
        score,
        ...(sdtm === undefined ? {} : { sdtm }),
      }),
    ),
  };
}

const absent: Words = ["Absent", "无"];
const present: Words = ["Present", "有"];

/** Items of the modified Hachinski scale that count for one, and those that count for two. */
export const presence1 = scored("PRESENCE1", {
  ABSENT: { score: 0, words: absent },
  PRESENT: { score: 1, words: present },
});
export const presence2 = scored("PRESENCE2", {
  ABSENT: { score: 0, words: absent },
  PRESENT: { score: 2, words: present },
});

/** CIBIC+: change since baseline, as the clinician sees it. */
export const change = scored("CIBIC", {
  "1": { score: 1, words: ["Marked improvement", "显著改善"], sdtm: "MARKED IMPROVEMENT" },
  "2": { score: 2, words: ["Moderate improvement", "中度改善"], sdtm: "MODERATE IMPROVEMENT" },
  "3": { score: 3, words: ["Minimal improvement", "轻微改善"], sdtm: "MINIMAL IMPROVEMENT" },
  "4": { score: 4, words: ["No change", "无变化"], sdtm: "NO CHANGE" },
  "5": { score: 5, words: ["Minimal worsening", "轻微恶化"], sdtm: "MINIMAL WORSENING" },
  "6": { score: 6, words: ["Moderate worsening", "中度恶化"], sdtm: "MODERATE WORSENING" },
  "7": { score: 7, words: ["Marked worsening", "显著恶化"], sdtm: "MARKED WORSENING" },
});

export const sex = codeList("SEX", { F: ["Female", "女"], M: ["Male", "男"] });

export const race = codeList("RACE", {
  WHITE: ["White", "白人"],
  "BLACK OR AFRICAN AMERICAN": ["Black or African American", "黑人或非裔美国人"],
  ASIAN: ["Asian", "亚洲人"],
  "AMERICAN INDIAN OR ALASKA NATIVE": [
    "American Indian or Alaska Native",
    "美洲印第安人或阿拉斯加原住民",
  ],
});

export const ethnicity = codeList("ETHNIC", {
  "HISPANIC OR LATINO": ["Hispanic or Latino", "西班牙裔或拉丁裔"],
  "NOT HISPANIC OR LATINO": ["Not Hispanic or Latino", "非西班牙裔或拉丁裔"],
});

export const severity = codeList(
  "SEVERITY",
  { MILD: ["Mild", "轻度"], MODERATE: ["Moderate", "中度"], SEVERE: ["Severe", "重度"] },
  { ordered: true },
);

export const causality = codeList(
  "CAUSALITY",
  {
    NONE: ["None", "无关"],
    REMOTE: ["Remote", "可能无关"],
    POSSIBLE: ["Possible", "可能有关"],
    PROBABLE: ["Probable", "很可能有关"],
  },
  { ordered: true },
);

export const outcome = codeList("OUTCOME", {
  "RECOVERED/RESOLVED": ["Recovered", "痊愈"],
  "NOT RECOVERED/NOT RESOLVED": ["Not recovered", "未痊愈"],
  FATAL: ["Fatal", "死亡"],
});

export const thermometer = codeList("TEMPERATURE_SITE", {
  "ORAL CAVITY": ["Mouth", "口腔"],
  EAR: ["Ear", "耳"],
});

/** How taking part came to an end, and the two last visits that this trial also records as dispositions. */
export const ending = codeList("DISPOSITION", {
  "SCREEN FAILURE": ["Screen failure", "筛选失败"],
  COMPLETED: ["Completed", "完成研究"],
  "ADVERSE EVENT": ["Adverse event", "不良事件"],
  DEATH: ["Death", "死亡"],
  "LACK OF EFFICACY": ["Lack of efficacy", "疗效不佳"],
  "LOST TO FOLLOW-UP": ["Lost to follow-up", "失访"],
  "PHYSICIAN DECISION": ["Physician's decision", "研究者决定"],
  "PROTOCOL DEVIATION": ["Protocol deviation", "方案偏离"],
  "STUDY TERMINATED BY SPONSOR": ["Ended by the sponsor", "申办者终止"],
  "WITHDRAWAL BY SUBJECT": ["Own decision", "受试者退出"],
  "FINAL LAB VISIT": ["Final laboratory visit", "末次实验室访视"],
  "FINAL RETRIEVAL VISIT": ["Final retrieval visit", "末次回访"],
});
