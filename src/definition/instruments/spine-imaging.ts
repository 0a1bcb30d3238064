import { codeList } from "../code-list.ts";
import { choices, date, file, words, yesNo } from "../field-builders.ts";
import { instrumentForm, soft } from "../form-builder.ts";

const finding = codeList("SPINE_FINDING", {
  OEDEMA: ["Oedema of the cord", "脊髓水肿"],
  HAEMORRHAGE: ["Haemorrhage", "出血"],
  COMPRESSION: ["Compression", "压迫"],
  ATROPHY: ["Atrophy", "萎缩"],
  CYST: ["Cyst or syrinx", "囊肿或空洞"],
  ENHANCEMENT: ["Enhancement", "强化"],
  MASS: ["Mass", "占位"],
  NONE: ["None of these", "无上述所见"],
});

const region = codeList("SPINE_REGION", {
  CERVICAL: ["Cervical", "颈段"],
  THORACIC: ["Thoracic", "胸段"],
  LUMBAR: ["Lumbar", "腰段"],
  BRAIN: ["Brain", "颅脑"],
});

/** MRI of the spine: whether it shows the injury, and whether something new grows. */
export function spineImaging<const Id extends string>(id: Id) {
  return instrumentForm(
    "spine-imaging",
    id,
    ["MRI of the spine", "脊柱磁共振成像"],
    {
      date: date(["Date of imaging", "检查日期"], { required: true }),
      regions: choices(["Regions", "检查部位"], region),
      injury: yesNo(["Shows the spinal cord injury", "证实脊髓损伤"], { required: true }),
      findings: choices(["Findings", "影像所见"], finding),
      growth: yesNo(["New or growing mass", "新发或增大的占位"], { required: true }),
      report: file(["Report", "检查报告"], { mediaTypes: ["application/pdf", "image/png"] }),
      comment: words(["In words", "说明"], { maxLength: 2000 }),
    },
    { dateField: "date" },
    ({ findings, growth }) => ({
      checks: [
        soft("MRI01", growth.is(false).or(findings.includes("MASS")), [
          "A new or growing mass is reported, but not among the findings. Add it; it may be an adverse event.",
          "报告新发或增大的占位，但影像所见未勾选“占位”。请补充；此情况可能属于不良事件。",
        ]),
      ],
    }),
  );
}
