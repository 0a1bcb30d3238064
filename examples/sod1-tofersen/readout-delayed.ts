import type { Display } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import {
  change,
  course,
  efficacy,
  found,
  hazardLines,
  postHoc,
  prespecified,
  ranked,
  ratioLines,
  survivalFigure,
} from "./readout-lines.ts";
import { disposition } from "./readout-people.ts";
import { safety } from "./readout-safety.ts";

const caution = text(
  "Not statistically significant results of an extension are trends and are interpreted with caution.",
  "扩展研究中未达统计学显著性的结果仅提示趋势，应谨慎解读。",
);

/** Early against delayed start: what was planned first, what was chosen after unblinding on a page of its own. */
export const delayedStartDisplays: readonly Display[] = [
  disposition,
  efficacy(
    "14-2.01",
    "ITT",
    [
      text(
        "Early against delayed start at week 52: prespecified",
        "第52周早期与延迟开始比较：预先规定",
      ),
    ],
    [
      ...found(
        "FRS-RANK-ITT",
        "Joint rank of function and survival",
        "功能与生存联合秩检验",
        ranked,
      ),
      ...found("FRS-MI-ITT", "ALSFRS-R", "ALSFRS-R", change),
      ...found("SVC-MI-ITT", "Slow vital capacity (% predicted)", "慢肺活量占预计值（%）", change),
      ...found("HHD-MI-ITT", "HHD megascore", "肌力综合评分", change),
      ...found("NFL-GMR-ITT", "Neurofilament in plasma", "血浆NfL", ratioLines),
      ...found("PV-ITT", "Death or permanent ventilation", "死亡或永久性机械通气", hazardLines),
      ...found("DEATH-ITT", "Death", "死亡", hazardLines),
    ],
    [prespecified, caution],
  ),
  efficacy(
    "14-2.02",
    "FAST",
    [
      text(
        "Early against delayed start at week 52: prespecified",
        "第52周早期与延迟开始比较：预先规定",
      ),
    ],
    [
      ...found(
        "FRS-RANK-FAST",
        "Joint rank of function and survival",
        "功能与生存联合秩检验",
        ranked,
      ),
      ...found("FRS-MI-FAST", "ALSFRS-R", "ALSFRS-R", change),
      ...found(
        "FRS-COPY-INCREMENTS-FAST",
        "Sensitivity: copy increments in reference",
        "敏感性：复制参照组增量",
        change,
      ),
      ...found("PV-FAST", "Death or permanent ventilation", "死亡或永久性机械通气", hazardLines),
      ...found("DEATH-FAST", "Death", "死亡", hazardLines),
    ],
    [prespecified, caution],
  ),
  efficacy(
    "14-2.11",
    "ITT",
    [
      text(
        "Early against delayed start at week 52, adjusted for NfL: post hoc",
        "第52周早期与延迟开始比较，校正NfL：事后分析",
      ),
    ],
    [
      ...found("FRS-NFLADJ-ITT", "ALSFRS-R", "ALSFRS-R", change),
      ...found(
        "SVC-NFLADJ-ITT",
        "Slow vital capacity (% predicted)",
        "慢肺活量占预计值（%）",
        change,
      ),
      ...found("HHD-NFLADJ-ITT", "HHD megascore", "肌力综合评分", change),
      ...found(
        "PVNFLADJ-ITT",
        "Death or permanent ventilation",
        "死亡或永久性机械通气",
        hazardLines,
      ),
      ...found("DTNFLADJ-ITT", "Death", "死亡", hazardLines),
    ],
    [postHoc, caution],
  ),
  ...safety(),
  course(
    "14-4.01",
    "ADALSFRS",
    "ITT",
    text("ALSFRS-R: mean change from the start of VALOR", "ALSFRS-R较VALOR基线的平均变化"),
  ),
  course(
    "14-4.02",
    "ADNFL",
    "ITT",
    text("Neurofilament in plasma: mean change", "血浆NfL平均变化"),
  ),
  survivalFigure(
    "14-4.03",
    text(
      "Death or permanent ventilation from the start of VALOR",
      "自VALOR开始至死亡或永久性机械通气",
    ),
  ),
  {
    kind: "figure",
    id: "14-4.04",
    titles: [text("Week 52, prespecified and post hoc", "第52周：预先规定与事后分析")],
    population: "ITT",
    figure: {
      kind: "forest",
      analyses: [
        "FRS-MI-ITT",
        "FRS-NFLADJ-ITT",
        "PV-ITT",
        "PVNFLADJ-ITT",
        "DEATH-ITT",
        "DTNFLADJ-ITT",
      ],
    },
  },
];
