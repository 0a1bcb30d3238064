import { scoredList } from "./scored-list.ts";

type Words = readonly [en: string, zhCN: string];

function anchors(id: string, normal: Words, three: Words, two: Words, one: Words, none: Words) {
  return scoredList(`ALSFRS_${id}`, { 0: none, 1: one, 2: two, 3: three, 4: normal });
}

/** The ALSFRS-R items and their anchors, in own words, from as before the illness (4) to lost (0). */
export const alsfrsLists = {
  speech: anchors(
    "SPEECH",
    ["As before", "如常"],
    ["Noticeably altered", "言语改变可察觉"],
    ["Must repeat to be understood", "需重复才能听懂"],
    ["Speech together with other means", "言语需配合其他沟通方式"],
    ["No useful speech", "丧失有效言语"],
  ),
  saliva: anchors(
    "SALIVA",
    ["As before", "如常"],
    ["A little more; may drool at night", "略增多，夜间可流涎"],
    ["Moderately more; may drool a little", "中度增多，可有少量流涎"],
    ["Much more, with drooling", "明显增多，伴流涎"],
    ["Needs wiping all the time", "流涎明显，需不断擦拭"],
  ),
  swallowing: anchors(
    "SWALLOWING",
    ["Usual diet", "饮食如常"],
    ["Chokes now and then", "偶有呛咳"],
    ["Diet of altered texture", "需改变食物性状"],
    ["Tube feeding besides", "需辅以管饲"],
    ["Nothing by mouth", "不能经口进食"],
  ),
  handwriting: anchors(
    "HANDWRITING",
    ["As before", "如常"],
    ["Slower or untidy, all words legible", "变慢或潦草，全部可辨认"],
    ["Some words illegible", "部分字不可辨认"],
    ["Holds a pen, cannot write", "可握笔但不能书写"],
    ["Cannot hold a pen", "不能握笔"],
  ),
  cutting: anchors(
    "CUTTING",
    ["As before", "如常"],
    ["Slow, no help needed", "变慢但无需帮助"],
    ["Cuts most food, some help", "能切大部分食物，需部分帮助"],
    ["Food cut by others, eats alone", "需他人切好，可自行进食"],
    ["Is fed", "需他人喂食"],
  ),
  tubeKit: anchors(
    "TUBE_KIT",
    ["As before", "如常"],
    ["Clumsy, but alone", "笨拙但可独立完成"],
    ["Some help with closures", "开合装置需部分帮助"],
    ["Helps the carer a little", "仅能稍协助照护者"],
    ["Can do no part of it", "完全不能完成"],
  ),
  dressing: anchors(
    "DRESSING",
    ["As before", "如常"],
    ["Alone, with effort", "独立完成但费力"],
    ["Help at times, or other ways", "间断需帮助或采用替代方法"],
    ["Needs someone for it", "需他人照护"],
    ["Wholly dependent", "完全依赖"],
  ),
  turning: anchors(
    "TURNING",
    ["As before", "如常"],
    ["Slow and clumsy, no help needed", "缓慢笨拙但无需帮助"],
    ["Turns alone or adjusts covers, very hard", "可独自翻身或整理被褥，但很困难"],
    ["Begins, cannot finish", "能开始但不能独立完成"],
    ["Cannot", "不能"],
  ),
  walking: anchors(
    "WALKING",
    ["As before", "如常"],
    ["First difficulties", "早期行走困难"],
    ["With an aid or a person", "需辅具或他人扶助"],
    ["Cannot walk, some leg movement", "不能行走，下肢有部分活动"],
    ["No purposeful leg movement", "下肢无有目的的活动"],
  ),
  stairs: anchors(
    "STAIRS",
    ["As before", "如常"],
    ["Slower", "变慢"],
    ["Unsteady or tired", "不稳或疲劳"],
    ["Needs help, also a rail", "需帮助（包括扶手）"],
    ["Cannot", "不能"],
  ),
  dyspnoea: anchors(
    "DYSPNOEA",
    ["None", "无"],
    ["When walking", "行走时出现"],
    ["When eating, washing or dressing", "进食、洗浴或穿衣时出现"],
    ["At rest", "静息时出现"],
    ["Severe, ventilation considered", "严重，考虑机械通气"],
  ),
  orthopnoea: anchors(
    "ORTHOPNOEA",
    ["None", "无"],
    ["Some trouble at night, at most two pillows", "夜间略有困难，不超过两个枕头"],
    ["Needs more than two pillows", "需两个以上枕头"],
    ["Sleeps only sitting", "仅能坐位入睡"],
    ["Cannot sleep", "不能入睡"],
  ),
  ventilation: anchors(
    "VENTILATION",
    ["None", "无"],
    ["Mask ventilation at times", "间断使用无创通气"],
    ["Mask ventilation all night", "夜间持续使用无创通气"],
    ["Mask ventilation day and night", "日夜使用无创通气"],
    ["Ventilated through a tube", "有创机械通气"],
  ),
};
