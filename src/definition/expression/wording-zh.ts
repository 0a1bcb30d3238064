import type { Wording } from "./wording.ts";

const numberComparisons = {
  "=": "等于",
  "!=": "不等于",
  "<": "低于",
  "<=": "不超过",
  ">": "高于",
  ">=": "不低于",
} as const;
const dateComparisons = {
  "=": "为",
  "!=": "不为",
  "<": "早于",
  "<=": "不晚于",
  ">": "晚于",
  ">=": "不早于",
} as const;
const comparisons = {
  number: numberComparisons,
  date: dateComparisons,
  code: { ...numberComparisons, "=": "为", "!=": "不为" },
  other: { ...numberComparisons, "=": "为", "!=": "不为" },
} as const;

/** Between a Chinese character and a Latin letter or digit stands a space. */
const besideLatin = /(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9−√])|(?<=[A-Za-z0-9%\]])(?=[\u4e00-\u9fff])/g;

/** Simplified Chinese, with the terms of the NMPA's regulations. */
export const chinese: Wording = {
  yes: "是",
  no: "否",
  today: "今天",
  unknown: "未知",
  trueWord: "成立",
  falseWord: "不成立",
  notAnswered: "未填写",
  notYet: "尚无",
  missing: (reason) => `缺失（${reason}）`,
  atVisit: (field, visit) => `${visit}的${field}`,
  atPlace: {
    previous: (field) => `前一次的${field}`,
    first: (field) => `首次的${field}`,
    last: (field) => `末次的${field}`,
    here: (field) => `本次访视或此前最近一次的${field}`,
  },
  visit: (title) => (title.endsWith("访视") ? title : `${title}访视`),
  dose: (dose) =>
    dose === "first" ? "首次给药" : dose === "last" ? "末次给药" : `第${dose}次给药`,
  event: {
    screened: "筛选日",
    consented: "知情同意日",
    enrolled: "入组日",
    assigned: "分组日",
    withdrawn: "退出日",
    completed: "完成日",
    died: "死亡日",
  },
  compare: (op, quantity, left, right) => `${left}${comparisons[quantity][op]}${right}`,
  between: (of, low, high, _, negated) => `${of}${negated ? "不" : ""}在${low}至${high}之间`,
  among: (of, values, _, negated) =>
    values.length === 1
      ? `${of}${negated ? "不" : ""}为${values[0]}`
      : `${of}${negated ? "不" : ""}为${values.join("、")}之一`,
  ticked: (of, values, negated) => `${of}${negated ? "不" : ""}包含${values.join("或")}`,
  isYes: (of, negated) => `${of}为${negated ? "否" : "是"}`,
  isAnswered: (of, negated) => `${of}${negated ? "未" : "已"}填写`,
  isMissing: (of, reason, negated) =>
    `${of}${negated ? "未" : ""}标记为缺失${reason === undefined ? "" : `（${reason}）`}`,
  not: (of) => `并非${of}`,
  and: (of) => of.join("，且"),
  or: (of) => of.join("，或"),
  aside: (of) => `（${of}）`,
  elapsed: {
    hours: (from, to) => `从${from}到${to}的小时数`,
    days: (from, to) => `从${from}到${to}的天数`,
    months: (from, to) => `从${from}到${to}的月数`,
    years: (from, to) => `从${from}到${to}的周岁数`,
  },
  call: {
    abs: ([of = ""]) => `${of}的绝对值`,
    round: ([of = "", digits = "0"]) =>
      digits === "0" ? `${of}四舍五入取整` : `${of}四舍五入至${digits}位小数`,
    floor: ([of = ""]) => `${of}向下取整`,
    ceiling: ([of = ""]) => `${of}向上取整`,
    sqrt: ([of = ""]) => `${of}的平方根`,
    ln: ([of = ""]) => `${of}的自然对数`,
    sum: (of) => `${of.join("、")}之和`,
    mean: (of) => `${of.join("、")}的平均值`,
    least: (of) => `${of.join("、")}中的最小值`,
    greatest: (of) => `${of.join("、")}中的最大值`,
  },
  score: (of) => `${of}的分值`,
  choice: (test, yes, no) => `若${test}则${yes}，否则${no}`,
  rows: {
    any: (form, of) => `“${form}”中有记录满足：${of}`,
    every: (form, of) => `“${form}”的每条记录均满足：${of}`,
    count: (form, of) => `“${form}”中满足“${of}”的记录数`,
    sum: (form, of) => `“${form}”各记录的${of}之和`,
    mean: (form, of) => `“${form}”各记录的${of}的平均值`,
    least: (form, of) => `“${form}”各记录的${of}中的最小值`,
    greatest: (form, of) => `“${form}”各记录的${of}中的最大值`,
    first: (form, of) => `“${form}”首条记录的${of}`,
    last: (form, of) => `“${form}”末条记录的${of}`,
  },
  computed: (output, algorithm, version, inputs) =>
    `按${algorithm}（${version}）由${inputs.join("、")}得出的${output}`,
  wholeForm: (title) => `“${title}”的全部答案`,
  tidy: (words) => words.replace(besideLatin, " ").replace(/ {2,}/g, " "),
  list: (of) => of.join("、"),
  oneOfCodes: (of) => of.join("或"),
  fromTo: (first, last) => `${first}至${last}之间`,
  month: (year, month) => `${year} 年 ${month} 月`,
  reason: {
    "not-done": "未做",
    unknown: "未知",
    "not-applicable": "不适用",
    refused: "拒绝",
    lost: "丢失",
    other: "其他原因",
  },
};
