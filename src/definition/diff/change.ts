import { type Text, text } from "../../kernel/index.ts";

/** One thing an amendment changed: what, in clinical words, and whom it affects and what they must do. */
export interface Change {
  readonly kind: "added" | "removed" | "changed";
  /** The part of the study: `visits`, `forms`, `eligibility` … */
  readonly part: string;
  readonly id: string;
  readonly text: Text;
  readonly affects: Text;
}

/** Whom a change affects. Said once each, so that the same thing always reads the same. */
export const affects = {
  everyone: text("Affects everyone in the study.", "影响所有受试者。"),
  candidates: text(
    "Affects people not yet enrolled: they are judged by the new rule. Those enrolled stay.",
    "影响尚未入组者：按新标准判定；已入组者不受影响。",
  ),
  reconsent: text(
    "Everyone still taking part must sign it before their next visit.",
    "所有在研受试者须在下次访视前重新签署。",
  ),
  newConsent: text(
    "Those who consent from its date on sign it; nobody signs again.",
    "自生效日起签署新版；已签署者无需重签。",
  ),
  upcoming: text(
    "Affects participants who have not held this visit yet; visits already held keep their dates.",
    "影响尚未完成该访视者；已完成的访视保持原日期。",
  ),
  forms: text(
    "Forms opened from now on follow it; forms already saved say that a newer version exists and keep every value.",
    "此后打开的表单按新版执行；已保存的表单会提示有新版本，原有数据全部保留。",
  ),
  stored: text(
    "It is no longer asked. Values already stored stay in the record, the audit trail and the exports.",
    "此后不再采集；已存数据保留在记录、稽查轨迹和导出中。",
  ),
  dosing: text(
    "Affects every dose not yet given; due dates are counted anew from the last actual dose.",
    "影响所有尚未给予的剂量；后续日期按末次实际给药重新计算。",
  ),
  escalation: text(
    "Affects every decision and every first dose from now on; gates stay as they are until the committee decides.",
    "影响此后的每项递增决定和每例首次给药；各队列的开放状态在委员会决定前保持不变。",
  ),
  analysis: text(
    "Affects the analysis; participants need do nothing.",
    "影响统计分析；受试者无需采取行动。",
  ),
  allocation: text("Affects participants assigned from now on.", "影响此后分组的受试者。"),
  genetics: text(
    "Affects files read from now on; what was assessed keeps the thresholds it was assessed with.",
    "影响此后读取的文件；已完成的评估保留当时的界值。",
  ),
  readers: text("Affects readers of the protocol only.", "仅影响方案的阅读者。"),
} as const satisfies Record<string, Text>;
