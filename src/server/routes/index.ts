import type { EndpointName, Handlers } from "../handler.ts";
import { describeApi } from "../openapi.ts";
import { accessReviewRoutes } from "./access-reviews.ts";
import { allocationRoutes } from "./allocation.ts";
import { attachmentRoutes } from "./attachments.ts";
import { auditRoutes } from "./audit.ts";
import { bedsideRoutes } from "./bedside.ts";
import { casebookRoutes } from "./casebook.ts";
import { closeoutRoutes } from "./closeout.ts";
import { cohortRoutes } from "./cohorts.ts";
import { commandRoutes } from "./commands.ts";
import { delegationRoutes } from "./delegations.ts";
import { exportRoutes } from "./exports.ts";
import { geneticRoutes } from "./genetics.ts";
import { inspectionRoutes } from "./inspection.ts";
import { keptPeopleRoutes } from "./kept-people.ts";
import { liveRoutes } from "./live.ts";
import { noticeRoutes } from "./notices.ts";
import { oidcRoutes } from "./oidc.ts";
import { participantRoutes } from "./participants.ts";
import { peopleRoutes } from "./people.ts";
import { readoutRoutes } from "./readout.ts";
import { screeningRoutes } from "./screening.ts";
import { sessionRoutes } from "./session.ts";
import { studyRoutes } from "./studies.ts";
import { supplyRoutes } from "./supply.ts";

/** What each endpoint of the contract does. An endpoint without a route does not compile. */
export const handlers: Handlers<EndpointName> = {
  ...sessionRoutes,
  ...oidcRoutes,
  ...studyRoutes,
  ...participantRoutes,
  ...cohortRoutes,
  ...readoutRoutes,
  ...commandRoutes,
  ...allocationRoutes,
  ...attachmentRoutes,
  ...geneticRoutes,
  ...screeningRoutes,
  ...keptPeopleRoutes,
  ...auditRoutes,
  ...exportRoutes,
  ...casebookRoutes,
  ...closeoutRoutes,
  ...inspectionRoutes,
  ...liveRoutes,
  ...noticeRoutes,
  ...supplyRoutes,
  ...bedsideRoutes,
  ...peopleRoutes,
  ...delegationRoutes,
  ...accessReviewRoutes,
  "GET /api/openapi.json": async () => describeApi(),
};
