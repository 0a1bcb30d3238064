import { z } from "zod";
import type { Command } from "../../engine/index.ts";
import { command } from "./command.ts";
import { allocationEndpoints } from "./allocation-endpoints.ts";
import { endpoint } from "./endpoint.ts";
import { bedsideEndpoints } from "./bedside-endpoints.ts";
import { geneticEndpoints } from "./genetic-endpoints.ts";
import { inspectionEndpoints } from "./inspection-endpoints.ts";
import { noticeEndpoints } from "./notice-endpoints.ts";
import { readoutEndpoints } from "./readout-endpoints.ts";
import { screeningEndpoints } from "./screening-endpoints.ts";
import * as s from "./shapes.ts";
import { supplyEndpoints } from "./supply-endpoints.ts";
import { cohortEndpoints } from "./cohort-endpoints.ts";

const ofStudy = z.object({ study: s.id });
const ofParticipant = z.object({ study: s.id, participant: s.id });
const nothing = z.object({});
const ofSite = z.object({ study: s.id, site: s.id });
const ofCloseout = z.object({ study: s.id, site: s.id, closeout: s.id });

const auditFilter = z.object({
  participant: s.id.optional(),
  by: s.id.optional(),
  type: z.string().max(200).optional(),
  form: s.id.optional(),
  from: s.day.optional(),
  to: s.day.optional(),
});

/** In a study every column of the trail narrows it. */
const studyAuditFilter = auditFilter.extend({
  visit: s.id.optional(),
  role: z.string().max(60).optional(),
  /** Hash of a version of the study. */
  version: z.string().max(64).optional(),
  field: s.id.optional(),
  /** Only what replaced a value, or what was given a reason. */
  only: z.enum(["corrections", "reasons"]).optional(),
});

