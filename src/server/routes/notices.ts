import { Rejected } from "../problem.ts";
import type { Caller } from "../caller.ts";
import type { Handlers } from "../handler.ts";
import { identityStudy, unblindedRoles } from "../identity/index.ts";
import { streamed } from "../export/streamed.ts";
import {
  countUnread,
  keepPreference,
  kindWords,
  listNotices,
  markRead,
  noticeKinds,
  noticeRules,
  readLog,
  readPreference,
  streamLog,
  writeLogCsv,
} from "../notices/index.ts";

const notYours = {
  en: "The log of messages is for study managers and administrators. Ask yours.",
  "zh-CN": "发送记录仅供研究管理员和系统管理员查看，请联系他们。",
};

/** One's own notices, how one is told, and for those who oversee it what became of each message. */
export const noticeRoutes = {
  "GET /api/notices": async (server, { session, query }) =>
    listNotices(server.store, server.studies, session.person.id, {
      before: query.before,
      limit: query.limit ?? 50,
    }),

  "GET /api/notices/unread": async (server, { session }) =>
    countUnread(server.store, session.person.id),

  "POST /api/notices/read": async (server, { session, body }) => {
    await markRead(server.store, session.person.id, body, server.clock());
    return countUnread(server.store, session.person.id);
  },

  "GET /api/notices/preference": async (server, { session }) =>
    readPreference(server.store, session.person.id),

  "PUT /api/notices/preference": async (server, { session, body }) => {
    await keepPreference(server.store, session.person.id, body);
    return body;
  },

  "GET /api/notices/log": async (server, { session, query }) => {
    checkOverseer(session);
    const { before, limit = 100, ...filter } = query;
    const { rows, matching } = await readLog(server.store, session.person.id, filter, {
      before,
      limit,
    });
    const last = rows.at(-1)?.id;
    return {
      rows: [...rows],
      matching,
      kinds: kindsFor(session).map((kind) => ({ kind, name: kindWords(kind) })),
      ...(rows.length < limit || last === undefined ? {} : { before: last }),
    };
  },

  "GET /api/notices/log.csv": async (server, { session, query, language }) => {
    checkOverseer(session);
    const { language: asked = language, ...filter } = query;
    await server.identity.record(session.person.id, {
      type: "exported",
      what: "messages.csv",
      study: filter.study ?? identityStudy,
    });
    const rows = streamLog(server.store, session.person.id, filter);
    return streamed(writeLogCsv(rows, asked), "text/csv; charset=utf-8", "messages.csv");
  },
} satisfies Partial<
  Handlers<
    | "GET /api/notices"
    | "GET /api/notices/unread"
    | "POST /api/notices/read"
    | "GET /api/notices/preference"
    | "PUT /api/notices/preference"
    | "GET /api/notices/log"
    | "GET /api/notices/log.csv"
  >
>;

/** @throws Rejected for whoever oversees no messages; which of them an overseer sees, the database decides */
function checkOverseer({ access }: Caller): void {
  const oversees = access.some(
    ({ role, sites }) =>
      role === "administrator" ||
      unblindedRoles.has(role) ||
      (role === "study-manager" && sites === "all"),
  );
  if (!oversees) throw new Rejected(403, "permission.messages", notYours);
}

/** The kinds that can be asked for: a blinded person does not learn of the others. */
function kindsFor({ access }: Caller) {
  const isUnblinded = access.some(({ role }) => unblindedRoles.has(role));
  return noticeKinds.filter((kind) => isUnblinded || noticeRules[kind].sees === "blinded");
}
