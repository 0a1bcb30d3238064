import { text } from "../../kernel/index.ts";

/** The words of the instrument pads. */
export const words = {
  right: text("Right", "右"),
  left: text("Left", "左"),
  touch: text("Light touch", "轻触觉"),
  prick: text("Pin prick", "针刺觉"),
  motor: text("Strength", "肌力"),
  level: text("Level", "节段"),
  grid: text("Examination: levels by side and test", "检查表：节段 × 侧别与项目"),
  keys: text(
    "0–5 or 0–2 score · N not testable · * mark (not due to the injury, then consider normal) · D fill down · arrows move · Delete clears",
    "0–5 或 0–2 评分 · N 无法检查 · * 标记（非脊髓损伤所致、按正常计）· D 向下填充 · 方向键移动 · Delete 清除",
  ),
  order: text("After a score go", "评分后移至"),
  down: text("down one side", "同侧下一节段"),
  across: text("to the other side", "对侧同一节段"),
  stay: text("nowhere", "不移动"),
  fillDown: text("Fill down", "向下填充"),
  filled: text(
    "{count} cells below {level} filled with {code}",
    "{level} 以下 {count} 格已填为 {code}",
  ),
  nothingBelow: text("Nothing empty below.", "下方没有空格。"),
  clear: text("Clear", "清除"),
  next: text("Next", "下一格"),
  notKnown: text(
    "{key} is no score here. Possible: {codes}.",
    "{key} 不是此处的评分。可用：{codes}。",
  ),
  marked: text("{level}: {words}", "{level}：{words}"),
  anal: text("Anal examination", "肛门检查"),
  totals: text("Totals", "总分"),
  waiting: text("{filled} of {all}", "{filled} / {all}"),
  unknownTotal: text("unknown: a cell has no number", "未知：有单元格无分值"),
  cell: text("{test} {level} {side}", "{side}侧 {level} {test}"),
  empty: text("empty", "空"),
  figure: text("Where feeling is kept, by dermatome", "各皮节感觉"),
  figureHow: text(
    "Schematic. Tinted: normal. Stripes: altered. Solid: absent. Dots: not testable. Empty: not entered.",
    "示意图。浅色：正常；斜纹：异常；实心：消失；圆点：无法检查；空白：未填写。",
  ),
  keypad: text("Keypad", "键盘"),
  itemKeys: text(
    "One key for each item: its score. Up and down move between items, left and right between answers.",
    "每项按一个键即可评分；上下键切换条目，左右键切换选项。",
  ),
  answered: text("{count} of {all} items", "已评 {count} / {all} 项"),
  totalLater: text("after the last item", "全部条目完成后显示"),
  clearItem: text("Take back", "撤回"),
  look: text("to look at", "请查看"),
} as const;