/** Every endpoint of the API. What is not here does not exist. */
export const contract = {
  "GET /api/session": endpoint({
    summary: "Who is signed in, and what they may do",
    who: "anyone",
    answer: s.sessionView,
  }),
  "POST /api/session": endpoint({
    summary: "Sign in with e-mail, password and, where set up, a code",
    who: "anyone",
    body: z.strictObject({
      email: z.string().max(254),
      password: z.string().max(1000),
      code: z.string().max(64).optional(),
    }),
    answer: s.sessionView,
  }),
  "DELETE /api/session": endpoint({ summary: "Sign out", who: "signed-in" }),
  "POST /api/session/keep": endpoint({
    summary: "Say that somebody is still there",
    who: "signed-in",
    answer: s.sessionView,
  }),
  "POST /api/session/lock": endpoint({ summary: "Lock the screen", who: "signed-in" }),
  "POST /api/session/unlock": endpoint({
    summary: "Unlock the screen",
    who: "signed-in",
    body: z.strictObject({ password: z.string().max(1000) }),
    answer: s.sessionView,
  }),
  "POST /api/session/password": endpoint({
    summary: "Change one's own password",
    who: "signed-in",
    body: z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) }),
    answer: s.sessionView,
  }),
  "POST /api/session/second-factor": endpoint({
    summary: "Begin setting up a second factor",
    who: "signed-in",
    body: z.strictObject({ password: z.string().max(1000) }),
    answer: z.object({ secret: z.string(), uri: z.string() }),
  }),
  "POST /api/session/second-factor/confirm": endpoint({
    summary: "Confirm the second factor with its first code",
    who: "signed-in",
    body: z.strictObject({ code: z.string().max(16) }),
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  "POST /api/session/reauthenticate": endpoint({
    summary: "Prove again who signs; answers a grant for one signature",
    who: "signed-in",
    body: z.strictObject({
      password: z.string().max(1000),
      code: z.string().max(64).optional(),
      manifest: z.string().length(64),
    }),
    answer: z.object({ grant: z.string() }),
  }),
  "POST /api/session/switch": endpoint({
    summary:
      "On a ward device: put another person's session in the place of this one by badge and PIN",
    who: "anyone",
    body: z.strictObject({ badge: z.string().max(200), pin: z.string().max(40) }),
    answer: s.sessionView,
  }),
  "PUT /api/session/badge": endpoint({
    summary: "Set one's own badge and PIN for quick switching",
    who: "signed-in",
    body: z.strictObject({
      badge: z.string().max(200),
      pin: z.string().max(40),
      password: z.string().max(1000),
    }),
    answer: s.sessionView,
  }),
  "DELETE /api/session/badge": endpoint({
    summary: "Remove one's own badge and PIN",
    who: "signed-in",
    answer: s.sessionView,
  }),
  "GET /api/devices": endpoint({
    summary: "Ward devices on which people may switch by badge and PIN",
    who: "administrator",
    answer: z.array(s.wardDevice),
  }),
  "POST /api/devices": endpoint({
    summary: "Allow quick switching on the device that this request comes from",
    who: "administrator",
    body: z.strictObject({ name: z.string().min(1).max(100) }),
    answer: s.wardDevice,
  }),
  "POST /api/devices/{device}/end": endpoint({
    summary: "No longer allow quick switching on a device",
    who: "administrator",
    params: z.object({ device: s.id }),
  }),
  "GET /api/access-reviews": endpoint({
    summary: "When access to each study that one may review was reviewed, and is due",
    who: "signed-in",
    answer: z.array(s.reviewDue),
  }),
  "GET /api/studies/{study}/access-reviews": endpoint({
    summary: "The reviews of access to a study, the latest first; `*` for the administrators",
    who: "signed-in",
    params: ofStudy,
    answer: z.array(s.accessReview),
  }),
  "POST /api/studies/{study}/access-reviews": endpoint({
    summary: "Open a review of access as of now",
    who: "signed-in",
    params: ofStudy,
    answer: s.accessReview,
  }),
  "POST /api/studies/{study}/access-reviews/{review}/sign": endpoint({
    summary: "Sign a review with one's password; what it decided to end ends",
    who: "signed-in",
    params: ofStudy.extend({ review: s.id }),
    body: z.strictObject({
      decisions: z.array(s.reviewDecision).max(20_000),
      password: z.string().max(1000),
      code: z.string().max(64).optional(),
    }),
    answer: s.accessReview,
  }),
  "GET /api/oidc/{provider}/begin": endpoint({
    summary: "Go to an institution to sign in there",
    who: "anyone",
    params: z.object({ provider: s.id }),
    query: z.object({ returnTo: z.string().max(500).optional() }),
    media: "text/html",
  }),
  "GET /api/oidc/finish": endpoint({
    summary: "Come back from the institution",
    who: "anyone",
    media: "text/html",
  }),
  "GET /api/programmes": endpoint({
    summary: "The studies of this instance, with their milestones as sources claim them",
    who: "signed-in",
    answer: z.array(s.programmeCard),
  }),
  "GET /api/studies/{study}": endpoint({
    summary: "A study: the version in use, its sites and what one may do in it",
    who: "signed-in",
    params: ofStudy,
    answer: s.studyView,
  }),
  "GET /api/studies/{study}/versions/{hash}": endpoint({
    summary: "One version of a study, as the value itself",
    who: "signed-in",
    params: z.object({ study: s.id, hash: z.string().length(64) }),
    answer: s.studyView.shape.study,
  }),
  "GET /api/studies/{study}/summaries": endpoint({
    summary: "Every participant one may see, in short",
    who: "signed-in",
    params: ofStudy,
    answer: s.summaryPage,
  }),
  "GET /api/studies/{study}/people": endpoint({
    summary: "Who has a role in the study",
    who: "signed-in",
    params: ofStudy,
    answer: z.array(s.personLine.pick({ id: true, name: true, grants: true, trainings: true })),
  }),
  "GET /api/studies/{study}/participants/{participant}": endpoint({
    summary: "A participant's record",
    who: "signed-in",
    params: ofParticipant,
    answer: s.participantRecord,
  }),
  "GET /api/studies/{study}/participants/{participant}/events": endpoint({
    summary: "A participant's audit trail, oldest first; of one form where asked",
    who: "signed-in",
    params: ofParticipant,
    query: z.object({
      form: s.id.optional(),
      visit: s.id.optional(),
      line: z.coerce.number().int().min(1).optional(),
    }),
    answer: z.object({ rows: z.array(s.auditRow), people: z.record(z.string(), z.string()) }),
  }),
  "GET /api/studies/{study}/participants/{participant}/drafts": endpoint({
    summary:
      "Drafts of queries about a participant, for those who ask: to anybody else there are none",
    who: "signed-in",
    params: ofParticipant,
    answer: s.queryDrafts,
  }),
  "GET /api/studies/{study}/participants/{participant}/casebook": endpoint({
    summary:
      "A participant's casebook as PDF, with the audit trail; a very long one as a zip of its volumes",
    who: "signed-in",
    params: ofParticipant,
    query: z.object({
      language: s.language,
      variant: z.enum(["complete", "site", "sponsor", "safety"]).optional(),
    }),
    media: "application/pdf",
  }),
  "GET /api/studies/{study}/forms.pdf": endpoint({
    summary: "The blank forms as PDF, plain or annotated",
    who: "signed-in",
    params: ofStudy,
    query: z.object({ language: s.language, variant: z.enum(["blank", "annotated"]) }),
    media: "application/pdf",
  }),
  "POST /api/studies/{study}/screenings": endpoint({
    summary: "Screen a person: the number is given by the site's rule, never typed",
    who: "signed-in",
    params: ofStudy,
    body: z.strictObject({
      id: s.id,
      site: s.id,
      date: z.string().max(10),
      role: s.role.optional(),
    }),
    answer: z.object({ participant: z.string(), repeated: z.boolean() }),
  }),
  "POST /api/studies/{study}/commands": endpoint({
    summary: "Give a command. The same id again does nothing twice",
    who: "signed-in",
    params: ofStudy,
    body: z.strictObject({
      id: z.string().regex(/^[\w.:/-]{8,100}$/),
      command: command as unknown as z.ZodType<Command, Command>,
      /** In which of one's roles; the one that may give the command, if left out. */
      role: s.role.optional(),
      /** The study version the person had before them. */
      version: z.string().length(64).optional(),
      /** From re-authentication, where the command is a signature. */
      grant: z.string().max(200).optional(),
      /** When it was typed, where it was kept offline; the record's own time is the server's. */
      typedAt: s.instant.optional(),
    }),
    answer: s.executeAnswer,
  }),
  "POST /api/studies/{study}/participants/{participant}/attachments": endpoint({
    summary: "Store a file; its content decides what it is",
    who: "signed-in",
    params: ofParticipant,
    query: z.object({ name: z.string().min(1).max(200) }),
    media: "application/octet-stream",
    answer: z.object({
      file: z.string(),
      mediaType: z.string(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  }),
  "GET /api/studies/{study}/participants/{participant}/attachments/{hash}": endpoint({
    summary: "A stored file",
    who: "signed-in",
    params: z.object({ study: s.id, participant: s.id, hash: z.string().length(64) }),
    media: "application/octet-stream",
  }),
  "GET /api/studies/{study}/audit": endpoint({
    summary: "Search the audit trail, newest first",
    who: "signed-in",
    params: ofStudy,
    query: studyAuditFilter.extend({
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: s.auditPage,
  }),
  "GET /api/studies/{study}/audit.csv": endpoint({
    summary: "The audit trail, field by field, as CSV",
    who: "signed-in",
    params: ofStudy,
    query: studyAuditFilter.extend({ language: s.language.optional() }),
    media: "text/csv",
  }),
  "GET /api/studies/{study}/forms.csv": endpoint({
    summary: "Every value of every form as CSV, one value a line, streamed",
    who: "signed-in",
    params: ofStudy,
    query: z.object({ language: s.language.optional() }),
    media: "text/csv",
  }),
  "GET /api/studies/{study}/forms.ndjson": endpoint({
    summary: "Every form record as JSON, one a line, streamed",
    who: "signed-in",
    params: ofStudy,
    query: nothing,
    media: "application/x-ndjson",
  }),
  "POST /api/studies/{study}/verify": endpoint({
    summary: "Prove that nothing in the journal was altered",
    who: "signed-in",
    params: ofStudy,
    answer: s.verifyAnswer,
  }),
  ...inspectionEndpoints,
  "GET /api/studies/{study}/closeouts": endpoint({
    summary: "How each site's own package at the end of the study stands",
    who: "signed-in",
    params: ofStudy,
    answer: z.array(s.closeoutLine),
  }),
  "POST /api/studies/{study}/closeouts/{site}": endpoint({
    summary: "Have the package of one's own site made",
    who: "signed-in",
    params: ofSite,
    body: z.strictObject({ language: s.language }),
  }),
  "GET /api/studies/{study}/closeouts/{site}/{closeout}/file": endpoint({
    summary: "The package as zip, for the site's own people",
    who: "signed-in",
    params: ofCloseout,
    media: "application/zip",
  }),
  "POST /api/studies/{study}/closeouts/{site}/{closeout}/accept": endpoint({
    summary: "Accept the package as principal investigator, with a signature bound to its manifest",
    who: "signed-in",
    params: ofCloseout,
    body: z.strictObject({ manifest: z.string().length(64), grant: z.string().max(200) }),
  }),
  "POST /api/studies/{study}/closeouts/{site}/{closeout}/reject": endpoint({
    summary: "Reject the package as principal investigator, with a reason",
    who: "signed-in",
    params: ofCloseout,
    body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  }),
  "GET /api/live": endpoint({
    summary: "Server-sent events: which participants changed",
    who: "signed-in",
    query: z.object({ study: s.id }),
    media: "text/event-stream",
  }),
  "GET /api/people": endpoint({
    summary: "Everybody with an account",
    who: "administrator",
    answer: z.array(s.personLine),
  }),
  "POST /api/people": endpoint({
    summary: "Create an account; the temporary password is shown once",
    who: "administrator",
    body: z.strictObject({
      name: z.string().min(1).max(200),
      nameZh: z.string().min(1).max(200).optional(),
      email: z.string().min(3).max(254),
    }),
    answer: z.object({ person: s.personCard, temporaryPassword: z.string() }),
  }),
  "POST /api/people/{person}/end": endpoint({
    summary: "End an account with everything it holds, at once",
    who: "administrator",
    params: z.object({ person: s.id }),
    body: z.strictObject({ reason: z.string().min(1).max(500) }),
    answer: s.openWork,
  }),
  "GET /api/people/{person}/open-work": endpoint({
    summary: "What somebody would leave behind, for hand-over",
    who: "administrator",
    params: z.object({ person: s.id }),
    answer: s.openWork,
  }),
  "POST /api/people/{person}/reset": endpoint({
    summary:
      "Give a new temporary password, shown once; with `secondFactor` also remove the second factor",
    who: "administrator",
    params: z.object({ person: s.id }),
    body: z.strictObject({ secondFactor: z.boolean().optional() }),
    answer: z.object({ temporaryPassword: z.string() }),
  }),
  "POST /api/people/{person}/reopen": endpoint({
    summary: "Let somebody try again who typed a wrong password too often",
    who: "administrator",
    params: z.object({ person: s.id }),
  }),
  "POST /api/people/{person}/trainings": endpoint({
    summary: "Record a training",
    who: "administrator",
    params: z.object({ person: s.id }),
    body: z.strictObject({
      study: s.id.optional(),
      title: z.string().min(1).max(200),
      version: z.string().max(50),
      on: s.day,
      until: s.day.optional(),
    }),
  }),
  "POST /api/grants": endpoint({
    summary: "Give a role in a study, at a site, from–to",
    who: "administrator",
    body: z.strictObject({
      person: s.id,
      study: s.id,
      role: s.role,
      site: s.id.optional(),
      participant: s.id.optional(),
      from: s.instant.optional(),
      until: s.instant.optional(),
    }),
    answer: s.grant,
  }),
  "POST /api/grants/{grant}/confirm": endpoint({
    summary: "Confirm the grant of an unblinded role that somebody else proposed",
    who: "administrator",
    params: z.object({ grant: s.id }),
    answer: s.grant,
  }),
  "POST /api/grants/{grant}/end": endpoint({
    summary: "End a grant now",
    who: "administrator",
    params: z.object({ grant: s.id }),
    body: z.strictObject({ reason: z.string().min(1).max(500) }),
  }),
  "POST /api/inspectors": endpoint({
    summary: "A read-only, time-limited account for an inspection",
    who: "administrator",
    body: z.strictObject({
      name: z.string().min(1).max(100),
      email: z.string().min(3).max(254),
      study: s.id,
      site: s.id.optional(),
      until: s.instant,
    }),
    answer: z.object({ person: s.personCard, temporaryPassword: z.string() }),
  }),
  "GET /api/studies/{study}/delegations": endpoint({
    summary: "The delegation log",
    who: "signed-in",
    params: ofStudy,
    answer: z.array(s.delegation),
  }),
  "POST /api/studies/{study}/delegations": endpoint({
    summary: "Enter a line of the delegation log",
    who: "signed-in",
    params: ofStudy,
    body: z.strictObject({
      person: s.id,
      site: s.id,
      tasks: z.array(z.string().min(1).max(40)).min(1).max(20),
      from: s.day,
      to: s.day.optional(),
    }),
    answer: s.delegation,
  }),
  "POST /api/studies/{study}/delegations/{line}/end": endpoint({
    summary: "End a delegation today, and say why",
    who: "signed-in",
    params: ofStudy.extend({ line: s.id }),
    body: z.strictObject({ reason: z.string().min(1).max(2000) }),
    answer: s.delegation,
  }),
  "POST /api/studies/{study}/delegations/{line}/{act}": endpoint({
    summary: "Sign a delegation as principal investigator, or accept it as the person",
    who: "signed-in",
    params: z.object({ study: s.id, line: s.id, act: z.enum(["sign", "accept"]) }),
    answer: s.delegation,
  }),
  "GET /api/access": endpoint({
    summary: "Who had access to what on a day",
    who: "signed-in",
    query: z.object({ on: s.day, study: s.id.optional() }),
    answer: z.array(s.grant.extend({ name: z.string() })),
  }),
  "GET /api/policy": endpoint({
    summary: "The sign-in policy",
    who: "signed-in",
    answer: s.policy,
  }),
  "PUT /api/policy": endpoint({
    summary: "Change the sign-in policy",
    who: "administrator",
    body: s.policy,
    answer: s.policy,
  }),
  "GET /api/audit": endpoint({
    summary: "The audit trail of accounts: sign-ins, refusals, grants",
    who: "administrator",
    query: auditFilter.extend({
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: s.auditPage,
  }),
  ...noticeEndpoints,
  ...supplyEndpoints,
  ...bedsideEndpoints,
  ...geneticEndpoints,
  ...screeningEndpoints,
  ...cohortEndpoints,
  ...readoutEndpoints,
  ...allocationEndpoints,
  "GET /api/openapi.json": endpoint({
    summary: "This API as OpenAPI 3.1",
    who: "anyone",
    answer: z.record(z.string(), z.unknown()),
  }),
} as const;
