import { date, decimal, words } from "../field-builders.ts";
import { group, instrumentForm } from "../form-builder.ts";
import { eachItem } from "./scored-list.ts";

type Words = readonly [en: string, zhCN: string];

/** Eight muscle groups, each tested on both sides. */
const muscleWords = {
  shoulderFlexion: ["Shoulder flexion", "肩屈"],
  elbowFlexion: ["Elbow flexion", "肘屈"],
  elbowExtension: ["Elbow extension", "肘伸"],
  wristExtension: ["Wrist extension", "腕伸"],
  hipFlexion: ["Hip flexion", "髋屈"],
  kneeFlexion: ["Knee flexion", "膝屈"],
  kneeExtension: ["Knee extension", "膝伸"],
  ankleDorsiflexion: ["Ankle dorsiflexion", "踝背屈"],
} as const satisfies Readonly<Record<string, Words>>;
type Muscle = keyof typeof muscleWords;

const muscles = Object.keys(muscleWords) as Muscle[];
const sides = ["Right", "Left"] as const;

/** The sixteen tests by which a megascore's reference names its muscles. */
export const dynamometryMuscles: readonly `${Muscle}${(typeof sides)[number]}`[] = muscles.flatMap(
  (muscle) => sides.map((side) => `${muscle}${side}` as const),
);

function strength(test: string) {
  const isRight = test.endsWith("Right");
  const words: Words = muscleWords[test.replace(/(Right|Left)$/, "") as Muscle];
  return decimal(
    [`${words[0]}, ${isRight ? "right" : "left"}`, `${isRight ? "右" : "左"}侧${words[1]}`],
    "N",
    { units: ["kgf", "[lbf_av]"], decimals: 1, min: 0, max: 800, typical: [20, 200] },
  );
}

/**
 * Hand-held dynamometry: the best effort of each of sixteen tests, and the megascore where it is computed centrally.
 * The site cannot compute it: `hhdMegascore` needs the frozen baseline of the person's analysis population.
 *
 * @source EMA/276404/2024: 16 muscles, standardised by group
 */
export function handHeldDynamometry<const Id extends string>(id: Id) {
  return instrumentForm(
    "hand-held-dynamometry",
    id,
    ["Hand-held dynamometry", "手持测力计肌力"],
    {
      date: date(["Date of the test", "检查日期"], { required: true }),
      strengths: group(eachItem(dynamometryMuscles, strength), {
        title: ["Best effort of each muscle", "各肌群最佳测量值"],
      }),
      device: words(["Dynamometer", "测力计"], { maxLength: 120 }),
      rater: words(["Tested by", "检查者"], { maxLength: 100 }),
      megascore: decimal(["Megascore", "肌力综合Z评分"], "1", {
        origin: "import",
        decimals: 3,
        min: -10,
        max: 10,
        source: "EMA/276404/2024: 16 muscles, standardised by group",
      }),
    },
    {
      dateField: "date",
      assumption:
        "Sixteen muscles are public; which they are is not. Eight usual groups on both sides stand in for them.",
    },
  );
}
