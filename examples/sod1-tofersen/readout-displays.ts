import type { Display } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import {
  change,
  course,
  efficacy,
  found,
  hazardLines,
  inOrder,
  postHoc,
  prespecified,
  rankNote,
  ranked,
  ratioLines,
  slopeLines,
  survivalFigure,
  winLines,
} from "./readout-lines.ts";
import { baseline, disposition } from "./readout-people.ts";
import { safety } from "./readout-safety.ts";

const score28 = text("ALSFRS-R: change from baseline at week 28", "ALSFRS-R：第28周较基线变化");

/** VALOR's tables and figures. */
export const valorDisplays: readonly Display[] = [
  disposition,
  ...baseline,
  efficacy(
    "14-2.01",
    "FAST",
    [text("Primary endpoint: function and survival at week 28", "主要终点：第28周功能与生存")],
    [
      ...found(
        "FRS-RANK-FAST",
        "Joint rank of function and survival",
        "功能与生存联合秩检验",
        ranked,
      ),
      ...found("FRS-MI-FAST", "ANCOVA, missing at random", "ANCOVA（随机缺失）", change),
      ...found(
        "FRS-COPY-INCREMENTS-FAST",
        "Sensitivity: copy increments in reference",
        "敏感性：复制参照组增量",
        change,
      ),
      ...found(
        "FRS-JUMP-TO-REFERENCE-FAST",
        "Sensitivity: jump to reference",
        "敏感性：跳至参照组",
        change,
      ),
      ...found(
        "FRS-COPY-REFERENCE-FAST",
        "Sensitivity: copy reference",
        "敏感性：复制参照组",
        change,
      ),
      ...found(
        "FRS-MMRM-FAST",
        "Sensitivity: repeated measures",
        "敏感性：重复测量模型",
        change.map((line) => ({ ...line, at: "Week 28" })),
      ),
      ...found(
        "FRS-WIN-FAST",
        "Sensitivity: function and survival, pair by pair",
        "敏感性：功能与生存逐对比较",
        winLines,
      ),
      ...found("FRS-SLOPE-FAST", "Exploratory: slope a month", "探索性：每月斜率", slopeLines()),
    ],
    [prespecified, rankNote],
  ),
  efficacy(
    "14-2.02",
    "ITT",
    [score28],
    [
      ...found(
        "FRS-RANK-ITT",
        "Joint rank of function and survival",
        "功能与生存联合秩检验",
        ranked,
      ),
      ...found("FRS-MI-ITT", "ANCOVA, missing at random", "ANCOVA（随机缺失）", change),
      ...found(
        "FRS-WIN-ITT",
        "Sensitivity: function and survival, pair by pair",
        "敏感性：功能与生存逐对比较",
        winLines,
      ),
      ...found("FRS-SLOPE-ITT", "Exploratory: slope a month", "探索性：每月斜率", slopeLines()),
    ],
    [prespecified, rankNote],
  ),
  efficacy(
    "14-2.03",
    "OTHER",
    [score28],
    [
      ...found(
        "FRS-RANK-OTHER",
        "Joint rank of function and survival",
        "功能与生存联合秩检验",
        ranked,
      ),
      ...found("FRS-MI-OTHER", "ANCOVA, missing at random", "ANCOVA（随机缺失）", change),
    ],
    [prespecified, rankNote],
  ),
  efficacy(
    "14-2.04",
    "ITT",
    [
      text(
        "ALSFRS-R at week 28, adjusted for NfL at baseline: post hoc",
        "第28周ALSFRS-R，校正基线NfL：事后分析",
      ),
    ],
    found(
      "FRS-NFLADJ-ITT",
      "ANCOVA, missing at random, adjusted for ln NfL",
      "ANCOVA（随机缺失，校正NfL对数）",
      change,
    ),
    [postHoc],
  ),
  ...(["FAST", "ITT"] as const).map((who, index) =>
    efficacy(
      `14-2.${11 + index}`,
      who,
      [text("Secondary endpoints at week 28", "第28周次要终点")],
      [
        ...found(`SOD1-GMR-${who}`, "SOD1 protein in CSF", "脑脊液SOD1蛋白", ratioLines),
        ...found(`NFL-GMR-${who}`, "Neurofilament in plasma", "血浆NfL", ratioLines),
        ...found(
          `SVC-MI-${who}`,
          "Slow vital capacity (% predicted)",
          "慢肺活量占预计值（%）",
          change,
        ),
        ...found(`HHD-MI-${who}`, "HHD megascore", "肌力综合评分", change),
        ...found(
          `PV-${who}`,
          "Death or permanent ventilation",
          "死亡或永久性机械通气",
          hazardLines,
        ),
        ...found(`DEATH-${who}`, "Death", "死亡", hazardLines),
      ],
      [prespecified, inOrder],
    ),
  ),
  ...safety(),
  course(
    "14-4.01",
    "ADALSFRS",
    "FAST",
    text("ALSFRS-R: mean change, enrichment criteria met", "ALSFRS-R平均变化（符合富集标准人群）"),
  ),
  course(
    "14-4.02",
    "ADALSFRS",
    "ITT",
    text("ALSFRS-R: mean change, all", "ALSFRS-R平均变化（全部受试者）"),
  ),
  course(
    "14-4.03",
    "ADSVC",
    "ITT",
    text("Slow vital capacity: mean change, all", "慢肺活量平均变化（全部受试者）"),
  ),
  survivalFigure(
    "14-4.04",
    text("Death or permanent ventilation, all", "死亡或永久性机械通气（全部受试者）"),
  ),
  {
    kind: "figure",
    id: "14-4.05",
    titles: [text("Differences and ratios of the arms at week 28", "第28周组间差与比值")],
    population: "ITT",
    figure: {
      kind: "forest",
      analyses: [
        "FRS-MI-FAST",
        "FRS-MI-OTHER",
        "FRS-MI-ITT",
        "NFL-GMR-FAST",
        "NFL-GMR-OTHER",
        "NFL-GMR-ITT",
        "SOD1-GMR-FAST",
        "SOD1-GMR-OTHER",
        "SOD1-GMR-ITT",
      ],
    },
  },
];
