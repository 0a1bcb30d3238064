import { z } from "zod";
import type { Study } from "../../definition/index.ts";
import {
  type ParticipantState,
  roles,
  type PackedSummary,
  type QueryDraft,
  type StudyState,
  type WalledForms,
} from "../../engine/index.ts";
import type { Refusal, Text } from "../../kernel/index.ts";

/** A value of a type that another floor defines and checks; documented by its name. */
function of<T>(name: string, words: string) {
  return z.custom<T>(() => true).meta({ title: name, description: words });
}

export const id = z.string().min(1).max(128);
export const language = z.enum(["en", "zh-CN"]);
export const instant = z.iso.datetime();
export const day = z.iso.date();
export const text = z.object({ en: z.string(), "zh-CN": z.string() }) satisfies z.ZodType<Text>;

/** A role as the application knows it: those of a study, and the administrator of the instance. */
export const role = z.enum([...roles, "administrator"]);

export const mode = z.enum(["live", "rehearsal", "training"]);
export type Mode = z.infer<typeof mode>;

/** What a person may do: a role in a study, at some sites or all, or for one participant. */
export const accessLine = z.object({
  /** `*` for the administrator's grant, which is for no study. */
  study: z.string(),
  role,
  sites: z.union([z.literal("all"), z.array(z.string())]),
  participant: z.string().optional(),
  until: instant.optional(),
});
export type AccessLine = z.infer<typeof accessLine>;

export const instance = z.object({
  version: z.string(),
  mode,
  /** Institutions whose sign-in can be used. */
  providers: z.array(z.object({ id: z.string(), name: text })),
});
export type Instance = z.infer<typeof instance>;

export const personCard = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
});
export type PersonCard = z.infer<typeof personCard>;

export const sessionView = z.object({
  instance,
  /** Absent when nobody is signed in. */
  person: personCard.optional(),
  access: z.array(accessLine),
  /** The screen is locked: nothing is answered until the password is typed. */
  locked: z.boolean(),
  /** What must be done before anything else. */
  owes: z.array(z.enum(["new-password", "second-factor"])),
  hasSecondFactor: z.boolean(),
  idleMinutes: z.number(),
  /** Present on a ward device where people may switch by badge and PIN. */
  quickSwitch: z.literal(true).optional(),
  /** Whether the person has set a badge and PIN. */
  hasBadge: z.boolean().optional(),
});
export type SessionView = z.infer<typeof sessionView>;

export const programmeCard = z.object({
  study: z.string(),
  /** Hash of the version in use. */
  version: z.string(),
  versionName: z.string(),
  title: text,
  indication: text,
  sponsor: text,
  phase: z.string(),
  blinding: z.enum(["open", "single", "double"]),
  planned: z.number(),
  products: z.array(z.object({ id: z.string(), name: z.string() })),
  registry: z.array(z.string()),
  /** Participants by status, at the sites that the person sees; absent without a role in the study. */
  counts: z.record(z.string(), z.number()).optional(),
  sites: z.number().optional(),
  milestones: of<Study["milestones"]>("Claims", "Milestones as sources state them"),
});
export type ProgrammeCard = z.infer<typeof programmeCard>;

export const siteLine = z.object({
  id: z.string(),
  name: text,
  zone: z.string(),
  country: z.string(),
  active: z.boolean(),
  investigator: z.string().optional(),
});
export type SiteLine = z.infer<typeof siteLine>;

export const versionLine = z.object({
  hash: z.string(),
  version: z.string(),
  current: z.boolean(),
  released: z.boolean(),
  /** When it was put into use. */
  releasedAt: z.string().optional(),
});
export type VersionLine = z.infer<typeof versionLine>;

export const studyView = z.object({
  study: of<Study>("Study", "The study value of the version in use (docs/study.schema.json)"),
  hash: z.string(),
  versions: z.array(versionLine),
  sites: z.array(siteLine),
  state: of<StudyState>("StudyState", "What was released and which sites are active"),
  mode,
  access: z.array(accessLine),
});
export type StudyView = z.infer<typeof studyView>;

export const summaryPage = z.object({
  /** Up to which journal position this is current. */
  position: z.number(),
  /** The server's clock, from which each site's day follows. */
  now: instant,
  participants: z.array(
    of<PackedSummary>("PackedSummary", "One participant in short; see engine/packed-summary.ts"),
  ),
});
export type SummaryPage = z.infer<typeof summaryPage>;

