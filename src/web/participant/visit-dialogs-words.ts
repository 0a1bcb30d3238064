import { text } from "../../kernel/index.ts";

/** The words of beginning, correcting and leaving out a visit. */
export const words = {
  start: text("Start {visit}", "开始{visit}"),
  startAct: text("Start the visit", "开始访视"),
  startThen: text(
    "The visit counts from the day it was held, also when it is entered later. Outside its window it is recorded as a deviation, not refused.",
    "访视以实际进行日期为准，可补录。超出窗口期将记录为偏离，不会被拒绝。",
  ),
  held: text("Held on", "访视日期"),
  end: text("Last day, if it took several", "结束日期（如持续多日）"),
  contact: text("How", "访视方式"),
  number: text("Number, such as 4.1", "编号（如 4.1）"),
  skip: text("{visit} is not done", "{visit}未做"),
  skipAct: text("Mark as not done", "标记为未做"),
  skipThen: text(
    "Its forms are no longer expected. If it is held after all, it can still be started.",
    "其表单将不再要求填写。如之后补做，仍可开始该访视。",
  ),
  why: text("Why was it not done?", "未做的原因"),
  correct: text("Correct the date of {visit}", "更正{visit}的日期"),
  correctAct: text("Correct the date", "更正日期"),
  correctThen: text(
    "Recorded: {date}. Both dates stay in the record, and what is counted from this visit moves with it.",
    "原记录：{date}。两个日期均会保留，以本次访视推算的日期将随之变动。",
  ),
  whyCorrect: text("Why does the date change?", "修改日期的理由"),
} as const;
