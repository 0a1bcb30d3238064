import { choice } from "../field-builders.ts";
import { instrumentForm } from "../form-builder.ts";
import { motorState } from "./mds-updrs.ts";
import { scoredList } from "./scored-list.ts";

const stages = {
  0: ["0: no signs", "0期：无体征"],
  1: ["1: one side only", "1期：单侧"],
  2: ["2: both sides, balance kept", "2期：双侧，平衡正常"],
  3: ["3: balance impaired, independent", "3期：平衡受损，生活独立"],
  4: ["4: severe, walks or stands unaided", "4期：重度，可独自站立或行走"],
  5: ["5: wheelchair or bed unless helped", "5期：无帮助时卧床或坐轮椅"],
} as const;

const versions = {
  original: scoredList("HOEHN_YAHR", stages),
  modified: scoredList("HOEHN_YAHR_MODIFIED", {
    ...stages,
    "1.5": ["1.5: one side and trunk", "1.5期：单侧伴中轴受累"],
    "2.5": ["2.5: both sides, recovers on pull test", "2.5期：双侧，后拉试验可恢复"],
  }),
};

/**
 * Hoehn & Yahr stage, original (0–5) or modified (with 1.5 and 2.5); which one it is stays with the form.
 *
 * @source Hoehn & Yahr 1967; Goetz 2004, doi:10.1002/mds.20213; own words
 */
export function hoehnYahr<const Id extends string>(id: Id, version: "original" | "modified") {
  return instrumentForm(
    "hoehn-yahr",
    id,
    version === "original"
      ? ["Hoehn & Yahr stage", "Hoehn-Yahr分期"]
      : ["Hoehn & Yahr stage, modified", "改良Hoehn-Yahr分期"],
    {
      state: choice(["Examined in", "检查时状态"], motorState, { required: true }),
      stage: choice(["Stage", "分期"], versions[version], {
        required: true,
        score: { beside: ["state"] },
      }),
    },
    { provenance: `Hoehn & Yahr, ${version}; own words.` },
  );
}
