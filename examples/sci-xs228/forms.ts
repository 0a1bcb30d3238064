import { form, yesNo, instruments } from "../../src/definition/index.ts";

const {
  adverseEventReview,
  adverseEvents,
  concomitantMedication,
  demographics,
  disposition,
  intrathecalCellDose,
  isncsci,
  safetyLaboratory,
  scim3,
  spinalInjury,
  spineImaging,
  vitalSigns,
} = instruments;

/** What only the investigator can say: each answer is a criterion of the registry entry. */
const attestations = form(
  "IE",
  ["Investigator's judgement of eligibility", "研究者对入选资格的判断"],
  {
    contraception: yesNo([
      "Agrees to non-hormonal contraception until 6 months after the trial",
      "同意自试验期间至结束后6个月采取非激素避孕措施",
    ]),
    brainInjury: yesNo([
      "Severe brain injury that prevents the neurological examination",
      "合并严重颅脑损伤，影响神经学检查",
    ]),
    organInjury: yesNo(["Life-threatening injury of several organs", "危及生命的多器官损伤"]),
    trunkInjury: yesNo(["Unstable injury of chest or abdomen", "不稳定的胸腹部损伤"]),
    spineDisease: yesNo(["Earlier injury or disease of the spine", "既往脊髓损伤或脊柱疾病"], {
      help: [
        "Such as ankylosing spondylitis, deformity, tumour, vascular malformation, syringomyelia.",
        "如强直性脊柱炎、畸形、肿瘤、血管畸形、脊髓空洞症。",
      ],
    }),
    punctureUnsafe: yesNo([
      "Infection where the puncture would be, or raised intracranial pressure",
      "穿刺部位感染或颅内高压",
    ]),
    severeInfection: yesNo([
      "Sepsis, septic shock or severe pneumonia (IDSA/ATS 2007)",
      "脓毒症、感染性休克或重症肺炎（IDSA/ATS 2007）",
    ]),
    other: yesNo(["Anything else that confounds the trial", "其他可能干扰试验的情况"]),
  },
  { purpose: "eligibility" },
);

export const forms = {
  demographics: demographics("DM"),
  injury: spinalInjury("INJ"),
  mri: spineImaging("MRI"),
  attestations,
  vitals: vitalSigns("VS"),
  laboratory: safetyLaboratory("LB"),
  exam: isncsci("SCI"),
  independence: scim3("SCIM"),
  dose: intrathecalCellDose("EX"),
  review: adverseEventReview("AEQ"),
  adverseEvents: adverseEvents("AE", { askedBy: { form: "AEQ", field: "any", none: false } }),
  medication: concomitantMedication("CM"),
  disposition: disposition("DS"),
};
