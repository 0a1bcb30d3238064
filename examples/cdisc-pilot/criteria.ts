import {
  type Criterion,
  exclude,
  type FieldsOf,
  form,
  include,
  soft,
  valuesOf,
  yesNo,
} from "../../src/definition/index.ts";
import { demographics, type hachinski, miniMental } from "./forms-screening.ts";

type Words = readonly [en: string, zhCN: string];

/** The criteria that the investigator judges: their words in TI, and in Chinese. */
const judged = {
  INCL02: [
    "Diagnosis of probable AD as defined by NINCDS and the ADRDA guidelines (Protocol Attachment LZZT.7).",
    "根据NINCDS-ADRDA标准（方案附件LZZT.7）诊断为很可能的阿尔茨海默病。",
  ],
  INCL03: ["MMSE score of 10 to 23.", "MMSE评分10–23分。"],
  INCL05: [
    "CNS imaging (CT scan or MRI of brain) compatible with AD within past 1 year.",
    "近1年内中枢神经系统影像（头颅CT或MRI）符合阿尔茨海默病。",
  ],
  INCL06: [
    "Investigator has obtained informed consent signed by the patient (and/or legal representative) and by the caregiver.",
    "研究者已取得患者（和/或法定代理人）及照料者签署的知情同意书。",
  ],
  INCL07: [
    "Geographic proximity to investigator's site that allows adequate follow-up.",
    "居住地距研究中心较近，可保证随访。",
  ],
  INCL08: [
    "Caregiverwill monitor administration of prescribed medications, and will be responsible for the overall care of the patient at home.",
    "照料者将监督用药，并负责患者的家庭照护。",
  ],
  EXCL09: [
    "Persons who have previously completed or withdrawn from this study or any other investigating xanomeline TTS or the oral formulation of xanomeline.",
    "既往完成或退出过本研究，或其他占诺美林透皮或口服制剂研究者。",
  ],
  EXCL10: [
    "Use of any investigational agent or approved Alzheimer's therapeutic medication within 30 days prior to enrollment into the study.",
    "入组前30天内使用任何试验药物或已获批的阿尔茨海默病治疗药物。",
  ],
  EXCL11: [
    "Serious illness which required hospitalization within 3 months of screening.",
    "筛选前3个月内患需住院的严重疾病。",
  ],
  EXCL12: ["Diagnosis of serious neurological conditions.", "诊断有严重神经系统疾病。"],
  EXCL13: [
    "Episode of depression meeting DSM-IV criteria within 3 months of screening.",
    "筛选前3个月内有符合DSM-IV标准的抑郁发作。",
  ],
  EXCL14: ["A history of mental illness within the last 5 years.", "近5年内有精神疾病史。"],
  EXCL15: ["A history of syncope within the last 5 years.", "近5年内有晕厥史。"],
  EXCL16: [
    "Evidence from ECG recording at screening of any listed condition.",
    "筛选时心电图显示方案所列任一情况。",
  ],
  EXCL17: [
    "A history within the last 5 years of a serious cardiovascular disorder.",
    "近5年内有严重心血管疾病史。",
  ],
  EXCL18: [
    "A history within the last 5 years of a serious gastrointestinal disorder.",
    "近5年内有严重胃肠道疾病史。",
  ],
  EXCL19: [
    "A history within the last 5 years of a serious endocrine disorder.",
    "近5年内有严重内分泌疾病史。",
  ],
  EXCL20: [
    "A history within the last 5 years of a serious respiratory disorder (see list).",
    "近5年内有严重呼吸系统疾病史（见清单）。",
  ],
  EXCL21: [
    "A history within the last 5 years of a serious genitourinary disorder.",
    "近5年内有严重泌尿生殖系统疾病史。",
  ],
  EXCL22: [
    "A history within the last 5 years of a serious rheumatologic disorder.",
    "近5年内有严重风湿性疾病史。",
  ],
  EXCL23: [
    "A known history of human immunodeficiency virus (HIV) within the last 5 years.",
    "近5年内有已知的人类免疫缺陷病毒(HIV)感染史。",
  ],
  EXCL24: [
    "A history within the last 5 years of a serious infectious disease (see list in protocol).",
    "近5年内有严重感染性疾病史（见方案清单）。",
  ],
  EXCL25: [
    "A history within the last 5 years of a primary or recurrent malignant disease (with exceptions, see list in protocol).",
    "近5年内有原发或复发恶性肿瘤史（例外见方案清单）。",
  ],
  EXCL26: [
    "Visual, hearing, or communication disabilities impairing the ability to participate in the study; (for example, inability to speak or understand English, illiteracy).",
    "视力、听力或沟通障碍影响参加研究（如不能说或听懂英语、不识字）。",
  ],
  EXCL27: [
    "Laboratory test values exceeding the Lilly Reference Range III for the patient's age in any of the following analytes: creatinine, total bilirubin, SGOT, SGPT, etc.",
    "肌酐、总胆红素、SGOT、SGPT等任一指标超出该年龄的礼来参考范围III。",
  ],
  EXCL28: [
    "Central laboratory test values below reference range for folate, and vitamin B12, and outside reference range for thyroid function tests.",
    "中心实验室叶酸、维生素B12低于参考范围，或甲状腺功能超出参考范围。",
  ],
  EXCL29: ["Positive syphilis screening with confirmatory testing.", "梅毒筛查阳性且经确证。"],
  EXCL30: [
    "Central laboratory test value above reference range for glycosylated hemoglobin (A1C) (insulin dependent diabetes mellitus patients only).",
    "中心实验室糖化血红蛋白(A1C)高于参考范围（仅限胰岛素依赖型糖尿病患者）。",
  ],
  EXCL31: [
    "Treatment with medications within 1 month prior to enrollment (see list).",
    "入组前1个月内使用过清单所列药物。",
  ],
} as const satisfies Readonly<Record<string, Words>>;

