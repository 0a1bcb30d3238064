import { codeList } from "../code-list.ts";
import { choice, date, decimal, file, words, yesNo } from "../field-builders.ts";
import { instrumentForm, soft } from "../form-builder.ts";

const modality = codeList("BRAIN_IMAGING", {
  MRI: ["MRI", "磁共振成像（MRI）"],
  DOPA_PET: ["¹⁸F-DOPA PET", "¹⁸F-DOPA PET"],
  DAT_PET: ["DAT PET", "DAT PET"],
});

/** Imaging of the brain before and after implantation: safety on MRI, dopamine uptake on PET. */
export function brainImaging<const Id extends string>(id: Id) {
  const read = { decimals: 4, min: 0, max: 20 } as const;
  return instrumentForm(
    "brain-imaging",
    id,
    ["Imaging of the brain", "颅脑影像"],
    {
      modality: choice(["Kind", "检查类型"], modality, { required: true }),
      date: date(["Date of imaging", "检查日期"], { required: true }),
      bleeding: yesNo(["Bleeding", "出血"]),
      growth: yesNo(["New or growing mass", "新发或增大的占位"]),
      putamenLeft: decimal(["Uptake, left putamen", "左侧壳核摄取值"], "1", read),
      putamenRight: decimal(["Uptake, right putamen", "右侧壳核摄取值"], "1", read),
      report: file(["Report", "检查报告"], { mediaTypes: ["application/pdf", "image/png"] }),
      comment: words(["In words", "说明"], { maxLength: 2000 }),
    },
    { log: true, dateField: "date" },
    ({ modality, bleeding, growth, comment }) => ({
      when: {
        bleeding: modality.is("MRI"),
        growth: modality.is("MRI"),
        putamenLeft: modality.isNot("MRI"),
        putamenRight: modality.isNot("MRI"),
      },
      checks: [
        soft("BIM01", growth.is(false).or(comment.answered()), [
          "A new or growing mass is reported. Say where, and consider an adverse event.",
          "报告新发或增大的占位，请说明部位，并考虑是否属于不良事件。",
        ]),
        soft("BIM02", bleeding.is(false).or(comment.answered()), [
          "Bleeding is reported. Say where, and consider an adverse event.",
          "报告出血，请说明部位，并考虑是否属于不良事件。",
        ]),
      ],
    }),
  );
}
