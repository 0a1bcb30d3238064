import type { EndpointName, Handlers } from "../handler.ts";
import { describeApi } from "../openapi.ts";
import { accessReviewRoutes } from "./access-reviews.ts";
import { attachmentRoutes } from "./attachments.ts";
import { auditRoutes } from "./audit.ts";
import { casebookRoutes } from "./casebook.ts";
import { closeoutRoutes } from "./closeout.ts";
import { commandRoutes } from "./commands.ts";
import { delegationRoutes } from "./delegations.ts";
import { exportRoutes } from "./exports.ts";
import { inspectionRoutes } from "./inspection.ts";
import { liveRoutes } from "./live.ts";
import { noticeRoutes } from "./notices.ts";
import { oidcRoutes } from "./oidc.ts";
import { participantRoutes } from "./participants.ts";
import { peopleRoutes } from "./people.ts";
import { sessionRoutes } from "./session.ts";
import { studyRoutes } from "./studies.ts";

/** What each endpoint of the contract does. An endpoint without a route does not compile. */
export const handlers: Handlers<EndpointName> = {
  ...sessionRoutes,
  ...oidcRoutes,
  ...studyRoutes,
  ...participantRoutes,
  ...commandRoutes,
  ...attachmentRoutes,
  ...auditRoutes,
  ...exportRoutes,
  ...casebookRoutes,
  ...closeoutRoutes,
  ...inspectionRoutes,
  ...liveRoutes,
  ...noticeRoutes,
  ...peopleRoutes,
  ...delegationRoutes,
  ...accessReviewRoutes,
  "GET /api/openapi.json": async () => describeApi(),
};