type Judged = keyof typeof judged;
const ids = Object.keys(judged) as Judged[];

/** What the source does not hold: who was enrolled is known, what was answered is not. */
const attested =
  "The published data hold no answers to the criteria; those of the people who were randomised are taken as their sites must have given them.";

const answers = Object.fromEntries(
  ids.map((id) => [
    id,
    yesNo([`${id} applies`, `符合${id}`], { required: true, help: judged[id] }),
  ]),
) as Record<Judged, ReturnType<typeof yesNo>>;

const sexOf = valuesOf(demographics).sex;

/** The investigator's judgement of each criterion that the record itself does not decide. */
export const eligibility = form(
  "IE",
  ["Eligibility", "入选与排除标准"],
  {
    postmenopausal: yesNo(["Postmenopausal", "已绝经"], { required: true }),
    ...answers,
  },
  { purpose: "eligibility", assumption: attested },
  (own) => ({
    when: { postmenopausal: sexOf.is("F") },
    checks: [
      soft("IE01", own.INCL03.not().or(valuesOf(miniMental).total.between(10, 23)), [
        "Criterion 3 is called met, but the recorded MMSE total is not 10 to 23. Correct one of them.",
        "已判定符合入选标准3，但记录的MMSE总分不在10–23分范围内，请更正其中一项。",
      ]),
    ],
  }),
);

const mmse =
  "Two people were randomised with a recorded MMSE total of 24, so the trial's own system asked the investigator and not the score; nothing can be overridden here, so the criterion is the investigator's answer, and a check compares it with the score.";

/** The 31 criteria of TI. Age, sex and the Hachinski total are read from the record, the others from the investigator. */
export function criteria({
  IE,
  DM,
  HI,
}: FieldsOf<[typeof eligibility, typeof demographics, typeof hachinski]>): readonly Criterion[] {
  const source = "CDISCPILOT01, TI.IETEST";
  const answered = (id: Judged): Criterion =>
    id.startsWith("INCL")
      ? include(id, judged[id], IE[id], { source, assumption: id === "INCL03" ? mmse : attested })
      : exclude(id, judged[id], IE[id], { source, assumption: attested });
  const computed = [
    include(
      "INCL01",
      [
        "Males and postmenopausal females at least 50 years of age.",
        "男性或绝经后女性，年龄≥50岁。",
      ],
      DM.age.atLeast(50).and(DM.sex.is("M").or(IE.postmenopausal)),
      { source },
    ),
    include(
      "INCL04",
      [
        "Modified Hachinski Ischemic Scale score of <= 4. (Protocol Attachment LZZT.8).",
        "改良Hachinski缺血量表评分≤4分（方案附件LZZT.8）。",
      ],
      HI.total.atMost(4),
      { source },
    ),
  ];
  return [...computed, ...ids.map(answered)].sort((a, b) =>
    a.id.slice(4) < b.id.slice(4) ? -1 : 1,
  );
}
