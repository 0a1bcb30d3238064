import { defineRefusal, isRefusal, type Refusal, type Text } from "../kernel/index.ts";
import type { AnswerQuery, CancelQuery, CloseQuery, RaiseQuery, ReopenQuery } from "./command.ts";
import { roleWords } from "./context.ts";
import { notScreened } from "./dates.ts";
import type { Decider, Proposal } from "./decider.ts";
import type { QueryEvent } from "./event.ts";
import { own } from "./own.ts";
import { type Held, heldAt, placeAsked } from "./query-place.ts";
import { isBlank, reasonProblem } from "./reason.ts";
import type { BlindState, QueryState, QueryStatus } from "./state.ts";

export const textMissing = defineRefusal(
  "query.text-missing",
  "Say in words what the query is about; nothing was recorded.",
  "请填写质疑内容。本次未作记录。",
);
const unknownQuery = defineRefusal(
  "query.unknown",
  "Participant {participant} has no query {query}. Check the number.",
  "受试者 {participant} 没有编号为 {query} 的质疑，请核对编号。",
);
const wrongStatus = defineRefusal(
  "query.status",
  "Query {query} is {status}, so this cannot be done with it now. Nothing was recorded.",
  "质疑 {query} 的状态为“{status}”，目前不能进行此操作。本次未作记录。",
);
const notYours = defineRefusal(
  "query.role",
  "Query {query} was raised by the role {raised}. That role settles it, or a data manager.",
  "质疑 {query} 由角色“{raised}”提出，应由该角色或数据管理员处理。",
);
const answeredAlready = defineRefusal(
  "query.answered",
  "Query {query} was answered already, so only a data manager can cancel it. It can be closed instead.",
  "质疑 {query} 已有答复，仅数据管理员可以取消；也可以将其关闭。",
);

/** What a query's status is called. */
export const queryStatusWords: Readonly<Record<QueryStatus, Text>> = {
  open: { en: "open", "zh-CN": "待答复" },
  answered: { en: "answered", "zh-CN": "已答复" },
  closed: { en: "closed", "zh-CN": "已关闭" },
  cancelled: { en: "cancelled", "zh-CN": "已取消" },
};

/** A query about the participant, a visit, a form, a line or a field, saved already or still expected. */
export const raiseQuery: Decider<RaiseQuery> = (study, state, command) => {
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { text } = command;
  const about = placeAsked(study, person, command);
  if (isRefusal(about)) return about;
  const problem = reasonProblem(text, textMissing);
  if (problem !== undefined) return problem;
  const query = Object.keys(person.queries).length + 1;
  const body: QueryEvent = {
    type: "query-raised",
    query,
    ...about,
    text,
    ...heldAt(person, about),
  };
  return [{ stream: `participant/${person.id}`, body }];
};

/** The site explains. A change of the value answers by itself, and may be explained as well. */
export const answerQuery: Decider<AnswerQuery> = (_study, state, command) =>
  onQuery(state, command, ["open", "answered"], (_known, held) => {
    const { query, text } = command;
    return reasonProblem(text, textMissing) ?? { type: "query-answered", query, text, ...held };
  });

/** Settles a query: the role that raised it, or a data manager; never the site. */
export const closeQuery: Decider<CloseQuery> = (_study, state, command, context) =>
  onQuery(state, command, ["open", "answered"], (known, held) => {
    const { query, text } = command;
    const problem =
      foreign(known, context.role) ??
      (isBlank(text) ? undefined : reasonProblem(text ?? "", textMissing));
    if (problem !== undefined) return problem;
    const said = text === undefined || isBlank(text) ? {} : { text };
    return { type: "query-closed", query, ...said, ...held };
  });

export const reopenQuery: Decider<ReopenQuery> = (_study, state, command, context) =>
  onQuery(state, command, ["answered", "closed"], (known, held) => {
    const { query, text } = command;
    return (
      foreign(known, context.role) ??
      reasonProblem(text, textMissing) ?? { type: "query-reopened", query, text, ...held }
    );
  });

/** Takes a query back: the role that raised it while nobody has answered, or a data manager at any time. */
export const cancelQuery: Decider<CancelQuery> = (_study, state, command, context) =>
  onQuery(state, command, ["open", "answered", "closed"], (known, held) => {
    const { query, reason } = command;
    const isManager = context.role === "data-manager";
    const wasAnswered = known.thread.some(
      ({ act }) => act === "answered" || act === "value-changed",
    );
    return (
      foreign(known, context.role) ??
      (wasAnswered && !isManager ? answeredAlready({ query }) : undefined) ??
      reasonProblem(reason, textMissing) ?? { type: "query-cancelled", query, reason, ...held }
    );
  });

function onQuery(
  { participant: person }: BlindState,
  command: { readonly participant: string; readonly query: number },
  statuses: readonly QueryStatus[],
  answer: (query: QueryState, held: Held) => QueryEvent | Refusal,
): readonly Proposal[] | Refusal {
  if (person === undefined) return notScreened({ participant: command.participant });
  const query = own(person.queries, command.query);
  if (query === undefined) {
    return unknownQuery({ participant: person.id, query: String(command.query).slice(0, 40) });
  }
  if (!statuses.includes(query.status)) {
    return wrongStatus({ query: query.number, status: queryStatusWords[query.status] });
  }
  const body = answer(query, heldAt(person, query));
  return isRefusal(body) ? body : [{ stream: `participant/${person.id}`, body }];
}

function foreign({ number, raisedRole }: QueryState, role: string): Refusal | undefined {
  if (role === "data-manager" || role === raisedRole) return undefined;
  return notYours({ query: number, raised: roleWords[raisedRole] });
}
