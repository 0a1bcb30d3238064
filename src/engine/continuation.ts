import type { Text } from "../kernel/index.ts";

/** What goes on after somebody withdraws, as they agreed to it. @source ICH E6(R3) Annex 1 §2.8.6 */
export const continuations = ["safety-follow-up", "samples", "phone", "data"] as const;
export type Continuation = (typeof continuations)[number];

export const continuationWords: Readonly<Record<Continuation, Text>> = {
  "safety-follow-up": { en: "safety follow-up", "zh-CN": "安全性随访" },
  samples: { en: "use of stored samples", "zh-CN": "继续使用已采集样本" },
  phone: { en: "contact by phone", "zh-CN": "电话联系" },
  data: { en: "data from medical records", "zh-CN": "查阅医疗记录" },
};