export const participantRecord = z.object({
  state: of<ParticipantState>("ParticipantState", "The participant's record as it stands"),
  /** There for those alone who work behind the wall at the participant's site. */
  walled: of<WalledForms>("WalledForms", "Forms that tell who got what").optional(),
  zone: z.string(),
  now: instant,
  /** Names of the people who stand in the record. */
  people: z.record(z.string(), z.string()),
});
export type ParticipantRecord = z.infer<typeof participantRecord>;

export const queryDrafts = z.object({
  drafts: z.array(of<QueryDraft>("QueryDraft", "A query that is written down and not asked yet")),
  people: z.record(z.string(), z.string()),
});

/** One event of the record, as it was kept. */
export const auditRow = z.object({
  position: z.number(),
  study: z.string(),
  stream: z.string(),
  version: z.number(),
  hash: z.string(),
  recordedAt: z.string().optional(),
  event: of<Readonly<Record<string, unknown>>>("Event", "What happened, who, when, why"),
});
export type AuditRow = z.infer<typeof auditRow>;

export const auditPage = z.object({
  rows: z.array(auditRow),
  /** How many match in all, and how many the trail holds that this person may see. */
  matching: z.number(),
  total: z.number(),
  people: z.record(z.string(), z.string()),
  /** Where the next older page begins. */
  before: z.number().optional(),
});
export type AuditPage = z.infer<typeof auditPage>;

export const executeAnswer = z.object({
  /** What was recorded; the participant's stream, to be applied to the state the browser holds. */
  events: z.array(
    z.object({ stream: z.string(), version: z.number(), event: of<unknown>("Event", "") }),
  ),
  repeated: z.boolean(),
  /** The instant the server acknowledged at. */
  at: instant,
  /** The journal position of the last of them. */
  position: z.number(),
});
export type ExecuteAnswer = z.infer<typeof executeAnswer>;

export const grant = z.object({
  id: z.string(),
  person: z.string(),
  study: z.string(),
  role,
  site: z.string().optional(),
  participant: z.string().optional(),
  from: instant,
  until: instant.optional(),
  /** A grant of an unblinded role waits for a second administrator. */
  state: z.enum(["proposed", "active", "ended", "to come"]),
});
export type Grant = z.infer<typeof grant>;

export const training = z.object({
  title: z.string(),
  version: z.string(),
  on: day,
  until: day.optional(),
});
export type Training = z.infer<typeof training>;

export const delegation = z.object({
  id: z.string(),
  person: z.string(),
  study: z.string(),
  site: z.string(),
  tasks: z.array(z.string()),
  from: day,
  to: day.optional(),
  enteredAt: instant,
  late: z.boolean(),
  signedBy: z.string().optional(),
  accepted: z.boolean(),
  /** Days between the first day and the entry of a line that was entered late. */
  lateDays: z.number().int(),
  endedBy: z.string().optional(),
  endReason: z.string().optional(),
});
export type Delegation = z.infer<typeof delegation>;

export const personLine = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  ended: instant.optional(),
  lastSignIn: instant.optional(),
  hasSecondFactor: z.boolean(),
  lockedUntil: instant.optional(),
  grants: z.array(grant),
  trainings: z.array(training),
  /** The way from the invitation to an active role, in its order. */
  steps: z.array(
    z.object({
      step: z.enum(["invited", "password", "second-factor", "training", "role"]),
      state: z.enum(["done", "open", "not-asked"]),
    }),
  ),
});
export type PersonLine = z.infer<typeof personLine>;

export const policy = z.object({
  idleMinutes: z.number().int().min(2).max(60),
  absoluteHours: z.number().int().min(1).max(24),
  secondFactorRoles: z.array(role),
  /** Whether people may switch by badge and PIN on devices that an administrator allowed. */
  quickSwitch: z.boolean(),
  quickSwitchHours: z.number().int().min(1).max(24),
  /** Access to each study is reviewed at least every so many days. */
  reviewDays: z.number().int().min(7).max(366),
  /** Titles of trainings that whoever signs, enrols or randomises must hold. */
  requiredTrainings: z.array(z.string().min(1).max(200)).max(50).readonly(),
});
export type Policy = z.infer<typeof policy>;

export const wardDevice = z.object({
  id: z.string(),
  name: z.string(),
  allowedBy: z.string(),
  allowedAt: instant,
  /** Whether the request came from this one. */
  here: z.boolean(),
});
export type WardDevice = z.infer<typeof wardDevice>;

