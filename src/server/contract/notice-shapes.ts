import { z } from "zod";
import { id, instant, language, text } from "./shapes.ts";

/** One notice to the person who asks. */
export const noticeLine = z.object({
  id: z.number().int(),
  /** When it happened. */
  at: instant,
  kind: z.string(),
  /** The kind in two or three words. */
  name: text,
  words: text,
  /** A path of the application that opens what it is about. */
  link: z.string(),
  urgent: z.boolean(),
  /** It was answered or done since it was sent. */
  settled: z.boolean(),
  readAt: instant.optional(),
});
export type NoticeLine = z.infer<typeof noticeLine>;

export const noticePage = z.object({
  notices: z.array(noticeLine),
  unread: z.number(),
  /** Where the next older page begins. */
  before: z.number().optional(),
});
export type NoticePage = z.infer<typeof noticePage>;

export const unreadCount = z.object({ unread: z.number(), urgent: z.number() });

export const noticePreference = z.strictObject({
  /** Of mails; left out: both, one under the other. */
  language: language.optional(),
  /** How somebody hears by mail of what is not urgent. */
  digest: z.enum(["at-once", "daily", "never"]),
});
export type NoticePreference = z.infer<typeof noticePreference>;

/** `in-app`: no mail was to be sent; the notice stands in the application alone. */
export const messageState = z.enum(["in-app", "queued", "sent", "failed"]);
export type MessageState = z.infer<typeof messageState>;

const namedKind = z.object({ kind: z.string(), name: text });

/** One outgoing message: to whom and of which kinds, never what it said. */
export const messageLine = z.object({
  id: z.number().int(),
  person: z.string(),
  name: z.string(),
  study: z.string(),
  kinds: z.array(namedKind),
  notices: z.number(),
  state: messageState,
  /** Why it was not delivered, as a class. */
  reason: z.string().optional(),
  attempts: z.number(),
  queuedAt: instant,
  sentAt: instant.optional(),
  failedAt: instant.optional(),
  /** All that it told of was read in the application. */
  readAt: instant.optional(),
});
export type MessageLine = z.infer<typeof messageLine>;

export const messagePage = z.object({
  rows: z.array(messageLine),
  matching: z.number(),
  /** The kinds that can be asked for. */
  kinds: z.array(namedKind),
  before: z.number().optional(),
});
export type MessagePage = z.infer<typeof messagePage>;

export const messageFilter = z.object({
  study: id.optional(),
  person: id.optional(),
  kind: z.string().max(64).optional(),
  state: messageState.optional(),
});
