import type { Text } from "../kernel/index.ts";
import type { ParticipantStatus } from "./state.ts";

/** What a participant's status is called. */
export const statusWords: Readonly<Record<ParticipantStatus, Text>> = {
  screening: { en: "in screening", "zh-CN": "筛选中" },
  "screen-failed": { en: "screen failure", "zh-CN": "筛选失败" },
  enrolled: { en: "enrolled", "zh-CN": "已入组" },
  withdrawn: { en: "withdrawn", "zh-CN": "已退出" },
  completed: { en: "completed", "zh-CN": "已完成" },
  voided: { en: "added by mistake", "zh-CN": "误录入（已作废）" },
  died: { en: "died", "zh-CN": "已死亡" },
};
