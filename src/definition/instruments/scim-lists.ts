import { scoredList } from "./scored-list.ts";

/** The values of the SCIM-III items and what they mean, in own words. */
export const scimLists = {
  feeding: scoredList("SCIM_FEEDING", {
    0: ["Fed by others, by tube or vein", "由他人喂食、管饲或静脉营养"],
    1: ["Needs some help, or wears a device to eat", "需部分帮助，或佩戴辅具进食"],
    2: [
      "Alone with aids, or help only to cut, pour and open",
      "借助辅具独立进食，或仅切、倒、开启时需帮助",
    ],
    3: ["Alone, no aids", "独立进食，无需辅具"],
  }),
  bathing: scoredList("SCIM_BATHING", {
    0: ["Washed by others", "完全由他人帮助"],
    1: ["Needs some help", "需部分帮助"],
    2: ["Alone with aids or a fitted place", "借助辅具或特殊环境独立完成"],
    3: ["Alone, no aids", "独立完成，无需辅具"],
  }),
  dressing: scoredList("SCIM_DRESSING", {
    0: ["Dressed by others", "完全由他人帮助"],
    1: ["Needs some help with simple clothes", "穿简单衣物需部分帮助"],
    2: ["Simple clothes alone, with aids or a fitted place", "借助辅具或特殊环境独立穿简单衣物"],
    3: [
      "Simple clothes alone; help or aids only for buttons, zips, laces",
      "独立穿简单衣物，仅系扣、拉链、鞋带需帮助或辅具",
    ],
    4: ["Any clothes alone, no aids", "独立穿任何衣物，无需辅具"],
  }),
  grooming: scoredList("SCIM_GROOMING", {
    0: ["Done by others", "完全由他人帮助"],
    1: ["Needs some help", "需部分帮助"],
    2: ["Alone with aids", "借助辅具独立完成"],
    3: ["Alone, no aids", "独立完成，无需辅具"],
  }),
  respiration: scoredList("SCIM_RESPIRATION", {
    0: ["Tracheal tube, ventilated always or at times", "气管插管，持续或间断机械通气"],
    2: [
      "Tracheal tube, breathes alone; oxygen or much help to cough",
      "气管插管自主呼吸，需吸氧或咳嗽需大量帮助",
    ],
    4: ["Tracheal tube, breathes alone; little help to cough", "气管插管自主呼吸，咳嗽需少量帮助"],
    6: [
      "No tube; oxygen, much help to cough, or mask at times",
      "无插管，需吸氧、咳嗽需大量帮助或间断面罩通气",
    ],
    8: ["No tube; little help or prompting to cough", "无插管，咳嗽需少量帮助或提示"],
    10: ["Breathes and coughs alone", "呼吸和咳嗽均独立"],
  }),
  bladder: scoredList("SCIM_BLADDER", {
    0: ["Indwelling catheter", "留置导尿"],
    3: [
      "Residual urine above 100 mL; no regular, or assisted, catheterisation",
      "残余尿>100 mL，未规律导尿或他人协助导尿",
    ],
    6: [
      "Residual urine below 100 mL or self-catheterises; help to fit drainage",
      "残余尿<100 mL或自行间歇导尿，外接集尿装置需帮助",
    ],
    9: ["Self-catheterises; fits external drainage alone", "自行间歇导尿，独立使用外接集尿装置"],
    11: ["Self-catheterises; dry in between", "自行间歇导尿，间期无失禁"],
    13: [
      "Residual urine below 100 mL; external drainage alone",
      "残余尿<100 mL，独立使用外接集尿装置",
    ],
    15: ["Residual urine below 100 mL; continent", "残余尿<100 mL，无失禁"],
  }),
  bowel: scoredList("SCIM_BOWEL", {
    0: ["Irregular, or less than once in 3 days", "排便不规律或3日少于1次"],
    5: ["Regular, with help; accidents rare", "规律，需帮助，偶有失禁"],
    8: ["Regular, alone; accidents rare", "规律，无需帮助，偶有失禁"],
    10: ["Regular, alone; no accidents", "规律，无需帮助，无失禁"],
  }),
  toilet: scoredList("SCIM_TOILET", {
    0: ["Done by others", "完全由他人帮助"],
    1: ["Some help, also to clean", "需部分帮助，不能自行清洁"],
    2: ["Some help, cleans alone", "需部分帮助，可自行清洁"],
    4: ["Alone with aids or a fitted place", "借助辅具或特殊环境独立完成"],
    5: ["Alone, no aids", "独立完成，无需辅具"],
  }),
  bed: scoredList("SCIM_BED", {
    0: ["Needs help to turn, sit up and lift", "翻身、坐起、支撑减压均需帮助"],
    2: ["One of these alone", "独立完成其中一项"],
    4: ["Two or three of these alone", "独立完成其中两至三项"],
    6: ["All alone", "全部独立完成"],
  }),
  transfer: scoredList("SCIM_TRANSFER", {
    0: ["Done by others", "完全由他人帮助"],
    1: ["Some help, someone beside, or aids", "需部分帮助、监护或辅具"],
    2: ["Alone, or uses no wheelchair", "独立完成，或不使用轮椅"],
  }),
  moving: scoredList("SCIM_MOVING", {
    0: ["Moved by others", "完全由他人帮助"],
    1: [
      "Electric wheelchair, or some help with a manual one",
      "使用电动轮椅，或手动轮椅需部分帮助",
    ],
    2: ["Manual wheelchair alone", "独立使用手动轮椅"],
    3: ["Walks with someone beside", "监护下步行"],
    4: ["Walks with frame or crutches, swinging", "助行架或双拐摆动步行"],
    5: ["Walks with crutches or two canes, step by step", "双拐或双手杖交替步行"],
    6: ["Walks with one cane", "单手杖步行"],
    7: ["Needs a leg brace only", "仅需下肢支具"],
    8: ["Walks without aids", "无需辅具步行"],
  }),
  stairs: scoredList("SCIM_STAIRS", {
    0: ["Cannot climb", "不能上下楼梯"],
    1: ["Three steps with help of a person", "他人帮助或监护下至少3级"],
    2: ["Three steps with rail, crutch or cane", "借助扶手、拐或手杖至少3级"],
    3: ["Three steps with nothing", "无任何帮助至少3级"],
  }),
  ground: scoredList("SCIM_GROUND", {
    0: ["Needs help", "需帮助"],
    1: ["Alone, or uses no wheelchair", "独立完成，或不使用轮椅"],
  }),
};
