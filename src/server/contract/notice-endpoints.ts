import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import * as n from "./notice-shapes.ts";
import { language } from "./shapes.ts";

const noticeId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const before = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();

/** What one is told, how one is told, and what became of the messages. */
export const noticeEndpoints = {
  "GET /api/notices": endpoint({
    summary: "One's own notices, the newest first",
    who: "signed-in",
    query: z.object({ before, limit: z.coerce.number().int().min(1).max(200).optional() }),
    answer: n.noticePage,
  }),
  "GET /api/notices/unread": endpoint({
    summary: "How many of one's own notices wait to be read",
    who: "signed-in",
    answer: n.unreadCount,
  }),
  "POST /api/notices/read": endpoint({
    summary: "Mark some of one's own notices as read, or all up to one",
    who: "signed-in",
    body: z.strictObject({
      ids: z.array(noticeId).max(500).optional(),
      upTo: noticeId.optional(),
    }),
    answer: n.unreadCount,
  }),
  "GET /api/notices/preference": endpoint({
    summary: "How one is told by mail",
    who: "signed-in",
    answer: n.noticePreference,
  }),
  "PUT /api/notices/preference": endpoint({
    summary: "Choose how one is told by mail",
    who: "signed-in",
    body: n.noticePreference,
    answer: n.noticePreference,
  }),
  "GET /api/notices/log": endpoint({
    summary: "The outgoing messages that one oversees, the newest first",
    who: "signed-in",
    query: n.messageFilter.extend({
      before,
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: n.messagePage,
  }),
  "GET /api/notices/log.csv": endpoint({
    summary: "The outgoing messages that one oversees, as CSV",
    who: "signed-in",
    query: n.messageFilter.extend({ language: language.optional() }),
    media: "text/csv",
  }),
} as const;
