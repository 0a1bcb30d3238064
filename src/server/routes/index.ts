import type { EndpointName, Handlers } from "../handler.ts";
import { describeApi } from "../openapi.ts";
import { attachmentRoutes } from "./attachments.ts";
import { auditRoutes } from "./audit.ts";
import { casebookRoutes } from "./casebook.ts";
import { commandRoutes } from "./commands.ts";
import { exportRoutes } from "./exports.ts";
import { liveRoutes } from "./live.ts";
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
  ...liveRoutes,
  ...peopleRoutes,
  "GET /api/openapi.json": async () => describeApi(),
};
