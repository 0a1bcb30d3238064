import { type Text, text } from "../../kernel/index.ts";

/** How things stand with a field, a form, a visit or a participant, worst first; the legend says the order. */
export const markStates = [
  "unsent",
  "conflict",
  "open-query",
  "overdue",
  "answered-query",
  "fallen",
  "started",
  "due",
  "complete",
  "verified",
  "signed",
  "frozen",
  "locked",
  "later",
  "not-done",
  "none",
] as const;
export type MarkState = (typeof markStates)[number];

/** What each state is called; the accessible name of its picture. */
export const markWords: Readonly<Record<MarkState, Text>> = {
  unsent: text("not sent yet", "未提交"),
  conflict: text("conflict", "冲突"),
  "open-query": text("open query", "有质疑"),
  overdue: text("overdue", "已逾期"),
  "answered-query": text("query answered", "质疑已答复"),
  fallen: text("signature fallen", "签名失效"),
  started: text("started", "填写中"),
  due: text("due", "待填写"),
  complete: text("complete", "已完成"),
  verified: text("verified", "已核查"),
  signed: text("signed", "已签名"),
  frozen: text("frozen", "已冻结"),
  locked: text("locked", "已锁定"),
  later: text("expected later", "未到期"),
  "not-done": text("not done", "未做"),
  none: text("not expected", "无需填写"),
};

const rank = new Map<MarkState, number>(markStates.map((state, index) => [state, index]));

/** Orders states, worst first. */
export function byWorst(a: MarkState, b: MarkState): number {
  return (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
}

/** What a group shows: the worst of its parts; of no parts, `none`. */
export function worstOf(states: Iterable<MarkState>): MarkState {
  let worst: MarkState = "none";
  for (const state of states) if (byWorst(state, worst) < 0) worst = state;
  return worst;
}

/** Whether a text names a state. */
export function isMarkState(name: string | undefined): name is MarkState {
  return rank.has(name as MarkState);
}
