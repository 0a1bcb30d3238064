import { text } from "../../kernel/index.ts";

/** The words of the history of a participant. */
export const words = {
  title: text("Audit trail", "稽查轨迹"),
  lead: text(
    "Everything that happened, as it was kept; newest first. Times are those of the site.",
    "全部历史记录，按时间倒序；时间为研究中心当地时间。",
  ),
  find: text("Find in the words", "查找内容"),
  who: text("By", "操作人"),
  kind: text("Kind", "类型"),
  any: text("all", "全部"),
  values: text("values", "数据"),
  course: text("course and visits", "进程与访视"),
  queries: text("queries", "质疑"),
  signatures: text("signatures", "签名"),
  count: text("{shown} of {all} events", "{shown} / {all} 条记录"),
  more: text("Show {count} more", "再显示 {count} 条"),
  none: text(
    "No event matches; the trail itself holds {all} events.",
    "无匹配记录；稽查轨迹共 {all} 条。",
  ),
  whole: text("Show all", "显示全部"),
  less: text("Show less", "收起"),
} as const;
