import { codeList } from "../code-list.ts";
import { choice, date, decimal, words } from "../field-builders.ts";
import { group, instrumentForm, soft } from "../form-builder.ts";

const result = codeList("SEROLOGY", {
  NEG: ["Negative", "阴性"],
  POS: ["Positive", "阳性"],
  EQ: ["Equivocal", "可疑"],
});

const judgement = codeList("LAB_JUDGEMENT", {
  NORMAL: ["All within range", "均在正常范围"],
  NCS: ["Out of range, not clinically significant", "异常无临床意义"],
  CS: ["Clinically significant", "异常有临床意义"],
});

const lab = { origin: "laboratory" } as const;

/** Blood and urine for safety: counts, chemistry, clotting and, at screening, infections. */
export function safetyLaboratory<const Id extends string>(id: Id) {
  return instrumentForm(
    "safety-laboratory",
    id,
    ["Safety laboratory", "安全性实验室检查"],
    {
      taken: date(["Sample taken on", "采样日期"], { required: true }),
      laboratory: words(["Laboratory", "检测实验室"], { maxLength: 120 }),
      blood: group(
        {
          haemoglobin: decimal(["Haemoglobin", "血红蛋白"], "g/L", {
            ...lab,
            units: ["g/dL"],
            decimals: 0,
            min: 20,
            max: 250,
          }),
          leucocytes: decimal(["White blood cells", "白细胞计数"], "10*9/L", {
            ...lab,
            decimals: 2,
            min: 0,
            max: 300,
          }),
          neutrophils: decimal(["Neutrophils", "中性粒细胞计数"], "10*9/L", {
            ...lab,
            decimals: 2,
            min: 0,
            max: 300,
          }),
          platelets: decimal(["Platelets", "血小板计数"], "10*9/L", {
            ...lab,
            decimals: 0,
            min: 0,
            max: 3000,
          }),
        },
        { title: ["Blood count", "血常规"] },
      ),
      chemistry: group(
        {
          alt: decimal(["ALT", "丙氨酸氨基转移酶"], "U/L", {
            ...lab,
            decimals: 0,
            min: 0,
            max: 20000,
          }),
          ast: decimal(["AST", "天冬氨酸氨基转移酶"], "U/L", {
            ...lab,
            decimals: 0,
            min: 0,
            max: 20000,
          }),
          bilirubin: decimal(["Total bilirubin", "总胆红素"], "umol/L", {
            ...lab,
            decimals: 1,
            min: 0,
            max: 1000,
          }),
          creatinine: decimal(["Creatinine", "肌酐"], "umol/L", {
            ...lab,
            decimals: 0,
            min: 5,
            max: 3000,
          }),
          albumin: decimal(["Albumin", "白蛋白"], "g/L", { ...lab, decimals: 0, min: 5, max: 80 }),
          crp: decimal(["C-reactive protein", "C反应蛋白"], "mg/L", {
            ...lab,
            decimals: 1,
            min: 0,
            max: 800,
          }),
        },
        { title: ["Chemistry", "生化"] },
      ),
      clotting: group(
        {
          inr: decimal(["INR", "国际标准化比值"], "1", { ...lab, decimals: 2, min: 0.5, max: 20 }),
          aptt: decimal(["APTT", "活化部分凝血活酶时间"], "s", {
            ...lab,
            decimals: 1,
            min: 10,
            max: 250,
          }),
        },
        { title: ["Clotting", "凝血功能"] },
      ),
      infections: group(
        {
          hiv: choice(["HIV antibody", "HIV抗体"], result, lab),
          hbsAg: choice(["HBsAg", "乙肝表面抗原"], result, lab),
          hbcAb: choice(["Anti-HBc", "乙肝核心抗体"], result, lab),
          hbsAb: choice(["Anti-HBs", "乙肝表面抗体"], result, lab),
          hcv: choice(["HCV antibody", "丙肝抗体"], result, lab),
          syphilis: choice(["Syphilis", "梅毒"], result, lab),
        },
        { title: ["Infections", "感染筛查"] },
      ),
      judgement: choice(["Investigator's judgement", "研究者判断"], judgement),
      comment: words(["In words", "说明"], { maxLength: 1000 }),
    },
    { dateField: "taken", sdtm: { domain: "LB" } },
    ({ leucocytes, neutrophils, platelets, judgement, comment }) => ({
      checks: [
        soft("LB01", neutrophils.atMost(leucocytes), [
          "More neutrophils than white cells. Check both numbers with the laboratory.",
          "中性粒细胞计数高于白细胞计数，请与实验室核对两个数值。",
        ]),
        soft("LB02", platelets.atLeast(20), [
          "Platelets are very low. Check the number; a lumbar puncture may be unsafe.",
          "血小板计数很低，请核对；腰椎穿刺可能不安全。",
        ]),
        soft("LB03", judgement.isNot("CS").or(comment.answered()), [
          "A result is clinically significant. Say which, and consider an adverse event.",
          "存在有临床意义的异常，请说明具体项目，并考虑是否属于不良事件。",
        ]),
      ],
    }),
  );
}