/** A grant as it stood when a review was opened, with what speaks for and against it. */
export const reviewLine = z.object({
  grant: z.string(),
  person: z.string(),
  name: z.string(),
  role,
  site: z.string().optional(),
  participant: z.string().optional(),
  from: instant,
  until: instant.optional(),
  lastSignIn: instant.optional(),
  training: z.enum(["none", "current", "expired", "missing"]),
  tasks: z.array(z.string()),
  /** It is the access of who opened the review. */
  own: z.boolean(),
});
export type ReviewLine = z.infer<typeof reviewLine>;

export const reviewDecision = z.strictObject({
  grant: id,
  decision: z.enum(["keep", "end"]),
  reason: z.string().max(2000).optional(),
});
export type ReviewDecision = z.infer<typeof reviewDecision>;

export const accessReview = z.object({
  id: z.string(),
  study: z.string(),
  openedBy: z.string(),
  openedByName: z.string(),
  openedAt: instant,
  /** SHA-256 of the lines as they stood. */
  hash: z.string(),
  lines: z.array(reviewLine),
  signed: z
    .object({
      at: instant,
      manifest: z.string(),
      decisions: z.array(reviewDecision),
      /** Whose own access was among what they judged. */
      ownLines: z.number().int(),
    })
    .optional(),
});
export type AccessReview = z.infer<typeof accessReview>;

export const reviewDue = z.object({
  study: z.string(),
  last: instant.optional(),
  due: instant,
  overdue: z.boolean(),
});
export type ReviewDue = z.infer<typeof reviewDue>;

/** What a leaver leaves behind, for somebody else to take over. */
export const openWork = z.object({
  grants: z.array(grant),
  delegations: z.array(
    z.object({ study: z.string(), site: z.string(), tasks: z.array(z.string()) }),
  ),
  /** Queries they raised that are not closed, counted; nothing of any record is told. */
  queries: z.array(z.object({ study: z.string(), site: z.string(), count: z.number().int() })),
  /** Studies whose review of access they opened and did not sign. */
  reviews: z.array(z.string()),
});
export type OpenWork = z.infer<typeof openWork>;

export const verifyAnswer = z.object({
  sound: z.boolean(),
  events: z.number(),
  /** The findings in words, the first bad event first. */
  findings: z.array(z.object({ text })),
  first: z
    .object({ study: z.string(), stream: z.string(), version: z.number(), position: z.number() })
    .optional(),
  seconds: z.number(),
  at: instant,
});
export type VerifyAnswer = z.infer<typeof verifyAnswer>;

/** How a site's own package at the end of a study stands. */
export const closeoutLine = z.object({
  site: z.string(),
  state: z.enum(["none", "requested", "ready", "failed", "accepted", "rejected"]),
  closeout: z.string().optional(),
  requestedAt: instant.optional(),
  requestedBy: z.string().optional(),
  /** While it is being made: participants done, of how many. */
  making: z.object({ done: z.number(), total: z.number(), stalled: z.boolean() }).optional(),
  /** When and by whom it was accepted or rejected. */
  decidedAt: instant.optional(),
  decidedBy: z.string().optional(),
  /** Packages made before this one. */
  earlier: z.number(),
  /** Events in the site's records since it was made: above zero an acceptance no longer stands. */
  since: z.number(),
  /** Whether this person makes and reads it, and whether they accept or reject it. */
  keeps: z.boolean(),
  decides: z.boolean(),
  /** Only for the site's own people. */
  reason: z.string().optional(),
  package: z
    .object({
      /** SHA-256 of the manifest: what is signed. */
      manifest: z.string(),
      bytes: z.number(),
      files: z.number(),
      /** Files that were missing or altered. */
      faults: z.array(z.string()),
      position: z.number(),
    })
    .optional(),
});
export type CloseoutLine = z.infer<typeof closeoutLine>;

/** RFC 9457 problem details. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  /** The same sentence in every language, so that the screen can be switched. */
  words: text,
  /** Why, as data: the web prints it in its own language. */
  refusal: of<Refusal>("Refusal", "The rule that forbids it and the facts that decided").optional(),
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), text })).optional(),
});
export type ProblemBody = z.infer<typeof problemBody>;

/** What the live channel says: something changed up to a position. No content travels here. */
export const liveMessage = z.object({
  study: z.string(),
  participants: z.array(z.string()),
  position: z.number(),
});
export type LiveMessage = z.infer<typeof liveMessage>;
