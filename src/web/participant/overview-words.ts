import { type Text, text } from "../../kernel/index.ts";
import type { Lane, Range, TimelineItem } from "./timeline.ts";

/** The words of the overview of a participant. */
export const words = {
  timeline: text("Course in time", "时间轴"),
  picture: text(
    "Time line of {participant}: {visits} visits held, {doses} doses, {events} adverse events. The table below says the same.",
    "{participant} 的时间轴：已进行访视 {visits} 次，给药 {doses} 次，不良事件 {events} 起。下方表格为同样内容。",
  ),
  table: text("As a table", "以表格显示"),
  when: text("When", "日期"),
  what: text("What", "内容"),
  today: text("today", "今天"),
  next: text("What is next", "接下来"),
  nothingNext: text("Nothing is due.", "目前没有待办事项。"),
  due: text("due {date}", "应于 {date}"),
  window: text("{from} to {to}", "{from} 至 {to}"),
  toLook: text("To look at", "待核对"),
  nothingToLook: text(
    "No finding is open and no query waits.",
    "没有待核对项，也没有未关闭的质疑。",
  ),
  query: text("Query {number}", "质疑 {number}"),
  queryOpen: text("to be answered", "待答复"),
  queryAnswered: text("answered", "已答复"),
  more: text("and {count} more", "另有 {count} 项"),
  all: text("Show all {count}", "显示全部 {count} 项"),
  moved: text("Moved last, by: {what}", "最近一次日程变动，起因：{what}"),
  noEvents: text("No adverse event recorded.", "未记录不良事件。"),
  lastAsked: text("The last visit was {visit} ({date}).", "最近一次访视：{visit}（{date}）。"),
} as const;

export const laneWords: Readonly<Record<Lane, Text>> = {
  course: text("Course", "进程"),
  visit: text("Visits", "访视"),
  dose: text("Doses", "给药"),
  event: text("Adverse events", "不良事件"),
};

export const rangeWords: Readonly<Record<Range, Text>> = {
  all: text("Everything", "全部"),
  month: text("6 weeks", "6 周"),
  quarter: text("4 months", "4 个月"),
  year: text("A year", "一年"),
};

export const kindWords: Readonly<Record<TimelineItem["kind"], Text>> = {
  window: text("planned window", "计划窗口"),
  held: text("held", "已进行"),
  outside: text("held outside its window", "超窗进行"),
  skipped: text("not done", "未做"),
  given: text("given", "已给药"),
  "dose-window": text("due", "计划给药"),
  adverse: text("adverse event", "不良事件"),
  serious: text("serious adverse event", "严重不良事件"),
  consent: text("consent signed, version", "签署知情同意，版本"),
  status: text("status", "状态"),
};
