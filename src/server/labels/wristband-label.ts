import type { Language, Text } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { type ParticipantState, wristbandCode } from "../../engine/index.ts";
import type { Label } from "./label.ts";

const names = {
  trial: { en: "Trial", "zh-CN": "试验编号" },
  subject: { en: "Participant", "zh-CN": "受试者" },
  site: { en: "Site", "zh-CN": "研究中心" },
  call: { en: "Call", "zh-CN": "联系" },
} as const satisfies Record<string, Text>;
const warning = {
  en: "Scan before every dose. The code is the number with a check character.",
  "zh-CN": "每次给药前扫描。条码为受试者编号加校验位。",
} as const satisfies Text;

/** What a participant's wristband bears: the same whatever they are given. */
export function wristbandLabel(
  study: Study,
  { id, site }: ParticipantState,
  language: Language,
): Label {
  const call = study.supply?.bedside?.call;
  return {
    unit: wristbandCode(id),
    lines: [
      [names.trial[language], study.id],
      [names.subject[language], id],
      [names.site[language], site],
      ...(call === undefined ? [] : [[names.call[language], call[language]] as const]),
    ],
    warnings: [warning[language]],
  };
}
