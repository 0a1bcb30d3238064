import { kingsFromAlsfrs, kingsStages } from "../algorithms/kings-stage.ts";
import { mitosFromAlsfrs, mitosStages } from "../algorithms/mitos-stage.ts";
import {
  choose,
  compute,
  type DateLike,
  months,
  not,
  number,
  type NumberValue,
  sum,
} from "../expression/index.ts";
import { choice, derived, derivedCode, words, yesNo } from "../field-builders.ts";
import { hard, instrumentForm, soft } from "../form-builder.ts";
import { alsfrsLists as lists } from "./alsfrs-r-lists.ts";

/**
 * The revised ALS functional rating scale: 12 items of 0–4, total 0–48, four sub-scores of 0–12.
 * Item 5 is asked in one of two forms, by whether there is a gastrostomy. Rated against the time before the illness.
 * No rule for missing items was found published: a sum stays unknown while one of its items is. King's and MiToS
 * stages are derived as far as the items settle them.
 *
 * @source Cedarbaum 1999, doi:10.1016/S0022-510X(99)00210-5; sub-scores 1–3, 4–6, 7–9, 10–12; own words
 */
export function alsfrsR<const Id extends string>(id: Id) {
  return instrumentForm(
    "alsfrs-r",
    id,
    ["ALSFRS-R", "ALS功能评分表-修订版（ALSFRS-R）"],
    {
      q1: choice(["1 Speech", "1 言语"], lists.speech, { required: true }),
      q2: choice(["2 Salivation", "2 流涎"], lists.saliva, { required: true }),
      q3: choice(["3 Swallowing", "3 吞咽"], lists.swallowing, { required: true }),
      q4: choice(["4 Handwriting", "4 书写"], lists.handwriting, { required: true }),
      gastrostomy: yesNo(["Gastrostomy in use", "已行胃造瘘"], { required: true }),
      q5a: choice(
        ["5a Cutting food and cutlery", "5a 切割食物和使用餐具（未行胃造瘘）"],
        lists.cutting,
      ),
      q5b: choice(["5b Handling the feeding kit", "5b 操作喂食装置（已行胃造瘘）"], lists.tubeKit),
      q6: choice(["6 Dressing and hygiene", "6 穿衣和个人卫生"], lists.dressing, {
        required: true,
      }),
      q7: choice(["7 Turning in bed and covers", "7 床上翻身和整理被褥"], lists.turning, {
        required: true,
      }),
      q8: choice(["8 Walking", "8 行走"], lists.walking, { required: true }),
      q9: choice(["9 Stairs", "9 爬楼梯"], lists.stairs, { required: true }),
      q10: choice(["10 Dyspnoea", "10 呼吸困难"], lists.dyspnoea, { required: true }),
      q11: choice(["11 Orthopnoea", "11 端坐呼吸"], lists.orthopnoea, { required: true }),
      q12: choice(["12 Ventilation", "12 呼吸功能不全（通气支持）"], lists.ventilation, {
        required: true,
      }),
      airwayTube: yesNo(["Tracheostomy or tube in the airway", "已行气管切开或气管插管"], {
        required: true,
      }),
      rater: words(["Rated by", "评定者"], { maxLength: 100 }),
      bulbar: derived(["Bulbar (0–12)", "延髓（0–12）"], { score: { range: [0, 12] } }),
      fineMotor: derived(["Fine motor (0–12)", "精细运动（0–12）"], { score: { range: [0, 12] } }),
      grossMotor: derived(["Gross motor (0–12)", "粗大运动（0–12）"], {
        score: { range: [0, 12] },
      }),
      respiratory: derived(["Respiratory (0–12)", "呼吸（0–12）"], { score: { range: [0, 12] } }),
      total: derived(["ALSFRS-R total (0–48)", "ALSFRS-R总分（0–48）"], {
        score: { range: [0, 48] },
      }),
      kings: derivedCode(["King's stage", "King's分期"], kingsStages, { score: {} }),
      mitos: derivedCode(["MiToS stage", "MiToS分期"], mitosStages, { score: {} }),
    },
    {
      provenance:
        "ALSFRS-R (Cedarbaum 1999): item codes, values and scoring with own words. No public licence of the wording was found.",
      sdtm: { domain: "QS", constants: { QSCAT: "ALSFRS-R" } },
    },
    (own) => ({
      when: {
        q5a: not(own.gastrostomy),
        q5b: own.gastrostomy,
        airwayTube: own.q12.is("0"),
      },
      derive: {
        bulbar: sum(own.q1.score(), own.q2.score(), own.q3.score()),
        fineMotor: sum(
          own.q4.score(),
          choose(own.gastrostomy, own.q5b.score(), own.q5a.score()),
          own.q6.score(),
        ),
        grossMotor: sum(own.q7.score(), own.q8.score(), own.q9.score()),
        respiratory: sum(own.q10.score(), own.q11.score(), own.q12.score()),
        total: sum(own.bulbar, own.fineMotor, own.grossMotor, own.respiratory),
        kings: compute(kingsFromAlsfrs, "stage", {
          speech: own.q1.score(),
          salivation: own.q2.score(),
          swallowing: own.q3.score(),
          handwriting: own.q4.score(),
          cutting: own.q5a.score(),
          walking: own.q8.score(),
          dyspnoea: own.q10.score(),
          insufficiency: own.q12.score(),
          gastrostomy: own.gastrostomy,
        }),
        mitos: compute(mitosFromAlsfrs, "stage", {
          speech: own.q1.score(),
          swallowing: own.q3.score(),
          handwriting: own.q4.score(),
          dressing: own.q6.score(),
          walking: own.q8.score(),
          dyspnoea: own.q10.score(),
          insufficiency: own.q12.score(),
        }),
      },
      checks: [
        hard("FRS01", not(own.q5a.answered().and(own.q5b.answered())), [
          "Both 5a and 5b are answered; only one applies. Clear the one that does not fit the gastrostomy answer.",
          "5a与5b均已填写，只能填写其一，请清除与胃造瘘情况不符的一项。",
        ]),
        hard("FRS02", own.airwayTube.or(own.q12.atLeast("1")), [
          "Item 12 is 0, which means ventilation through a tube, but there is no tracheostomy or tube. Correct one of them.",
          "第12项为0分，即经气管插管或气管切开有创通气，但未行气管切开或气管插管，请更正其中一项。",
        ]),
        soft("FRS04", own.q3.atLeast("2").or(own.gastrostomy), [
          "Swallowing needs tube feeding, but no gastrostomy is recorded. Confirm how food is given.",
          "吞咽评分提示需管饲，但未记录胃造瘘，请确认喂养方式。",
        ]),
        soft("FRS05", own.total.minus(own.total.previous()).atMost(4), [
          "The total is five or more points higher than at the visit before, which is rare. Correct it, or confirm that it matches the source.",
          "总分较上次访视升高5分及以上，较少见。请更正，或确认与原始记录一致。",
        ]),
        soft("FRS06", own.q12.score().minus(own.q12.previous().score()).atMost(1), [
          "Item 12 rose by two or more since the visit before. Confirm that it matches the source.",
          "第12项较上次访视升高2分及以上，请确认与原始记录一致。",
        ]),
      ],
    }),
  );
}

/**
 * Points of ALSFRS-R lost a month since the first weakness: (48 − total) ÷ months. Of a partly known onset it is a
 * stretch: a criterion holds where all of it does and is unknown where only part of it does.
 *
 * @source EMA/276404/2024; months are days ÷ 30.4375
 */
export function progressionRate(
  total: NumberValue,
  onset: DateLike,
  assessed: DateLike,
): NumberValue {
  return number(48).minus(total).dividedBy(months(onset, assessed));
}
