import { sum } from "../expression/index.ts";
import { choice, derived, words } from "../field-builders.ts";
import { group, instrumentForm, soft } from "../form-builder.ts";
import { scimLists as lists } from "./scim-lists.ts";

/**
 * The Spinal Cord Independence Measure III: 19 items, of which many skip values, 0–100 in all.
 *
 * @source Itzkovich 2007, doi:10.1080/09638280601046302; maxima and values re-read in domain-verified.md §2; own words
 */
export function scim3<const Id extends string>(id: Id) {
  return instrumentForm(
    "scim",
    id,
    ["SCIM-III", "脊髓损伤独立性评定量表第三版（SCIM-III）"],
    {
      selfCare: group(
        {
          feeding: choice(["Feeding", "进食"], lists.feeding),
          bathingUpper: choice(["Bathing, upper body", "上半身洗浴"], lists.bathing),
          bathingLower: choice(["Bathing, lower body", "下半身洗浴"], lists.bathing),
          dressingUpper: choice(["Dressing, upper body", "上半身穿衣"], lists.dressing),
          dressingLower: choice(["Dressing, lower body", "下半身穿衣"], lists.dressing),
          grooming: choice(["Grooming", "修饰"], lists.grooming),
        },
        { title: ["Self-care", "自理"] },
      ),
      breathingAndSphincters: group(
        {
          respiration: choice(["Breathing", "呼吸"], lists.respiration),
          bladder: choice(["Bladder", "膀胱管理"], lists.bladder),
          bowel: choice(["Bowel", "肠道管理"], lists.bowel),
          toilet: choice(["Use of toilet", "如厕"], lists.toilet),
        },
        { title: ["Breathing and sphincters", "呼吸和括约肌管理"] },
      ),
      inTheRoom: group(
        {
          bed: choice(["In bed, and care of the skin", "床上活动及压疮预防"], lists.bed),
          bedTransfer: choice(["Bed to wheelchair", "床—轮椅转移"], lists.transfer),
          toiletTransfer: choice(
            ["Wheelchair to toilet or tub", "轮椅—坐便器或浴盆转移"],
            lists.transfer,
          ),
        },
        { title: ["Moving in room and bathroom", "室内及卫生间移动"] },
      ),
      outOfTheRoom: group(
        {
          indoors: choice(["Moving indoors", "室内移动"], lists.moving),
          moderate: choice(["Moving 10 to 100 m", "中等距离移动（10–100 m）"], lists.moving),
          outdoors: choice(["Moving more than 100 m", "室外移动（>100 m）"], lists.moving),
          stairs: choice(["Stairs", "上下楼梯"], lists.stairs),
          car: choice(["Wheelchair to car", "轮椅—汽车转移"], lists.transfer),
          ground: choice(["Ground to wheelchair", "地面—轮椅转移"], lists.ground),
        },
        { title: ["Moving indoors and outdoors", "室内外移动"] },
      ),
      rater: words(["Rated by", "评定者"], { maxLength: 100 }),
      selfCareScore: derived(["Self-care (0–20)", "自理（0–20）"], { score: { range: [0, 20] } }),
      breathingScore: derived(["Breathing and sphincters (0–40)", "呼吸和括约肌管理（0–40）"], {
        score: { range: [0, 40] },
      }),
      mobilityScore: derived(["Mobility (0–40)", "移动（0–40）"], { score: { range: [0, 40] } }),
      total: derived(["SCIM-III total (0–100)", "SCIM-III总分（0–100）"], {
        score: { range: [0, 100] },
      }),
    },
    {
      provenance:
        "SCIM-III: item codes, values and totals with own words. The published text is its journal's copyright.",
    },
    (own) => ({
      derive: {
        selfCareScore: sum(
          own.feeding.score(),
          own.bathingUpper.score(),
          own.bathingLower.score(),
          own.dressingUpper.score(),
          own.dressingLower.score(),
          own.grooming.score(),
        ),
        breathingScore: sum(
          own.respiration.score(),
          own.bladder.score(),
          own.bowel.score(),
          own.toilet.score(),
        ),
        mobilityScore: sum(
          own.bed.score(),
          own.bedTransfer.score(),
          own.toiletTransfer.score(),
          own.indoors.score(),
          own.moderate.score(),
          own.outdoors.score(),
          own.stairs.score(),
          own.car.score(),
          own.ground.score(),
        ),
        total: sum(own.selfCareScore, own.breathingScore, own.mobilityScore),
      },
      checks: [
        soft("SCIM01", own.outdoors.atMost(3).or(own.indoors.atLeast(4)), [
          "Walks outdoors, but not indoors. Look at both answers again.",
          "室外可步行而室内不可，请重新核对两项。",
        ]),
        soft("SCIM02", own.total.minus(own.total.previous()).atLeast(-20), [
          "The total is more than 20 points lower than at the visit before. Correct it, or confirm that it matches the source.",
          "总分较上次访视下降超过20分。请更正，或确认与原始记录一致。",
        ]),
      ],
    }),
  );
}
