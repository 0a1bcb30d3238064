import { anyOf, choose, greatest, not, sum } from "../expression/index.ts";
import { date, derived, integer, yesNo } from "../field-builders.ts";
import { group, instrumentForm, soft } from "../form-builder.ts";

const required = { required: true } as const;

function rating(en: string, zh: string, min: number, max: number) {
  return integer([`${en} (${min}–${max})`, `${zh}（${min}–${max}）`], { min, max });
}

/**
 * The structure of the Columbia suicide severity scale: five types of ideation by rising severity, the intensity of the
 * most severe (sum 2–25), and behaviours with their lethality. Types 3 to 5 are asked when type 2 is present, the
 * intensity when 1 or 2 is. Types and anchors by number only: the interviewer uses the licensed wording.
 *
 * @source C-SSRS scoring guide (public copy): types, both screening questions, intensity 2–25; the branch on type 2: greenspacehealth.com
 */
export function columbiaSuicide<const Id extends string>(id: Id) {
  return instrumentForm(
    "columbia-suicide",
    id,
    ["Columbia suicide severity", "哥伦比亚自杀严重程度评定"],
    {
      date: date(["Asked on", "评估日期"], required),
      ideation: group(
        {
          type1: yesNo(["Ideation, type 1 (least severe)", "自杀意念1型（最轻）"], required),
          type2: yesNo(["Ideation, type 2", "自杀意念2型"], required),
          type3: yesNo(["Ideation, type 3", "自杀意念3型"], required),
          type4: yesNo(["Ideation, type 4", "自杀意念4型"], required),
          type5: yesNo(["Ideation, type 5 (most severe)", "自杀意念5型（最重）"], required),
        },
        { title: ["Ideation", "自杀意念"] },
      ),
      intensity: group(
        {
          about: integer(["Rated for type", "所评类型"], { min: 1, max: 5 }),
          frequency: rating("Frequency", "频率", 1, 5),
          duration: rating("Duration", "持续时间", 1, 5),
          control: rating("Controllability", "可控性", 0, 5),
          deterrents: rating("Deterrents", "阻止因素", 0, 5),
          reasons: rating("Reasons", "原因", 0, 5),
        },
        { title: ["Intensity of the most severe ideation", "最严重意念的强度"] },
      ),
      behaviour: group(
        {
          actual: yesNo(["Actual attempt", "实际自杀企图"], required),
          attempts: integer(["Actual attempts", "实际企图次数"], { min: 1, max: 99 }),
          interrupted: yesNo(["Interrupted attempt", "被中断的企图"], required),
          aborted: yesNo(["Aborted attempt", "自行中止的企图"], required),
          preparatory: yesNo(["Preparation", "准备行为"], required),
          selfInjury: yesNo(["Self-injury without intent to die", "非自杀性自伤"]),
          actualLethality: rating("Lethality, actual", "实际致死性", 0, 5),
          potentialLethality: rating("Lethality, potential", "潜在致死性", 0, 2),
        },
        { title: ["Behaviour", "自杀行为"] },
      ),
      mostSevere: derived(["Most severe ideation (0–5)", "最严重意念类型（0–5）"]),
      intensityTotal: derived(["Intensity (2–25)", "强度总分（2–25）"]),
      anyBehaviour: derived(["Any suicidal behaviour", "存在自杀行为"], { type: "boolean" }),
    },
    {
      dateField: "date",
      provenance:
        "C-SSRS © Research Foundation for Mental Hygiene: structure, codes and ranges only. The site uses the licensed wording.",
    },
    (own) => {
      const present = (type: typeof own.type1, severity: number) => choose(type, severity, 0);
      const lesser = greatest(present(own.type1, 1), present(own.type2, 2));
      const graver = greatest(present(own.type3, 3), present(own.type4, 4), present(own.type5, 5));
      const asked = anyOf(own.type1, own.type2);
      const intensity = ["about", "frequency", "duration", "control", "deterrents", "reasons"];
      return {
        when: {
          type3: own.type2,
          type4: own.type2,
          type5: own.type2,
          ...Object.fromEntries(intensity.map((item) => [item, asked])),
          attempts: own.actual,
          actualLethality: own.actual,
          potentialLethality: own.actual.and(own.actualLethality.is(0)),
        },
        derive: {
          mostSevere: choose(own.type2, greatest(lesser, graver), lesser),
          intensityTotal: sum(
            own.frequency,
            own.duration,
            own.control,
            own.deterrents,
            own.reasons,
          ),
          anyBehaviour: anyOf(own.actual, own.interrupted, own.aborted, own.preparatory),
        },
        checks: [
          soft("CSS01", own.about.is(own.mostSevere), [
            "The intensity is rated for another type than the most severe one present. Look at both again.",
            "强度所评类型并非最严重的意念类型，请重新核对。",
          ]),
          soft("CSS02", not(own.type5).or(own.type4), [
            "Type 5 is present without type 4. Confirm that it matches the source.",
            "存在5型意念但未勾选4型，请确认与原始记录一致。",
          ]),
        ],
      };
    },
  );
}
